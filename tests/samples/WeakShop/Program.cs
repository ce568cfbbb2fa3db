using Microsoft.EntityFrameworkCore;
using Npgsql;
using WeakShop.Data;
using WeakShop.Jobs;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
string password = builder.Configuration["Shop:Password"] ?? "";

// The catalogue is read by everybody, orders by their owners.
builder.Services.AddDbContext<CatalogueContext>();
builder.Services.AddDbContext<OrdersContext>(options => options.UseNpgsql(Connections.Orders(password)));

// Reviews are plain SQL.
builder.Services.AddNpgsqlDataSource($"Host=reviews.shop.example;Database=reviews;Username=shop;Password={password};SSL Mode=Prefer");

DatabaseOptions customers = builder.Configuration.GetSection("Customers").Get<DatabaseOptions>() ?? new();
builder.Services.AddKeyedSingleton("customers", customers.Open(password));
builder.Services.AddSingleton(new StockFeed(builder.Environment.IsProduction(), password));
builder.Services.AddSingleton(new PriceImport(password));
builder.Services.AddSingleton(new InvoiceMail(password));
builder.Services.AddHostedService<NightlyReport>();

WebApplication app = builder.Build();

app.MapGet("/products", (CatalogueContext catalogue) => catalogue.Products.OrderBy(product => product.Name).ToListAsync());

app.MapGet("/orders/{id:int}", async (int id, OrdersContext orders)
    => await orders.Orders.FindAsync(id) is { } order ? Results.Ok(order) : Results.NotFound());

app.MapGet("/stock/{sku}", (string sku, StockFeed stock) => stock.QuantityAsync(sku));

app.MapGet("/reviews/{sku}", async (string sku, NpgsqlDataSource reviews) =>
{
    await using NpgsqlCommand command = reviews.CreateCommand("select avg(stars) from review where sku = $1");
    command.Parameters.AddWithValue(sku);
    return await command.ExecuteScalarAsync() as decimal?;
});

app.MapPost("/prices", (PriceImport import, Stream body, CancellationToken cancellation) => import.RunAsync(body, cancellation));
app.MapPost("/invoices/mail", (InvoiceMail mail, CancellationToken cancellation) => mail.RunAsync(cancellation));

app.Run();
