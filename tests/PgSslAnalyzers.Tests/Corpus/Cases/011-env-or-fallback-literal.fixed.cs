using System;
using Npgsql;

namespace Corpus.C011;

public static class Host
{
    public static NpgsqlDataSource Source()
    {
        var connectionString = Environment.GetEnvironmentVariable("LEDGER_DB") ?? "Host=ledger-db.internal.example.com;Database=ledger;Username=svc;Password=svc;SSL Mode=VerifyFull;Root Certificate=__ROOT_CERT__";
        return new NpgsqlDataSourceBuilder(connectionString).Build();
    }
}
