using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Servers;
using PgSslAnalyzers.Documentation;

namespace PgSslAnalyzers.Tests.Documentation;

/// <summary>
/// Rule pages, the table of rules, the provider page, the release files and the descriptors say the same. What can be derived stands between markers in the pages;
/// <c>UPDATE_DOCS=1 dotnet test</c> writes it anew.
/// </summary>
public class DocumentationTests
{
    public static TheoryData<string> RuleIds => [.. Rules.All.Select(static rule => rule.Id)];

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void A_rule_has_a_page_that_states_its_facts(string id)
    {
        Rule rule = Rules.All.Single(rule => rule.Id == id);
        Page page = PageOf(id);

        Assert.StartsWith($"# {id}: {rule.Title}\n", page.Text, StringComparison.Ordinal);
        foreach (string heading in (string[])["## What happens", "## Why it matters", "## How to fix", "## When to suppress"])
            Assert.Contains(heading + "\n", page.Text, StringComparison.Ordinal);
        page.AssertOrUpdate(Replace(page.Text, "facts", FactsOf(rule)));
    }

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void A_page_that_says_VerifyFull_tells_how_in_CSharp_and_in_JSON(string id)
    {
        string page = PageOf(id).Text;
        if (id is "PGSSL0001" or "PGSSL1006")
            return;
        Assert.True(page.Contains("C#", StringComparison.Ordinal) || page.Contains("```csharp", StringComparison.Ordinal), "no C#");
        Assert.Contains("JSON", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void There_is_no_page_without_a_rule()
        => Assert.Equal(Rules.All.Select(static rule => rule.Id + ".md"), Directory.GetFiles(Path.Combine(Page.Root, "docs", "rules")).Select(static file => Path.GetFileName(file)!).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void The_table_of_rules_has_a_row_for_a_rule(string id)
    {
        Rule rule = Rules.All.Single(rule => rule.Id == id);
        string cwes = rule.Cwes.Count == 0 ? "-" : string.Join(", ", rule.Cwes);
        string row = Page.Read("docs/rules.md").Text.Split('\n').Single(line => line.StartsWith($"| [{id}](rules/{id}.md) |", StringComparison.Ordinal));
        string[] cells = [.. row.Split('|').Select(static cell => cell.Trim())];
        Assert.Equal(rule.Title, cells[2]);
        Assert.StartsWith(DefaultOf(rule), cells[3], StringComparison.Ordinal);
        Assert.Equal(cwes, cells[4]);
    }

    /// <summary>What the fixes know of a provider is what the page says, and every row says where that was read, and when.</summary>
    [Fact]
    public void The_provider_page_has_a_row_for_each_provider_with_source_and_date()
    {
        string[] rows = [.. Page.Read("docs/providers.md").Text.Split('\n').Where(static line => line.StartsWith('|') && line.Contains("`SSL Mode=VerifyFull", StringComparison.Ordinal))];
        Assert.All(rows, static row => Assert.Matches(@"\| \[page\]\(https://[^)]+\) \| 20\d\d-\d\d \|$", row));
        foreach (Provider provider in ProviderTable.All)
        {
            string write = provider.Trust switch
            {
                ProviderTrust.PublicRoots => "`SSL Mode=VerifyFull`",
                ProviderTrust.Bundle => $"`SSL Mode=VerifyFull;Root Certificate=/path/to/{provider.BundleFile}`",
                _ => "`SSL Mode=VerifyFull;Root Certificate=/path/to/root.crt`",
            };
            string row = Assert.Single(rows, row => row.StartsWith($"| {provider.Name} | `{provider.HostPattern}` | {write} |", StringComparison.Ordinal));
            Assert.Contains($"[page]({provider.Page})", row, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_release_files_list_every_rule()
    {
        Page page = Page.Read("src/PgSslAnalyzers/AnalyzerReleases.Unshipped.md");
        string shipped = Page.Read("src/PgSslAnalyzers/AnalyzerReleases.Shipped.md").Text;
        var rows = new StringBuilder("### New Rules\n\nRule ID | Category | Severity | Notes\n--------|----------|----------|-------\n");
        foreach (Rule rule in Rules.All.Where(rule => !shipped.Contains(rule.Id, StringComparison.Ordinal)))
            rows.Append(rule.Id).Append(" | Security | ").Append(rule.IsEnabledByDefault ? rule.Severity.ToString() : "Disabled").Append(" | ").Append(rule.Title).Append('\n');
        page.AssertOrUpdate(rows.ToString());
    }

    [Fact]
    public void A_descriptor_links_to_its_page_and_carries_its_CWE()
    {
        // One property gives the address; without it there is no link.
        string? address = typeof(Descriptors).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().SingleOrDefault(static attribute => attribute.Key == "RepositoryUrl")?.Value;
        foreach (DiagnosticDescriptor descriptor in Descriptors.All)
        {
            Rule rule = Rules.All.Single(rule => rule.Id == descriptor.Id);
            Assert.Equal(address is null ? "" : $"{address}/blob/main/docs/rules/{rule.Id}.md", descriptor.HelpLinkUri);
            Assert.Equal($"https://example.org/it/blob/main/docs/rules/{rule.Id}.md", Descriptors.HelpLink("https://example.org/it", rule));
            Assert.Equal("Security", descriptor.Category);
            Assert.Contains("security", descriptor.CustomTags);
            Assert.Equal(rule.Cwes.Select(static cwe => $"external/cwe/cwe-{cwe}"), descriptor.CustomTags.Where(static tag => tag.StartsWith("external/", StringComparison.Ordinal)));
            Assert.Equal(rule.IsEnabledByDefault, descriptor.IsEnabledByDefault);
        }
    }

    private static Page PageOf(string id) => Page.Read($"docs/rules/{id}.md");

    private static string FactsOf(Rule rule)
    {
        string cwes = rule.Cwes.Count == 0 ? "-" : string.Join(", ", rule.Cwes.Select(static cwe => $"[CWE-{cwe}](https://cwe.mitre.org/data/definitions/{cwe}.html)"));
        return $"| category | default | CWE |\n|---|---|---|\n| Security | {DefaultOf(rule)} | {cwes} |\n";
    }

    /// <summary>Two severities where the rule's page says when which one applies.</summary>
    private static string DefaultOf(Rule rule) => rule switch
    {
        { IsEnabledByDefault: false } => "off",
        _ when rule == Rules.RootCertificatePath => "info or warning",
        _ when rule == Rules.DuplicateSslMode => "warning or info",
        _ => rule.Severity.ToString().ToLowerInvariant(),
    };

    private static string Replace(string page, string marker, string content)
    {
        string start = $"<!-- {marker} -->\n", end = $"<!-- /{marker} -->";
        int from = page.IndexOf(start, StringComparison.Ordinal), to = page.IndexOf(end, StringComparison.Ordinal);
        Assert.True(from >= 0 && to > from, $"the markers of {marker} are missing");
        return page[..(from + start.Length)] + content + page[to..];
    }
}
