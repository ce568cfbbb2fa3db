namespace PgSslAnalyzers.ConnectionStrings.Parsing;

/// <summary>A range of characters, in UTF-16 code units, of a decoded text.</summary>
/// <param name="Start">Index of the first character, from 0.</param>
/// <param name="Length">Number of characters; 0 is a position between two characters.</param>
public readonly record struct TextRange(int Start, int Length)
{
    /// <summary>Index after the last character.</summary>
    public int End => Start + Length;

    /// <summary>The range from <paramref name="start"/> up to, not including, <paramref name="end"/>.</summary>
    public static TextRange FromBounds(int start, int end) => new(start, end - start);
}
