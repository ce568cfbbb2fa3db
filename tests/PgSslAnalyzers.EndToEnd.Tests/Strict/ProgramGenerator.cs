using System.Globalization;
using System.Text;

namespace PgSslAnalyzers.EndToEnd.Tests.Strict;

/// <summary>A class <c>P17</c> with a method Run that opens a connection, in one or two files.</summary>
internal sealed record StrictProgram(string Name, int Seed, IReadOnlyList<string> Files)
{
    public override string ToString() => $"// seed {Seed}\n{string.Join("\n// ---- the other file\n", Files)}";
}

/// <summary>
/// Writes programs that open a connection in the ways that are in use, with modes weak and strong. What a program gets from outside is a parameter of Run, an
/// environment variable or comes out of <c>Outside</c>, whose methods are virtual; when the program runs all of that is as weak as can be.
/// </summary>
internal sealed partial class ProgramGenerator
{
    private readonly Random random;
    private readonly string name;
    private readonly int port;
    private readonly string rootFile;
    private readonly int npgsql;
    private readonly bool isStrong;
    private readonly StringBuilder members = new();
    private readonly StringBuilder types = new();
    private readonly StringBuilder other = new();
    private StringBuilder body = new();
    private int names;

    private ProgramGenerator(int seed, string name, int port, string root, int npgsql)
    {
        (random, this.name, this.port, rootFile, this.npgsql) = (new Random(seed), name, port, root, npgsql);
        isStrong = Chance(60);
    }

    /// <param name="seed">What decides everything.</param>
    /// <param name="name">The class.</param>
    /// <param name="port">Where its server is.</param>
    /// <param name="root">The file of the root certificate.</param>
    /// <param name="npgsql">The major version of Npgsql: what it does not have is not written.</param>
    public static StrictProgram Create(int seed, string name, int port, string root, int npgsql)
    {
        var generator = new ProgramGenerator(seed, name, port, root, npgsql);
        if (generator.Chance(45))
            generator.PlainUse();
        else
            generator.Use();
        string file = $$"""
            {{generator.types}}
            partial class {{name}}
            {
            {{generator.members}}
                public static async Task Run(string host, string mode, string other, string text, bool flag, int number, SslMode tls) => await new {{name}}().Go(host, mode, other, text, flag, number, tls);

                async Task Go(string host, string mode, string other, string text, bool flag, int number, SslMode tls)
                {
                    await Task.Yield();
            {{generator.body}}
                }
            }
            """;
        return new StrictProgram(name, seed, generator.other.Length == 0 ? [file] : [file, $"partial class {name}\n{{\n{generator.other}}}\n"]);
    }

    private bool Chance(int percent) => random.Next(100) < percent;

    private string Pick(params ReadOnlySpan<string> choices) => choices[random.Next(choices.Length)];

    private string Name() => string.Create(CultureInfo.InvariantCulture, $"v{names++}");

    private void Say(string statement) => body.Append("        ").AppendLine(statement);

    private void Member(string member) => (Chance(15) ? other : members).Append("    ").AppendLine(member);

    /// <summary>The statements that <paramref name="write"/> says, as one text.</summary>
    private string Apart(Action write)
    {
        StringBuilder outer = body;
        body = new StringBuilder();
        write();
        string statements = body.ToString();
        body = outer;
        return statements;
    }

    /// <summary>Something from outside in the place of what is known.</summary>
    private bool FromOutside => Chance(isStrong ? 2 : 12);

    private string ModeName() => isStrong || Chance(40) ? "VerifyFull" : Pick("VerifyFull", "VerifyCA", "Require", "Prefer", "Allow", "Disable");

    /// <summary>An expression of type string that names a mode.</summary>
    private string Mode()
    {
        if (FromOutside)
            return Pick("mode", "Environment.GetEnvironmentVariable(\"PGSSL_MODE\")", "Outside.It.Text(mode)", "tls.ToString()", "(flag ? mode : \"VerifyFull\")", "$\"{tls}\"");
        string mode = ModeName(), v = Name();
        switch (random.Next(11))
        {
            case 0:
                return $"nameof(SslMode.{mode})";
            case 1:
                return $"SslMode.{mode}.ToString()";
            case 2:
                Member($"const string {v} = \"{mode}\";");
                return v;
            case 3:
                Member($"static readonly string {v} = \"{mode}\";");
                return v;
            case 4:
                Say($"var {v} = \"{mode}\";");
                return v;
            case 5:
                return $"(flag ? \"{mode}\" : \"{ModeName()}\")";
            case 6:
                return $"(number switch {{ 0 => \"{mode}\", 1 => \"{ModeName()}\", _ => \"{ModeName()}\" }})";
            case 7:
                Member($"string {v} {{ get; }} = \"{mode}\";");
                return v;
            case 8:
                return $"((int)SslMode.{mode}).ToString()";
            default:
                return $"\"{mode}\"";
        }
    }

    /// <summary>An expression of type SslMode.</summary>
    private string ModeValue()
    {
        if (FromOutside)
            return Pick("tls", "Enum.Parse<SslMode>(mode)", "(SslMode)number", "(flag ? tls : SslMode.VerifyFull)", $"(Enum.TryParse<SslMode>(mode, out var {Name()}e) ? {"tls"} : SslMode.VerifyFull)");
        string mode = ModeName(), v = Name();
        switch (random.Next(10))
        {
            case 0:
                return $"Enum.Parse<SslMode>(\"{mode}\")";
            case 1:
                return $"(Enum.TryParse<SslMode>({Mode()}, true, out var {v}) ? {v} : SslMode.{ModeName()})";
            case 2:
                Member($"const SslMode {v} = SslMode.{mode};");
                return v;
            case 3:
                Member($"static SslMode {v}() => SslMode.{mode};");
                return $"{v}()";
            case 4:
                return $"(flag ? SslMode.{mode} : SslMode.{ModeName()})";
            case 5:
                return $"(number switch {{ 0 => SslMode.{mode}, _ => SslMode.{ModeName()} }})";
            case 6:
                Member($"static SslMode {v}(SslMode m = SslMode.{mode}) => m;");
                return Chance(50) ? $"{v}()" : $"{v}(SslMode.{ModeName()})";
            case 7:
                return $"(SslMode){(int)Enum.Parse<Modes>(mode)}";
            default:
                return "SslMode." + mode;
        }
    }

    private enum Modes
    {
        Disable,
        Allow,
        Prefer,
        Require,
        VerifyCA,
        VerifyFull,
    }
}
