using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.Symbols;

namespace PgSslAnalyzers.Flow;

/// <summary>What members, local constants and parameters hold: what this body has written to them, or else what their declaration gives.</summary>
internal sealed class Members(Interpreter flow)
{
    /// <summary>How deep declarations may refer to other declarations.</summary>
    public const int MaxDeclarationDepth = 8;

    private readonly Dictionary<ISymbol, (AbstractValue Value, FlowState State)> declaredValues = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, (AbstractValue Value, FlowState State)> initialValues = new(SymbolEqualityComparer.Default);
    private readonly Constructors constructors = new(flow);
    private readonly FlowDomain domain = flow.Domain;
    private readonly KeptObjects kept = new(flow);
    private int declarationDepth;
    private bool hasMemberKeys;

    public static bool IsOwn(IOperation? instance) => instance is null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance };

    /// <summary>The value that a declaration gives; unknown parts where anybody else may write.</summary>
    public AbstractValue DeclaredValue(ISymbol symbol)
    {
        // A constructor finds what the initializer gives.
        bool isConstructed = !constructors.AreRunning(symbol);
        Dictionary<ISymbol, (AbstractValue Value, FlowState State)> values = isConstructed ? declaredValues : initialValues;
        if (!values.TryGetValue(symbol, out (AbstractValue Value, FlowState State) declared))
        {
            if (declarationDepth >= MaxDeclarationDepth || !flow.Active.Add(symbol))
                return AbstractValue.Unknown;
            declarationDepth++;
            declared = flow.Nested(() => EvaluateDeclaration(symbol, isConstructed));
            declarationDepth--;
            flow.Active.Remove(symbol);
            if (symbol.DeclaringSyntaxReferences.Length == 1)
                declared.Value = domain.FromFile(symbol.DeclaringSyntaxReferences[0].SyntaxTree, declared.Value);
            values[symbol] = declared;
        }
        // Objects of a declaration come along, as far as this way has not seen them; others may have changed them since.
        bool isOther = false;
        foreach (KeyValuePair<ObjectKey, TrackedObject> pair in declared.State.Objects)
        {
            TrackedObject made = !pair.Value.IsShared ? pair.Value.Stale() : kept.MayChangeLater(symbol, pair.Key) ? (kept.Keeps(symbol, pair.Key) ? pair.Value : pair.Value.Forgotten()).Shared().Disturbed() : pair.Value with { HasOtherNames = false };
            if (flow.State.Object(pair.Key) is not { } known)
                flow.State.SetObject(pair.Key, made);
            else
                isOther |= !known.SameAs(made) || flow.State.Values.Values.Any(value => value.Holds(pair.Key));
        }
        // A getter may make objects at each read: what happened to those before did not happen to these.
        if (isOther && IsComputed(symbol) && declared.Value.Objects.Any())
        {
            foreach (ObjectKey key in declared.State.Objects.Keys)
                flow.State.SetObject(key, flow.State.Object(key)!.Stale());
        }
        return declared.Value;
    }

    private bool IsComputed(ISymbol symbol) => symbol is IPropertySymbol property && DeclaredValues.GetterOf(property, flow.Cancellation) is not null;

    /// <summary>A member of another object than this one: another such object has another one in it, under the same name.</summary>
    private static AbstractValue Of(IMemberReferenceOperation member, AbstractValue value) => member.Member.IsStatic || IsOwn(member.Instance) ? value : value.WithObjectsStale();

    private (AbstractValue Value, FlowState State) EvaluateDeclaration(ISymbol symbol, bool isConstructed)
    {
        SyntaxTree readIn = flow.Frame.Tree;
        AbstractValue value = AbstractValue.Unknown;
        SyntaxNode? syntax = DeclaredValues.InitializerOf(symbol, flow.Cancellation);
        bool isGetter = false, isOverridable = false;
        if (syntax is null && symbol is IPropertySymbol property)
        {
            syntax = DeclaredValues.GetterOf(property, flow.Cancellation);
            isGetter = syntax is not null;
            isOverridable = isGetter && ((property.IsVirtual && !property.ContainingType.IsSealed) || property.IsOverride);
        }
        if (syntax is not null && !(symbol is IPropertySymbol && syntax.Parent is ParameterSyntax) && domain.OperationOf(syntax) is { } root)
        {
            value = flow.GraphOf(root) is { } graph ? RunDeclaration(symbol, graph, root, isGetter) : flow.Evaluate((root as ISymbolInitializerOperation)?.Value ?? root);
            if (isConstructed && !isGetter)
                value = constructors.After(symbol, value);
        }
        else if (syntax is not null && symbol is ILocalSymbol)
        {
            value = domain.OperationOf(((EqualsValueClauseSyntax)syntax).Value) is { } initial ? flow.Evaluate(initial) : AbstractValue.Unknown;
        }
        else if (symbol is IPropertySymbol positional && ParameterOf(positional) is { } argument)
        {
            value = argument.HasExplicitDefaultValue ? DeclaredValue(argument) : AbstractValue.Unknown;
        }
        else if (syntax is null && constructors.Assigned(symbol) is { } assigned)
        {
            value = assigned;
        }
        else if (domain.ImplicitValue(symbol, readIn) is { } known)
        {
            value = known;
        }

        // What a derived type says in its place is not seen.
        if (isOverridable ? !value.IsUnknown : IsOpenToOthers(symbol) && !isGetter)
            value = value.OrUnknown();
        if (!isGetter && symbol is IFieldSymbol or IPropertySymbol && !value.IsUnknown && !flow.Interference.IsFixed(symbol))
            value = value.Stale();
        return (value, flow.State);
    }

    /// <summary>The parameter of a record that a property is made for; null if there is none.</summary>
    private static IParameterSymbol? ParameterOf(IPropertySymbol property)
    {
        if (!property.ContainingType.IsRecord || property.DeclaringSyntaxReferences is not [var declared])
            return null;
        foreach (IMethodSymbol constructor in property.ContainingType.InstanceConstructors)
        {
            foreach (IParameterSymbol parameter in constructor.Parameters)
            {
                if (parameter.DeclaringSyntaxReferences is [var own] && own.SyntaxTree == declared.SyntaxTree && own.Span == declared.Span)
                    return parameter;
            }
        }
        return null;
    }

    private AbstractValue RunDeclaration(ISymbol symbol, ControlFlowGraph graph, IOperation root, bool isGetter)
    {
        flow.Frame = new Frame(graph, flow.PathInto(root.Syntax), symbol, root.Syntax.SyntaxTree);
        AbstractValue returned = flow.Run(graph, report: false);
        // The graph of an initializer ends in an assignment to the member.
        return isGetter ? returned : flow.State.Get(symbol) ?? AbstractValue.Unknown;
    }

    /// <summary>Whether something other than the declaration may give the value.</summary>
    private static bool IsOpenToOthers(ISymbol symbol) => symbol switch
    {
        IFieldSymbol field => !field.IsConst && !field.IsReadOnly,
        IPropertySymbol property => property.SetMethod is not null,
        ILocalSymbol local => !local.IsConst,
        _ => false,
    };

    public AbstractValue ReadProperty(IPropertyReferenceOperation property)
    {
        bool isOwn = IsOwn(property.Instance);
        AbstractValue receiver = property.Instance is null or IInstanceReferenceOperation ? AbstractValue.Unknown : flow.Evaluate(property.Instance);
        var arguments = new List<AbstractValue>(property.Arguments.Length);
        foreach (IArgumentOperation argument in property.Arguments)
            arguments.Add(flow.Evaluate(argument.Value));
        if (domain.Transfer(new MemberUse(property, property.Property, receiver, property.Arguments, arguments)) is { } known)
        {
            flow.Interference.AfterReading(property, AbstractValue.Unknown);
            return known;
        }
        IPropertySymbol definition = property.Property.OriginalDefinition;
        flow.Interference.HandOver(arguments);
        flow.Interference.AfterReading(property, receiver);
        if (!receiver.Alternatives.IsEmpty)
            return AbstractValue.Unknown;
        AbstractValue? written = isOwn && property.Arguments.IsEmpty ? flow.State.Get(definition) : null;
        if (written is not null && !flow.Interference.IsPlain(definition))
            written = written.Stale();
        if (Read(definition, written, property.Arguments.IsEmpty) is { } value)
            return flow.Interference.OfStatic(definition, Of(property, value));
        return domain.UnknownOf(property.Type, property.Syntax, isOwn ? definition : null);
    }

    public AbstractValue ReadField(IFieldReferenceOperation field)
    {
        if (field.Instance is not (null or IInstanceReferenceOperation))
        {
            AbstractValue instance = flow.Evaluate(field.Instance);
            if (instance.TupleItems is { IsEmpty: false } items)
                return IndexOfItem(field.Field) is var index and >= 0 && index < items.Length ? items[index] : AbstractValue.Unknown;
        }
        if (domain.Transfer(new MemberUse(field, field.Field, AbstractValue.Unknown, ImmutableArray<IArgumentOperation>.Empty, [])) is { } constant)
            return constant;
        object? key = KeyOf(field);
        if (Read(field.Field.OriginalDefinition, key is null ? null : flow.State.Get(key), isDeclared: true) is { } value)
            return flow.Interference.OfStatic(field.Field.OriginalDefinition, Of(field, value));
        return domain.UnknownOf(field.Type, field.Syntax, key as ISymbol);
    }

    /// <summary>What was written, unless that may be stale and the declaration is certain; null if neither is known.</summary>
    private AbstractValue? Read(ISymbol definition, AbstractValue? written, bool isDeclared)
    {
        if (written is { MayBeStale: false })
            return written;
        AbstractValue declared = isDeclared ? DeclaredValue(definition) : AbstractValue.Unknown;
        if (written is not null && (declared.IsUnknown || declared.MayBeOther || declared.MayBeStale))
            return written;
        return declared.IsUnknown ? null : declared;
    }

    /// <summary>The place of an item in its tuple; -1 if it is none.</summary>
    public static int IndexOfItem(IFieldSymbol field)
    {
        string name = (field.CorrespondingTupleField ?? field).Name;
        return name.StartsWith("Item", StringComparison.Ordinal) && int.TryParse(name.Substring(4), out int number) ? number - 1 : -1;
    }

    /// <summary>
    /// Where the state keeps a field: by itself if it is static or of the object whose member runs, with the variable if it is of an object in one; null for any other object.
    /// </summary>
    private object? KeyOf(IFieldReferenceOperation field) => field.Field.IsStatic || IsOwn(field.Instance) ? field.Field : field.Instance switch
    {
        ILocalReferenceOperation local => new MemberKey(local.Local, field.Field),
        IParameterReferenceOperation parameter => new MemberKey(parameter.Parameter, field.Field),
        IFlowCaptureReferenceOperation capture => new MemberKey(new CaptureKey(flow.Frame.Graph, capture.Id), field.Field),
        _ => null,
    };

    public void WriteField(IFieldReferenceOperation field, AbstractValue value)
    {
        object? key = KeyOf(field);
        if (key is IFieldSymbol)
        {
            flow.State.Set(key, value);
            return;
        }
        // Two variables may hold one object.
        flow.OtherNames.AfterOtherMember(field.Field);
        if (key is null)
            return;
        hasMemberKeys = true;
        flow.State.Set(key, value.Stale());
    }

    /// <summary>A variable holds another object: the fields of the one before are not its fields; those of what it was made from are.</summary>
    public void Rename(ISymbol variable, IOperation assignment)
    {
        if (!hasMemberKeys)
            return;
        object? source = (assignment as ISimpleAssignmentOperation)?.Value switch
        {
            IFlowCaptureReferenceOperation capture => new CaptureKey(flow.Frame.Graph, capture.Id),
            ILocalReferenceOperation local => local.Local,
            _ => null,
        };
        foreach (KeyValuePair<object, AbstractValue> pair in flow.State.Values)
        {
            if (pair.Key is not MemberKey member)
                continue;
            if (Equals(member.Of, variable))
                flow.State.Remove(member);
            else if (source is not null && Equals(member.Of, source))
                flow.State.Set(new MemberKey(variable, member.Member), pair.Value);
        }
    }

    public void BindUnknownParameters(IMethodSymbol? method)
    {
        if (method is null)
            return;
        foreach (IParameterSymbol parameter in method.Parameters)
            BindUnknown(parameter);
    }

    /// <summary>The parameters of a primary constructor are seen in all members, where nothing has bound them yet.</summary>
    public AbstractValue ReadParameter(IParameterSymbol parameter)
    {
        if (flow.State.Get(parameter) is not { } value)
        {
            BindUnknown(parameter);
            value = flow.State.Get(parameter) ?? AbstractValue.Unknown;
        }
        return value;
    }

    public void BindUnknown(IParameterSymbol parameter)
    {
        if (parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: not null } && DeclaredValues.InitializerOf(parameter, flow.Cancellation) is not null)
            flow.State.Set(parameter, DeclaredValue(parameter).OrUnknown());
        else if (domain.HasUnknownState(parameter.Type) && parameter.DeclaringSyntaxReferences.Length > 0)
            domain.UnknownOf(parameter.Type, parameter.DeclaringSyntaxReferences[0].GetSyntax(flow.Cancellation), parameter);
        else
            flow.State.Set(parameter, AbstractValue.Unknown);
    }

    /// <summary>A primary constructor keeps its arguments, in properties of a record or for the members of a class.</summary>
    public bool IsPrimary(IMethodSymbol method)
        => method is { MethodKind: MethodKind.Constructor, DeclaringSyntaxReferences: [var reference] } && reference.GetSyntax(flow.Cancellation) is TypeDeclarationSyntax;
}

/// <summary>The key of a field of the object in a variable.</summary>
/// <param name="Of">The variable, or the capture.</param>
/// <param name="Member">The field.</param>
internal readonly record struct MemberKey(object Of, ISymbol Member);
