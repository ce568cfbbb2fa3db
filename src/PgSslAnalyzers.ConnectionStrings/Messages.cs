using System.Globalization;

namespace PgSslAnalyzers.ConnectionStrings;

/// <summary>
/// The sentences of the findings: the value found, what it means in the referenced version and what an attacker gets.
/// Nothing else of a connection string may enter here.
/// </summary>
internal static class Messages
{
    /// <param name="rule">The rule that the mode breaks.</param>
    /// <param name="mode">The mode as read.</param>
    /// <param name="version">The Npgsql of the project.</param>
    /// <param name="isTrusting">Trust Server Certificate is true.</param>
    /// <param name="use">Whether a certificate validation callback is set.</param>
    public static string Weak(Rule rule, SslModeReading mode, NpgsqlVersion? version, bool isTrusting, ConnectionUse use)
    {
        string npgsql = Name(version);
        string advice = Advice(version);
        if (mode.Kind == SslModeReadingKind.Undefined)
            return $"This SSL Mode is a value that Npgsql does not define: {npgsql} accepts it and sends the login and every query in plain text. {advice}";
        return mode.Mode switch
        {
            SslMode.Disable => $"SSL Mode=Disable sends the login and every query in plain text: with {npgsql} anyone on the way reads and changes them. {advice}",
            SslMode.Allow => $"SSL Mode=Allow tries plain text first and never checks who answers: with {npgsql} an impostor gets the login in the clear. {advice}",
            SslMode.Prefer when version is { HasVerifyFull: false } || use is { HasValidationCallback: true, AcceptsAnyCertificate: false } =>
                $"SSL Mode=Prefer falls back to plain text: with {npgsql} an impostor that offers no encryption gets the login in the clear. {advice}",
            SslMode.Prefer => $"SSL Mode=Prefer falls back to plain text and never checks who answers: with {npgsql} an impostor gets the login, in the clear if it offers no encryption. {advice}",
            SslMode.Require when rule == Rules.HostNameNotVerified =>
                $"SSL Mode=Require with a root certificate does not check the host name: with {npgsql} anyone with a certificate of a trusted authority gets the login and every query. {advice}",
            SslMode.Require when version is { HasVerifyFull: false } =>
                $"SSL Mode=Require with Trust Server Certificate=true does not check who answers: with {npgsql} an impostor gets the login and every query. {advice}",
            SslMode.Require when version is { RequireNeedsTrust: true } && isTrusting =>
                $"SSL Mode=Require with Trust Server Certificate=true does not check who answers: with {npgsql} an impostor gets the login and every query, even if a root certificate is set. {advice}",
            SslMode.Require when version is { RequireNeedsTrust: true } && !use.HasValidationCallback =>
                $"SSL Mode=Require does not check who answers: {npgsql} throws on it unless Trust Server Certificate=true, and with that an impostor gets the login and every query. {advice}",
            SslMode.Require => $"SSL Mode=Require encrypts but does not check who answers: with {npgsql} an impostor gets the login and every query, even if a root certificate is set. {advice}",
            _ => $"SSL Mode=VerifyCA does not check the host name: with {npgsql} anyone with a certificate of the same authority gets the login and every query. {advice}",
        };
    }

    public static string Absent(NpgsqlVersion? version, bool isSlim)
    {
        string npgsql = Name(version);
        string means = isSlim
            ? $"{npgsql} then uses plain text, because transport security is not enabled on the slim builder: anyone on the way reads the login and every query"
            : (version ?? NpgsqlVersion.Newest).HasVerifyFull
                ? $"{npgsql} then uses Prefer: it logs in to any server that answers, without encryption if that server offers none"
                : $"{npgsql} then uses Disable: it sends the login and every query in plain text";
        return $"SSL Mode is not set. {means}. {Advice(version)}";
    }

