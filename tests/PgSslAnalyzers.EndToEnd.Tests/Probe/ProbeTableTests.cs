namespace PgSslAnalyzers.EndToEnd.Tests.Probe;

/// <summary>What pgssl probe says of the handshake is where the real Npgsql, with the same root, user and machine, ends that stage: not one difference.</summary>
public sealed class ProbeTableTests(ProbeServers servers) : IClassFixture<ProbeServers>
{
    public static TheoryData<string> NpgsqlVersions => [.. SslModeTable.NpgsqlVersions];

    [SkippableTheory, MemberData(nameof(NpgsqlVersions))]
    public async Task Servers_and_roots(string npgsql)
    {
        string[] roots = ["", servers.RightRoot, servers.WrongRoot, servers.PathOf("missing.crt")];
        await CompareAsync(npgsql, from kind in ProbeServers.Kinds from root in roots select (kind, "localhost", root), []);
    }

    private async Task CompareAsync(string npgsql, IEnumerable<(string Kind, string Host, string Root)> questions, Dictionary<string, string> variables)
    {
        using var sides = new BothSides();
        var all = questions.ToList();
        string[] real = await sides.NpgsqlAsync(npgsql, [.. all.Select(question => ConnectionString(question.Kind, question.Host, question.Root))], variables);
        string[] said = await sides.ToolAsync([.. all.Select(question => Arguments(npgsql, question.Kind, question.Host, question.Root))], variables);
        var different = all.Zip(real, said).Where(row => row.Second != row.Third).Select(row => $"{row.First}: Npgsql {row.Second}, pgssl {row.Third}").ToList();
        Assert.True(different.Count == 0, $"{different.Count} of {all.Count}\n" + string.Join('\n', different));
    }

    private string ConnectionString(string kind, string host, string root)
        => $"Host={host};Port={servers.Port(kind)};Username=app;Database=postgres;Pooling=false;Timeout=60" + (root.Length > 0 ? $";Root Certificate={root}" : "");

    private string[] Arguments(string npgsql, string kind, string host, string root)
        => ["probe", $"{host}:{servers.Port(kind)}", "--npgsql", npgsql, "--json", .. root.Length > 0 ? (string[])["--root", root] : []];
}
