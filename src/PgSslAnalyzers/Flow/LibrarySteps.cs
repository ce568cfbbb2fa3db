using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PgSslAnalyzers.Flow;

/// <summary>
/// Steps into a library in code that runs when a type starts. A library has no code of the program to call if it gets no object of the program: not as an argument or receiver, not as a type argument, not inside of what it gets. What a
/// library made from nothing of the program, in the same code, is no object of the program either.
/// </summary>
internal sealed class LibrarySteps(FlowDomain domain, HarmlessSteps steps, CancellationToken cancellation)
{
    /// <summary>Members that put an object away, or compare it by reference, without asking it for anything. What they put it into has its type as a type argument, or nobody gets it from there but as an object.</summary>
    private static readonly HarmlessTable Keepers = new(
    [
        ("System.Object", ["ReferenceEquals"]),
        ("System.GC", ["SuppressFinalize", "KeepAlive"]),
        ("System.ArgumentNullException", ["ThrowIfNull"]),
        ("System.Nullable`1", [".ctor", "Value", "HasValue", "GetValueOrDefault"]),
        ("System.Lazy`1", [".ctor"]),
        ("System.Tuple`1", [".ctor"]),
        ("System.Tuple`2", [".ctor"]),
        ("System.Tuple`3", [".ctor"]),
        ("System.WeakReference`1", [".ctor"]),
        ("System.Threading.Tasks.Task", ["FromResult"]),
        ("System.Threading.Interlocked", ["Exchange", "CompareExchange"]),
        ("System.Threading.Volatile", ["Read", "Write"]),
        ("System.Collections.Generic.KeyValuePair`2", [".ctor", "Key", "Value"]),
        ("System.Collections.Generic.List`1", ["Add", "Insert", "Count", "Clear", "ToArray", "this[]"]),
        ("System.Collections.Generic.Queue`1", ["Enqueue", "Count"]),
        ("System.Collections.Generic.Stack`1", ["Push", "Count"]),
        ("System.Collections.Generic.LinkedList`1", ["AddFirst", "AddLast", "Count"]),
        ("System.Collections.Concurrent.ConcurrentQueue`1", ["Enqueue", "Count"]),
        ("System.Collections.Concurrent.ConcurrentBag`1", ["Add", "Count"]),
        ("System.Collections.Concurrent.ConcurrentStack`1", ["Push", "Count"]),
    ], []);

    /// <summary>The same for the values of a dictionary, whose keys are asked.</summary>
    private static readonly HarmlessTable Dictionaries = new(
    [
        ("System.Collections.Generic.Dictionary`2", ["Add", "TryAdd", "TryGetValue", "ContainsKey", "Count", "this[]"]),
        ("System.Collections.Concurrent.ConcurrentDictionary`2", ["TryAdd", "TryGetValue", "ContainsKey", "Count", "this[]"]),
    ], []);

    /// <summary>Members to which a type, as an argument or type argument, is a name: they make no object of it.</summary>
    private static readonly HarmlessTable Names = new(
    [
        ("Microsoft.Extensions.Logging.LoggerFactoryExtensions", ["CreateLogger"]),
        ("Microsoft.Extensions.Logging.Logger`1", [".ctor"]),
        ("Microsoft.Extensions.Configuration.UserSecretsConfigurationExtensions", ["AddUserSecrets"]),
        ("log4net.LogManager", ["GetLogger"]),
        ("Serilog.Log", ["ForContext"]),
        ("Serilog.ILogger", ["ForContext"]),
        ("System.Enum", [HarmlessTable.All]),
        ("System.Reflection.Assembly", ["GetAssembly"]),
        ("System.Reflection.IntrospectionExtensions", ["GetTypeInfo"]),
        ("System.Resources.ResourceManager", [".ctor"]),
    ], []);

    private readonly InertTypes types = new(domain, steps, cancellation);

    /// <summary>See <see cref="InertTypes"/>.</summary>
    public bool MayBringCode(ITypeSymbol? type) => types.MayBringCode(type);

