using Npgsql;

public sealed class Store : IDisposable
{
    private readonly NpgsqlConnection _connection;

    public Store(string host)
    {
        _connection = new NpgsqlConnection($"Host={host};Username=app;SSL Mode=Require;Trust Server Certificate=true");
        _connection.UserCertificateValidationCallback = (sender, cert, chain, errors) => true;
    }

    public string Text => _connection.ConnectionString;
    public void Dispose() => _connection.Dispose();
}

public static class Program
{
    public static IEnumerable<string> Strings() { using var s = new Store("db.example.com"); return [s.Text]; }
}
