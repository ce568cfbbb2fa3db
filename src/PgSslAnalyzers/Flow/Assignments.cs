using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PgSslAnalyzers.Flow;

/// <summary>Assignments: to variables, members and followed objects.</summary>
internal sealed class Assignments(Interpreter flow)
{
    private readonly Dictionary<CaptureKey, IOperation> capturedTargets = [];
    private readonly HashSet<ISymbol> aliased = new(SymbolEqualityComparer.Default);

    public AbstractValue Assign(ISimpleAssignmentOperation assignment)
    {
        List<AbstractValue>? receiver = null;
        if (assignment.Target is IPropertyReferenceOperation or IArrayElementReferenceOperation or IFieldReferenceOperation)
        {
            receiver = EvaluateReceiver(assignment.Target);
            flow.Interference.AtStart(assignment.Target);
        }
        AbstractValue value = flow.Evaluate(assignment.Value);
        AfterValue(assignment.Target, receiver);
        // Two names for one variable: neither is followed from here on.
        if (assignment.IsRef)
        {
            Alias(assignment.Target);
            Alias(assignment.Value);
            return AbstractValue.Unknown;
        }
        Store(assignment.Target, value, assignment);
        AfterReplacing(assignment.Syntax);
        return value;
    }

    /// <summary>
    /// The object to which is assigned was chosen before the value was evaluated. Where the value has branches, the operations say nothing of that order any more: what is written must not
    /// put another object into the variable.
    /// </summary>
    private void AfterReplacing(SyntaxNode assignment)
    {
        if (flow.Domain.WantsProof && assignment is AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or TupleExpressionSyntax } written && Replaces(written))
            flow.OtherNames.AfterUnknownWrite();
    }

    private static bool Replaces(AssignmentExpressionSyntax assignment)
    {
        HashSet<string> roots = [.. assignment.Left.DescendantNodesAndSelf().Where(static node => node is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax).Select(RootOf)];
        return roots.Count > 0 && assignment.DescendantNodes().Any(node => node is IdentifierNameSyntax name && roots.Contains(name.Identifier.ValueText) && IsReplaced(name));
    }

    private static string RootOf(SyntaxNode access)
    {
        while (access is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax)
            access = access is MemberAccessExpressionSyntax member ? (member.Expression is ThisExpressionSyntax or BaseExpressionSyntax ? member.Name : member.Expression) : ((ElementAccessExpressionSyntax)access).Expression;
        return access is IdentifierNameSyntax name ? name.Identifier.ValueText : "";
    }

    private static bool IsReplaced(IdentifierNameSyntax name)
    {
        SyntaxNode whole = name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own && own.Name == name ? own : name;
        return whole.Parent is AssignmentExpressionSyntax assignment && assignment.Left == whole
            || whole.Parent is ArgumentSyntax { RefKindKeyword.RawKind: not 0 }
            || (OutermostTuple(whole) is { Parent: AssignmentExpressionSyntax deconstruction } tuple && deconstruction.Left == tuple);
    }

    private static TupleExpressionSyntax? OutermostTuple(SyntaxNode item)
    {
        TupleExpressionSyntax? outermost = null;
        while (item.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax tuple })
            item = outermost = tuple;
        return outermost;
    }

    /// <summary>Whether an operation reads a variable that has a second name.</summary>
    public bool IsAliased(IOperation operation) => aliased.Count > 0 && VariableOf(operation) is { } variable && aliased.Contains(variable);

    private void Alias(IOperation variable)
    {
        if (VariableOf(variable) is { } symbol)
            aliased.Add(symbol);
    }

    private static ISymbol? VariableOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        _ => null,
    };

    public void Capture(IFlowCaptureOperation capture, AbstractValue value)
    {
        var key = new CaptureKey(flow.Frame.Graph, capture.Id);
        // One of two variables by reference: which one is written is not known.
        capturedTargets[key] = capturedTargets.TryGetValue(key, out IOperation? other) && other.Syntax != capture.Value.Syntax ? capture : capture.Value;
        flow.State.Set(key, value);
    }

    public AbstractValue Append(ICompoundAssignmentOperation compound)
    {
        AbstractValue left = flow.Evaluate(compound.Target);
        List<AbstractValue> receiver = EvaluateReceiver(compound.Target);
        AbstractValue right = flow.Evaluate(compound.Value);
        AfterValue(compound.Target, receiver);
        // An operator of the program gets the objects in its operands.
        if (compound.OperatorMethod is not null)
            flow.Interference.HandOver([left, right]);
        AbstractValue value = flow.Domain.Append(compound, left, right);
        Store(compound.Target, value, compound);
        AfterReplacing(compound.Syntax);
        return value;
    }

    public AbstractValue Deconstruct(IDeconstructionAssignmentOperation deconstruction)
    {
        IOperation target = deconstruction.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : deconstruction.Target;
        List<AbstractValue>?[] receivers = [.. LeavesOf(target).Select(element => element is IMemberReferenceOperation ? EvaluateReceiver(element) : null)];
        AbstractValue value = flow.Evaluate(deconstruction.Value);
        // A Deconstruct gets the object.
        value = deconstruction.Value.Type is { IsTupleType: true } ? flow.Interference.AfterItemwise(deconstruction, value) : flow.Interference.HandOver(value);
        if (target is ITupleOperation tuple)
            StoreItems(tuple, value, deconstruction, receivers, 0);
        AfterReplacing(deconstruction.Syntax);
        return value;
    }

    /// <summary>What stands in a tuple, and in the tuples in it.</summary>
    private static IEnumerable<IOperation> LeavesOf(IOperation target) => target is ITupleOperation tuple ? tuple.Elements.SelectMany(LeavesOf) : [target];

    /// <summary>Gives the items of a value to what stands in a tuple, and in the tuples in it. What is given first may be the receiver of what comes later.</summary>
    /// <returns>The index of the next receiver.</returns>
    private int StoreItems(ITupleOperation tuple, AbstractValue value, IDeconstructionAssignmentOperation deconstruction, List<AbstractValue>?[] receivers, int next)
    {
        ImmutableArray<AbstractValue> items = value.TupleItems;
        for (int i = 0; i < tuple.Elements.Length; i++)
        {
            AbstractValue item = items.Length == tuple.Elements.Length ? items[i] : AbstractValue.Unknown;
            if (tuple.Elements[i] is ITupleOperation inner)
            {
                next = StoreItems(inner, item, deconstruction, receivers, next);
                continue;
            }
            AfterValue(tuple.Elements[i], receivers[next++]);
            Store(tuple.Elements[i], item, deconstruction);
        }
        return next;
    }

    private List<AbstractValue> EvaluateReceiver(IOperation target)
    {
        var values = new List<AbstractValue>();
        if (target is IMemberReferenceOperation { Instance: { } instance } && instance is not IInstanceReferenceOperation)
            values.Add(flow.Evaluate(instance));
        if (target is IPropertyReferenceOperation { Arguments: { IsEmpty: false } arguments })
        {
            foreach (IArgumentOperation argument in arguments)
                values.Add(flow.Evaluate(argument.Value));
        }
        return values;
    }

    /// <summary>The object to which is assigned was chosen before the value was evaluated. If that has put another one in its place, neither is followed.</summary>
    private void AfterValue(IOperation target, List<AbstractValue>? before)
    {
        if (!flow.Domain.WantsProof || before is null or { Count: 0 })
            return;
        List<AbstractValue> after = EvaluateReceiver(target);
        if (before.Zip(after, AbstractValue.Same).All(static isSame => isSame))
            return;
        foreach (AbstractValue value in before.Concat(after))
            flow.Escapes.Mark(value);
        flow.OtherNames.AfterUnknownWrite();
    }

    /// <summary>The variable for which a capture by reference stands; the operation itself if it is none.</summary>
    public IOperation VariableBehind(IOperation operation)
        => operation is IFlowCaptureReferenceOperation capture && capturedTargets.TryGetValue(new CaptureKey(flow.Frame.Graph, capture.Id), out IOperation? captured) && captured is not (IFlowCaptureOperation or IFlowCaptureReferenceOperation) ? captured : operation;

    /// <summary>Puts a value where an assignment says.</summary>
    public void Store(IOperation target, AbstractValue value, IOperation assignment)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                // A second name, of an element or a member perhaps.
                if (local.Local.RefKind != RefKind.None)
                    flow.OtherNames.AfterUnknownWrite();
                flow.State.Set(local.Local, value);
                flow.Members.Rename(local.Local, assignment);
                // A variable of the surroundings: a parameter by reference may be another name of it.
                if (!SymbolEqualityComparer.Default.Equals(local.Local.ContainingSymbol, flow.Frame.Member))
                    flow.OtherNames.AfterPlace(null);
                if (!flow.IsReporting || !flow.IsOverwritten(local.Local))
                    Tell(value, local.Type);
                break;
            case IParameterReferenceOperation parameter:
                flow.State.Set(parameter.Parameter, value);
                flow.Members.Rename(parameter.Parameter, assignment);
                Tell(value, parameter.Type);
                if (parameter.Parameter.RefKind != RefKind.None)
                {
                    flow.Domain.Used(value);
                    flow.OtherNames.AfterPlace(parameter.Parameter);
                }
                break;
            case IFlowCaptureReferenceOperation capture when capturedTargets.TryGetValue(new CaptureKey(flow.Frame.Graph, capture.Id), out IOperation? captured) && captured is not IFlowCaptureReferenceOperation:
                Store(captured, value, assignment);
                break;
            case IFieldReferenceOperation { Field.ContainingType.IsTupleType: true, Instance: { } tuple } item:
                StoreItem(tuple, item.Field, value, assignment);
                break;
            case IFieldReferenceOperation field:
                flow.Members.WriteField(field, value);
                flow.OtherNames.AfterPlace(null);
                if (!flow.Domain.AtSinks(assignment, field, value))
                    flow.Escapes.Escape(value, false);
                Tell(value, field.Type);
                flow.Escapes.Keep(value);
                break;
            case IPropertyReferenceOperation property:
                WriteProperty(property, value, assignment);
                break;
            case IDeclarationExpressionOperation declaration:
                Store(declaration.Expression, value, assignment);
                break;
            case IArrayElementReferenceOperation element:
                AbstractValue index = element.Indices.Length == 1 ? flow.Evaluate(element.Indices[0]) : AbstractValue.Unknown;
                flow.Domain.WriteElement(flow.Evaluate(element.ArrayReference), index, value);
                flow.Escapes.Share(value);
                flow.OtherNames.AfterPlace(null);
                break;
            default:
                flow.Escapes.Escape(value, true);
                // What a dynamic member is set on gets out of sight.
                if (target is IDynamicMemberReferenceOperation or IDynamicIndexerAccessOperation)
                    flow.Evaluate(target);
                else
                    flow.Domain.Unseen(target);
                if (target is not (IDiscardOperation or IEventReferenceOperation or IDynamicMemberReferenceOperation))
                    flow.OtherNames.AfterUnknownWrite();
                break;
        }
    }

    /// <summary>A tuple is a value: the variable that holds it holds another one.</summary>
    private void StoreItem(IOperation tuple, IFieldSymbol item, AbstractValue value, IOperation assignment)
    {
        AbstractValue changed = AbstractValue.Unknown;
        if (flow.Evaluate(tuple).Single<TupleAlternative>() is { Items: var items } && Members.IndexOfItem(item) is var index and >= 0 && index < items.Length)
            changed = AbstractValue.Of(new TupleAlternative(items.SetItem(index, value)));
        // `with` changes a copy; any other capture stands for the variable itself.
        if (tuple is IFlowCaptureReferenceOperation copy && assignment.Syntax.Parent is InitializerExpressionSyntax { Parent: WithExpressionSyntax })
            flow.State.Set(new CaptureKey(flow.Frame.Graph, copy.Id), changed);
        else
            Store(tuple, changed, assignment);
        Tell(value, item.Type);
    }

    private void Tell(AbstractValue value, ITypeSymbol? type)
    {
        if (flow.IsReporting && !value.IsUnknown)
            flow.Domain.Stored(value, type);
    }

    private void WriteProperty(IPropertyReferenceOperation property, AbstractValue value, IOperation assignment)
    {
        IPropertySymbol definition = property.Property.OriginalDefinition;
        AbstractValue receiver = property.Instance is null or IInstanceReferenceOperation ? AbstractValue.Unknown : flow.Evaluate(property.Instance);
        // A library may take the text of the value before it stores it.
        bool isOfLibrary = definition.DeclaringSyntaxReferences.IsEmpty;
        if (isOfLibrary)
            flow.Interference.AfterSetter(property, value);
        if (flow.Domain.Write(receiver, property, value, assignment))
            return;
        flow.Domain.AssignedOtherwise(property, value, assignment);
        if (flow.Domain.WantsProof)
            flow.Interference.HandOver([.. property.Arguments.Select(argument => flow.Evaluate(argument.Value))]);
        flow.OtherNames.AfterWrite(property);
        if (Members.IsOwn(property.Instance) && property.Arguments.IsEmpty)
            flow.State.Set(definition, value);
        else
            flow.OtherNames.AfterOtherMember(definition);
        if (!isOfLibrary)
            flow.Interference.AfterSetter(property, value);
        if (!flow.Domain.AtSinks(assignment, property, value))
            flow.Escapes.Escape(value, false);
        // An element of a collection proves nothing; a key of a configuration is where the program looks a connection string up.
        if (property.Arguments.IsEmpty || property.Property.ContainingType.Name.IndexOf("Configuration", StringComparison.Ordinal) >= 0)
            Tell(value, property.Type);
        flow.Escapes.Keep(value);
    }
}
