namespace PgSslAnalyzers.Tests.CodeFixes.Execution;

/// <summary>Texts that several connections share: separators, heads, whole strings, helpers; and uses that depend on how a text is written.</summary>
internal sealed partial class ProgramGenerator
{
    private readonly List<string> heads = [], wholes = [];
    private string? next, pairHelper;

    private Piece Separator() => Chance(90) ? new Piece.Literal(";") : new Piece.Hole(Next());

    /// <summary>A separator that has a name.</summary>
    private string Next()
    {
        if (next is null)
            next = Constant("Next", "\";\"");
        return next;
    }

    /// <summary>A constant of this class or of another, in this file or in another.</summary>
    private string Constant(string name, string value)
    {
        switch (random.Next(5))
        {
            case 0:
                string type = Name("Names");
                (Chance(50) ? otherFile : types).Append($"public static class {type}\n{{\n    {Pick("public", "internal")} const string {name} = {value};\n}}\n\n");
                return $"{type}.{name}";
            case 1:
                Member($"private static readonly string {name} = {value};");
                return name;
            default:
                Member($"{Pick("private", "private", "internal", "public")} const string {name} = {value};");
                return name;
        }
    }

    private string PairHelper()
    {
        if (pairHelper is null)
        {
            pairHelper = "Pair";
            Member("private static string Pair(string key, string value) => " + Pick("key + \"=\" + value + \";\"", "$\"{key}={value};\"", $"string.Concat(key, \"=\", value, {Next()})", $"$\"{{key}}={{value}}{{{Next()}}}\"") + ";");
        }
        return pairHelper;
    }

    private string KnownText(bool isHead)
    {
        string text = $"Host={Pick("db.example.com", "db2.example.com", "db.example.com", "localhost")};Username=app";
        if (Chance(30))
            text += ";Database=shop";
        if (Chance(isHead ? 35 : 65))
            text += $";{ModeKey()}={ModeName()}";
        if (Chance(15))
            text += ";Trust Server Certificate=true";
        if (Chance(15))
            text += ";Timeout=5";
        return text;
    }

    /// <summary>A head that other connections begin with as well, and the settings behind it.</summary>
    private string HeadAndTail(List<Setting> settings)
    {
        if (heads.Count == 0 || Chance(30))
            heads.Add(Constant(Name("Server"), Quoted(KnownText(isHead: true))));
        string head = Pick<string>([.. heads, .. wholes]);
        if (settings.Count == 0)
            return head;
        List<Piece> tail = [.. settings.SelectMany(static setting => setting.Condition is { } condition
            ? [new Piece.Optional(condition, [new Piece.Literal(";"), .. setting.Pieces])]
            : new List<Piece>([new Piece.Literal(";"), .. setting.Pieces]))];
        tail = Merge(tail);
        return random.Next(4) switch
        {
            0 => Interpolated([new Piece.Hole(head), .. tail]),
            1 => $"string.Concat({head}, {Interpolated(tail)})",
            2 => Appended([new Piece.Hole(head), .. tail]),
            _ => $"({head} + {string.Join(" + ", tail.Select(Expression))})",
        };
    }

    /// <summary>A whole text under a name, used as it is by some and as a beginning by others.</summary>
    private string SharedText()
    {
        if (wholes.Count == 0 || Chance(35))
            wholes.Add(Constant(Name("Main"), Quoted(KnownText(isHead: false))));
        string text = Pick<string>([.. wholes]);
        return random.Next(6) switch
        {
            0 => $"({text} + \";Application Name=jobs\")",
            1 => $"({text} + \";{ModeKey()}={ModeName()}\")",
            2 => $"{text}.Replace(\"Username=app\", \"Username=jobs\")",
            _ => text,
        };
    }

    private string AlternativeTexts()
    {
        string one = Quoted(KnownText(false)), other = Quoted(Chance(30) ? "Host=/run/postgresql;Username=app" : KnownText(false));
        return random.Next(3) switch
        {
            0 => $"({Flag()} ? {one} : {other})",
            1 => $"({method.Parameter("int", "number", "input")} switch {{ 0 => {one}, 1 => {other}, _ => {Quoted(KnownText(false))} }} + \";Maximum Pool Size=20\")",
            _ => $"({method.Parameter("string?", "text", $"input == 1 ? {other} : null")} ?? {one})",
        };
    }

    /// <summary>Text that nobody knows at build time.</summary>
    private string UnknownText() => random.Next(3) switch
    {
        0 => method.Parameter("string", "settingsText", $"string.Concat(Enumerable.Repeat(\"Host=db.example.com;\", 1 + input)) + {Quoted(KnownText(false))}"),
        1 => $"$\"Host=db.example.com;Username=app{{{method.Parameter("string", "tail", "string.Concat(Enumerable.Repeat(\";Timeout=5\", input))")}}}\"",
        _ => $"$\"Host=db.example.com;{{{method.Parameter("string", "middle", "string.Concat(Enumerable.Repeat(\"SSL Mode=Require;\", input))")}}}Username=app\"",
    };

    /// <summary>Uses of a text that an edit of it could change.</summary>
    private string Used(string text)
    {
        // What other files do with a text that they can see is not looked for when a fix is planned.
        if (!Chance(13) || otherFile.ToString().Contains(" const string ", StringComparison.Ordinal))
            return text;
        string v = Name("text");
        Say($"string {v} = {text};");
        switch (random.Next(8))
        {
            case 0:
                Say($"if ({v}.EndsWith(\"{Pick("SSL Mode=Require", "SslMode=Prefer", "=Disable")}\", StringComparison.Ordinal))");
                Say($"    {v} += \";Keepalive=7\";");
                return v;
            case 1:
                return $"({v} + \";Search Path=n\" + {v}.Length)";
            case 2:
                string replaced = Pick("SSL Mode=Require", "=Require", "Username=app");
                return $"{v}.Replace(\"{replaced}\", \"{replaced};Keepalive=7\")";
            case 3:
                return $"string.Join(\";\", {v}.Split(';').Where(part => !part.StartsWith(\"{Pick("SSL Mode", "Timeout", "Trust")}\", StringComparison.Ordinal)))";
            case 4:
                return $"{v}.TrimEnd(';')";
            case 5:
                return $"({v}.Contains(\"{Pick("Require", "SSL Mode", "Trust Server Certificate")}\", StringComparison.Ordinal) ? {v} + \";Keepalive=3\" : {v})";
            case 6:
                Say($"if (string.IsNullOrEmpty({v}))");
                Say("    throw new InvalidOperationException();");
                return v;
            default:
                return $"({v} + (\";Search Path=\" + {v}.Count(c => c == ';')))";
        }
    }
}
