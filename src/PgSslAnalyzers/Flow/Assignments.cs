using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
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
        if (assignment.Target is IPropertyReferenceOperation or IArrayElementReferenceOperation or IFieldReferenceOperation)
        {
            EvaluateReceiver(assignment.Target);
            flow.Interference.AtStart(assignment.Target);
        }
        AbstractValue value = flow.Evaluate(assignment.Value);
        // Two names for one variable: neither is followed from here on.
        if (assignment.IsRef)
        {
            Alias(assignment.Target);
            Alias(assignment.Value);
            return AbstractValue.Unknown;
        }
        Store(assignment.Target, value, assignment);
        return value;
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
        AbstractValue right = flow.Evaluate(compound.Value);
        AbstractValue value = flow.Domain.Append(compound, left, right);
        Store(compound.Target, value, compound);
        return value;
    }

    public AbstractValue Deconstruct(IDeconstructionAssignmentOperation deconstruction)
    {
        AbstractValue value = flow.Evaluate(deconstruction.Value);
        // A Deconstruct gets the object.
        if (deconstruction.Value.Type is not { IsTupleType: true })
            flow.Interference.HandOver(value);
        ImmutableArray<AbstractValue> items = value.TupleItems;
        IOperation target = deconstruction.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : deconstruction.Target;
        if (target is ITupleOperation tuple)
        {
            for (int i = 0; i < tuple.Elements.Length; i++)
                Store(tuple.Elements[i], items.Length == tuple.Elements.Length ? items[i] : AbstractValue.Unknown, deconstruction);
        }
        return value;
    }

    private void EvaluateReceiver(IOperation target)
    {
        if (target is IMemberReferenceOperation { Instance: { } instance } && instance is not IInstanceReferenceOperation)
            flow.Evaluate(instance);
        if (target is IPropertyReferenceOperation { Arguments: { IsEmpty: false } arguments })
        {
            foreach (IArgumentOperation argument in arguments)
                flow.Evaluate(argument.Value);
        }
    }

    /// <summary>Puts a value where an assignment says.</summary>
    public void Store(IOperation target, AbstractValue value, IOperation assignment)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                // A second name, of an element or a member perhaps.
                if (local.Local.RefKind != RefKind.None)
                    flow.Interference.AfterUnknownWrite();
                flow.State.Set(local.Local, value);
                flow.Members.Rename(local.Local, assignment);
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
                    flow.Interference.AfterPlace(parameter.Parameter);
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
                flow.Interference.AfterPlace(null);
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
                flow.Interference.AfterPlace(null);
                break;
            default:
                flow.Escapes.Escape(value, true);
                flow.Domain.Unseen(target);
                if (target is not (IDiscardOperation or IEventReferenceOperation or IDynamicMemberReferenceOperation))
                    flow.Interference.AfterUnknownWrite();
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
        if (tuple is IFlowCaptureReferenceOperation copy && assignment.Syntax.Parent is Microsoft.CodeAnalysis.CSharp.Syntax.InitializerExpressionSyntax { Parent: Microsoft.CodeAnalysis.CSharp.Syntax.WithExpressionSyntax })
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
            flow.Interference.AfterSetter(property);
        if (flow.Domain.Write(receiver, property, value, assignment))
            return;
        flow.Domain.AssignedOtherwise(property, value, assignment);
        flow.Interference.AfterWrite(property);
        if (Members.IsOwn(property.Instance) && property.Arguments.IsEmpty)
            flow.State.Set(definition, value);
        else
            flow.Interference.AfterOtherMember(definition);
        if (!isOfLibrary)
            flow.Interference.AfterSetter(property);
        if (!flow.Domain.AtSinks(assignment, property, value))
            flow.Escapes.Escape(value, false);
        // An element of a collection proves nothing; a key of a configuration is where the program looks a connection string up.
        if (property.Arguments.IsEmpty || property.Property.ContainingType.Name.IndexOf("Configuration", StringComparison.Ordinal) >= 0)
            Tell(value, property.Type);
        flow.Escapes.Keep(value);
    }
}
