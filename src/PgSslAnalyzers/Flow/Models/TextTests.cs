using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PgSslAnalyzers.Flow.Models;

/// <summary>
/// What a question about a text answers whose end, start or content is known: <c>text + (text.EndsWith(';') ? "" : ";")</c>. Answered only if the text is the same on every way, and for strings
/// that every culture compares alike.
/// </summary>
internal static class TextTests
{
    /// <summary>The answer; null if it is not known.</summary>
    /// <param name="condition">The question.</param>
    /// <param name="evaluate">Gives the value of an operand.</param>
    public static bool? Answer(IOperation condition, Func<IOperation, AbstractValue> evaluate)
    {
        if (condition is not IInvocationOperation { TargetMethod: { ContainingType.SpecialType: SpecialType.System_String, Name: var name }, Arguments: [var argument, ..] } call)
            return null;
        if (call.Instance is null)
            return name == "IsNullOrEmpty" && TextOf(evaluate(argument.Value)) is { } text && text.Pieces.Any(static piece => piece.Text is { Length: > 0 }) ? false : null;
        if (call.Arguments.Length != 1 || argument.Value.ConstantValue is not { HasValue: true, Value: { } value } || value.ToString() is not { Length: > 0 } part || !part.All(IsAscii) || TextOf(evaluate(call.Instance)) is not { Pieces: var pieces })
            return null;
        return name switch
        {
            "EndsWith" => pieces is [.., { Text: { } end }] && (pieces.Length == 1 || end.Length >= part.Length) ? end.EndsWith(part, StringComparison.Ordinal) : null,
            "StartsWith" => pieces is [{ Text: { } start }, ..] && (pieces.Length == 1 || start.Length >= part.Length) ? start.StartsWith(part, StringComparison.Ordinal) : null,
            "Contains" => pieces.Any(piece => piece.Text?.Contains(part) == true) ? true : pieces is [{ Text: { } }] ? false : null,
            _ => null,
        };
    }

    private static TextAlternative? TextOf(AbstractValue value) => value.Single<TextAlternative>() is { Builder: null, MayBeStale: false, Pieces.IsEmpty: false } text ? text : null;

    private static bool IsAscii(char character) => character is > ' ' and < (char)0x7F;
}
