using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PgSslAnalyzers.Flow;

/// <summary>
/// The list of steps that cannot change what is known of members, and of objects that others have too. A step that is not on it may change all of them. Looks at one operation, not at its parts:
/// those are steps of their own.
/// </summary>
internal sealed class HarmlessSteps(FlowDomain domain, Func<IOperation, bool>? isTakenForHarmless, CancellationToken cancellation)
{
    /// <summary>How deep methods of the program are looked into.</summary>
    public const int MaxDepth = 3;

    private readonly HarmlessMembers members = new(domain);
    private ItemConversions? conversions;
    private TypeStarts? starts;
    private LibrarySteps? library;
    private readonly Dictionary<ISymbol, bool> bodies = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<SyntaxNode, bool> loops = [];

    private ItemConversions Items => conversions ??= new ItemConversions(members);

    /// <summary>What steps into a library do where a type starts.</summary>
    public LibrarySteps Library => library ??= new LibrarySteps(domain, this, cancellation);

    /// <summary>Whether an operation, with all its parts, holds only such steps.</summary>
    public bool AreIn(IOperation operation)
    {
        foreach (IOperation part in operation.DescendantsAndSelf())
        {
            if (!IsOne(part, MaxDepth))
                return false;
        }
        return true;
    }

    /// <summary>Whether an operation is such a step, apart from what its parts do.</summary>
    public bool IsOne(IOperation operation) => IsOne(operation, MaxDepth);

