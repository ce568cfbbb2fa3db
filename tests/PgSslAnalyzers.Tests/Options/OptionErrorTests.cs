using System.Globalization;
using Microsoft.CodeAnalysis;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.Tasks.Options;
using PgSslAnalyzers.Tests.Configuration;

namespace PgSslAnalyzers.Tests.Options;

/// <summary>PGSSL0001: said once a project, wherever the option holds; then the default applies.</summary>
public sealed class OptionErrorTests
{
    private const string Code = "static class {0} {{ static readonly object Db = new Npgsql.NpgsqlConnection(\"Host=db.example.com;SSL Mode=Require\"); }}\n";
    private const string Json = "{ \"Cs\": \"Host=db.example.com;SSL Mode=Require\" }\n";

    private const string InBuild = "build_property.PgSslChecksOptions = true\n";

    /// <summary>What the three C# and the three configuration files say without any option.</summary>
    private static readonly string[] Default =
        ["A.cs(1,95): Warning PGSSL1003", "B.cs(1,95): Warning PGSSL1003", "C.cs(1,95): Warning PGSSL1003", "a.json(1,30): Warning PGSSL1003", "b.json(1,30): Warning PGSSL1003", "c.json(1,30): Warning PGSSL1003"];

    [Theory]
    [InlineData("pgssl.minimum_ssl_mode = Verify-Full", "pgssl.minimum_ssl_mode = 'Verify-Full' is not understood: write VerifyFull, VerifyCA or Require. Until then the default applies.")]
    [InlineData("pgssl.minimum_ssl_mode = Prefer", "pgssl.minimum_ssl_mode = 'Prefer' is not understood: write VerifyFull, VerifyCA or Require. Until then the default applies.")]
    [InlineData("pgssl.minimum_ssl_mode = 3", "pgssl.minimum_ssl_mode = '3' is not understood: write VerifyFull, VerifyCA or Require. Until then the default applies.")]
    [InlineData("pgssl.root_certificate = certs/root.crt", "pgssl.root_certificate = 'certs/root.crt' is not understood: write an absolute path, or app: and a path beside the program. Until then the default applies.")]
    [InlineData("pgssl.root_certificate = ~/root.crt", "pgssl.root_certificate = '~/root.crt' is not understood: write an absolute path, or app: and a path beside the program. Until then the default applies.")]
    [InlineData("pgssl.root_certificate = app:", "pgssl.root_certificate = 'app:' is not understood: write an absolute path, or app: and a path beside the program. Until then the default applies.")]
    [InlineData("pgssl.exempt_hosts = db.example.com:5432", "pgssl.exempt_hosts = 'db.example.com:5432' is not understood: write names or addresses without a port, * for any part of them, or loopback. Until then the default applies.")]
    [InlineData("pgssl.exempt_hosts = loopback, postgres://db.example.com", "The value of pgssl.exempt_hosts is not understood: write names or addresses without a port, * for any part of them, or loopback. Until then the default applies.")]
    [InlineData("pgssl.connection_string_sinks = Open(connectionString)", "pgssl.connection_string_sinks = 'Open(connectionString)' is not understood: write members such as Acme.Db.Open(connectionString). Until then the default applies.")]
    [InlineData("pgssl.connection_string_sinks = Acme.Db.Open(string connectionString)", "pgssl.connection_string_sinks = 'Acme.Db.Open(string connectionString)' is not understood: write members such as Acme.Db.Open(connectionString). Until then the default applies.")]
    [InlineData("pgssl.npgsql_version = latest", "pgssl.npgsql_version = 'latest' is not understood: write a version of Npgsql such as 9 or 10.0. Until then the default applies.")]
    [InlineData("pgssl.npgsql_version = 2.2.7", "pgssl.npgsql_version = '2.2.7' is not understood: write a version of Npgsql such as 9 or 10.0. Until then the default applies.")]
    // Keys that do not exist, with the nearest one.
    [InlineData("pgssl.minimum_sslmode = VerifyCA", "There is no option pgssl.minimum_sslmode: write pgssl.minimum_ssl_mode. It has no effect.")]
    [InlineData("pgssl.minimum_mode = VerifyCA", "There is no option pgssl.minimum_mode: write pgssl.minimum_ssl_mode. It has no effect.")]
    [InlineData("pgssl_exempt_hosts = db.example.com", "There is no option pgssl_exempt_hosts: write pgssl.exempt_hosts. It has no effect.")]
    [InlineData("pgsql.exempt_hosts = db.example.com", "There is no option pgsql.exempt_hosts: write pgssl.exempt_hosts. It has no effect.")]
    [InlineData("pgssl.exempt_host = db.example.com", "There is no option pgssl.exempt_host: write pgssl.exempt_hosts. It has no effect.")]
    [InlineData("pgssl.severity.pgssl1033 = none", "There is no option pgssl.severity.pgssl1033: write pgssl.severity.PGSSL1003. It has no effect.")]
    [InlineData("pgssl.mode = Strict", "There is no option pgssl.mode. It has no effect.")]
    public async Task An_option_without_effect_is_said_once_and_the_default_applies(string option, string message)
    {
        foreach (string file in (string[])[".globalconfig", ".editorconfig"])
        {
            string text = (file == ".globalconfig" ? "is_global = true\n" : "[*]\n") + option + "\n";
            IReadOnlyList<Diagnostic> findings = await Project().With(file, text).FindingsAsync();
            Assert.Equal(["A.cs(1,1): Warning PGSSL0001", .. Default], findings.Select(ConfigurationProject.Show));
            Assert.Equal(message, findings[0].GetMessage(CultureInfo.InvariantCulture));

            // A build says the same, at the line; there the analyzers are silent.
            Assert.Equal([new OptionFault("/src/" + file, 2, message, IsIgnored: false)], Faults(AnalysisMode.Default, (file, text)));
            ConfigurationProject inBuild = Project().With(file, text + (file == ".globalconfig" ? InBuild : ""));
            Assert.Equal(Default, await (file == ".globalconfig" ? inBuild : inBuild.With(".globalconfig", "is_global = true\n" + InBuild)).ShowAsync());
        }
    }

