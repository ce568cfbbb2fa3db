using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;
using PgSslAnalyzers.Flow;

namespace PgSslAnalyzers.Tests.Invariants;

/// <summary>
/// Programs put together at random from the constructs that the evaluation follows. Where a program says a mode there is a mark, which a test replaces by a
/// mode that is known or by one that is not.
/// </summary>
internal static partial class RandomPrograms
{
    private const string Text = "<text>", Enum = "<enum>";

    /// <summary>
    /// Statements, and an expression that has the connection string behind them; <paramref name="Calls"/> is how many methods or lambdas lie in each other on the way
    /// to it: the evaluation follows <see cref="Interpreter.MaxCallDepth"/> of them.
    /// </summary>
    private sealed record Part(string Before, string Value, int Calls = 0);

    /// <summary>The members of a class that opens a connection.</summary>
    public static readonly Gen<string> Members = Gen.Int[0, 3]
        .SelectMany(static depth => ConnectionString(depth))
        .Where(static text => text.Calls <= Interpreter.MaxCallDepth)
        .SelectMany(static text => Use(text));

    private static readonly string[] UnknownTexts =
    [
        "mode", "Env(\"MODE\")", "(Env(\"MODE\") ?? mode)", "(flag ? mode : other)", "mode.Trim()", "(number switch { 0 => other, _ => mode })", "Echo(mode)", "(mode + other)", "args[0]",
        "new string(mode.Reverse().ToArray())", "options.Text", "tls.ToString()", "$\"{mode}\"",
    ];

    private static readonly string[] UnknownModes =
    [
        "tls", "Enum.Parse<SslMode>(mode)", "(SslMode)number", "(flag ? tls : (SslMode)number)", "(Enum.TryParse<SslMode>(mode, out var p#) ? p# : tls)", "options.Mode", "Pick(tls)",
        "(number switch { 0 => (SslMode)number, _ => tls })", "(maybe ?? tls)",
    ];

