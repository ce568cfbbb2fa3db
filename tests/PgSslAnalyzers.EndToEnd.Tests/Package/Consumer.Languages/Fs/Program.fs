let source = Npgsql.NpgsqlDataSource.Create "Host=code.example;SSL Mode=Disable"
printfn "%b" (isNull source)
