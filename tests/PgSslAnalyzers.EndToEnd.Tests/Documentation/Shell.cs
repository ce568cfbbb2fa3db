using System.Diagnostics;
using PgSslAnalyzers.EndToEnd.Tests.Package;

namespace PgSslAnalyzers.EndToEnd.Tests.Documentation;

/// <summary>Commands of a page, typed one after the other into a shell: its folder and its variables stay from one to the next.</summary>
internal sealed class Shell(string folder, IReadOnlyDictionary<string, string> variables)
{
    private const string State = "\u0001state\u0001";

    private readonly Dictionary<string, string> environment = new(variables);

    public string Folder { get; private set; } = folder;

    public async Task<CommandResult> RunAsync(string command)
    {
        var start = new ProcessStartInfo("bash", ["-c", $"{command}\nstatus=$?\nprintf '{State}%s\\n' \"$PWD\"\nexport -p\nexit $status"])
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(20));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
        string[] parts = (await output).Split(State);
        Remember(parts[^1]);
        return new CommandResult(process.ExitCode, await errors + parts[0]);
    }

    private void Remember(string state)
    {
        string[] lines = state.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Folder = lines[0];
        foreach (string[] pair in lines.Where(static line => line.StartsWith("declare -x ", StringComparison.Ordinal)).Select(static line => line["declare -x ".Length..].Split('=', 2)).Where(static pair => pair.Length == 2))
            environment[pair[0]] = pair[1].Trim('"');
    }
}
