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
    // What speaks PostgreSQL's protocol is reached through Npgsql.
    private static readonly string[] PostgresNames =
    [
        "npgsql", "postgres", "pgsql", "cockroach", "timescale", "yugabyte", "citus", "supabase", "greenplum", "redshift", "alloydb",
    ];

    /// <summary>Another way to PostgreSQL than Npgsql, whatever else the name says.</summary>
    private static readonly string[] OtherDrivers = ["odbc", "oledb", "jdbc", "devart", "dotconnect", "psycopg", "libpq"];

    private static readonly string[] OtherNames =
    [
        "mysql", "mariadb", "sqlserver", "mssql", "sqlclient", "sqlazure", "azuresql", "sqlite", "sqlce", "localdb", "oracle", "odpnet", "mongo", "rabbit", "amqp", "kafka",
        "ibm.data", "ibmdb", "rediscache", "redisconn", "redisserver", "redishost", "redisdb", "clickhouse", "cassandra", "scylla", "elastic", "opensearch", "firebird", "interbase", "informix", "snowflake", "influx", "neo4j", "cosmos", "servicebus", "eventhub",
        "couchbase", "couchdb", "ravendb", "litedb", "vertica", "teradata", "memcache", "mqtt", "smtp", "ldap", "sybase", "saphana", "activemq", "artemis",
    ];

    /// <summary>Names that are a part of other words.</summary>
    private static readonly string[] OtherWords = ["nats", "redis", "trino"];

    private static readonly HashSet<string> ProviderKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        "provider", "providername", "dbprovider", "databaseprovider", "providertype", "providerinvariantname", "invariant", "invariantname", "dialect", "sqldialect",
        "engine", "dbengine", "databaseengine", "dbtype", "databasetype", "driver", "dbdriver", "dbms", "rdbms", "adapter", "type", "kind", "vendor", "dbvendor",
        "dataprovider", "storageprovider", "databasekind", "storage", "storagetype", "backend", "persistence", "sqlprovider", "efprovider", "connectiontype", "driverclass", "servertype",
    };

    /// <summary>What <paramref name="name"/> speaks of: a key, a provider's name, a host.</summary>
    public static Engine Classify(string name)
    {
        if (ContainsAny(name, OtherDrivers))
            return Engine.Other;
        bool isPostgres = HasWord(name, "pg") || ContainsAny(name, PostgresNames);
        bool isOther = StartsWith(name, "SQLCONNSTR_") || ContainsAny(name, OtherNames);
        foreach (string word in OtherWords)
            isOther |= HasWord(name, word);
        return isPostgres == isOther ? Engine.Unknown : isPostgres ? Engine.Npgsql : Engine.Other;
    }

    /// <summary>What the name of a provider speaks of; as a key or a host, db2 is the second database.</summary>
    public static Engine ClassifyProvider(string name) => HasWord(name, "db2") ? Engine.Other : Classify(name);

    /// <summary>Whether the value of <paramref name="key"/> names a provider.</summary>
    public static bool IsProviderKey(string key)
        => ProviderKeys.Contains(key) || ProviderKeys.Contains(key.Replace("_", "").Replace("-", ""));

    private static bool ContainsAny(string name, string[] parts)
    {
        foreach (string part in parts)
        {
            if (name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0)
                return true;
        }
        return false;
    }

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
