using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Parsing;

namespace PgSslAnalyzers.ConnectionStrings.Checks;

/// <summary>What a report counts as verified: VerifyFull, whatever else the options of the project are content with.</summary>
public static class VerifiedMode
{
    /// <summary>Whether the server has to show a certificate for its name before it gets the login.</summary>
    public static bool IsIn(ConnectionSettings settings, NpgsqlVersion version)
        => settings.Effective(KeywordTable.SslMode)?.Value is { } mode && SslModeReading.Read(mode, version) is { Kind: SslModeReadingKind.Defined, Mode: SslMode.VerifyFull };
}
