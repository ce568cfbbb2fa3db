using System.Text.RegularExpressions;

namespace PgSslAnalyzers.Tool.Tests.Documentation;

/// <summary>
/// What the pages show as output is output: each block between <c>output: name</c> comments is what the tool prints now. UPDATE_DOCS=1 writes the pages anew.
/// Addresses, fingerprints and dates, which differ from run to run, are replaced.
/// </summary>
public sealed partial class OutputTests
{
    private static readonly bool Update = Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1";

    [Theory]
    [InlineData("docs/check-and-probe.md")]
    [InlineData("src/PgSslAnalyzers.Tool/README.md")]
    public async Task Pages_show_what_the_tool_prints(string page)
    {
        string path = Path.Combine([Repository.Root, .. page.Split('/')]), text = await File.ReadAllTextAsync(path), current = text;
        Dictionary<string, string> outputs = await Scenarios.RunAllAsync(Names().Matches(text).Select(static match => match.Groups[1].Value).ToHashSet());
        Assert.NotEmpty(outputs);
        foreach ((string name, string output) in outputs)
        {
            string open = $"<!-- output: {name} -->\n", close = "<!-- /output -->";
            int start = current.IndexOf(open, StringComparison.Ordinal) + open.Length, end = current.IndexOf(close, start, StringComparison.Ordinal);
            current = $"{current[..start]}<!-- run by: {nameof(OutputTests)} -->\n```console\n{Replaced(output)}```\n{current[end..]}";
        }
        if (Update)
            await File.WriteAllTextAsync(path, current);
        else
            Assert.Equal(current, text);
    }

    private static string Replaced(string output)
        => Address().Replace(Sha256().Replace(Day().Replace(output, "yyyy-mm-dd"), "5E:C7:...:A1"), "(192.0.2.7:5432)");

    [GeneratedRegex("<!-- output: ([a-z-]+) -->")]
    private static partial Regex Names();

    [GeneratedRegex("([0-9A-F]{2}:){31}[0-9A-F]{2}")]
    private static partial Regex Sha256();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d")]
    private static partial Regex Day();

    [GeneratedRegex(@"\(127\.0\.0\.1:\d+\)")]
    private static partial Regex Address();
}
