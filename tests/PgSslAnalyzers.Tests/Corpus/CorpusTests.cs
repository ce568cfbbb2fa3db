using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace PgSslAnalyzers.Tests.Corpus;

/// <summary>Each situation has the findings that it must have, at their places, and no other.</summary>
public sealed class CorpusTests
{
    public static TheoryData<string> CSharp => [.. CorpusCase.CSharp.Select(static known => known.File)];

    [Theory, MemberData(nameof(CSharp))]
    public async Task CSharp_verdicts(string file)
    {
        CorpusCase known = CorpusCase.Named(file);
        Assert.DoesNotContain(known.Compile().GetDiagnostics(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        await VerdictsAsync(known);
    }

    /// <summary>Compares the findings of a case with what is expected of it.</summary>
    internal static async Task VerdictsAsync(CorpusCase known)
    {
        SourceText text = SourceText.From(known.Text);
        List<ExpectedFinding> open = [.. known.Diagnostics];
        var unexpected = new List<string>();
        foreach (Diagnostic diagnostic in await known.Compile().FindingsAsync(known.AdditionalFiles))
        {
            int line = diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1;
            string covered = text.ToString(diagnostic.Location.SourceSpan);
            if (open.Find(expected => expected.Id == diagnostic.Id && expected.Line == line && expected.Text == covered) is { } match)
                open.Remove(match);
            else if (!known.MayReport.Contains(diagnostic.Id))
                unexpected.Add($"{diagnostic.Id} in line {line} on: {covered}");
        }
        Assert.Equal([], unexpected);
        Assert.Equal([], open.Where(static expected => !expected.Optional));
    }
}
