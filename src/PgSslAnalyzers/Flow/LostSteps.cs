using Microsoft.CodeAnalysis;

namespace PgSslAnalyzers.Flow;

/// <summary>The step at which what is known of a value was lost, for whoever has to tell.</summary>
internal sealed class LostSteps(FlowDomain domain)
{
    private readonly Dictionary<SyntaxNode, SyntaxNode> lostAt = [];

    /// <summary>The step that is being taken; null if it is none that somebody has written.</summary>
    public SyntaxNode? Current { get; set; }

    /// <summary>Remembers the current step for what is lost now, unless an earlier one is known.</summary>
    public void Note(AbstractValue lost)
    {
        foreach (Alternative alternative in lost.Alternatives)
        {
            if (!alternative.MayBeStale && domain.OriginOf(alternative) is { } origin)
                Note(origin);
        }
    }

    /// <summary>The same for an object that was made at <paramref name="origin"/>.</summary>
    public void Note(SyntaxNode origin)
    {
        if (Current is not null && !lostAt.ContainsKey(origin))
            lostAt[origin] = Current;
    }

    /// <summary>The step at which what is known of a value was lost; null if there is none that can be told.</summary>
    public SyntaxNode? StepBehind(AbstractValue value)
    {
        foreach (Alternative alternative in value.Alternatives)
        {
            if (alternative.MayBeStale && domain.OriginOf(alternative) is { } origin && lostAt.TryGetValue(origin, out SyntaxNode? by))
                return by;
        }
        return null;
    }

    /// <summary>Another body is analysed.</summary>
    public void Reset() => lostAt.Clear();
}
