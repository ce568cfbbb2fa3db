using System.Globalization;
using System.Text;

namespace PgSslAnalyzers.Tests.CodeFixes.Execution;

/// <summary>Connection strings as text: how settings become one string.</summary>
internal sealed partial class ProgramGenerator
{
    private List<Setting> Settings()
    {
        var settings = new List<Setting>();
        foreach (string key in new[] { "Username", "Password", "Database", "Application Name", "Timeout", "Pooling" })
        {
            if (Chance(key == "Username" ? 70 : key == "Password" ? 50 : 18))
                settings.Add(Plain(key));
        }
        if (Chance(6))
            settings.Add(Compared());
        int place = random.Next(settings.Count + 1);
        settings.InsertRange(Chance(50) ? settings.Count : place, TlsSettings());
        return settings;
    }

    /// <summary>An expression of type string: a whole connection string.</summary>
    private string ConnectionText()
    {
        if (Chance(14))
            return SharedText();
        if (Chance(7))
            return AlternativeTexts();
        if (Chance(4))
            return UnknownText();
        List<Setting> settings = Settings();
        if (Chance(16))
            return HeadAndTail(settings);
        settings.Insert(Chance(88) ? 0 : random.Next(settings.Count + 1), Plain("Host"));
        return Write(settings);
    }

    private string Write(List<Setting> settings) => random.Next(20) switch
    {
        < 5 => Interpolated(Flatten(settings)),
        < 8 => Concatenated(Flatten(settings)),
        8 => $"string.Concat({string.Join(", ", Flatten(settings).Select(Expression))})",
        9 or 10 => Formatted(Flatten(settings)),
        11 or 12 => Joined(settings),
        13 or 14 => Built(settings),
        15 => Appended(Flatten(settings)),
        16 => Replaced(settings),
        17 or 18 => Paired(settings),
        _ => Joined(settings),
    };

    /// <summary>The settings behind one another, each separated from the next: before it, or behind it.</summary>
    private List<Piece> Flatten(List<Setting> settings)
    {
        bool isLeading = settings[0].Condition is null && Chance(65);
        var pieces = new List<Piece>();
        Piece separator = Separator();
        for (int i = 0; i < settings.Count; i++)
        {
            List<Piece> one = isLeading ? i == 0 ? [.. settings[i].Pieces] : [separator, .. settings[i].Pieces] : [.. settings[i].Pieces, separator];
            if (settings[i].Condition is { } condition)
                pieces.Add(new Piece.Optional(condition, one));
            else
                pieces.AddRange(one);
        }
        return Merge(pieces);
    }

    private static List<Piece> Merge(IEnumerable<Piece> pieces)
    {
        var merged = new List<Piece>();
        foreach (Piece piece in pieces)
        {
            Piece next = piece is Piece.Optional optional ? optional with { Pieces = Merge(optional.Pieces) } : piece;
            if (next is Piece.Literal literal && merged is [.., Piece.Literal before])
                merged[^1] = new Piece.Literal(before.Text + literal.Text);
            else
                merged.Add(next);
        }
        return merged;
    }

