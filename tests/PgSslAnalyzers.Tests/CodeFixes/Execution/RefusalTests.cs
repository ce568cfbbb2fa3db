using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PgSslAnalyzers.Analyzers;
using PgSslAnalyzers.Flow.Models;
using Xunit.Abstractions;

namespace PgSslAnalyzers.Tests.CodeFixes.Execution;

/// <summary>
/// Each reason for which a fix is refused is needed: left out alone, it lets a fix of a random program pass that changes more than TLS, and running the program shows that.
/// PGSSL_FIX_SEARCH sets the number of programs among which such a seed is looked for, for each reason; without it the known seeds are run. PGSSL_FIX_SEED is the first seed.
/// </summary>
[Trait("Category", "Long")]
public sealed class RefusalTests(ITestOutputHelper output)
{
    /// <summary>Programs that are analysed together.</summary>
    private const int Batch = 100;

    /// <summary>Programs of a batch that are run for one reason.</summary>
    private const int Tried = 20;

    private static readonly int Searched = Number("PGSSL_FIX_SEARCH") ?? 0;
    private static readonly int FirstSeed = Number("PGSSL_FIX_SEED") ?? 1;

    /// <summary>A program that needs the reason.</summary>
    private static readonly Dictionary<Refusals, int> Seeds = new()
    {
        [Refusals.SetTwice] = 140,
        [Refusals.WeakerMode] = 111,
        [Refusals.Socket] = 8,
        [Refusals.Callback] = 8,
        [Refusals.PartOfValue] = 100_001,
        [Refusals.IdleRoot] = 100_101,
        [Refusals.NotRaised] = 3819,
        [Refusals.NoRoot] = 606,
        [Refusals.EmptyText] = 2134,
        [Refusals.SeenByOthers] = 20,
        [Refusals.WrittenBehind] = 140,
    };

    [Fact]
    public async Task Each_reason_is_needed()
    {
        HashSet<Refusals> open = [.. Searched == 0 ? (IEnumerable<Refusals>)Seeds.Keys : Enum.GetValues<Refusals>().Where(static refusal => refusal != Refusals.None && !Seeds.ContainsKey(refusal))];
        IEnumerable<int> seeds = Searched == 0 ? Seeds.Values.Distinct() : Enumerable.Range(FirstSeed, Searched);
        foreach (int[] batch in seeds.Chunk(Batch))
        {
            foreach (bool hasRoot in new[] { true, false })
            {
                int[] alike = Array.FindAll(batch, seed => FixPlan.For(seed).HasRoot == hasRoot);
                Project project = ProjectOf(alike, hasRoot);
                ILookup<int, string> asItIs = await FixesAsync(project, Analysis.Analyzers);
                foreach (Refusals refusal in open.ToArray())
                {
                    ILookup<int, string> without = await FixesAsync(project, Without(refusal));
                    int[] changed = Array.FindAll(alike, seed => !asItIs[seed].SequenceEqual(without[seed]));
                    if (await FirstFaultyAsync(changed.Take(Tried).ToArray(), refusal) is not { } found)
                        continue;
                    open.Remove(refusal);
                    output.WriteLine($"{refusal}: seed {found.Program.Seed}: {found.Fault}");
                }
            }
        }
        Assert.True(open.Count == 0, $"No program needs {string.Join(", ", open)}.");
    }

    /// <summary>The first program that a fix spoils when the reason is left out, and only then.</summary>
    private static async Task<Trial?> FirstFaultyAsync(int[] seeds, Refusals refusal)
    {
        Trial[] trials = Trials(seeds), asItIs = Trials(seeds);
        await TrialBatch.RunAsync(trials, Without(refusal));
        if (Array.TrueForAll(trials, static trial => trial.Fault is null))
            return null;
        // A fault that is there in any case says nothing of the reason.
        await TrialBatch.RunAsync(asItIs);
        return trials.Zip(asItIs).FirstOrDefault(static pair => pair.First.Fault is not null && pair.Second.Fault is null).First;
    }

    private static Project ProjectOf(int[] seeds, bool hasRoot)
    {
        Solution solution = FixWorkspace.Empty().AddProject("Programs", out ProjectId project, hasRoot ? $"pgssl.root_certificate = {FixPlan.Root}\n" : null);
        foreach (int seed in seeds)
        {
            IReadOnlyList<string> files = ProgramGenerator.Create(seed).Files;
            for (int i = 0; i < files.Count; i++)
                solution = solution.AddFile(project, string.Create(CultureInfo.InvariantCulture, $"/src/{seed}/{i}.cs"), files[i], out _);
        }
        return solution.GetProject(project)!;
    }

    /// <summary>What the fixes of each program would do, by its seed.</summary>
    private static async Task<ILookup<int, string>> FixesAsync(Project project, ImmutableArray<DiagnosticAnalyzer> analyzers)
        => (await project.FindingsAsync(analyzers)).ToLookup(
            static finding => int.Parse(finding.Location.SourceTree!.FilePath.Split('/')[2], CultureInfo.InvariantCulture),
            static finding => string.Join(' ', finding.Properties.OrderBy(static property => property.Key, StringComparer.Ordinal).Select(static property => $"{property.Key}={property.Value}").Prepend($"{finding.Id} {finding.Location.SourceSpan}")));

    private static Trial[] Trials(IEnumerable<int> seeds) => [.. seeds.Select(static seed => new Trial(ProgramGenerator.Create(seed), FixPlan.For(seed)))];

    private static int? Number(string variable) => int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static ImmutableArray<DiagnosticAnalyzer> Without(Refusals refusal)
        => [new ConnectionStringAnalyzer(interpretsEverything: false, leftOut: refusal), new CertificateCallbackAnalyzer(), new ConfigurationFileAnalyzer()];
}
