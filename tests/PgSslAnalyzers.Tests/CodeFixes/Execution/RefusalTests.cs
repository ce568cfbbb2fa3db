using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;
using PgSslAnalyzers.Analyzers;
using PgSslAnalyzers.Flow.Models;
using Xunit.Abstractions;

namespace PgSslAnalyzers.Tests.CodeFixes.Execution;

/// <summary>
/// Which random programs need a reason for which a fix is refused: left out alone, it lets a fix pass that changes more than TLS, and running the program shows that.
/// PGSSL_FIX_SEARCH sets the number of programs among which such a seed is looked for, for each reason (without it nothing is looked for), PGSSL_FIX_SEED the first seed.
/// </summary>
public sealed class RefusalTests(ITestOutputHelper output)
{
    /// <summary>Programs that are run together.</summary>
    private const int Batch = 50;

    private static readonly int Searched = Number("PGSSL_FIX_SEARCH") ?? 0;
    private static readonly int FirstSeed = Number("PGSSL_FIX_SEED") ?? 1;

    public static TheoryData<string> All => [.. Enum.GetValues<Refusals>().Where(static refusal => refusal != Refusals.None).Select(static refusal => refusal.ToString())];

    [Theory, MemberData(nameof(All))]
    public async Task A_program_needs_it(string refusal)
    {
        if (Searched == 0)
            return;
        Trial? found = null;
        for (int done = 0; done < Searched && found is null; done += Batch)
        {
            Trial[] trials = [.. Enumerable.Range(FirstSeed + done, Batch).Select(static seed => new Trial(ProgramGenerator.Create(seed), FixPlan.For(seed)))];
            await TrialBatch.RunAsync(trials, Without(Enum.Parse<Refusals>(refusal)));
            found = trials.FirstOrDefault(static trial => trial.Fault is not null);
        }
        Assert.True(found is not null, $"None of {Searched} programs needs {refusal}.");
        output.WriteLine($"{refusal}: seed {found.Program.Seed}: {found.Fault}");
    }

    private static int? Number(string variable) => int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static ImmutableArray<DiagnosticAnalyzer> Without(Refusals refusal)
        => [new ConnectionStringAnalyzer(interpretsEverything: false, leftOut: refusal), new CertificateCallbackAnalyzer(), new ConfigurationFileAnalyzer()];
}
