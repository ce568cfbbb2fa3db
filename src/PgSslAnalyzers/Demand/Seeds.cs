using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.Flow;
using PgSslAnalyzers.Flow.Models;
using PgSslAnalyzers.Symbols;

namespace PgSslAnalyzers.Demand;

/// <summary>The operations that matter whatever the variables around them hold: what reaches Npgsql, texts, modes and builders, conditions on hosts. Serves one file.</summary>
internal sealed class Seeds : RelevanceSeeds
{
    private readonly FileContext context;
    private readonly CancellationToken cancellation;
    private readonly Callees callees;
    private readonly bool readsConfiguration;
    private readonly Carriers carriers = new();
    private readonly Dictionary<ISymbol, bool> members = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, HashSet<ISymbol>> constructors = new(SymbolEqualityComparer.Default);
    private IMethodSymbol? lookedThrough;

    public Seeds(FileContext context, Func<SyntaxTree, FileCandidates> candidatesOf, CancellationToken cancellation)
    {
        (this.context, this.cancellation) = (context, cancellation);
        callees = new Callees(context, candidatesOf, carriers, cancellation);
        readsConfiguration = context.NamedConnections.Any(cancellation);
    }

    /// <inheritdoc/>
    public override bool MayHold(ITypeSymbol? type) => carriers.MayHold(type);

    /// <inheritdoc/>
    public override bool MayHoldAndChange(ITypeSymbol? type) => carriers.MayHoldAndChange(type);

    /// <inheritdoc/>
    public override bool MayMatter(IMethodSymbol method) => callees.MayMatter(method);

    /// <inheritdoc/>
    public override bool IsSeed(IOperation operation)
    {
        if (Carriers.IsOfNpgsql(operation.Type))
            return true;
        switch (operation.Kind)
        {
            case OperationKind.Literal:
                return operation.ConstantValue is { HasValue: true, Value: string } && ConnectionTexts.IsOne(operation.Syntax);
            case OperationKind.Invocation:
                return IsSeed((IInvocationOperation)operation);
            case OperationKind.ObjectCreation:
                return operation.Type is { } type && context.Sinks.MayBeSink(type.Name) && !context.Sinks.Find(operation).IsEmpty;
            case OperationKind.SimpleAssignment or OperationKind.CompoundAssignment or OperationKind.CoalesceAssignment:
                return ((IAssignmentOperation)operation).Target is IMemberReferenceOperation target && context.Sinks.MayBeSink(target.Member.Name) && (operation is ICoalesceAssignmentOperation || !context.Sinks.Find(operation).IsEmpty);
            case OperationKind.PropertyReference:
                IPropertySymbol property = ((IPropertyReferenceOperation)operation).Property;
                return (readsConfiguration && IsOfConfiguration(property.ContainingType)) || IsTextMember(property.OriginalDefinition, operation.Type);
            case OperationKind.FieldReference:
                return IsText(operation) || IsTextMember(((IFieldReferenceOperation)operation).Field.OriginalDefinition, operation.Type);
            case OperationKind.LocalReference:
                return IsText(operation);
            // What comes in by a method group, by dynamic or by a deconstruction is not seen.
            case OperationKind.MethodReference:
                IMethodSymbol method = ((IMethodReferenceOperation)operation).Method;
                return context.Sinks.MayBeSink(method.Name) || method.Name is "Build" or "BuildMultiHost";
            case OperationKind.DynamicInvocation or OperationKind.DynamicMemberReference or OperationKind.DynamicObjectCreation or OperationKind.DynamicIndexerAccess:
                return true;
            case OperationKind.DeconstructionAssignment:
                return ((IDeconstructionAssignmentOperation)operation).Target.DescendantsAndSelf().Any(part => part is IMemberReferenceOperation member && context.Sinks.MayBeSink(member.Member.Name));
            default:
                return false;
        }
    }

    private bool IsSeed(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        // A base constructor is a call by the name of its type.
        string name = method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name;
        if (context.Sinks.MayBeSink(name) && !context.Sinks.Find(call).IsEmpty)
            return true;
        return method.Name is "SetEnvironmentVariable" or "GetFactory"
            || (readsConfiguration && (method.Name == "GetEnvironmentVariable" || IsOfConfiguration(method.ContainingType) || call.Arguments.Any(static argument => IsOfConfiguration(argument.Value.Type))));
    }