    private static string Quoted(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    private string Expression(Piece piece) => piece switch
    {
        Piece.Literal literal => Quoted(literal.Text),
        Piece.Hole hole => hole.Expression,
        Piece.Optional optional => $"({optional.Condition} ? {Interpolated(optional.Pieces)} : {Pick("\"\"", "\"\"", "string.Empty")})",
        _ => throw new InvalidOperationException(),
    };

    private string Interpolated(IReadOnlyList<Piece> pieces)
    {
        if (pieces is [Piece.Literal only])
            return Quoted(only.Text);
        var text = new StringBuilder("$\"");
        foreach (Piece piece in pieces)
            text.Append(piece is Piece.Literal literal ? literal.Text : $"{{{Expression(piece)}{(IsMode(piece) && Chance(20) ? ":G" : "")}}}");
        return text.Append('"').ToString();
    }

    private static bool IsMode(Piece piece) => piece is Piece.Hole { Expression: var expression } && expression.StartsWith("SslMode.", StringComparison.Ordinal);

    /// <summary>Operands of <c>+</c>; the first one is a string. A literal is cut at times, an operand may be interpolated.</summary>
    private string Concatenated(IReadOnlyList<Piece> pieces)
    {
        var operands = new List<string>();
        for (int i = 0; i < pieces.Count; i++)
        {
            if (pieces[i] is Piece.Literal { Text: var text } && text.Length > 12 && text.IndexOf(';', 3) + random.Next(2) is > 1 and int cut && cut < text.Length && Chance(40))
                operands.AddRange([Quoted(text[..cut]), Quoted(text[cut..])]);
            else if (pieces[i] is Piece.Literal && i + 1 < pieces.Count && Chance(25))
                operands.Add(Interpolated([pieces[i], pieces[++i]]));
            else
                operands.Add(Expression(pieces[i]));
        }
        return "(" + (operands[0].StartsWith('"') || operands[0].StartsWith('$') ? "" : "\"\" + ") + string.Join(Chance(40) ? "\n            + " : " + ", operands) + ")";
    }

    private string Formatted(IReadOnlyList<Piece> pieces)
    {
        var format = new StringBuilder();
        var arguments = new List<string>();
        foreach (Piece piece in pieces)
        {
            format.Append(piece is Piece.Literal literal ? literal.Text : string.Create(CultureInfo.InvariantCulture, $"{{{arguments.Count}}}"));
            if (piece is not Piece.Literal)
                arguments.Add(Expression(piece));
        }
        return arguments.Count == 0 ? Quoted(format.ToString()) : $"string.Format({Quoted(format.ToString())}, {string.Join(", ", arguments)})";
    }

    /// <summary>A local that grows by <c>+=</c>.</summary>
    private string Appended(IReadOnlyList<Piece> pieces)
    {
        string v = Name("text");
        Say($"string {v} = {(pieces[0] is Piece.Literal ? Expression(pieces[0]) : $"\"\" + {Expression(pieces[0])}")};");
        for (int i = 1; i < pieces.Count; i++)
        {
            if (pieces[i] is Piece.Optional optional && Chance(70))
            {
                Say($"if ({optional.Condition})");
                Say($"    {v} += {Interpolated(optional.Pieces)};");
            }
            else if (pieces[i] is Piece.Literal && i + 1 < pieces.Count && Chance(50))
            {
                Say($"{v} += {Pick(Interpolated([pieces[i], pieces[i + 1]]), $"{Expression(pieces[i])} + {Expression(pieces[i + 1])}")};");
                i++;
            }
            else
            {
                Say($"{v} += {Expression(pieces[i])};");
            }
        }
        return v;
    }

    /// <summary>A template whose marks are replaced.</summary>
    private string Replaced(List<Setting> settings)
    {
        var template = new StringBuilder();
        var calls = new StringBuilder();
        foreach (Piece piece in Flatten(settings))
        {
            if (piece is Piece.Literal literal)
            {
                template.Append(literal.Text);
                continue;
            }
            string mark = "%" + Name("M") + "%";
            template.Append(mark);
            calls.Append($".Replace(\"{mark}\", {(piece is Piece.Optional ? Expression(piece) : $"$\"{{{Expression(piece)}}}\"")})");
        }
        if (Chance(50))
            return Quoted(template.ToString()) + calls;
        string v = Name("Template");
        Member($"private const string {v} = {Quoted(template.ToString())};");
        return v + calls;
    }

    /// <summary>A helper that writes one pair.</summary>
    private string Paired(List<Setting> settings)
    {
        string pair = PairHelper(), text = "";
        foreach (Setting setting in settings)
        {
            string one = setting.Pieces is [Piece.Literal { Text: var known }, Piece.Hole value] && known.EndsWith('=')
                ? $"{pair}({Quoted(known[..^1])}, {AsString(value.Expression)})"
                : setting.Pieces is [Piece.Literal { Text: var all }] && all.Split('=') is [var key, var word]
                    ? $"{pair}({Quoted(key)}, {Quoted(word)})"
                    : setting.Pieces is [Piece.Literal first, Piece.Literal second] ? $"{pair}({Quoted(first.Text[..^1])}, {Quoted(second.Text)})" : Interpolated([.. setting.Pieces, new Piece.Literal(";")]);
            text += (text.Length == 0 ? "" : " + ") + (setting.Condition is { } condition ? $"({condition} ? {one} : \"\")" : one);
        }
        return "(" + text + ")";
    }

    private string AsString(string expression)
        => expression.StartsWith('"') || expression.StartsWith('$') ? expression : $"$\"{{{expression}}}\"";
}
