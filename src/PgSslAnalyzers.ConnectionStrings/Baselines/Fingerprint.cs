using System.Security.Cryptography;
using System.Text;
using PgSslAnalyzers.ConnectionStrings.Configuration;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Parsing;

namespace PgSslAnalyzers.ConnectionStrings.Baselines;

/// <summary>
/// The kind of a finding, by which it is known again when lines have moved, a file has another name or the code has another layout: a hash of the keywords of the connection
/// string, of its mode, and in C# of the kinds of the tokens around it. No value, host or name of the program goes into it, so that nothing of them can be guessed from it, and
/// two strings that differ in these alone are of one kind.
/// </summary>
public static class Fingerprint
{
    /// <summary>The property of a diagnostic that holds the hash.</summary>
    public const string PropertyName = "pgssl.fingerprint";

    /// <summary>The property of a diagnostic that a baseline covers: <c>known</c>.</summary>
    public const string BaselinePropertyName = "pgssl.baseline";

    private const int Bytes = 8;

    /// <summary>The kind of a finding in a configuration file.</summary>
    public static string Of(ConfigurationFinding finding)
    {
        if (finding.Connection is not { } connection)
            return Of(["file", "variable"]);
        // The order of the keywords is layout.
        IEnumerable<string> words = connection.Settings.Settings.Select(WordOf).OrderBy(static word => word, StringComparer.Ordinal);
        return Of([connection.Text is null ? "setting" : "file", .. words]);
    }

    /// <summary>The hash of a list of words: 16 digits.</summary>
    public static string Of(IEnumerable<string> words)
    {
        using SHA256 hash = SHA256.Create();
        byte[] bytes = hash.ComputeHash(Encoding.UTF8.GetBytes(string.Join("\n", words)));
        return string.Concat(bytes.Take(Bytes).Select(static value => value.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
    }

    /// <summary>The keywords and modes in a piece of a connection string that stands in code; values are left out.</summary>
    public static IEnumerable<string> WordsIn(string text)
    {
        foreach (string pair in text.Split(';'))
        {
            int equals = pair.IndexOf('=');
            string key = equals < 0 ? "" : pair.Substring(0, equals).Trim();
            // A mode may stand alone: "SSL Mode=" + "Require".
            if (Keyword.Find(key) is { } keyword)
                yield return Word(keyword, pair.Substring(equals + 1));
            else if (ModeIn(pair) is { } mode)
                yield return mode;
        }
    }

    /// <summary>Whether a text has the form of a hash.</summary>
    internal static bool IsHash(string text) => text.Length == 2 * Bytes && text.All(static digit => digit is (>= '0' and <= '9') or (>= 'a' and <= 'f'));

    private static string WordOf(Setting setting) => setting.Keyword is { } keyword ? Word(keyword, setting.Value) : "?";

    private static string Word(Keyword keyword, string? value) => keyword == KeywordTable.SslMode ? keyword.Name + "=" + ModeIn(value ?? "") : keyword.Name;

    /// <summary>The name of a mode, if the text is one.</summary>
    private static string? ModeIn(string text)
        => Enum.GetNames(typeof(SslMode)).FirstOrDefault(name => string.Equals(name, text.Trim().Trim('"', '\''), StringComparison.OrdinalIgnoreCase));
}
