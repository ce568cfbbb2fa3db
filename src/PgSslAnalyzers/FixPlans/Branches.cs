using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PgSslAnalyzers.Flow.Models;
using PgSslAnalyzers.Text;

namespace PgSslAnalyzers.FixPlans;

/// <summary>What the branches around the settings of a builder say to a fix.</summary>
internal static class Branches
{
    /// <inheritdoc cref="Ways.AreExclusive"/>
    public static bool AreExclusive(Written? one, Written? other) => one is not null && other is not null && Ways.AreExclusive(one.Assignment, other.Assignment);

    /// <summary>Whether the conditions around a place are about TLS by what they name, and so not about the host.</summary>
    public static bool IsChosenForTls(SyntaxNode place)
    {
        bool any = false;
        for (SyntaxNode node = place; node.Parent is { } parent && node is not MemberDeclarationSyntax; node = parent)
        {
            if (!Ways.MayNotRun(node))
                continue;
            if (parent is not IfStatementSyntax branch || !branch.Condition.DescendantTokens().Any(static token => token.IsKind(SyntaxKind.IdentifierToken) && NamesTls(token.ValueText)))
                return false;
            any = true;
        }
        return any;
    }

    private static bool NamesTls(string identifier) => identifier.IndexOf("ssl", StringComparison.OrdinalIgnoreCase) >= 0 || identifier.IndexOf("tls", StringComparison.OrdinalIgnoreCase) >= 0;
}
