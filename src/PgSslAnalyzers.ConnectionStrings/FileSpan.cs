namespace PgSslAnalyzers.ConnectionStrings;

/// <summary>A range of characters of a configuration file, as opposed to a range of a decoded value.</summary>
public readonly record struct FileSpan(int Start, int End)
{
    /// <summary>Number of characters.</summary>
    public int Length => End - Start;
}
