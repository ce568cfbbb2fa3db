using System.Globalization;
using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CSharp;
using PgSslAnalyzers.Tests.CodeFixes;

namespace PgSslAnalyzers.Tests.Invariants;

/// <summary>Whatever a string holds, and however broken it is, nothing of it but the setting itself is said: not in a message, a property or the title of a fix.</summary>
public sealed class SecretTests
{
    private const int Batch = 40;

    /// <summary>A word that no message would use by itself.</summary>
    private static readonly Gen<string> Secret = Gen.Int[100_000, 999_999].Select(static number => "qzx" + number.ToString(CultureInfo.InvariantCulture));

    private static readonly Gen<string> Pair = Gen.Select(Secret, Secret, Gen.Int[0, 27]).Select(static (a, b, kind) => kind switch
    {
        0 => $"Host={a}.example.org",
        1 => $"Server={a},{b}:5432",
        2 => $"Host={a}.rds.amazonaws.com",
        3 => $"Username={a}",
        4 => $"Password={a}",
        5 => $"Password=\"{a};{b}\"",
        6 => $"Password='{a}=''{b}'",
        7 => $"Password={a};{b}",
        8 => $"Password={a}={b};",
        9 => $"Password=\"{a}",
        10 => $"Database={a}",
        11 => $"{a}={b}",
        12 => $"{a} {b}=1",
        13 => $"={a}",
        14 => $"{a}",
        15 => $"SSL Mode={a}",
        16 => $"SSL Mode=verify-{a}",
        17 => $"Trust Server Certificate={a}",
        18 => $"sslrootcert={a}",
        19 => $"Root Certificate=/{a}/root.crt",
        20 => $"Options=-c {a}={b}",
        21 => $"Host=h sslmode=require password={a}",
        22 => $"Passfile=~/{a}",
        23 => $"GSS Encryption Mode={a}",
        24 => $"SSL Negotiation={a}",
        25 => $"Application Name={{{a}}}",
        26 => $"Port={a}",
        _ => $"Kerberos Service Name={a}",
    });

    private static readonly Gen<string> Setting = Gen.Int[0, 12].Select(static kind => new[]
    {
        "SSL Mode=Require", "SSL Mode=Prefer", "SslMode=Disable", "SSL Mode=VerifyCA", "SSL Mode=VerifyFull", "Trust Server Certificate=true", "Include Error Detail=true", "Host=localhost",
        "SSL Mode=42", "SSL Mode=", "Host=pg.example.org", "Host=10.1.2.3", "Port=5432",
    }[kind]);

    private static readonly Gen<string> Text = Gen.Select(Pair.Array[1, 5], Setting.Array[1, 3], Gen.Int[0, 3]).SelectMany(static (pairs, settings, form) =>
        Gen.Shuffle(pairs.Concat(settings).ToArray()).Select(parts => form == 0 ? "postgres://" + string.Join('&', parts) : string.Join(';', parts)));

    private static readonly Gen<string> Program = Gen.Select(Text, Secret, Gen.Int[0, 13]).Select(static (text, secret, shape) =>
    {
        string literal = SymbolDisplay.FormatLiteral(text, true), inner = literal[1..^1].Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
        return shape switch
        {
            0 => $"object M() => new NpgsqlConnection({literal});",
            1 => $"object M(string {secret}) => new NpgsqlConnection($\"{inner};Username={{{secret}}}\");",
            2 => $"const string {secret} = {literal}; object M() => NpgsqlDataSource.Create({secret} + \";Timeout=3\");",
            3 => $"string Cs => {literal};",
            4 => $"object M() => new NpgsqlConnectionStringBuilder({literal}) {{ Username = \"{secret}\" }}.ToString();",
            5 => $"object M() => new NpgsqlConnectionStringBuilder {{ Host = \"{secret}\", Password = {literal}, SslMode = SslMode.Require }}.ToString();",
            6 => $"object M() {{ var b = new NpgsqlConnectionStringBuilder(); b[\"Host\"] = \"{secret}\"; b[{literal}] = \"{secret}\"; b[\"SSL Mode\"] = {literal}; return b.ToString(); }}",
            7 => $"object M() => new NpgsqlSlimDataSourceBuilder({literal}).Build();",
            8 => $"object M(string h) => new NpgsqlConnection(string.Format(\"Host={{0}};{inner}\", h));",
            9 => $"object M() {{ var b = new NpgsqlDataSourceBuilder({literal}); b.UseUserCertificateValidationCallback((_, _, _, _) => true); return b.Build(); }}",
            10 => $"object M() {{ var cs = \"Host={secret}\"; cs += {literal}; return new NpgsqlConnection(cs); }}",
            11 => $"object M() => new NpgsqlConnection({literal}.Replace(\"{secret}\", \"x\"));",
            12 => $"void M() => Environment.SetEnvironmentVariable({literal}, {literal});",
            _ => $"object M(string? e) => new NpgsqlConnection(e ?? {literal});",
        };
    });

