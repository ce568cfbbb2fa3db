using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using PgSslAnalyzers.ConnectionStrings;

namespace PgSslAnalyzers.Tests.Documentation;

/// <summary>
/// Rule pages, the table of rules in the README, the release files and the descriptors say the same. What can be derived stands between markers in the pages;
/// <c>UPDATE_DOCS=1 dotnet test</c> writes it anew.
/// </summary>
public class DocumentationTests
{
    private static readonly string Root = typeof(DocumentationTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!;

    private static readonly bool Update = Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1";

    public static TheoryData<string> RuleIds => [.. Rules.All.Select(static rule => rule.Id)];

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void A_rule_has_a_page_that_states_its_facts(string id)
    {
        Rule rule = Rules.All.Single(rule => rule.Id == id);
        string path = PageOf(id);
        Assert.True(File.Exists(path), $"docs/rules/{id}.md is missing");
        string page = File.ReadAllText(path);

        Assert.StartsWith($"# {id}: {rule.Title}\n", page, StringComparison.Ordinal);
        foreach (string heading in (string[])["## What happens", "## Why it matters", "## How to fix", "## When to suppress"])
            Assert.Contains(heading + "\n", page, StringComparison.Ordinal);
        string current = Replace(page, "facts", FactsOf(rule));
        if (page.Contains("<!-- where-the-root-comes-from -->", StringComparison.Ordinal))
            current = Replace(current, "where-the-root-comes-from", ProviderRows());
        AssertOrUpdate(path, page, current);
    }

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void A_page_that_says_VerifyFull_tells_how_in_CSharp_and_in_JSON(string id)
    {
        string page = File.ReadAllText(PageOf(id));
        if (id is "PGSSL0001" or "PGSSL1006")
            return;
        Assert.True(page.Contains("C#", StringComparison.Ordinal) || page.Contains("```csharp", StringComparison.Ordinal), "no C#");
        Assert.Contains("JSON", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void There_is_no_page_without_a_rule()
        => Assert.Equal(Rules.All.Select(static rule => rule.Id + ".md"), Directory.GetFiles(Path.Combine(Root, "docs", "rules")).Select(static file => Path.GetFileName(file)!).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void The_README_has_a_row_for_a_rule(string id)
    {
        Rule rule = Rules.All.Single(rule => rule.Id == id);
        string cwes = rule.Cwes.Count == 0 ? "-" : string.Join(", ", rule.Cwes);
        string row = File.ReadLines(Path.Combine(Root, "README.md")).Single(line => line.StartsWith($"| [{id}](docs/rules/{id}.md) |", StringComparison.Ordinal));
        string[] cells = [.. row.Split('|').Select(static cell => cell.Trim())];
        Assert.Equal(rule.Title, cells[2]);
        Assert.StartsWith(DefaultOf(rule), cells[3], StringComparison.Ordinal);
        Assert.Equal(cwes, cells[4]);
    }

    [Fact]
    public void The_release_files_list_every_rule()
    {
        string path = Path.Combine(Root, "src", "PgSslAnalyzers", "AnalyzerReleases.Unshipped.md");
        string shipped = File.ReadAllText(Path.Combine(Root, "src", "PgSslAnalyzers", "AnalyzerReleases.Shipped.md"));
        string page = File.ReadAllText(path);
        var rows = new StringBuilder("### New Rules\n\nRule ID | Category | Severity | Notes\n--------|----------|----------|-------\n");
        foreach (Rule rule in Rules.All.Where(rule => !shipped.Contains(rule.Id, StringComparison.Ordinal)))
            rows.Append(rule.Id).Append(" | Security | ").Append(rule.IsEnabledByDefault ? rule.Severity.ToString() : "Disabled").Append(" | ").Append(rule.Title).Append('\n');
        AssertOrUpdate(path, page, rows.ToString());
    }

    [Fact]
    public void A_descriptor_links_to_its_page_and_carries_its_CWE()
    {
        foreach (DiagnosticDescriptor descriptor in Descriptors.All)
        {
            Rule rule = Rules.All.Single(rule => rule.Id == descriptor.Id);
            Assert.EndsWith($"/docs/rules/{rule.Id}.md", descriptor.HelpLinkUri, StringComparison.Ordinal);
            Assert.Equal("Security", descriptor.Category);
            Assert.Contains("security", descriptor.CustomTags);
            Assert.Equal(rule.Cwes.Select(static cwe => $"external/cwe/cwe-{cwe}"), descriptor.CustomTags.Where(static tag => tag.StartsWith("external/", StringComparison.Ordinal)));
            Assert.Equal(rule.IsEnabledByDefault, descriptor.IsEnabledByDefault);
        }
    }

    [Fact]
    public void Links_between_pages_lead_somewhere()
    {
        AssertLinks(Path.Combine(Root, "README.md"));
        foreach (string page in Directory.GetFiles(Path.Combine(Root, "docs"), "*.md"))
            AssertLinks(page);
    }

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void Links_of_a_rule_page_lead_somewhere(string id) => AssertLinks(PageOf(id));

    private static void AssertLinks(string file)
    {
        foreach (System.Text.RegularExpressions.Match link in System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(file), @"\]\((?!https?:)([^)#]+)(#[^)]*)?\)"))
            Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(file)!, link.Groups[1].Value)), $"{Path.GetFileName(file)} links to {link.Groups[1].Value}, which does not exist");
    }

