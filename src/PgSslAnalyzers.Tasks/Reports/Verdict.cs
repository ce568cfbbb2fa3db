using PgSslAnalyzers.ConnectionStrings.Catalog;

namespace PgSslAnalyzers.Tasks.Reports;

/// <summary>What a report says of a connection.</summary>
internal enum Verdict
{
    /// <summary>As strong as the project asks for.</summary>
    Verified,

    /// <summary>Somebody else may get the login.</summary>
    Weak,

    /// <summary>It is not known at build time.</summary>
    Unknown,

    /// <summary>To this machine, or in a test.</summary>
    Development,
}

/// <summary>Which rules are about a connection as a whole. The others tell of a setting, and count no connection.</summary>
internal static class Verdicts
{
    public static Verdict? Of(Rule rule)
        => rule == Rules.ConnectionCounted ? Verdict.Verified
            : rule == Rules.UnknownConnectionString ? Verdict.Unknown
            : rule == Rules.DevelopmentConnection ? Verdict.Development
            : Rules.IsWeakMode(rule) || rule == Rules.SlimBuilderPlainText || rule == Rules.AcceptsAnyCertificate || rule == Rules.WeakenedOptions ? Verdict.Weak
            : null;

    /// <summary>The word for it in reports.</summary>
    public static string Word(this Verdict verdict) => verdict switch
    {
        Verdict.Verified => "verified",
        Verdict.Weak => "weak",
        Verdict.Unknown => "unknown",
        _ => "development",
    };
}
