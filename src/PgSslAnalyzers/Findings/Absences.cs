using Microsoft.CodeAnalysis;
using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.Text;

namespace PgSslAnalyzers.Findings;

/// <summary>What is missing, by the string that lacks it.</summary>
internal sealed class Absences
{
    private readonly List<(SyntaxNode Anchor, Finding Finding, SettingsCase Settings)> missing = [];
    private readonly HashSet<SyntaxNode> present = [];

    /// <summary>Whether anything is missing that matters: on this machine no mode is needed.</summary>
    public bool HasAny => missing.Exists(static item => item.Finding.Rule != Rules.DevelopmentConnection);

    public void Add(SyntaxNode anchor, Finding finding, SettingsCase settings) => missing.Add((anchor, finding, settings));

    public void AddPresent(SyntaxNode anchor) => present.Add(anchor);

    public IEnumerable<(SyntaxNode Anchor, Finding Finding, SettingsCase Settings)> Certain() => missing.Where(item => !present.Contains(item.Anchor));
}
