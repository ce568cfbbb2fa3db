using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PgSslAnalyzers.Documentation;
using PgSslAnalyzers.EndToEnd.Tests.Package;

namespace PgSslAnalyzers.EndToEnd.Tests.Documentation;

/// <summary>
/// Does literally what a page says, from its first block to its last: files are written, commands are typed. The reader's home folder is new, so that no
/// package is in a cache; "nuget.org" is a folder with the packages that the page needs.
/// </summary>
internal sealed partial class DocumentSession : IDisposable
{
    private static readonly string[] Packages = ["npgsql/10.0.3", "microsoft.extensions.logging.abstractions/10.0.0", "microsoft.extensions.dependencyinjection.abstractions/10.0.0"];

    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("pgssl-reader-");
    private readonly Clone clone;
    private readonly Shell shell;

    public DocumentSession(Clone clone)
    {
        this.clone = clone;
        Directory.CreateDirectory(Project);
        string gallery = Path.Combine(home.FullName, "gallery"), settings = Path.Combine(home.FullName, ".nuget", "NuGet");
        Directory.CreateDirectory(gallery);
        Directory.CreateDirectory(settings);
        foreach (string file in Packages.SelectMany(static name => Directory.GetFiles(Path.Combine(Repository.PackageCache, name), "*.nupkg")))
            File.Copy(file, Path.Combine(gallery, Path.GetFileName(file)));
        new XDocument(new XElement("configuration", new XElement("packageSources", new XElement("clear"),
            new XElement("add", new XAttribute("key", "nuget.org"), new XAttribute("value", gallery))))).Save(Path.Combine(settings, "NuGet.Config"));

        shell = new Shell(Project, Clone.Variables(home.FullName));
    }

    /// <summary>The folder of the reader's program.</summary>
    public string Project => Path.Combine(home.FullName, "shop");

    public void Dispose() => home.Delete(recursive: true);

    /// <summary>Follows the page and returns its text with what was printed in place of what it shows. Fails where a command fails that is not shown to.</summary>
    public async Task<string> FollowAsync(Page page)
    {
        string text = page.Text;
        foreach (CodeBlock block in page.Blocks.Where(static block => block.WhyNotRun is null && block.RunBy.Length == 0))
        {
            if (block.Directives.TryGetValue("file", out string? file))
                await File.WriteAllTextAsync(Path.Combine(Project, file), block.Text);
            else if (block.IsShell)
                text = text.Replace($"```{block.Language}\n{block.Text}```", $"```{block.Language}\n{await TypeAsync(block)}```", StringComparison.Ordinal);
        }
        return text;
    }

    private async Task<string> TypeAsync(CodeBlock block)
    {
        bool isInClone = block.Directives.GetValueOrDefault("in") == "clone";
        var shown = new StringBuilder();
        foreach (string line in block.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => block.Language == "sh" || line.StartsWith("$ ", StringComparison.Ordinal)))
        {
            string command = block.Language == "sh" ? line : line[2..];
            CommandResult result = isInClone ? await clone.RunAsync(command, home.FullName) : await shell.RunAsync(command);
            shown.Append(line).Append('\n');
            if (block.Language == "console")
                shown.Append(Neutral(result.Output));
            // A build that must fail is shown with its errors.
            Assert.True(result.ExitCode == 0 || Page.IsUpdate || (block.Language == "console" && block.Text.Contains("error PGSSL", StringComparison.Ordinal)), $"{block}: {command}\n{result.Output}");
        }
        return shown.ToString();
    }

    /// <summary>What was printed, without what differs from run to run: the folder and the time.</summary>
    private string Neutral(string output)
    {
        string text = Times().Replace(output.ReplaceLineEndings("\n").Replace(Project + "/", "", StringComparison.Ordinal), "");
        // The compiler looks at several files at a time: the order of what it says differs from run to run.
        text = Findings().Replace(text, static block => string.Concat(block.Value.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal).Select(static line => line + "\n")));
        return text.Trim('\n').Length == 0 ? "" : text.Trim('\n') + "\n";
    }

    [GeneratedRegex(@"(^\S+\(\d+,\d+\): (?:warning|error) .*\n)+", RegexOptions.Multiline)]
    private static partial Regex Findings();

    [GeneratedRegex(@"^\n?Time Elapsed .*\n|^  Determining projects to restore\.\.\.\n|^  Restored .*\n|^  All projects are up-to-date for restore\.\n", RegexOptions.Multiline)]
    private static partial Regex Times();
}
