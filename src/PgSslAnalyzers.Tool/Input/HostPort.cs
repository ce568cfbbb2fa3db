using System.Globalization;

namespace PgSslAnalyzers.Tool.Input;

/// <summary>A host, as Npgsql would use it, and a port.</summary>
/// <param name="Host">A name or an address; an IPv6 address may stand in brackets, which Npgsql keeps where a port follows.</param>
/// <param name="Port">The port; null if none is given.</param>
internal sealed record HostPort(string Host, int? Port)
{
    /// <summary>PostgreSQL's.</summary>
    public const int DefaultPort = 5432;

    /// <summary>Whether Npgsql takes the host for the folder of a Unix-domain socket.</summary>
    public bool IsUnixSocket => Host.StartsWith('@') || Path.IsPathRooted(Host);

    /// <summary>Whether this can be a host, or the folder of a socket. A setting that was swallowed by Host (libpq's form, with blanks) cannot, and may be a password.</summary>
    public bool IsPlausible
        => Host.Length is > 0 and < 256 && Host[0] != '-' && Port is null or (> 0 and <= 65535)
            && Host.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or ':' or '[' or ']' or '%' || (IsUnixSocket && c is '/' or '\\' or '@'));

    /// <summary>Reads HOST or HOST:PORT from the command line.</summary>
    /// <returns>Null if it is neither. What it is instead may be a secret, and must not be repeated.</returns>
    public static HostPort? Parse(string text) => Split(text) is { IsPlausible: true, IsUnixSocket: false } host ? host : null;

    /// <summary>Splits a Host setting: a list has commas, and each member may have its own port (NpgsqlConnectionStringBuilder.TrySplitHostPort).</summary>
    /// <returns>Null if Npgsql throws on a port.</returns>
    public static IReadOnlyList<HostPort>? SplitList(string setting)
    {
        if (!setting.Contains(',', StringComparison.Ordinal))
            return new HostPort(setting, null).IsUnixSocket ? [new HostPort(setting, null)] : Split(setting) is { } one ? [one] : null;
        var all = new List<HostPort>();
        foreach (string member in setting.Split(','))
        {
            if (Split(member.Trim()) is not { } host)
                return null;
            all.Add(host);
        }
        return all;
    }

    private static HostPort? Split(string text)
    {
        int colon = text.LastIndexOf(':');
        if (colon < 0)
            return new HostPort(text, null);
        int other = text.LastIndexOf(':', colon == 0 ? 0 : colon - 1), bracket = text.LastIndexOf(']');
        bool hasPort = colon == 0 || other < 0 || (colon > bracket && other < bracket);
        if (!hasPort)
            return new HostPort(text, null);
        return int.TryParse(text.AsSpan(colon + 1), NumberStyles.Integer, CultureInfo.InvariantCulture, out int port) ? new HostPort(text[..colon], port) : null;
    }

    public override string ToString() => Port is { } port ? $"{Host}:{port.ToString(CultureInfo.InvariantCulture)}" : Host;
}