    private bool IsOne(IOperation operation, int depth)
    {
        if (isTakenForHarmless?.Invoke(operation) == true)
            return true;
        if (!StartsQuietly(operation) || MayRunHook(operation) || (domain.HasOwnIndexTypes && IsOfIndexTypes(operation)))
            return false;
        switch (operation)
        {
            case IInvocationOperation invocation:
                return domain.OnlyKeeps(invocation.TargetMethod) || IsCall(invocation.TargetMethod, invocation.Instance, invocation.Arguments, depth)
                    || (invocation.TargetMethod.Name is "GetEnumerator" or "MoveNext" or "Dispose" && IsOfPlainLoop(invocation, invocation.TargetMethod));
            case IObjectCreationOperation creation:
                return creation.Constructor is null || IsCall(creation.Constructor, null, creation.Arguments, depth);
            case IPropertyReferenceOperation property:
                return IsProperty(property, depth) || (property.Property.Name == "Current" && IsOfPlainLoop(property, property.Property));
            case IConversionOperation conversion:
                return IsOperator(conversion.OperatorMethod) && Items.IsPlain(conversion);
            case ICoalesceOperation coalesce:
                return IsOperator(coalesce.ValueConversion.MethodSymbol);
            case IBinaryOperation binary:
                return IsOperator(binary.OperatorMethod) && (binary.Type?.SpecialType != SpecialType.System_String || (HasPlainText(binary.LeftOperand) && HasPlainText(binary.RightOperand)));
            case IUnaryOperation unary:
                return IsOperator(unary.OperatorMethod);
            case IIncrementOrDecrementOperation counter:
                return IsOperator(counter.OperatorMethod);
            case ICompoundAssignmentOperation compound:
                return IsOperator(compound.OperatorMethod) && IsOperator(compound.InConversion.MethodSymbol) && IsOperator(compound.OutConversion.MethodSymbol)
                    && (compound.Type?.SpecialType != SpecialType.System_String || HasPlainText(compound.Value));
            case IInterpolationOperation hole:
                return HasPlainText(hole.Expression);
            case IInterpolatedStringOperation text:
                return text.Parts.All(part => part is not IInterpolationOperation hole || HasPlainText(hole.Expression));
            case IDeconstructionAssignmentOperation deconstruction:
                return Items.TakesApartPlainly(deconstruction.Target, deconstruction.Value.Type);
            case ITupleBinaryOperation comparison:
                return members.IsPlain(comparison.LeftOperand.Type) && members.IsPlain(comparison.RightOperand.Type);
            case IPropertySubpatternOperation { Member: IPropertyReferenceOperation member }:
                return IsProperty(member, depth);
            case IRecursivePatternOperation recursive:
                return recursive.DeconstructSymbol is null || recursive.MatchedType is INamedTypeSymbol { IsTupleType: true };
            case IListPatternOperation list:
                return list.InputType is IArrayTypeSymbol or { SpecialType: SpecialType.System_String };
            case IArrayCreationOperation or IArrayElementReferenceOperation or IArrayInitializerOperation or ILiteralOperation or ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation
                or IInstanceReferenceOperation or ISimpleAssignmentOperation or IExpressionStatementOperation or IParenthesizedOperation or IConditionalOperation or ICoalesceAssignmentOperation
                or IConditionalAccessOperation or IConditionalAccessInstanceOperation or ITupleOperation or INameOfOperation or ITypeOfOperation or ISizeOfOperation or IDefaultValueOperation or IIsTypeOperation
                or IIsPatternOperation or IIsNullOperation or IDelegateCreationOperation or IAnonymousFunctionOperation or IFlowAnonymousFunctionOperation or IMethodReferenceOperation or IEventReferenceOperation
                or IFlowCaptureOperation or IFlowCaptureReferenceOperation or ICaughtExceptionOperation or IStaticLocalInitializationSemaphoreOperation or IDiscardOperation or IDeclarationExpressionOperation
                or IArgumentOperation or IVariableDeclarationGroupOperation or IVariableDeclarationOperation or IVariableDeclaratorOperation or IVariableInitializerOperation or IBlockOperation or IReturnOperation
                or IBranchOperation or ILabeledOperation or IEmptyOperation or IThrowOperation or ITryOperation or ISwitchOperation or ISwitchCaseOperation or ICaseClauseOperation or ISwitchExpressionOperation
                or ISwitchExpressionArmOperation or ILockOperation or IWhileLoopOperation or IForLoopOperation or ILocalFunctionOperation or IMethodBodyOperation or IConstructorBodyOperation or IAnonymousObjectCreationOperation
                or IObjectOrCollectionInitializerOperation or IMemberInitializerOperation or IInterpolatedStringTextOperation or IInterpolatedStringHandlerCreationOperation or IInterpolatedStringAdditionOperation
                or IInterpolatedStringHandlerArgumentPlaceholderOperation or ISymbolInitializerOperation or IRangeOperation or IUtf8StringOperation or IAddressOfOperation or IPropertySubpatternOperation or ICatchClauseOperation:
                return operation is not IReturnOperation { Kind: OperationKind.YieldReturn or OperationKind.YieldBreak };
            case IInterpolatedStringAppendOperation append:
                return append.AppendCall is not IInvocationOperation call || call.Arguments.All(argument => HasPlainText(argument.Value));
            case IPatternOperation:
                return true;
            case IForEachLoopOperation loop:
                return IsPlainCollection(Unconverted(loop.Collection).Type) && Items.HasPlainVariable(loop, Unconverted(loop.Collection).Type);
            default:
                if (NewerOperations.IsCollectionExpression(operation))
                    return IsPlainCollection(operation.Type) || operation.Type is INamedTypeSymbol { TypeKind: TypeKind.Interface, DeclaringSyntaxReferences.IsEmpty: true };
                if (NewerOperations.IsSpread(operation))
                    return operation.ChildOperations.FirstOrDefault() is { } spread && IsPlainCollection(Unconverted(spread).Type) && Items.SpreadPlainly(Unconverted(spread).Type, operation.Parent?.Type);
                return NewerOperations.IsElementsPlaceholder(operation);
        }
    }

    /// <summary>Whether a library is called, or an exception passes by, where code of the program waits for that.</summary>
    public bool MayRunHook(IOperation operation) => domain.Hooks is { Exist: true } && operation switch
    {
        IInvocationOperation call => !IsOfProgram(call.TargetMethod),
        IObjectCreationOperation { Constructor: { } constructor } => !IsOfProgram(constructor.ContainingType),
        IPropertyReferenceOperation { Property: var property } => !IsOfProgram(property) && property.ContainingType is not { IsAnonymousType: true } and not { IsTupleType: true },
        IInterpolationOperation { Expression.Type.SpecialType: not SpecialType.System_String } or ITryOperation or IThrowOperation => true,
        _ => false,
    };

