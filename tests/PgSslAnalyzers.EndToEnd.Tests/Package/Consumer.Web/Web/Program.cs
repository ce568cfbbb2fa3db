using Npgsql;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(NpgsqlDataSource.Create(builder.Configuration.GetConnectionString("Main")!));
builder.Services.AddKeyedSingleton("reports", NpgsqlDataSource.Create("Host=reports.example;Database=reports;Username=app;SSL Mode=Require"));
builder.Services.AddKeyedSingleton("audit", NpgsqlDataSource.Create("Host=audit.example;Database=audit;Username=app;SSL Mode=VerifyCA"));

WebApplication app = builder.Build();
app.MapGet("/", async (NpgsqlDataSource main) => await main.CreateCommand("select version()").ExecuteScalarAsync());
app.Run();