    /// <summary>Whether a call, creation, property or method group of a library gets nothing of the program.</summary>
    public bool GetsNothing(IOperation part, StartScope scope)
    {
        if (steps.MayRunHook(part))
            return false;
        switch (part)
        {
            case IInvocationOperation { TargetMethod: { MethodKind: not MethodKind.DelegateInvoke, DeclaringSyntaxReferences.IsEmpty: true } method } call:
                return Gets(method, method.ContainingType, method.MethodKind == MethodKind.Constructor ? null : call.Instance, call.Arguments, method.TypeArguments, scope);
            case IObjectCreationOperation { Constructor: { ContainingType: { DeclaringSyntaxReferences.IsEmpty: true } type } constructor } creation:
                if (IsKept(constructor, type, scope, null))
                    return true;
                return (!types.HasArgumentOfProgram(type) || IsHolder(type) || Names.Has(type, ".ctor")) && creation.Arguments.All(argument => IsClean(argument.Value, scope, Names.Has(type, ".ctor")) || IsThrown(creation));
            case IPropertyReferenceOperation { Property: { DeclaringSyntaxReferences.IsEmpty: true } property } reference:
                return (IsKept(property, property.ContainingType, scope, reference.Instance) || Gets(property, property.ContainingType, reference.Instance, reference.Arguments, [], scope)) && IsCleanIfWritten(reference, scope);
            case IMethodReferenceOperation { Method: { DeclaringSyntaxReferences.IsEmpty: true } method } group:
                return !method.TypeArguments.Any(argument => types.MayBringCode(argument)) && (group.Instance is null ? !types.HasArgumentOfProgram(method.ContainingType) : IsClean(group.Instance, scope));
            default:
                return false;
        }
    }

    /// <summary>Whether what a <c>using</c> ends is an object of a library.</summary>
    public bool AreOfLibrary(IOperation resources, StartScope scope) => resources is IVariableDeclarationGroupOperation group
        ? group.Declarations.All(declaration => declaration.Declarators.All(variable => IsCleanType(variable.Symbol.Type, scope)))
        : IsClean(resources, scope);

    private bool Gets(ISymbol member, INamedTypeSymbol type, IOperation? instance, IEnumerable<IArgumentOperation> arguments, IEnumerable<ITypeSymbol> typeArguments, StartScope scope)
    {
        if (IsKept(member, type, scope, instance))
            return true;
        bool isName = Names.Has(type, member.Name);
        if (!isName && typeArguments.Any(argument => types.MayBringCode(argument)))
            return false;
        return (instance is null ? !member.IsStatic || !types.HasArgumentOfProgram(type) : IsClean(instance, scope)) && arguments.All(argument => IsClean(argument.Value, scope, isName));
    }

    private bool IsKept(ISymbol member, INamedTypeSymbol type, StartScope scope, IOperation? instance)
    {
        string name = member is IPropertySymbol { IsIndexer: true } ? "this[]" : member.Name;
        // The object may be one of a derived type.
        if (instance is not null && (instance.Type?.DeclaringSyntaxReferences.IsEmpty != true || domain.Derived?.Exist(type) == true))
            return false;
        if (Keepers.Has(type, name))
            return true;
        if (instance is null || !Dictionaries.Has(type, name) || !steps.IsPlainValue(type.TypeArguments[0]))
            return false;
        // It may have a comparer.
        scope.Lean();
        return true;
    }

