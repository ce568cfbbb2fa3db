using System.Reflection;

namespace PgSslAnalyzers.Tool.Reports;

/// <summary>
/// Where the documentation is: below the address that the build writes into the assembly (the property RepositoryUrl); without one, the path, which is the same in the
/// repository and in the package.
/// </summary>
internal static class Pages
{
    private static readonly string Root = typeof(Pages).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(static attribute => attribute.Key == "RepositoryUrl")?.Value is { Length: > 0 } address ? address + "/blob/main/" : "";

    /// <summary>What each failure means.</summary>
    public static readonly string CheckAndProbe = Root + "docs/check-and-probe.md";

    public static string OfRule(string id) => $"{Root}docs/rules/{id}.md";
}
