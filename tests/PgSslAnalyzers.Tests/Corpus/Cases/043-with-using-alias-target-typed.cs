using Pg = Npgsql.NpgsqlConnectionStringBuilder;
using Mode = Npgsql.SslMode;

namespace Corpus.C043;

public static class Aliased
{
    public static string Build(string host, string user)
    {
        Pg builder = new() { Host = host, Username = user, SslMode = Mode.Allow };
        return builder.ToString();
    }
}
