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

    private readonly Dictionary<ISymbol, bool> bodies = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<SyntaxNode, bool> loops = [];

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
        switch (operation)
        {
            case IInvocationOperation invocation:
                return IsCall(invocation.TargetMethod, invocation.Instance, invocation.Arguments, depth)
                    || (invocation.TargetMethod.Name is "GetEnumerator" or "MoveNext" or "Dispose" && IsOfPlainLoop(invocation, invocation.TargetMethod));
            case IObjectCreationOperation creation:
                return creation.Constructor is null || IsCall(creation.Constructor, null, creation.Arguments, depth);
            case IPropertyReferenceOperation property:
                return IsProperty(property, depth) || (property.Property.Name == "Current" && IsOfPlainLoop(property, property.Property));
            case IConversionOperation conversion:
                return IsOperator(conversion.OperatorMethod);
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
                return deconstruction.Value.Type is INamedTypeSymbol { IsTupleType: true };
            case ITupleBinaryOperation comparison:
                return HarmlessMembers.IsPlain(comparison.LeftOperand.Type) && HarmlessMembers.IsPlain(comparison.RightOperand.Type);
            case IPropertySubpatternOperation { Member: IPropertyReferenceOperation member }:
                return IsProperty(member, depth);
            case IRecursivePatternOperation recursive:
                return recursive.DeconstructSymbol is null || recursive.MatchedType is INamedTypeSymbol { IsTupleType: true };
            case IListPatternOperation list:
                return list.InputType is IArrayTypeSymbol or { SpecialType: SpecialType.System_String };
            case IArrayCreationOperation or IArrayElementReferenceOperation or IArrayInitializerOperation or ILiteralOperation or ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation
                or IInstanceReferenceOperation or ISimpleAssignmentOperation or IExpressionStatementOperation or IParenthesizedOperation or IConditionalOperation or ICoalesceOperation or ICoalesceAssignmentOperation
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
                return IsPlainCollection(Unconverted(loop.Collection).Type);
            default:
                return operation.Kind.ToString() switch
                {
                    "CollectionExpression" => IsPlainCollection(operation.Type) || operation.Type is INamedTypeSymbol { TypeKind: TypeKind.Interface, DeclaringSyntaxReferences.IsEmpty: true },
                    "Spread" => operation.ChildOperations.FirstOrDefault() is { } spread && IsPlainCollection(Unconverted(spread).Type),
                    "CollectionExpressionElementsPlaceholder" => true,
                    _ => false,
                };
        }
    }

    private bool IsCall(IMethodSymbol method, IOperation? instance, ImmutableArray<IArgumentOperation> arguments, int depth)
    {
        if (method.DeclaringSyntaxReferences.Length > 0)
            return IsOwnBody(method.OriginalDefinition, depth);
        if (method.MethodKind == MethodKind.DelegateInvoke || method.ContainingType is not { } type)
            return false;
        // A default constructor has no declaration.
        if (IsOfProgram(type) || (method.MethodKind == MethodKind.Constructor && method.IsImplicitlyDeclared && IsOfProgram(type)))
            return method.MethodKind == MethodKind.Constructor && IsQuietCreation(type, depth);
        return HarmlessMembers.Has(method, TypeOf(instance)) && type.TypeArguments.All(HarmlessMembers.IsPlain) && method.TypeArguments.All(HarmlessMembers.IsPlain) && arguments.All(IsPlainArgument);
    }

    private bool IsProperty(IPropertyReferenceOperation property, int depth)
    {
        IPropertySymbol definition = property.Property.OriginalDefinition;
        if (IsOfProgram(definition))
            return IsPlain(definition) || (definition.GetMethod is { } getter && property.Parent is not IAssignmentOperation && IsOwnBody(getter, depth));
        if (definition.ContainingType is { IsAnonymousType: true } or { IsTupleType: true })
            return true;
        return HarmlessMembers.Has(property.Property, TypeOf(property.Instance)) && property.Property.ContainingType.TypeArguments.All(HarmlessMembers.IsPlain) && property.Arguments.All(IsPlainArgument);
    }

    /// <summary>An operator of the framework is built in as far as the program can tell.</summary>
    private static bool IsOperator(IMethodSymbol? method)
        => method is null || (method.DeclaringSyntaxReferences.IsEmpty && method.ContainingType is { } type && (type.SpecialType != SpecialType.None || HarmlessMembers.IsPlain(type) || type.IsTupleType));

    private bool IsPlainArgument(IArgumentOperation argument) => HasPlainText(argument.Value);

    private static bool HasPlainText(IOperation value)
    {
        value = Unconverted(value);
        if (value is IArrayCreationOperation { Initializer: { } elements } && !HarmlessMembers.IsPlain(value.Type))
            return elements.ElementValues.All(HasPlainText);
        return value.ConstantValue.HasValue || HarmlessMembers.IsPlain(value.Type) || (value is IDefaultValueOperation);
    }

    private static IOperation Unconverted(IOperation value)
    {
        while (value is IConversionOperation { OperatorMethod: null } or IParenthesizedOperation)
            value = value is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)value).Operand;
        return value;
    }

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
    private static bool IsPlainCollection(ITypeSymbol? type) => type is IArrayTypeSymbol or { SpecialType: SpecialType.System_String }
        || (type is INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: true } named && (MetadataIs(named, "System.Collections.Generic.List`1") || MetadataIs(named, "System.Span`1") || MetadataIs(named, "System.ReadOnlySpan`1")
            || (MetadataIs(named, "System.Collections.Generic.Dictionary`2") && HarmlessMembers.IsPlain(named.TypeArguments[0])) || (MetadataIs(named, "System.Collections.Generic.HashSet`1") && HarmlessMembers.IsPlain(named.TypeArguments[0]))));

    private static bool MetadataIs(INamedTypeSymbol type, string name) => Symbols.MetadataName.IsNameOf(name, type);

    /// <summary>Whether reading a property yields just what was written to it.</summary>
    public bool IsPlain(IPropertySymbol property)
    {
        if (property.IsAbstract || ((property.IsVirtual || property.IsOverride) && !property.IsSealed && !property.ContainingType.IsSealed) || property.ReturnsByRef)
            return false;
        return property.DeclaringSyntaxReferences is not [var reference, ..] || reference.GetSyntax(cancellation) switch
        {
            PropertyDeclarationSyntax { ExpressionBody: null, AccessorList: { } accessors } declared => !declared.Modifiers.Any(static word => word.ValueText == "partial") && accessors.Accessors.All(static accessor => accessor is { Body: null, ExpressionBody: null }),
            ParameterSyntax => true,
            _ => false,
        };
    }

    /// <summary>Whether a method, constructor or getter of the program holds only such steps and writes to nothing but its own variables; a constructor also to the object that it makes.</summary>
    private bool IsOwnBody(IMethodSymbol method, int depth)
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
            // A call may change its receiver, which others may have.
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
