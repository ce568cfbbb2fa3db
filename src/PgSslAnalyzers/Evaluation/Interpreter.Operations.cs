using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.ConnectionStrings;

namespace PgSslAnalyzers.Evaluation;

/// <summary>What the single operations do and yield.</summary>
internal sealed partial class Interpreter
{
    private AbstractValue Evaluate(IOperation? operation)
    {
        if (operation is null)
            return AbstractValue.Unknown;
        if (++steps > MaxSteps || nesting >= MaxNesting)
        {
            isCutShort = true;
            return AbstractValue.Unknown;
        }
        if (aliased.Count > 0 && IsAliased(operation))
            return AbstractValue.Unknown;
        nesting++;
        AbstractValue value = EvaluateCore(operation);
        ForgetAfterHidden(operation);
        nesting--;
        // The compiler knows also what has too many parts for us.
        if (value.IsUnknown && operation.ConstantValue is { HasValue: true, Value: string text })
            return AbstractValue.Of(TextAlternative.Known(text, operation.Syntax));
        // A builder from out of sight: what is written to it from here on counts.
        if (value is { IsUnknown: true, MayBeOther: true } && (context.Types.IsBuilder(operation.Type) || context.Types.IsDataSourceBuilder(operation.Type)))
            return UnknownOf(operation.Type, operation.Syntax, (operation as ILocalReferenceOperation)?.Local);
        if (value.IsUnknown && operation.Type?.SpecialType == SpecialType.System_Boolean)
            return Condition(operation);
        return value;
    }

