using System;
using Npgsql;

namespace Corpus.C024;

public static class DesignTime
{
    public static NpgsqlDataSource Create()
    {
        var connectionString = Environment.GetEnvironmentVariable("PAY_DB")
            ?? "Host=localhost;Port=5432;Database=pay;Username=pay;Password=pay";

        var dataSourceBuilder = new NpgsqlDataSourceBuilder(connectionString);
        dataSourceBuilder.ConnectionStringBuilder.SslMode = SslMode.Disable;
        return dataSourceBuilder.Build();
    }
}