    /// <summary>Generic types of the framework that make no object of their type arguments when they are made.</summary>
    private static bool IsHolder(INamedTypeSymbol type)
    {
        if (type.TypeParameters.Any(static parameter => parameter.HasConstructorConstraint || !parameter.ConstraintTypes.IsEmpty))
            return false;
        INamespaceSymbol space = type.ContainingNamespace;
        while (space is { ContainingNamespace: { IsGlobalNamespace: false } outer })
        {
            if (space.Name is "Collections" or "Threading" or "CompilerServices" && outer is { Name: "System" or "Runtime" })
                return true;
            space = outer;
        }
        return type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true };
    }

    /// <summary>An exception that is thrown at once only holds what it gets.</summary>
    private static bool IsThrown(IOperation creation)
    {
        IOperation? parent = creation.Parent;
        while (parent is IConversionOperation)
            parent = parent.Parent;
        return parent is IThrowOperation && creation.Type is { Name: not "AggregateException", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
    }

    private bool IsCleanIfWritten(IPropertyReferenceOperation property, StartScope scope) => property.Parent switch
    {
        IAssignmentOperation assignment when assignment.Target == property => IsClean(assignment.Value, scope) || (assignment is ISimpleAssignmentOperation && IsKept(property.Property, property.Property.ContainingType, scope, property.Instance)),
        ITupleOperation => !types.MayBringCode(property.Type),
        _ => true,
    };

    /// <summary>Whether a value is no object of the program, and holds none.</summary>
    private bool IsClean(IOperation value, StartScope scope, bool isName = false)
    {
        while (value is IConversionOperation { OperatorMethod: null } or IParenthesizedOperation)
            value = value is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)value).Operand;
        if (value.ConstantValue.HasValue || (value.Type is not null && steps.IsPlainValue(value.Type)))
            return true;
        switch (value)
        {
            case IDefaultValueOperation { Type.IsReferenceType: true } or IDiscardOperation or IDeclarationExpressionOperation or IThrowOperation:
                return true;
            case ITypeOfOperation type:
                return isName || !types.MayBringCode(type.TypeOperand);
            // What the function does is looked at where it stands.
            case IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Symbol: var function } }:
                return ReturnsNothingOfProgram(function);
            case IAnonymousFunctionOperation { Symbol: var function }:
                return ReturnsNothingOfProgram(function);
            case IDelegateCreationOperation { Target: IMethodReferenceOperation { Method: var function } }:
                return ReturnsNothingOfProgram(function);
            case IArrayCreationOperation { Initializer: { } elements }:
                return elements.ElementValues.All(element => IsClean(element, scope));
            case IArrayInitializerOperation elements:
                return elements.ElementValues.All(element => IsClean(element, scope));
            case ITupleOperation tuple:
                return tuple.Elements.All(element => IsClean(element, scope));
            case IConditionalOperation { WhenFalse: { } other } choice:
                return IsClean(choice.WhenTrue, scope) && IsClean(other, scope);
            case ICoalesceOperation choice:
                return IsClean(choice.Value, scope) && IsClean(choice.WhenNull, scope);
            case IObjectCreationOperation { Type.DeclaringSyntaxReferences.IsEmpty: true }:
                return !types.MayBringCode(value.Type, isExact: true);
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver }:
                return !types.MayBringCode(value.Type, isExact: MakesReceiver(value));
            // What a library hands out was made by a library.
            case IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.IsEmpty: true } method } call when method.ContainingType?.DeclaringSyntaxReferences.IsEmpty == true && (call.Instance is not null || call.Arguments.Length > 0):
                return !types.MayBringCode(value.Type, isExact: IsSequence(value.Type));
            case IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.IsEmpty: true, ContainingType.DeclaringSyntaxReferences.IsEmpty: true } }:
            case IPropertyReferenceOperation { Property: { DeclaringSyntaxReferences.IsEmpty: true, ContainingType.DeclaringSyntaxReferences.IsEmpty: true } }:
            case IFieldReferenceOperation { Field: { DeclaringSyntaxReferences.IsEmpty: true, ContainingType.DeclaringSyntaxReferences.IsEmpty: true } }:
                return !types.MayBringCode(value.Type);
            default:
                if (NewerOperations.IsCollectionExpression(value) && value.Type is IArrayTypeSymbol or INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: true })
                    return value.ChildOperations.All(element => IsClean(element, scope));
                if (NewerOperations.IsSpread(value))
                    return value.ChildOperations.FirstOrDefault() is { } spread && IsClean(spread, scope);
                return value.Type is not null && IsCleanType(value.Type, scope);
        }
    }

    private bool ReturnsNothingOfProgram(IMethodSymbol function) => function.ReturnsVoid || !types.MayBringCode(function.ReturnType);

    private bool IsCleanType(ITypeSymbol? type, StartScope scope)
    {
        if (steps.IsPlainValue(type))
            return true;
        scope.Lean();
        return !types.MayBringCode(type);
    }

    private static bool MakesReceiver(IOperation receiver)
    {
        IOperation? outer = receiver.Parent;
        while (outer is not null and not IObjectOrCollectionInitializerOperation)
            outer = outer.Parent;
        return outer?.Parent is IObjectCreationOperation creation && SymbolEqualityComparer.Default.Equals(creation.Type, receiver.Type);
    }

    /// <summary>A sequence that a library makes of what it gets.</summary>
    private static bool IsSequence(ITypeSymbol? type) => type is INamedTypeSymbol { TypeKind: TypeKind.Interface, ContainingNamespace: { Name: "Generic" or "Linq", ContainingNamespace: { Name: "Collections" or "System" } } };
}
