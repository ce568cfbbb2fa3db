namespace PgSslAnalyzers.Tests.CodeFixes.Execution;

/// <summary>Settings in lists, arrays and buffers.</summary>
internal sealed partial class ProgramGenerator
{
    /// <summary>The settings joined by a separator: arguments, an array, or a list to which some are added on one way only.</summary>
    private string Joined(List<Setting> settings)
    {
        string separator = Chance(70) ? Pick("\";\"", "';'") : Next();
        bool isConditional = settings.Any(static setting => setting.Condition is not null);
        string[] items = [.. settings.Select(setting => Interpolated(Merge(setting.Pieces)))];
        string v = Name("parts");
        switch (random.Next(isConditional ? 2 : 5))
        {
            case 0:
                Say($"var {v} = new List<string>();");
                for (int i = 0; i < items.Length; i++)
                {
                    if (settings[i].Condition is { } condition)
                        Say($"if ({condition})");
                    Say($"{(settings[i].Condition is null ? "" : "    ")}{v}.Add({items[i]});");
                }
                break;
            case 1:
                Say($"List<string> {v} = [{string.Join(", ", items.Where((_, i) => settings[i].Condition is null))}];");
                for (int i = 0; i < items.Length; i++)
                {
                    if (settings[i].Condition is { } condition)
                    {
                        Say($"if ({condition})");
                        Say($"    {v}.Add({items[i]});");
                    }
                }
                break;
            case 2:
                return $"string.Join({separator}, {string.Join(", ", items)})";
            case 3:
                Say($"string[] {v} = {{ {string.Join(", ", items)} }};");
                break;
            default:
                return $"string.Join({separator}, new[] {{ {string.Join(", ", items)} }})";
        }
        return $"string.Join({separator}, {v})";
    }

    /// <summary>A StringBuilder, in a chain or by statements.</summary>
    private string Built(List<Setting> settings)
    {
        string v = Name("sb");
        bool isChain = Chance(40) && settings.All(static setting => setting.Condition is null);
        string start = $"new StringBuilder({(Chance(30) ? Quoted("Include Error Detail=true;") : "")})";
        var calls = new List<string?>();
        foreach (Setting setting in settings)
        {
            List<Piece> pieces = Merge([.. setting.Pieces, Separator()]);
            string call = random.Next(6) switch
            {
                0 when pieces is [Piece.Literal { Text: var key }, Piece.Hole hole, Piece.Literal { Text: ";" }] => $".AppendFormat({Quoted(key + "{0};")}, {hole.Expression})",
                1 when !isChain => $".AppendJoin(';', {Interpolated(Merge(setting.Pieces))}, \"\")",
                2 => $".Append({Interpolated(pieces)})",
                3 when pieces is [Piece.Literal { Text: var text }] && text.EndsWith(';') => $".Append({Quoted(text[..^1])}).Append(';')",
                4 when pieces is [Piece.Literal] => $".AppendLine({Interpolated(pieces)})",
                _ => string.Concat(pieces.Select(piece => $".Append({Expression(piece)})")),
            };
            calls.Add(call);
        }
        if (isChain)
            return start + string.Concat(calls) + ".ToString()";
        Say($"var {v} = {start};");
        for (int i = 0; i < settings.Count; i++)
        {
            if (settings[i].Condition is { } condition)
                Say($"if ({condition})");
            Say($"{(settings[i].Condition is null ? "" : "    ")}{v}{calls[i]};");
        }
        if (Chance(12))
            Say($"{v}.Length--;");
        return $"{v}.ToString()";
    }
}
