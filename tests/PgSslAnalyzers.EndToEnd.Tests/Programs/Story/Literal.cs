using Npgsql;

await using var dataSource = NpgsqlDataSource.Create("Host=localhost;Port=5432;Username=app;Password=s3cret;Database=postgres;SSL Mode=Require;Trust Server Certificate=true");
await using var command = dataSource.CreateCommand("select ssl from pg_stat_ssl where pid = pg_backend_pid()");
Console.WriteLine($"connected, ssl = {await command.ExecuteScalarAsync()}");
