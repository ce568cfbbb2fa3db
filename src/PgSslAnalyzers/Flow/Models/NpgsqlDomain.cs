using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.Symbols;

namespace PgSslAnalyzers.Flow.Models;

/// <summary>Follows texts, modes and builders on their way to Npgsql. Brings the models together, and tells an observer what reaches Npgsql.</summary>
internal sealed class NpgsqlDomain : FlowDomain
{
    public NpgsqlDomain(FileContext context, IUseObserver observer, CancellationToken cancellation)
    {
        (Context, Observer, Cancellation) = (context, observer, cancellation);
        Constants = new ConstantModel(this);
        Strings = new StringModel(this);
        Buffers = new BufferModel(this);
        Lists = new ListModel(this);
        Maps = new MapModel(this);
        Modes = new ModeModel(this);
        Builders = new BuilderModel(this);
        DataSources = new DataSourceModel(this);
        Options = new OptionsModel(this);
        Configuration = new ConfigurationModel(this);
        Environment = new EnvironmentModel(this);
        Sinks = new SinkModel(this);
        Facts = new FactModel(this);
    }

    public FileContext Context { get; }

    public IUseObserver Observer { get; }

    public CancellationToken Cancellation { get; }

    public ConstantModel Constants { get; }

    public StringModel Strings { get; }

    public BufferModel Buffers { get; }

    public ListModel Lists { get; }

    public MapModel Maps { get; }

    public ModeModel Modes { get; }

    public BuilderModel Builders { get; }

    public DataSourceModel DataSources { get; }

    public OptionsModel Options { get; }

    public ConfigurationModel Configuration { get; }

    public EnvironmentModel Environment { get; }

    public SinkModel Sinks { get; }

    public FactModel Facts { get; }

    public FlowState State => Flow.State;

    public bool IsReporting => Flow.IsReporting;

    public override SyntaxTree Tree => Context.Tree;

    public override HarmlessTable HarmlessMembers => HarmlessNpgsqlMembers.Table;

    public override bool OnlyKeeps(IMethodSymbol method) => Options.OnlyKeep(method);

    public override bool WantsProof => Context.Options.WantsProof;

    // Only a proof asks for it: to look at all types of a program has a price.
    public override DerivedTypes? Derived => WantsProof ? Context.Types.Derived : null;

    public override LibraryHooks? Hooks => WantsProof ? Context.Types.Hooks : null;

    public override bool HasOwnIndexTypes => WantsProof && Context.Types.HasOwnIndexTypes;

    public override IOperation? OperationOf(SyntaxNode syntax) => Context.OperationOf(syntax, Cancellation);

    public override AbstractValue? Constant(IOperation operation) => Constants.Of(operation);

    public override AbstractValue? Evaluate(IOperation operation) => Strings.Evaluate(operation) ?? Lists.Evaluate(operation) ?? Facts.Evaluate(operation);

    public override AbstractValue Complete(IOperation operation, AbstractValue value)
    {
        if (!value.IsUnknown)
            return value;
        // The compiler knows also what has too many parts for us.
        if (operation.ConstantValue is { HasValue: true, Value: string text })
            return AbstractValue.Of(TextAlternative.Known(text, operation.Syntax));
        // A builder from out of sight: what is written to it from here on counts.
        if (value.MayBeOther && HasUnknownState(operation.Type))
            return UnknownOf(operation.Type, operation.Syntax, (operation as ILocalReferenceOperation)?.Local);
        if (operation.Type?.SpecialType != SpecialType.System_Boolean)
            return value;
        Guard whenTrue = Conditions.Say(operation, true), whenFalse = Conditions.Say(operation, false);
        return ReferenceEquals(whenTrue, Guard.None) && ReferenceEquals(whenFalse, Guard.None) ? AbstractValue.Unknown : AbstractValue.Of(new ConditionAlternative(whenTrue, whenFalse));
    }

    public override AbstractValue Append(ICompoundAssignmentOperation operation, AbstractValue left, AbstractValue right) => Strings.Append(operation, left, right);

    public override AbstractValue? Transfer(MemberUse use)
    {
        // A member of the program does what its body says.
        if (SymbolEqualityComparer.Default.Equals(use.Member.ContainingAssembly, Context.Types.Compilation.Assembly))
            return null;
        AbstractValue? result = use.Member is IMethodSymbol { MethodKind: not MethodKind.Constructor, ContainingType.SpecialType: SpecialType.System_String } ? Strings.Call(use) : ModelTable.Apply(this, use);
        if (result is null || !IsFormattedByProgram(use))
            return result;
        Flow.Escapes.Mark(use.Receiver);
        return result.Stale();
    }

