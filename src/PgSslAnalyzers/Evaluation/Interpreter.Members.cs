using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.ConnectionStrings;

namespace PgSslAnalyzers.Evaluation;

/// <summary>What members, local constants and parameters hold by their declaration.</summary>
internal sealed partial class Interpreter
{
    /// <summary>How deep declarations may refer to other declarations.</summary>
    public const int MaxDeclarationDepth = 8;

    private readonly Dictionary<ISymbol, (AbstractValue Value, FlowState State)> declaredValues = new(SymbolEqualityComparer.Default);
    private int declarationDepth;

    /// <summary>The value that a declaration gives; unknown parts where anybody else may write.</summary>
    private AbstractValue DeclaredValue(ISymbol symbol)
    {
        if (!declaredValues.TryGetValue(symbol, out (AbstractValue Value, FlowState State) declared))
        {
            if (declarationDepth >= MaxDeclarationDepth || !active.Add(symbol))
                return AbstractValue.Unknown;
            declarationDepth++;
            declared = EvaluateDeclaration(symbol);
            declarationDepth--;
            active.Remove(symbol);
            if (symbol.DeclaringSyntaxReferences.Length == 1)
                declared.Value = FromFile(symbol.DeclaringSyntaxReferences[0].SyntaxTree, declared.Value);
            declaredValues[symbol] = declared;
        }
        // Objects of a declaration come along, as far as this way has not seen them; others may have changed them since.
        foreach (KeyValuePair<ObjectKey, TrackedObject> pair in declared.State.Objects)
        {
            if (state.Object(pair.Key) is null)
                state.SetObject(pair.Key, pair.Value is BuilderState or DataSourceState || IsProof ? FlowState.Forget(pair.Value) : pair.Value);
        }
        return declared.Value;
    }

    /// <summary>What another file says remembers how it was said there: that file reports it if the text alone proves enough.</summary>
    private AbstractValue FromFile(SyntaxTree tree, AbstractValue value)
    {
        if (tree == context.Tree || !value.Alternatives.Any(static alternative => alternative is TextAlternative))
            return value;
        return AbstractValue.Of(value.Alternatives.Select(alternative => alternative is TextAlternative text
            ? text with { Pieces = text.Pieces.Select(piece => piece.Source.SyntaxTree == tree ? piece with { Declared = text } : piece).ToImmutableArray() }
            : alternative).ToImmutableArray(), value.MayBeOther);
    }

    private (AbstractValue Value, FlowState State) EvaluateDeclaration(ISymbol symbol)
    {
        FlowState before = state;
        Frame caller = frame;
        bool wasReporting = isReporting;
        int nestingBefore = nesting;
        isReporting = false;
        state = FlowState.Initial();
        AbstractValue value = AbstractValue.Unknown;

        SyntaxNode? syntax = DeclaredValues.InitializerOf(symbol, cancellation);
        bool isGetter = false;
        if (syntax is null && symbol is IPropertySymbol property)
        {
            syntax = DeclaredValues.GetterOf(property, cancellation);
            isGetter = syntax is not null && (!property.IsVirtual || property.ContainingType.IsSealed) && !property.IsAbstract && !property.IsOverride;
            if (!isGetter)
                syntax = null;
        }
        if (syntax is not null && context.OperationOf(syntax, cancellation) is { } root)
        {
            value = GraphOf(root) is { } graph ? RunDeclaration(symbol, graph, root, isGetter) : Evaluate((root as ISymbolInitializerOperation)?.Value ?? root);
        }
        else if (syntax is not null && symbol is ILocalSymbol)
        {
            value = context.OperationOf(((Microsoft.CodeAnalysis.CSharp.Syntax.EqualsValueClauseSyntax)syntax).Value, cancellation) is { } initial ? Evaluate(initial) : AbstractValue.Unknown;
        }
        else if (syntax is null && AssignedByConstructors(symbol) is { } assigned)
        {
            value = assigned;
        }
        else if (symbol is IPropertySymbol options && context.Types.IsSslMode(options.Type) && DeclaredValues.ImplicitDisable(options, caller.Tree, cancellation) is { } declaration)
        {
            value = AbstractValue.Of(Mode(0, declaration));
        }

        if ((IsOpenToOthers(symbol) || MayDiffer(symbol, syntax is not null)) && !isGetter)
            value = value.OrUnknown();
        FlowState after = state;
        (state, frame, isReporting, nesting) = (before, caller, wasReporting, nestingBefore);
        return (value, after);
    }

