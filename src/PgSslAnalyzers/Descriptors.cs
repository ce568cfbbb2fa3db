using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using PgSslAnalyzers.ConnectionStrings.Catalog;

namespace PgSslAnalyzers;

/// <summary>The descriptors of the rules: what <see cref="Rules"/> says, in the form that Roslyn and SARIF readers want.</summary>
internal static class Descriptors
{
    private const string Category = "Security";

    // The build writes the property RepositoryUrl into the assembly; without an address there is no link, rather than one to a stranger.
    private static readonly string? RepositoryUrl = typeof(Descriptors).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(static attribute => attribute.Key == nameof(RepositoryUrl))?.Value;

    /// <summary>The descriptor of every rule, by id, in the order of the ids.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> All = Rules.All.Select(Create).ToImmutableArray();

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById = All.ToImmutableDictionary(static descriptor => descriptor.Id);

    /// <summary>The descriptor of <paramref name="rule"/>.</summary>
    public static DiagnosticDescriptor Of(Rule rule) => ById[rule.Id];

    /// <summary>The page of <paramref name="rule"/> in the repository at <paramref name="repositoryUrl"/>; null without one.</summary>
    public static string? HelpLink(string? repositoryUrl, Rule rule) => string.IsNullOrEmpty(repositoryUrl) ? null : $"{repositoryUrl}/blob/main/docs/rules/{rule.Id}.md";

    /// <summary>Roslyn's severity for <paramref name="severity"/>.</summary>
    public static DiagnosticSeverity ToRoslyn(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Info => DiagnosticSeverity.Info,
        FindingSeverity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Error,
    };

    // A finding brings its own sentence, which depends on the version of Npgsql. Tools that list rules without findings show this one.
    private static DiagnosticDescriptor Create(Rule rule) => new(
        rule.Id, rule.Title, rule.Title, Category, ToRoslyn(rule.Severity), rule.IsEnabledByDefault, rule.Description, HelpLink(RepositoryUrl, rule),
        ["security", .. rule.Cwes.Select(static cwe => "external/cwe/cwe-" + cwe.ToString(System.Globalization.CultureInfo.InvariantCulture))]);
}
