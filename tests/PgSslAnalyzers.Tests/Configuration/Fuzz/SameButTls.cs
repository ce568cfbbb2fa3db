using System.Data.Common;
using System.Text.RegularExpressions;

namespace PgSslAnalyzers.Tests.Configuration.Fuzz;

/// <summary>Whether two values of a configuration file differ in TLS alone. Nothing here is code of the product.</summary>
internal static partial class SameButTls
{
    private static readonly HashSet<string> Tls = new(StringComparer.Ordinal) { "sslmode", "rootcertificate", "trustservercertificate", "gssencryptionmode", "checkcertificaterevocation", "sslrootcert" };

    /// <param name="key">The key of the value; empty if it has none.</param>
    /// <param name="before">The value.</param>
    /// <param name="after">The value after the upgrade.</param>
    public static bool Are(string key, string before, string after)
        => before == after
            || (Normal(key) is "sslmode" or "ssl" or "mode" && ModeWord().IsMatch(before.Trim()) && ModeWord().IsMatch(after.Trim()))
            || (Parse(before) is { } was ? Parse(after) is { } now && was.SequenceEqual(now) : Rest(before) == Rest(after));

    /// <summary>The settings that are not about TLS, as the base class of all connection strings of .NET reads them; null if it cannot.</summary>
    private static List<string>? Parse(string text)
    {
        try
        {
            var builder = new DbConnectionStringBuilder { ConnectionString = text };
            return [.. builder.Keys.Cast<string>().Where(static key => !Tls.Contains(Normal(key))).Select(key => key + "=" + builder[key]).Order(StringComparer.Ordinal)];
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>For what is no connection string as a whole: the text without the settings of TLS, separators and blanks.</summary>
    public static string Rest(string text) => Separators().Replace(Settings().Replace(text, ";"), ";").Trim(';');

    private static string Normal(string key) => key.Replace(" ", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    [GeneratedRegex("""(?ix) \b(ssl\\?\s?mode | root\\?\s?certificate | trust\\?\s?server\\?\s?certificate | gss\s?encryption\s?mode | sslrootcert) \s* = \s* ( \\?" (?: \\ (?!") [^;] | [^"\\;] )* \\?" | '[^';]*' | \$\{[^}]*\} | (?: (?!\s\#)[^;"'<&\r\n}\\|] )* )""")]
    private static partial Regex Settings();

    [GeneratedRegex(@"[;\s\\]+")]
    private static partial Regex Separators();

    [GeneratedRegex("^(?i:disable|allow|prefer|require|verifyca|verifyfull|verify-full|verify-ca|[0-9])$")]
    private static partial Regex ModeWord();
}
