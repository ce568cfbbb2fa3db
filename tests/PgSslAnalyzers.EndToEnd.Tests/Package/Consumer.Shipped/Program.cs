using Npgsql;

await using var connection = new NpgsqlConnection($"Host=localhost;Port={args[0]};Username=app;Password=s3cret;Database=postgres;SSL Mode=Require");
await connection.OpenAsync();
await using var command = new NpgsqlCommand("select ssl from pg_stat_ssl where pid = pg_backend_pid()", connection);
Console.WriteLine($"ssl = {await command.ExecuteScalarAsync()}");
