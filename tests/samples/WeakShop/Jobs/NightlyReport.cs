using Npgsql;
using WeakShop.Data;

namespace WeakShop.Jobs;

/// <summary>Sums up the day and moves it to the archive.</summary>
internal sealed class NightlyReport(IConfiguration configuration) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromDays(1));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            decimal total = await SumAsync(stoppingToken);
            await ArchiveAsync(total, stoppingToken);
        }
    }

    private async Task<decimal> SumAsync(CancellationToken cancellation)
    {
        var settings = new NpgsqlConnectionStringBuilder(configuration.GetConnectionString("Reports"));
        settings["SSL Mode"] = "Prefer";
        await using NpgsqlDataSource reports = NpgsqlDataSource.Create(settings);
        await using NpgsqlCommand command = reports.CreateCommand("select sum(total) from orders where placed_at > now() - interval '1 day'");
        return await command.ExecuteScalarAsync(cancellation) as decimal? ?? 0;
    }

    private static async Task ArchiveAsync(decimal total, CancellationToken cancellation)
    {
        await using var archive = new NpgsqlConnection(Connections.Archive);
        await archive.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand("insert into report (day, total) values (current_date, $1)", archive);
        command.Parameters.AddWithValue(total);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
