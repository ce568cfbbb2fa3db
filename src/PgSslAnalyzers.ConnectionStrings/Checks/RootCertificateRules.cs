using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.ConnectionStrings.Parsing;
using PgSslAnalyzers.ConnectionStrings.Servers;

namespace PgSslAnalyzers.ConnectionStrings.Checks;

/// <summary>PGSSL2002, 3003, 3004, 3005 and 3006: what the certificate of the server is checked against.</summary>
internal static class RootCertificateRules
{
    public static void Check(ConnectionSettings settings, CheckOptions options, ConnectionUse use, ModeVerdict verdict, List<Finding> findings)
    {
        NpgsqlVersion version = options.EffectiveVersion;
        Setting? root = RootOf(settings, version, use);
        SslModeReading? mode = Checker.EffectiveMode(settings, version);

        if (root is not null && mode is { Kind: SslModeReadingKind.Defined } known && !SslSemantics.UsesRootCertificate(known.Mode, version))
        {
            bool isWritten = settings.Effective(KeywordTable.SslMode) is not null;
            if (!ThrowingCombinations.RootThrows(known.Mode, options, use))
                findings.Add(new Finding(Rules.RootCertificateNotUsed, root, Messages.RootCertificateNotUsed(known.Mode, options.Version, isWritten), Rules.RootCertificateNotUsed.Severity));
            return;
        }

        if (root?.Value is { } path)
            CheckPath(path, root, findings);
        if (verdict != ModeVerdict.Strong || mode is not { } strong || strong.Mode < SslMode.VerifyCA)
            return;

        Setting? modeSetting = settings.Effective(KeywordTable.SslMode);
        if (root is null && !use.HasRootCallback && !settings.MayCarryMore)
        {
            findings.Add(new Finding(Rules.NoOwnRootCertificate, modeSetting, version.RootReplacesSystemStore
                ? $"SSL Mode={strong.Mode} has no root certificate of its own: PGSSLROOTCERT, the user's root.crt or the operating system decides whom the program trusts."
                : $"SSL Mode={strong.Mode} has no root certificate of its own: the authorities of the operating system are trusted, and with {Messages.Name(options.Version)} a root certificate adds to them and does not replace them.",
                Rules.NoOwnRootCertificate.Severity));
        }
        if (settings.Effective(KeywordTable.CheckCertificateRevocation) is not { } revocation
            ? !settings.MayCarryMore
            : revocation.Value is not null && !settings.IsTrue(KeywordTable.CheckCertificateRevocation))
        {
            findings.Add(new Finding(Rules.RevocationNotChecked, modeSetting,
                "Certificate revocation is not checked: a stolen key stays usable until its certificate expires. Set Check Certificate Revocation=true if the authority publishes revocation lists.",
                Rules.RevocationNotChecked.Severity));
        }
        if (version.Major >= 10 && GssMayReplaceTls(settings, options.IsStrict))
        {
            findings.Add(new Finding(Rules.GssMayReplaceTls, modeSetting,
                $"With a Kerberos ticket {Messages.Name(options.Version)} encrypts by GSS and never looks at the server's certificate: set GSS Encryption Mode=Disable.",
                Rules.GssMayReplaceTls.Severity));
        }
    }

    private static bool GssMayReplaceTls(ConnectionSettings settings, bool isProof)
        => settings.Effective(KeywordTable.GssEncryptionMode) is { } gss
            ? gss.Value is { } value ? EnumText.Read(value, ["Disable", "Prefer", "Require"], ignoreCase: true) is not 0 || (isProof && !settings.IsSettled(gss)) : isProof
            : !settings.MayCarryMore || isProof;

    /// <summary>The root certificate that is set, by code (which beats the keyword) or by keyword.</summary>
    public static Setting? RootOf(ConnectionSettings settings, NpgsqlVersion version, ConnectionUse use)
        => use.RootOrigin is { } origin
            ? new Setting { Key = KeywordTable.RootCertificate.Name, Keyword = KeywordTable.RootCertificate, Origin = origin }
            : RootOf(settings, version);

    /// <summary>The root certificate that is set by keyword, in a version that knows it.</summary>
    public static Setting? RootOf(ConnectionSettings settings, NpgsqlVersion version) => version.HasRootCertificate ? settings.RootCertificate : null;

    private static void CheckPath(string path, Setting root, List<Finding> findings)
    {
        if (CertificatePath.IsPlaceholder(path))
        {
            findings.Add(new Finding(Rules.RootCertificatePath, root,
                "The path of the root certificate is a placeholder: put the file of your authority there, or write its path.", FindingSeverity.Warning));
        }
        else if (CertificatePath.HoldsVariable(path))
        {
            findings.Add(new Finding(Rules.RootCertificatePath, root,
                "Npgsql does not expand ~, $VARIABLE or %VARIABLE% in the path of the root certificate: every connection fails. Write the path itself.", FindingSeverity.Warning));
        }
        else if (!CertificatePath.IsAbsolute(path))
        {
            findings.Add(new Finding(Rules.RootCertificatePath, root,
                "The path of the root certificate is relative to the current directory of the process: whoever chooses that directory chooses the authority. Write an absolute path.",
                Rules.RootCertificatePath.Severity));
        }
    }
}
