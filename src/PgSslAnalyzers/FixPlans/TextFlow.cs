namespace PgSslAnalyzers.FixPlans;

/// <summary>What the value that an edit changes is at a place that it has come to.</summary>
/// <param name="IsValue">It is the value itself, without more text around it.</param>
/// <param name="IsText">It is, or is a part of, a text that the analysis knows for a whole connection string.</param>
/// <param name="StaysWhole">Others see it, so that nobody may put it together with more text.</param>
internal readonly record struct TextFlow(bool IsValue, bool IsText, bool StaysWhole)
{
    /// <summary>The value alone.</summary>
    public static readonly TextFlow Value = new(true, false, false);

    /// <summary>A part of something longer.</summary>
    public static readonly TextFlow Part = new(false, false, false);

    /// <summary>The same with more text around it.</summary>
    public TextFlow Joined => this with { IsValue = false, IsText = false };
}
