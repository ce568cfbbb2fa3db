using System.Diagnostics;
using System.Runtime.InteropServices;
using PgSslAnalyzers.Certificates;
using PgSslAnalyzers.Servers;
using PgSslAnalyzers.Tool.Context;
using PgSslAnalyzers.Tool.Tests.Judging;

namespace PgSslAnalyzers.Tool.Tests.Commands;

/// <summary>The tool as people start it: a process, its streams, its exit code, Ctrl+C.</summary>
public sealed class ProcessTests(RootFolder folder) : IClassFixture<RootFolder>
{
    /// <summary>How a colour, or bold letters, begin. .NET itself sends other sequences to a terminal.</summary>
    private const string Colour = @"\u001b\[[0-9;]*m";

    private static readonly string Tool = Path.Combine(AppContext.BaseDirectory, "pgssl.dll");
    private static readonly string DotNet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task Exit_codes_and_streams()
    {
        using TestAuthority root = TestAuthority.Root();
        await using var server = new TestServer(root.Issue("localhost"));
        string[] probe = ["probe", $"localhost:{server.Port}", "--connect", "127.0.0.1"];
        Run accepted = await StartAsync([.. probe, "--root", folder.Write("root.crt", root.Pem)]);
        Assert.Equal((0, ""), (accepted.ExitCode, accepted.Errors));
        Assert.Contains("VerifyFull  would accept this server\n", accepted.Output, StringComparison.Ordinal);
        Assert.DoesNotMatch(Colour, accepted.Output);
        Run rejected = await StartAsync(probe);
        Assert.Equal((1, ""), (rejected.ExitCode, rejected.Errors));
        Run notAsked = await StartAsync(["probe", "localhost:1"]);
        Assert.Equal((2, "", "pgssl: could not ask localhost:1: connection refused.\n"), (notAsked.ExitCode, notAsked.Output, notAsked.Errors));
    }

    [Fact]
    public async Task A_connection_string_from_standard_input_and_from_the_environment()
    {
        Run piped = await StartAsync(["check"], "Host=db;Password=s3cret;SSL Mode=Require\n");
        Assert.Equal(1, piped.ExitCode);
        Assert.Contains("The connection string of standard input, with Npgsql 10\n", piped.Output, StringComparison.Ordinal);
        Run variable = await StartAsync(["check", "--from", "env:ConnectionStrings__Main"], variables: new() { ["ConnectionStrings__Main"] = "Host=db;Password=s3cret;SSL Mode=VerifyFull" });
        Assert.Equal(0, variable.ExitCode);
        Assert.Contains("the environment variable ConnectionStrings__Main", variable.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", piped.All + variable.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version() => Assert.StartsWith("0.", (await StartAsync(["--version"])).Output, StringComparison.Ordinal);

    /// <summary>The operating system trusts the authority, and a file of another one is named: before Npgsql 10 that adds, since then it replaces.</summary>
    [SkippableFact]
    public async Task A_root_certificate_file_replaces_the_operating_system_since_Npgsql_10()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Only there a variable says what the operating system trusts.");
        using TestAuthority root = TestAuthority.Root(), other = TestAuthority.Root("Other CA");
        await using var server = new TestServer(root.Issue("localhost"));
        string[] probe = ["probe", "localhost", "--connect", $"127.0.0.1:{server.Port}", "--root", folder.Write("other.crt", other.Pem), "--npgsql"];
        var system = new Dictionary<string, string> { ["SSL_CERT_FILE"] = folder.Write("system.crt", root.Pem) };
        Assert.Equal(0, (await StartAsync([.. probe, "9"], variables: system)).ExitCode);
        Run since10 = await StartAsync([.. probe, "10"], variables: system);
        Assert.Equal(1, since10.ExitCode);
        Assert.Contains("since Npgsql 10 a root certificate file replaces its authorities", since10.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Ctrl_C_ends_it_at_once()
    {
        Skip.If(OperatingSystem.IsWindows(), "There is no SIGINT to send.");
        await using var silent = new RawServer(RawServer.DrainAsync);
        // Who runs the tests in the background has its children ignore the signal.
        using Process process = Start("env", ["--default-signal=INT", DotNet, "exec", Tool, "probe", $"localhost:{silent.Port}", "--connect", "127.0.0.1", "--timeout", "300", "--verbose"], []);
        while (await process.StandardError.ReadLineAsync() is { } line && !line.Contains("connected to", StringComparison.Ordinal))
        {
        }
        var watch = Stopwatch.StartNew();
        using (Process kill = Process.Start("kill", ["-INT", $"{process.Id}"]))
            await kill.WaitForExitAsync();
        await process.WaitForExitAsync().WaitAsync(Patience);
        Assert.Equal(ExitCode.Stopped, process.ExitCode);
        Assert.Contains("pgssl: stopped.", await process.StandardError.ReadToEndAsync(), StringComparison.Ordinal);
        // Within a second where there is time; this machine may have much else to do.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }

    [SkippableFact]
    public async Task Colours_on_a_terminal_and_nowhere_else()
    {
        Skip.IfNot(File.Exists("/usr/bin/script"), "There is no program here that makes a terminal.");
        string text = folder.Write("connection.txt", "Host=db;SSL Mode=Require");
        string command = $"'{DotNet}' exec '{Tool}' check --from '{text}'";
        Assert.Matches(Colour, (await RunAsync(Start("/usr/bin/script", ["-qec", command, "/dev/null"], new() { ["TERM"] = "xterm" }))).Output);
        Assert.DoesNotMatch(Colour, (await RunAsync(Start("/usr/bin/script", ["-qec", command, "/dev/null"], new() { ["TERM"] = "xterm", ["NO_COLOR"] = "1" }))).Output);
        Assert.DoesNotMatch(Colour, (await StartAsync(["check", "--from", text], variables: new() { ["TERM"] = "xterm", ["GITHUB_ACTIONS"] = "true" })).Output);
    }

    private static Task<Run> StartAsync(string[] arguments, string input = "", Dictionary<string, string>? variables = null) => RunAsync(Start(arguments, variables), input);

    private static async Task<Run> RunAsync(Process process, string input = "")
    {
        using (process)
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            await process.WaitForExitAsync().WaitAsync(Patience);
            return new Run(process.ExitCode, (await output).ReplaceLineEndings("\n"), (await errors).ReplaceLineEndings("\n"));
        }
    }

    private static Process Start(string[] arguments, Dictionary<string, string>? variables = null) => Start(DotNet, ["exec", Tool, .. arguments], variables ?? []);

    /// <summary>No variable of the machine decides what the tool finds.</summary>
    private static Process Start(string program, string[] arguments, Dictionary<string, string> variables)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string name in (string[])["PGSSLROOTCERT", "PGSSLCERT", "PGSSLNEGOTIATION", "HOME", "APPDATA", "NO_COLOR"])
            start.Environment.Remove(name);
        foreach ((string name, string value) in variables)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
