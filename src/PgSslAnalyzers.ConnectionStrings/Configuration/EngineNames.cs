namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>Which database a name speaks of.</summary>
internal enum Engine
{
    /// <summary>None, or more than one.</summary>
    Unknown,

    /// <summary>PostgreSQL, by way of Npgsql in a project that references it.</summary>
    Npgsql,

    /// <summary>Another database, a broker, a cache.</summary>
    Other,
}

/// <summary>Names of databases in keys, providers and hosts.</summary>
internal static class EngineNames
{
    private static readonly string[] PostgresNames = ["npgsql", "postgres", "pgsql"];

    // What speaks PostgreSQL's protocol (CockroachDB, YugabyteDB, Redshift, QuestDB ...) is reached through Npgsql and is not in here.
    private static readonly string[] OtherNames =
    [
        "mysql", "mariadb", "sqlserver", "mssql", "sqlclient", "sqlazure", "azuresql", "sqlite", "sqlce", "localdb", "oracle", "odpnet", "mongo", "redis", "rabbit", "amqp", "kafka",
        "clickhouse", "cassandra", "scylla", "elastic", "opensearch", "firebird", "interbase", "informix", "snowflake", "influx", "neo4j", "cosmos", "servicebus", "eventhub",
        "couchbase", "couchdb", "ravendb", "litedb", "vertica", "teradata", "memcache", "mqtt", "smtp", "ldap", "odbc", "oledb", "sybase", "saphana", "trino", "activemq", "artemis",
    ];

    private static readonly HashSet<string> ProviderKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        "provider", "providername", "dbprovider", "databaseprovider", "providertype", "providerinvariantname", "invariant", "invariantname", "dialect", "sqldialect",
        "engine", "dbengine", "databaseengine", "dbtype", "databasetype", "driver", "dbdriver", "dbms", "rdbms", "adapter", "type", "kind", "vendor", "dbvendor",
        "dataprovider", "storageprovider", "databasekind",
    };

    /// <summary>What <paramref name="name"/> speaks of: a key, a provider's name, a host.</summary>
    public static Engine Classify(string name)
    {
        bool isPostgres = HasWord(name, "pg");
        foreach (string postgres in PostgresNames)
            isPostgres |= Contains(name, postgres);
        bool isOther = HasWord(name, "nats") || HasWord(name, "db2") || StartsWith(name, "SQLCONNSTR_");
        foreach (string other in OtherNames)
            isOther |= Contains(name, other);
        return isPostgres == isOther ? Engine.Unknown : isPostgres ? Engine.Npgsql : Engine.Other;
    }

    /// <summary>Whether the value of <paramref name="key"/> names a provider.</summary>
    public static bool IsProviderKey(string key)
        => ProviderKeys.Contains(key) || ProviderKeys.Contains(key.Replace("_", "").Replace("-", ""));

    private static bool Contains(string name, string part) => name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool StartsWith(string name, string start) => name.StartsWith(start, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether <paramref name="word"/> stands in <paramref name="name"/> as a word of its own: <c>PgMain</c>, <c>main_pg</c>.</summary>
    private static bool HasWord(string name, string word)
    {
        for (int at = name.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = name.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            int end = at + word.Length;
            bool starts = at == 0 || !char.IsLetter(name[at - 1]) || (char.IsUpper(name[at]) && char.IsLower(name[at - 1]));
            bool ends = end == name.Length || !char.IsLetterOrDigit(name[end]) || (char.IsUpper(name[end]) && char.IsLower(name[end - 1]));
            if (starts && ends)
                return true;
        }
        return false;
    }
}
