using Microsoft.EntityFrameworkCore;
using Npgsql;
using WeakShop.Data;
using WeakShop.Jobs;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
string password = builder.Configuration["Shop:Password"] ?? "";

// The catalogue is read by everybody.
builder.Services.AddDbContext<CatalogueContext>();

// Orders have a database of their own.
builder.Services.AddDbContext<OrdersContext>(options => options.UseNpgsql(Connections.Orders(password)));

// Stock levels are plain SQL.
builder.Services.AddNpgsqlDataSource($"Host=stock.shop.example;Database=stock;Username=shop;Password={password};SSL Mode=Prefer");

builder.Services.AddSingleton(new PriceImport(password));
builder.Services.AddHostedService<NightlyReport>();

WebApplication app = builder.Build();

app.MapGet("/products", (CatalogueContext catalogue) => catalogue.Products.OrderBy(product => product.Name).ToListAsync());

app.MapGet("/orders/{id:int}", async (int id, OrdersContext orders)
    => await orders.Orders.FindAsync(id) is { } order ? Results.Ok(order) : Results.NotFound());

app.MapGet("/stock/{sku}", async (string sku, NpgsqlDataSource stock) =>
{
    await using NpgsqlCommand command = stock.CreateCommand("select quantity from stock where sku = $1");
    command.Parameters.AddWithValue(sku);
    return await command.ExecuteScalarAsync() as int? ?? 0;
});

app.MapPost("/prices", (PriceImport import, Stream body, CancellationToken cancellation) => import.RunAsync(body, cancellation));

app.Run();