    [Fact]
    public void Nothing_of_a_string_is_said()
        => Program.Array[Batch].Sample(static programs => CheckAsync(programs).GetAwaiter().GetResult(), iter: 10, threads: 1);

    private static async Task CheckAsync(string[] programs)
    {
        Solution solution = FixWorkspace.Empty().AddProject("Program", out ProjectId project);
        for (int i = 0; i < programs.Length; i++)
            solution = solution.AddFile(project, $"/src/File{i}.cs", $"using Npgsql; class C{i} {{ {programs[i]} }}", out _);
        Assert.Empty(await solution.GetProject(project)!.ErrorsAsync());
        IReadOnlyList<Diagnostic> findings = await solution.GetProject(project)!.FindingsAsync();
        Assert.NotEmpty(findings);
        foreach (Diagnostic finding in findings)
        {
            string said = string.Join('\n', [finding.GetMessage(CultureInfo.InvariantCulture), finding.Descriptor.Title.ToString(), .. finding.Properties.Select(static pair => pair.Key + "=" + pair.Value),
                .. (await solution.ActionsAsync(project, finding)).Select(static action => action.Title)]);
            Assert.DoesNotContain("qzx", said, StringComparison.OrdinalIgnoreCase);
        }
    }

    private const string Word = "Zq7Xw9Kv";

    [Theory]
    [InlineData("Host=zq7xw9kv.example.com;Username=Zq7Xw9Kv;Password=Zq7Xw9Kv;Database=Zq7Xw9Kv;SSL Mode=Require;Trust Server Certificate=true")]
    [InlineData("Host=h.example.com;Username=u;Password=a;Zq7Xw9Kv=1;SSL Mode=Prefer")]
    [InlineData("Host=h.example.com;Username=u;Password=a;Zq7Xw9Kv;SSL Mode=Prefer")]
    [InlineData("Host=h.example.com;Username=Zq7Xw9Kv")]
    [InlineData("Host=h.example.com;SSL Mode=Zq7Xw9Kv;Root Certificate=Zq7Xw9Kv")]
    [InlineData("host=Zq7Xw9Kv sslmode=require password=Zq7Xw9Kv")]
    [InlineData("postgres://Zq7Xw9Kv:Zq7Xw9Kv@zq7xw9kv/d?sslmode=require")]
    [InlineData("Host=h.example.com;Password='Zq7Xw9Kv;SSL Mode=Disable")]
    [InlineData("Host=h.example.com;SSL Mode=Disable;SSL Mode=Require;Zq7Xw9Kv=Zq7Xw9Kv;Search Path=Zq7Xw9Kv;Root Certificate=~/Zq7Xw9Kv")]
    public async Task No_secret_leaves_the_source(string connectionString)
    {
        string quoted = SymbolDisplay.FormatLiteral(connectionString, quote: true);
        CSharpCompilation compilation = Analysis.Compile([("/src/C.cs", $"class C {{ object M() => new Npgsql.NpgsqlConnection({quoted}); object N(string p) => Npgsql.NpgsqlDataSource.Create({quoted} + p); }}")], TestReferences.Small);
        foreach (Diagnostic diagnostic in await compilation.FindingsAsync())
        {
            Assert.DoesNotContain(Word, diagnostic.GetMessage(), StringComparison.OrdinalIgnoreCase);
            Assert.All(diagnostic.Properties, static pair => Assert.DoesNotContain(Word, pair.Key + pair.Value, StringComparison.OrdinalIgnoreCase));
        }
    }
}
