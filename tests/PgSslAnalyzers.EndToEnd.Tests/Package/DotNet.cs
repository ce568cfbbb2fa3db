using System.Diagnostics;

namespace PgSslAnalyzers.EndToEnd.Tests.Package;

/// <summary>What a command printed, both streams, and how it ended.</summary>
internal sealed record CommandResult(int ExitCode, string Output);

/// <summary>The <c>dotnet</c> command as a user would run it in a folder: nothing of the running test host reaches it.</summary>
internal static class DotNet
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly string[] HostVariables = ["MSBUILD", "VSTEST", "NUGET_", "TESTINGPLATFORM", "COREHOST_"];

    /// <summary>Runs it and fails, with all that it printed, unless it succeeds.</summary>
    public static async Task<CommandResult> SucceedAsync(string folder, params string[] arguments)
    {
        CommandResult result = await RunAsync(folder, arguments);
        Assert.True(result.ExitCode == 0, $"dotnet {string.Join(' ', arguments)}\n{result.Output}");
        return result;
    }

    public static Task<CommandResult> RunAsync(string folder, params string[] arguments) => RunAsync(folder, Program, arguments, []);

    /// <summary>Runs it in a terminal, as a person does; <c>script</c> makes one.</summary>
    public static Task<CommandResult> RunInTerminalAsync(string folder, string script, params string[] arguments)
        => RunAsync(folder, script, ["-qec", string.Join(' ', ((string[])[Program, .. arguments]).Select(static word => $"'{word}'")), "/dev/null"], new() { ["TERM"] = "xterm-256color" });

    private static string Program => Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";

    private static async Task<CommandResult> RunAsync(string folder, string program, string[] arguments, Dictionary<string, string> variables)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string name in start.Environment.Keys.Where(name => HostVariables.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))).ToList())
            start.Environment.Remove(name);
        // A node or a build server that outlives the command would hold files of the folder.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        foreach ((string name, string value) in variables)
            start.Environment[name] = value;

        using Process process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            process.StandardInput.Close();
            Task<string> output = process.StandardOutput.ReadToEndAsync(patience.Token), errors = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return new CommandResult(process.ExitCode, await output + await errors);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