    /// <summary>What the constructors give to a read-only member without initializer; null if they give nothing that is known.</summary>
    private AbstractValue? AssignedByConstructors(ISymbol symbol)
    {
        bool isReadOnly = symbol is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null, IsAbstract: false };
        if (!isReadOnly || symbol.ContainingType is not { DeclaringSyntaxReferences.Length: 1 } type || symbol.DeclaringSyntaxReferences.Length != 1)
            return null;
        AbstractValue assigned = AbstractValue.None;
        foreach (IMethodSymbol constructor in symbol.IsStatic ? type.StaticConstructors : type.InstanceConstructors)
        {
            if (constructor.DeclaringSyntaxReferences.Length == 0 || active.Contains(constructor) || BodyOf(constructor) is not { } body)
            {
                if (IsProof)
                    assigned = assigned.OrUnknown();
                continue;
            }
            active.Add(constructor);
            state = FlowState.Initial();
            frame = new Frame(body, rootPath.Enter(body.OriginalOperation.Syntax), constructor, body.OriginalOperation.Syntax.SyntaxTree);
            BindUnknownParameters(constructor);
            Run(body, report: false);
            active.Remove(constructor);
            assigned = assigned.Or(state.Get(symbol) ?? AbstractValue.Unknown);
        }
        return assigned.IsUnknown ? null : assigned;
    }

    private AbstractValue RunDeclaration(ISymbol symbol, ControlFlowGraph graph, IOperation root, bool isGetter)
    {
        frame = new Frame(graph, rootPath.Enter(root.Syntax), symbol, root.Syntax.SyntaxTree);
        AbstractValue returned = Run(graph, report: false);
        if (isGetter)
            return returned;
        // The graph of an initializer ends in an assignment to the member.
        return state.Get(symbol) ?? AbstractValue.Unknown;
    }

    /// <summary>Whether something other than the declaration may give the value.</summary>
    private static bool IsOpenToOthers(ISymbol symbol) => symbol switch
    {
        IFieldSymbol field => !field.IsConst && !field.IsReadOnly,
        IPropertySymbol property => property.SetMethod is not null,
        ILocalSymbol local => !local.IsConst,
        _ => false,
    };

    private AbstractValue ReadProperty(IPropertyReferenceOperation property)
    {
        bool isOwn = IsProof ? IsOwn(property.Instance) : property.Instance is null or IInstanceReferenceOperation;
        AbstractValue receiver = property.Instance is null or IInstanceReferenceOperation ? AbstractValue.Unknown : Evaluate(property.Instance);
        var arguments = new List<AbstractValue>(property.Arguments.Length);
        foreach (IArgumentOperation argument in property.Arguments)
            arguments.Add(Evaluate(argument.Value));
        if (LookedUp(property, receiver, arguments) is { } lookedUp)
            return lookedUp;

        if (property.Property is { Name: "Value", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T })
            return ValueOf(receiver);
        if (property.Property is { Name: "Result", ContainingType.Name: "Task" or "ValueTask" })
            return receiver;
        AbstractValue result = AbstractValue.None;
        foreach (Alternative alternative in receiver.Alternatives)
        {
            ObjectKey of = alternative is ObjectAlternative reference ? reference.Key : default;
            TrackedObject? tracked = of.Site is null ? null : state.Object(of);
            result = result.Or((tracked, property.Property.Name) switch
            {
                (BuilderState builder, "ConnectionString") => TextOf(of, builder),
                (DataSourceState source, "ConnectionStringBuilder") => AbstractValue.Of(new ObjectAlternative(source.Builder)),
                (DataSourceState source, "ConnectionString") when state.Object(source.Builder) is BuilderState builder => TextOf(source.Builder, builder),
                _ => AbstractValue.Unknown,
            });
        }
        if (!receiver.Alternatives.IsEmpty)
            return receiver.MayBeOther ? result.OrUnknown() : result;

        ISymbol key = property.Property.OriginalDefinition;
        ForgetAfterReading(property.Property.OriginalDefinition);
        if (isOwn && property.Arguments.IsEmpty && IsPlain(property.Property.OriginalDefinition) && state.Get(key) is { } known)
            return known;
        if (property.Property is { Name: "NewLine", ContainingType.Name: "Environment" })
            return AbstractValue.Of(TextAlternative.Known("\n", property.Syntax));
        AbstractValue declared = property.Arguments.IsEmpty ? DeclaredValue(property.Property.OriginalDefinition) : AbstractValue.Unknown;
        return declared.IsUnknown ? UnknownOf(property.Type, property.Syntax, isOwn ? key : null) : declared;
    }

    /// <summary>What a nullable holds, if it holds something.</summary>
    private static AbstractValue ValueOf(AbstractValue nullable)
        => AbstractValue.Of(nullable.Alternatives.RemoveAll(static alternative => alternative is ConstantAlternative { Value: null }), nullable.MayBeOther || nullable.IsUnknown);

    private AbstractValue ReadField(IFieldReferenceOperation field)
    {
        if (field.Instance is not (null or IInstanceReferenceOperation))
        {
            AbstractValue instance = Evaluate(field.Instance);
            if (instance.Single<TupleAlternative>() is { } tuple)
            {
                string name = (field.Field.CorrespondingTupleField ?? field.Field).Name;
                return name.StartsWith("Item", StringComparison.Ordinal) && int.TryParse(name.Substring(4), out int number) && number <= tuple.Items.Length ? tuple.Items[number - 1] : AbstractValue.Unknown;
            }
        }
        if (state.Get(field.Field) is { } known && (!IsProof || IsOwn(field.Instance)))
            return known;
        if (field.Field is { Name: "Instance", ContainingType: { Name: "NpgsqlFactory", ContainingAssembly.Name: "Npgsql" } })
            return Npgsql;
        if (field.Field is { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String })
            return Empty(field.Syntax);
        AbstractValue declared = DeclaredValue(field.Field.OriginalDefinition);
        return declared.IsUnknown ? UnknownOf(field.Type, field.Syntax, field.Field) : declared;
    }

    /// <summary>A builder that comes from out of sight is followed too: what it holds is unknown, what is written to it from now on is not.</summary>
    private AbstractValue UnknownOf(ITypeSymbol? type, SyntaxNode place, ISymbol? variable)
    {
        AbstractValue value = context.Types.IsDataSourceBuilder(type)
            ? NewDataSource(place, place, Unseen(place, false), SymbolEqualityComparer.Default.Equals(type, context.Types.SlimDataSourceBuilder))
            : context.Types.IsBuilder(type) ? NewObject(place, Unseen(place, context.Types.IsGenericBuilder(type))) : AbstractValue.Unknown;
        if (variable is not null && !value.IsUnknown)
            state.Set(variable, value);
        return value;
    }

    private static BuilderState Unseen(SyntaxNode place, bool isGeneric) => BuilderState.FromNothing(place, isGeneric) with { HasUnknownBase = true, MayCarryMore = true };

    private void BindUnknownParameters(IMethodSymbol? method)
    {
        if (method is null)
            return;
        foreach (IParameterSymbol parameter in method.Parameters)
            BindUnknown(parameter);
    }

    /// <summary>The parameters of a primary constructor are seen in all members, where nothing has bound them yet.</summary>
    private AbstractValue ReadParameter(IParameterSymbol parameter)
    {
        if (state.Get(parameter) is not { } value)
        {
            BindUnknown(parameter);
            value = state.Get(parameter) ?? AbstractValue.Unknown;
        }
        return value;
    }

    private void BindUnknown(IParameterSymbol parameter)
    {
        if (parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: not null } && DeclaredValues.InitializerOf(parameter, cancellation) is not null)
            state.Set(parameter, DeclaredValue(parameter).OrUnknown());
        else if (parameter.DeclaringSyntaxReferences.Length > 0)
            UnknownOf(parameter.Type, parameter.DeclaringSyntaxReferences[0].GetSyntax(cancellation), parameter);
    }
}
