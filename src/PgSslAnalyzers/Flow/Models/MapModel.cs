using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PgSslAnalyzers.Flow.Models;

/// <summary>Dictionaries of texts and modes: making, reading and writing them. What is read is marked: a dictionary may be reached in more ways than are seen.</summary>
internal sealed class MapModel(NpgsqlDomain domain)
{
    private const string Pair = "System.Collections.Generic.KeyValuePair`2";

    private static readonly string[] Dictionaries = ["System.Collections.Generic.Dictionary`2", "System.Collections.Generic.SortedDictionary`2", "System.Collections.Concurrent.ConcurrentDictionary`2"];

    public static Row[] Rows =>
    [
        .. Dictionaries.Select(static type => new Row(type, Row.Constructor, static (domain, use) => domain.Maps.Create(use))),
        .. Row.For(null, static (domain, use) => domain.Maps.Add(use), "Add", "TryAdd"),
        new(null, "this[]", static (domain, use) => use.Count == 1 ? domain.Maps.Element(use.Receiver, use.Argument(0)) : null),
        new(null, "TryGetValue", static (domain, use) => domain.Maps.TryGetValue(use)),
        new(null, "GetValueOrDefault", static (domain, use) => domain.Maps.ValueOrDefault(use)),
        .. Row.For(null, static (domain, use) => domain.Object<MapState>(use.Receiver, out _) is null ? null : AbstractValue.Unknown, "ContainsKey", "ContainsValue", "Count", "Comparer", "IsEmpty", "MoveNext", "Dispose", "EnsureCapacity"),
        new(null, "GetEnumerator", static (domain, use) => domain.Object<MapState>(use.Receiver, out _) is null ? null : use.Receiver),
        new(null, "Current", static (domain, use) => domain.Object<MapState>(use.Receiver, out _) is { Entries: { IsDefault: false } entries } ? Any(entries.Select(static entry => AbstractValue.Of(entry))) : null),
        new(null, "Values", static (domain, use) => domain.Maps.Part(use, 1)),
        new(null, "Keys", static (domain, use) => domain.Maps.Part(use, 0)),
        new(Pair, Row.Constructor, static (domain, use) => use.Count == 2 ? domain.Maps.PairOf(use) : null),
        new("System.Collections.Generic.KeyValuePair", "Create", static (domain, use) => domain.Maps.PairOf(use)),
        new(Pair, "Key", static (_, use) => use.Receiver.TupleItems is [var key, _] ? key : null),
        new(Pair, "Value", static (_, use) => use.Receiver.TupleItems is [_, var value] ? value : null),
    ];

    private AbstractValue PairOf(MemberUse use)
    {
        domain.KeyWritten(use.Argument(0), use.Argument(1));
        return AbstractValue.Of(new TupleAlternative(ImmutableArray.Create(use.Argument(0), use.Argument(1))));
    }

    private AbstractValue? Create(MemberUse use)
    {
        if (use.Operation.Type is not INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_String }, var type] } || !(type.SpecialType == SpecialType.System_String || domain.Context.Types.IsSslMode(type)))
            return null;
        MapState made = MapState.Empty;
        for (int i = 0; i < use.Count; i++)
        {
            // A comparer or a size; what else it is made from must be known.
            if (use.TypeOf(i) is { SpecialType: SpecialType.System_Int32 } or { Name: "IEqualityComparer" or "IComparer" })
                continue;
            made = domain.Object<MapState>(use.Argument(i), out _) ?? MapState.Unknown;
        }
        return domain.NewObject(use.Syntax, made);
    }

    private AbstractValue? Add(MemberUse use)
    {
        if (use.Count != 2 || domain.Object<MapState>(use.Receiver, out ObjectKey key) is not { } map)
            return null;
        domain.State.SetObject(key, map.With(use.Argument(0), use.Argument(1)));
        domain.KeyWritten(use.Argument(0), use.Argument(1));
        return AbstractValue.Unknown;
    }

    /// <summary>Gives a key another value.</summary>
    public void Write(ObjectKey map, AbstractValue key, AbstractValue value)
    {
        domain.State.SetObject(map, ((MapState)domain.State.Object(map)!).With(key, value));
        domain.KeyWritten(key, value);
    }

    /// <summary>The value under a key: all of them if the key is not known; null if it is no followed dictionary.</summary>
    private AbstractValue? Element(AbstractValue receiver, AbstractValue key)
    {
        if (domain.Object<MapState>(receiver, out _) is not { } map)
            return null;
        if (map.Entries.IsDefault)
            return AbstractValue.Unknown;
        string? name = NpgsqlDomain.KnownText(key);
        bool areKeysKnown = name is not null && map.Entries.All(static entry => NpgsqlDomain.KnownText(entry.Items[0]) is not null);
        return Any(map.Entries.Where(entry => !areKeysKnown || NpgsqlDomain.KnownText(entry.Items[0]) == name).Select(entry => areKeysKnown ? entry.Items[1] : AskedFor(entry)));
    }

    private static AbstractValue Any(IEnumerable<AbstractValue> values)
    {
        AbstractValue any = AbstractValue.None;
        foreach (AbstractValue value in values)
            any = any.Or(value);
        return any.IsUnknown ? AbstractValue.Unknown : any.Stale();
    }

    /// <summary>A mode under its own name is what somebody asked for: <c>["require"] = SslMode.Require</c>.</summary>
    private static AbstractValue AskedFor(TupleAlternative entry)
    {
        if (NpgsqlDomain.KnownText(entry.Items[0]) is not { } name || Guard.ModeNamed(name) is null)
            return entry.Items[1];
        var asked = new Guard(false, ImmutableArray.Create(name));
        return AbstractValue.Of(entry.Items[1].Alternatives.Select(alternative => alternative switch
        {
            ModeAlternative mode => mode with { Guard = mode.Guard.And(asked) },
            TextAlternative { Pieces: [var piece] } text => text with { Pieces = ImmutableArray.Create(piece with { Guard = piece.Guard.And(asked) }) },
            _ => alternative,
        }).ToImmutableArray(), entry.Items[1].MayBeOther);
    }

    private AbstractValue? TryGetValue(MemberUse use)
    {
        if (use.Count != 2 || Element(use.Receiver, use.Argument(0)) is not { } value || use.WrittenFor(1) is not { } output)
            return null;
        domain.Flow.Assignments.Store(output.Value, value, use.Operation);
        return AbstractValue.Unknown;
    }

    /// <summary><c>map.GetValueOrDefault(key, orElse)</c>: of any dictionary the default is known.</summary>
    private AbstractValue? ValueOrDefault(MemberUse use)
    {
        if (use.HasInstance || use.Count < 2 || use.Member.ContainingType is not { Name: "CollectionExtensions" })
            return null;
        AbstractValue found = Element(use.Argument(0), use.Argument(1)) ?? AbstractValue.Unknown;
        if (use.Count > 2)
            return found.Or(use.Argument(2));
        return found.IsUnknown ? null : found;
    }

    private AbstractValue? Part(MemberUse use, int item) => domain.Object<MapState>(use.Receiver, out _) is { Entries: { IsDefault: false } entries }
        ? domain.NewObject(use.Syntax, new ListState(entries.Select(entry => entry.Items[item]).ToImmutableArray()) { MayBeStale = true }) : null;

    /// <summary>Any other method may do anything to the entries.</summary>
    public AbstractValue CallOther(ObjectKey key)
    {
        domain.State.SetObject(key, MapState.Unknown);
        return AbstractValue.Unknown;
    }
}
