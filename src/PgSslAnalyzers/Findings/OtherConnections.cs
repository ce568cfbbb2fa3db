using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PgSslAnalyzers.Findings;

/// <summary>Connections of other drivers: a text that one of them takes is theirs, whatever its keywords are.</summary>
internal static class OtherConnections
{
    /// <summary>Whether a connection of another driver takes a text in its file, by the name under which it is kept.</summary>
    /// <param name="text">The expression of the text.</param>
    /// <param name="model">The model of its file.</param>
    /// <param name="cancellation">Ends the search.</param>
    public static bool Take(SyntaxNode text, SemanticModel model, CancellationToken cancellation)
    {
        if (text.SyntaxTree != model.SyntaxTree || NameOf(text) is not { } name)
            return false;
        foreach (SyntaxNode node in model.SyntaxTree.GetRoot(cancellation).DescendantNodes())
        {
            if (node is IdentifierNameSyntax use && use.Identifier.ValueText == name && use.FirstAncestorOrSelf<ArgumentSyntax>()?.Parent?.Parent is BaseObjectCreationExpressionSyntax creation
                && IsOther(model.GetTypeInfo(creation, cancellation).Type))
            {
                return true;
            }
        }
        return false;
    }

    private static string? NameOf(SyntaxNode text)
    {
        foreach (SyntaxNode outer in text.Ancestors())
        {
            switch (outer)
            {
                case VariableDeclaratorSyntax variable:
                    return variable.Identifier.ValueText;
                case PropertyDeclarationSyntax property:
                    return property.Identifier.ValueText;
                case MethodDeclarationSyntax method:
                    return method.Identifier.ValueText;
                case AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or TypeDeclarationSyntax:
                    return null;
            }
        }
        return null;
    }

    private static bool IsOther(ITypeSymbol? type)
    {
        if (type is null || type.ContainingAssembly?.Name == "Npgsql")
            return false;
        for (ITypeSymbol? one = type; one is not null; one = one.BaseType)
        {
            if (one.ContainingAssembly?.Name == "Npgsql")
                return false;
            if (one is { Name: "DbConnection" or "DbConnectionStringBuilder" or "DbDataSource", ContainingNamespace: { Name: "Common", ContainingNamespace: { Name: "Data", ContainingNamespace.Name: "System" } } })
                return !SymbolEqualityComparer.Default.Equals(one, type);
        }
        return false;
    }
}
