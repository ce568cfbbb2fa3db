using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace PgSslAnalyzers.Flow;

/// <summary>One value that an expression may have.</summary>
internal abstract record Alternative
{
    /// <summary>Marked: code that is not followed may have replaced or changed it since. What that means is for whoever judges it to say; the analysis goes on with it.</summary>
    public virtual bool MayBeStale { get; init; }

    /// <summary>The same value with the mark.</summary>
    public virtual Alternative Stale() => MayBeStale ? this : this with { MayBeStale = true };

    /// <summary>The object that a condition, or what it looks at, is about; null for any other value.</summary>
    public virtual ObjectKey? About => null;

    /// <summary>The value once the object has changed that it is about; null if nothing is left of it.</summary>
    public virtual Alternative? WithoutFacts() => this;

    /// <summary>Whether it is the same value, marked or not.</summary>
    public abstract bool SameAs(Alternative other);
}

/// <summary>A constant: bool, number, null.</summary>
internal sealed record ConstantAlternative(object? Value, SyntaxNode Source) : Alternative
{
    /// <summary>What the conditions on the way to a bool say: <c>isLocal = true</c> behind a look at the host.</summary>
    public Guard Guard { get; init; } = Guard.None;

    public override bool SameAs(Alternative other) => other is ConstantAlternative constant && Equals(constant.Value, Value) && constant.Source == Source && Guard.Same(constant.Guard, Guard);
}

/// <summary>What a condition says of a followed object, for the branch on which it holds.</summary>
/// <param name="Object">The object.</param>
/// <param name="Seen">What was known of it when it was looked at: the fact holds for this version of it only.</param>
/// <param name="Then">What is known of it on that branch.</param>
internal sealed record ObjectFact(ObjectKey Object, TrackedObject Seen, TrackedObject Then);

/// <summary>A bool that is not known, but says something: a comparison with a host, with the name of a mode, or of a setting of a builder.</summary>
internal sealed record ConditionAlternative(Guard WhenTrue, Guard WhenFalse) : Alternative
{
    /// <summary>What it says of an object if it is true.</summary>
    public ObjectFact? FactWhenTrue { get; init; }

    /// <summary>What it says of an object if it is false.</summary>
    public ObjectFact? FactWhenFalse { get; init; }

    public override ObjectKey? About => FactWhenTrue?.Object ?? FactWhenFalse?.Object;

    public override Alternative? WithoutFacts() => ReferenceEquals(WhenTrue, Guard.None) && ReferenceEquals(WhenFalse, Guard.None) ? null : new ConditionAlternative(WhenTrue, WhenFalse);

    public ConditionAlternative Negated() => new(WhenFalse, WhenTrue) { FactWhenTrue = FactWhenFalse, FactWhenFalse = FactWhenTrue };

    public override bool SameAs(Alternative other) => other is ConditionAlternative condition && Guard.Same(condition.WhenTrue, WhenTrue) && Guard.Same(condition.WhenFalse, WhenFalse)
        && Same(condition.FactWhenTrue, FactWhenTrue) && Same(condition.FactWhenFalse, FactWhenFalse);

    private static bool Same(ObjectFact? a, ObjectFact? b) => a is null || b is null ? ReferenceEquals(a, b) : a.Object.Equals(b.Object) && a.Seen.SameAs(b.Seen) && a.Then.SameAs(b.Then);

    /// <summary>What holds where a bool is <paramref name="holds"/>.</summary>
    public static Guard Say(AbstractValue condition, bool holds)
    {
        Guard? said = null;
        foreach (Alternative alternative in condition.Alternatives)
        {
            if (alternative is ConstantAlternative { Value: bool constant } && constant != holds)
                continue;
            Guard one = alternative switch
            {
                ConditionAlternative known => holds ? known.WhenTrue : known.WhenFalse,
                ConstantAlternative { Value: bool } constantly => constantly.Guard,
                _ => Guard.None,
            };
            said = said is null ? one : said.Or(one);
        }
        return condition.MayBeOther ? Guard.None : said ?? Guard.None;
    }
}

/// <summary>An object that is followed.</summary>
internal sealed record ObjectAlternative(ObjectKey Key) : Alternative
{
    public override bool SameAs(Alternative other) => other is ObjectAlternative o && o.Key.Equals(Key);
}

/// <summary>A tuple with its elements.</summary>
internal sealed record TupleAlternative(ImmutableArray<AbstractValue> Items) : Alternative
{
    public override bool MayBeStale => Items.Any(static item => item.MayBeStale);

    public override Alternative Stale() => new TupleAlternative(Items.Select(static item => item.Stale()).ToImmutableArray());

