using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.Sinks;
using PgSslAnalyzers.Symbols;

namespace PgSslAnalyzers.Flow.Models;

/// <summary>Where values reach Npgsql.</summary>
internal sealed class SinkModel(NpgsqlDomain domain)
{
    /// <summary>Tells what an operation hands to Npgsql.</summary>
    /// <returns>Which arguments have reached Npgsql, by their index; null if none has.</returns>
    public bool[]? Reach(IOperation operation, ImmutableArray<IArgumentOperation> written, IReadOnlyList<AbstractValue> values)
    {
        string name = operation is not IInvocationOperation call ? operation.Type?.Name ?? ""
            : call.TargetMethod.MethodKind == MethodKind.Constructor ? call.TargetMethod.ContainingType.Name
            : call.TargetMethod.Name;
        if (!domain.Context.Sinks.MayBeSink(name) && !KeyedSettings.IsWrite(operation))
            return null;
        bool[]? reached = null;
        IOperation original = Original(operation);
        // A factory of Npgsql under a type that others have too.
        bool isNpgsql = operation is IInvocationOperation { Instance: { } instance } && domain.Flow.Evaluate(instance).Single<NpgsqlAlternative>() is not null;
        foreach (SinkMatch match in domain.Context.Sinks.Find(original))
        {
            for (int i = 0; i < written.Length; i++)
            {
                if (written[i].Value.Syntax == match.Value.Syntax || written[i].Syntax.FullSpan.Contains(match.Value.Syntax.Span))
                {
                    if (Reach(isNpgsql ? match with { IsProven = true } : match, original, ElementOf(written[i], values[i], match.Value.Syntax), written, values))
                        (reached ??= new bool[written.Length])[i] = true;
                    break;
                }
            }
        }
        if (reached is null && original is IInvocationOperation { TargetMethod: { Name: "UseNpgsql", DeclaringSyntaxReferences.IsEmpty: true } method }
            && !method.Parameters.Any(static parameter => parameter.Type is { SpecialType: SpecialType.System_String } or { Name: "DbConnection" or "DbDataSource" }))
        {
            ReachWithoutText(written, values);
        }
        return reached;
    }

    /// <summary>A member that takes a connection string gets none: what configures the data source may give it one. That it gives none that is seen, a proof wants to know.</summary>
    private void ReachWithoutText(ImmutableArray<IArgumentOperation> written, IReadOnlyList<AbstractValue> values)
    {
        for (int i = 0; i < written.Length; i++)
        {
            if (!Configures(written[i].Parameter?.Type) || NpgsqlDomain.IsNull(values[i]))
                continue;
            if (!domain.WantsProof && values[i].Single<DelegateAlternative>() is null)
                continue;
            SyntaxNode place = written[i].Value.Syntax;
            // The text is given elsewhere, perhaps with a configuration of its own, which the new one takes the place of.
            BuilderState none = BuilderState.FromNothing(place, false), unseen = domain.WantsProof ? BuilderModel.Unseen(place, false) : none;
            AbstractValue source = OptionsModel.AreOf(written[i].Parameter?.Type) ? domain.Options.New(place, none, unseen) : domain.DataSources.New(place, place, none, false);
            if (values[i].Single<DelegateAlternative>() is { } configure)
                domain.Flow.Functions.RunLater(configure, parameter => Configures(parameter.Type) ? source : null);
            else
                domain.Flow.Escapes.Mark(source);
            if (source.Single<ObjectAlternative>() is { } made && domain.State.Object(made.Key) is DataSourceState built && (domain.WantsProof ? IsTold(built, unseen) : HasText(built)))
                domain.DataSources.Reach(built, place, mayBeStale: false);
        }
    }

    /// <summary>Whether a proof wants to know of a data source without a text: a configuration has changed it, or may have taken the place of another one.</summary>
    private bool IsTold(DataSourceState source, BuilderState unseen)
        => domain.State.Object(source.Builder) is not BuilderState builder || domain.Context.Types.ConfiguresSeveralTimes || !builder.SameAs(unseen);

    /// <summary>Whether a data source without a text has got one, or a host.</summary>
    private bool HasText(DataSourceState source)
        => domain.State.Object(source.Builder) is BuilderState builder && (builder.Slots.ContainsKey(KeywordTable.Host) || !builder.Bases.IsEmpty);

    /// <summary>The element of an array argument that was written at <paramref name="place"/>; any other argument as it is.</summary>
    private AbstractValue ElementOf(IArgumentOperation argument, AbstractValue value, SyntaxNode place)
    {
        if (argument.Value is IArrayCreationOperation { Initializer: { } written } && value.Single<ObjectAlternative>() is { } array
            && domain.State.Object(array.Key) is ListState { Items: { IsDefault: false } items } && items.Length == written.ElementValues.Length)
        {
            for (int i = 0; i < items.Length; i++)
            {
                if (written.ElementValues[i].Syntax == place)
                    return items[i];
            }
        }
        return value;
    }

