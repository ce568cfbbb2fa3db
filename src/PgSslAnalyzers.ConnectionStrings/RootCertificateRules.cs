namespace PgSslAnalyzers.ConnectionStrings;

/// <summary>PGSSL2002, 3003, 3004, 3005 and 3006: what the certificate of the server is checked against.</summary>
internal static class RootCertificateRules
{
    public static void Check(ConnectionSettings settings, CheckOptions options, ConnectionUse use, ModeVerdict verdict, List<Finding> findings)
    {
        NpgsqlVersion version = options.EffectiveVersion;
        Setting? root = settings.Effective(KeywordTable.RootCertificate);
        SslModeReading? mode = Checker.EffectiveMode(settings, version);

        if (root is not null && version.HasVerifyFull && mode is { Kind: SslModeReadingKind.Defined } known && !SslSemantics.UsesRootCertificate(known.Mode, version))
        {
            bool isWritten = settings.Effective(KeywordTable.SslMode) is not null;
            if (verdict != ModeVerdict.Absent || !settings.MayCarryMore)
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
                ? "SSL Mode=VerifyFull has no root certificate of its own: PGSSLROOTCERT, the user's root.crt or the operating system decides whom the program trusts."
                : $"SSL Mode=VerifyFull has no root certificate of its own: the authorities of the operating system are trusted, and with {Messages.Name(options.Version)} a root certificate adds to them and does not replace them.",
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
        if (version.Major >= 10 && GssMayReplaceTls(settings))
        {
            findings.Add(new Finding(Rules.GssMayReplaceTls, modeSetting,
                $"With a Kerberos ticket {Messages.Name(options.Version)} encrypts by GSS and never looks at the server's certificate: set GSS Encryption Mode=Disable.",
                Rules.GssMayReplaceTls.Severity));
        }
    }

    private static bool GssMayReplaceTls(ConnectionSettings settings)
        => settings.Effective(KeywordTable.GssEncryptionMode) is { } gss
            ? gss.Value is { } value && !string.Equals(value.Trim(), "Disable", StringComparison.OrdinalIgnoreCase) && value.Trim() != "0"
            : !settings.MayCarryMore;

    private static void CheckPath(string path, Setting root, List<Finding> findings)
    {
        string trimmed = path.Trim();
        if (trimmed.Length == 0)
            return;
        if (IsPlaceholder(trimmed))
        {
            findings.Add(new Finding(Rules.RootCertificatePath, root,
                "The path of the root certificate is a placeholder: put the file of your authority there, or write its path.", FindingSeverity.Warning));
        }
        else if (trimmed[0] == '~' || trimmed.IndexOf('$') >= 0 || (trimmed[0] == '%' && trimmed.IndexOf('%', 1) > 0))
        {
            findings.Add(new Finding(Rules.RootCertificatePath, root,
                "Npgsql does not expand ~, $VARIABLE or %VARIABLE% in the path of the root certificate: every connection fails. Write the path itself.", FindingSeverity.Warning));
        }
        else if (!IsAbsolute(trimmed))
        {
            findings.Add(new Finding(Rules.RootCertificatePath, root,
                "The path of the root certificate is relative to the current directory of the process: whoever chooses that directory chooses the authority. Write an absolute path.",
                Rules.RootCertificatePath.Severity));
        }
    }

    /// <summary>Paths that no machine has: <c>/path/to/root.crt</c> as the fix writes it, <c>&lt;path&gt;</c>.</summary>
    private static bool IsPlaceholder(string path)
        => path.StartsWith("/path/to/", StringComparison.OrdinalIgnoreCase) || (path[0] == '<' && path[path.Length - 1] == '>');

    private static bool IsAbsolute(string path)
        => path[0] is '/' or '\\' || (path.Length > 2 && char.IsLetter(path[0]) && path[1] == ':' && (path[2] == '\\' || path[2] == '/'));
}
