using static PgSslAnalyzers.ConnectionStrings.Catalog.FindingSeverity;

namespace PgSslAnalyzers.ConnectionStrings.Catalog;

/// <summary>
/// Every rule. 0xxx: the options of the analyzers and exceptions from them; 1xxx: the connection is not protected as intended; 2xxx: a setting has no effect, misleads or throws;
/// 3xxx: certificate validation. An id is never used again. A new rule needs a row here, a page in docs/rules and a row in the README.
/// </summary>
public static class Rules
{
    /// <summary>A connection that is counted: in the log of a report, one that is verified; in the build of the mode Audit, how many there are of each kind.</summary>
    public static readonly Rule ConnectionCounted = new("PGSSL0000", "Connections are counted", Info, "",
        "A connection that is verified, for a report; in the mode Audit the number of connections of each kind. Nothing has to be changed.");

    /// <summary>An option value of these analyzers is not understood, or an exception does not count.</summary>
    public static readonly Rule OptionNotUnderstood = new("PGSSL0001", "Option or exception does not do what it seems to", Warning, "",
        "An option of these analyzers cannot be read, so that its default applies, or an exception from them has no reason, has ended or suppresses nothing.");

    /// <summary>Disable, or an undefined value.</summary>
    public static readonly Rule NotEncrypted = new("PGSSL1001", "Connection is not encrypted", Warning, "319",
        "SSL Mode=Disable, or a value that Npgsql does not define, sends the login and every query in plain text.");

    /// <summary>Allow and Prefer.</summary>
    public static readonly Rule PlainTextFallback = new("PGSSL1002", "Connection may fall back to plain text", Warning, "319 757",
        "SSL Mode=Allow and SSL Mode=Prefer connect without encryption if the server says so: an impostor says so.");

    /// <summary>Require.</summary>
    public static readonly Rule ServerNotAuthenticated = new("PGSSL1003", "Server is not authenticated", Warning, "295",
        "SSL Mode=Require encrypts the connection to whoever answers; the certificate is not looked at, not even if a root certificate is set.");

    /// <summary>VerifyCA.</summary>
    public static readonly Rule HostNameNotVerified = new("PGSSL1004", "Host name is not verified", Warning, "297",
        "SSL Mode=VerifyCA accepts every certificate of the authority, whatever host it was issued for.");

    /// <summary>No SSL Mode.</summary>
    public static readonly Rule SslModeNotSet = new("PGSSL1005", "SslMode is not set", Warning, "319 1188",
        "Without SSL Mode Npgsql uses Prefer (Disable before 6.0) and logs in to any server that answers.");

    /// <summary>Weak or absent on a development host.</summary>
    public static readonly Rule DevelopmentConnection = new("PGSSL1006", "Development connection is not verified", Info, "319",
        "The server of a development connection is not verified; harmless on this machine, not anywhere else.");

    /// <summary>Unknown at build time.</summary>
    public static readonly Rule UnknownConnectionString = new("PGSSL1007", "Connection string is not known at build time, and nothing in the code enforces VerifyFull", Info, "295",
        "Whoever writes the setting decides whether the server is checked.");

    /// <summary>Slim builder without TLS.</summary>
    public static readonly Rule SlimBuilderPlainText = new("PGSSL1008", "NpgsqlSlimDataSourceBuilder without EnableTransportSecurity() sends plain text", Warning, "319",
        "The slim builder has no TLS until EnableTransportSecurity() is called: below Require it silently connects in plain text.");

    /// <summary>Weak in configuration, seen from the call that asks for it.</summary>
    public static readonly Rule WeakNamedConnectionString = new("PGSSL1009", "Connection string asked for by name is weak in the project's configuration files", Info, "295",
        "The configuration files of the project hold a weak value for the connection string that this call asks for.");

    /// <summary>Trust Server Certificate.</summary>
    public static readonly Rule TrustServerCertificate = new("PGSSL2001", "Trust Server Certificate has no effect or switches validation off", Info, "295",
        "Since Npgsql 8 it does nothing; in 6 and 7 it lets Require accept any certificate; before, it switches all validation off.");

