using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.Flow.Models;
using PgSslAnalyzers.Sinks;

namespace PgSslAnalyzers.Demand;

/// <summary>Literals that may be a connection string or a part of one, by their look alone.</summary>
internal static class ConnectionTexts
{
    /// <summary>Whether a literal, or a text in an interpolated string, may be such a part.</summary>
    public static bool IsOne(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.StringLiteralExpression) && IsOne(literal.Token),
        InterpolatedStringTextSyntax text => IsOne(text.TextToken),
        _ => false,
    };

    private static bool IsOne(SyntaxToken token)
        => (Evidence.MayBeConnectionString(token.Text) && HasKeyword(token.ValueText)) || KeyedSettings.MayBeKey(token.ValueText);

    /// <summary>
    /// Whether a keyword of Npgsql stands before one of the equals signs. SQL has equals signs and words like <c>host</c> too, but more words before them.
    /// What stands before the first sign may be in the piece before: a text that begins with the sign counts.
    /// </summary>
    internal static bool HasKeyword(string text)
    {
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is ';' or '"' or '\'')
            {
                start = i + 1;
            }
            else if (text[i] == '=')
            {
                string word = text.Substring(start, i - start).Trim();
                if ((word.Length == 0 && start == 0) || (word.Length > 0 && Keyword.Find(word) is not null))
                    return true;
                start = i + 1;
            }
        }
        return false;
    }
}
