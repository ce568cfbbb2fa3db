using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PgSslAnalyzers.Flow;

/// <summary>
/// Objects in members that nobody gets out of their type, and in which the type writes nothing that decides what there is to say of them; and objects that a property makes anew each time. That
/// they are as they were made is likely, not certain: a proof does not ask.
/// </summary>
internal sealed class KeptObjects(Interpreter flow)
{
    private readonly Dictionary<ISymbol, bool> keeps = new(SymbolEqualityComparer.Default);

    /// <summary>Whether an object that a declaration has made is still as it was made in what matters.</summary>
    /// <param name="member">The member with the declaration.</param>
    /// <param name="made">The object.</param>
    public bool Keeps(ISymbol member, ObjectKey made)
    {
        if (flow.Domain.Derived is not null || made.Site is not BaseObjectCreationExpressionSyntax || member.DeclaringSyntaxReferences is not [var declared])
            return false;
        if (member is IPropertySymbol && declared.GetSyntax(flow.Cancellation) is PropertyDeclarationSyntax { ExpressionBody.Expression: var expression } && expression == made.Site)
            return true;
        if (member is not (IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null }) || member is not { DeclaredAccessibility: Accessibility.Private, ContainingType: { } type })
            return false;
        if (!keeps.TryGetValue(member, out bool isKept))
        {
            keeps[member] = isKept = type.DeclaringSyntaxReferences.All(part => part.GetSyntax(flow.Cancellation).DescendantNodes()
                .All(node => node is not IdentifierNameSyntax name || name.Identifier.ValueText != member.Name || Interference.IsReading(name) || WritesWhatDoesNotMatter(name)));
        }
        return isKept;
    }

    /// <summary><c>builder.Database = name</c>.</summary>
    private bool WritesWhatDoesNotMatter(IdentifierNameSyntax name)
    {
        ExpressionSyntax whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return whole.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var written } target && target.Expression == whole
            && target.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment && assignment.Left == target && !flow.Domain.Matters(written);
    }
}
