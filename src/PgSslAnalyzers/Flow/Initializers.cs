using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PgSslAnalyzers.Flow;

/// <summary>What initializers have in common, wherever they stand.</summary>
internal static class Initializers
{
    public static IEnumerable<EqualsValueClauseSyntax> Of(MemberDeclarationSyntax member)
    {
        switch (member)
        {
            case BaseFieldDeclarationSyntax field:
                foreach (VariableDeclaratorSyntax variable in field.Declaration.Variables)
                {
                    if (variable.Initializer is { } initializer)
                        yield return initializer;
                }
                break;
            case PropertyDeclarationSyntax { Initializer: { } initializer }:
                yield return initializer;
                break;
        }
    }

    /// <summary>The operations of an initializer or body without the functions that it only puts away: into the member, or into a Lazy.</summary>
    public static IEnumerable<IOperation> StepsOf(IOperation root)
    {
        var pending = new Stack<IOperation>();
        pending.Push(root);
        while (pending.Count > 0)
        {
            IOperation part = pending.Pop();
            yield return part;
            foreach (IOperation child in part.ChildOperations)
            {
                if (!IsPutAway(child))
                    pending.Push(child);
            }
        }
    }

    private static bool IsPutAway(IOperation part)
    {
        if (part is not IDelegateCreationOperation { Target: IAnonymousFunctionOperation or IMethodReferenceOperation })
            return false;
        IOperation? holder = part.Parent;
        while (holder is IConversionOperation)
            holder = holder.Parent;
        return holder is ISymbolInitializerOperation
            || holder is ISimpleAssignmentOperation { Target: IFieldReferenceOperation { Field.DeclaringSyntaxReferences.IsEmpty: false } }
            || holder is IArgumentOperation { Parent: IObjectCreationOperation { Type: { Name: "Lazy", DeclaringSyntaxReferences.IsEmpty: true, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } } };
    }
}