    public override bool RunsWithAll(IMethodSymbol method, IReadOnlyList<AbstractValue> before) => before.Count == 1 && Lists.RunsForEach(method, before[0]);

    /// <summary>Whether numbers are written by a culture of which nothing is known where the code names none. Only a proof asks for it.</summary>
    public bool HasUnknownCulture => WantsProof && Context.Types.SetsCulture;

    /// <summary>Whether a format provider that the program has made or changed may decide what becomes of the values: its signs can be any text. Only a proof asks for it.</summary>
    private bool IsFormattedByProgram(MemberUse use)
    {
        foreach (IArgumentOperation argument in use.Written)
        {
            if (argument.Parameter?.Type is { Name: "IFormatProvider" } && WantsProof && !IsKnownProvider(argument.Value))
                return true;
        }
        return false;
    }

    private bool IsKnownProvider(IOperation provider)
    {
        if (provider is IFlowCaptureReferenceOperation)
            provider = OperationOf(provider.Syntax) ?? provider;
        while (provider is IConversionOperation { OperatorMethod: null } or IParenthesizedOperation)
            provider = provider is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)provider).Operand;
        return provider switch
        {
            { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation => true,
            IPropertyReferenceOperation { Property: var property } => CurrentCulture.IsInvariant(property) || (CurrentCulture.IsCurrent(property) && !HasUnknownCulture),
            IInvocationOperation { TargetMethod: var method } => CurrentCulture.IsReadOnly(method),
            _ => false,
        };
    }

    public override AbstractValue Match(IIsPatternOperation match, AbstractValue value) => Facts.Match(match, value);

    public override AbstractValue? TransferOnFollowed(MemberUse use)
    {
        IMethodSymbol method = (IMethodSymbol)use.Member;
        if (use.Receiver.Single<ObjectAlternative>() is { } reference)
        {
            // The program has added the method to the type.
            if (SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, Context.Types.Compilation.Assembly))
            {
                Flow.Escapes.Escape(use.Receiver, true);
                return null;
            }
            // What becomes of what it gets is not seen: new[] { text }.CopyTo(parts, 0).
            foreach (AbstractValue argument in use.Values)
                Flow.Escapes.Mark(argument);
            return State.Object(reference.Key) switch
            {
                BuilderState builder => Builders.CallOther(use, reference.Key, builder),
                DataSourceState source => DataSources.CallOther(use, reference.Key, source, use.Receiver),
                TextBufferState => Buffers.CallOther(use, reference.Key),
                ListState => Lists.CallOther(reference.Key),
                MapState => Maps.CallOther(reference.Key),
                _ => null,
            };
        }
        // One of several objects: each may be changed, none certainly is.
        foreach (Alternative alternative in use.Receiver.Alternatives)
        {
            Flow.Escapes.Escape(AbstractValue.Of(alternative), false);
            Flow.Escapes.Mark(AbstractValue.Of(alternative));
        }
        Sinks.BuiltFromSeveral(use);
        // An extension that configures a data source builder, of Npgsql or of a plug-in, hands it back.
        if (!use.HasInstance && method.IsExtensionMethod && use.Argument(0).Single<ObjectAlternative>() is { } extended && State.Object(extended.Key) is DataSourceState configured
            && !Flow.Calls.CanEnter(method))
        {
            // What an extension of the program does to it is not seen.
            if (method.DeclaringSyntaxReferences.Length > 0)
                Flow.Escapes.Mark(use.Argument(0));
            return DataSources.CallOther(use, extended.Key, configured, use.Argument(0));
        }
        return null;
    }

    public override AbstractValue Created(IObjectCreationOperation creation)
        => creation.Type is { Name: "NpgsqlConnection", ContainingAssembly.Name: "Npgsql" } ? BuilderModel.Npgsql : AbstractValue.Unknown;

    public override bool Write(AbstractValue receiver, IPropertyReferenceOperation property, AbstractValue value, IOperation assignment)
    {
        if (Builders.Write(receiver, property, value, assignment))
            return true;
        foreach (ObjectKey key in receiver.Objects)
        {
            if (State.Object(key) is TextBufferState)
                Buffers.Write(key, property.Property.Name, value, assignment);
            else if (State.Object(key) is ListState)
                Lists.Write(key, receiver, property.Arguments.Length == 1 ? Flow.Evaluate(property.Arguments[0].Value) : AbstractValue.Unknown, value);
            else if (State.Object(key) is MapState)
                Maps.Write(key, property.Arguments.Length == 1 ? Flow.Evaluate(property.Arguments[0].Value) : AbstractValue.Unknown, value);
        }
        return false;
    }

    public override bool Matters(string property) => property is "ConnectionString" || KeywordTable.OfProperty(property) == KeywordTable.SslMode;

    public override void WriteElement(AbstractValue array, AbstractValue index, AbstractValue value)
    {
        foreach (ObjectKey key in array.Objects)
        {
            if (State.Object(key) is ListState)
                Lists.Write(key, array, index, value);
        }
    }

    public override AbstractValue UnknownOf(ITypeSymbol? type, SyntaxNode place, ISymbol? variable)
    {
        AbstractValue value = Context.Types.IsDataSourceBuilder(type) ? DataSources.Unseen(type!, place)
            : Context.Types.IsBuilder(type) ? Builders.Unseen(type!, place) : AbstractValue.Unknown;
        if (variable is not null && !value.IsUnknown)
            State.Set(variable, value);
        return value;
    }

    public override bool HasUnknownState(ITypeSymbol? type) => Context.Types.IsBuilder(type) || Context.Types.IsDataSourceBuilder(type);

    public override AbstractValue? ImplicitValue(ISymbol member, SyntaxTree readIn)
        => member is IPropertySymbol options && Context.Types.IsSslMode(options.Type) && DeclaredValues.ImplicitDisable(options, readIn, Cancellation) is { } declaration
            ? AbstractValue.Of(Constants.Mode(0, declaration)) : null;

    /// <summary>What another file says remembers how it was said there: that file reports it if the text alone proves enough.</summary>
    public override AbstractValue FromFile(SyntaxTree tree, AbstractValue value)
    {
        if (tree == Tree || !value.Alternatives.Any(static alternative => alternative is TextAlternative))
            return value;
        return AbstractValue.Of(value.Alternatives.Select(alternative => alternative is TextAlternative text
            ? text with { Pieces = text.Pieces.Select(piece => piece.Source.SyntaxTree == tree ? piece with { Declared = text } : piece).ToImmutableArray() }
            : alternative).ToImmutableArray(), value.MayBeOther);
    }

    public override bool? Answer(IOperation condition, AbstractValue value)
        => condition is IInvocationOperation { TargetMethod.ContainingType.SpecialType: SpecialType.System_String } ? value.Single<ConstantAlternative>()?.Value as bool? : null;

    public override Guard Say(IOperation condition, bool holds) => Conditions.Say(condition, holds);

    public override SyntaxNode? OriginOf(Alternative alternative) => alternative switch
    {
        TextAlternative text => text.Anchor,
        SettingsAlternative settings => settings.State.Creation,
        ObjectAlternative reference => reference.Key.Site,
        ModeAlternative mode => mode.Source,
        ConstantAlternative constant => constant.Source,
        _ => null,
    };

    public override bool IsFollowed(ITypeSymbol type) => IsFollowedResult(WrapperModel.Awaited(type));

    private bool IsFollowedResult(ITypeSymbol type)
        => type.SpecialType == SpecialType.System_String || (type is INamedTypeSymbol { IsTupleType: true } tuple && tuple.TupleElements.Any(element => IsFollowedResult(element.Type)))
            || Context.Types.IsSslMode(type) || Context.Types.IsBuilder(type) || Context.Types.IsDataSourceBuilder(type);

    public override bool IsWorthEntering(IMethodSymbol method, IReadOnlyList<AbstractValue> arguments)
    {
        if (WrapperModel.Awaited(method.ReturnType).SpecialType == SpecialType.System_Boolean)
            return Conditions.MayNameThisMachine(method, Cancellation);
        foreach (AbstractValue argument in arguments)
        {
            foreach (Alternative alternative in argument.Alternatives)
            {
                if (alternative is ObjectAlternative or SettingsAlternative or ModeAlternative
                    || (alternative is TextAlternative text && (Evidence.MayBeConnectionString(text) || text.Pieces.Any(static piece => piece.LookUp is not null) || IsWeakMode(text))))
                    return true;
            }
        }
        return false;
    }

    /// <summary>Whether a text is the name of a weak mode: whoever gets it may put it into a connection string.</summary>
    private static bool IsWeakMode(TextAlternative text) => text.Pieces is [{ Text: { Length: <= 8 } name }] && name.Trim() is "Disable" or "Allow" or "Prefer" or "Require" or "VerifyCA";

    public override bool CanChangeArguments(IMethodSymbol method) => method.ContainingAssembly is not { Name: "Npgsql" };

    public override void Escaped(ObjectKey key, TrackedObject tracked, bool canChange)
    {
        switch (tracked)
        {
            case BuilderState builder:
                if (IsReporting && !builder.IsGeneric)
                    Observer.BuilderUsed(builder, SinkUse.Plain, BuilderFate.HandedOn);
                break;
            case DataSourceState source when State.Object(source.Builder) is BuilderState inner:
                if (IsReporting)
                    Observer.BuilderUsed(inner, source.Use, BuilderFate.HandedOn);
                (key, tracked) = (source.Builder, inner);
                break;
            case ListState { Items.IsDefault: false } list:
                foreach (AbstractValue item in list.Items)
                    Used(item);
                break;
            case MapState { Entries.IsDefault: false } map:
                foreach (TupleAlternative entry in map.Entries)
                    Used(entry.Items[1]);
                break;
        }
        if (canChange)
            State.SetObject(key, tracked.Forgotten());
    }

    /// <summary>The text of a builder of Npgsql goes where it is not followed: it is complete.</summary>
    public override void Used(AbstractValue value)
    {
        if (!IsReporting)
            return;
        foreach (Alternative alternative in value.Alternatives)
        {
            if (alternative is SettingsAlternative { State: { IsGeneric: false } text })
                Observer.BuilderUsed(text, SinkUse.Plain, BuilderFate.Taken);
            else if (alternative is TextAlternative { Builder.IsGeneric: false } longer)
                Observer.BuilderUsed(BuilderState.OfText(longer), SinkUse.Plain, BuilderFate.Taken);
        }
    }

    public override void Stored(AbstractValue value, ITypeSymbol? type) => Observer.Stored(value, type);

    public override void Passed(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, IReadOnlyList<AbstractValue> values) => Environment.Passed(method, arguments, values);

    public override void Returned(ISymbol member, AbstractValue value) => Observer.Returned(member, value, State);

    public override bool[]? AtSinks(IOperation operation, ImmutableArray<IArgumentOperation> written, IReadOnlyList<AbstractValue> values) => Sinks.Reach(operation, written, values);

    public override bool AtSinks(IOperation assignment, IMemberReferenceOperation target, AbstractValue value) => Sinks.Reach(assignment, target, value);

    public override void AssignedOtherwise(IPropertyReferenceOperation property, AbstractValue value, IOperation assignment)
    {
        if (property.Arguments is [var key])
            KeyWritten(Flow.Evaluate(key.Value), value);
        Sinks.ReachOtherwise(property, value, assignment);
    }

    public override void Unseen(IOperation operation) => Sinks.ReachUnseen(operation);

    public override void NotFollowed(IOperation root) => Sinks.ReachAll(root);

    /// <summary>A value is put under a key, which may say that it is a connection string.</summary>
    public void KeyWritten(AbstractValue key, AbstractValue value)
    {
        if (IsReporting && KnownText(key) is { } name && Evidence.NamesConnectionString(name))
            Observer.StoredAs(name, value);
    }

    /// <summary>An object in a text is its text.</summary>
    public AbstractValue AsText(AbstractValue value)
    {
        if (value.Single<ObjectAlternative>() is not { } reference)
            return value;
        switch (State.Object(reference.Key))
        {
            case BuilderState builder:
                return reference.MayBeStale ? Builders.TextOf(reference.Key, builder).Stale() : Builders.TextOf(reference.Key, builder);
            case TextBufferState buffer:
                return reference.MayBeStale ? buffer.Content.Stale() : buffer.Content;
            default:
                Flow.Escapes.Escape(value, false);
                return AbstractValue.Unknown;
        }
    }

    /// <summary>The object of a value in its present state, if it is one of that kind and no other.</summary>
    public T? Object<T>(AbstractValue value, out ObjectKey key) where T : TrackedObject
    {
        key = default;
        if (value.Single<ObjectAlternative>() is not { } reference)
            return null;
        key = reference.Key;
        TrackedObject? tracked = State.Object(key);
        // It may be another object by now.
        return (reference.MayBeStale ? tracked?.Stale() : tracked) as T;
    }

    public AbstractValue NewObject(SyntaxNode site, TrackedObject tracked) => Flow.NewObject(site, tracked);

    /// <summary>Texts that are complete at a place: what they lack is missing there.</summary>
    public static AbstractValue At(AbstractValue value, SyntaxNode place)
        => AbstractValue.Of(value.Alternatives.Select(alternative => alternative is TextAlternative text ? text with { Anchor = place, EndsWithAnchor = false } : alternative).ToImmutableArray(), value.MayBeOther);

    public static AbstractValue Empty(SyntaxNode place) => AbstractValue.Of(TextAlternative.Known("", place));

    public static bool IsNull(AbstractValue value) => value.Single<ConstantAlternative>() is { Value: null };

    public static string? KnownText(AbstractValue value) => value.Single<TextAlternative>()?.KnownText();
}
