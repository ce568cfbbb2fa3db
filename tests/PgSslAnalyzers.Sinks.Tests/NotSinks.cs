using System.Text.RegularExpressions;

namespace PgSslAnalyzers.Sinks.Tests;

/// <summary>Members that look like a way in and are none, each with the reason.</summary>
internal static class NotSinks
{
    public static IReadOnlyList<Reason> Reasons { get; } =
    [
        new("another database", @"^LinqToDB\.DataOptionsExtensions\.Use(?!PostgreSQL|ConnectionString)"),
        new("another database", @"^LinqToDB\.DataProvider\.(?!PostgreSQL\.)\w+\."),
        new("another database", @"^LinqToDB\..*\.CreateSqlServerProvider\("),
        new("another database", @"^Quartz\.(AdoProviderExtensions|PersistentStoreBuilderExtensions)\.Use(Firebird|MicrosoftSQLite|MySql|MySqlConnector|Oracle|SQLite|Sqlite|SqlServer|SystemDataSqlite)\("),
        new("SQL Server alone; PostgreSQL goes through the overload that takes a DbConnection", @"^Respawn\.Respawner\."),

        new("linq2db's own adapters, called by linq2db with the string of a public API", @"^LinqToDB\.Internal\."),
        new("the name of the entry in linq2db's settings; its string is a parameter of its own", @"^LinqToDB\.Configuration\.LinqToDBSettings\.\.ctor\(connectionName"),

        new("a builder opens nothing: the string is judged where the builder's string goes", @"^System\.Data\.Common\.DbConnectionStringBuilder\.ConnectionString$"),
        new("handed the settings to read them", @"^Npgsql\.Npgsql(Slim)?DataSourceBuilder\.Use(Periodic)?PasswordProvider\("),
        new("the compiler's method of a delegate type", @"^Npgsql\.ProvideClientCertificatesCallback\.BeginInvoke$"),

        new("writes source code that holds the string", @"\.GenerateUseProvider\("),
        new("looks a name up and returns the string", @"\.(ResolveConnectionString|GetNamedConnectionString|GetConnectionString|RequireNamedConnectionString|ApplyNamedConnectionString)\("),
        new("hides the password and returns the string", @"\.(ApplyMask|Redact|RedactConnectionStringInfo)\("),
        new("changes the string and returns it", @"\.(AddApplicationNameToConnectionString|CorrectConnectionString)\("),
        new("compares strings", @"^Dapper\.SqlMapper\.ConnectionStringComparer$"),
        new("tells which string was used", @"^Microsoft\.EntityFrameworkCore\.Diagnostics\."),
        new("tells which string was used", @"^Weasel\.Core\.MultiTenancy\.PooledDatabase\."),
        new("tells which string was used; set by the runner", @"^FluentMigrator\.(MigrationBase\.ConnectionString|Infrastructure\.I?MigrationContext\.(Connection|\.ctor\(connection\)))$"),
        new("the path of a configuration file", @"\.ConnectionStringConfigPath$"),

        new("when a broker's certificate expires", @"^Wolverine\.Transports\.BrokerHealthSnapshot\.CertificateExpiry$"),
        new("the certificate of the server in the container", @"^Testcontainers\.PostgreSql\."),
    ];

    /// <param name="Text">Why it is no sink.</param>
    /// <param name="Pattern">What it covers, as a pattern over the text of the entry point.</param>
    public sealed record Reason(string Text, string Pattern)
    {
        public bool Covers(EntryPoint entry) => Regex.IsMatch(entry.ToString(), Pattern, RegexOptions.CultureInvariant);
    }
}
