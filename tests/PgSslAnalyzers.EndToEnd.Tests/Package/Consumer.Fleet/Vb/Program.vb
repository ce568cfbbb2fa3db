Module Program
    Sub Main()
        Console.WriteLine(New Npgsql.NpgsqlConnection("Host=code.example;SSL Mode=Disable").Database)
    End Sub
End Module
