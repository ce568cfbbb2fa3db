using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.Symbols;

namespace PgSslAnalyzers.Sinks;

/// <summary>
/// Finds the values that an operation hands to Npgsql. A symbol is compared with a row by its full metadata name, which is what a
/// lookup in the compilation would compare, so nothing has to be resolved or kept per compilation and types of assemblies that
/// are not referenced cost nothing. Names are looked up first: an operation of another name costs one dictionary lookup.
/// </summary>
internal sealed class SinkLookup
{
    private readonly Dictionary<string, ImmutableArray<Sink>> byName = new(StringComparer.Ordinal);

    private SinkLookup(IEnumerable<Sink> sinks)
    {
        foreach (Sink sink in sinks)
        {
            string name = sink.Member == Sink.Constructor ? MetadataName.Simple(sink.Type) : sink.Member;
            byName[name] = byName.TryGetValue(name, out ImmutableArray<Sink> rows) ? rows.Add(sink) : ImmutableArray.Create(sink);
        }
    }

    /// <summary>The table alone.</summary>
    public static SinkLookup Default { get; } = new(SinkTable.All);

    /// <summary>The table and the rows of the option <c>pgssl.connection_string_sinks</c>.</summary>
    public static SinkLookup With(IReadOnlyList<Sink> further) =>
        further.Count == 0 ? Default : new SinkLookup(SinkTable.All.Concat(further));

    /// <summary>False if no sink has this name: method, property, or type that is created. For filtering syntax before binding.</summary>
    public bool MayBeSink(string name) => byName.ContainsKey(name);

    /// <summary>Whether a method takes a connection string.</summary>
    public bool IsSink(IMethodSymbol method, ITypeSymbol? receiver) => byName.TryGetValue(method.Name, out ImmutableArray<Sink> rows)
        && rows.Any(sink => SinkMember.Declared(sink, method, receiver) is IMethodSymbol declared && declared.Parameters.Any(p => (p.Name == sink.Parameter || sink.Parameter == Sink.AnyText) && SinkMember.Takes(sink.Kind, p.Type)));

    /// <summary>The row of a method whose first parameter takes a connection string of Npgsql whatever else the code says; null if there is none.</summary>
    public Sink? OfMethodGroup(IMethodSymbol method, ITypeSymbol? receiver)
    {
        if (!byName.TryGetValue(method.Name, out ImmutableArray<Sink> rows))
            return null;
        foreach (Sink sink in rows)
        {
            if (sink is { Kind: SinkKind.ConnectionString, Condition: null, Naming: SinkNaming.Never, MayTakeKey: false } && SinkMember.Declared(sink, method, receiver) is IMethodSymbol { Parameters: [var first, ..] }
                && first.Name == sink.Parameter && SinkMember.Takes(sink.Kind, first.Type))
            {
                return sink;
            }
        }
        return null;
    }

    /// <summary>
    /// The values that an invocation (also of a base constructor), an object creation or an assignment hands to Npgsql. Conditions look at
    /// the surroundings, so the operation must be one of the operation tree, not of a control flow graph.
    /// </summary>
    public ImmutableArray<SinkMatch> Find(IOperation operation) => KeyedSettings.Find(operation) is { } keyed ? ImmutableArray.Create(keyed) : operation switch
    {
        IInvocationOperation call => Find(call, call.TargetMethod, call.Instance, call.Arguments),
        IObjectCreationOperation { Constructor: { } constructor } creation => Find(creation, constructor, null, creation.Arguments),
        IAssignmentOperation { Target: IMemberReferenceOperation target } assignment => Find(assignment, target),
        _ => ImmutableArray<SinkMatch>.Empty,
    };

    private ImmutableArray<SinkMatch> Find(
        IOperation call, IMethodSymbol method, IOperation? instance, ImmutableArray<IArgumentOperation> arguments)
    {
        bool isConstructor = method.MethodKind == MethodKind.Constructor;
        if (arguments.IsEmpty || !byName.TryGetValue(isConstructor ? method.ContainingType.Name : method.Name, out ImmutableArray<Sink> rows))
            return ImmutableArray<SinkMatch>.Empty;

        ImmutableArray<SinkMatch> matches = ImmutableArray<SinkMatch>.Empty;
        foreach (Sink sink in rows)
        {
            if (sink.Member == Sink.Constructor != isConstructor
                || Argument(sink, method, isConstructor ? null : instance?.Type, arguments) is not { } argument
                || SinkProvider.Of(sink, call, instance) is not { } isProven)
            {
                continue;
            }

            if (argument is { Value: IArrayCreationOperation { Initializer: { } elements } })
            {
                foreach (IOperation element in elements.ElementValues)
                    matches = Add(matches, new SinkMatch(sink, element, isProven));
            }
            else
                matches = Add(matches, new SinkMatch(sink, argument.Value, isProven));
        }

        return matches;
    }

    private ImmutableArray<SinkMatch> Find(IAssignmentOperation assignment, IMemberReferenceOperation target)
    {
        if (target is not (IPropertyReferenceOperation { Arguments.IsEmpty: true } or IFieldReferenceOperation)
            || !byName.TryGetValue(target.Member.Name, out ImmutableArray<Sink> rows))
        {
            return ImmutableArray<SinkMatch>.Empty;
        }

        IOperation value = assignment is ICompoundAssignmentOperation ? assignment : assignment.Value;
        ImmutableArray<SinkMatch> matches = ImmutableArray<SinkMatch>.Empty;
        foreach (Sink sink in rows)
        {
            if (sink.Parameter == Sink.PropertyValue
                && SinkMember.Declared(sink, target.Member, target.Instance?.Type) is not null
                && SinkMember.Takes(sink.Kind, target.Type)
                && SinkProvider.Of(sink, assignment, target.Instance) is { } isProven)
            {
                matches = Add(matches, new SinkMatch(sink, value, isProven));
            }
        }

        return matches;
    }

    // One match a value: a row of a base class may say the same, or less.
    private static ImmutableArray<SinkMatch> Add(ImmutableArray<SinkMatch> matches, SinkMatch match)
    {
        for (int i = 0; i < matches.Length; i++)
        {
            if (matches[i].Value == match.Value)
                return matches[i].IsProven ? matches : matches.SetItem(i, match);
        }

        return matches.Add(match);
    }

    // The written argument for the sink's parameter. An override may have renamed the parameter, so it is matched by its ordinal
    // in the member of the row.
    private static IArgumentOperation? Argument(
        Sink sink, IMethodSymbol method, ITypeSymbol? receiver, ImmutableArray<IArgumentOperation> arguments)
    {
        if (SinkMember.Declared(sink, method, receiver) is not IMethodSymbol declared)
            return null;

        foreach (IArgumentOperation argument in arguments)
        {
            if (argument is { ArgumentKind: not ArgumentKind.DefaultValue, Parameter: { } parameter }
                && parameter.Ordinal < declared.Parameters.Length
                && (declared.Parameters[parameter.Ordinal].Name == sink.Parameter || sink.Parameter == Sink.AnyText)
                && SinkMember.Takes(sink.Kind, parameter.Type))
            {
                return argument;
            }
        }

        return null;
    }
}
