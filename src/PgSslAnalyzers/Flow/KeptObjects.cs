using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PgSslAnalyzers.Flow;

/// <summary>Whether objects in members are still as a declaration or a constructor has made them.</summary>
internal sealed class KeptObjects(Interpreter flow)
{
    private readonly Dictionary<ISymbol, bool> keeps = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, bool> onlyRead = new(SymbolEqualityComparer.Default);

    /// <summary>
    /// Whether an object is most probably still as it was made in what matters: nobody gets it out of its type, and the type writes nothing to it that decides what there is to say of it; or a property
    /// makes it anew each time. That is likely, not certain: a proof does not ask.
    /// </summary>
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
                .All(node => node is not IdentifierNameSyntax name || name.Identifier.ValueText != member.Name || IsReading(name) || WritesWhatDoesNotMatter(name)));
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

    /// <summary>
    /// Whether an object that a member holds since its declaration or constructor may have changed since. Not so if the program made it there, only its own type can see the member, and no code of that
    /// type outside of the constructors does anything with it but to read from it.
    /// </summary>
    public bool MayChangeLater(ISymbol member, ObjectKey made)
    {
        if (made.Site is not BaseObjectCreationExpressionSyntax || member is not IFieldSymbol { IsReadOnly: true, DeclaredAccessibility: Accessibility.Private, ContainingType: { } type })
            return true;
        if (!onlyRead.TryGetValue(member, out bool isOnlyRead))
            onlyRead[member] = isOnlyRead = type.DeclaringSyntaxReferences.All(part => part.GetSyntax(flow.Cancellation).DescendantNodes().All(node => node is not IdentifierNameSyntax name || name.Identifier.ValueText != member.Name || IsReading(name)));
        return !isOnlyRead;
    }

    /// <summary>Whether the object in a member is only asked for something, or the code belongs to a constructor, which has been looked at.</summary>
    private static bool IsReading(IdentifierNameSyntax name)
    {
        // In a function that a constructor makes it may run later.
        if (name.Ancestors().TakeWhile(static node => node is not MemberDeclarationSyntax and not AnonymousFunctionExpressionSyntax and not LocalFunctionStatementSyntax).LastOrDefault()?.Parent is ConstructorDeclarationSyntax)
            return true;
        ExpressionSyntax whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        if (whole.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var read } asked && asked.Expression == whole)
        {
            if (asked.Parent is InvocationExpressionSyntax)
                return read is "ToString" or "ContainsKey" or "Equals" or "GetHashCode" or "GetType";
            bool isWritten = asked.Parent is AssignmentExpressionSyntax assignment && assignment.Left == asked
                || asked.Parent is ArgumentSyntax { RefKindKeyword.RawKind: not 0 } or ArgumentSyntax { Parent: TupleExpressionSyntax } or RefExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax { OperatorToken.RawKind: not (int)SyntaxKind.ExclamationToken };
            return !isWritten && asked.Parent is not (MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ConditionalAccessExpressionSyntax);
        }
        return false;
    }
}
