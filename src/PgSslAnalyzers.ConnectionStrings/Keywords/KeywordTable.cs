using static PgSslAnalyzers.ConnectionStrings.Keywords.KeywordType;

namespace PgSslAnalyzers.ConnectionStrings.Keywords;

/// <summary>
/// Every keyword of Npgsql 4 to 10, read from <c>NpgsqlConnectionStringBuilder</c> (the properties with NpgsqlConnectionStringPropertyAttribute).
/// A version here is a major version: a keyword counts as known from the first minor version that has it.
/// A new Npgsql version adds its keywords here; the differential tests compare this table with the real assemblies.
/// </summary>
public static class KeywordTable
{
    private const int Now = int.MaxValue;

    /// <summary><c>Host</c>.</summary>
    public static readonly Keyword Host = Row("Host", "Host", Text, 3, Now, false, "Server");

    /// <summary><c>Port</c>.</summary>
    public static readonly Keyword Port = Row("Port", "Port", Number, 3, Now, false);

    /// <summary><c>Database</c>.</summary>
    public static readonly Keyword Database = Row("Database", "Database", Text, 3, Now, false, "DB");

    /// <summary><c>Username</c>.</summary>
    public static readonly Keyword Username = Row("Username", "Username", Text, 3, Now, false, "User Name", "UserId", "User Id", "UID");

    /// <summary><c>Password</c>.</summary>
    public static readonly Keyword Password = Row("Password", "Password", Text, 3, Now, false, "PSW", "PWD");

    /// <summary><c>SSL Mode</c>.</summary>
    public static readonly Keyword SslMode = Row("SSL Mode", "SslMode", KeywordType.Enum, 3, Now, false);

    /// <summary><c>Root Certificate</c>.</summary>
    public static readonly Keyword RootCertificate = Row("Root Certificate", "RootCertificate", Text, 5, Now, true);

    /// <summary><c>Trust Server Certificate</c>; SqlClient has it too.</summary>
    public static readonly Keyword TrustServerCertificate = Row("Trust Server Certificate", "TrustServerCertificate", KeywordType.Boolean, 3, Now, false);

    /// <summary><c>Check Certificate Revocation</c>.</summary>
    public static readonly Keyword CheckCertificateRevocation = Row("Check Certificate Revocation", "CheckCertificateRevocation", KeywordType.Boolean, 3, Now, true);

    /// <summary><c>SSL Negotiation</c>.</summary>
    public static readonly Keyword SslNegotiation = Row("SSL Negotiation", "SslNegotiation", KeywordType.Enum, 9, Now, true);

    /// <summary><c>GSS Encryption Mode</c>.</summary>
    public static readonly Keyword GssEncryptionMode = Row("GSS Encryption Mode", "GssEncryptionMode", KeywordType.Enum, 10, Now, true);

