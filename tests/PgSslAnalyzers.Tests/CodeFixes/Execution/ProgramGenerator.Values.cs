namespace PgSslAnalyzers.Tests.CodeFixes.Execution;

/// <summary>The values of settings that are not about TLS: known, from outside, and such that may be empty.</summary>
internal sealed partial class ProgramGenerator
{
    private readonly List<(string Property, string Initial, string? Argument)> properties = [];
    private string? passwordField;
    private bool isSettingsRecord;

    private Setting Plain(string key) => new([new Piece.Literal(key + "="), .. PlainValue(key)]);

    private List<Piece> PlainValue(string key) => key switch
    {
        "Host" => [HostValue()],
        "Timeout" => Chance(60) ? Text("5") : [new Piece.Hole(method.Parameter("int", "timeout", "5 + input"))],
        "Pooling" => Chance(70) ? Text(Pick("true", "false")) : [new Piece.Hole(Flag())],
        _ when Chance(35) => Text(key == "Password" ? "s3cret" : key == "Username" ? "app" : "shop"),
        _ => [new Piece.Hole(MayBeEmpty(key.Replace(" ", "", StringComparison.Ordinal)))],
    };

    private static List<Piece> Text(string text) => [new Piece.Literal(text)];

    private Piece HostValue() => random.Next(16) switch
    {
        < 9 => new Piece.Literal(Pick("db.example.com", "db2.example.com", "replica.example.com")),
        9 => new Piece.Literal("localhost"),
        10 => new Piece.Hole($"({Flag()} ? \"/run/postgresql\" : \"db.example.com\")"),
        11 => new Piece.Hole($"({method.Parameter("string?", "socket", "input == 1 ? \"/cloudsql/a:b:c\" : null")} ?? \"db.example.com\")"),
        12 => new Piece.Hole(method.Parameter("string", "host", Pick("\"db.example.com\"", "$\"db{input}.example.com\""))),
        13 => new Piece.Hole(Property("Host", "\"db.example.com\"", Chance(50) ? "\"db3.example.com\"" : null)),
        14 => new Piece.Literal(Pick("db.example.com", "/run/postgresql")),
        _ => new Piece.Hole($"({Flag()} ? \"localhost\" : \"db.example.com\")"),
    };

    /// <summary>A string expression that is empty on some way through the program, or looks as if it could be.</summary>
    private string MayBeEmpty(string name)
    {
        string lower = char.ToLowerInvariant(name[0]) + name[1..], v;
        switch (random.Next(13))
        {
            case 0:
                return $"({method.Parameter("string?", lower, $"input == 0 ? null : {Outside(lower)}")} ?? \"\")";
            case 1:
                v = Name(lower);
                Say($"var {v} = Environment.GetEnvironmentVariable(\"PGSSL_TESTS_{name.ToUpperInvariant()}\") ?? \"\";");
                return v;
            case 2:
                return Property(name, Pick("\"\"", "null!", "string.Empty", "\"app\""), Chance(50) ? $"input == 0 ? \"\" : {Outside(lower)}" : null);
            case 3:
                return $"({Flag()} ? \"s3cret\" : \"\")";
            case 4:
                return method.Parameter("string", lower, Outside(lower), "\"\"");
            case 5:
                return PasswordField();
            case 6:
                v = Name(lower);
                Say($"string {v} = \"\";");
                Say($"if ({Flag()})");
                Say($"    {v} = {method.Parameter("string", lower, Outside(lower))};");
                return v;
            case 7:
                return method.Parameter("string?", lower, $"input == 0 ? null : {Outside(lower)}");
            case 8:
                return $"({method.Parameter("int", "number", "input")} switch {{ 0 => \"\", 1 => \"one\", _ => \"many\" }})";
            case 9:
                return $"{method.Parameter("string", lower, Outside(lower))}.Trim()";
            default:
                return method.Parameter("string", lower, Outside(lower));
        }
    }

    /// <summary>An argument that nobody knows at build time; empty for the input 0, at times.</summary>
    private string Outside(string name) => Pick($"new string('{name[0]}', input)", "input == 0 ? \"\" : \"s3cret\"", "\"v\" + input", "\"p=w\"");

    /// <summary>A field that a later statement fills.</summary>
    private string PasswordField()
    {
        if (passwordField is null)
        {
            passwordField = "_password";
            Member($"private static string {passwordField} = {Pick("\"\"", "null!", "string.Empty")};");
            strings.Insert(0, $"        {passwordField} = new string('x', input);\n");
        }
        return passwordField;
    }

    /// <summary>A property of the program's settings class, which a caller may set.</summary>
    private string Property(string name, string initial, string? argument)
    {
        if (properties.Count == 0)
            isSettingsRecord = Chance(30);
        string property = properties.Any(known => known.Property == name) ? name + names++ : name;
        properties.Add((property, isSettingsRecord && initial == "string.Empty" ? "\"\"" : initial, argument));
        return $"{method.Parameter("Settings", "settings", () => "new Settings { " + string.Join(", ", properties.Where(static p => p.Argument is not null).Select(static p => $"{p.Property} = {p.Argument}")) + " }")}.{property}";
    }

    private void WriteSettingsType()
    {
        if (properties.Count == 0)
            return;
        string type = isSettingsRecord
            ? $"public sealed record Settings({string.Join(", ", properties.Select(static p => $"string {p.Property} = {p.Initial}"))});\n\n"
            : "public sealed class Settings\n{\n" + string.Join("\n", properties.Select(static p => $"    public string {p.Property} {{ get; set; }} = {p.Initial};\n")) + "}\n\n";
        (Chance(15) ? otherFile : types).Append(type);
    }
}
