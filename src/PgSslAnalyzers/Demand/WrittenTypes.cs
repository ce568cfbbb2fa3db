using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PgSslAnalyzers.Demand;

/// <summary>Types that the syntax around an expression names: binding a body only to learn the type of a <c>new(...)</c> costs more than the rest of the search for candidates.</summary>
internal static class WrittenTypes
{
    /// <summary>The type that <c>new(...)</c> creates, if a declaration around it says so; null if only binding tells.</summary>
    public static TypeSyntax? OfCreation(ImplicitObjectCreationExpressionSyntax creation) => creation.Parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: { IsVar: false } type } } } => type,
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax { Type: { } type } } => type,
        ArrowExpressionClauseSyntax { Parent: { } member } => ResultOf(member),
        ReturnStatementSyntax statement => ResultOf(statement),
        _ => null,
    };

    /// <summary>The type whose constructor <c>base(...)</c> calls; null if another part of the type names it.</summary>
    public static TypeSyntax? OfBase(ConstructorInitializerSyntax initializer)
        => initializer.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.BaseList?.Types[0].Type;

    private static TypeSyntax? ResultOf(SyntaxNode node)
    {
        for (SyntaxNode? current = node; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case AnonymousFunctionExpressionSyntax:
                    return null;
                case LocalFunctionStatementSyntax { Modifiers: var modifiers, ReturnType: { } type }:
                    return IsAsync(modifiers) ? null : type;
                case MethodDeclarationSyntax { Modifiers: var modifiers, ReturnType: { } type }:
                    return IsAsync(modifiers) ? null : type;
                case PropertyDeclarationSyntax { Type: { } type }:
                    return type;
                case MemberDeclarationSyntax:
                    return null;
            }
        }
        return null;
    }

    private static bool IsAsync(SyntaxTokenList modifiers) => modifiers.Any(Microsoft.CodeAnalysis.CSharp.SyntaxKind.AsyncKeyword);
}