    /// <summary>All keywords of all versions.</summary>
    public static IReadOnlyList<Keyword> All { get; } =
    [
        Host, Port, Database, Username, Password, SslMode, RootCertificate, TrustServerCertificate, CheckCertificateRevocation, SslNegotiation, GssEncryptionMode,
        Row("Passfile", "Passfile", Text, 4, Now, true),
        Row("Application Name", "ApplicationName", Text, 3, Now, false),
        Row("Enlist", "Enlist", KeywordType.Boolean, 3, Now, false),
        Row("Search Path", "SearchPath", Text, 3, Now, true),
        Row("Client Encoding", "ClientEncoding", Text, 3, Now, true),
        Row("Encoding", "Encoding", Text, 3, Now, false),
        Row("Timezone", "Timezone", Text, 4, Now, false),
        Row("SSL Certificate", "SslCertificate", Text, 6, Now, false),
        Row("SSL Key", "SslKey", Text, 6, Now, false),
        Row("SSL Password", "SslPassword", Text, 6, Now, true),
        Row("Client Certificate", "ClientCertificate", Text, 4, 8, false),
        Row("Client Certificate Key", "ClientCertificateKey", Text, 5, 8, false),
        Row("Use SSL Stream", "UseSslStream", KeywordType.Boolean, 3, 8, false),
        Row("Channel Binding", "ChannelBinding", KeywordType.Enum, 8, Now, true),
        Row("Require Auth", "RequireAuth", Text, 10, Now, true),
        Row("Integrated Security", "IntegratedSecurity", KeywordType.Boolean, 3, 8, false),
        Row("Kerberos Service Name", "KerberosServiceName", Text, 3, Now, true, "Krbsrvname"),
        Row("Include Realm", "IncludeRealm", KeywordType.Boolean, 3, Now, true),
        Row("Persist Security Info", "PersistSecurityInfo", KeywordType.Boolean, 3, Now, false),
        Row("Log Parameters", "LogParameters", KeywordType.Boolean, 4, Now, true),
        Row("Include Error Detail", "IncludeErrorDetail", KeywordType.Boolean, 5, Now, true),
        Row("Include Error Details", "IncludeErrorDetails", KeywordType.Boolean, 4, 8, true),
        Row("Include Failed Batched Command", "IncludeFailedBatchedCommand", KeywordType.Boolean, 10, Now, true),
        Row("Pooling", "Pooling", KeywordType.Boolean, 3, Now, false),
        Row("Minimum Pool Size", "MinPoolSize", Number, 3, Now, false),
        Row("Maximum Pool Size", "MaxPoolSize", Number, 3, Now, false),
        Row("Connection Idle Lifetime", "ConnectionIdleLifetime", Number, 3, Now, false),
        Row("Connection Pruning Interval", "ConnectionPruningInterval", Number, 3, Now, true),
        Row("Connection Lifetime", "ConnectionLifetime", Number, 3, Now, false, "Load Balance Timeout"),
        Row("Timeout", "Timeout", Number, 3, Now, false),
        Row("Command Timeout", "CommandTimeout", Number, 3, Now, false),
        Row("Internal Command Timeout", "InternalCommandTimeout", Number, 3, Now, true),
        Row("Cancellation Timeout", "CancellationTimeout", Number, 5, Now, true),
        Row("Target Session Attributes", "TargetSessionAttributes", Text, 6, Now, true),
        Row("Load Balance Hosts", "LoadBalanceHosts", KeywordType.Boolean, 6, Now, true),
        Row("Host Recheck Seconds", "HostRecheckSeconds", Number, 6, Now, true),
        Row("Keepalive", "KeepAlive", Number, 3, Now, false),
        Row("TCP Keepalive", "TcpKeepAlive", KeywordType.Boolean, 4, Now, false),
        Row("TCP Keepalive Time", "TcpKeepAliveTime", Number, 4, Now, true),
        Row("TCP Keepalive Interval", "TcpKeepAliveInterval", Number, 4, Now, true),
        Row("Read Buffer Size", "ReadBufferSize", Number, 3, Now, true),
        Row("Write Buffer Size", "WriteBufferSize", Number, 3, Now, true),
        Row("Socket Receive Buffer Size", "SocketReceiveBufferSize", Number, 3, Now, true),
        Row("Socket Send Buffer Size", "SocketSendBufferSize", Number, 3, Now, true),
        Row("Max Auto Prepare", "MaxAutoPrepare", Number, 3, Now, true),
        Row("Auto Prepare Min Usages", "AutoPrepareMinUsages", Number, 3, Now, true),
        Row("No Reset On Close", "NoResetOnClose", KeywordType.Boolean, 3, Now, true),
        Row("Load Table Composites", "LoadTableComposites", KeywordType.Boolean, 4, Now, true),
        Row("Array Nullability Mode", "ArrayNullabilityMode", KeywordType.Enum, 5, Now, true),
        Row("Options", "Options", Text, 5, Now, false),
        Row("Multiplexing", "Multiplexing", KeywordType.Boolean, 5, Now, true),
        Row("Write Coalescing Buffer Threshold Bytes", "WriteCoalescingBufferThresholdBytes", Number, 5, Now, true),
        // An internal property, but a keyword all the same since the builder is generated (6.0).
        Row("Replication Mode", "ReplicationMode", KeywordType.Enum, 6, Now, true),
        Row("Server Compatibility Mode", "ServerCompatibilityMode", KeywordType.Enum, 3, Now, true),
        Row("Convert Infinity DateTime", "ConvertInfinityDateTime", KeywordType.Boolean, 3, 8, true),
        Row("Use Perf Counters", "UsePerfCounters", KeywordType.Boolean, 4, 8, true),
        Row("Continuous Processing", "ContinuousProcessing", KeywordType.Boolean, 3, 8, true),
        Row("Write Coalescing Delay Us", "WriteCoalescingDelayUs", Number, 5, 6, true),
        Row("Backend Timeouts", "BackendTimeouts", KeywordType.Boolean, 3, 8, true),
        Row("Preload Reader", "PreloadReader", KeywordType.Boolean, 3, 8, true),
        Row("Use Extended Types", "UseExtendedTypes", KeywordType.Boolean, 3, 8, true),
        Row("EF Template Database", "EntityTemplateDatabase", Text, 3, 8, true),
        Row("EF Admin Database", "EntityAdminDatabase", Text, 3, 8, true),
    ];

    /// <summary>The keyword of a property of NpgsqlConnectionStringBuilder; null if the property is not one.</summary>
    public static Keyword? OfProperty(string property) => BySpelling.TryGetValue(property, out Keyword? keyword) && keyword.Property == property ? keyword : null;

    internal static Dictionary<string, Keyword> BySpelling { get; } = Index();

    private static Keyword Row(string name, string property, KeywordType type, int since, int until, bool onlyNpgsql, params string[] synonyms)
        => new(name, property, type, since, until, onlyNpgsql, synonyms);

    private static Dictionary<string, Keyword> Index()
    {
        var index = new Dictionary<string, Keyword>(StringComparer.OrdinalIgnoreCase);
        foreach (Keyword keyword in All)
        {
            index[keyword.Name] = keyword;
            index[keyword.Property] = keyword;
            foreach (string synonym in keyword.Synonyms)
                index[synonym] = keyword;
        }
        return index;
    }
}
