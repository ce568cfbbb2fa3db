using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PgSslAnalyzers.Sinks.Tests;

/// <summary>Quartz by properties: the key tells that the value is a connection string, another key whose. "?" marks what is not proven, nothing what is another database's.</summary>
public sealed class KeyedSettingsTests
{
    private const string Text = "\"quartz.dataSource.main.connectionString\"", Provider = "\"quartz.dataSource.main.provider\"";

    [Theory]
    // Initializers.
    [InlineData($$"""new NameValueCollection { [{{Text}}] = "a", [{{Provider}}] = "Npgsql" };""", "\"a\"")]
    [InlineData($$"""new NameValueCollection { { {{Provider}}, "Npgsql" }, { {{Text}}, "a" } };""", "\"a\"")]
    [InlineData($$"""services.AddQuartz(new NameValueCollection { { {{Provider}}, "Npgsql" }, { {{Text}}, "a" } });""", "\"a\"")]
    [InlineData($$"""new Dictionary<string, string> { [{{Text}}] = "a", [{{Provider}}] = "Npgsql" };""", "\"a\"")]
    [InlineData($$"""new NameValueCollection { [{{Text}}] = "a", [{{Provider}}] = "SqlServer" };""", "")]
    [InlineData($$"""new NameValueCollection { [{{Text}}] = "a", [{{Provider}}] = unknown };""", "\"a\"?")]
    [InlineData($$"""new NameValueCollection { [{{Text}}] = "a", ["quartz.dataSource.other.provider"] = "Npgsql" };""", "\"a\"?")]
    // Statements.
    [InlineData($$"""var p = new NameValueCollection(); p[{{Provider}}] = "Npgsql"; p[{{Text}}] = "a";""", "\"a\"")]
    [InlineData($$"""var p = new NameValueCollection(); p[{{Text}}] = unknown + "a"; p[{{Provider}}] = "Npgsql";""", "unknown + \"a\"")]
    [InlineData($$"""var p = new NameValueCollection { [{{Provider}}] = "Npgsql" }; if (unknown == "") { p.Add({{Text}}, "a"); }""", "\"a\"")]
    [InlineData($$"""var p = new NameValueCollection { [{{Text}}] = "a" }; p.Set({{Provider}}, "Npgsql");""", "\"a\"")]
    [InlineData($$"""var p = new NameValueCollection(); p[{{Text}}] = "a"; p[{{Provider}}] = "MySql";""", "")]
    [InlineData($$"""var p = new NameValueCollection(); p[{{Text}}] = "a"; var q = new NameValueCollection(); q[{{Provider}}] = "Npgsql";""", "\"a\"?")]
    [InlineData($$"""var p = new NameValueCollection(); p[{{Text}}] = "a";""", "\"a\"?")]
    // Other keys.
    [InlineData("""new NameValueCollection { ["quartz.dataSource.main.connectionStringName"] = "a", ["quartz.dataSource.main.provider"] = "Npgsql" };""", "")]
    [InlineData("""new NameValueCollection { ["dataSource.main.connectionString"] = "a", ["dataSource.main.provider"] = "Npgsql" };""", "")]
    [InlineData("""new NameValueCollection { ["quartz.dataSource.connectionString"] = "a", ["quartz.dataSource.provider"] = "Npgsql" };""", "")]
    [InlineData($$"""var read = new NameValueCollection()[{{Text}}];""", "")]
    public void The_provider_stands_under_a_key_of_its_own(string statement, string expected) => Assert.Equal(expected, SinkLookupTests.Found(statement));

    /// <summary>Quartz 3 sets properties one by one, too.</summary>
    [Theory]
    [InlineData($$"""var b = SchedulerBuilder.Create(); b.SetProperty({{Provider}}, "Npgsql"); b.SetProperty({{Text}}, "a");""", "\"a\"")]
    [InlineData($$"""var b = SchedulerBuilder.Create(); b.SetProperty({{Text}}, "a"); b.SetProperty({{Provider}}, "MySqlConnector");""", "")]
    [InlineData($$"""SchedulerBuilder.Create(new NameValueCollection { [{{Text}}] = "a", [{{Provider}}] = "Npgsql" });""", "\"a\"")]
    [InlineData($$"""new Quartz.Impl.StdSchedulerFactory(new NameValueCollection { { {{Text}}, "a" }, { {{Provider}}, "Npgsql" } });""", "\"a\"")]
    public void Quartz_3(string statement, string expected)
        => Assert.Equal(expected, SinkLookupTests.Found(statement, libraries: Ecosystem.Earlier.Single(static library => library.Key.Contains("quartz/3.22", StringComparison.OrdinalIgnoreCase)).Value));

    [Theory]
    [InlineData($$"""new NameValueCollection { [{{Text}}] = "Host=h.example.com;SSL Mode=Require", [{{Provider}}] = "Npgsql" };""", "PGSSL1003")]
    [InlineData($$"""new NameValueCollection { { {{Text}}, "Host=h.example.com" }, { {{Provider}}, "Npgsql" } };""", "PGSSL1005")]
    [InlineData($$"""var p = new NameValueCollection { [{{Provider}}] = "Npgsql" }; p[{{Text}}] = text;""", "PGSSL1007")]
    [InlineData($$"""var p = new NameValueCollection(); p.Set({{Text}}, "Host=" + text + ";SSL Mode=VerifyFull"); p.Set({{Provider}}, "Npgsql");""", "")]
    [InlineData($$"""new NameValueCollection { [{{Text}}] = "Server=h.example.com;SslMode=Required", [{{Provider}}] = "MySqlConnector" };""", "")]
    [InlineData($$"""var p = new NameValueCollection(); p[{{Text}}] = text;""", "")]
    public async Task Findings(string statement, string expected)
    {
        Microsoft.CodeAnalysis.SyntaxTree tree = CSharpSyntaxTree.ParseText("using System.Collections.Specialized; class C { void M(string text) { " + statement + " } }", path: "/src/C.cs");
        System.Collections.Immutable.ImmutableArray<Microsoft.CodeAnalysis.Diagnostic> diagnostics = await Ecosystem.Newest.AddSyntaxTrees(tree).WithAnalyzers([new PgSslAnalyzers.Analyzers.ConnectionStringAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        Assert.Equal(expected, string.Join(" ", diagnostics.Select(static diagnostic => diagnostic.Id)));
    }
}
