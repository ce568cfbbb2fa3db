using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PgSslAnalyzers.Flow;

/// <summary>What the operations of the language do and yield. Members of libraries are left to the models of the domain.</summary>
internal sealed class Expressions(Interpreter flow)
{
    private readonly FlowDomain domain = flow.Domain;

    public AbstractValue Evaluate(IOperation operation)
    {
        if (operation.ConstantValue.HasValue && domain.Constant(operation) is { } constant)
            return constant;
        if (domain.Evaluate(operation) is { } text)
            return text;
        switch (operation)
        {
            case IExpressionStatementOperation statement:
                return flow.Evaluate(statement.Operation);
            case IConversionOperation conversion:
                bool isSeen = (conversion.OperatorMethod is null || IsInterpolatedHandler(conversion.Type)) && conversion.Type?.TypeKind != TypeKind.Dynamic;
                // Under another type it may be changed by members that are not followed.
                AbstractValue converted = isSeen ? flow.Evaluate(conversion.Operand) : Forget(conversion.Operand);
                return ItemConversions.TupleOf(conversion.Operand.Type) is null ? converted : flow.Interference.AfterItemwise(conversion, converted);
            case IParenthesizedOperation parenthesized:
                return flow.Evaluate(parenthesized.Operand);
            case ILocalReferenceOperation local:
                return flow.Interference.Variable(local.Local, flow.State.Get(local.Local) ?? AbstractValue.Unknown);
            case IParameterReferenceOperation parameter:
                return flow.Interference.Variable(parameter.Parameter, flow.Members.ReadParameter(parameter.Parameter));
            case IFlowCaptureOperation capture:
                AbstractValue captured = flow.Evaluate(capture.Value);
                flow.Assignments.Capture(capture, captured);
                return captured;
            case IFlowCaptureReferenceOperation reference:
                return flow.State.Get(new CaptureKey(flow.Frame.Graph, reference.Id)) ?? AbstractValue.Unknown;
            case IFieldReferenceOperation field:
                return flow.Members.ReadField(field);
            case IPropertyReferenceOperation property:
                return flow.Members.ReadProperty(property);
            case ISimpleAssignmentOperation assignment:
                return flow.Assignments.Assign(assignment);
            case ICompoundAssignmentOperation compound:
                return flow.Assignments.Append(compound);
            case IIncrementOrDecrementOperation counter:
                AbstractValue counted = flow.Evaluate(counter.Target);
                if (counter.OperatorMethod is not null)
                    flow.Interference.HandOver(counted);
                flow.Assignments.Store(counter.Target, AbstractValue.Unknown, counter);
                return AbstractValue.Unknown;
            case IDeconstructionAssignmentOperation deconstruction:
                return flow.Assignments.Deconstruct(deconstruction);
            case IObjectCreationOperation creation:
                return flow.Calls.Create(creation);
            case IInvocationOperation invocation:
                return flow.Calls.Invoke(invocation);
            case ITupleOperation tuple:
                return CreateTuple(tuple);
            case IDelegateCreationOperation creation:
                return creation.Target is IFlowAnonymousFunctionOperation or IMethodReferenceOperation ? flow.Functions.Make(creation.Target) : Forget(creation.Target);
            case IFlowAnonymousFunctionOperation lambda:
                return flow.Functions.Make(lambda);
            case IVariableDeclaratorOperation { Initializer: { } initializer } declarator:
                AbstractValue initial = flow.Evaluate(initializer.Value);
                flow.State.Set(declarator.Symbol, initial);
                return initial;
            // Forms that a control flow graph has lowered and that remain in the operation trees of declarations elsewhere.
            case IConditionalOperation { WhenFalse: not null } conditional:
                flow.Evaluate(conditional.Condition);
                return flow.Evaluate(conditional.WhenTrue).Or(flow.Evaluate(conditional.WhenFalse));
            case ICoalesceOperation coalesce:
                return flow.Evaluate(coalesce.Value).Or(flow.Evaluate(coalesce.WhenNull));
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null } not:
                AbstractValue negated = flow.Evaluate(not.Operand);
                if (negated.Single<ConditionAlternative>() is { } condition)
                    return AbstractValue.Of(condition.Negated());
                return AbstractValue.Of(new ConditionAlternative(ConditionAlternative.Say(negated, false), ConditionAlternative.Say(negated, true)));
            case IIsPatternOperation match:
                AbstractValue matched = flow.Evaluate(match.Value);
                // A Deconstruct or a property of the program gets the object.
                if (match.Pattern.DescendantsAndSelf().Any(static part => part is IRecursivePatternOperation { DeconstructSymbol: { DeclaringSyntaxReferences.IsEmpty: false } } or IPropertySubpatternOperation { Member: IPropertyReferenceOperation { Property.DeclaringSyntaxReferences.IsEmpty: false } }))
                    flow.Interference.HandOver(matched);
                BindPattern(match.Pattern, matched);
                if (BindsParts(match.Pattern))
                    flow.Escapes.Share(matched);
                return domain.Match(match, matched);
            case INameOfOperation:
                return AbstractValue.Unknown;
            // A task is followed as its result.
            case IAwaitOperation await:
                AbstractValue awaited = flow.Evaluate(await.Operation);
                return IsTask(await.Operation.Type) ? awaited : flow.Interference.HandOver(awaited);
            default:
                return EvaluateChildren(operation);
        }
    }

    /// <summary>An operation that is not modelled: its operands take effect, objects among them get out of sight.</summary>
    private AbstractValue EvaluateChildren(IOperation operation)
    {
        domain.Unseen(operation);
        foreach (IOperation child in operation.ChildOperations)
        {
            AbstractValue value = flow.Evaluate(child);
            if (operation is IBinaryOperation { OperatorMethod: not null } or IUnaryOperation { OperatorMethod: not null } or ITupleBinaryOperation)
                flow.Interference.HandOver(value);
            if (operation is not (IBinaryOperation or IIsNullOperation or IIsTypeOperation or IUnaryOperation))
                flow.Escapes.Escape(value, true);
        }
        return AbstractValue.Unknown;
    }

    /// <summary>Variables of a pattern: one that names the whole value has it, the others are not known.</summary>
    private void BindPattern(IPatternOperation pattern, AbstractValue value)
    {
        ISymbol? declared = pattern switch
        {
            IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
            IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
            IListPatternOperation list => list.DeclaredSymbol,
            _ => null,
        };
        if (declared is not null)
            flow.State.Set(declared, value);
        bool isSameValue = pattern is INegatedPatternOperation or IBinaryPatternOperation;
        foreach (IOperation child in pattern.ChildOperations)
        {
            if (child is IPatternOperation inner)
                BindPattern(inner, isSameValue ? value : AbstractValue.Unknown);
            else if (child is IPropertySubpatternOperation property)
                BindPattern(property.Pattern, AbstractValue.Unknown);
        }
    }

    /// <summary>Whether a pattern gives a second name to what the matched value holds.</summary>
    private static bool BindsParts(IPatternOperation pattern)
        => pattern.Descendants().Any(static part => part is IDeclarationPatternOperation { DeclaredSymbol: not null } or IRecursivePatternOperation { DeclaredSymbol: not null } or IListPatternOperation { DeclaredSymbol: not null });

    private AbstractValue CreateTuple(ITupleOperation tuple)
    {
        ImmutableArray<AbstractValue>.Builder items = ImmutableArray.CreateBuilder<AbstractValue>(tuple.Elements.Length);
        foreach (IOperation element in tuple.Elements)
            items.Add(flow.Evaluate(element));
        return AbstractValue.Of(new TupleAlternative(items.MoveToImmutable()));
    }

    private AbstractValue Forget(IOperation operand)
    {
        flow.Escapes.Escape(flow.Evaluate(operand), true);
        return AbstractValue.Unknown;
    }

    /// <summary>Whether awaiting a value of the type yields its result and does nothing else: an awaiter of the program may answer what it likes.</summary>
    private static bool IsTask(ITypeSymbol? type) => type is { DeclaringSyntaxReferences.IsEmpty: true, ContainingNamespace: { } space } && (type.Name is "Task" or "ValueTask" || type.Name.StartsWith("Configured", StringComparison.Ordinal))
        && (IsOfSystem(space, "Threading", "Tasks") || IsOfSystem(space, "Runtime", "CompilerServices"));

    private static bool IsOfSystem(INamespaceSymbol space, string outer, string inner)
        => space.Name == inner && space.ContainingNamespace is { ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } around && around.Name == outer;

    /// <summary>Whether a conversion hands an interpolated string to a handler of a library, which is seen piece by piece.</summary>
    public static bool IsInterpolatedHandler(ITypeSymbol? type) => type is { DeclaringSyntaxReferences.IsEmpty: true } && type.Name.EndsWith("InterpolatedStringHandler", StringComparison.Ordinal);
}
