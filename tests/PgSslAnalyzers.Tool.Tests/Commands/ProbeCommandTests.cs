using System.Text.Json.Nodes;
using PgSslAnalyzers.Certificates;
using PgSslAnalyzers.Servers;
using PgSslAnalyzers.Tool.Context;
using PgSslAnalyzers.Tool.Tests.Judging;

namespace PgSslAnalyzers.Tool.Tests.Commands;

public sealed class ProbeCommandTests(RootFolder folder) : IClassFixture<RootFolder>
{
    private const string Begin = "From this machine, as this user, with Npgsql 10 on Test OS", End = "This says whether the client would accept this server, not that it is the right one.";

    [Fact]
    public async Task Every_verdict_begins_with_whose_it_is_and_ends_with_what_it_does_not_say()
    {
        using TestAuthority root = TestAuthority.Root();
        await using var server = new TestServer(root.Issue("localhost"), root.Certificate);
        await using var without = RawServer.Saying((byte)'N');
        foreach (int port in (int[])[server.Port, without.Port])
        {
            Run text = await Run.Async("probe", "localhost", "--connect", $"127.0.0.1:{port}");
            Assert.Equal(1, text.Output.Split("\n  " + Begin + ":\n    Require ").Length - 1);
            Assert.Equal(1, text.Output.Split("\n  " + End + "\n").Length - 1);
            Assert.Contains("\nNot looked at\n", text.Output, StringComparison.Ordinal);
            foreach (JsonNode? verdict in JsonNode.Parse((await Run.Async("probe", "localhost", "--connect", $"127.0.0.1:{port}", "--json")).Output)!["hosts"]![0]!["verdicts"]!.AsArray())
            {
                Assert.StartsWith(Begin, (string)verdict!["text"]!, StringComparison.Ordinal);
                Assert.EndsWith(End, (string)verdict["text"]!, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Several_hosts_are_asked_each_by_its_own_name()
    {
        using TestAuthority root = TestAuthority.Root();
        string file = folder.Write("root.crt", root.Pem);
        await using var server = new TestServer(root.Issue("127.0.0.1", "a.internal"));
        Run run = await Run.Async(["probe", "--from", "-", "--json"], $"Host=127.0.0.1:{server.Port},localhost;Port={server.Port};SSL Mode=VerifyFull;Root Certificate={file}");
        JsonNode json = JsonNode.Parse(run.Output)!;
        Assert.Equal(["Accepted", "Rejected"], json["hosts"]!.AsArray().Select(host => (string)host!["verdicts"]![2]!["end"]!));
        Assert.Equal((2, 1), ((int)json["connections"]!, run.ExitCode));
    }

    [Fact]
    public async Task The_provider_is_known_by_what_the_user_typed_and_not_by_the_certificate()
    {
        using TestAuthority root = TestAuthority.Root("Amazon RDS eu-west-1 Root CA RSA2048 G1");
        await using var server = new TestServer(root.Issue("shop.abc.eu-west-1.rds.amazonaws.com"), root.Certificate);
        Run known = await Run.Async("probe", "shop.abc.eu-west-1.rds.amazonaws.com", "--connect", $"127.0.0.1:{server.Port}");
        Assert.Contains("belongs to Amazon RDS and Aurora: download global-bundle.pem from https://docs.aws.amazon.com/", known.Output, StringComparison.Ordinal);
        Run unknown = await Run.Async("probe", "db.internal", "--connect", $"127.0.0.1:{server.Port}");
        Assert.DoesNotContain("Amazon RDS and Aurora", unknown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Root_certificates_in_their_order()
    {
        using TestAuthority root = TestAuthority.Root(), wrong = TestAuthority.Root("Other");
        await using var server = new TestServer(root.Issue("localhost"));
        string right = folder.Write("right.crt", root.Pem), other = folder.Write("wrong.crt", wrong.Pem), home = folder.Path("home");
        Directory.CreateDirectory(Path.Combine(home, ".postgresql"));
        Directory.CreateDirectory(Path.Combine(home, "postgresql"));
        File.Copy(right, Path.Combine(home, ".postgresql", "root.crt"));
        File.Copy(right, Path.Combine(home, "postgresql", "root.crt"));
        string[] probe = ["probe", "localhost", "--connect", $"127.0.0.1:{server.Port}"];
        Assert.Equal(0, (await Run.Async([.. probe], "", new Dictionary<string, string> { ["HOME"] = home, ["APPDATA"] = home })).ExitCode);
        Assert.Equal(1, (await Run.Async([.. probe], "", new Dictionary<string, string> { ["HOME"] = home, ["APPDATA"] = home, ["PGSSLROOTCERT"] = other })).ExitCode);
        Assert.Equal(0, (await Run.Async([.. probe, "--root", right], "", new Dictionary<string, string> { ["PGSSLROOTCERT"] = other })).ExitCode);
    }

    [Theory]
    [InlineData("localhost:1", "could not ask localhost:1: connection refused.")]
    [InlineData("host.invalid", "could not ask host.invalid: ")]
    public async Task No_answer_is_one_line_and_exit_code_2(string host, string expected)
    {
        Run run = await Run.Async("probe", host, "--timeout", "20");
        Assert.Contains("pgssl: " + expected, run.Errors, StringComparison.Ordinal);
        Assert.Equal((ExitCode.CouldNotAsk, ""), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task A_Unix_domain_socket_is_not_asked()
    {
        Run run = await Run.Async(["probe", "--from", "-"], "Host=/var/run/postgresql;SSL Mode=VerifyFull");
        // Npgsql throws on it, and check says why.
        Assert.Contains("nothing to ask", run.Errors, StringComparison.Ordinal);
        Run weak = await Run.Async(["probe", "--from", "-"], "Host=/var/run/postgresql");
        Assert.Contains("PostgreSQL has none over a Unix-domain socket", weak.Output, StringComparison.Ordinal);
        Assert.Contains("No connection was made.", weak.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_certificate_that_is_not_there_stops_Npgsql_in_every_mode()
    {
        using TestAuthority root = TestAuthority.Root();
        await using var server = new TestServer(root.Issue("localhost"));
        Run run = await Run.Async(["probe", "--from", "-", "--connect", $"127.0.0.1:{server.Port}"], "Host=localhost;SSL Mode=VerifyFull;SSL Certificate=/nowhere/client.crt");
        Assert.Equal(3, run.Output.Split("would throw").Length - 1);
    }

    [Fact]
    public async Task Direct_TLS_that_is_not_spoken_there_is_named_as_the_cause()
    {
        await using var server = RawServer.Saying((byte)'E');
        Run run = await Run.Async(["probe", "--from", "-", "--connect", $"127.0.0.1:{server.Port}"], "Host=localhost;SSL Mode=VerifyFull;SSL Negotiation=Direct");
        Assert.Contains("TLS was asked for, but its handshake failed", run.Output, StringComparison.Ordinal);
        Assert.Contains("Leave SSL Negotiation=Direct out", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("11")]
    [InlineData("x")]
    public async Task Versions_that_were_not_measured_are_refused(string npgsql)
        => Assert.Contains("--npgsql takes a version from 8 to 10", (await Run.Async("probe", "localhost:1", "--npgsql", npgsql)).Errors, StringComparison.Ordinal);

    [Theory]
    [InlineData("check")]
    [InlineData("probe")]
    public async Task Help_has_examples_that_are_understood(string command)
    {
        Run run = await Run.Async(command, "--help");
        Assert.Equal(0, run.ExitCode);
        string[] examples = [.. run.Output.Split('\n').Where(static line => line.StartsWith("  pgssl ", StringComparison.Ordinal) && !line.Contains('[', StringComparison.Ordinal))];
        Assert.True(examples.Length >= 2, run.Output);
        foreach (string example in examples)
        {
            string[] words = [.. example.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..].Select(static word => word == "127.0.0.1:15432" ? "127.0.0.1:1" : word)];
            bool leavesThisMachine = command == "probe" && !words.Contains("--connect");
            Assert.DoesNotContain("not understood", (await Run.Async([.. words, .. leavesThisMachine ? (string[])["--connect", "127.0.0.1:1"] : []])).Errors, StringComparison.Ordinal);
        }
    }
}