    /// <summary>The program with modes that nobody knows at build time; <paramref name="choices"/> says which.</summary>
    public static string WithUnknownModes(string members, IReadOnlyList<int> choices)
    {
        int mark = 0;
        return Class(Marks().Replace(members, match =>
        {
            string[] unknown = match.Value == Text ? UnknownTexts : UnknownModes;
            return unknown[choices[mark++ % choices.Count] % unknown.Length].Replace("#", mark.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        }));
    }

    /// <summary>The program with a mode that is known.</summary>
    public static string WithMode(string members, string mode) => Class(members.Replace(Text, $"\"{mode}\"", StringComparison.Ordinal).Replace(Enum, "SslMode." + mode, StringComparison.Ordinal));

    [GeneratedRegex("<text>|<enum>")]
    private static partial Regex Marks();

    private static string Class(string members) => $$"""
        using System; using System.Collections.Generic; using System.Linq; using System.Text; using System.Threading.Tasks; using Npgsql;
        class Options { public required SslMode Mode { get; set; } public string? Text { get; set; } }
        class Program
        {
            string field = Env("DB") ?? "";
            static string? Env(string name) => Environment.GetEnvironmentVariable(name);
            static string Echo(string text) => text;
            static SslMode Pick(SslMode mode) => mode;
            static string With(string text) => text + ";Timeout=3";
            static async Task<string> Later(string text) { await Task.Yield(); return text; }
            static NpgsqlConnection Open(string text) => new(text);
            static NpgsqlConnectionStringBuilder Set(NpgsqlConnectionStringBuilder builder, SslMode mode) { builder.SslMode = mode; return builder; }
        {{members}}
        }
        """;

    /// <summary>A name that no other part of the program has.</summary>
    private static readonly Gen<string> Name = Gen.Int[0, 1 << 30].Select(static number => "v" + number.ToString(CultureInfo.InvariantCulture));

    private static readonly Gen<string> Host = Gen.Int[0, 3].Select(static kind => new[] { "\"pg.example.org\"", "host", "uri.Host", "(Env(\"HOST\") ?? \"pg.example.org\")" }[kind]);

    private static readonly Gen<Part> Leaf = Gen.Select(Host, Name, Gen.Int[0, 15]).Select(static (host, v, kind) => kind switch
    {
        0 => new Part("", $"$\"Host={{{host}}};SSL Mode={{{Text}}};Database=d\""),
        1 => new Part("", $"\"Host=\" + {host} + \";SslMode=\" + {Text}"),
        2 => new Part("", $"string.Format(\"Host={{0}};SSL Mode={{1}};Port={{2}}\", {host}, {Text}, number)"),
        3 => new Part("", $"string.Concat(\"SSL Mode=\", {Text}, \";Host=\", {host})"),
        4 => new Part("", $"string.Join(\";\", \"Host=\" + {host}, \"SSL Mode=\" + {Text}, \"Username=\" + other)"),
        5 => new Part($"var {v} = new StringBuilder(\"Host=\").Append({host}); {v}.Append(\";SSL Mode=\").Append({Text});", $"{v}.ToString()"),
        6 => new Part("", $"\"Host=pg.example.org;SSL Mode=@;Database=d\".Replace(\"@\", {Text})"),
        7 => new Part("", $"new NpgsqlConnectionStringBuilder {{ Host = {host}, SslMode = {Enum} }}.ToString()"),
        8 => new Part($"var {v} = new NpgsqlConnectionStringBuilder {{ Host = {host} }}; {v}[\"SSL Mode\"] = {Text};", $"{v}.ConnectionString"),
        9 => new Part($"var {v} = new NpgsqlConnectionStringBuilder(); {v}.Host = {host}; if (flag) {v}.SslMode = {Enum}; else {v}.SslMode = {Enum};", $"{v}.ConnectionString"),
        10 => new Part($"var {v} = new System.Data.Common.DbConnectionStringBuilder {{ [\"Host\"] = {host} }}; {v}.Add(\"SslMode\", {Text});", $"new NpgsqlConnectionStringBuilder({v}.ConnectionString).ToString()"),
        11 => new Part("", $"Set(new NpgsqlConnectionStringBuilder {{ Host = {host} }}, {Enum}).ToString()", Calls: 1),
        12 => new Part($"var {v} = \"Host=\" + {host}; {v} += \";SSL Mode=\"; {v} += {Text};", v),
        13 => new Part($"var {v} = new List<string> {{ \"Host=\" + {host} }}; {v}.Add($\"SSL Mode={{{Text}}}\");", $"string.Join(';', {v})"),
        14 => new Part("", $"$\"Host={{{host}}};SSL Mode={{{Enum}}}\""),
        _ => new Part($"SslMode {v} = {Enum};", $"new NpgsqlConnectionStringBuilder(\"Host=pg.example.org;Database=d\") {{ SslMode = {v} }}.ConnectionString"),
    });

    private static Gen<Part> ConnectionString(int depth) => depth == 0
        ? Leaf
        : Gen.Select(ConnectionString(depth - 1), ConnectionString(depth - 1), Name, Gen.Int[0, 21]).Select(static (a, b, v, kind)
            => Around(a, b, v, kind) with { Calls = Math.Max(a.Calls, b.Calls) + (kind is 8 or 9 ? 1 : 0) });

    private static Part Around(Part a, Part b, string v, int kind) => kind switch
    {
        0 => new Part($"{a.Before} string {v} = {a.Value};", v),
        1 => new Part($"{a.Before} string {v} = {a.Value}; {v} += \";Timeout=3\";", v),
        2 => new Part($"string {v}; if (flag) {{ {a.Before} {v} = {a.Value}; }} else {{ {b.Before} {v} = {b.Value}; }}", v),
        3 => new Part($"{a.Before} {b.Before}", $"(flag ? {a.Value} : {b.Value})"),
        4 => new Part(a.Before, $"(Env(\"DB\") ?? {a.Value})"),
        5 => new Part(a.Before, $"({a.Value}).TrimEnd(';', ' ')"),
        6 => new Part(a.Before, $"Echo({a.Value})"),
        7 => new Part(a.Before, $"With({a.Value})"),
        8 => new Part($"{a.Before} string {v}() => {NotAsync(a.Value)};", $"{v}()"),
        9 => new Part(NotAsync($"Func<string> {v} = () => {{ {a.Before} return {a.Value}; }};"), $"{v}()"),
        10 => new Part(a.Before, $"new NpgsqlConnectionStringBuilder({a.Value}).ToString()"),
        11 => new Part(a.Before, $"new NpgsqlConnectionStringBuilder({a.Value}) {{ Pooling = false, Database = other }}.ConnectionString"),
        12 => new Part($"string {v}; try {{ {a.Before} {v} = {a.Value}; }} catch (Exception) {{ {b.Before} {v} = {b.Value}; }}", v),
        13 => new Part($"{a.Before} string {v} = {a.Value}; for (int {v}i = 0; {v}i < number; {v}i++) {{ {b.Before} {v} = {b.Value}; }}", v),
        14 => new Part($"{a.Before} {b.Before}", $"(number switch {{ 0 => {a.Value}, 1 => {b.Value}, _ => {a.Value} + \";Timeout=4\" }})"),
        15 => new Part($"{a.Before} var ({v}, _) = ({a.Value}, number);", v),
        16 => new Part($"{a.Before} field = {a.Value};", "field"),
        17 => new Part(a.Before, $"$\"{{{a.Value}}};Application Name=a\""),
        18 => new Part($"{a.Before} var {v} = new StringBuilder({a.Value}).Append(\";Timeout=3\");", $"{v}.ToString()"),
        19 => new Part(a.Before, $"await Later({a.Value})"),
        20 => new Part($"string? {v} = Env(\"DB\"); if (string.IsNullOrEmpty({v})) {{ {a.Before} {v} = {a.Value}; }}", $"{v}!"),
        _ when !Analysis.KnowsCollectionExpressions => new Part($"{a.Before} string[] {v} = {{ {a.Value}, \"Timeout=3\" }};", $"string.Join(\";\", {v})"),
        _ => new Part($"{a.Before} string[] {v} = [{a.Value}, \"Timeout=3\"];", $"string.Join(\";\", {v})"),
    };

    private static string NotAsync(string code) => code.Replace("await Later(", "Echo(", StringComparison.Ordinal);

    private static Gen<string> Use(Part text) => Gen.Int[0, 5].Select(kind =>
    {
        string use = kind switch
        {
            0 => $"_ = new NpgsqlConnection({text.Value});",
            1 => $"_ = NpgsqlDataSource.Create({text.Value});",
            2 => $"using var source = new NpgsqlDataSourceBuilder({text.Value}).Build();",
            3 => $"Open({text.Value}).Open();",
            4 => $"using var connection = new NpgsqlConnection(); connection.ConnectionString = {text.Value}; connection.Open();",
            _ => NotAsync($"Action run = () => new NpgsqlConnection({text.Value}).Open(); run();"),
        };
        return $"    async Task Run(string[] args, string host, string mode, string other, bool flag, int number, Uri uri, SslMode tls, SslMode? maybe, Options options)\n    {{\n        await Task.Yield();\n        {text.Before}\n        {use}\n    }}";
    });
}
