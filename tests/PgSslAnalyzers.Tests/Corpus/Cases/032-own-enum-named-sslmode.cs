using System.Data.Common;

namespace Corpus.C032;

public enum SslMode { Require, Disable, Prefer }

public class PostgreSqlConnectionStringBuilder : DbConnectionStringBuilder
{
    private SslMode _sslMode;

    public SslMode SslMode
    {
        get => _sslMode;
        set { base["ssl mode"] = value.ToString(); _sslMode = value; }
    }
}

public static class Use
{
    public static string Build() => new PostgreSqlConnectionStringBuilder { SslMode = SslMode.Require }.ConnectionString;
}
