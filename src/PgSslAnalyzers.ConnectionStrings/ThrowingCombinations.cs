namespace PgSslAnalyzers.ConnectionStrings;

/// <summary>PGSSL2006: settings that are sound one by one and throw together when the connection opens.</summary>
internal static class ThrowingCombinations
{
    public static void Check(ConnectionSettings settings, CheckOptions options, ConnectionUse use, ModeVerdict verdict, List<Finding> findings)
    {
        string npgsql = Messages.Name(options.Version);
        NpgsqlVersion version = options.EffectiveVersion;
        if (Checker.EffectiveMode(settings, version) is not { Kind: SslModeReadingKind.Defined } effective)
            return;
        SslMode mode = effective.Mode;
        Setting? modeSetting = settings.Effective(KeywordTable.SslMode);
        Setting? host = settings.Effective(KeywordTable.Host);
        Setting? root = settings.Effective(KeywordTable.RootCertificate);

        if (TrustThrows(settings, options))
        {
            Add(findings, settings.Effective(KeywordTable.TrustServerCertificate),
                $"{npgsql} throws on Trust Server Certificate=true together with SSL Mode={mode}. Remove Trust Server Certificate.");
        }
        if (modeSetting is not null && mode >= SslMode.Require && Hosts.Classify(host?.Value) == HostKind.UnixSocket)
            Add(findings, modeSetting, $"{npgsql} throws on SSL Mode={mode} over a Unix-domain socket: PostgreSQL has no TLS there.");
        else if (modeSetting is not null && mode >= SslMode.Require && use.IsSlim)
            Add(findings, modeSetting, $"{npgsql} throws on SSL Mode={mode} because transport security is not enabled on the slim builder. Call EnableTransportSecurity().");

        if (settings.Effective(KeywordTable.SslNegotiation) is { Value: { } negotiation } direct && version.Major >= 9
            && string.Equals(negotiation.Trim(), "Direct", StringComparison.OrdinalIgnoreCase) && mode < SslMode.Require)
        {
            Add(findings, direct, $"{npgsql} throws on SSL Negotiation=Direct below SSL Mode=Require. Use VerifyFull.");
        }
        if (use.HasValidationCallback && version.HasVerifyFull)
        {
            if (modeSetting is not null && mode >= SslMode.VerifyCA)
                Add(findings, modeSetting, $"{npgsql} throws on SSL Mode={mode} together with a certificate validation callback. Remove the callback.");
            else if (root is not null && mode >= SslMode.Prefer && verdict != ModeVerdict.Unknown)
                Add(findings, root, $"{npgsql} throws on a root certificate together with a certificate validation callback. Remove the callback.");
        }
    }

    /// <summary>Npgsql 6 and 7 refuse Trust Server Certificate=true with Allow, VerifyCA and VerifyFull.</summary>
    public static bool TrustThrows(ConnectionSettings settings, CheckOptions options)
    {
        NpgsqlVersion version = options.EffectiveVersion;
        return version.Major is 6 or 7
            && settings.IsTrue(KeywordTable.TrustServerCertificate)
            && Checker.EffectiveMode(settings, version) is { Kind: SslModeReadingKind.Defined, Mode: SslMode.Allow or SslMode.VerifyCA or SslMode.VerifyFull };
    }

    private static void Add(List<Finding> findings, Setting? setting, string message)
        => findings.Add(new Finding(Rules.ThrowingCombination, setting, message, Rules.ThrowingCombination.Severity));
}
