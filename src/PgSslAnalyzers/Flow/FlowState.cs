using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using PgSslAnalyzers.Symbols;

namespace PgSslAnalyzers.Flow;

/// <summary>The key of a flow capture: its id is unique in its graph only.</summary>
internal readonly record struct CaptureKey(ControlFlowGraph Graph, CaptureId Id);

/// <summary>What is known at a point of the program. Immutable parts in a mutable holder: copying it is cheap.</summary>
internal sealed class FlowState
{
    private static readonly ImmutableDictionary<object, AbstractValue> NoValues = ImmutableDictionary.Create<object, AbstractValue>(SymbolKeyComparer.Instance);

    private bool hasFacts;
    private bool mayBeDisturbed;

    private FlowState(ImmutableDictionary<object, AbstractValue> values, ImmutableDictionary<ObjectKey, TrackedObject> objects, Guard guard)
        => (Values, Objects, Guard) = (values, objects, guard);

    /// <summary>Nothing is known yet.</summary>
    public static FlowState Initial() => new(NoValues, ImmutableDictionary<ObjectKey, TrackedObject>.Empty, Guard.None);

    /// <summary>Locals, parameters and fields by symbol; captures by <see cref="CaptureKey"/>.</summary>
    public ImmutableDictionary<object, AbstractValue> Values { get; private set; }

    public ImmutableDictionary<ObjectKey, TrackedObject> Objects { get; private set; }

    public Guard Guard { get; set; }

    public FlowState Copy() => new(Values, Objects, Guard) { hasFacts = hasFacts, mayBeDisturbed = mayBeDisturbed };

    public AbstractValue? Get(object key) => Values.TryGetValue(key, out AbstractValue? value) ? value : null;