    public override bool SameAs(Alternative other)
    {
        if (other is not TupleAlternative tuple || tuple.Items.Length != Items.Length)
            return false;
        for (int i = 0; i < Items.Length; i++)
        {
            if (!AbstractValue.Same(Items[i], tuple.Items[i]))
                return false;
        }
        return true;
    }
}

/// <summary>A lambda or method group.</summary>
/// <param name="Target">The lambda, or the reference to the method.</param>
/// <param name="Graph">The graph that a lambda stands in.</param>
internal sealed record DelegateAlternative(IOperation Target, ControlFlowGraph Graph) : Alternative
{
    public override bool SameAs(Alternative other) => other is DelegateAlternative d && d.Target.Syntax == Target.Syntax;
}

/// <summary>Where an object was made: the expression, and the calls through which the program came there.</summary>
internal readonly record struct ObjectKey(SyntaxNode Site, CallPath Path);

/// <summary>The chain of calls that were entered; the same chain is the same object.</summary>
internal sealed class CallPath(int depth, int memberDepth, SyntaxNode? firstCall = null)
{
    private readonly Dictionary<SyntaxNode, CallPath> callees = [];

    /// <summary>How many calls were entered.</summary>
    public int Depth { get; } = depth;

    /// <summary>The same without calls of local functions: they are part of the member that is analysed.</summary>
    public int MemberDepth { get; } = memberDepth;

    /// <summary>The call in the member that is analysed with which the chain starts.</summary>
    public SyntaxNode? FirstCall { get; } = firstCall;

    public CallPath Enter(SyntaxNode call, bool isLocal = false)
    {
        if (!callees.TryGetValue(call, out CallPath? path))
            callees[call] = path = new CallPath(Depth + 1, isLocal ? MemberDepth : MemberDepth + 1, FirstCall ?? call);
        return path;
    }
}

/// <summary>All values that an expression may have, as far as they are known.</summary>
internal sealed class AbstractValue
{
    /// <summary>Past this many alternatives a value is unknown.</summary>
    public const int MaxAlternatives = 24;

    /// <summary>Nothing is known.</summary>
    public static readonly AbstractValue Unknown = new(ImmutableArray<Alternative>.Empty, true);

    /// <summary>No value comes here.</summary>
    public static readonly AbstractValue None = new(ImmutableArray<Alternative>.Empty, false);

    private AbstractValue(ImmutableArray<Alternative> alternatives, bool mayBeOther) => (Alternatives, MayBeOther) = (alternatives, mayBeOther);

    public ImmutableArray<Alternative> Alternatives { get; }

    /// <summary>Whether it may be something that is not in <see cref="Alternatives"/>.</summary>
    public bool MayBeOther { get; }

    public bool IsUnknown => Alternatives.IsEmpty;

    public static AbstractValue Of(Alternative alternative) => new(ImmutableArray.Create(alternative), false);

    public static AbstractValue Of(ImmutableArray<Alternative> alternatives, bool mayBeOther)
    {
        if (alternatives.Length > MaxAlternatives)
            return Unknown;
        return alternatives.IsEmpty ? (mayBeOther ? Unknown : None) : new AbstractValue(alternatives, mayBeOther);
    }

    /// <summary>Whether one of the values is marked: see <see cref="Alternative.MayBeStale"/>.</summary>
    public bool MayBeStale
    {
        get
        {
            foreach (Alternative alternative in Alternatives)
            {
                if (alternative.MayBeStale)
                    return true;
            }
            return false;
        }
    }

    /// <summary>The same values, each marked.</summary>
    public AbstractValue Stale()
    {
        ImmutableArray<Alternative>.Builder? marked = null;
        for (int i = 0; i < Alternatives.Length; i++)
        {
            Alternative stale = Alternatives[i].Stale();
            if (ReferenceEquals(stale, Alternatives[i]))
                continue;
            marked ??= Alternatives.ToBuilder();
            marked[i] = stale;
        }
        return marked is null ? this : new AbstractValue(marked.ToImmutable(), MayBeOther);
    }

    /// <summary>The same values, each object marked.</summary>
    public AbstractValue WithObjectsStale()
        => Alternatives.Any(static alternative => alternative is ObjectAlternative or TupleAlternative) ? new AbstractValue(Alternatives.Select(static alternative => alternative is ObjectAlternative or TupleAlternative ? alternative.Stale() : alternative).ToImmutableArray(), MayBeOther) : this;

    /// <summary>Whether a value is about an object: see <see cref="Alternative.About"/>.</summary>
    public bool HasFacts
    {
        get
        {
            foreach (Alternative alternative in Alternatives)
            {
                if (alternative.About is not null)
                    return true;
            }
            return false;
        }
    }