    private static string PageOf(string id) => Path.Combine(Root, "docs", "rules", id + ".md");

    private static string FactsOf(Rule rule)
    {
        string cwes = rule.Cwes.Count == 0 ? "-" : string.Join(", ", rule.Cwes.Select(static cwe => $"[CWE-{cwe}](https://cwe.mitre.org/data/definitions/{cwe}.html)"));
        return $"| category | default | CWE |\n|---|---|---|\n| Security | {DefaultOf(rule)} | {cwes} |\n";
    }

    private static string DefaultOf(Rule rule) => rule.IsEnabledByDefault ? rule.Severity.ToString().ToLowerInvariant() : "off";

    private static string ProviderRows()
    {
        var rows = new StringBuilder("| your database | host names | write | the root certificate |\n|---|---|---|---|\n");
        foreach (Provider provider in ProviderTable.All)
        {
            (string write, string root) = provider.Trust switch
            {
                ProviderTrust.PublicRoots => ("`SSL Mode=VerifyFull`", "the operating system has it: the servers chain to public authorities"),
                ProviderTrust.Bundle => ($"`SSL Mode=VerifyFull;Root Certificate=/path/to/{provider.BundleFile}`", $"`{provider.BundleFile}`, one file for all"),
                _ => ("`SSL Mode=VerifyFull;Root Certificate=/path/to/root.crt`", "an authority of its own for each instance, project or account: download it there"),
            };
            rows.Append($"| {provider.Name} | `{provider.HostPattern}` | {write} | {root} ([page]({provider.Page})) |\n");
        }
        rows.Append("| your own server | | `SSL Mode=VerifyFull;Root Certificate=/path/to/root.crt` | the certificate of the authority that issued the server's certificate (its own, if self-signed) |\n");
        return rows.ToString();
    }

    private static string Replace(string page, string marker, string content)
    {
        string start = $"<!-- {marker} -->\n", end = $"<!-- /{marker} -->";
        int from = page.IndexOf(start, StringComparison.Ordinal), to = page.IndexOf(end, StringComparison.Ordinal);
        Assert.True(from >= 0 && to > from, $"the markers of {marker} are missing");
        return page[..(from + start.Length)] + content + page[to..];
    }

    private static void AssertOrUpdate(string path, string found, string expected)
    {
        if (Update && found != expected)
            File.WriteAllText(path, expected);
        else
            Assert.Equal(expected, found);
    }
}
