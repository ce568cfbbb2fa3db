using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Parsing;

namespace PgSslAnalyzers.ConnectionStrings.Checks;

/// <summary>What the checker found.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Setting">The setting that it is about; null if it is about the whole string, because something is missing.</param>
/// <param name="Message">What was found, what it means in this version and what an attacker gets. Holds nothing of the string but the setting.</param>
/// <param name="Severity">The severity before the user's own choices.</param>
public sealed record Finding(Rule Rule, Setting? Setting, string Message, FindingSeverity Severity);

/// <summary>What is known of the mode of a connection.</summary>
public enum ModeVerdict
{
    /// <summary>It cannot be told at build time.</summary>
    Unknown,

    /// <summary>As strong as asked for.</summary>
    Strong,

    /// <summary>Set, and too weak.</summary>
    Weak,

    /// <summary>Certainly not set.</summary>
    Absent,

    /// <summary>Npgsql throws on it: no connection.</summary>
    Rejected,
}

/// <summary>The verdict on one string.</summary>
/// <param name="Mode">What is known of its mode.</param>
/// <param name="Findings">The findings, in the order of the settings.</param>
public sealed record CheckResult(ModeVerdict Mode, IReadOnlyList<Finding> Findings);