    /// <returns>Whether the value has reached Npgsql.</returns>
    public bool Reach(IOperation assignment, IMemberReferenceOperation target, AbstractValue value)
    {
        if (assignment is not IAssignmentOperation || !(domain.Context.Sinks.MayBeSink(target.Member.Name) || KeyedSettings.IsWrite(assignment)))
            return false;
        bool reached = false;
        bool isNpgsql = target.Instance is { } instance && domain.Flow.Evaluate(instance).Single<NpgsqlAlternative>() is not null;
        IOperation original = Original(assignment);
        foreach (SinkMatch match in domain.Context.Sinks.Find(original))
            reached |= Reach(isNpgsql ? match with { IsProven = true } : match, original, value, ImmutableArray<IArgumentOperation>.Empty, []);
        return reached;
    }

    /// <summary>The operation before it was lowered: conditions of a sink look around it.</summary>
    public IOperation Original(IOperation operation)
    {
        IOperation? original = domain.OperationOf(operation.Syntax);
        // Roslyn knows an element of a collection initializer as a part of the whole only.
        if (original is null && operation.Syntax.Parent is { } parent && domain.OperationOf(parent) is IObjectOrCollectionInitializerOperation whole)
            original = whole.Initializers.FirstOrDefault(element => element.Syntax == operation.Syntax);
        return original is not null && original.Kind == operation.Kind ? original : operation;
    }

    private bool Reach(SinkMatch match, IOperation sink, AbstractValue value, ImmutableArray<IArgumentOperation> arguments, IReadOnlyList<AbstractValue> values)
    {
        SyntaxNode place = match.Value.Syntax;
        if (!match.IsProven || (match.Sink.MayTakeKey && !value.Alternatives.Any(static alternative => alternative is TextAlternative or SettingsAlternative)))
        {
            if (domain.IsReporting && !NpgsqlDomain.IsNull(value))
                domain.Observer.MayHaveReached(domain.Configuration.ByName(match.Sink, match.Sink.Kind == SinkKind.ConnectionString ? value : AbstractValue.Unknown, place), place, UseOf(match.Sink, sink), domain.Flow.Frame.Path.MemberDepth);
            return false;
        }
        switch (match.Sink.Kind)
        {
            case SinkKind.ConnectionStringFactory:
                value = value.Single<DelegateAlternative>() is { } factory ? domain.Flow.Functions.RunLater(factory, static _ => null) : AbstractValue.Unknown;
                break;
            case SinkKind.ConnectionStringBuilder when value.Single<ObjectAlternative>() is { } reference && domain.State.Object(reference.Key) is BuilderState builder:
                value = reference.MayBeStale ? domain.Builders.TextOf(reference.Key, builder).Stale() : domain.Builders.TextOf(reference.Key, builder);
                break;
        }
        value = domain.Configuration.ByName(match.Sink, value, place);
        if (domain.Context.Types.HasOwnTypesForTexts)
            value = value.Stale();
        if (NpgsqlDomain.IsNull(value))
        {
            ReachWithoutText(arguments, values);
            return false;
        }
        value = CheckedText(match.Value) ?? value;
        // Overloads that configure the data source see it before it is built.
        AbstractValue? source = match.Sink.IsSlim ? domain.DataSources.New(place, place, domain.Builders.FromText(value, place, false), true) : null;
        bool isConfigured = false, setsText = false;
        for (int i = 0; i < values.Count; i++)
        {
            setsText |= match.Sink.Kind == SinkKind.ConnectionName && domain.WantsProof && domain.Options.SetsText(arguments[i]);
            if (!Configures(arguments[i].Parameter?.Type))
                continue;
            isConfigured |= !NpgsqlDomain.IsNull(values[i]);
            if (values[i].Single<DelegateAlternative>() is not { } configure)
            {
                // What configures the data source is not seen.
                if (arguments[i].ArgumentKind != ArgumentKind.DefaultValue && !NpgsqlDomain.IsNull(values[i]))
                {
                    domain.Flow.LostSteps.Current = arguments[i].Value.Syntax;
                    domain.Flow.LostSteps.Note(value);
                    value = value.Stale();
                    if (source is not null)
                        domain.Flow.Escapes.Mark(source);
                }
                continue;
            }
            BuilderState start = domain.Builders.FromText(value, place, false);
            source ??= OptionsModel.AreOf(arguments[i].Parameter?.Type) ? domain.Options.New(place, start, start) : domain.DataSources.New(place, place, start, false);
            domain.Flow.Functions.RunLater(configure, parameter => Configures(parameter.Type) ? source : null);
        }
        // The text of the name goes no further.
        if (setsText && !isConfigured)
            return true;
        if (source?.Single<ObjectAlternative>() is { } made && domain.State.Object(made.Key) is DataSourceState built)
            domain.DataSources.Reach(built, place, mayBeStale: domain.Context.Types.HasOwnTypesForTexts);
        else if (domain.IsReporting)
            domain.Observer.Reached(value, place, UseOf(match.Sink, sink), domain.Flow.Frame.Path.MemberDepth);
        return true;
    }

