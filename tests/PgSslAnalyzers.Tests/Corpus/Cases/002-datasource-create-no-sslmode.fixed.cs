using System.Threading.Tasks;
using Npgsql;

namespace Corpus.C002;

public static class LabDatabase
{
    private static NpgsqlDataSource Source { get; set; } =
        NpgsqlDataSource.Create("Host=203.0.113.40;Port=5432;Username=lab_app;Password=lab_app;Database=lab;SSL Mode=VerifyFull;Root Certificate=__ROOT_CERT__");

    public static ValueTask<NpgsqlConnection> OpenAsync() => Source.OpenConnectionAsync();
}