    /// <summary>The value once <paramref name="changed"/> is no longer as it was.</summary>
    public AbstractValue WithoutFactsAbout(ObjectKey changed)
    {
        AbstractValue left = MayBeOther ? Unknown : None;
        foreach (Alternative alternative in Alternatives)
        {
            Alternative? kept = alternative.About is { } about && about.Equals(changed) ? alternative.WithoutFacts() : alternative;
            left = kept is null ? left.OrUnknown() : left.Or(Of(kept));
        }
        return left;
    }

    /// <summary>The items of a tuple, each with all the values that it may have; empty if it may be no tuple of one length.</summary>
    public ImmutableArray<AbstractValue> TupleItems
    {
        get
        {
            AbstractValue[]? items = null;
            foreach (Alternative alternative in Alternatives)
            {
                if (alternative is not TupleAlternative tuple || (items is not null && items.Length != tuple.Items.Length))
                    return ImmutableArray<AbstractValue>.Empty;
                items ??= new AbstractValue[tuple.Items.Length];
                for (int i = 0; i < items.Length; i++)
                    items[i] = items[i] is null ? tuple.Items[i] : items[i].Or(tuple.Items[i]);
            }
            return items is null ? ImmutableArray<AbstractValue>.Empty : items.Select(item => MayBeOther ? item.OrUnknown() : item).ToImmutableArray();
        }
    }

    public AbstractValue OrUnknown() => MayBeOther ? this : Of(Alternatives, true);

    /// <summary>The only alternative of type <typeparamref name="T"/>, if there is no other value.</summary>
    public T? Single<T>() where T : Alternative => !MayBeOther && Alternatives.Length == 1 ? Alternatives[0] as T : null;

    public AbstractValue Or(AbstractValue other)
    {
        if (ReferenceEquals(this, other) || (other.Alternatives.IsEmpty && (!other.MayBeOther || MayBeOther)))
            return this;
        if (Alternatives.IsEmpty && (!MayBeOther || other.MayBeOther))
            return other;
        ImmutableArray<Alternative>.Builder? merged = null;
        foreach (Alternative candidate in other.Alternatives)
        {
            int known = IndexOf(Alternatives, candidate);
            if (known < 0)
                (merged ??= Alternatives.ToBuilder()).Add(candidate);
            else if (candidate.MayBeStale && !Alternatives[known].MayBeStale)
                (merged ??= Alternatives.ToBuilder())[known] = Alternatives[known].Stale();
        }
        bool mayBeOther = MayBeOther || other.MayBeOther;
        if (merged is null)
            return mayBeOther == MayBeOther ? this : Of(Alternatives, mayBeOther);
        return Of(merged.ToImmutable(), mayBeOther);
    }

    /// <summary>The objects that the value may be, or that are in it.</summary>
    public IEnumerable<ObjectKey> Objects
    {
        get
        {
            foreach (Alternative alternative in Alternatives)
            {
                if (alternative is ObjectAlternative reference)
                    yield return reference.Key;
                if (alternative is not TupleAlternative tuple)
                    continue;
                foreach (ObjectKey key in tuple.Items.SelectMany(static item => item.Objects))
                    yield return key;
            }
        }
    }

    /// <summary>Adds the objects that the value may be, or that are in it.</summary>
    public void AddObjectsTo(Stack<ObjectKey> objects)
    {
        foreach (Alternative alternative in Alternatives)
        {
            if (alternative is ObjectAlternative reference)
                objects.Push(reference.Key);
            else if (alternative is TupleAlternative tuple)
            {
                foreach (AbstractValue item in tuple.Items)
                    item.AddObjectsTo(objects);
            }
        }
    }

    /// <summary>Whether the object may be this value, or one in it.</summary>
    public bool Holds(ObjectKey key)
    {
        foreach (Alternative alternative in Alternatives)
        {
            if (alternative is ObjectAlternative reference && reference.Key.Equals(key) || (alternative is TupleAlternative tuple && tuple.Items.Any(item => item.Holds(key))))
                return true;
        }
        return false;
    }

    public static bool Same(AbstractValue a, AbstractValue b)
    {
        if (ReferenceEquals(a, b))
            return true;
        if (a.MayBeOther != b.MayBeOther || a.Alternatives.Length != b.Alternatives.Length)
            return false;
        foreach (Alternative alternative in a.Alternatives)
        {
            int index = IndexOf(b.Alternatives, alternative);
            if (index < 0 || b.Alternatives[index].MayBeStale != alternative.MayBeStale)
                return false;
        }
        return true;
    }

    private static int IndexOf(ImmutableArray<Alternative> alternatives, Alternative candidate)
    {
        for (int i = 0; i < alternatives.Length; i++)
        {
            if (alternatives[i].SameAs(candidate))
                return i;
        }
        return -1;
    }
}
