using Microsoft.CodeAnalysis;
using PgSslAnalyzers.FixPlans;

namespace PgSslAnalyzers.Tests.Findings;

/// <summary>A rule that is off by default is reported, with its fix, wherever Roslyn lets somebody switch it on.</summary>
public sealed class RuleSwitchesTests
{
    private const string Id = "PGSSL3005";

    private const string Program = """class Program { static void Main() => new Npgsql.NpgsqlConnection("Host=db.example.com;SSL Mode=VerifyFull").Open(); }""";

    private const string Path = "/src/Program.cs";

    [Theory]
    [InlineData(ReportDiagnostic.Warn, null, null, true)]
    [InlineData(null, ReportDiagnostic.Error, null, true)]
    [InlineData(null, null, ReportDiagnostic.Info, true)]
    [InlineData(null, ReportDiagnostic.Error, ReportDiagnostic.Suppress, false)]
    [InlineData(null, ReportDiagnostic.Suppress, null, false)]
    [InlineData(null, ReportDiagnostic.Default, null, false)]
    [InlineData(null, null, null, false)]
    public async Task It_is_reported_if(ReportDiagnostic? ofCommandLine, ReportDiagnostic? ofProject, ReportDiagnostic? ofFile, bool isReported)
    {
        Compilation compilation = Analysis.Compile([(Path, Program)]);
        CompilationOptions options = compilation.Options.WithSyntaxTreeOptionsProvider(new Switches(ofProject, ofFile));
        compilation = compilation.WithOptions(ofCommandLine is { } set ? options.WithSpecificDiagnosticOptions([new(Id, set)]) : options);
        IEnumerable<Diagnostic> found = (await compilation.FindingsAsync()).Where(static finding => finding.Id == Id);
        if (isReported)
            Assert.NotNull(FixData.TryParse(Assert.Single(found).Properties));
        else
            Assert.Empty(found);
    }

    private sealed class Switches(ReportDiagnostic? ofProject, ReportDiagnostic? ofFile) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) => Is(ofFile, diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) => Is(ofProject, diagnosticId, out severity);

        private static bool Is(ReportDiagnostic? set, string id, out ReportDiagnostic severity)
        {
            severity = set ?? ReportDiagnostic.Default;
            return set is not null && id == Id;
        }
    }
}
