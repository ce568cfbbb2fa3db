namespace PgSslAnalyzers.ConnectionStrings;

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
        if (IsPlaceholder(path))
        {
            findings.Add(new Finding(Rules.RootCertificatePath, root,
                "The path of the root certificate is a placeholder: put the file of your authority there, or write its path.", FindingSeverity.Warning));
        }
        else if (HoldsVariable(path))
        {
            findings.Add(new Finding(Rules.RootCertificatePath, root,
                "Npgsql does not expand ~, $VARIABLE or %VARIABLE% in the path of the root certificate: every connection fails. Write the path itself.", FindingSeverity.Warning));
        }
        else if (!IsAbsolute(path))
        {
            findings.Add(new Finding(Rules.RootCertificatePath, root,
                "The path of the root certificate is relative to the current directory of the process: whoever chooses that directory chooses the authority. Write an absolute path.",
                Rules.RootCertificatePath.Severity));
        }
    }

    /// <summary>Paths that no machine has: <c>/path/to/root.crt</c> as the fix writes it, <c>&lt;path&gt;</c>.</summary>
    private static bool IsPlaceholder(string path)
        => path.StartsWith("/path/to/", StringComparison.OrdinalIgnoreCase) || (path[0] == '<' && path[path.Length - 1] == '>');

    /// <summary><c>~/x</c>, <c>$HOME/x</c>, <c>${HOME}/x</c>, <c>$(x)</c>, <c>%APPDATA%\x</c>, <c>|DataDirectory|\x</c>; not the <c>c$</c> of a network share.</summary>
    private static bool HoldsVariable(string path)
    {
        if (path == "~" || path.StartsWith("~/", StringComparison.Ordinal) || path.StartsWith("~\\", StringComparison.Ordinal)
            || path.StartsWith("|DataDirectory|", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }
        for (int i = 0; i < path.Length - 1; i++)
        {
            if (path[i] == '$' && (path[i + 1] is '{' or '(' or '_' || char.IsLetter(path[i + 1])))
                return true;
            if (path[i] == '%' && IsWordUpTo(path, i + 1, '%'))
                return true;
        }
        return false;
    }

    private static bool IsWordUpTo(string path, int start, char end)
    {
        int i = start;
        while (i < path.Length && (char.IsLetterOrDigit(path[i]) || path[i] is '_' or '(' or ')'))
            i++;
        return i > start && i < path.Length && path[i] == end;
    }

    internal static bool IsAbsolute(string path)
        => path[0] is '/' or '\\' || (path.Length > 2 && char.IsLetter(path[0]) && path[1] == ':' && (path[2] is '\\' or '/'));
}