    public static string DevelopmentAbsent(NpgsqlVersion? version)
        => $"SSL Mode is not set. {Name(version)} then uses {(version ?? NpgsqlVersion.Newest).DefaultMode}, which does not verify the server: fine for development on this host, not for any other.";

    public static string DevelopmentWeak(SslMode mode)
        => $"SSL Mode={mode} does not verify the server. The code uses it for loopback only: fine for development on this host, not for any other.";

    public static string TrustServerCertificate(NpgsqlVersion? version) => version switch
    {
        { Major: < 6 } => $"Trust Server Certificate=true switches all validation off: with {Name(version)} any certificate is accepted, whatever the SSL Mode. Remove it.",
        { Major: < 8 } => $"Trust Server Certificate=true lets SSL Mode=Require accept any certificate with {Name(version)}. Remove it and use VerifyFull.",
        _ => $"Trust Server Certificate has no effect since Npgsql 8: what is checked is decided by SSL Mode alone. Remove it.",
    };

    public static string RootCertificateNotUsed(SslMode mode, NpgsqlVersion? version, bool isWritten) => isWritten
        ? $"The root certificate is not used: with {Name(version)} SSL Mode={mode} never looks at it. {Advice(version)}"
        : $"The root certificate is not used: without SSL Mode {Name(version)} uses {mode}, which never looks at it. {Advice(version)}";

    public static string SetTwice(Setting first, Setting last, ModeVerdict verdict, NpgsqlVersion version)
    {
        if (verdict is ModeVerdict.Strong or ModeVerdict.Unknown)
            return "SSL Mode is set more than once; the last one wins. Keep one.";
        if (last.IsRemoval)
            return "SSL Mode is set more than once; the last one wins, and it is empty, so that the default applies. Keep one.";
        return first.Value is { } value && Strength(value, version) > Strength(last.Value!, version)
            ? "SSL Mode is set more than once; the last one wins, and it is weaker than this one. Keep one."
            : "SSL Mode is set more than once; the last one wins, and it is weak. Keep one.";
    }

    private static int Strength(string mode, NpgsqlVersion version)
        => SslModeReading.Read(mode, version) is { Kind: SslModeReadingKind.Defined } reading ? (int)reading.Mode : -1;

    public static string PgSslModeNotRead(NpgsqlVersion? version)
        => $"PGSSLMODE has no effect here: {Name(version)} does not read it, so that the connection string alone decides. Set SSL Mode in the connection string.";

    /// <param name="name">What the program asks for.</param>
    /// <param name="files">The names of the files that give a weak value, each with its finding.</param>
    /// <param name="version">The Npgsql of the project.</param>
    public static string NamedConnection(string name, IReadOnlyList<(string File, Finding Finding)> files, NpgsqlVersion version)
    {
        var said = new List<string>(files.Count);
        foreach ((string file, Finding finding) in files)
            said.Add(file + " (" + ModeOf(finding, version) + ")");
        string all = said.Count == 1 ? said[0] : string.Join(", ", said.Take(said.Count - 1)) + " and " + said[said.Count - 1];
        return $"Connection string '{name}' is weak in {all}: with {Name(version)} an impostor can get the login. {Advice(version)}";
    }

    private static string ModeOf(Finding finding, NpgsqlVersion version)
        => finding.Rule == Rules.SslModeNotSet || finding.Setting?.Value is not { } mode ? "SSL Mode is not set"
            : SslModeReading.Read(mode, version) is { Kind: SslModeReadingKind.Defined } reading ? "SSL Mode=" + reading.Mode
            : "SSL Mode is undefined";

    public static string Name(NpgsqlVersion? version)
        => version is { } known ? "Npgsql " + known.Major.ToString(CultureInfo.InvariantCulture) : "Npgsql 6 and later";

    private static string Advice(NpgsqlVersion? version)
        => version is { HasVerifyFull: false } ? "VerifyFull needs Npgsql 6 or later." : "Use VerifyFull.";
}
