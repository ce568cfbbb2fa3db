using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using PgSslAnalyzers.Tests.Configuration;

namespace PgSslAnalyzers.Tests.Options;

/// <summary>What the values of the options do, in C# and in a configuration file beside it.</summary>
public sealed class OptionEffectTests
{
    [Theory]
    [InlineData("VerifyFull", "PGSSL1003", "Require")]
    [InlineData("VerifyFull", "PGSSL1004", "VerifyCA")]
    [InlineData("VerifyFull", null, "VerifyFull")]
    [InlineData("verifyca", "PGSSL1003", "Require")]
    [InlineData("VerifyCA", null, "VerifyCA")]
    [InlineData("VerifyCA", null, "VerifyFull")]
    [InlineData("Require", "PGSSL1002", "Prefer")]
    [InlineData("Require", "PGSSL1001", "Disable")]
    [InlineData("Require", "PGSSL1001", "42")]
    [InlineData("REQUIRE", null, "Require")]
    public Task Minimum_mode(string minimum, string? expected, string mode) => FoundAsync($"pgssl.minimum_ssl_mode = {minimum}", $"Host=db.example.com;Username=u;Database=d;SSL Mode={mode}", expected);

    [Fact]
    public Task An_absent_mode_is_below_every_minimum() => FoundAsync("pgssl.minimum_ssl_mode = Require", "Host=db.example.com;Username=u;Database=d", "PGSSL1005");

    [Theory]
    [InlineData("loopback, db, *.internal", "db", null)]
    [InlineData("loopback, db, *.internal", "DB:5433", null)]
    [InlineData("loopback, db, *.internal", "eu.db.internal", null)]
    [InlineData("loopback, db, *.internal", "internal", "PGSSL1003")]
    [InlineData("loopback, db, *.internal", "db.internal.example.com", "PGSSL1003")]
    [InlineData("loopback, db, *.internal", "localhost", null)]
    [InlineData("loopback, db, *.internal", "127.0.0.2", null)]
    [InlineData("loopback, db, *.internal", "[::1]:5433", null)]
    [InlineData("loopback, db, *.internal", "dbx", "PGSSL1003")]
    // Each host of a list has to be named.
    [InlineData("loopback, db, *.internal", "db:5432,a.internal:5433", null)]
    [InlineData("loopback, db, *.internal", "db,db.example.com", "PGSSL1003")]
    [InlineData("2001:db8::1", "[2001:db8::1]:5433", null)]
    [InlineData("[2001:db8::1]", "2001:db8::1", null)]
    [InlineData("2001:db8::1", "2001:db8::2", "PGSSL1003")]
    [InlineData("10.0.*", "10.0.7.1", null)]
    [InlineData("10.0.*", "10.1.7.1", "PGSSL1003")]
    public async Task Exempt_hosts(string hosts, string host, string? expected)
    {
        await FoundAsync($"pgssl.exempt_hosts = {hosts}", $"Host={host};SSL Mode=Require", expected);
        await FoundAsync($"pgssl.exempt_hosts = {hosts}", $"Host={host};Username=u;Database=d", expected is null ? null : "PGSSL1005");
    }

