using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Xunit.Abstractions;

namespace PgSslAnalyzers.EndToEnd.Tests.Strict;

/// <summary>
/// Strict mode is a proof: a program that it accepts sends its password to its server only, whatever values come from outside. Random programs are built in strict mode, and
/// all of them are run with the real Npgsql against impostors. PGSSL_STRICT_PROGRAMS sets their number, PGSSL_STRICT_SEED the first seed.
/// </summary>
[Trait("Category", "Long")]
public sealed class StrictSoundnessTests(ITestOutputHelper output)
{
    private const int Batch = 250;

    private static readonly int Programs = Number("PGSSL_STRICT_PROGRAMS") ?? Batch;
    private static readonly int FirstSeed = Number("PGSSL_STRICT_SEED") ?? 1;

    public static TheoryData<string> NpgsqlVersions => Number("PGSSL_STRICT_PROGRAMS") is null ? ["10.0.3"] : [.. SslModeTable.NpgsqlVersions];

    [Theory, MemberData(nameof(NpgsqlVersions))]
    public async Task Programs_that_strict_mode_accepts_send_their_password_to_their_server_only(string npgsql)
    {
        for (int done = 0; done < Programs; done += Batch)
            await RunAsync(npgsql, FirstSeed + done, Math.Min(Batch, Programs - done));
    }

    private async Task RunAsync(string npgsql, int firstSeed, int count)
    {
        await using var address = new ServerAddress();
        StrictProgram[] programs = Enumerable.Range(0, count)
            .Select(i => ProgramGenerator.Create(firstSeed + i, string.Create(CultureInfo.InvariantCulture, $"P{i}"), address.Port, address.Root, int.Parse(npgsql.Split('.')[0], CultureInfo.InvariantCulture))).ToArray();
        CSharpCompilation compilation = StrictBuild.Compile(programs, npgsql);
        using var built = CompiledProgram.Build(compilation, StrictBuild.Libraries(npgsql));
        ILookup<string, string> errors = await StrictBuild.ErrorsAsync(compilation);
        StrictProgram[] passed = programs.Where(p => !errors.Contains(p.Name)).ToArray();
        IReadOnlyDictionary<string, string> losses = await address.AtImpostorsAsync(built);
        (IReadOnlySet<string>? connected, string? ends) = await address.AtRightServerAsync(built);

        StrictProgram[] leaks = passed.Where(p => losses.ContainsKey(p.Name)).ToArray();
        int reportedLosers = programs.Count(p => errors.Contains(p.Name) && losses.ContainsKey(p.Name));
        int working = passed.Count(p => connected.Contains(p.Name));
        output.WriteLine($"Npgsql {npgsql}, seeds {firstSeed} to {firstSeed + count - 1}: {count} programs; {passed.Length} passed, of which {working} logged in to their server and {leaks.Length} to somebody else; "
            + $"{count - passed.Length} reported, of which {reportedLosers} logged in to somebody else.");

        Assert.True(leaks.Length == 0, string.Join("\n\n", leaks.Take(5).Select(p => $"// strict mode passes this, but the password went to: {losses[p.Name]}\n{p}")) + $"\n{leaks.Length} leaks: {string.Join(' ', leaks.Select(p => p.Seed))}");
        // Neither a mode that passes nothing nor programs that cannot connect, nor a server that nobody talks to.
        Assert.True(passed.Length * 6 >= count, $"Only {passed.Length} of {count} programs pass.");
        Assert.True(working * 10 >= passed.Length * 8, $"Only {working} of {passed.Length} programs that pass work at all:\n{ends}");
        Assert.True(reportedLosers * 4 >= count - passed.Length, $"Only {reportedLosers} of {count - passed.Length} programs that are reported are weak.");
    }

    private static int? Number(string variable) => int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
