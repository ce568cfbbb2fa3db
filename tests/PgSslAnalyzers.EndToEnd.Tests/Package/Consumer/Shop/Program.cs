using Npgsql;
using Shop;

string password = Environment.GetEnvironmentVariable("SHOP_PASSWORD") ?? "";

NpgsqlConnection[] connections =
[
    new(Connections.Plain),
    new(Connections.Strong),
    new(Connections.Local),
    new(Connections.Fallback(password)),
    new(Connections.Trusting(password)),
    new(Connections.AnyHost(password)),
    new(Connections.Assembled(password)), // PGSSL1003: Connections.Assembled(password)
    new("Host=db.example;Database=silent;Username=app;Password=" + password), // PGSSL1005: "Host=db.example;Database=silent;Username=app;Password=" + password
    new(Builders.Required(password).ConnectionString),
    new(Builders.Allowed().ToString()),
    new(Builders.Indexed().ConnectionString),
];

foreach (NpgsqlConnection connection in connections)
    Console.WriteLine(connection.ConnectionString.ReplaceLineEndings(""));
