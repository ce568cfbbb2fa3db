using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace PgSslAnalyzers.Flow;

/// <summary>One value that an expression may have.</summary>
internal abstract record Alternative
{
    public abstract bool SameAs(Alternative other);
}

/// <summary>A constant: bool, number, null.</summary>
internal sealed record ConstantAlternative(object? Value, SyntaxNode Source) : Alternative
{
    /// <summary>What the conditions on the way to a bool say: <c>isLocal = true</c> behind a look at the host.</summary>
    public Guard Guard { get; init; } = Guard.None;

    public override bool SameAs(Alternative other) => other is ConstantAlternative constant && Equals(constant.Value, Value) && constant.Source == Source && Guard.Same(constant.Guard, Guard);
}

/// <summary>A bool that is not known, but says something: a comparison with a host or with the name of a mode.</summary>
internal sealed record ConditionAlternative(Guard WhenTrue, Guard WhenFalse) : Alternative
{
    public override bool SameAs(Alternative other) => other is ConditionAlternative condition && Guard.Same(condition.WhenTrue, WhenTrue) && Guard.Same(condition.WhenFalse, WhenFalse);

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
            if (Contains(Alternatives, candidate))
                continue;
            merged ??= Alternatives.ToBuilder();
            merged.Add(candidate);
        }
        bool mayBeOther = MayBeOther || other.MayBeOther;
        if (merged is null)
            return mayBeOther == MayBeOther ? this : Of(Alternatives, mayBeOther);
        return Of(merged.ToImmutable(), mayBeOther);
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
            if (!Contains(b.Alternatives, alternative))
                return false;
        }
        return true;
    }

    private static bool Contains(ImmutableArray<Alternative> alternatives, Alternative candidate)
    {
        foreach (Alternative alternative in alternatives)
        {
            if (alternative.SameAs(candidate))
                return true;
        }
        return false;
    }
}
