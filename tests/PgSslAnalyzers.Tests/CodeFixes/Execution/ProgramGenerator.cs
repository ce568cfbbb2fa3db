using System.Globalization;
using System.Text;

namespace PgSslAnalyzers.Tests.CodeFixes.Execution;

/// <summary>
/// Writes programs that open connections in the ways that are in use, weak in a random way. Text by text they are such that a careless edit changes more than TLS: values that
/// may be empty, texts that several connections share, texts that are compared or measured, settings that are there on one way only.
/// </summary>
internal sealed partial class ProgramGenerator
{
    private readonly Random random;
    private readonly StringBuilder members = new(), types = new(), strings = new(), otherFile = new();
    private readonly List<Method> methods = [];
    private Method method = null!;
    private int names;

    private ProgramGenerator(int seed) => (random, hasMore) = (new Random(seed), seed >= FirstOfMore);

    /// <summary>The same program for the same seed.</summary>
    public static RandomProgram Create(int seed)
    {
        var generator = new ProgramGenerator(seed);
        int connections = generator.Chance(45) ? 1 : generator.Chance(70) ? 2 : 3;
        for (int i = 0; i < connections; i++)
            generator.AddConnection();
        return generator.Write(seed);
    }

    private RandomProgram Write(int seed)
    {
        WriteSettingsType();
        string head = string.Create(CultureInfo.InvariantCulture, $"namespace P{seed};\n\n");
        string program = "#pragma warning disable CS0618 // Trust Server Certificate\nusing Npgsql;\n\n" + head + types + "public static class Program\n{\n" + members
            + string.Concat(methods.Select(static written => written.Write() + "\n"))
            + "    public static IEnumerable<string> Strings(int input)\n    {\n" + strings + "    }\n}\n";
        return new RandomProgram(seed, methods.Count, otherFile.Length == 0 ? [program] : [program, head + otherFile]);
    }

    /// <summary>A method that opens one connection, and its calls.</summary>
    private void AddConnection()
    {
        method = new Method(Name("Open"), Chance(80) ? "private" : "public");
        methods.Add(method);
        bool isLast = Chance(6);
        string result = isLast ? SocketLoop() : Chance(26) ? BuilderConnection() : TextConnection();
        method.Say($"return {result};");
        foreach (string call in method.Calls())
            strings.Append(method.ReturnsMany ? $"        foreach (string opened in {call})\n            yield return opened;\n" : $"        yield return {call};\n");
    }

    private bool Chance(int percent) => random.Next(100) < percent;

    private T Pick<T>(params ReadOnlySpan<T> choices) => choices[random.Next(choices.Length)];

    private string Name(string stem) => string.Create(CultureInfo.InvariantCulture, $"{stem}{names++}");

    private void Say(string statement) => method.Say(statement);

    private void Member(string member) => members.Append("    ").Append(member).Append("\n\n");

    /// <summary>A condition of the current method.</summary>
    private string Flag() => method.Parameter("bool", Pick("ssl", "cloud", "isProduction"), Pick("input == 1", "input > 1", "input % 2 == 0", "input < 2"));

    /// <summary>A private static method of <c>Program</c>, as it is being written.</summary>
    private sealed class Method(string name, string access)
    {
        private readonly List<(string Type, string Name, Func<string> Argument, string? Default)> parameters = [];
        private readonly StringBuilder body = new();
        private string indent = "        ";

        /// <summary>The method returns a list of strings; otherwise one string.</summary>
        public bool ReturnsMany { get; set; }

        public void Say(string statement) => body.Append(indent).Append(statement).Append('\n');

        /// <summary>A statement in braces.</summary>
        public void Block(string head, Action write)
        {
            Say(head);
            Say("{");
            indent += "    ";
            write();
            indent = indent[4..];
            Say("}");
        }

        public string Parameter(string type, string parameter, string argument, string? byDefault = null) => Parameter(type, parameter, () => argument, byDefault);

        public string Parameter(string type, string parameter, Func<string> argument, string? byDefault = null)
        {
            if (parameters.All(known => known.Name != parameter))
                parameters.Add((type, parameter, argument, byDefault));
            return parameter;
        }

        private IEnumerable<(string Type, string Name, Func<string> Argument, string? Default)> Ordered => parameters.OrderBy(static parameter => parameter.Default is not null);

        public string Write()
            => $"    {access} static {(ReturnsMany ? "List<string>" : "string")} {name}({string.Join(", ", Ordered.Select(static p => $"{p.Type} {p.Name}{(p.Default is null ? "" : " = " + p.Default)}"))})\n    {{\n{body}    }}\n";

        /// <summary>With every argument, and with those alone that have no default.</summary>
        public IEnumerable<string> Calls()
        {
            yield return $"{name}({string.Join(", ", Ordered.Select(static p => p.Default is null ? p.Argument() : $"{p.Name}: {p.Argument()}"))})";
            if (parameters.Any(static p => p.Default is not null))
                yield return $"{name}({string.Join(", ", Ordered.Where(static p => p.Default is null).Select(static p => p.Argument()))})";
        }
    }
}