    [Theory]
    [InlineData("pgbouncer.exempt_hosts = x")]
    [InlineData("pg.minimum = x")]
    [InlineData("dotnet_diagnostic.PGSSL1006.severity = none")]
    [InlineData("pgssl.severity.PGSSL1006 = none")]
    [InlineData("PGSSL.Exempt_Hosts = other")]
    public async Task Keys_that_exist_and_those_of_others_are_not_said(string option)
    {
        Assert.Equal(Default, await Project().With(".editorconfig", $"[*]\n{option}\n").ShowAsync());
        Assert.Empty(Faults(AnalysisMode.Default, (".editorconfig", $"[*]\n{option}\n")));
    }

    [Theory]
    [InlineData("[B.cs]\npgssl.minimum_ssl_mode = Verify-Full", "B.cs(1,1)")]
    [InlineData("[{B,C}.cs]\npgssl.minimum_ssl_mode = Verify-Full", "B.cs(1,1)")]
    [InlineData("[*.json]\npgssl.minimum_ssl_mode = Verify-Full", "a.json(1,1)")]
    [InlineData("[{C.cs,b.json,c.json}]\npgssl.minimum_ssl_mode = Verify-Full", "C.cs(1,1)")]
    [InlineData("[{b,c}.json]\npgssl.root_certificate = root.crt", "b.json(1,1)")]
    [InlineData("[*.json]\npgssl.severity.PGSSL1004 = loud", "a.json(1,1)")]
    [InlineData("[*]\npgssl.severity.PGSSL1004 = loud", "a.json(1,1)")]
    public async Task It_stands_in_the_first_file_that_has_the_value(string editorConfig, string place)
        => Assert.Equal([$"{place}: Warning PGSSL0001"], (await Project().With(".editorconfig", editorConfig + "\n").ShowAsync()).Except(Default));

    [Fact]
    public async Task Each_key_is_said()
        => Assert.Equal(
            ["A.cs(1,1): Warning PGSSL0001", "A.cs(1,1): Warning PGSSL0001", "a.json(1,1): Warning PGSSL0001", "b.json(1,1): Warning PGSSL0001"],
            (await Project().With(".editorconfig", "[*]\npgssl.minimum_ssl_mode = x\npgssl.npgsql_version = x\n[*.json]\npgssl.severity.PGSSL1003 = x\n[b.json]\npgssl.severity.PGSSL1004 = x\n").ShowAsync())
                .Where(static line => line.EndsWith("0001", StringComparison.Ordinal)));

