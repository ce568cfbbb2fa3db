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
        switch (operation)
        {
            case ILiteralOperation { ConstantValue: { HasValue: true, Value: string } }:
                return ConnectionTexts.IsOne(operation.Syntax);
            case IInvocationOperation call:
                return IsSeed(call);
            case IObjectCreationOperation { Type: { } type }:
                return context.Sinks.MayBeSink(type.Name) && !context.Sinks.Find(operation).IsEmpty;
            case IAssignmentOperation { Target: IMemberReferenceOperation target }:
                return context.Sinks.MayBeSink(target.Member.Name) && (operation is ICoalesceAssignmentOperation || !context.Sinks.Find(operation).IsEmpty);
            case IPropertyReferenceOperation property:
                return (readsConfiguration && IsOfConfiguration(property.Property.ContainingType)) || IsTextMember(property.Property.OriginalDefinition, property.Type);
            case IFieldReferenceOperation field:
                return IsText(operation) || IsTextMember(field.Field.OriginalDefinition, field.Type);
            case ILocalReferenceOperation:
                return IsText(operation);
            // What comes in by a method group, by dynamic or by a deconstruction is not seen.
            case IMethodReferenceOperation reference:
                return context.Sinks.MayBeSink(reference.Method.Name) || reference.Method.Name is "Build" or "BuildMultiHost";
            case IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicObjectCreationOperation or IDynamicIndexerAccessOperation:
                return true;
            case IDeconstructionAssignmentOperation deconstruction:
                return deconstruction.Target.DescendantsAndSelf().Any(part => part is IMemberReferenceOperation member && context.Sinks.MayBeSink(member.Member.Name));
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
        switch (operation)
        {
            case IPropertyReferenceOperation { Property.Name: "IsLoopback" }:
                return true;
            case IBinaryOperation { Type.SpecialType: SpecialType.System_Boolean } or IIsPatternOperation or IInvocationOperation { Type.SpecialType: SpecialType.System_Boolean }:
                return !ReferenceEquals(Conditions.Say(operation, true), Guard.None) || !ReferenceEquals(Conditions.Say(operation, false), Guard.None)
                    || (operation is IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.Length: 1 } method } && callees.LooksAtHosts(method.OriginalDefinition));
            case IMemberReferenceOperation { Type.SpecialType: SpecialType.System_Boolean, Member: { DeclaringSyntaxReferences.Length: 1 } member }:
                return IsComputed(member.OriginalDefinition);
            default:
                return false;
        }
    }

    /// <inheritdoc/>
    public override bool MayRunOther(IOperation operation)
    {
        return operation switch
        {
            IInvocationOperation call => IsOpen(call.TargetMethod) || call.Arguments.Any(static argument => IsDelegate(argument.Value)),
            IObjectCreationOperation creation => creation.Constructor is not { } constructor || IsOpen(constructor) || creation.Arguments.Any(static argument => IsDelegate(argument.Value)),
            IPropertyReferenceOperation { Property: var property } => IsOfProgram(property) || property.ReturnsByRef,
            IConversionOperation conversion => IsOfProgram(conversion.OperatorMethod),
            IUnaryOperation unary => IsOfProgram(unary.OperatorMethod),
            IIncrementOrDecrementOperation counter => IsOfProgram(counter.OperatorMethod),
            IBinaryOperation binary => IsOfProgram(binary.OperatorMethod) || (binary.Type?.SpecialType == SpecialType.System_String && (HasOwnText(binary.LeftOperand) || HasOwnText(binary.RightOperand))),
            ICompoundAssignmentOperation compound => IsOfProgram(compound.OperatorMethod) || HasOwnText(compound.Value),
            IInterpolationOperation hole => HasOwnText(hole.Expression),
            IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicObjectCreationOperation or IDynamicIndexerAccessOperation or IEventAssignmentOperation => true,
            IUsingOperation or IUsingDeclarationOperation or IForEachLoopOperation or IAwaitOperation or { Kind: OperationKind.None or OperationKind.YieldReturn } => true,
            _ => false,
        };
    }

    /// <inheritdoc/>
    public override bool WritesUnknown(IOperation operation) => operation switch
    {
        IDeconstructionAssignmentOperation => false,
        IAssignmentOperation assignment => !IsPlace(assignment.Target),
        IIncrementOrDecrementOperation counter => !IsPlace(counter.Target),
        IArgumentOperation { Parameter: null or { RefKind: RefKind.Ref or RefKind.Out } } argument => !IsPlace(argument.Value),
        IAddressOfOperation => true,
        _ => false,
    };

    private static bool IsPlace(IOperation target) => target is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation { Property.ReturnsByRef: false }
        or IArrayElementReferenceOperation or ITupleOperation or IDiscardOperation or IEventReferenceOperation or IDeclarationExpressionOperation or IDynamicMemberReferenceOperation or IInstanceReferenceOperation
        || (target is not (IInvocationOperation or IPropertyReferenceOperation or IConditionalOperation { IsRef: true } or { Kind: OperationKind.None }) && target.Type is not { TypeKind: TypeKind.Pointer });

    private static bool IsOpen(IMethodSymbol method)
        => IsOfProgram(method) || method.MethodKind == MethodKind.DelegateInvoke || method.IsAbstract || method.ContainingType?.TypeKind == TypeKind.Interface;

    private static bool IsOfProgram(ISymbol? member) => member is { DeclaringSyntaxReferences.Length: > 0 };

    private static bool IsDelegate(IOperation value) => value is IDelegateCreationOperation || value.Type?.TypeKind == TypeKind.Delegate;

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
