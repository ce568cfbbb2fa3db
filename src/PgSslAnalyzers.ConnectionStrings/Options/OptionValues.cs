using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Servers;

namespace PgSslAnalyzers.ConnectionStrings.Options;

/// <summary>The values of options, as they are written.</summary>
public static class OptionValues
{
    /// <summary>How the path of a root certificate starts that lies beside the program.</summary>
    public const string BesideProgram = "app:";

    private static readonly char[] ListSeparators = [',', ';', ' '];

    /// <summary>Reads a minimum: VerifyFull, VerifyCA or Require.</summary>
    public static bool TryReadMinimumMode(string text, out SslMode mode)
    {
        foreach (SslMode known in (SslMode[])[SslMode.VerifyFull, SslMode.VerifyCA, SslMode.Require])
        {
            if (string.Equals(text.Trim(), known.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                mode = known;
                return true;
            }
        }
        mode = SslMode.VerifyFull;
        return false;
    }

    /// <summary>The members of a list of hosts; an IPv6 address may stand in brackets.</summary>
    public static IReadOnlyList<string> SplitHosts(string text)
        => text.Split(ListSeparators, StringSplitOptions.RemoveEmptyEntries).Select(static host => host[0] == '[' && host[host.Length - 1] == ']' ? host.Substring(1, host.Length - 2) : host).ToList();

    /// <summary>Whether a member of a list of hosts can match a host: a name or an address, perhaps with <c>*</c>, and neither a port nor a URI.</summary>
    public static bool IsHostPattern(string pattern)
    {
        foreach (char c in pattern)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('.' or '-' or '_' or '*' or ':' or '%'))
                return false;
        }
        int colon = pattern.IndexOf(':');
        return pattern.Length > 0 && (colon < 0 || pattern.IndexOf(':', colon + 1) >= 0);
    }

    /// <summary>Whether a member of a list of hosts can match nothing but loopback.</summary>
    public static bool IsLoopbackPattern(string pattern)
        => string.Equals(pattern, "loopback", StringComparison.OrdinalIgnoreCase)
            || (pattern.IndexOf('*') < 0 ? Hosts.Classify(pattern) == HostKind.Loopback : pattern.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a fix can write this root certificate: an absolute path, or one beside the program.</summary>
    public static bool IsRootCertificate(string text)
        => IsAbsolutePath(text) || (text.StartsWith(BesideProgram, StringComparison.OrdinalIgnoreCase) && text.Substring(BesideProgram.Length).Trim(' ', '/', '\\').Length > 0);

    /// <summary>Whether a root certificate can be written as it is: a path relative to whatever the current directory is would let others choose the authority.</summary>
    public static bool IsAbsolutePath(string path) => path.Length > 1 && CertificatePath.IsAbsolute(path);

    /// <summary>Whether a value of an option can be read.</summary>
    /// <param name="key">The key, as <see cref="OptionKeys.Find"/> gives it.</param>
    /// <param name="value">The value, without blanks around it.</param>
    public static bool IsUnderstood(string key, string value) => key switch
    {
        OptionKeys.MinimumSslMode => TryReadMinimumMode(value, out _),
        OptionKeys.RootCertificate => IsRootCertificate(value),
        OptionKeys.ExemptHosts => SplitHosts(value).All(IsHostPattern),
        OptionKeys.ConnectionStringSinks => SinkText.ReadAll(value).Unread.Count == 0,
        OptionKeys.NpgsqlVersion => NpgsqlVersion.TryParse(value, out _),
        _ => SeverityWords.Read(value) is not null,
    };

    /// <summary>Whether strict mode takes no notice of a value that can be read: it would let something pass that is not proven.</summary>
    /// <param name="key">The key, as <see cref="OptionKeys.Find"/> gives it.</param>
    /// <param name="value">The value, without blanks around it.</param>
    public static bool IsIgnoredInStrict(string key, string value) => key switch
    {
        OptionKeys.MinimumSslMode => TryReadMinimumMode(value, out SslMode mode) && mode != SslMode.VerifyFull,
        OptionKeys.ExemptHosts => SplitHosts(value).Any(static host => !IsLoopbackPattern(host)),
        _ => false,
    };

    /// <summary>
    /// Whether a value may be repeated in a message. A value of an option is the user's own word about these analyzers; one that is long or looks like a part of a connection
    /// string or a URI may have got there by mistake.
    /// </summary>
    public static bool CanBeShown(string value)
    {
        const int longest = 40;
        return value.Length is > 0 and <= longest && value.All(static character => !char.IsControl(character) && character is not ('=' or ';' or '@' or '\'' or '"'))
            && value.IndexOf("://", StringComparison.Ordinal) < 0;
    }
}
