using System.Text;
using CsCheck;

namespace PgSslAnalyzers.Tests.CodeFixes;

/// <summary>A program whose method <c>Text</c> returns the connection string that it connects with.</summary>
/// <param name="Expression">The C# expression of the string; it may use the parameter <c>part</c>.</param>
/// <param name="IsConstant">The string is that of a constant.</param>
/// <param name="Root">The configured root certificate.</param>
public sealed record WeakProgram(string Expression, bool IsConstant, string Root)
{
    public const string Part = "p'w{0}";

    public string Code => IsConstant
        ? "using Npgsql;\npublic static class Program\n{\n    const string Settings = " + Expression + ";\n    public static string Text(string part) => Settings;\n    static object Connect() => new NpgsqlConnection(Settings);\n}\n"
        : "using Npgsql;\npublic static class Program\n{\n    public static string Text(string part)\n    {\n        string settings = " + Expression + ";\n        using var connection = new NpgsqlConnection(settings);\n        return settings;\n    }\n}\n";

    public override string ToString() => Root + "\n" + Code;
}

/// <summary>Random valid connection strings, weak in a random way, in random kinds of literals.</summary>
public static class WeakPrograms
{
    // Keyword, value as Npgsql is to read it. No host is loopback, a socket, or an address.
    private static readonly Gen<(string Key, string Value)> Setting = Gen.OneOf(
        Gen.Select(Gen.OneOf("Username", "User ID", "uid", "USER NAME"), Gen.OneOf("app", "o'neil", "ü ber")),
        Gen.Select(Gen.OneOf("Password", "pwd"), Gen.OneOf("secret", "a;SSL Mode=Disable", "\"quoted\"", "it's", "{brace}", "back\\slash", "eq=", "tab\there", "%7B0%7D", "two\"\"quotes", "")),
        Gen.Select(Gen.OneOf("Database", "DB"), Gen.OneOf("main", "a b", "x{0}y")),
        Gen.Select(Gen.OneOf("Port"), Gen.OneOf("5432", "6543")),
        Gen.Select(Gen.OneOf("Pooling"), Gen.OneOf("true", "False")),
        Gen.Select(Gen.OneOf("Search Path", "SearchPath"), Gen.OneOf("public", "\"$user\",public")),
        Gen.Select(Gen.OneOf("Timeout"), Gen.OneOf("15", "0")),
        Gen.Select(Gen.OneOf("Application Name", "ApplicationName"), Gen.OneOf("shop", "{shop}", "a=b")),
        Gen.Select(Gen.OneOf("Include Error Detail"), Gen.OneOf("true")));

    private static readonly Gen<(string Key, string Value)[]> Tls = Gen.OneOf(
        Gen.Const(Array.Empty<(string, string)>()),
        Mode().Select(static mode => new[] { mode }),
        Mode().Select(static mode => new[] { mode }),
        Gen.Select(Mode(), Gen.OneOf("true", "True", "false"), static (mode, trust) => new[] { mode, ("Trust Server Certificate", trust) }),
        Gen.OneOf("true", "false").Select(static trust => new[] { ("TrustServerCertificate", trust) }),
        Gen.Select(Mode(), Mode(), static (one, two) => new[] { one, two }),
        Gen.Select(Mode(), Gen.OneOf("/mine/root.crt", "C:\\mine\\root.crt"), static (mode, root) => new[] { mode, ("Root Certificate", root) }));

    private static readonly Gen<string> Roots = Gen.OneOf("/etc/pg/root.crt", "C:\\pg\\root.crt", "/a b/it's {1}.crt", "/ends'", "/ü/{root}.crt", "app:certs/root.crt");

    public static readonly Gen<WeakProgram> All =
        from settings in Setting.Array[0, 6]
        from tls in Tls
        from order in Gen.Int[0, 5]
        from separator in Gen.OneOf(";", "; ", " ; ", ";;", ";\n")
        from trailing in Gen.OneOf("", ";", " ", "; ")
        from quotes in Gen.Int[0, 2].Array[12]
        from hole in Gen.Int[0, 4]
        from pieces in Gen.Int[0, 6].Array[1, 3]
        from cuts in Gen.Double[0, 1].Array[2]
        from isConstant in Gen.Bool
        from root in Roots
        select Build(settings, tls, order, separator, trailing, quotes, hole, pieces, cuts, isConstant, root);

    private static Gen<(string Key, string Value)> Mode() => Gen.Select(
        Gen.OneOf("SSL Mode", "SslMode", "sslmode", "SSL MODE", "Ssl Mode"), Gen.OneOf("Disable", "Allow", "Prefer", "Require", "VerifyCA", "require", "2", "Disable"));