    [Fact]
    public async Task A_file_that_is_no_configuration_does_not_count()
        => Assert.Equal(
            ["notes.txt"],
            (await new ConfigurationProject().With("a.md", "x").With("notes.txt", "y").With("z.json", Json).With(".editorconfig", "[{a.md,z.json}]\npgssl.severity.PGSSL1003 = x\n").ShowAsync())
                .Where(static line => line.EndsWith("0001", StringComparison.Ordinal)).Select(static line => line.StartsWith("z.json(1,1)", StringComparison.Ordinal) ? "notes.txt" : line));

    [Theory]
    [InlineData("nine")]
    [InlineData("2.0")]
    public async Task Without_Npgsql_a_bad_version_opens_nothing_and_is_said(string version)
        => Assert.Equal(
            ["a.json(1,1): Warning PGSSL0001"],
            await new ConfigurationProject("class C { }", TestReferences.WithoutNpgsql).With("a.json", Json).With("b.json", Json).With(".globalconfig", $"is_global = true\npgssl.npgsql_version = {version}\n").ShowAsync());

    [Fact]
    public async Task Without_Npgsql_the_other_options_are_read_where_files_are_looked_at()
        => Assert.Equal(
            ["a.json(1,1): Warning PGSSL0001", "a.json(1,30): Warning PGSSL1003", "b.json(1,30): Warning PGSSL1003"],
            await new ConfigurationProject("class C { }", TestReferences.WithoutNpgsql).With("a.json", Json).With("b.json", Json)
                .With(".globalconfig", "is_global = true\npgssl.npgsql_version = 9\npgssl.minimum_ssl_mode = x\n").ShowAsync());

