using System.Globalization;

namespace PgSslAnalyzers.EndToEnd.Tests.Strict;

/// <summary>
/// Steps between the place where a connection string is set and the place where it is used. What their code does is a mutation: it makes the string weak, or does nothing to it. Strict mode has to notice
/// the first, and must not mind the second where the string is a local variable. Which of them are weak only shows when the program runs.
/// </summary>
internal sealed partial class ProgramGenerator
{
    /// <summary>The text of the program that comes from outside, without a mode that anybody has written down.</summary>
    private string WeakText => $"Outside.WeakText(\"{name}\")";

    /// <summary>A text that is kept somewhere while other steps are taken, in a program that does much else.</summary>
    private string Interfered(int depth)
    {
        string v = Name(), text = Text(depth - 1);
        Place place = Chance(40) ? Local(text) : PlaceOfText(random.Next(TextPlaces), text);
        TakeSteps(Chance(isStrong ? 12 : 50) ? place.Weaken : "", v, place.AllowsAwait);
        return place.Read;
    }

    /// <summary>A program that does nothing but to make one thing strong, to take a step or two, and to use the thing: strict mode proves it if the steps are left out.</summary>
    private void PlainUse()
    {
        string v = Name();
        if (Chance(12))
        {
            Initializers(v);
            return;
        }
        Place place = Chance(40) ? Local(StrongText()) : Chance(60) ? PlaceOfText(random.Next(TextPlaces), StrongText()) : PlaceOfBuilder(random.Next(BuilderPlaces));
        TakeSteps(Chance(65) ? place.Weaken : "", v, place.AllowsAwait);
        if (place.OpensItself)
            OpenSource($"{place.Read}.Build()");
        else
            OpenPlain(place.Read);
    }

    private void OpenPlain(string text)
    {
        string v = Name();
        switch (random.Next(npgsql >= 10 ? 7 : 6))
        {
            case 0:
                OpenSource($"NpgsqlDataSource.Create({text})");
                break;
            case 1:
                OpenSource($"new NpgsqlDataSourceBuilder({text}).Build()");
                break;
            case 2:
                Open("NpgsqlFactory.Instance.CreateConnection()", text);
                break;
            case 3:
                Say($"var {v} = new NpgsqlConnectionStringBuilder({text});");
                Open($"new NpgsqlConnection({v}.ConnectionString)");
                break;
            case 6:
                Say($"using var {v} = new Microsoft.EntityFrameworkCore.DbContext(new DbContextOptionsBuilder().UseNpgsql({text}).Options);");
                Say($"await {v}.Database.OpenConnectionAsync();");
                break;
            default:
                Open($"new NpgsqlConnection({text})");
                break;
        }
    }

    /// <summary>A text that is proven where it is made.</summary>
    private string StrongText()
    {
        string v = Name();
        switch (random.Next(5))
        {
            case 0:
                Say($"var {v} = new NpgsqlConnectionStringBuilder({Pick("text", $"\"Host={ServerAddress.Host}\"")}) {{ SslMode = SslMode.VerifyFull, {RestMembers} }};");
                return Pick($"{v}.ConnectionString", $"{v}.ToString()");
            case 1:
                return $"(text + \";{Rest};SSL Mode=VerifyFull\")";
            case 2:
                return $"$\"Host={{host}};{Rest};SSL Mode=VerifyFull\"";
            default:
                return $"\"Host={ServerAddress.Host};SSL Mode=VerifyFull;{Rest}\"";
        }
    }

    /// <summary>A static or instance member that is set once, and code that reads it before.</summary>
    private void Initializers(string v)
    {
        string type = $"S{name}{v}", tls = $"\";{Rest};SSL Mode=VerifyFull\"";
        bool isStatic = Chance(50), isFirst = Chance(60);
        string read = isStatic ? $"{type}.Tls" : $"({type}.Kept?.Tls ?? \"\")";
        string effect = $"using (var c = new NpgsqlConnection({WeakText} + {read})) try {{ c.Open(); }} catch (Exception) {{ }}";
        string step = $"static int Take() {{ {Sync(effect, v + "i", depth: 0)} return 1; }}";
        string declaration = isStatic
            ? $"static readonly int first = {(isFirst ? "Take()" : "1")}; public static readonly string Tls = {tls}; static readonly int last = {(isFirst ? "1" : "Take()")}; public static string All(string text) => text + Tls;"
            : $"public static {type}? Kept; public readonly string Tls; public {type}() {{ {(Chance(80) ? "Kept = this; " : "")}{(isFirst ? "Take();" : "")} Tls = {tls}; {(isFirst ? "" : "Take();")} }} public string All(string text) => text + Tls;";
        types.AppendLine(CultureInfo.InvariantCulture, $"class {type} {{ {step} {declaration} }}");
        Open($"new NpgsqlConnection({(isStatic ? type : $"new {type}()")}.All(text))");
    }

    private void TakeSteps(string effect, string v, bool allowsAwait)
    {
        for (int i = Chance(25) ? 2 : 1; i > 0; i--)
        {
            string step = string.Create(CultureInfo.InvariantCulture, $"{v}x{i}");
            Say(Around(allowsAwait && Chance(25) ? Async(effect, step) : Sync(effect, step, depth: 0), step));
        }
    }

    /// <summary>A step that may stand in any method.</summary>
    private string Sync(string effect, string v, int depth)
    {
        // The code of a step may take a step of its own.
        if (depth < 2 && Chance(20))
            effect = Sync(effect, v + "n", depth + 1);
        return Taken(Steps.Sync[random.Next(Steps.Sync.Length)], effect, v);
    }

    private string Async(string effect, string v) => Taken(Steps.Async[random.Next(Steps.Async.Length)], effect, v);

    private string Taken((string Declaration, string Statement) step, string effect, string v)
    {
        string type = $"X{name}{v}";
        types.AppendLine(Filled(step.Declaration));
        return Filled(step.Statement);

        string Filled(string text) => text.Replace("EFFECT", effect, StringComparison.Ordinal).Replace("@", type, StringComparison.Ordinal).Replace("%", v, StringComparison.Ordinal);
    }

    /// <summary>A step inside of something else, which does not change what it does.</summary>
    private string Around(string statement, string v)
    {
        bool awaits = statement.Contains("await", StringComparison.Ordinal);
        return random.Next(16) switch
        {
            0 => $"if (flag) {{ {statement} }}",
            1 => $"for (int i{v} = 0; i{v} < number; i{v}++) {{ {statement} }}",
            2 => $"try {{ {statement} }} finally {{ Outside.It.Throw(0); }}",
            3 => $"try {{ }} finally {{ {statement} }}",
            4 => $"switch (number) {{ case 1: {{ {statement} break; }} default: break; }}",
            5 when !awaits => $"void l{v}() {{ {statement} }} l{v}();",
            6 when !awaits => $"Action l{v} = () => {{ {statement} }}; l{v}();",
            7 => $"foreach (int i{v} in new[] {{ 1, number }}) {{ {statement} }}",
            _ => statement,
        };
    }
}
