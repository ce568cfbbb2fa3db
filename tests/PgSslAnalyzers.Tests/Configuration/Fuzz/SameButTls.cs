using System.Data.Common;
using System.Text.RegularExpressions;

namespace PgSslAnalyzers.Tests.Configuration.Fuzz;

/// <summary>Whether two values of a configuration file differ in TLS alone. Nothing here is code of the product.</summary>
internal static partial class SameButTls
{
    private static readonly HashSet<string> Tls = new(StringComparer.Ordinal) { "sslmode", "rootcertificate", "trustservercertificate", "gssencryptionmode", "checkcertificaterevocation", "sslrootcert", "encrypt" };

    private static readonly (string Escape, string Plain)[] Escapes = [("\\n", " "), ("\\u0022", "\""), ("\\u0027", "'"), ("&quot;", "\""), ("&apos;", "'")];

    /// <param name="key">The key of the value; empty if it has none.</param>
    /// <param name="before">The value.</param>
    /// <param name="after">The value after the upgrade.</param>
    /// <param name="root">The root certificate that the upgrade writes.</param>
    public static bool Are(string key, string before, string after, string root)
        => before == after
            || (Normal(key) is "sslmode" or "ssl" or "mode" && ModeWord().IsMatch(before.Trim()) && ModeWord().IsMatch(after.Trim()))
            || (Parse(WithoutName(before)) is { } was ? Parse(WithoutName(after)) is { } now && was.SequenceEqual(now) : Rest(before, root) == Rest(after, root));

    /// <summary>The text without each <c>NAME=</c> before a connection string, as lists of variables have it, and without the quotes behind it; a keyword is no name.</summary>
    private static string WithoutName(string text)
    {
        string rest = Name().Replace(text, "");
        return rest != text && rest is ['\'', .., '\''] ? rest[1..^1] : rest;
    }

    /// <summary>The settings that are not about TLS, as the base class of all connection strings of .NET reads them; null if it cannot.</summary>
    private static List<string>? Parse(string text)
    {
        try
        {
            var builder = new DbConnectionStringBuilder { ConnectionString = text };
            if (builder.Keys.Cast<string>().Any(static key => key.Contains(';', StringComparison.Ordinal)))
                return null;
            return [.. builder.Keys.Cast<string>().Where(static key => !Tls.Contains(Normal(key))).Select(key => key + "=" + builder[key]).Order(StringComparer.Ordinal)];
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>For a file that no parser reads: its text as <see cref="Rest"/>. In XML a line break is a blank of the value, which goes with it.</summary>
    public static string RestOfFile(string path, string text, string root) => Path.GetExtension(path) switch
    {
        ".xml" or ".config" => Rest(text.Replace('\r', ' ').Replace('\n', ' '), root),
        // In a block a remark behind # is no comment: it belongs to the setting, and may go with it.
        ".yml" or ".yaml" => Rest(Remark().Replace(text, ""), root),
        _ => Rest(text, root),
    };

    /// <summary>Whether two JSON files that no parser reads are the same but for TLS: their texts in quotes one by one, and what stands between these as it is.</summary>
    public static bool AreJson(string before, string after, string root)
    {
        string[] had = JsonText().Split(before), has = JsonText().Split(after);
        if (!had.SequenceEqual(has))
            return false;
        string[] was = [.. JsonText().Matches(before).Select(static match => Unescaped(match.Value))], now = [.. JsonText().Matches(after).Select(static match => Unescaped(match.Value))];
        return was.Zip(now).Select((pair, i) => Are(i == 0 ? "" : was[i - 1], pair.First, pair.Second, root)).All(static same => same);
    }

    /// <summary>A text in quotes without them, its escapes resolved; a broken escape stays.</summary>
    private static string Unescaped(string quoted) => JsonEscape().Replace(quoted[1..^1], static match => match.Value[1] switch
    {
        'u' => ((char)int.Parse(match.Value.AsSpan(2), System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture)).ToString(),
        'n' => "\n",
        'r' => "\r",
        't' => "\t",
        char other => other.ToString(),
    });

    /// <summary>For what is no connection string as a whole: the text without the settings of TLS, separators and blanks.</summary>
    public static string Rest(string text, string root)
    {
        string rest = text;
        foreach ((string escape, string plain) in Escapes)
            rest = rest.Replace(escape, plain, StringComparison.Ordinal);
        // The path that was written, as it is and as the formats escape it.
        string escaped = root.Replace("\\", "\\\\", StringComparison.Ordinal);
        string word = escaped.Replace(" ", "\\ ", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);
        foreach (string path in root.Length == 0 ? [] : new[] { word, escaped, root, root.Replace("'", "''", StringComparison.Ordinal) })
            rest = rest.Replace(path, "x", StringComparison.Ordinal);
        return Separators().Replace(Settings().Replace(rest, ""), "");
    }

    private static string Normal(string key) => key.Replace(" ", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    // A text in quotes is a value only on its line and without =: what is behind a quote that ends the whole string is none. A placeholder, or a stray mark before more of a word, is part of a value; the end of CDATA is not.
    [GeneratedRegex("""(?ix) \b(ssl\\?\s?mode | root\\?\s?certificate | trust\\?\s?server\\?\s?certificate | gss\s?encryption\s?mode | sslrootcert | encrypt) \s* = [^\S\r\n]* ( \\?" (?: \\ (?!") [^;=\r\n] | [^"\\;=\r\n] )* \\?" | ''[^';=\r\n]*'' | '[^';=\r\n]*' | (?: \$\{[^};\r\n]*\} | \$\} | [}<|](?=[}<!-]*\w[\w.-]*\s*["';\r\n]) | }(?=;) | (?<=\w)'(?=\w) | &(?!\#?\w+;) | "(?=\w+;) | "[^"';=\r\n]*"(?=,\w+;) | (?!\s\#|\]\]>)[^;"'<&\r\n}\\|] )* )""")]
    private static partial Regex Settings();

    [GeneratedRegex("""
        "(?:\\.|[^"\\\r\n])*"
        """)]
    private static partial Regex JsonText();

    [GeneratedRegex("""\\(?:u[0-9a-fA-F]{4}|["\\/bfnrt])""")]
    private static partial Regex JsonEscape();

    [GeneratedRegex(@"[ \t]#[^\r\n""']*(?=[\r\n]|$)")]
    private static partial Regex Remark();

    [GeneratedRegex(@"[;\s\\\uFEFF]+")]
    private static partial Regex Separators();

    [GeneratedRegex(@"(?i)^(?:(?!(?:host|server|port|database|username|uid|password|pwd|pooling|timeout|sslmode|rootcertificate|trustservercertificate|encrypt|sslrootcert)=)[\w.:-]+=(?='?[\w\s]*=)|^\w+:[ ](?=[\w\s]*=))+")]
    private static partial Regex Name();

    [GeneratedRegex("^(?i:disable|allow|prefer|require|verifyca|verifyfull|verify-full|verify-ca|[0-9])$")]
    private static partial Regex ModeWord();
}
