using Microsoft.CodeAnalysis;

namespace PgSslAnalyzers.Flow;

/// <summary>What is known of an object at a point of the program.</summary>
internal abstract record TrackedObject
{
    /// <summary>What is known if the object is in one of two states.</summary>
    public abstract TrackedObject Or(TrackedObject other);

    public abstract bool SameAs(TrackedObject other);

    /// <summary>Whether the same is known, marked or not.</summary>
    public virtual bool SameButMarks(TrackedObject other) => SameAs(other);

    /// <summary>What is left when code that is not followed may have changed it.</summary>
    public abstract TrackedObject Forgotten();

    /// <summary>Marked: code that is not followed may have changed it, or there may be more of it than is seen. See <see cref="Alternative.MayBeStale"/>.</summary>
    public bool MayBeStale { get; init; }

    /// <summary>The same object with the mark.</summary>
    public TrackedObject Stale() => MayBeStale ? this : this with { MayBeStale = true };

    /// <summary>Whether code that is not followed may have it, under a name of its own: each step out of sight may change it.</summary>
    public bool HasOtherNames { get; init; }

    /// <summary>The same object, that others may have too.</summary>
    public TrackedObject Shared() => HasOtherNames ? this : this with { HasOtherNames = true };

    /// <summary>The object after a step that may have changed it: what is known of it is marked, what is written to it from here on is not.</summary>
    public virtual TrackedObject Disturbed() => Stale();

    /// <summary>The expression that made it; null if that is where the object is known to be from.</summary>
    public virtual SyntaxNode? Origin => null;

    /// <summary>The objects and values in it.</summary>
    public virtual IEnumerable<ObjectKey> Parts => [];

    /// <summary>The object once a field or property holds it; null if that makes no difference to it.</summary>
    public virtual TrackedObject? Kept() => null;

    /// <summary>Whether a field or property holds it, so that other members of the program find it.</summary>
    public virtual bool IsKept { get; init; }

    /// <summary>Whether it comes changed from a declaration: other code may have had it before.</summary>
    public virtual bool IsShared => false;

    /// <summary>Whether it is written to by its indexer and its length: a text buffer, a list.</summary>
    public virtual bool HasContent => false;

    /// <summary>Whether it has elements: an array, a list.</summary>
    public virtual bool HasElements => false;

    /// <summary>Whether nothing has changed since <paramref name="before"/> but what is forgotten in both.</summary>
    public virtual bool SettlesFrom(TrackedObject before) => before.SameAs(this);
}
