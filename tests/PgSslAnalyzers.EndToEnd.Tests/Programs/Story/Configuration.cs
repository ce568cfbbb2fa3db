using Microsoft.Extensions.Configuration;
using Npgsql;

var configuration = new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json").Build();
await using var connection = new NpgsqlConnection(configuration.GetConnectionString("Main"));
await connection.OpenAsync();
await using var command = new NpgsqlCommand("select ssl from pg_stat_ssl where pid = pg_backend_pid()", connection);
Console.WriteLine($"connected, ssl = {await command.ExecuteScalarAsync()}");
