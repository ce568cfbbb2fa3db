using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.Callbacks;
using PgSslAnalyzers.ConnectionStrings;
using PgSslAnalyzers.Sinks;

namespace PgSslAnalyzers.Evaluation;

/// <summary>Where values reach Npgsql.</summary>
internal sealed partial class Interpreter
{
    /// <summary>Tells what an operation hands to Npgsql.</summary>
    /// <returns>Which arguments have reached Npgsql, by their index; null if none has.</returns>
    private bool[]? AtSinks(IOperation operation, ImmutableArray<IArgumentOperation> written, IReadOnlyList<AbstractValue> values)
    {
        string name = operation is not IInvocationOperation call ? operation.Type?.Name ?? ""
            : call.TargetMethod.MethodKind == MethodKind.Constructor ? call.TargetMethod.ContainingType.Name
            : call.TargetMethod.Name;
        if (!context.Sinks.MayBeSink(name) && !KeyedSettings.IsWrite(operation))
            return null;
        bool[]? reached = null;
        IOperation original = Original(operation);
        foreach (SinkMatch match in context.Sinks.Find(original))
        {
            for (int i = 0; i < written.Length; i++)
            {
                if (written[i].Value.Syntax == match.Value.Syntax || written[i].Syntax.FullSpan.Contains(match.Value.Syntax.Span))
                {
                    if (Reach(match, original, ElementOf(written[i], values[i], match.Value.Syntax), written, values))
                        (reached ??= new bool[written.Length])[i] = true;
                    break;
                }
            }
        }
        return reached;
    }

    /// <summary>The element of an array argument that was written at <paramref name="place"/>; any other argument as it is.</summary>
    private AbstractValue ElementOf(IArgumentOperation argument, AbstractValue value, SyntaxNode place)
    {
        if (argument.Value is IArrayCreationOperation { Initializer: { } written } && value.Single<ObjectAlternative>() is { } array
            && state.Object(array.Key) is ListState { Items: { IsDefault: false } items } && items.Length == written.ElementValues.Length)
        {
            for (int i = 0; i < items.Length; i++)
            {
                if (written.ElementValues[i].Syntax == place)
                    return items[i];
            }
        }
        return value;
    }

    /// <param name="assignment">The assignment.</param>
    /// <param name="target">What it assigns; the assignment itself may only know a capture of it.</param>
    /// <param name="value">What it assigns to it.</param>
    /// <returns>Whether the value has reached Npgsql.</returns>
    private bool AtSinks(IOperation assignment, IMemberReferenceOperation target, AbstractValue value)
    {
        if (assignment is not IAssignmentOperation || !(context.Sinks.MayBeSink(target.Member.Name) || KeyedSettings.IsWrite(assignment)))
            return false;
        bool reached = false;
        bool isNpgsql = target.Instance is { } instance && Evaluate(instance).Single<NpgsqlAlternative>() is not null;
        IOperation original = Original(assignment);
        foreach (SinkMatch match in context.Sinks.Find(original))
            reached |= Reach(isNpgsql ? match with { IsProven = true } : match, original, value, ImmutableArray<IArgumentOperation>.Empty, []);
        return reached;
    }

    /// <summary>The operation before it was lowered: conditions of a sink look around it.</summary>
    private IOperation Original(IOperation operation)
    {
        IOperation? original = context.OperationOf(operation.Syntax, cancellation);
        // Roslyn knows an element of a collection initializer as a part of the whole only.
        if (original is null && operation.Syntax.Parent is { } parent && context.OperationOf(parent, cancellation) is IObjectOrCollectionInitializerOperation whole)
            original = whole.Initializers.FirstOrDefault(element => element.Syntax == operation.Syntax);
        return original is not null && original.Kind == operation.Kind ? original : operation;
    }

    private bool Reach(SinkMatch match, IOperation sink, AbstractValue value, ImmutableArray<IArgumentOperation> arguments, IReadOnlyList<AbstractValue> values)
    {
        if (!match.IsProven && !context.IsStrict)
            return false;
        SyntaxNode place = match.Value.Syntax;
        switch (match.Sink.Kind)
        {
            case SinkKind.ConnectionStringFactory:
                value = value.Single<DelegateAlternative>() is { } factory ? RunDelegate(factory, static _ => null) : AbstractValue.Unknown;
                break;
            case SinkKind.ConnectionStringBuilder when value.Single<ObjectAlternative>() is { } reference && state.Object(reference.Key) is BuilderState builder:
                value = TextOf(reference.Key, builder);
                break;
        }
        value = ByName(match.Sink, value, place);
        if (IsNull(value))
            return false;
        // Overloads that configure the data source see it before it is built.
        AbstractValue? source = match.Sink.IsSlim ? NewDataSource(place, place, FromText(value, place, false), true) : null;
        for (int i = 0; i < values.Count; i++)
        {
            if (!Configures(arguments[i].Parameter?.Type))
                continue;
            if (values[i].Single<DelegateAlternative>() is not { } configure)
            {
                if (IsProof && arguments[i].ArgumentKind != ArgumentKind.DefaultValue && !IsNull(values[i]))
                {
                    source ??= NewDataSource(place, place, FromText(value, place, false), false);
                    Escape(source, true);
                }
                continue;
            }
            source ??= NewDataSource(place, place, FromText(value, place, false), false);
            RunDelegate(configure, parameter => Configures(parameter.Type) ? source : null);
        }
        if (source?.Single<ObjectAlternative>() is { } made && state.Object(made.Key) is DataSourceState built)
            ReachDataSource(built, place);
        else if (isReporting)
            observer.Reached(value, place, UseOf(match.Sink, sink), frame.Path.MemberDepth);
        return true;
    }

    private ConnectionUse UseOf(Sink row, IOperation sink)
    {
        ValidationCallback validation = row.Type == "Npgsql.NpgsqlConnection" ? ConnectionCallbacks.On(sink, context.Types, cancellation) : ValidationCallback.None;
        return new ConnectionUse
        {
            IsAtSink = true, HasValidationCallback = validation != ValidationCallback.None, AcceptsAnyCertificate = validation == ValidationCallback.AcceptsAnything,
        };
    }

    /// <summary>Whether a parameter is, or is an action on, something that leads to the data source builder.</summary>
    private bool Configures(ITypeSymbol? type) => type is INamedTypeSymbol named
        && (context.Types.IsDataSourceBuilder(named) || named.Name == "NpgsqlDbContextOptionsBuilder" || (named.TypeKind == TypeKind.Delegate && named.TypeArguments.Any(Configures)));
}