    private static bool IsOfIndexTypes(IOperation operation)
        => operation is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } or IRangeOperation or IImplicitIndexerReferenceOperation || (operation is IArrayElementReferenceOperation { Indices: var indices } && indices.Any(static index => index.Type is { Name: "Index" or "Range" })) || NewerOperations.IsCollectionExpression(operation) || operation is IConstantPatternOperation { InputType.IsRefLikeType: true };

    /// <summary>Whether an operation, if it is the first use of a type of the program, runs nothing there that matters. Only a proof asks for it.</summary>
    public bool StartsQuietly(IOperation operation)
        => domain.Derived is null || StartedBy(operation) is not { } started || (starts ??= new TypeStarts(domain, this, cancellation)).IsQuiet(started, operation.Syntax);

    /// <summary>The type whose static initializers an operation may run. Nobody has to make a value of a struct before a member of it runs.</summary>
    public static INamedTypeSymbol? StartedBy(IOperation operation) => operation switch
    {
        IFieldReferenceOperation { Field: { IsStatic: true, IsConst: false } field } => field.ContainingType,
        IPropertyReferenceOperation { Property.ContainingType: { ContainingType: { } extending } block } when NewerOperations.IsExtensionBlock(block) => extending,
        IInvocationOperation { TargetMethod.ContainingType: { ContainingType: { } extending } block } when NewerOperations.IsExtensionBlock(block) => extending,
        IPropertyReferenceOperation { Property: { ContainingType: var type } property } when property.IsStatic || type.IsValueType => type,
        IEventReferenceOperation { Event: { ContainingType: var type } raised } when raised.IsStatic || type.IsValueType => type,
        IInvocationOperation { TargetMethod: { ContainingType: var type } method } when method.IsStatic || type?.IsValueType == true => type,
        IObjectCreationOperation { Constructor: { } constructor } => constructor.ContainingType,
        _ => null,
    };

    private bool IsCall(IMethodSymbol method, IOperation? instance, ImmutableArray<IArgumentOperation> arguments, int depth)
    {
        if (method.DeclaringSyntaxReferences.Length > 0)
            return IsOwnBody(method.OriginalDefinition, depth);
        if (method.MethodKind == MethodKind.DelegateInvoke || method.ContainingType is not { } type)
            return false;
        // A default constructor has no declaration.
        if (IsOfProgram(type) || (method.MethodKind == MethodKind.Constructor && method.IsImplicitlyDeclared && IsOfProgram(type)))
            return method.MethodKind == MethodKind.Constructor && IsQuietCreation(type, depth);
        return members.Has(method, TypeOf(instance)) && type.TypeArguments.All(members.IsPlain) && method.TypeArguments.All(members.IsPlain) && arguments.All(IsPlainArgument);
    }

    private bool IsProperty(IPropertyReferenceOperation property, int depth)
    {
        IPropertySymbol definition = property.Property.OriginalDefinition;
        if (IsOfProgram(definition))
            return IsPlain(definition) || (definition.GetMethod is { } getter && property.Parent is not (IAssignmentOperation or IIncrementOrDecrementOperation or ITupleOperation) && IsOwnBody(getter, depth));
        // A builder takes the text of what is put into it.
        if (property.Parent is ISimpleAssignmentOperation assignment && assignment.Target == property && !HasPlainText(assignment.Value))
            return false;
        if (definition.ContainingType is { IsAnonymousType: true } or { IsTupleType: true })
            return true;
        return members.Has(property.Property, TypeOf(property.Instance)) && property.Property.ContainingType.TypeArguments.All(members.IsPlain) && property.Arguments.All(IsPlainArgument);
    }

    /// <summary>An operator of the framework is built in as far as the program can tell.</summary>
    private bool IsOperator(IMethodSymbol? method)
        => method is null || (method.DeclaringSyntaxReferences.IsEmpty && method.ContainingType is { } type && (type.SpecialType != SpecialType.None || members.IsPlain(type) || type.IsTupleType));

    private bool IsPlainArgument(IArgumentOperation argument) => HasPlainText(argument.Value);

    private bool HasPlainText(IOperation value)
    {
        value = Unconverted(value);
        if (value is IArrayCreationOperation { Initializer: { } elements } && !members.IsPlain(value.Type))
            return elements.ElementValues.All(HasPlainText);
        return value.ConstantValue.HasValue || members.IsPlain(value.Type) || value is IDefaultValueOperation { Type: null or { IsReferenceType: true } or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } };
    }

    private static IOperation Unconverted(IOperation value)
    {
        while (value is IConversionOperation { OperatorMethod: null } or IParenthesizedOperation)
            value = value is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)value).Operand;
        return value;
    }

    /// <summary>See <see cref="HarmlessMembers.IsPlain"/>.</summary>
    public bool IsPlainValue(ITypeSymbol? type) => members.IsPlain(type);

    private static ITypeSymbol? TypeOf(IOperation? instance) => instance is null ? null : Unconverted(instance).Type;

    private static bool IsOfProgram(ISymbol symbol) => symbol.DeclaringSyntaxReferences.Length > 0;

    /// <summary>The calls that a loop over an array or list stands for.</summary>
    private bool IsOfPlainLoop(IOperation operation, ISymbol member)
    {
        if (!operation.IsImplicit || IsOfProgram(member))
            return false;
        CommonForEachStatementSyntax? loop = operation.Syntax as CommonForEachStatementSyntax ?? operation.Syntax.Parent as CommonForEachStatementSyntax;
        // What stands in its body is no part of it.
        if (loop is null || (operation.Syntax != loop && operation.Syntax != loop.Expression))
            return false;
        if (!loops.TryGetValue(loop, out bool isPlain))
            loops[loop] = isPlain = domain.OperationOf(loop.Expression) is { } collection && IsPlainCollection(Unconverted(collection).Type);
        return isPlain;
    }

    /// <summary>Arrays, texts and the collections of the framework that are what they seem.</summary>
    private bool IsPlainCollection(ITypeSymbol? type) => type is IArrayTypeSymbol or { SpecialType: SpecialType.System_String }
        || (type is INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: true } named && (MetadataIs(named, "System.Collections.Generic.List`1") || MetadataIs(named, "System.Span`1") || MetadataIs(named, "System.ReadOnlySpan`1")
            || (MetadataIs(named, "System.Collections.Generic.Dictionary`2") && members.IsPlain(named.TypeArguments[0])) || (MetadataIs(named, "System.Collections.Generic.HashSet`1") && members.IsPlain(named.TypeArguments[0]))));

    private static bool MetadataIs(INamedTypeSymbol type, string name) => Symbols.MetadataName.IsNameOf(name, type);

    /// <summary>Whether reading a property yields just what was written to it.</summary>
    public bool IsPlain(IPropertySymbol property)
    {
        if (property.IsAbstract || ((property.IsVirtual || property.IsOverride) && !property.IsSealed && !property.ContainingType.IsSealed) || property.ReturnsByRef)
            return false;
        return property.DeclaringSyntaxReferences is not [var reference, ..] || reference.GetSyntax(cancellation) switch
        {
            PropertyDeclarationSyntax { ExpressionBody: null, AccessorList: { } accessors } declared => !Symbols.DeclaredValues.IsPartial(declared) && accessors.Accessors.All(static accessor => accessor is { Body: null, ExpressionBody: null }),
            ParameterSyntax => true,
            _ => false,
        };
    }

    /// <summary>Whether a setter does nothing with what it gets but to store it, perhaps after a look whether it is null.</summary>
    public bool StoresOnly(IPropertySymbol property)
    {
        if (IsPlain(property))
            return true;
        if (property.IsIndexer || property.IsAbstract || property.IsExtern || ((property.IsVirtual || property.IsOverride) && !property.IsSealed && !property.ContainingType.IsSealed)
            || property.SetMethod is not { DeclaringSyntaxReferences: [var reference] } || domain.OperationOf(reference.GetSyntax(cancellation)) is not { } body)
        {
            return false;
        }
        return body.DescendantsAndSelf().All(part => IsOne(part, MaxDepth) && (part is not IParameterReferenceOperation value || IsStored(value)));
    }

    private static bool IsStored(IOperation value)
    {
        IOperation used = value;
        while (used.Parent is IConversionOperation { OperatorMethod: null } or IParenthesizedOperation or ICoalesceOperation { WhenNull: IThrowOperation or IConversionOperation { Operand: IThrowOperation } })
            used = used.Parent;
        return used.Parent switch
        {
            ISimpleAssignmentOperation { Target: IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation }, IsRef: false } stored => stored.Value == used,
            IBinaryOperation { OperatorMethod: null, OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } => true,
            INameOfOperation or IIsNullOperation or IIsPatternOperation { Pattern: IConstantPatternOperation or INegatedPatternOperation { Pattern: IConstantPatternOperation } } => true,
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "ThrowIfNull", ContainingType: { Name: "ArgumentNullException", DeclaringSyntaxReferences.IsEmpty: true } } } } => true,
            _ => false,
        };
    }

    /// <summary>Whether a method, constructor or getter of the program holds only such steps and writes to nothing but its own variables; a constructor also to the object that it makes.</summary>
    public bool IsOwnBody(IMethodSymbol method, int depth)
    {
        if (bodies.TryGetValue(method, out bool known))
            return known;
        if (depth == 0)
            return false;
        // Not while it is being looked at: a method that calls itself is not looked into.
        bodies[method] = false;
        bool isHarmless = ReadBody(method, depth - 1);
        if (isHarmless || depth == MaxDepth)
            bodies[method] = isHarmless;
        else
            bodies.Remove(method);
        return isHarmless;
    }

    private bool ReadBody(IMethodSymbol method, int depth)
    {
        if (method.DeclaringSyntaxReferences.Length != 1 || method.IsAbstract || method.IsExtern || method.IsAsync || method.ReturnsByRef || method.ReturnsByRefReadonly || (method.IsPartialDefinition && method.PartialImplementationPart is null)
            || method.MethodKind == MethodKind.LocalFunction || ((method.IsVirtual || method.IsOverride) && !method.IsSealed && !method.ContainingType.IsSealed))
        {
            return false;
        }
        SyntaxNode syntax = method.DeclaringSyntaxReferences[0].GetSyntax(cancellation);
        bool isConstructor = method.MethodKind == MethodKind.Constructor;
        if (isConstructor && !IsQuietType(method.ContainingType, depth))
            return false;
        // A primary constructor. What else the compiler writes for a record calls members that the program may write.
        if (syntax is TypeDeclarationSyntax)
            return isConstructor;
        if (domain.OperationOf(syntax) is not { } body)
            return false;
        foreach (IOperation part in body.DescendantsAndSelf())
        {
            if (!IsOne(part, depth) || !WritesOnlyOwn(part, isConstructor))
                return false;
        }
        return true;
    }

    private static bool WritesOnlyOwn(IOperation part, bool isConstructor)
    {
        IOperation? target = part switch
        {
            IAssignmentOperation assignment => assignment.Target,
            IIncrementOrDecrementOperation counter => counter.Target,
            IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => argument.Value,
            // A second name for something that others may have.
            IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None } declared => declared,
            // A call may change its receiver, which others may have; a span its elements.
            IInvocationOperation { Instance: { Type.IsRefLikeType: true } receiver } => receiver.Parent,
            IInvocationOperation { Instance: { Type: { IsReferenceType: true, SpecialType: not SpecialType.System_String } } receiver } when receiver is not IInstanceReferenceOperation => receiver is IObjectCreationOperation ? null : receiver.Parent,
            _ => null,
        };
        return target switch
        {
            null or ILocalReferenceOperation or IDiscardOperation or IDeclarationExpressionOperation => true,
            IParameterReferenceOperation { Parameter.RefKind: RefKind.None } => true,
            IMemberReferenceOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } } => isConstructor,
            _ => false,
        };
    }

    private bool IsQuietCreation(INamedTypeSymbol type, int depth) => depth > 0 && IsQuietType(type, depth - 1);

    /// <summary>Whether making an object runs only such steps beside the body of its constructor: what its base and its initializers do.</summary>
    private bool IsQuietType(INamedTypeSymbol type, int depth)
    {
        if (type.BaseType is { SpecialType: not SpecialType.System_Object and not SpecialType.System_ValueType })
            return false;
        foreach (SyntaxReference part in type.DeclaringSyntaxReferences)
        {
            if (part.GetSyntax(cancellation) is not TypeDeclarationSyntax declaration)
                continue;
            foreach (MemberDeclarationSyntax member in declaration.Members)
            {
                IEnumerable<EqualsValueClauseSyntax?> initializers = member switch
                {
                    FieldDeclarationSyntax field => field.Declaration.Variables.Select(static variable => variable.Initializer),
                    PropertyDeclarationSyntax property => [property.Initializer],
                    _ => [],
                };
                foreach (EqualsValueClauseSyntax? initializer in initializers)
                {
                    if (initializer is not null && (domain.OperationOf(initializer) is not { } value || !value.DescendantsAndSelf().All(step => IsOne(step, depth))))
                        return false;
                }
            }
        }
        return true;
    }
}
