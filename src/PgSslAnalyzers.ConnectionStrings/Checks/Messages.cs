using System.Globalization;
using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.ConnectionStrings.Parsing;

namespace PgSslAnalyzers.ConnectionStrings.Checks;

/// <summary>
/// The sentences of the findings. The first says the value found and what to write, because lists in editors cut the rest; the second what the value means in the
/// referenced version and what an attacker gets.
/// Nothing else of a connection string may enter here.
/// </summary>
public static class Messages
{
    private const int LongestKey = 60;

    /// <param name="rule">The rule that the mode breaks.</param>
    /// <param name="mode">The mode as read.</param>
    /// <param name="version">The Npgsql of the project.</param>
    /// <param name="isTrusting">Trust Server Certificate is true.</param>
    /// <param name="connection">Whether a certificate validation callback is set.</param>
    public static string Weak(Rule rule, SslModeReading mode, NpgsqlVersion? version, bool isTrusting, ConnectionUse connection)
    {
        string npgsql = Name(version);
        string use = Use(version);
        if (mode.Kind == SslModeReadingKind.Undefined)
            return $"This SSL Mode is not defined: {use}. {npgsql} accepts it and sends the login and every query in plain text.";
        return mode.Mode switch
        {
            SslMode.Disable => $"SSL Mode=Disable: {use}. {npgsql} sends the login and every query in plain text: anyone on the network path reads and changes them.",
            SslMode.Allow => $"SSL Mode=Allow: {use}. {npgsql} tries plain text first and never checks who answers: an impostor gets the login in the clear.",
            SslMode.Prefer when version is { HasVerifyFull: false } || connection is { HasValidationCallback: true, AcceptsAnyCertificate: false } =>
                $"SSL Mode=Prefer: {use}. {npgsql} falls back to plain text: an impostor that offers no encryption gets the login in the clear.",
            SslMode.Prefer => $"SSL Mode=Prefer: {use}. {npgsql} falls back to plain text and never checks who answers: an impostor gets the login, in the clear if it offers no encryption.",
            SslMode.Require when rule == Rules.HostNameNotVerified =>
                $"SSL Mode=Require with a root certificate: {use}. {npgsql} does not check the host name: anyone with a certificate of a trusted authority gets the login and every query.",
            SslMode.Require when version is { HasVerifyFull: false } =>
                $"SSL Mode=Require with Trust Server Certificate=true: {use}. {npgsql} does not check who answers: an impostor gets the login and every query.",
            SslMode.Require when version is { RequireNeedsTrust: true } && isTrusting =>
                $"SSL Mode=Require with Trust Server Certificate=true: {use}. {npgsql} does not check who answers: an impostor gets the login and every query, even if a root certificate is set.",
            SslMode.Require when version is { RequireNeedsTrust: true } && !connection.HasValidationCallback =>
                $"SSL Mode=Require: {use}. {npgsql} throws on it unless Trust Server Certificate=true, and then does not check who answers: an impostor gets the login and every query.",
            SslMode.Require => $"SSL Mode=Require: {use}. {npgsql} encrypts but does not check who answers: an impostor gets the login and every query, even if a root certificate is set.",
            _ => $"SSL Mode=VerifyCA: {use}. {npgsql} does not check the host name: anyone with a certificate of the same authority gets the login and every query.",
        };
    }

    public static string Absent(NpgsqlVersion? version, bool isSlim)
    {
        string npgsql = Name(version);
        string means = isSlim
            ? $"{npgsql} then uses plain text, because transport security is not enabled on the slim builder: anyone on the network path reads the login and every query"
            : (version ?? NpgsqlVersion.Newest).HasVerifyFull
                ? $"{npgsql} then uses Prefer: it logs in to any server that answers, without encryption if that server offers none"
                : $"{npgsql} then uses Disable: it sends the login and every query in plain text";
        return $"SSL Mode is not set: {Use(version)}. {means}.";
    }

    internal static string DevelopmentAbsent(NpgsqlVersion? version, DevelopmentPlace place)
        => $"SSL Mode is not set: {Fine(place)}, {Use(version)}. {Name(version)} then uses {(version ?? NpgsqlVersion.Newest).DefaultMode}, which does not verify the server.";

    internal static string DevelopmentWeak(SslMode mode, DevelopmentPlace place)
        => $"SSL Mode={mode}: {Fine(place)}, use VerifyFull. {(place == DevelopmentPlace.LoopbackOnly ? "The code uses it for loopback only; it" : "It")} does not verify the server.";

