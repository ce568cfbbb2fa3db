using CsCheck;
using Microsoft.CodeAnalysis;

namespace PgSslAnalyzers.Tests.Invariants;

/// <summary>What is not known at build time is never reported as weak; the same program with a weak mode always is.</summary>
[Trait("Category", "Long")]
public sealed class UnknownIsSilentTests
{
    /// <summary>Programs of one compilation, each in a file.</summary>
    private const int Batch = 40;

    private static readonly Gen<(string Members, int[] Choices)[]> Programs = Gen.Select(RandomPrograms.Members, Gen.Int[0, 1000].Array[1, 6]).Array[Batch];

    [Fact]
    public void Unknown_modes_are_silent()
        => Programs.Sample(static programs =>
        {
            IReadOnlyList<Diagnostic> findings = Findings(programs.Select(static program => RandomPrograms.WithUnknownModes(program.Members, program.Choices)));
            None(findings.Where(static finding => string.CompareOrdinal(finding.Id, "PGSSL1006") < 0).Select(Describe));
        }, iter: 15, threads: 1);

    [Theory]
    [InlineData("Require", "PGSSL1003")]
    [InlineData("Disable", "PGSSL1001")]
    public void Weak_modes_are_reported(string mode, string id)
        => Programs.Sample(programs =>
        {
            IReadOnlyList<Diagnostic> findings = Findings(programs.Select(program => RandomPrograms.WithMode(program.Members, mode)));
            HashSet<string> reported = [.. findings.Where(finding => finding.Id == id).Select(static finding => finding.Location.GetLineSpan().Path)];
            None(Enumerable.Range(0, Batch).Where(number => !reported.Contains(PathOf(number))).Select(number => programs[number].Members));
        }, iter: 40, threads: 1);

    [Fact]
    public void Strong_modes_are_silent()
        => Programs.Sample(static programs =>
        {
            IReadOnlyList<Diagnostic> findings = Findings(programs.Select(static program => RandomPrograms.WithMode(program.Members, "VerifyFull")));
            None(findings.Where(static finding => finding.Id != "PGSSL1007").Select(Describe));
        }, iter: 40, threads: 1);

    private static IReadOnlyList<Diagnostic> Findings(IEnumerable<string> programs)
    {
        Compilation compilation = Analysis.Compile(programs.Select(static (program, number) => (PathOf(number), $"namespace N{number};\n{program}")), TestReferences.Small);
        None(compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(Describe));
        return compilation.FindingsAsync().GetAwaiter().GetResult();
    }

    private static void None(IEnumerable<string> wrong) => Assert.True(!wrong.Any(), string.Join('\n', wrong.Take(3)));

    private static string PathOf(int number) => $"/src/File{number}.cs";

    private static string Describe(Diagnostic diagnostic)
        => $"{diagnostic.Id} {diagnostic.GetMessage()} on {diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan)} in\n{diagnostic.Location.SourceTree}";
}
