using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;
using PgSslAnalyzers.Analyzers;
using PgSslAnalyzers.Flow.Models;
using Xunit.Abstractions;

namespace PgSslAnalyzers.Tests.CodeFixes.Execution;

/// <summary>
/// Each reason for which a fix is refused is needed: left out alone, it lets a fix pass that changes more than TLS, and running the random program of the seed beside it shows that.
/// PGSSL_FIX_SEARCH sets the number of programs among which such a seed is looked for, for each reason; PGSSL_FIX_SEED the first seed.
/// </summary>
public sealed class RefusalTests(ITestOutputHelper output)
{
    /// <summary>Programs that are run together while a seed is looked for.</summary>
    private const int Batch = 100;

    private static readonly int Searched = int.TryParse(Environment.GetEnvironmentVariable("PGSSL_FIX_SEARCH"), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
    private static readonly int FirstSeed = int.TryParse(Environment.GetEnvironmentVariable("PGSSL_FIX_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 1;

    [Fact]
    public async Task Seeds_are_found_by_search()
    {
        if (Searched == 0)
            return;
        foreach (Refusals refusal in Enum.GetValues<Refusals>().Where(static refusal => refusal != Refusals.None))
        {
            Trial? found = null;
            for (int done = 0; done < Searched && found is null; done += Batch)
            {
                Trial[] trials = [.. Enumerable.Range(FirstSeed + done, Batch).Select(static seed => new Trial(ProgramGenerator.Create(seed), FixPlan.For(seed)))];
                await TrialBatch.RunAsync(trials, Without(refusal));
                found = trials.FirstOrDefault(static trial => trial.Fault is not null);
            }
            output.WriteLine($"{refusal}: {(found is null ? "none" : $"{found.Program.Seed} {found.Fault!.Kind} after {found.Fault.Rule}")}");
        }
    }

    private static ImmutableArray<DiagnosticAnalyzer> Without(Refusals refusal)
        => [new ConnectionStringAnalyzer(interpretsEverything: false, leftOut: refusal), new CertificateCallbackAnalyzer(), new ConfigurationFileAnalyzer()];
}
