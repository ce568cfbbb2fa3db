using Npgsql;
using WeakShop.Data;

namespace WeakShop.Jobs;

/// <summary>Sends the invoices that are due.</summary>
internal sealed class InvoiceMail(string password)
{
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        await using var invoices = new NpgsqlConnection(Connections.Invoices(password));
        await invoices.OpenAsync(cancellation);

        // The mail queue may be elsewhere on a test system.
        string queue = Environment.GetEnvironmentVariable("SHOP_MAIL_QUEUE") ?? "Host=mail.shop.example;Database=queue;Username=mailer;SSL Mode=Require";
        await using var mails = new NpgsqlConnection(queue);
        await mails.OpenAsync(cancellation);

        int count = 0;
        await using var due = new NpgsqlCommand("select id from invoice where due <= current_date and not sent", invoices);
        await using NpgsqlDataReader reader = await due.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            await using var command = new NpgsqlCommand("insert into mail (invoice) values ($1)", mails);
            command.Parameters.AddWithValue(reader.GetInt32(0));
            count += await command.ExecuteNonQueryAsync(cancellation);
        }
        return count;
    }
}
