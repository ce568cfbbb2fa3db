using System.Diagnostics;
using System.Text.RegularExpressions;
using PgSslAnalyzers.Documentation;
using PgSslAnalyzers.Tool.Tests.Fleet;
using YamlDotNet.RepresentationModel;

namespace PgSslAnalyzers.Tool.Tests.Documentation;

/// <summary>
/// The jobs that docs/roll-out.md shows run on somebody's service, and not here. They are read: each is YAML, what they ask of MSBuild is there, what they type of pgssl does what the next step
/// needs, and nothing else is typed.
/// </summary>
public sealed partial class HostedJobTests : IDisposable
{
    private static readonly CodeBlock[] Jobs = [.. Page.Read("docs/roll-out.md").Blocks.Where(static block => block.LintedBy == nameof(HostedJobTests))];

    private static readonly string BuildFiles = string.Concat(Directory.GetFiles(Path.Combine(Page.Root, "nuget", "PgSslAnalyzers.Package"), "*.*s", SearchOption.AllDirectories)
        .Where(static file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(File.ReadAllText));

    /// <summary>Where a job names a file that a step before it has written.</summary>
    private static readonly string[] FileKeys = ["sarif_file", "path", "codequality", "SarifsInputDirectory"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("pgssl-jobs-");

    public static TheoryData<int> Lines => [.. Jobs.Select(static job => job.Line)];

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void The_page_shows_a_job_for_each_service() => Assert.Equal(4, Jobs.Length);

    [Theory, MemberData(nameof(Lines))]
    public async Task A_job_is_YAML_and_its_commands_and_files_exist(int line)
    {
        YamlMappingNode root = Parse(Jobs.Single(job => job.Line == line).Text);
        YamlMappingNode[] mappings = [.. root.AllNodes.OfType<YamlMappingNode>()];
        string[] commands = [.. mappings.SelectMany(CommandsOf)];
        Assert.NotEmpty(commands);
        ReportFolder.Write(folder.FullName, "web", "net10.0", new ReportPlace("PGSSL1003", "weak", "Shop.cs", 5, 3, "A message.", null, "PGSSL1003"));
        foreach (string command in commands)
            await TypeAsync(command);
        foreach ((YamlNode key, YamlNode value) in mappings.SelectMany(static mapping => mapping.Children).Where(static pair => FileKeys.Contains(Text(pair.Key))))
            Assert.True(Path.Exists(Path.Combine(folder.FullName, Text(value))), $"{Text(key)}: no step writes {Text(value)}");
        foreach (string action in mappings.SelectMany(static mapping => mapping.Children).Where(static pair => Text(pair.Key) is "uses" or "task").Select(static pair => Text(pair.Value)))
            Assert.Matches(@"^([\w.-]+/)*[\w.-]+@v?\d+$", action);
    }

    private async Task TypeAsync(string command)
    {
        // The one thing that the shell does for a job.
        command = command.Replace("$(date -u +%F)", "2027-01-01", StringComparison.Ordinal);
        Assert.DoesNotContain('$', command);
        string[] words = command.Split(' ');
        switch (words[0])
        {
            case "dotnet" when words[1] == "tool":
                string project = await File.ReadAllTextAsync(Path.Combine(Page.Root, "src", "PgSslAnalyzers.Tool", "PgSslAnalyzers.Tool.csproj"));
                Assert.Contains($"<PackageId>{words[^1]}</PackageId>", project, StringComparison.Ordinal);
                break;
            case "dotnet":
                Assert.Equal("build", words[1]);
                foreach (Match named in TargetOrProperty().Matches(command))
                    Assert.Contains(named.Groups["target"].Success ? $"<Target Name=\"{named.Groups["target"].Value}\"" : $"$({named.Groups["property"].Value}", BuildFiles, StringComparison.Ordinal);
                Assert.All(words[2..].Where(static word => word.StartsWith('-')), static word => Assert.Matches(TargetOrProperty(), word));
                break;
            default:
                Assert.Equal("pgssl", Path.GetFileName(words[0]));
                (int exitCode, string output) = await RunAsync(words[1..]);
                // Something is weak: that is what the report says.
                Assert.True(exitCode == (words[1] == "report" ? 1 : 0), $"{command}: {exitCode}\n{output}");
                break;
        }
    }

    private async Task<(int ExitCode, string Output)> RunAsync(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "pgssl.dll"), .. arguments]) { WorkingDirectory = folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    private static YamlMappingNode Parse(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return (YamlMappingNode)Assert.Single(stream.Documents).RootNode;
    }

    /// <summary>What a step types: one command, or the list of GitLab.</summary>
    private static IEnumerable<string> CommandsOf(YamlMappingNode step)
        => step.Children.Where(static pair => Text(pair.Key) is "run" or "script").SelectMany(static pair => pair.Value is YamlSequenceNode list ? list.Children.Select(Text) : [Text(pair.Value)]);

    private static string Text(YamlNode node) => node is YamlScalarNode { Value: { } text } ? text : "";

    [GeneratedRegex(@"(?<=^|\s)-(t:(?<target>\w+)|p:(?<property>\w+)=\S+)")]
    private static partial Regex TargetOrProperty();
}