    /// <inheritdoc/>
    public override bool IsGuard(IOperation operation)
    {
        switch (operation.Kind)
        {
            case OperationKind.PropertyReference when ((IPropertyReferenceOperation)operation).Property.Name == "IsLoopback":
                return true;
            case OperationKind.Binary or OperationKind.Invocation when operation.Type is not { SpecialType: SpecialType.System_Boolean }:
                return false;
            case OperationKind.Binary or OperationKind.Invocation or OperationKind.IsPattern:
                return !ReferenceEquals(Conditions.Say(operation, true), Guard.None) || !ReferenceEquals(Conditions.Say(operation, false), Guard.None)
                    || (operation is IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.Length: 1 } method } && callees.LooksAtHosts(method.OriginalDefinition));
            case OperationKind.PropertyReference or OperationKind.FieldReference or OperationKind.MethodReference or OperationKind.EventReference:
                return operation is IMemberReferenceOperation { Type.SpecialType: SpecialType.System_Boolean, Member: { DeclaringSyntaxReferences.Length: 1 } member } && IsComputed(member.OriginalDefinition);
            default:
                return false;
        }
    }

    /// <inheritdoc/>
    public override bool MayRunOther(IOperation operation)
    {
        switch (operation.Kind)
        {
            case OperationKind.Invocation:
                var call = (IInvocationOperation)operation;
                return IsOpen(call.TargetMethod) || TakesDelegate(call.Arguments);
            case OperationKind.ObjectCreation:
                var creation = (IObjectCreationOperation)operation;
                return creation.Constructor is not { } constructor || IsOpen(constructor) || TakesDelegate(creation.Arguments);
            case OperationKind.PropertyReference:
                IPropertySymbol property = ((IPropertyReferenceOperation)operation).Property;
                return IsOfProgram(property) || property.ReturnsByRef;
            case OperationKind.Conversion:
                return IsOfProgram(((IConversionOperation)operation).OperatorMethod);
            case OperationKind.Unary:
                return IsOfProgram(((IUnaryOperation)operation).OperatorMethod);
            case OperationKind.Increment or OperationKind.Decrement:
                return IsOfProgram(((IIncrementOrDecrementOperation)operation).OperatorMethod);
            case OperationKind.Binary:
                var binary = (IBinaryOperation)operation;
                return IsOfProgram(binary.OperatorMethod) || (binary.Type?.SpecialType == SpecialType.System_String && (HasOwnText(binary.LeftOperand) || HasOwnText(binary.RightOperand)));
            case OperationKind.CompoundAssignment:
                var compound = (ICompoundAssignmentOperation)operation;
                return IsOfProgram(compound.OperatorMethod) || HasOwnText(compound.Value);
            case OperationKind.Interpolation:
                return HasOwnText(((IInterpolationOperation)operation).Expression);
            case OperationKind.Loop:
                return operation is IForEachLoopOperation;
            case OperationKind.DynamicInvocation or OperationKind.DynamicMemberReference or OperationKind.DynamicObjectCreation or OperationKind.DynamicIndexerAccess or OperationKind.EventAssignment:
            case OperationKind.Using or OperationKind.UsingDeclaration or OperationKind.Await or OperationKind.None or OperationKind.YieldReturn:
                return true;
            default:
                return NewerOperations.IsSpread(operation);
        }
    }

    /// <inheritdoc/>
    public override bool WritesUnknown(IOperation operation)
    {
        switch (operation.Kind)
        {
            case OperationKind.SimpleAssignment or OperationKind.CompoundAssignment or OperationKind.CoalesceAssignment:
                return !IsPlace(((IAssignmentOperation)operation).Target);
            case OperationKind.Increment or OperationKind.Decrement:
                return !IsPlace(((IIncrementOrDecrementOperation)operation).Target);
            case OperationKind.Argument:
                var argument = (IArgumentOperation)operation;
                return argument.Parameter is null or { RefKind: RefKind.Ref or RefKind.Out } && !IsPlace(argument.Value);
            case OperationKind.AddressOf:
                return true;
            default:
                return false;
        }
    }

    private static bool IsPlace(IOperation target) => target is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation { Property.ReturnsByRef: false }
        or IArrayElementReferenceOperation or ITupleOperation or IDiscardOperation or IEventReferenceOperation or IDeclarationExpressionOperation or IDynamicMemberReferenceOperation or IInstanceReferenceOperation
        || (target is not (IInvocationOperation or IPropertyReferenceOperation or IConditionalOperation { IsRef: true } or { Kind: OperationKind.None }) && target.Type is not { TypeKind: TypeKind.Pointer });

    private static bool IsOpen(IMethodSymbol method)
        => IsOfProgram(method) || method.MethodKind == MethodKind.DelegateInvoke || method.IsAbstract || method.ContainingType?.TypeKind == TypeKind.Interface;

    private static bool IsOfProgram(ISymbol? member) => member is { DeclaringSyntaxReferences.Length: > 0 };

    private static bool TakesDelegate(ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Value is IDelegateCreationOperation || argument.Value.Type?.TypeKind == TypeKind.Delegate)
                return true;
        }
        return false;
    }

    private static bool HasOwnText(IOperation value)
    {
        while (value is IConversionOperation { OperatorMethod: null } conversion)
            value = conversion.Operand;
        return value.Type is { TypeKind: not TypeKind.Enum, DeclaringSyntaxReferences.Length: > 0 };
    }

    private static bool IsOfConfiguration(ITypeSymbol? type)
        => type is not null && (type.Name.IndexOf("Configuration", StringComparison.Ordinal) >= 0 || type.Name.IndexOf("ConnectionString", StringComparison.Ordinal) >= 0 || type.Name == "NameValueCollection");

    /// <summary>A constant by its name.</summary>
    private static bool IsText(IOperation operation)
        => operation.ConstantValue is { HasValue: true, Value: string text } && Evidence.MayBeConnectionString(text) && ConnectionTexts.HasKeyword(text);

    /// <summary>Whether a member of the program gets a connection string where it is declared, or from a constructor.</summary>
    private bool IsTextMember(ISymbol member, ITypeSymbol? type)
    {
        if (member.DeclaringSyntaxReferences.Length != 1 || !carriers.MayHold(type) || type?.SpecialType == SpecialType.System_Boolean)
            return false;
        if (!members.TryGetValue(member, out bool known))
        {
            known = SayText(member);
            // Within a constructor that is looked through not all is known yet.
            if (known || lookedThrough is null)
                members[member] = known;
        }
        return known;
    }

    private bool SayText(ISymbol member)
    {
        if (member.DeclaringSyntaxReferences[0].GetSyntax(cancellation).DescendantNodesAndSelf().Any(ConnectionTexts.IsOne))
            return true;
        bool isOfConstructors = member is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null };
        return isOfConstructors && member.ContainingType is { } type && (member.IsStatic ? type.StaticConstructors : type.InstanceConstructors).Any(constructor => GivesText(constructor, member));
    }

    /// <summary>Whether a constructor may give a member a value that is made of a connection string in it.</summary>
    private bool GivesText(IMethodSymbol constructor, ISymbol member)
    {
        // What the one gives that is looked through is told by the members that it reads.
        if (SymbolEqualityComparer.Default.Equals(lookedThrough, constructor))
            return false;
        if (!constructors.TryGetValue(constructor, out HashSet<ISymbol>? given))
        {
            if (constructor.DeclaringSyntaxReferences is not [var reference] || reference.GetSyntax(cancellation) is not { } syntax)
                return false;
            if (!syntax.DescendantNodes().Any(ConnectionTexts.IsOne))
            {
                constructors[constructor] = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
                return false;
            }
            // The text goes to another constructor, which may give it to any member; and while one constructor is looked through, no other one is.
            if (syntax is not ConstructorDeclarationSyntax declared || declared.Initializer?.DescendantNodes().Any(ConnectionTexts.IsOne) == true
                || lookedThrough is not null || context.OperationOf(syntax, cancellation) is not { } body)
            {
                return true;
            }
            lookedThrough = constructor;
            constructors[constructor] = given = new HashSet<ISymbol>(Relevance.FollowedMembers(body, this), SymbolEqualityComparer.Default);
            lookedThrough = null;
        }
        return given.Contains(member);
    }

    /// <summary>Whether a bool is more than a word that somebody sets: what it says may be about a host.</summary>
    private bool IsComputed(ISymbol member)
    {
        if (!members.TryGetValue(member, out bool known))
        {
            members[member] = known = member is IPropertySymbol property && DeclaredValues.GetterOf(property, cancellation) is not null
                || DeclaredValues.InitializerOf(member, cancellation) is { Value: not LiteralExpressionSyntax };
        }
        return known;
    }
}
