using Npgsql;

var builder = new NpgsqlConnectionStringBuilder
{
    Host = "localhost",
    Port = 5432,
    Username = "app",
    Password = "s3cret",
    Database = "postgres",
    SslMode = SslMode.Prefer,
};
await using var connection = new NpgsqlConnection(builder.ConnectionString);
await connection.OpenAsync();
await using var command = new NpgsqlCommand("select ssl from pg_stat_ssl where pid = pg_backend_pid()", connection);
Console.WriteLine($"connected, ssl = {await command.ExecuteScalarAsync()}");
