using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.ConnectionStrings.Parsing;
using PgSslAnalyzers.ConnectionStrings.Servers;

namespace PgSslAnalyzers.ConnectionStrings.Checks;

/// <summary>PGSSL2006: settings that are sound one by one and throw together when the connection opens.</summary>
internal static class ThrowingCombinations
{
    public static void Check(ConnectionSettings settings, CheckOptions options, ConnectionUse use, List<Finding> findings)
    {
        string npgsql = Messages.Name(options.Version);
        NpgsqlVersion version = options.EffectiveVersion;
        if (Checker.EffectiveMode(settings, version) is not { } effective)
            return;
        Setting? modeSetting = settings.Effective(KeywordTable.SslMode);
        SslMode mode = effective.Mode;
        bool isDefined = effective.Kind == SslModeReadingKind.Defined;

        if (version.Major >= 9 && settings.Effective(KeywordTable.SslNegotiation) is { Value: { } negotiation } direct
            && EnumText.Read(negotiation, ["Postgres", "Direct"], ignoreCase: true) is 1 && !(isDefined && mode >= SslMode.Require))
        {
            Add(findings, direct, $"SSL Negotiation=Direct: use VerifyFull. {npgsql} throws on it below SSL Mode=Require.");
        }
        if (!isDefined)
            return;

        if (TrustThrows(settings, options))
        {
            Add(findings, settings.Effective(KeywordTable.TrustServerCertificate),
                $"Trust Server Certificate=true with SSL Mode={mode}: remove it. {npgsql} throws on the combination.");
        }
        if (modeSetting is not null && mode >= SslMode.Require)
            CheckWrittenMode(settings, mode, modeSetting, options, use, findings);
        if (RootThrows(mode, options, use) && !use.AcceptsAnyCertificate && mode < SslMode.VerifyCA && RootCertificateRules.RootOf(settings, version, use) is { } root)
            Add(findings, root, $"Root certificate with a validation callback: remove the callback. {npgsql} throws on the combination.");
    }

    private static void CheckWrittenMode(
        ConnectionSettings settings, SslMode mode, Setting modeSetting, CheckOptions options, ConnectionUse use, List<Finding> findings)
    {
        string npgsql = Messages.Name(options.Version);
        if (Hosts.Classify(settings.Effective(KeywordTable.Host)?.Value) == HostKind.UnixSocket)
            Add(findings, modeSetting, $"SSL Mode={mode} over a Unix-domain socket: remove it. {npgsql} throws on it, because PostgreSQL has no TLS there.");
        else if (use.IsSlim && !IsReportedWeak(modeSetting, findings))
            Add(findings, modeSetting, $"SSL Mode={mode} on a slim builder: call EnableTransportSecurity(). Without it {npgsql} throws on this mode.");
        else if (use is { HasValidationCallback: true, AcceptsAnyCertificate: false } && mode >= SslMode.VerifyCA && options.EffectiveVersion.HasVerifyFull)
        {
            // The weakness of VerifyCA is moot, and VerifyFull alone would throw just the same.
            findings.RemoveAll(finding => ReferenceEquals(finding.Setting, modeSetting) && Rules.IsWeakMode(finding.Rule));
            Add(findings, modeSetting, $"SSL Mode={mode} with a validation callback: remove the callback. {npgsql} throws on the combination.");
        }
        else if (mode == SslMode.Require && options.EffectiveVersion.RequireNeedsTrust && !use.HasValidationCallback && !IsReportedWeak(modeSetting, findings)
            && !settings.MayCarryMore && settings.Effective(KeywordTable.TrustServerCertificate) is not { Value: null } && !settings.IsTrue(KeywordTable.TrustServerCertificate))
        {
            Add(findings, modeSetting, $"SSL Mode=Require: use VerifyFull. {npgsql} throws on it unless Trust Server Certificate=true.");
        }
    }

    /// <summary>One finding a place: the fix of the weak mode does away with the combination, too.</summary>
    private static bool IsReportedWeak(Setting mode, List<Finding> findings)
        => findings.Exists(finding => ReferenceEquals(finding.Setting, mode) && Rules.IsWeakMode(finding.Rule));

    /// <summary>Npgsql 6 and 7 refuse Trust Server Certificate=true with Allow, VerifyCA and VerifyFull.</summary>
    public static bool TrustThrows(ConnectionSettings settings, CheckOptions options)
    {
        NpgsqlVersion version = options.EffectiveVersion;
        return version.Major is 6 or 7
            && settings.IsTrue(KeywordTable.TrustServerCertificate)
            && Checker.EffectiveMode(settings, version) is { Kind: SslModeReadingKind.Defined, Mode: SslMode.Allow or SslMode.VerifyCA or SslMode.VerifyFull };
    }

    /// <summary>Whether a root certificate is refused because of a validation callback; since 6.0, whenever TLS is used.</summary>
    public static bool RootThrows(SslMode mode, CheckOptions options, ConnectionUse use)
        => use.HasValidationCallback && mode >= SslMode.Prefer && options.EffectiveVersion.HasVerifyFull;

    private static void Add(List<Finding> findings, Setting? setting, string message)
        => findings.Add(new Finding(Rules.ThrowingCombination, setting, message, Rules.ThrowingCombination.Severity));
}
