using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PgSslAnalyzers.Flow;

/// <summary>
/// What runs when a type of the program is used for the first time: its static initializers and its static constructor. They cannot change what is known if they only make values, call libraries with nothing of the
/// program in hand, and write to static members of their own type.
/// </summary>
internal sealed class TypeStarts(FlowDomain domain, HarmlessSteps steps, CancellationToken cancellation)
{
    private readonly Dictionary<ISymbol, bool> known = new(SymbolEqualityComparer.Default);

    /// <summary>Whether the first use of the type, if <paramref name="use"/> is that, runs nothing that matters.</summary>
    public bool IsQuiet(INamedTypeSymbol? type, SyntaxNode use)
    {
        type = type?.OriginalDefinition;
        if (type is null || type.DeclaringSyntaxReferences.IsEmpty || type.TypeKind == TypeKind.Enum)
            return true;
        // Code of the type itself runs after that.
        if (use.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } around && type.DeclaringSyntaxReferences.Any(part => part.SyntaxTree == around.SyntaxTree && part.Span == around.Span))
            return true;
        if (!known.TryGetValue(type, out bool isQuiet))
        {
            known[type] = true;
            var scope = new StartScope(type, steps);
            isQuiet = type.DeclaringSyntaxReferences.All(part => part.GetSyntax(cancellation) is not TypeDeclarationSyntax declaration || declaration.Members.All(member => IsQuiet(member, type, scope)));
            known[type] = isQuiet = isQuiet && !scope.IsOpen;
        }
        return isQuiet;
    }

    private bool IsQuiet(MemberDeclarationSyntax member, INamedTypeSymbol type, StartScope scope)
        => !member.Modifiers.Any(SyntaxKind.StaticKeyword) || (Initializers.Of(member).All(initializer => IsQuiet(domain.OperationOf(initializer), type, scope)) && (member is not ConstructorDeclarationSyntax || IsQuiet(domain.OperationOf(member), type, scope)));

    private bool IsQuiet(IOperation? root, INamedTypeSymbol type, StartScope scope)
    {
        if (root is null)
            return false;
        foreach (IOperation part in Initializers.StepsOf(root))
        {
            // A method that a library gets as a function is not looked at.
            if (!WritesOwn(part, type) || part is IMethodReferenceOperation { Method.DeclaringSyntaxReferences.IsEmpty: false } || !IsHarmless(part, scope))
                return false;
            scope.Note(part);
        }
        return true;
    }

    private bool IsHarmless(IOperation part, StartScope scope) => part switch
    {
        IMethodReferenceOperation => steps.Library.GetsNothing(part, scope),
        IUsingOperation { Resources: var resources } => steps.Library.AreOfLibrary(resources, scope),
        IUsingDeclarationOperation { DeclarationGroup: var resources } => steps.Library.AreOfLibrary(resources, scope),
        _ => steps.IsOne(part) || (steps.StartsQuietly(part) && steps.Library.GetsNothing(part, scope)),
    };

    private static bool WritesOwn(IOperation part, INamedTypeSymbol type)
    {
        IOperation? target = part switch
        {
            IAssignmentOperation assignment => assignment.Target,
            IIncrementOrDecrementOperation counter => counter.Target,
            IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => argument.Value,
            _ => null,
        };
        return target switch
        {
            null or ILocalReferenceOperation or IDiscardOperation or IDeclarationExpressionOperation => true,
            IMemberReferenceOperation { Instance: null, Member: var member } => SymbolEqualityComparer.Default.Equals(member.ContainingType.OriginalDefinition, type),
            // The parts of what is made.
            IPropertyReferenceOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver }, Property.DeclaringSyntaxReferences.IsEmpty: true } => true,
            _ => false,
        };
    }
}
