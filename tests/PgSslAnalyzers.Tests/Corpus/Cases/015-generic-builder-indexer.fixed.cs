using System.Data.Common;
using Npgsql;

namespace Corpus.C015;

public static class Normalizer
{
    public static NpgsqlConnection Open(string connectionString)
    {
        var builder = new DbConnectionStringBuilder { ConnectionString = connectionString };
        if (!builder.ContainsKey("Ssl Mode") && !builder.ContainsKey("SSL Mode") && !builder.ContainsKey("sslmode"))
        {
            builder["Ssl Mode"] = "VerifyFull";
            builder["Root Certificate"] = "__ROOT_CERT__";
        }

        return new NpgsqlConnection(builder.ConnectionString);
    }
}
