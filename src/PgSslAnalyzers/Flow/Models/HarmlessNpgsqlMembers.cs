namespace PgSslAnalyzers.Flow.Models;

/// <summary>Members of Npgsql that run no code of the program: they change only their receiver. See <see cref="HarmlessMembers"/>.</summary>
internal static class HarmlessNpgsqlMembers
{
    public static readonly HarmlessTable Table = new(
    [
        ("Npgsql.NpgsqlConnectionStringBuilder", [HarmlessTable.All]),
        ("Npgsql.NpgsqlDataSourceBuilder", [".ctor", "ConnectionString", "ConnectionStringBuilder", "EnableParameterLogging", "Name", "UseRootCertificate", "UseRootCertificates"]),
        ("Npgsql.NpgsqlSlimDataSourceBuilder", [".ctor", "ConnectionString", "ConnectionStringBuilder", "EnableParameterLogging", "EnableTransportSecurity", "Name", "UseRootCertificate", "UseRootCertificates"]),
        ("Npgsql.NpgsqlConnection", [".ctor", "ConnectionString"]),
        ("Npgsql.NpgsqlFactory", ["Instance", "CreateConnection", "CreateConnectionStringBuilder"]),
    ],
    ["Npgsql.NpgsqlConnectionStringBuilder"]);
}