    /// <summary>The text in a variable that was checked by way of a builder made from it: <c>if (builder.SslMode != SslMode.VerifyFull) throw</c>. Marked: the variable may hold another one by now.</summary>
    private AbstractValue? CheckedText(IOperation text)
    {
        if (domain.State.Objects.IsEmpty || ReferencedSymbol.Of(text) is not (ILocalSymbol or IParameterSymbol) || ReferencedSymbol.Of(text) is not { } read)
            return null;
        foreach (TrackedObject tracked in domain.State.Objects.Values)
        {
            if (tracked is BuilderState builder && SymbolEqualityComparer.Default.Equals(builder.MadeFrom, read)
                && builder.Slots.TryGetValue(KeywordTable.SslMode, out Slot? mode) && !mode.MayBeUnwritten && mode.Values.All(static written => written.IsChecked))
            {
                return AbstractValue.Of(new SettingsAlternative((BuilderState)builder.Stale()));
            }
        }
        return null;
    }

    private static SinkUse UseOf(Sink row, IOperation sink) => new() { IsAtSink = true, Connection = row.Type == "Npgsql.NpgsqlConnection" ? sink : null };

    /// <summary>Whether a parameter is, or is an action on, something that leads to the data source builder.</summary>
    private bool Configures(ITypeSymbol? type) => type is INamedTypeSymbol named
        && (domain.Context.Types.IsDataSourceBuilder(named) || named.Name == "NpgsqlDbContextOptionsBuilder" || (named.TypeKind == TypeKind.Delegate && named.TypeArguments.Any(Configures)));

    /// <summary>A connection gets its string by a deconstruction or by <c>??=</c>.</summary>
    public void ReachOtherwise(IPropertyReferenceOperation property, AbstractValue value, IOperation assignment)
    {
        if (domain.IsReporting && (assignment as IAssignmentOperation)?.Target is not IMemberReferenceOperation && domain.Context.Sinks.MayBeSink(property.Property.Name))
            domain.Observer.MayHaveReached(value, property.Syntax, SinkUse.Plain with { IsAtSink = true }, domain.Flow.Frame.Path.MemberDepth);
    }

    /// <summary>The member was too much to follow: what it hands to Npgsql is not known.</summary>
    public void ReachAll(IOperation root)
    {
        foreach (IOperation part in root.DescendantsAndSelf())
        {
            foreach (SinkMatch match in domain.Context.Sinks.Find(part))
                domain.Observer.MayHaveReached(AbstractValue.Unknown, match.Value.Syntax, SinkUse.Plain with { IsAtSink = true }, 0);
            if (part is IInvocationOperation call && IsBuild(call.TargetMethod))
                domain.Observer.MayHaveReached(AbstractValue.Unknown, call.Syntax, SinkUse.Plain with { IsAtSink = true }, 0);
        }
    }

    private bool IsBuild(IMethodSymbol method) => method.Name is "Build" or "BuildMultiHost" && domain.Context.Types.IsDataSourceBuilder(method.ContainingType);

    /// <summary>A member that takes a connection string goes to Npgsql in a way that does not show the string: as a method group, or by <c>dynamic</c>.</summary>
    public void ReachUnseen(IOperation operation)
    {
        if (!domain.IsReporting)
            return;
        bool isSink = operation switch
        {
            IMethodReferenceOperation reference => domain.Context.Sinks.IsSink(reference.Method, reference.Instance?.Type) || IsBuild(reference.Method),
            IDynamicObjectCreationOperation creation => creation.Type is { } type && domain.Context.Sinks.MayBeSink(type.Name) && creation.Arguments.Length > 0,
            IDynamicInvocationOperation { Operation: IDynamicMemberReferenceOperation member } call => domain.Context.Sinks.MayBeSink(member.MemberName) && call.Arguments.Length > 0,
            IDynamicMemberReferenceOperation member => domain.Context.Sinks.MayBeSink(member.MemberName),
            _ => false,
        };
        if (isSink)
            domain.Observer.MayHaveReached(AbstractValue.Unknown, operation.Syntax, SinkUse.Plain with { IsAtSink = true }, domain.Flow.Frame.Path.MemberDepth);
    }

    /// <summary>A method that takes a connection string gets each of these values by its name: <c>texts.Select(NpgsqlDataSource.Create)</c>.</summary>
    public void ReachEach(IMethodReferenceOperation group, ImmutableArray<AbstractValue> values)
    {
        if (!domain.IsReporting || domain.Context.Sinks.OfMethodGroup(group.Method, group.Instance?.Type) is not { } sink)
            return;
        foreach (AbstractValue value in values)
            domain.Observer.Reached(value, group.Syntax, UseOf(sink, group), domain.Flow.Frame.Path.MemberDepth);
    }

    /// <summary>Build() of one of several data source builders, or of one that is not followed.</summary>
    public void BuiltFromSeveral(MemberUse use)
    {
        if (domain.IsReporting && IsBuild((IMethodSymbol)use.Member))
            domain.Observer.MayHaveReached(AbstractValue.Unknown, use.Syntax, SinkUse.Plain with { IsAtSink = true }, domain.Flow.Frame.Path.MemberDepth);
    }
}