    [Theory]
    [InlineData("", "\"SSL Mode=VerifyFull\"", "SSL Mode=VerifyFull")]
    [InlineData("pgssl.root_certificate = /etc/pg/root.crt", "\"SSL Mode=VerifyFull;Root Certificate=/etc/pg/root.crt\"", "SSL Mode=VerifyFull;Root Certificate=/etc/pg/root.crt")]
    [InlineData("pgssl.root_certificate = C:\\pg\\root.crt", "\"SSL Mode=VerifyFull;Root Certificate=C:\\\\pg\\\\root.crt\"", "SSL Mode=VerifyFull;Root Certificate=C:\\\\pg\\\\root.crt")]
    [InlineData("pgssl.root_certificate = app:certs/root.crt", "\"SSL Mode=VerifyFull;Root Certificate=\" + System.IO.Path.Combine(System.AppContext.BaseDirectory, \"certs\", \"root.crt\")", "SSL Mode=VerifyFull")]
    [InlineData("build_property.PgSslRootCertificate = certs/root.crt", "\"SSL Mode=VerifyFull;Root Certificate=\" + System.IO.Path.Combine(System.AppContext.BaseDirectory, \"certs\", \"root.crt\")", "SSL Mode=VerifyFull")]
    // The option beats the item of the project; what is not understood leaves the default.
    [InlineData("build_property.PgSslRootCertificate = certs/root.crt\npgssl.root_certificate = /etc/pg/root.crt", "\"SSL Mode=VerifyFull;Root Certificate=/etc/pg/root.crt\"", "SSL Mode=VerifyFull;Root Certificate=/etc/pg/root.crt")]
    [InlineData("build_property.PgSslRootCertificate = certs/root.crt\npgssl.root_certificate = ~/root.crt", "\"SSL Mode=VerifyFull;Root Certificate=\" + System.IO.Path.Combine(System.AppContext.BaseDirectory, \"certs\", \"root.crt\")", "SSL Mode=VerifyFull")]
    [InlineData("pgssl.root_certificate = root.crt", "\"SSL Mode=VerifyFull\"", "SSL Mode=VerifyFull")]
    public async Task Root_certificate(string option, string code, string json)
    {
        ConfigurationProject project = Project("SSL Mode=Require").With(".globalconfig", $"is_global = true\n{option}\n");
        await project.FixAsync("PGSSL1003");
        Assert.Equal(Code.Replace("TEXT", code, StringComparison.Ordinal), (await project.TextAsync("Program.cs")).Replace("Host=db.example.com;", "", StringComparison.Ordinal));
        Assert.Equal(Json.Replace("TEXT", json, StringComparison.Ordinal), (await project.TextAsync("a.json")).Replace("Host=db.example.com;", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("5.0", "Npgsql 5 then uses Disable")]
    [InlineData("9.0.5", "Npgsql 9 then uses Prefer")]
    [InlineData("12", "Npgsql 12 then uses Prefer")]
    public async Task Npgsql_version_of_a_project_without_it(string version, string said)
    {
        ConfigurationProject project = new ConfigurationProject("class C { }", TestReferences.WithoutNpgsql).With("a.json", Json.Replace("TEXT", "Host=db.example.com;Username=u;Database=d", StringComparison.Ordinal))
            .With(".globalconfig", $"is_global = true\npgssl.npgsql_version = {version}\n");
        Diagnostic finding = Assert.Single(await project.FindingsAsync());
        Assert.Contains(said, finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        // Before 6 there is nothing to write.
        Assert.Equal(version != "5.0", (await project.ActionsAsync(finding)).Count > 0);
    }

    [Fact]
    public async Task Npgsql_version_says_nothing_where_one_is_referenced()
    {
        IReadOnlyList<Diagnostic> findings = await Project("Host=db.example.com;Username=u;Database=d").With(".globalconfig", "is_global = true\npgssl.npgsql_version = 5.0\n").FindingsAsync();
        Assert.Equal(2, findings.Count);
        Assert.All(findings, static finding => Assert.Contains("Npgsql 10 then uses Prefer", finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("none", null)]
    [InlineData("silent", "Hidden")]
    [InlineData("refactoring", "Hidden")]
    [InlineData("suggestion", "Info")]
    [InlineData("warning", "Warning")]
    [InlineData("error", "Error")]
    [InlineData("default", "Warning")]
    [InlineData("Error", "Error")]
    public async Task Severity_in_a_configuration_file(string severity, string? expected)
    {
        string[] found = await Project("Host=db.example.com;SSL Mode=Require").With(".editorconfig", $"[*]\npgssl.severity.PGSSL1003 = {severity}\n").ShowAsync();
        // C# has Roslyn's own severities.
        Assert.Equal(["Program.cs(3,82): Warning PGSSL1003", .. expected is null ? Array.Empty<string>() : [$"a.json(1,30): {expected} PGSSL1003"]], found);
    }

    private const string Code = "static class Program\n{\n    static readonly object Db = new Npgsql.NpgsqlConnection(TEXT);\n}\n";
    private const string Json = "{ \"Cs\": \"TEXT\" }\n";

    private static ConfigurationProject Project(string text)
    {
        string whole = text.StartsWith("Host", StringComparison.Ordinal) ? text : "Host=db.example.com;" + text;
        return new ConfigurationProject(Code.Replace("TEXT", "\"" + whole + "\"", StringComparison.Ordinal)).With("a.json", Json.Replace("TEXT", whole, StringComparison.Ordinal));
    }

    /// <summary>The finding, or none, in each of the two files, with the option in either kind of file.</summary>
    private static async Task FoundAsync(string option, string text, string? expected)
    {
        foreach ((string file, string head) in new[] { (".globalconfig", "is_global = true\n"), (".editorconfig", "[*]\n") })
        {
            IReadOnlyList<Diagnostic> findings = await Project(text).With(file, head + option + "\n").FindingsAsync();
            Assert.Equal(expected is null ? [] : [expected, expected], findings.Select(static finding => finding.Id));
        }
    }

    /// <summary>WarningsNotAsErrors reaches the compiler as <c>/warnaserror-:PGSSL1003</c>, and from there as the severity "default" of the id.</summary>
    [Theory]
    [InlineData("Default", "PGSSL1003", "Warning Warning Warning")]
    [InlineData("Enforce", "PGSSL1003", "Warning Error Warning")]
    [InlineData("Enforce", "PGSSL3001", "Error Warning Error")]
    [InlineData("Strict", "PGSSL1003", "Error Error Error")]
    public async Task Warnings_that_are_no_errors(string mode, string rule, string expected)
    {
        const string code = "class C\n{\n    object M() => new Npgsql.NpgsqlConnection(\"Host=db.example.com;SSL Mode=Require\");\n"
            + "    void N(Npgsql.NpgsqlDataSourceBuilder b) => b.UseUserCertificateValidationCallback((_, _, _, _) => true);\n}\n";
        IReadOnlyList<Diagnostic> findings = await new ConfigurationProject(code).With("z.env", "A=Host=db.example.com;SSL Mode=Require\n").WithProperty("PgSslAnalysisMode", mode).WithSpecific(rule, ReportDiagnostic.Default).FindingsAsync();
        Assert.Equal(expected, string.Join(' ', findings.Where(static finding => finding.Id is "PGSSL1003" or "PGSSL3001").Select(static finding => finding.Severity)));
    }
}
