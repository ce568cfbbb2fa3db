namespace PgSslAnalyzers.Tool.Reports;

/// <summary>Where the documentation is.</summary>
internal static class Pages
{
    private const string Root = "https://github.com/pgssl-analyzers/pgssl-analyzers/blob/main/docs/";

    /// <summary>What each failure means.</summary>
    public const string CheckAndProbe = Root + "check-and-probe.md";

    public static string OfRule(string id) => $"{Root}rules/{id}.md";
}
