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
            known[type] = isQuiet = type.DeclaringSyntaxReferences.All(part => part.GetSyntax(cancellation) is not TypeDeclarationSyntax declaration || declaration.Members.All(member => IsQuiet(member, type)));
        }
        return isQuiet;
    }

    private bool IsQuiet(MemberDeclarationSyntax member, INamedTypeSymbol type)
    {
        if (!member.Modifiers.Any(SyntaxKind.StaticKeyword))
            return true;
        return member switch
        {
            FieldDeclarationSyntax field => field.Declaration.Variables.All(variable => variable.Initializer is null || IsQuiet(domain.OperationOf(variable.Initializer), type)),
            EventFieldDeclarationSyntax field => field.Declaration.Variables.All(variable => variable.Initializer is null || IsQuiet(domain.OperationOf(variable.Initializer), type)),
            PropertyDeclarationSyntax { Initializer: { } initializer } => IsQuiet(domain.OperationOf(initializer), type),
            ConstructorDeclarationSyntax => IsQuiet(domain.OperationOf(member), type),
            _ => true,
        };
    }

    private bool IsQuiet(IOperation? root, INamedTypeSymbol type)
    {
        if (root is null)
            return false;
        var pending = new Stack<IOperation>();
        pending.Push(root);
        while (pending.Count > 0)
        {
            IOperation part = pending.Pop();
            if (!WritesOwn(part, type) || !(IsOfLibrary(part) || steps.IsOne(part)))
                return false;
            foreach (IOperation child in part.ChildOperations)
            {
                // A function that is only made does not run.
                if (child is not IAnonymousFunctionOperation)
                    pending.Push(child);
            }
        }
        return true;
    }

    /// <summary>A call into a library, or an object of one, that gets nothing of the program: it has nothing to call back.</summary>
    private bool IsOfLibrary(IOperation part) => !steps.MayRunHook(part) && part switch
    {
        IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.IsEmpty: true, MethodKind: not MethodKind.DelegateInvoke } } call => call.Arguments.All(HasNothingOfProgram) && (call.Instance is null || IsLibraryType(call.Instance.Type)),
        IObjectCreationOperation { Constructor: { DeclaringSyntaxReferences.IsEmpty: true, IsImplicitlyDeclared: false } } creation => creation.Arguments.All(HasNothingOfProgram) || IsLazy(creation.Type),
        IPropertyReferenceOperation { Property.DeclaringSyntaxReferences.IsEmpty: true } property => property.Arguments.All(HasNothingOfProgram) && (property.Instance is null || IsLibraryType(property.Instance.Type)),
        _ => false,
    };

    private bool HasNothingOfProgram(IArgumentOperation argument) => argument.Value.ConstantValue.HasValue || argument.Value is ITypeOfOperation || IsLibraryType(argument.Value.Type);

    private bool IsLibraryType(ITypeSymbol? type) => steps.IsPlainValue(type)
        || type is INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: true, TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface, SpecialType: not SpecialType.System_Object } && domain.Derived?.Exist(type) != true;

    private static bool IsLazy(ITypeSymbol? type) => type is { Name: "Lazy", DeclaringSyntaxReferences.IsEmpty: true, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

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
