using System;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Corpus.C018;

public static class Tickets
{
    public static string Build(IConfiguration configuration)
    {
        var section = configuration.GetSection("TicketsDatabase");
        return new NpgsqlConnectionStringBuilder
        {
            Host = section["Host"]!,
            Port = int.Parse(section["Port"] ?? "5432"),
            Database = section["Name"]!,
            Username = section["User"]!,
            Password = section["Password"]!,
            SslMode = Enum.Parse<SslMode>(section["SslMode"] ?? "VerifyFull"),
            RootCertificate = "__ROOT_CERT__"
        }.ConnectionString;
    }
}