    /// <summary>Root certificate without Verify*.</summary>
    public static readonly Rule RootCertificateNotUsed = new("PGSSL2002", "Root certificate is not used by this SslMode", Info, "295",
        "Below VerifyCA Npgsql never looks at the root certificate.");

    /// <summary>Rejected or misread setting.</summary>
    public static readonly Rule RejectedSetting = new("PGSSL2003", "Npgsql rejects or misreads this setting", Warning, "",
        "Npgsql throws on it, or reads it as something else than was meant.");

    /// <summary>Duplicate SSL Mode.</summary>
    public static readonly Rule DuplicateSslMode = new("PGSSL2004", "SSL Mode is set more than once; the last one wins", Warning, "",
        "Only the last SSL Mode of a connection string takes effect, across its spellings.");

    /// <summary>PGSSLMODE.</summary>
    public static readonly Rule PgSslModeNotRead = new("PGSSL2005", "PGSSLMODE is not read by Npgsql", Info, "",
        "No version of Npgsql reads the environment variable PGSSLMODE.");

    /// <summary>Throws at Open.</summary>
    public static readonly Rule ThrowingCombination = new("PGSSL2006", "This combination throws when the connection opens", Warning, "",
        "Npgsql refuses the combination of settings when the connection opens.");

    /// <summary>Accept-everything callback.</summary>
    public static readonly Rule AcceptsAnyCertificate = new("PGSSL3001", "Certificate validation callback accepts any certificate", Warning, "295",
        "A callback that always returns true replaces the validation of the server's certificate by nothing.");

    /// <summary>Options that weaken VerifyFull.</summary>
    public static readonly Rule WeakenedOptions = new("PGSSL3002", "SslClientAuthenticationOptions weaken VerifyFull", Warning, "295",
        "A chain policy that ignores errors or another target host make VerifyFull accept an impostor.");

    /// <summary>VerifyFull without a root of its own.</summary>
    public static readonly Rule NoOwnRootCertificate = new("PGSSL3003", "VerifyFull without a root certificate of its own", Warning, "295",
        "PGSSLROOTCERT, the user's root.crt or the operating system decides which authorities are trusted.", isEnabledByDefault: false);

    /// <summary>No revocation check.</summary>
    public static readonly Rule RevocationNotChecked = new("PGSSL3004", "Certificate revocation is not checked", Warning, "299",
        "A stolen key stays usable until its certificate expires.", isEnabledByDefault: false);

    /// <summary>GSS encryption instead of TLS.</summary>
    public static readonly Rule GssMayReplaceTls = new("PGSSL3005", "GSS encryption may replace TLS", Warning, "295",
        "With a Kerberos ticket Npgsql 10 encrypts by GSS and never looks at the certificate, unless GSS Encryption Mode is Disable.", isEnabledByDefault: false);

    /// <summary>Root certificate path.</summary>
    public static readonly Rule RootCertificatePath = new("PGSSL3006", "Root certificate path will not be found where you think", Info, "426",
        "Npgsql expands nothing in the path and resolves a relative one against the current directory of the process.");

    /// <summary>All rules, by id.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        ConnectionCounted, OptionNotUnderstood, NotEncrypted, PlainTextFallback, ServerNotAuthenticated, HostNameNotVerified, SslModeNotSet, DevelopmentConnection,
        UnknownConnectionString, SlimBuilderPlainText, WeakNamedConnectionString, TrustServerCertificate, RootCertificateNotUsed, RejectedSetting,
        DuplicateSslMode, PgSslModeNotRead, ThrowingCombination, AcceptsAnyCertificate, WeakenedOptions, NoOwnRootCertificate, RevocationNotChecked,
        GssMayReplaceTls, RootCertificatePath,
    ];

    /// <summary>Whether the rule says that the login may go to somebody else: 1001 to 1006.</summary>
    public static bool IsWeakMode(Rule rule) => rule == NotEncrypted || rule == PlainTextFallback || rule == ServerNotAuthenticated
        || rule == HostNameNotVerified || rule == SslModeNotSet || rule == DevelopmentConnection;
}
