using System.Collections.Immutable;

namespace PgSslAnalyzers.Flow.Models;

/// <summary>A text under construction: StringBuilder or an interpolated string handler.</summary>
internal sealed record TextBufferState(AbstractValue Text) : TrackedObject
{
    /// <summary>The text, with the mark of the buffer.</summary>
    public AbstractValue Content => MayBeStale ? Text.Stale() : Text;

    public override TrackedObject Or(TrackedObject other) => other is TextBufferState state && !SameAs(state) ? new TextBufferState(Text.Or(state.Text)) { MayBeStale = MayBeStale || state.MayBeStale, HasOtherNames = HasOtherNames || state.HasOtherNames } : this;

    public override bool SameAs(TrackedObject other) => other is TextBufferState state && MayBeStale == state.MayBeStale && HasOtherNames == state.HasOtherNames && AbstractValue.Same(Text, state.Text);

    public override TrackedObject Forgotten() => new TextBufferState(AbstractValue.Unknown) { HasOtherNames = HasOtherNames, MayBeStale = MayBeStale };

    public override bool HasContent => true;
}

/// <summary>A list or array whose elements are known; <see cref="Items"/> is default if they are not.</summary>
internal sealed record ListState(ImmutableArray<AbstractValue> Items) : TrackedObject
{
    /// <summary>Past this many elements a list is unknown.</summary>
    public const int MaxItems = 1024;

    public static readonly ListState Unknown = new(default(ImmutableArray<AbstractValue>));

    /// <summary>Whether one of the elements stands for any number of others: the parts of a text that is not known.</summary>
    public bool IsOpen { get; init; }

    public override TrackedObject Or(TrackedObject other)
    {
        if (other is not ListState state || SameAs(state))
            return this;
        // One way added further elements: each of them may be there, as an empty text or as itself.
        if (Items.IsDefault || state.Items.IsDefault)
            return Unknown;
        bool mayBeStale = MayBeStale || state.MayBeStale;
        (ImmutableArray<AbstractValue> shorter, ImmutableArray<AbstractValue> longer) = Items.Length <= state.Items.Length ? (Items, state.Items) : (state.Items, Items);
        ImmutableArray<AbstractValue>.Builder merged = ImmutableArray.CreateBuilder<AbstractValue>(longer.Length);
        for (int i = 0; i < longer.Length; i++)
            merged.Add(i < shorter.Length ? longer[i].Or(shorter[i]) : longer[i].Or(Missing));
        return new ListState(merged.MoveToImmutable()) { MayBeStale = mayBeStale, HasOtherNames = HasOtherNames || state.HasOtherNames, IsOpen = IsOpen || state.IsOpen };
    }

    public override TrackedObject Forgotten() => Unknown;

    public override bool HasContent => true;

    public override bool HasElements => true;

    public override IEnumerable<ObjectKey> Parts => Items.IsDefault ? [] : Items.SelectMany(static item => item.Objects);

    /// <summary>Stands in a list for an element that may not be there.</summary>
    public static readonly AbstractValue Missing = AbstractValue.Of(new MissingAlternative());

    public override bool SameAs(TrackedObject other)
    {
        if (other is not ListState state || state.Items.IsDefault != Items.IsDefault || state.MayBeStale != MayBeStale || state.HasOtherNames != HasOtherNames || state.IsOpen != IsOpen)
            return false;
        if (Items.IsDefault)
            return true;
        if (state.Items.Length != Items.Length)
            return false;
        for (int i = 0; i < Items.Length; i++)
        {
            if (!AbstractValue.Same(Items[i], state.Items[i]))
                return false;
        }
        return true;
    }
}

/// <summary>An element that may not be in its list.</summary>
internal sealed record MissingAlternative : Alternative
{
    public override bool SameAs(Alternative other) => other is MissingAlternative;
}
