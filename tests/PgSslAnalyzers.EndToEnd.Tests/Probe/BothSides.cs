using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace PgSslAnalyzers.EndToEnd.Tests.Probe;

/// <summary>
/// The real Npgsql and pgssl, each in processes with the same user, home folder and variables, asked the same question: where does the handshake end?
/// </summary>
internal sealed class BothSides : IDisposable
{
    public static readonly string[] Modes = ["Require", "VerifyCA", "VerifyFull"];

    private readonly Dictionary<string, Lazy<CompiledProgram>> npgsql = SslModeTable.NpgsqlVersions.ToDictionary(version => version, version => new Lazy<CompiledProgram>(() =>
    {
        string[] libraries = [CompiledProgram.Npgsql(version)];
        return CompiledProgram.Build(CompiledProgram.Compilation("program", CompiledProgram.Source("Probe.cs"), libraries), libraries);
    }));

    private readonly Lazy<CompiledProgram> tool = new(() => CompiledProgram.Build(
        CompiledProgram.Compilation("program", CompiledProgram.Source("ToolHost.cs"), []),
        Directory.GetFiles(Path.GetDirectoryName(CompiledProgram.BuildValue("Tool"))!, "*.dll")));

    /// <summary>The end of each question by the real Npgsql: a mode is added to each string.</summary>
    /// <returns>For each string the ends of <see cref="Modes"/>.</returns>
    public async Task<string[]> NpgsqlAsync(string version, IReadOnlyList<string> connectionStrings, IReadOnlyDictionary<string, string> variables)
    {
        string input = string.Concat(connectionStrings.SelectMany(text => Modes.Select(mode => $"{text};SSL Mode={mode}\n")));
        string[] lines = await RunAsync(npgsql[version].Value, input, variables);
        return [.. lines.Select(EndOf).Chunk(Modes.Length).Select(row => string.Join(' ', row))];
    }

    /// <summary>The same by pgssl probe, whose arguments are given.</summary>
    public async Task<string[]> ToolAsync(IReadOnlyList<string[]> arguments, IReadOnlyDictionary<string, string> variables)
        => [.. (await OutputsAsync(arguments, variables)).Select(output => string.Join(' ', JsonNode.Parse(output)!["hosts"]![0]!["verdicts"]!.AsArray().Select(verdict => (string)verdict!["end"]!)))];

    /// <summary>What pgssl writes to standard output.</summary>
    public async Task<string[]> OutputsAsync(IReadOnlyList<string[]> arguments, IReadOnlyDictionary<string, string> variables)
    {
        string[] lines = await RunAsync(tool.Value, string.Concat(arguments.Select(words => string.Join('\t', words) + "\n")), variables);
        Assert.Equal(arguments.Count, lines.Length);
        return [.. lines.Select(line => Encoding.UTF8.GetString(Convert.FromBase64String(line.Split(' ')[1][1..])))];
    }

    public void Dispose()
    {
        foreach (Lazy<CompiledProgram> program in npgsql.Values.Append(tool))
        {
            if (program.IsValueCreated)
                program.Value.Dispose();
        }
    }

    private static async Task<string[]> RunAsync(CompiledProgram program, string input, IReadOnlyDictionary<string, string> variables)
    {
        ProcessStartInfo start = CompiledProgram.Start(Path.Combine(program.Folder, "program.dll"), Path.Combine(program.Folder, "home"));
        foreach ((string name, string value) in variables)
            start.Environment[name] = value;
        (int exitCode, string output) = await CompiledProgram.RunAsync(start, input);
        Assert.True(exitCode == 0, output);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Where that stage ended, in the words of the tool. Whatever comes after the handshake, also a refusal of the login, means that it was accepted.</summary>
    private static string EndOf(string outcome)
    {
        const string Handshake = "Npgsql.NpgsqlException: Exception while performing SSL handshake <- ";
        if (outcome == "ssl" || outcome.StartsWith("Npgsql.PostgresException: ", StringComparison.Ordinal))
            return "Accepted";
        if (outcome.StartsWith("Npgsql.NpgsqlException: SSL connection requested. No SSL enabled connection", StringComparison.Ordinal))
            return "NoTls";
        if (outcome.StartsWith("Npgsql.NpgsqlException: Received unknown response", StringComparison.Ordinal)
            || outcome.StartsWith("Npgsql.NpgsqlException: Additional unencrypted data", StringComparison.Ordinal))
        {
            return "Failed";
        }
        if (outcome.StartsWith("System.IO.FileNotFoundException: Could not find file", StringComparison.Ordinal)
            || outcome.StartsWith("System.IO.DirectoryNotFoundException: Could not find a part of the path", StringComparison.Ordinal))
        {
            return "Throws";
        }
        if (!outcome.StartsWith(Handshake, StringComparison.Ordinal))
            return outcome;
        string inner = outcome[Handshake.Length..];
        return inner.StartsWith("System.Security.Authentication.AuthenticationException: The remote certificate was rejected", StringComparison.Ordinal) ? "Rejected"
            : inner.StartsWith("System.Security.Authentication.AuthenticationException", StringComparison.Ordinal) || inner.StartsWith("System.IO.IOException", StringComparison.Ordinal) ? "Failed"
            : "RootFileFault";
    }
}
