namespace PgSslAnalyzers.Flow.Models;

/// <summary>
/// What a question about a text answers whose end, start or content is known: <c>text + (text.EndsWith(';') ? "" : ";")</c>. Answered only if the text is the same on every way, and for strings
/// that every culture compares alike.
/// </summary>
internal static class TextTests
{
    /// <summary>Whether a text is empty or null; null if that is not known.</summary>
    public static bool? IsNullOrEmpty(AbstractValue value) => TextOf(value) is { } text && text.Pieces.Any(static piece => piece.Text is { Length: > 0 }) ? false : null;

    /// <summary>The answer of <c>EndsWith</c>, <c>StartsWith</c> or <c>Contains</c>; null if it is not known.</summary>
    /// <param name="question">The name of the method.</param>
    /// <param name="value">The text.</param>
    /// <param name="part">What is looked for.</param>
    public static bool? Answer(string question, AbstractValue value, string part)
    {
        if (part.Length == 0 || !part.All(IsAscii) || TextOf(value) is not { Pieces: var pieces })
            return null;
        return question switch
        {
            "EndsWith" => pieces is [.., { Text: { } end }] && (pieces.Length == 1 || end.Length >= part.Length) ? end.EndsWith(part, StringComparison.Ordinal) : null,
            "StartsWith" => pieces is [{ Text: { } start }, ..] && (pieces.Length == 1 || start.Length >= part.Length) ? start.StartsWith(part, StringComparison.Ordinal) : null,
            _ => pieces.Any(piece => piece.Text?.Contains(part) == true) ? true : pieces is [{ Text: { } }] ? false : null,
        };
    }

    private static TextAlternative? TextOf(AbstractValue value) => value.Single<TextAlternative>() is { Builder: null, MayBeStale: false, Pieces.IsEmpty: false } text ? text : null;

    private static bool IsAscii(char character) => character is > ' ' and < (char)0x7F;
}
