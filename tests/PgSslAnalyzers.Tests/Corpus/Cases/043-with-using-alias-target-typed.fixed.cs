using Pg = Npgsql.NpgsqlConnectionStringBuilder;
using Mode = Npgsql.SslMode;

namespace Corpus.C043;

public static class Aliased
{
    public static string Build(string host, string user)
    {
        Pg builder = new() { Host = host, Username = user, SslMode = Mode.VerifyFull, RootCertificate = "__ROOT_CERT__" };
        return builder.ToString();
    }
}
