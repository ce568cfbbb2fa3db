using System.Collections.Immutable;
using System.Globalization;
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
    /// <summary>Programs that are run together.</summary>
    private const int Batch = 50;

    private static readonly int Searched = Number("PGSSL_FIX_SEARCH") ?? 0;
    private static readonly int FirstSeed = Number("PGSSL_FIX_SEED") ?? 1;

    /// <summary>A program that needs the reason.</summary>
    private static readonly Dictionary<Refusals, int> Seeds = new()
    {
        [Refusals.SeenByOthers] = 20,
    };

    public static TheoryData<string> Reasons => [.. (Searched == 0 ? (IEnumerable<Refusals>)Seeds.Keys : Enum.GetValues<Refusals>()).Where(static refusal => refusal != Refusals.None).Select(static refusal => refusal.ToString())];

    [Theory, MemberData(nameof(Reasons))]
    public async Task A_program_needs_it(string reason)
    {
        Refusals refusal = Enum.Parse<Refusals>(reason);
        int[] seeds = Searched == 0 ? [Seeds[refusal]] : [.. Enumerable.Range(FirstSeed, Searched)];
        Trial? found = null;
        foreach (int[] batch in seeds.Chunk(Batch))
        {
            Trial[] trials = Trials(batch), asItIs = Trials(batch);
            await TrialBatch.RunAsync(trials, Without(refusal));
            if (Array.TrueForAll(trials, static trial => trial.Fault is null))
                continue;
            // A fault that is there in any case says nothing of the reason.
            await TrialBatch.RunAsync(asItIs);
            found = trials.Zip(asItIs).FirstOrDefault(static pair => pair.First.Fault is not null && pair.Second.Fault is null).First;
            if (found is not null)
                break;
        }
        Assert.True(found is not null, $"None of {seeds.Length} programs needs {refusal}.");
        output.WriteLine($"{refusal}: seed {found.Program.Seed}: {found.Fault}");
    }

    private static Trial[] Trials(IEnumerable<int> seeds) => [.. seeds.Select(static seed => new Trial(ProgramGenerator.Create(seed), FixPlan.For(seed)))];

    private static int? Number(string variable) => int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static ImmutableArray<DiagnosticAnalyzer> Without(Refusals refusal)
        => [new ConnectionStringAnalyzer(interpretsEverything: false, leftOut: refusal), new CertificateCallbackAnalyzer(), new ConfigurationFileAnalyzer()];
}