    private static string Fine(DevelopmentPlace place) => place switch
    {
        DevelopmentPlace.SameFile => "fine for a service of this file; for any other host",
        DevelopmentPlace.TestProject => "fine in a test project; anywhere else",
        _ => "fine on this host; for any other",
    };

    /// <summary>A finding at a use of what another file declares.</summary>
    /// <param name="message">What was found.</param>
    /// <param name="member">Type and member that declare it.</param>
    public static string DeclaredElsewhere(string message, string member) => $"{message} Declared in {member}.";

    public static string TrustServerCertificate(NpgsqlVersion? version) => version switch
    {
        { Major: < 6 } => $"Trust Server Certificate=true: remove it. With {Name(version)} it switches all validation off: any certificate is accepted, whatever the SSL Mode.",
        { Major: < 8 } => $"Trust Server Certificate=true: remove it and use VerifyFull. With {Name(version)} it lets SSL Mode=Require accept any certificate.",
        _ => $"Trust Server Certificate: remove it. It has no effect since Npgsql 8: SSL Mode alone decides what is checked.",
    };

    public static string RootCertificateNotUsed(SslMode mode, NpgsqlVersion? version, bool isWritten) => isWritten
        ? $"SSL Mode={mode} does not use the root certificate: {Use(version)}. {Name(version)} never looks at it in this mode."
        : $"Without SSL Mode the root certificate is not used: {Use(version)}. {Name(version)} then uses {mode}, which never looks at it.";

    public static string SetTwice(Setting first, Setting last, ModeVerdict verdict, NpgsqlVersion version)
    {
        if (verdict is ModeVerdict.Strong or ModeVerdict.Unknown)
            return "SSL Mode is set more than once: keep one. The last one wins.";
        if (last.IsRemoval)
            return "SSL Mode is set more than once: keep one. The last one wins, and it is empty, so the default applies.";
        return first.Value is { } value && Strength(value, version) > Strength(last.Value!, version)
            ? "SSL Mode is set more than once: keep one. The last one wins, and it is weaker than this one."
            : "SSL Mode is set more than once: keep one. The last one wins, and it is weak.";
    }

    private static int Strength(string mode, NpgsqlVersion version)
        => SslModeReading.Read(mode, version) is { Kind: SslModeReadingKind.Defined } reading ? (int)reading.Mode : -1;

    public static string PgSslModeNotRead(NpgsqlVersion? version)
        => $"PGSSLMODE has no effect: set SSL Mode in the connection string. {Name(version)} does not read the variable.";

    /// <param name="name">What the program asks for.</param>
    /// <param name="files">The names of the files that give a weak value, each with its finding.</param>
    /// <param name="version">The Npgsql of the project.</param>
    public static string NamedConnection(string name, IReadOnlyList<(string File, Finding Finding)> files, NpgsqlVersion version)
    {
        var said = new List<string>(files.Count);
        foreach ((string file, Finding finding) in files)
            said.Add(file + " (" + ModeOf(finding, version) + ")");
        string all = said.Count == 1 ? said[0] : string.Join(", ", said.Take(said.Count - 1)) + " and " + said[said.Count - 1];
        return $"Connection string '{name}' is weak in {all}: {Use(version)}. With {Name(version)} an impostor can get the login.";
    }

    private static string ModeOf(Finding finding, NpgsqlVersion version)
        => finding.Rule == Rules.SslModeNotSet || finding.Setting?.Value is not { } mode ? "SSL Mode is not set"
            : SslModeReading.Read(mode, version) is { Kind: SslModeReadingKind.Defined } reading ? "SSL Mode=" + reading.Mode
            : "SSL Mode is undefined";

    public static string Name(NpgsqlVersion? version)
        => version is { } known ? "Npgsql " + known.Major.ToString(CultureInfo.InvariantCulture) : "Npgsql 6 and later";

    private static string Use(NpgsqlVersion? version)
        => version is { HasVerifyFull: false } ? "VerifyFull needs Npgsql 6 or later" : "use VerifyFull";

    /// <summary>PGSSL1007.</summary>
    public const string UnknownConnectionString =
        "Connection string not known at build time: set SslMode.VerifyFull in the code. Whoever writes the setting decides whether the server is checked.";

    /// <summary>PGSSL1007 where the code sets the mode on some of the ways to the connection.</summary>
    public const string UnknownOnOneWay =
        "SslMode.VerifyFull is not set on every way to here: set it on all of them. On the others whoever writes the setting decides whether the server is checked.";

