using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PgSslAnalyzers.Symbols;

namespace PgSslAnalyzers.Flow;

/// <summary>
/// Which types may have values that bring code of the program along: a library that gets such a value can call it. A type of the program is inert if it only holds values that are inert themselves: nothing in it runs, whatever a
/// library does with it.
/// </summary>
internal sealed class InertTypes(FlowDomain domain, HarmlessSteps steps, CancellationToken cancellation)
{
    /// <summary>Generic types that hold no object of their type argument: it is a name to them.</summary>
    private static readonly HarmlessTable Names = new([], ["Microsoft.Extensions.Logging.ILogger`1", "Microsoft.Extensions.Logging.Logger`1"]);

    /// <summary>Types whose values run a function when somebody asks them for their value.</summary>
    private static readonly HarmlessTable Runners = new([], ["System.Lazy`1", "System.Lazy`2", "System.Threading.ThreadLocal`1", "System.Threading.Tasks.Task", "System.Threading.Tasks.Task`1", "System.Threading.Tasks.ValueTask", "System.Threading.Tasks.ValueTask`1"]);

    private readonly Dictionary<ITypeSymbol, bool> known = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a value of the type may be, or may hold, an object of the program or a function of it.</summary>
    /// <param name="type">The type that the code says; null for a value without one.</param>
    /// <param name="isExact">The value is of this very type, not of one that derives from it.</param>
    public bool MayBringCode(ITypeSymbol? type, bool isExact = false)
    {
        if (type is null || steps.IsPlainValue(type))
            return false;
        switch (type)
        {
            case IArrayTypeSymbol array:
                return MayBringCode(array.ElementType);
            case { TypeKind: TypeKind.Enum }:
                return false;
            case INamedTypeSymbol { IsTupleType: true } tuple:
                return tuple.TypeArguments.Any(item => MayBringCode(item));
            case INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: false } or { IsAnonymousType: true }:
                return !IsInert((INamedTypeSymbol)type);
            case INamedTypeSymbol named:
                if (named.TypeKind is not (TypeKind.Class or TypeKind.Struct or TypeKind.Interface) || named.SpecialType is SpecialType.System_Object or SpecialType.System_ValueType or SpecialType.System_Enum or SpecialType.System_Delegate or SpecialType.System_MulticastDelegate)
                    return true;
                if (Runners.IsPlain(named) || (!isExact && IsOrHasDerived(named)))
                    return true;
                return !Names.IsPlain(named) && HasArgumentOfProgram(named);
            default:
                // A type parameter, dynamic, a pointer to a function.
                return true;
        }
    }

    /// <summary>Whether one of the types that a generic type is made for may bring code of the program along.</summary>
    public bool HasArgumentOfProgram(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            if (outer.TypeArguments.Any(argument => MayBringCode(argument)))
                return true;
        }
        return false;
    }

    /// <summary>Whether the program derives from the type; an exception may also hold another one.</summary>
    private bool IsOrHasDerived(INamedTypeSymbol type)
    {
        if (domain.Derived is not { } derived)
            return false;
        if (derived.Exist(type))
            return true;
        for (INamedTypeSymbol? lower = type; lower is not null; lower = lower.BaseType)
        {
            if (lower is { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
                return derived.Exist(lower);
        }
        return false;
    }

    private bool IsInert(INamedTypeSymbol type)
    {
        if (!known.TryGetValue(type, out bool isInert))
        {
            // Its own values inside of it change nothing.
            known[type] = true;
            known[type] = isInert = Look(type);
        }
        return isInert;
    }

    private bool Look(INamedTypeSymbol type)
    {
        if (type.IsAnonymousType)
            return type.GetMembers().OfType<IPropertySymbol>().All(property => !MayBringCode(property.Type));
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || type.IsAbstract || type.IsStatic || domain.Derived?.Exist(type) == true || HasOwnAttributes(type))
            return false;
        if (type.BaseType is { SpecialType: not SpecialType.System_Object and not SpecialType.System_ValueType })
            return false;
        // A record compares itself.
        if (type.AllInterfaces.Any(implemented => !type.IsRecord || implemented.Name != "IEquatable"))
            return false;
        return type.GetMembers().All(IsInert) && type.DeclaringSyntaxReferences.All(part => part.GetSyntax(cancellation) is TypeDeclarationSyntax declaration && declaration.Members.All(HasHarmlessInitializers));
    }

    private bool IsInert(ISymbol member)
    {
        if (HasOwnAttributes(member))
            return false;
        switch (member)
        {
            case IFieldSymbol { IsConst: true } or INamedTypeSymbol:
                return true;
            case IFieldSymbol field:
                return !MayBringCode(field.Type);
            case IPropertySymbol property:
                return property.IsImplicitlyDeclared || (steps.IsPlain(property.OriginalDefinition) && !property.IsIndexer && !MayBringCode(property.Type));
            case IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet }:
                return true;
            case IMethodSymbol method:
                return method.IsImplicitlyDeclared || method.DeclaringSyntaxReferences.All(reference => reference.GetSyntax(cancellation) is TypeDeclarationSyntax);
            default:
                return false;
        }
    }

    private bool HasHarmlessInitializers(MemberDeclarationSyntax member) => Initializers.Of(member).All(initializer => domain.OperationOf(initializer) is { } value && steps.AreIn(value));

    /// <summary>An attribute may name a converter of the program.</summary>
    private static bool HasOwnAttributes(ISymbol symbol)
        => symbol.GetAttributes().Any(static attribute => attribute.AttributeClass is not { DeclaringSyntaxReferences.IsEmpty: true } || attribute.AttributeClass.IsGenericType
            || attribute.ConstructorArguments.Any(IsType) || attribute.NamedArguments.Any(static pair => IsType(pair.Value)));

    private static bool IsType(TypedConstant value) => value.Kind is TypedConstantKind.Type or TypedConstantKind.Array or TypedConstantKind.Error;
}
