using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace PgSslAnalyzers.Tests.CodeFixes.Execution;

/// <summary>
/// A fix changes TLS and nothing else. Random programs are run before and after each of their fixes, for several inputs: they open the same connections but for TLS, and none of them is weaker,
/// whatever rule is fixed first, with either choice, one by one and by Fix All, whether a root certificate is configured or not.
/// PGSSL_FIX_PROGRAMS sets the number of programs, PGSSL_FIX_SEED the first seed.
/// </summary>
public sealed class ExecutionTests(ITestOutputHelper output)
{
    /// <summary>Programs in one assembly, and programs of a run that asks for no number.</summary>
    private const int Batch = 100, Sample = 60;

    private static readonly int Programs = Number("PGSSL_FIX_PROGRAMS") ?? Sample;
    private static readonly int? ChosenSeed = Number("PGSSL_FIX_SEED");

    [Fact]
    public async Task Fixed_programs_open_the_same_connections_but_for_tls()
    {
        var watch = Stopwatch.StartNew();
        var faulty = new List<Trial>();
        int withFindings = 0, fixes = 0, withFindingsLeft = 0;
        for (int done = 0; done < Programs; done += Batch)
        {
            Trial[] trials = [.. Enumerable.Range(done, Math.Min(Batch, Programs - done)).Select(SeedOf).Select(static seed => new Trial(ProgramGenerator.Create(seed), FixPlan.For(seed)))];
            await TrialBatch.RunAsync(trials);
            faulty.AddRange(trials.Where(static trial => trial.Fault is not null));
            withFindings += trials.Count(static trial => trial.FindingsBefore > 0);
            withFindingsLeft += trials.Count(static trial => trial.Fault is null && trial.FindingsLeft > 0);
            fixes += trials.Sum(static trial => trial.Fixes);
        }
        output.WriteLine($"Seeds {SeedOf(0)} to {SeedOf(Programs - 1)}: {Programs} programs, {Programs / watch.Elapsed.TotalSeconds:0.0} a second; {withFindings} with findings, {fixes} fixes, "
            + $"{withFindingsLeft} with findings that have no fix, {faulty.Count} faulty.");
        foreach (IGrouping<(FaultKind, string), Trial> kind in faulty.GroupBy(static trial => (trial.Fault!.Kind, trial.Fault.Rule)))
            output.WriteLine($"{kind.Key.Item1} after {kind.Key.Item2}: {kind.Count()}: {string.Join(' ', kind.Select(static trial => trial.Program.Seed))}");
        if (faulty.Count > 0)
            Assert.Fail((await ProgramShrinker.ShrinkAsync(faulty.MinBy(static trial => trial.Program.ToString().Length)!)).ToString());
        // Neither programs without findings nor fixes that are never offered.
        Assert.True(withFindings * 10 >= Programs * 9, $"Only {withFindings} programs have findings.");
        Assert.True(fixes * 3 >= Programs * 2, $"Only {fixes} fixes were made.");
    }

    /// <summary>Without a choice every third program is one of those with everything.</summary>
    private static int SeedOf(int number) => ChosenSeed is { } first ? first + number : number % 3 == 2 ? ProgramGenerator.FirstOfMore + number : 1 + number;

    private static int? Number(string variable) => int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