    [Theory]
    [InlineData("pgssl.minimum_ssl_mode = Require", "Strict mode ignores pgssl.minimum_ssl_mode: only VerifyFull proves who answers")]
    [InlineData("pgssl.minimum_ssl_mode = VerifyCA", "Strict mode ignores pgssl.minimum_ssl_mode: only VerifyFull proves who answers")]
    [InlineData("pgssl.minimum_ssl_mode = VerifyFull", null)]
    [InlineData("pgssl.exempt_hosts = db.example.com", "Strict mode ignores pgssl.exempt_hosts, apart from loopback: a connection that is not reported is not proven")]
    [InlineData("pgssl.exempt_hosts = loopback, *.example.com", "Strict mode ignores pgssl.exempt_hosts, apart from loopback: a connection that is not reported is not proven")]
    [InlineData("pgssl.exempt_hosts = loopback", null)]
    [InlineData("pgssl.exempt_hosts = localhost, 127.0.0.1, [::1], *.localhost", null)]
    public async Task What_strict_mode_ignores_is_said_once_and_changes_nothing(string option, string? message)
    {
        IReadOnlyList<Diagnostic> findings = await Project().With(".globalconfig", $"is_global = true\nbuild_property.PgSslAnalysisMode = Strict\n{option}\n").FindingsAsync();
        string[] strict = [.. Default.Select(static line => line.Replace("Warning", "Error", StringComparison.Ordinal))];
        // Nothing is taken away from the proof: the build does not break for it.
        Assert.Equal([.. message is null ? Array.Empty<string>() : ["A.cs(1,1): Warning PGSSL0001"], .. strict], findings.Select(ConfigurationProject.Show));
        if (message is not null)
            Assert.Equal(message, findings[0].GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal(message is null ? [] : [new OptionFault("/src/.editorconfig", 2, message, IsIgnored: true)], Faults(AnalysisMode.Strict, (".editorconfig", $"[*]\n{option}\n")));
    }

    /// <summary>Every line that is wrong, in every file that counts; an editor says what holds for a file.</summary>
    [Fact]
    public void A_build_names_each_line_of_the_files_that_count()
    {
        (string, string)[] files =
        [
            ("../.editorconfig", "[*]\npgssl.root_certificate = far\n"),
            (".editorconfig", "root = true\n# a comment\n[*.cs]\npgssl.minimum_ssl_mode = x ; why\n\n[*.fs]\npgssl.exempt_host = db\npgssl.severity.PGSSL1003 = loud\n"),
            ("App/.editorconfig", "[*]\npgssl.npgsql_version =\npgssl.npgsql_version = 10.0\n"),
            (".globalconfig", "is_global = true\npgssl.npgsql_version = latest\n"),
        ];
        Assert.Equal(
            [".editorconfig(4)", ".editorconfig(7)", ".editorconfig(8)", ".globalconfig(2)"],
            Faults(AnalysisMode.Default, files).Select(static fault => $"{fault.Path["/src/".Length..]}({fault.Line})"));
    }

    [Fact]
    public void A_build_says_nothing_where_no_analyzer_looks()
    {
        const string text = "[*]\npgssl.minimum_ssl_mode = x\n";
        Assert.Empty(OptionCheck.Faults([OptionFile.Parse("/src/.editorconfig", text)], "/src/App.csproj", Settings(null, AnalysisMode.Default)));
        Assert.Single(OptionCheck.Faults([OptionFile.Parse("/src/.editorconfig", text), OptionFile.Parse("/src/.globalconfig", "is_global = true\npgssl.npgsql_version = 9\n")], "/src/App.csproj", Settings(null, AnalysisMode.Default)));
    }

    [Theory]
    [InlineData("Default")]
    [InlineData("Enforce")]
    public async Task Only_strict_mode_ignores_anything(string mode)
        => Assert.Empty(await Project().With(".globalconfig", $"is_global = true\nbuild_property.PgSslAnalysisMode = {mode}\npgssl.minimum_ssl_mode = Require\n").ShowAsync());

    [Fact]
    public async Task For_configuration_files_alone_it_stands_in_the_first_of_them()
        => Assert.Equal(
            ["b.json(1,1): Warning PGSSL0001"],
            (await Project().With(".globalconfig", "is_global = true\nbuild_property.PgSslAnalysisMode = Strict\n").With(".editorconfig", "[{b,c}.json]\npgssl.exempt_hosts = db.example.com\n").ShowAsync())
                .Where(static line => line.Contains("Warning", StringComparison.Ordinal)));

    [Theory]
    // Too long, or with the marks of a connection string or a URI: it may have got there by mistake.
    [InlineData("pgssl.minimum_ssl_mode = Host=db;Password=secret")]
    [InlineData("pgssl.minimum_ssl_mode = secret secret secret secret secret secret")]
    [InlineData("pgssl.exempt_hosts = postgres://secret")]
    [InlineData("pgssl.exempt_hosts = user@secret")]
    [InlineData("pgssl.root_certificate = secret'secret")]
    public async Task Nothing_that_may_be_a_secret_is_repeated(string option)
    {
        IReadOnlyList<Diagnostic> findings = await Project().With(".globalconfig", $"is_global = true\n{option}\n").FindingsAsync();
        Assert.Single(findings, static finding => finding.Id == "PGSSL0001");
        Assert.DoesNotContain(findings, static finding => finding.GetMessage(CultureInfo.InvariantCulture).Contains("secret", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-13-01")]
    [InlineData("today")]
    public async Task A_day_that_cannot_be_read_is_said(string today)
        => Assert.Equal($"PgSslToday = '{today}' is not understood: write a day in the form yyyy-mm-dd. Until then the default applies.",
            (await Project().WithProperty("PgSslToday", today).FindingsAsync()).Single(static finding => finding.Id == "PGSSL0001").GetMessage(CultureInfo.InvariantCulture));

    private static OptionFault[] Faults(AnalysisMode mode, params (string Path, string Text)[] files)
        => [.. OptionCheck.Faults([.. files.Select(static file => OptionFile.Parse(Path.GetFullPath("/src/" + file.Path), file.Text))], "/src/App/App.csproj", Settings(NpgsqlVersion.Newest, mode))];

    private static ProjectSettings Settings(NpgsqlVersion? npgsql, AnalysisMode mode) => new(npgsql, "", new HashSet<string>(), new HashSet<string>(), IsTestProject: false, mode);

    private static ConfigurationProject Project() => new ConfigurationProject(string.Format(CultureInfo.InvariantCulture, Code, "A"), path: "A.cs")
        .With("B.cs", string.Format(CultureInfo.InvariantCulture, Code, "B")).With("C.cs", string.Format(CultureInfo.InvariantCulture, Code, "C"))
        .With("a.json", Json).With("b.json", Json).With("c.json", Json);
}
