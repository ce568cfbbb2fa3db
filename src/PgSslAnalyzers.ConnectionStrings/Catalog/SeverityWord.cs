namespace PgSslAnalyzers.ConnectionStrings.Catalog;

/// <summary>What .editorconfig and .globalconfig files say of a severity.</summary>
public enum SeverityWord
{
    /// <summary>Whatever the rule has.</summary>
    Default,

    /// <summary>Nothing is reported.</summary>
    None,

    /// <summary>Only tools see it.</summary>
    Hidden,

    /// <summary>An information.</summary>
    Info,

    /// <summary>A warning.</summary>
    Warning,

    /// <summary>An error.</summary>
    Error,
}

/// <summary>The words for severities.</summary>
public static class SeverityWords
{
    /// <summary>Reads a word; null if it is none. Small and capital letters are the same.</summary>
    public static SeverityWord? Read(string text) => text.Trim().ToUpperInvariant() switch
    {
        "DEFAULT" => SeverityWord.Default,
        "NONE" => SeverityWord.None,
        "SILENT" or "REFACTORING" => SeverityWord.Hidden,
        "SUGGESTION" or "INFO" => SeverityWord.Info,
        "WARNING" => SeverityWord.Warning,
        "ERROR" => SeverityWord.Error,
        _ => null,
    };

    /// <summary>The severity that a word gives; null where nothing is shown.</summary>
    public static FindingSeverity? ToSeverity(SeverityWord word) => word switch
    {
        SeverityWord.Info => FindingSeverity.Info,
        SeverityWord.Warning => FindingSeverity.Warning,
        SeverityWord.Error => FindingSeverity.Error,
        _ => null,
    };
}