    private static WeakProgram Build(
        (string Key, string Value)[] settings, (string Key, string Value)[] tls, int order, string separator, string trailing, int[] quotes, int hole, int[] kinds, double[] cuts, bool isConstant, string root)
    {
        var all = new List<(string Key, string Value)> { ("Host", "db.example.org") };
        all.AddRange(settings.GroupBy(static setting => setting.Key.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant()).Select(static group => group.First()).DistinctBy(static setting => Canonical(setting.Key)));
        foreach ((string Key, string Value) setting in tls)
            all.Insert(Math.Min(all.Count, order % (all.Count + 1)), setting);
        var texts = all.Select((setting, index) => setting.Key + "=" + Quote(setting.Value, quotes[index % quotes.Length])).ToList();
        // A part that is not known at build time stands as the whole value of a keyword of its own.
        bool hasHole = hole == 0 && !isConstant && !settings.Any(static setting => Canonical(setting.Key) == "PASSWORD");
        if (hasHole)
            texts.Insert(1, "Password=\0");
        string text = string.Join(separator, texts) + trailing;
        return new WeakProgram(Write(text, kinds, cuts, isConstant), isConstant, root);
    }

    private static string Canonical(string key) => key.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant() switch
    {
        "USERNAME" or "USERID" or "UID" => "USERNAME",
        "PWD" or "PASSWORD" => "PASSWORD",
        "DB" => "DATABASE",
        var other => other,
    };

    private static string Quote(string value, int style)
    {
        bool needsQuotes = value.Length > 0 && (value.Contains(';', StringComparison.Ordinal) || value[0] is '"' or '\'' || char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1]));
        return (needsQuotes ? style % 2 + 1 : style) switch
        {
            1 => "\"" + value.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"",
            2 => "'" + value.Replace("'", "''", StringComparison.Ordinal) + "'",
            _ => value,
        };
    }

    private static string Write(string text, int[] kinds, double[] cuts, bool isConstant)
    {
        // By its Host a text is known as a connection string: that word stays whole.
        int host = text.IndexOf("Host=", StringComparison.Ordinal);
        int[] ends = [.. cuts.Take(kinds.Length - 1).Select(cut => (int)(cut * text.Length)).Select(cut => cut > host && cut < host + 5 ? host : cut).Order(), text.Length];
        var pieces = new List<string>();
        int start = 0;
        for (int i = 0; i < ends.Length; i++)
        {
            string piece = text[start..ends[i]];
            start = ends[i];
            if (piece.Length > 0 || ends.Length == 1)
                pieces.Add(Literal(piece, kinds[i], isConstant));
        }
        return pieces.Count == 0 ? "\"\"" : string.Join(kinds[0] % 2 == 0 ? " + " : " +\n            ", pieces);
    }

    private static string Literal(string text, int kind, bool isConstant)
    {
        bool hasHole = text.Contains('\0', StringComparison.Ordinal);
        int braces = Longest(text, '{', '}') + 1, quotes = Math.Max(3, Longest(text, '"', '"') + 1);
        string dollars = new('$', braces), delimiter = new('"', quotes), open = new('{', braces), close = new('}', braces);
        bool fitsOneRawLine = text.Length > 0 && !text.Contains('\n', StringComparison.Ordinal) && text[0] != '"' && text[^1] != '"';
        switch (kind)
        {
            case 1 when !hasHole:
                return "@\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
            case 2 when !hasHole && fitsOneRawLine:
                return delimiter + text + delimiter;
            case 3 when !hasHole:
                return delimiter + "\n            " + text.Replace("\n", "\n            ", StringComparison.Ordinal) + "\n            " + delimiter;
            case 4:
                return "$@\"" + Doubled(text).Replace("\"", "\"\"", StringComparison.Ordinal).Replace("\0", "{part}", StringComparison.Ordinal) + "\"";
            case 5 when fitsOneRawLine && (!isConstant || !hasHole):
                return dollars + delimiter + text.Replace("\0", open + "part" + close, StringComparison.Ordinal) + delimiter;
            case 6 when !isConstant && !hasHole:
                return "string.Format(" + Escaped(Doubled(text)) + ", part)";
            default:
                return hasHole ? "$" + Escaped(Doubled(text)).Replace("\\0", "{part}", StringComparison.Ordinal) : Escaped(text);
        }
    }

    private static string Doubled(string text) => text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    private static string Escaped(string text)
    {
        var result = new StringBuilder("\"");
        foreach (char c in text)
            result.Append(c switch { '"' => "\\\"", '\\' => "\\\\", '\n' => "\\n", '\t' => "\\u0009", '\0' => "\\0", 'ü' => "\\u00fc", _ => c.ToString() });
        return result.Append('"').ToString();
    }

    private static int Longest(string text, char one, char other)
    {
        int longest = 0, run = 0;
        for (int i = 0; i < text.Length; i++)
        {
            run = text[i] != one && text[i] != other ? 0 : i > 0 && text[i - 1] == text[i] ? run + 1 : 1;
            longest = Math.Max(longest, run);
        }
        return longest;
    }
}
