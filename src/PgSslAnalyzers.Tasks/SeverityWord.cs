using PgSslAnalyzers.ConnectionStrings;

namespace PgSslAnalyzers.Tasks;

/// <summary>The words for severities in .editorconfig and .globalconfig files.</summary>
internal static class SeverityWord
{
    /// <summary>Whatever the rule has.</summary>
    public const string Default = "default";

    private const string None = "none", Hidden = "hidden", Info = "info", Warning = "warning", Error = "error";

    /// <summary>The word in one spelling; null if it is none.</summary>
    public static string? Read(string text) => text.Trim().ToUpperInvariant() switch
    {
        "DEFAULT" => Default,
        "NONE" => None,
        "SILENT" or "REFACTORING" => Hidden,
        "SUGGESTION" or "INFO" => Info,
        "WARNING" => Warning,
        "ERROR" => Error,
        _ => null,
    };

    /// <summary>The severity; null where nothing is reported.</summary>
    public static FindingSeverity? ToSeverity(string word) => word switch
    {
        Info => FindingSeverity.Info,
        Warning => FindingSeverity.Warning,
        Error => FindingSeverity.Error,
        _ => null,
    };
}
