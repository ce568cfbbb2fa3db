using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.ConnectionStrings.Baselines;
using PgSslAnalyzers.ConnectionStrings.Keywords;

namespace PgSslAnalyzers.Findings;

/// <summary>
/// The kind of a finding in C#: the tokens of the whole expression that makes the value, without layout and punctuation. Of strings the keywords and modes count, of names those
/// that are keywords or modes; all other names and values are alike.
/// </summary>
internal static class CodeFingerprint
{
    /// <summary>Further tokens of an expression say nothing more about it.</summary>
    private const int MaxTokens = 300;

    private static readonly HashSet<string> Modes = new(Enum.GetNames(typeof(SslMode)), StringComparer.Ordinal);

    public static string Of(SyntaxNode root, TextSpan span)
    {
        SyntaxNode value = ValueAt(root, span);
        return Fingerprint.Of(["code", .. WordsOf(value)]);
    }

    /// <summary>The literal with all that it is joined with: the way in which the value is used may change.</summary>
    private static SyntaxNode ValueAt(SyntaxNode root, TextSpan span)
    {
        SyntaxNode node = root.FindNode(span, getInnermostNodeForTie: true);
        while (node.Parent is InterpolatedStringContentSyntax or InterpolatedStringExpressionSyntax or ParenthesizedExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression })
            node = node.Parent;
        return node;
    }

    private static IEnumerable<string> WordsOf(SyntaxNode value)
    {
        // The statements of a lambda or a member are other code, which changes for other reasons.
        IEnumerable<SyntaxToken> tokens = value.DescendantTokens(static node => node is not (BlockSyntax or MemberDeclarationSyntax { Parent: MemberDeclarationSyntax }));
        return tokens.Take(MaxTokens).SelectMany(WordsOf);
    }

    private static IEnumerable<string> WordsOf(SyntaxToken token)
    {
        switch (token.Kind())
        {
            case SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.InterpolatedStringTextToken:
                // A literal and the same text in pieces are one.
                return Fingerprint.WordsIn(token.ValueText);
            case SyntaxKind.IdentifierToken:
                return [IsMember(token) && (Modes.Contains(token.ValueText) ? token.ValueText : Keyword.Find(token.ValueText)?.Name) is { } word ? word : "name"];
            case SyntaxKind.NumericLiteralToken or SyntaxKind.CharacterLiteralToken:
                return ["value"];
            default:
                // Punctuation is layout: a comma at the end, a bracket that is not needed, the marks of an interpolated string.
                return SyntaxFacts.IsKeywordKind(token.Kind()) || IsOperator(token.Kind()) ? [token.Text] : [];
        }
    }

    /// <summary>Whether a name is that of a member: a variable may be called as a keyword is.</summary>
    private static bool IsMember(SyntaxToken token) => token.Parent is IdentifierNameSyntax name && name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name == name,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment => assignment.Left == name,
        _ => false,
    };

    private static bool IsOperator(SyntaxKind kind) => kind is SyntaxKind.EqualsToken or SyntaxKind.QuestionQuestionToken or SyntaxKind.QuestionToken or SyntaxKind.EqualsGreaterThanToken;
}
