using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.ConnectionStrings.Parsing;

namespace PgSslAnalyzers.ConnectionStrings.Checks;

/// <summary>What a mode means, by Npgsql version (measured; the end-to-end tests repeat the measurement with real servers).</summary>
public static class SslSemantics
{
    /// <summary>The rule that <paramref name="mode"/> breaks; null if it is strong enough.</summary>
    /// <param name="mode">The mode as read.</param>
    /// <param name="settings">The other settings: before 6.0 Trust Server Certificate and Root Certificate decide what is validated.</param>
    /// <param name="options">Version and minimum.</param>
    public static Rule? WeaknessOf(SslModeReading mode, ConnectionSettings settings, CheckOptions options)
    {
        if (mode.Kind == SslModeReadingKind.Undefined)
            return Rules.NotEncrypted;
        SslMode minimum = options.IsStrict ? SslMode.VerifyFull : options.MinimumMode;
        if (mode.Kind == SslModeReadingKind.Invalid || mode.Mode >= minimum)
            return null;
        return mode.Mode switch
        {
            SslMode.Disable => Rules.NotEncrypted,
            SslMode.Allow or SslMode.Prefer => Rules.PlainTextFallback,
            SslMode.Require => options.EffectiveVersion.HasVerifyFull ? Rules.ServerNotAuthenticated : WeaknessOfRequireBefore6(settings, options.EffectiveVersion, minimum),
            SslMode.VerifyCA => Rules.HostNameNotVerified,
            _ => null,
        };
    }

    /// <summary>
    /// Up to 5.x Require validates the chain and the name by the operating system, unless Trust Server Certificate switches that off;
    /// in 5.x a root certificate takes the check of the host name away.
    /// </summary>
    private static Rule? WeaknessOfRequireBefore6(ConnectionSettings settings, NpgsqlVersion version, SslMode minimum)
    {
        if (settings.IsTrue(KeywordTable.TrustServerCertificate))
            return Rules.ServerNotAuthenticated;
        return RootCertificateRules.RootOf(settings, version) is null || minimum <= SslMode.VerifyCA ? null : Rules.HostNameNotVerified;
    }

    /// <summary>Whether Npgsql looks at the root certificate in this mode.</summary>
    public static bool UsesRootCertificate(SslMode mode, NpgsqlVersion version) => mode >= (version.HasVerifyFull ? SslMode.VerifyCA : SslMode.Prefer);
}
