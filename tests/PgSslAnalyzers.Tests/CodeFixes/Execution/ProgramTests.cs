using System.Text.RegularExpressions;

namespace PgSslAnalyzers.Tests.CodeFixes.Execution;

/// <summary>The programs of the folder Programs, each written as people write them: run before and after their fixes, like the random ones.</summary>
public sealed partial class ProgramTests
{
    [Fact]
    public Task Fixed_programs_open_the_same_connections_but_for_tls() => RunAsync(hasRoot: true, takesSecond: false, fixesAll: false);

    [Theory, Trait("Category", "Long")]
    [InlineData(true, false, true)]
    [InlineData(true, true, false)]
    [InlineData(false, false, false)]
    public Task Other_choices_and_Fix_All_do_no_more(bool hasRoot, bool takesSecond, bool fixesAll) => RunAsync(hasRoot, takesSecond, fixesAll);

    private static async Task RunAsync(bool hasRoot, bool takesSecond, bool fixesAll)
    {
        string[] files = [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "CodeFixes", "Execution", "Programs"), "*.cs").Order(StringComparer.Ordinal)];
        Trial[] trials = [.. files.Select((file, i) => new Trial(ProgramOf(i, File.ReadAllText(file)), new FixPlan(hasRoot, takesSecond, fixesAll, Order: i)))];
        await TrialBatch.RunAsync(trials);
        Assert.True(trials.All(static trial => trial.Fault is null), string.Join("\n", trials.Where(static trial => trial.Fault is not null).Select(trial => $"{Path.GetFileName(files[trial.Program.Seed])}: {trial}")));
        Assert.True(trials.Count(static trial => trial.Fixes > 0) * 10 >= trials.Length * 9, "Most programs have a finding with a fix.");
    }

    /// <summary>Behind the usings comes the namespace that keeps the programs apart.</summary>
    private static RandomProgram ProgramOf(int seed, string text)
    {
        var program = new RandomProgram(seed, Connection().Count(text), []);
        int start = FirstOther().Match(text).Index;
        return program with { Files = [text[..start] + $"namespace {program.Namespace};\n\n" + text[start..]] };
    }

    [GeneratedRegex(@"new NpgsqlConnection\(|NpgsqlDataSource\.Create\(|UseNpgsql\(|new NpgsqlDataSourceBuilder\(|new NpgsqlSlimDataSourceBuilder\(")]
    private static partial Regex Connection();

    [GeneratedRegex(@"^(?!using |\s*$)", RegexOptions.Multiline)]
    private static partial Regex FirstOther();
}