    // A variable that is not known needs no entry: most of a long body are such, and every join of two ways looks at all entries. A field or parameter without one is as declared.
    public void Set(object key, AbstractValue value)
    {
        hasFacts |= value.HasFacts;
        mayBeDisturbed |= key is IFieldSymbol or IPropertySymbol or MemberKey or IParameterSymbol { RefKind: not RefKind.None } or IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } };
        Values = IsNoEntry(key, value) ? Values.Remove(key) : Values.SetItem(key, value);
    }

    private static bool IsNoEntry(object key, AbstractValue value) => value is { IsUnknown: true, MayBeOther: true } && key is ILocalSymbol or CaptureKey;

    /// <summary>Whether anything is known that a step out of sight may change: a member, a parameter by reference, an object that others have too.</summary>
    public bool MayBeDisturbed => mayBeDisturbed;

    public void Remove(object key) => Values = Values.Remove(key);

    public void Remove(object[] keys) => Values = Values.RemoveRange(keys);

    public TrackedObject? Object(ObjectKey key) => Objects.TryGetValue(key, out TrackedObject? tracked) ? tracked : null;

    /// <summary>Gives an object another state: what conditions have found out about it before is no longer true.</summary>
    public void SetObject(ObjectKey key, TrackedObject tracked)
    {
        Objects = Objects.SetItem(key, tracked);
        mayBeDisturbed |= tracked.HasOtherNames;
        if (!hasFacts)
            return;
        foreach (KeyValuePair<object, AbstractValue> pair in Values)
        {
            if (pair.Value.HasFacts)
                Set(pair.Key, pair.Value.WithoutFactsAbout(key));
        }
    }

    /// <summary>Marks an object: what conditions have found out about it is marked too.</summary>
    public void MarkObject(ObjectKey key, TrackedObject marked)
    {
        Objects = Objects.SetItem(key, marked);
        mayBeDisturbed |= marked.HasOtherNames;
        if (!hasFacts)
            return;
        foreach (KeyValuePair<object, AbstractValue> pair in Values)
        {
            if (pair.Value.Alternatives.Any(alternative => alternative.About is { } about && about.Equals(key)))
                Set(pair.Key, pair.Value.Stale());
        }
    }

    /// <summary>Takes over what another state knows, as after a call.</summary>
    public void Become(FlowState other) => (Values, Objects, Guard, hasFacts, mayBeDisturbed) = (other.Values, other.Objects, other.Guard, other.hasFacts, other.mayBeDisturbed);

    /// <summary>What is known now, to find out later whether that has changed.</summary>
    public Mark Now => new(Values, Objects, Guard);

    /// <summary>Whether nothing has changed since then.</summary>
    public bool IsAs(Mark then) => ReferenceEquals(Values, then.Values) && ReferenceEquals(Objects, then.Objects) && ReferenceEquals(Guard, then.Guard);

    internal readonly record struct Mark(ImmutableDictionary<object, AbstractValue> Values, ImmutableDictionary<ObjectKey, TrackedObject> Objects, Guard Guard);

    /// <summary>Adds the ways that lead here through <paramref name="other"/>.</summary>
    /// <returns>Whether anything new is known.</returns>
    public bool MergeWith(FlowState other)
    {
        hasFacts |= other.hasFacts;
        mayBeDisturbed |= other.mayBeDisturbed;
        bool changed = MergeValues(other) | MergeObjects(other);
        Guard guard = Guard.Or(other.Guard);
        if (!Guard.Same(guard, Guard))
        {
            Guard = guard;
            changed = true;
        }
        return changed;
    }

    private bool MergeValues(FlowState other)
    {
        if (ReferenceEquals(Values, other.Values))
            return false;
        bool changed = false;
        int before = Values.Count, common = 0;
        // What only one way has written is not known on the other: a field may be as declared, a variable may come from a pattern.
        foreach (KeyValuePair<object, AbstractValue> pair in other.Values)
        {
            if (Values.TryGetValue(pair.Key, out AbstractValue? mine))
                common++;
            AbstractValue merged = mine is null ? pair.Value.OrUnknown() : mine.Or(pair.Value);
            if (ReferenceEquals(merged, mine))
                continue;
            changed |= mine is not null || !IsNoEntry(pair.Key, merged);
            Set(pair.Key, merged);
        }
        if (common == before)
            return changed;
        foreach (KeyValuePair<object, AbstractValue> pair in Values)
        {
            if (!pair.Value.MayBeOther && !other.Values.ContainsKey(pair.Key))
            {
                Set(pair.Key, pair.Value.OrUnknown());
                changed = true;
            }
        }
        return changed;
    }

    private bool MergeObjects(FlowState other)
    {
        if (ReferenceEquals(Objects, other.Objects))
            return false;
        bool changed = false;
        foreach (KeyValuePair<ObjectKey, TrackedObject> pair in other.Objects)
        {
            if (!Objects.TryGetValue(pair.Key, out TrackedObject? mine))
            {
                Objects = Objects.SetItem(pair.Key, pair.Value);
                changed = true;
            }
            else if (!ReferenceEquals(mine, pair.Value) && mine.Or(pair.Value) is var merged && !merged.SameAs(mine))
            {
                Objects = Objects.SetItem(pair.Key, merged);
                changed = true;
            }
        }
        return changed;
    }

    /// <summary>Forgets every value that differs from <paramref name="other"/>: the end of a loop that would go on for ever.</summary>
    public void Widen(FlowState other)
    {
        foreach (KeyValuePair<object, AbstractValue> pair in other.Values)
        {
            if (Values.TryGetValue(pair.Key, out AbstractValue? mine) && !AbstractValue.Same(mine, pair.Value))
                Set(pair.Key, AbstractValue.Unknown);
        }
        // A variable without an entry was not known before.
        foreach (KeyValuePair<object, AbstractValue> pair in Values)
        {
            if (pair.Key is ILocalSymbol or CaptureKey && !other.Values.ContainsKey(pair.Key))
                Set(pair.Key, AbstractValue.Unknown);
        }
        foreach (KeyValuePair<ObjectKey, TrackedObject> pair in other.Objects)
        {
            if (Objects.TryGetValue(pair.Key, out TrackedObject? mine) && !mine.SameAs(pair.Value))
                Objects = Objects.SetItem(pair.Key, mine.Forgotten().Stale());
        }
    }

    /// <summary>Marks all that is known: code that is not followed may have run in between.</summary>
    public void MarkAll()
    {
        foreach (KeyValuePair<object, AbstractValue> pair in Values)
            Set(pair.Key, pair.Value.Stale());
        foreach (KeyValuePair<ObjectKey, TrackedObject> pair in Objects)
            SetObject(pair.Key, pair.Value.Stale());
    }

    /// <summary>Drops the objects that a body has made and that nothing leads to: one that is half done when an exception is thrown is lost with it.</summary>
    public void DropUnreachable(SyntaxNode body)
    {
        HashSet<ObjectKey>? reachable = null;
        foreach (KeyValuePair<ObjectKey, TrackedObject> pair in Objects)
        {
            if (pair.Key.Site.SyntaxTree != body.SyntaxTree || !body.Span.Contains(pair.Key.Site.Span))
                continue;
            reachable ??= Reachable();
            if (!reachable.Contains(pair.Key))
                Objects = Objects.Remove(pair.Key);
        }
    }

    private HashSet<ObjectKey> Reachable()
    {
        var reachable = new HashSet<ObjectKey>();
        var pending = new Stack<ObjectKey>();
        foreach (KeyValuePair<object, AbstractValue> pair in Values)
            pair.Value.AddObjectsTo(pending);
        while (pending.Count > 0)
        {
            ObjectKey key = pending.Pop();
            if (!reachable.Add(key) || Object(key) is not { } tracked)
                continue;
            foreach (ObjectKey part in tracked.Parts)
                pending.Push(part);
        }
        return reachable;
    }

    /// <summary>Whether nothing has changed since <paramref name="before"/> but what is forgotten in both.</summary>
    public bool SettlesFrom(FlowState before)
    {
        if (Objects.Count != before.Objects.Count)
            return false;
        foreach (KeyValuePair<object, AbstractValue> pair in Values)
        {
            AbstractValue? known = before.Get(pair.Key);
            bool wasUnknown = known?.MayBeOther ?? pair.Key is ILocalSymbol or CaptureKey;
            if (!(pair.Value.MayBeOther && wasUnknown) && (known is null || !AbstractValue.Same(known, pair.Value)))
                return false;
        }
        foreach (KeyValuePair<object, AbstractValue> pair in before.Values)
        {
            if (!pair.Value.MayBeOther && !Values.ContainsKey(pair.Key))
                return false;
        }
        foreach (KeyValuePair<ObjectKey, TrackedObject> pair in Objects)
        {
            if (before.Object(pair.Key) is not { } known || !pair.Value.SettlesFrom(known))
                return false;
        }
        return true;
    }
}
