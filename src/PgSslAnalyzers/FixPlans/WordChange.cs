using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PgSslAnalyzers.FixPlans;

/// <summary>What an edit makes of a value, for whoever compares it.</summary>
/// <param name="Before">The text, or the name of the mode, before.</param>
/// <param name="After">The same afterwards.</param>
internal sealed record WordChange(string Before, string After)
{
    /// <summary>Whether the value is the name of a mode and nothing else.</summary>
    public bool IsMode => FixPlanner.IsModeName(Before.Trim());

    /// <summary>Whether a comparison with <paramref name="constant"/> has the same outcome before and after.</summary>
    /// <param name="constant">The constant that the value is compared with; null for the null literal.</param>
    /// <param name="isWhole">Whether the value is all of the text that is compared; otherwise it is a part of something longer.</param>
    public bool ComparesAlike(string? constant, bool isWhole)
    {
        if (string.IsNullOrEmpty(constant))
            return Before.Length > 0 && After.Length > 0;
        return isWhole && !string.Equals(Before, constant, StringComparison.OrdinalIgnoreCase) && !string.Equals(After, constant, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether <paramref name="pattern"/> is found in the value as often as before. The name of a mode may be a part of a longer text in which the pattern is looked for.</summary>
    public bool IsFoundAlike(string pattern)
        => Count(Before, pattern) == Count(After, pattern) && !(IsMode && (Contains(pattern, Before.Trim()) || Contains(pattern, After.Trim())));

    private static bool Contains(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;

    private static int Count(string text, string pattern)
    {
        int count = 0;
        for (int at = pattern.Length > 0 ? text.IndexOf(pattern, StringComparison.OrdinalIgnoreCase) : -1; at >= 0; at = text.IndexOf(pattern, at + pattern.Length, StringComparison.OrdinalIgnoreCase))
            count++;
        return count;
    }

    /// <summary>Whether <c>value op mode</c> has the same outcome before and after; for modes by their order.</summary>
    public bool ComparesAlike(SyntaxKind comparison, int other, bool isLeft)
    {
        int before = FixPlanner.NumberOfMode(Before), after = FixPlanner.NumberOfMode(After);
        return before >= 0 && after >= 0 && Holds(comparison, isLeft ? before : other, isLeft ? other : before) == Holds(comparison, isLeft ? after : other, isLeft ? other : after);
    }

    private static bool? Holds(SyntaxKind comparison, int left, int right) => comparison switch
    {
        SyntaxKind.EqualsExpression => left == right,
        SyntaxKind.NotEqualsExpression => left != right,
        SyntaxKind.LessThanExpression => left < right,
        SyntaxKind.LessThanOrEqualExpression => left <= right,
        SyntaxKind.GreaterThanExpression => left > right,
        SyntaxKind.GreaterThanOrEqualExpression => left >= right,
        _ => null,
    };

    /// <summary>Whether a comparison is one of an expression with zero: <c>text.Length &gt; 0</c>.</summary>
    public static bool IsWithZero(SyntaxNode measured)
        => measured.Parent is BinaryExpressionSyntax comparison && (comparison.Left == measured ? comparison.Right : comparison.Left) is LiteralExpressionSyntax { Token.ValueText: "0" };
}
