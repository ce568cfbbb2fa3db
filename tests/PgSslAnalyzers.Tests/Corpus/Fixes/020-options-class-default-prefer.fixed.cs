using Npgsql;

namespace Corpus.C020;

internal sealed class ConnectionOptions
{
    public string Host { get; set; } = "";
    public string Database { get; set; } = "";
    public SslMode SslMode { get; set; } = SslMode.VerifyFull;
}

internal static class Factory
{
    public static NpgsqlConnection Create(ConnectionOptions options) => new(new NpgsqlConnectionStringBuilder
    {
        Host = options.Host,
        Database = options.Database,
        SslMode = options.SslMode,
        RootCertificate = "__ROOT_CERT__"
    }.ConnectionString);
}
