using PgSslAnalyzers.ConnectionStrings.Parsing;

namespace PgSslAnalyzers.ConnectionStrings.Servers;

/// <summary>What kind of place a Host value names.</summary>
public enum HostKind
{
    /// <summary>Not known at build time.</summary>
    Unknown,

    /// <summary>A Unix-domain socket: PostgreSQL has no TLS there.</summary>
    UnixSocket,

    /// <summary>This machine, or the machine that hosts this container.</summary>
    Loopback,

    /// <summary>A name without a dot, such as <c>db</c> or <c>postgres</c>; and one below <c>invalid</c>, which nobody can have (RFC 2606).</summary>
    SingleLabel,

    /// <summary>An IP address other than loopback: VerifyFull works only if the certificate contains it.</summary>
    Address,

    /// <summary>Any other name.</summary>
    Remote,
}

/// <summary>Reads the Host keyword: one host or a comma list, each with an optional port.</summary>
public static class Hosts
{
    /// <summary>The kind of <paramref name="host"/>; a list has a kind only if every member has it, otherwise that of its most distant member.</summary>
    /// <param name="host">The value of Host; null if it is not known.</param>
    public static HostKind Classify(string? host)
    {
        if (host is null || host.Trim().Length == 0)
            return HostKind.Unknown;
        HostKind most = HostKind.Unknown;
        foreach (string member in host.Split(','))
        {
            HostKind kind = ClassifyOne(NameOf(member));
            if (kind > most)
                most = kind;
        }
        return most;
    }

    /// <summary>
    /// Whether every member of <paramref name="host"/> is this machine whatever the DNS says: <c>localhost</c>, 127.0.0.0/8 or <c>::1</c>. A name below localhost, one with a dot at its end and the host of a
    /// container are names that somebody answers.
    /// </summary>
    public static bool IsCertainlyLoopback(string host)
    {
        foreach (string member in host.Split(','))
        {
            string name = NameOf(member);
            bool isAddress = name.IndexOf('.') >= 0 || name.IndexOf(':') >= 0;
            if (!string.Equals(name, "localhost", StringComparison.OrdinalIgnoreCase)
                && !(isAddress && System.Net.IPAddress.TryParse(name, out System.Net.IPAddress? address) && (address.Equals(System.Net.IPAddress.IPv6Loopback) || (address.GetAddressBytes() is { Length: 4 } bytes && bytes[0] == 127))))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Whether one of the hosts is a Unix-domain socket, or begins like one if its end is not known.</summary>
    /// <param name="host">The value of Host; null if nothing of it is known.</param>
    public static bool NamesSocket(string? host)
    {
        foreach (string member in (host ?? "").Split(','))
        {
            string name = member.Trim();
            if (name.Length > 0 && name[0] is '/' or '@')
                return true;
        }
        return false;
    }

    /// <summary>The same for a host of which only a part may be known: one with a slash in it is a path.</summary>
    public static bool NamesSocket(Setting? host) => host is not null && (NamesSocket(host.Value ?? host.Start) || (host.Value is null && host.HasSlash));

    /// <summary>Whether every member of <paramref name="host"/> is matched by one of <paramref name="patterns"/> (<c>loopback</c>, a name, or a name with <c>*</c>).</summary>
    public static bool AllMatch(string host, IReadOnlyList<string> patterns)
    {
        foreach (string member in host.Split(','))
        {
            string name = NameOf(member);
            bool matched = false;
            for (int i = 0; i < patterns.Count && !matched; i++)
            {
                matched = string.Equals(patterns[i], "loopback", StringComparison.OrdinalIgnoreCase)
                    ? ClassifyOne(name) == HostKind.Loopback
                    : Matches(name, patterns[i]);
            }
            if (!matched)
                return false;
        }
        return patterns.Count > 0;
    }

    /// <summary>The host without its port: <c>db:5432</c>, <c>[::1]:5432</c>; an address with several colons and no brackets is left alone.</summary>
    public static string NameOf(string member)
    {
        string name = member.Trim();
        if (name.Length > 0 && name[0] == '[')
        {
            int close = name.IndexOf(']');
            return close > 0 ? name.Substring(1, close - 1) : name;
        }
        int colon = name.IndexOf(':');
        return colon > 0 && name.IndexOf(':', colon + 1) < 0 && name[0] is not '/' and not '@' && !IsDrivePath(name)
            ? name.Substring(0, colon)
            : name;
    }

    private static bool IsDrivePath(string name) => name.Length > 2 && name[1] == ':' && char.IsLetter(name[0]) && (name[2] == '\\' || name[2] == '/');

    private static HostKind ClassifyOne(string name)
    {
        if (name.Length == 0)
            return HostKind.Unknown;
        if (name[0] is '/' or '@')
            return HostKind.UnixSocket;
        if (IsDrivePath(name))
            return HostKind.UnixSocket;
        string plain = name.TrimEnd('.');
        if (string.Equals(plain, "localhost", StringComparison.OrdinalIgnoreCase)
            || string.Equals(plain, "host.docker.internal", StringComparison.OrdinalIgnoreCase)
            || plain.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase))
        {
            return HostKind.Loopback;
        }
        // A bare number is a host name to Npgsql's users, although IPAddress would read it as an address.
        bool isDotted = plain.IndexOf('.') >= 0;
        if ((isDotted || plain.IndexOf(':') >= 0) && System.Net.IPAddress.TryParse(plain, out System.Net.IPAddress? address))
            return System.Net.IPAddress.IsLoopback(address) ? HostKind.Loopback : HostKind.Address;
        return isDotted && !plain.EndsWith(".invalid", StringComparison.OrdinalIgnoreCase) ? HostKind.Remote : HostKind.SingleLabel;
    }

    /// <summary>Each <c>*</c> of the pattern stands for any text; the pieces between them are looked for from left to right.</summary>
    internal static bool Matches(string name, string pattern)
    {
        string[] pieces = pattern.Split('*');
        if (pieces.Length == 1)
            return string.Equals(name, pattern, StringComparison.OrdinalIgnoreCase);
        string last = pieces[pieces.Length - 1];
        if (!name.StartsWith(pieces[0], StringComparison.OrdinalIgnoreCase))
            return false;
        int at = pieces[0].Length;
        for (int i = 1; i < pieces.Length - 1; i++)
        {
            int found = name.IndexOf(pieces[i], at, StringComparison.OrdinalIgnoreCase);
            if (found < 0)
                return false;
            at = found + pieces[i].Length;
        }
        return name.Length - at >= last.Length && name.EndsWith(last, StringComparison.OrdinalIgnoreCase);
    }
}
