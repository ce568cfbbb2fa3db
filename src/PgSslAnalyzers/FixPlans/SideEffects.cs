using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PgSslAnalyzers.FixPlans;

/// <summary>Tells what may be taken away without anybody noticing: an expression that only reads.</summary>
internal static class SideEffects
{
    /// <summary>How the names of library methods begin that only answer. Methods of the program itself may do anything.</summary>
    private static readonly string[] Questions = ["Is", "Get", "To", "Parse", "Equals", "Contains", "StartsWith", "EndsWith", "Trim", "Exists"];

    /// <summary>Whether the assignment or call that sets something does nothing but that.</summary>
    /// <param name="setting">The assignment, or the call, that is to be removed.</param>
    /// <param name="model">The model of its file.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static bool HasNoneBut(SyntaxNode setting, SemanticModel model, CancellationToken cancellation) => setting switch
    {
        AssignmentExpressionSyntax assignment => HasNone(assignment.Left, model, cancellation) && HasNone(assignment.Right, model, cancellation),
        // Of a chain only this call goes.
        InvocationExpressionSyntax call => HasNone(call.ArgumentList, model, cancellation),
        _ => true,
    };

    /// <summary>Whether an expression does nothing when it is evaluated. What a lambda does is done when somebody calls it.</summary>
    public static bool HasNone(SyntaxNode expression, SemanticModel model, CancellationToken cancellation)
    {
        foreach (SyntaxNode node in expression.DescendantNodesAndSelf(static node => node is not AnonymousFunctionExpressionSyntax))
        {
            switch (node)
            {
                case AssignmentExpressionSyntax { Parent: not InitializerExpressionSyntax } or AwaitExpressionSyntax or ThrowExpressionSyntax or DeclarationExpressionSyntax:
                case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression }:
                case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression }:
                case ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword }:
                case InvocationExpressionSyntax call when !IsQuestion(call, model, cancellation):
                    return false;
            }
        }
        return true;
    }

    private static bool IsQuestion(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation)
        => call.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" }
            || (model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol method && !SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, model.Compilation.Assembly)
                && Array.Exists(Questions, start => method.Name.StartsWith(start, StringComparison.Ordinal)));
}
