using Microsoft.CodeAnalysis.Diagnostics;

namespace PgSslAnalyzers.Options;

/// <summary>Whether verified connections are told too: a build that counts asks for it. No editor does, where nobody wants to read of what is right.</summary>
internal static class ReportOption
{
    public const string Property = "build_property.PgSslCountsConnections";

    public static bool IsOn(AnalyzerConfigOptions global) => global.TryGetValue(Property, out string? value) && string.Equals(value.Trim(), "true", StringComparison.OrdinalIgnoreCase);
}
