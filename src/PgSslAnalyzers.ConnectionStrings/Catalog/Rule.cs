namespace PgSslAnalyzers.ConnectionStrings.Catalog;

/// <summary>The severity of a finding.</summary>
public enum FindingSeverity
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Worth fixing.</summary>
    Warning,

    /// <summary>Breaks the build.</summary>
    Error,
}

/// <summary>A rule: one problem has one id wherever it is found.</summary>
public sealed class Rule
{
    internal Rule(string id, string title, FindingSeverity severity, string cwes, string description, bool isEnabledByDefault = true)
    {
        (Id, Title, Severity, Description, IsEnabledByDefault) = (id, title, severity, description, isEnabledByDefault);
        Cwes = cwes.Length == 0 ? [] : Array.ConvertAll(cwes.Split(' '), int.Parse);
    }

    /// <summary>The id, <c>PGSSL</c> and four digits.</summary>
    public string Id { get; }

    /// <summary>The fact that the rule states.</summary>
    public string Title { get; }

    /// <summary>The default severity.</summary>
    public FindingSeverity Severity { get; }

    /// <summary>What it means, in a sentence or two.</summary>
    public string Description { get; }

    /// <summary>Whether it reports without being switched on.</summary>
    public bool IsEnabledByDefault { get; }

    /// <summary>Numbers in the Common Weakness Enumeration; empty if none fits.</summary>
    public IReadOnlyList<int> Cwes { get; }

    /// <inheritdoc/>
    public override string ToString() => Id;
}
