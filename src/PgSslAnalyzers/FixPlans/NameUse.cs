using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PgSslAnalyzers.FixPlans;

/// <summary>What stands around a name where it is used.</summary>
internal static class NameUse
{
    /// <summary>The whole expression that a name ends: <c>a.b</c> for the <c>b</c> in it.</summary>
    public static ExpressionSyntax WholeOf(SimpleNameSyntax name) => name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;

    /// <summary>The assignment that gives an expression a new value, whatever its old one; null if there is none.</summary>
    public static AssignmentExpressionSyntax? WriteOf(SyntaxNode target)
        => target.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } write && write.Left == target ? write : null;
}
