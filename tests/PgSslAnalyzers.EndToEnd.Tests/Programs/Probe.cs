using Npgsql;

// Tries each connection string on standard input and says how it went, a line each.
while (Console.ReadLine() is { } connectionString)
{
    try
    {
        using var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select ssl from pg_stat_ssl where pid = pg_backend_pid()";
        Console.WriteLine((bool)command.ExecuteScalar()! ? "ssl" : "PLAIN");
    }
    catch (Exception exception)
    {
        Console.WriteLine(string.Join(" <- ", Chain(exception).Select(e => $"{e.GetType()}: {e.Message.Split('\n')[0]}")));
    }
}

static IEnumerable<Exception> Chain(Exception? exception)
{
    for (; exception is not null; exception = exception.InnerException)
        yield return exception;
}