    /// <summary>PGSSL1007 in strict mode: a step may have changed what was known.</summary>
    /// <param name="step">The member or keyword of the program that the step is known by.</param>
    /// <param name="line">Its line, from 1.</param>
    public static string LostAtStep(string step, int line)
        => $"Connection string not proven: {step} in line {line.ToString(CultureInfo.InvariantCulture)} may change it. Set SslMode.VerifyFull behind that, or take the string into a local variable before it.";

    /// <summary>PGSSL1007 in strict mode: what holds the string may have another value.</summary>
    public const string LostInMember =
        "Connection string not proven: what holds it may be written elsewhere, or read before it is set. Set SslMode.VerifyFull here, or keep it in a readonly field that is set first.";

    /// <summary>PGSSL1007 in strict mode: a value from outside stands behind the mode.</summary>
    public const string ValueBehindMode =
        "Connection string not proven: a value from outside follows SSL Mode and may bring settings of its own. Write SSL Mode=VerifyFull (with Npgsql 10 also GSS Encryption Mode=Disable) at the end, or use a builder.";

    /// <summary>PGSSL1008 for a string that is not known.</summary>
    public const string SlimWithoutTls =
        "Slim builder without TLS: call EnableTransportSecurity() and use VerifyFull. Below SSL Mode=Require the login and every query go out in plain text.";

    /// <summary>PGSSL3002: the chain policy accepts certificates of any authority.</summary>
    public const string AuthorityIgnored =
        "This chain policy does not check who issued the certificate: remove the flags. VerifyFull then accepts an impostor, who gets the login and every query.";

    /// <summary>PGSSL3002: another name is checked than the host.</summary>
    public const string OtherHostName =
        "TargetHost replaces the host of the connection string: remove it. VerifyFull then checks this name, and whoever holds a certificate for it gets the login and every query.";

    /// <summary>PGSSL3002: it cannot be seen what a callback does.</summary>
    public const string OptionsNotUnderstood =
        "This callback changes TLS options in a way that is not known: set only known members. It is not proven that VerifyFull still checks who answers.";

    /// <summary>PGSSL0000: a connection that is as strong as the project asks for.</summary>
    public const string Verified = "This connection is verified: the server has to show a certificate before it gets the login.";

    /// <summary>PGSSL1007 in a report, for a connection of a configuration file.</summary>
    public const string UnknownInFile = "Connection string not known at build time: a placeholder stands where the mode may be. Write SSL Mode=VerifyFull in the file.";

    /// <summary>PGSSL3001.</summary>
    public static string AcceptsAnyCertificate(NpgsqlVersion version)
        => $"This callback accepts any certificate: {(version.HasVerifyFull ? "remove it and use VerifyFull" : "remove it; VerifyFull needs Npgsql 6 or later")}. "
            + $"Npgsql {version.Major} asks it instead of checking, and an impostor gets the login and every query.";

    /// <summary>PGSSL0001: a value that cannot be read.</summary>
    /// <param name="key">The key or property.</param>
    /// <param name="value">The value; it is shown if <see cref="OptionValues.CanBeShown"/> allows it.</param>
    public static string OptionNotUnderstood(string key, string value)
    {
        string what = OptionValues.CanBeShown(value) ? $"{key} = '{value}'" : $"The value of {key}";
        string write = OptionKeys.AllowedFor(key) is { } allowed ? $": write {allowed}" : "";
        return $"{what} is not understood{write}. Until then the default applies.";
    }

    /// <summary>PGSSL0001: a line of a baseline that cannot be read.</summary>
    public const string BaselineLine = "This line of the baseline is not understood and covers nothing: let dotnet build -t:PgSslBaseline write it anew.";

    /// <summary>PGSSL0001: a key that does not exist.</summary>
    /// <param name="key">The key.</param>
    /// <param name="meant">The key that is nearest to it; null if none is near.</param>
    public static string OptionUnknown(string key, string? meant)
        => $"There is no option {(key.Length <= LongestKey ? key : key.Substring(0, LongestKey) + "...")}{(meant is null ? "" : $": write {meant}")}. It has no effect.";

    /// <summary>PGSSL0001: an option that would weaken the proof.</summary>
    public static string OptionIgnoredInStrict(string key) => key == OptionKeys.MinimumSslMode
        ? $"Strict mode ignores {key}: only VerifyFull proves who answers"
        : $"Strict mode ignores {key}, apart from loopback: a connection that is not reported is not proven";
}
