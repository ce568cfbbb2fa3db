using System.Collections.Immutable;

namespace PgSslAnalyzers.Flow.Models;

/// <summary>A dictionary of texts or modes whose entries are known; <see cref="Entries"/> is default if they are not.</summary>
/// <param name="Entries">Key and value of each entry, in the order in which they came.</param>
internal sealed record MapState(ImmutableArray<TupleAlternative> Entries) : TrackedObject
{
    /// <summary>Past this many entries a dictionary is unknown.</summary>
    public const int MaxEntries = 64;

    public static readonly MapState Unknown = new(default(ImmutableArray<TupleAlternative>));

    public static readonly MapState Empty = new(ImmutableArray<TupleAlternative>.Empty);

    /// <summary>The dictionary with another entry; one with the same key goes.</summary>
    public MapState With(AbstractValue key, AbstractValue value)
    {
        if (Entries.IsDefault || Entries.Length >= MaxEntries)
            return Unknown;
        string? name = NpgsqlDomain.KnownText(key);
        var entry = new TupleAlternative(ImmutableArray.Create(key, value));
        for (int i = 0; i < Entries.Length && name is not null; i++)
        {
            if (NpgsqlDomain.KnownText(Entries[i].Items[0]) == name)
                return this with { Entries = Entries.SetItem(i, entry) };
        }
        return this with { Entries = Entries.Add(entry) };
    }

    public override TrackedObject Or(TrackedObject other)
    {
        if (other is not MapState state || SameAs(state))
            return this;
        if (Entries.IsDefault || state.Entries.IsDefault)
            return Unknown;
        // One way added further entries: each of them may be there.
        ImmutableArray<TupleAlternative> merged = Entries.AddRange(state.Entries.Where(entry => !Entries.Any(known => known.SameAs(entry))));
        return merged.Length > MaxEntries ? Unknown : new MapState(merged) { MayBeStale = MayBeStale || state.MayBeStale };
    }

    public override bool SameAs(TrackedObject other) => other is MapState state && state.Entries.IsDefault == Entries.IsDefault && state.MayBeStale == MayBeStale
        && (Entries.IsDefault || (state.Entries.Length == Entries.Length && Entries.Zip(state.Entries, static (a, b) => a.SameAs(b)).All(static same => same)));

    public override TrackedObject Forgotten() => Unknown;

    public override IEnumerable<ObjectKey> Parts => Entries.IsDefault ? [] : Entries.SelectMany(static entry => entry.Items).SelectMany(static item => item.Objects);
}