    private AbstractValue EvaluateCore(IOperation operation)
    {
        if (operation.ConstantValue.HasValue && Constant(operation) is { } constant)
            return constant;
        switch (operation)
        {
            case IExpressionStatementOperation statement:
                return Evaluate(statement.Operation);
            case IInterpolatedStringOperation interpolated:
                return Interpolated(interpolated);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } add when add.Type?.SpecialType == SpecialType.System_String:
                return Concatenation(add);
            case IConversionOperation conversion:
                bool isSeen = (conversion.OperatorMethod is null || IsInterpolatedHandler(conversion.Type)) && !(IsProof && conversion.Type?.TypeKind == TypeKind.Dynamic);
                return isSeen ? Evaluate(conversion.Operand) : Forget(conversion.Operand);
            case IParenthesizedOperation parenthesized:
                return Evaluate(parenthesized.Operand);
            case ILocalReferenceOperation local:
                return Variable(local.Local, state.Get(local.Local) ?? AbstractValue.Unknown);
            case IParameterReferenceOperation parameter:
                return Variable(parameter.Parameter, ReadParameter(parameter.Parameter));
            case IFlowCaptureOperation capture:
                var key = new CaptureKey(frame.Graph, capture.Id);
                AbstractValue captured = Evaluate(capture.Value);
                // One of two variables by reference: which one is written is not known.
                capturedTargets[key] = IsProof && capturedTargets.TryGetValue(key, out IOperation? other) && other.Syntax != capture.Value.Syntax ? capture : capture.Value;
                state.Set(key, captured);
                return captured;
            case IFlowCaptureReferenceOperation reference:
                return state.Get(new CaptureKey(frame.Graph, reference.Id)) ?? AbstractValue.Unknown;
            case IFieldReferenceOperation field:
                return ReadField(field);
            case IPropertyReferenceOperation property:
                return ReadProperty(property);
            case ISimpleAssignmentOperation assignment:
                return Assign(assignment);
            case ICompoundAssignmentOperation compound:
                return Append(compound);
            case IIncrementOrDecrementOperation counter:
                Evaluate(counter.Target);
                Store(counter.Target, AbstractValue.Unknown, counter);
                return AbstractValue.Unknown;
            case IDeconstructionAssignmentOperation deconstruction:
                return Deconstruct(deconstruction);
            case IObjectCreationOperation creation:
                return Create(creation);
            case IInvocationOperation invocation:
                return Invoke(invocation);
            case IArrayCreationOperation array:
                return CreateArray(array);
            case ITupleOperation tuple:
                return CreateTuple(tuple);
            case IDelegateCreationOperation creation:
                return creation.Target is IFlowAnonymousFunctionOperation or IMethodReferenceOperation ? Delegate(creation.Target) : Forget(creation.Target);
            case IFlowAnonymousFunctionOperation lambda:
                return Delegate(lambda);
            case IVariableDeclaratorOperation { Initializer: { } initializer } declarator:
                AbstractValue initial = Evaluate(initializer.Value);
                state.Set(declarator.Symbol, initial);
                return initial;
            // Forms that a control flow graph has lowered and that remain in the operation trees of declarations elsewhere.
            case IConditionalOperation { WhenFalse: not null } conditional:
                Evaluate(conditional.Condition);
                return Evaluate(conditional.WhenTrue).Or(Evaluate(conditional.WhenFalse));
            case ICoalesceOperation coalesce:
                return Evaluate(coalesce.Value).Or(Evaluate(coalesce.WhenNull));
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                AbstractValue negated = Evaluate(not.Operand);
                return AbstractValue.Of(new ConditionAlternative(ConditionAlternative.Say(negated, false), ConditionAlternative.Say(negated, true)));
            case IIsPatternOperation match:
                AbstractValue matched = Evaluate(match.Value);
                BindPattern(match.Pattern, matched);
                return AbstractValue.Unknown;
            case INameOfOperation:
                return AbstractValue.Unknown;
            // A task is followed as its result.
            case IAwaitOperation await:
                return Evaluate(await.Operation);
            default:
                return EvaluateChildren(operation);
        }
    }

    /// <summary>An operation that is not modelled: its operands take effect, objects among them get out of sight.</summary>
    private AbstractValue EvaluateChildren(IOperation operation)
    {
        ReachUnseen(operation);
        bool isCollection = operation.Kind.ToString() == "CollectionExpression";
        var items = isCollection ? ImmutableArray.CreateBuilder<AbstractValue>() : null;
        foreach (IOperation child in operation.ChildOperations)
        {
            bool isSpread = items is not null && child.Kind.ToString() == "Spread";
            AbstractValue value = Evaluate(isSpread ? child.ChildOperations.FirstOrDefault() : child);
            if (items is null && operation is not (IBinaryOperation or IIsNullOperation or IIsTypeOperation or IUnaryOperation))
                Escape(value, true);
            else if (items is null)
                continue;
            else if (!isSpread)
                items.Add(value);
            else if (ItemsOf(value) is { IsDefault: false } spread)
                items.AddRange(spread);
            else
                items.Add(AbstractValue.Unknown);
        }
        return items is { Count: <= ListState.MaxItems } ? NewObject(operation.Syntax, new ListState(items.ToImmutable())) : AbstractValue.Unknown;
    }

    private static AbstractValue Condition(IOperation operation)
    {
        Guard whenTrue = Conditions.Say(operation, true), whenFalse = Conditions.Say(operation, false);
        return ReferenceEquals(whenTrue, Guard.None) && ReferenceEquals(whenFalse, Guard.None) ? AbstractValue.Unknown : AbstractValue.Of(new ConditionAlternative(whenTrue, whenFalse));
    }

    /// <summary>Variables of a pattern: one that names the whole value has it, the others are not known.</summary>
    private void BindPattern(IPatternOperation pattern, AbstractValue value)
    {
        ISymbol? declared = pattern switch
        {
            IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
            IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
            _ => null,
        };
        if (declared is not null)
            state.Set(declared, value);
        bool isSameValue = pattern is INegatedPatternOperation or IBinaryPatternOperation;
        foreach (IOperation child in pattern.ChildOperations)
        {
            if (child is IPatternOperation inner)
                BindPattern(inner, isSameValue ? value : AbstractValue.Unknown);
            else if (child is IPropertySubpatternOperation property)
                BindPattern(property.Pattern, AbstractValue.Unknown);
        }
    }

    private AbstractValue Forget(IOperation operand)
    {
        Escape(Evaluate(operand), true);
        return AbstractValue.Unknown;
    }

    private AbstractValue CreateArray(IArrayCreationOperation array)
    {
        foreach (IOperation size in array.DimensionSizes)
            Evaluate(size);
        if (array.Initializer is not { } initializer || initializer.ElementValues.Length > ListState.MaxItems)
            return NewObject(array.Syntax, ListState.Unknown);
        var items = ImmutableArray.CreateBuilder<AbstractValue>(initializer.ElementValues.Length);
        foreach (IOperation element in initializer.ElementValues)
        {
            AbstractValue item = Evaluate(element);
            // An object in an array has a second name.
            if (IsProof)
                Escape(item, true);
            items.Add(item);
        }
        return NewObject(array.Syntax, new ListState(items.MoveToImmutable()));
    }

    private AbstractValue NewObject(SyntaxNode site, TrackedObject tracked)
    {
        var key = new ObjectKey(site, frame.Path);
        // Made once more while the program still has the one before: what happens to one of them did not happen to both.
        if (IsProof && state.Object(key) is not null && state.Values.Values.Any(value => Holds(value, key)))
        {
            state.SetObject(key, tracked);
            Escape(AbstractValue.Of(new ObjectAlternative(key)), true);
            return AbstractValue.Unknown;
        }
        state.SetObject(key, tracked);
        return AbstractValue.Of(new ObjectAlternative(key));
    }

    private static bool IsInterpolatedHandler(ITypeSymbol? type) => type is { DeclaringSyntaxReferences.IsEmpty: true } && type.Name.EndsWith("InterpolatedStringHandler", StringComparison.Ordinal);
}
