using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PgSslAnalyzers.ConnectionStrings.Keywords;

namespace PgSslAnalyzers.Flow.Models;

/// <summary>A value that was written to a keyword of a builder.</summary>
/// <param name="Text">The value as text; null if it is not known.</param>
/// <param name="Value">The expression of the value: where it is written.</param>
/// <param name="Assignment">The assignment, call or initializer member that hands it to the builder.</param>
/// <param name="Guard">What the conditions on the way to the value say.</param>
internal sealed record Written(string? Text, SyntaxNode Value, SyntaxNode Assignment, Guard Guard)
{
    /// <summary>The known characters that a value begins with of which a part is unknown; null if there are none.</summary>
    public string? Start { get; init; }

    /// <summary>Whether a value of which a part is unknown has a slash among its known characters.</summary>
    public bool HasSlash { get; init; }

    /// <summary>A removal: the default applies again.</summary>
    public bool IsRemoval { get; init; }

    /// <summary>Nothing was written: a condition has found that the builder has this value.</summary>
    public bool IsChecked { get; init; }

    public static bool Same(Written a, Written b)
        => ReferenceEquals(a, b) || (a.Value == b.Value && a.Assignment == b.Assignment && a.Text == b.Text && a.Start == b.Start && a.HasSlash == b.HasSlash && a.IsRemoval == b.IsRemoval && a.IsChecked == b.IsChecked && Guard.Same(a.Guard, b.Guard));
}

/// <summary>What was written to one keyword.</summary>
/// <param name="Values">The values of which one took effect.</param>
/// <param name="MayBeUnwritten">Whether on some way nothing was written.</param>
internal sealed record Slot(ImmutableArray<Written> Values, bool MayBeUnwritten)
{
    /// <summary>Marked: see <see cref="Alternative.MayBeStale"/>.</summary>
    public bool MayBeStale { get; init; }

    public Slot Or(Slot? other)
    {
        if (other is null)
            return MayBeUnwritten ? this : this with { MayBeUnwritten = true };
        ImmutableArray<Written> values = Values;
        foreach (Written written in other.Values)
        {
            if (!IsIn(values, written))
                values = values.Add(written);
        }
        return values == Values && (MayBeUnwritten || !other.MayBeUnwritten) && (MayBeStale || !other.MayBeStale) ? this
            : new Slot(values, MayBeUnwritten || other.MayBeUnwritten) { MayBeStale = MayBeStale || other.MayBeStale };
    }

    private static bool IsIn(ImmutableArray<Written> values, Written written)
    {
        foreach (Written known in values)
        {
            if (Written.Same(known, written))
                return true;
        }
        return false;
    }

    /// <summary>Whether the same was written, marked or not.</summary>
    public static bool SameButMarks(Slot a, Slot b)
        => ReferenceEquals(a, b) || (a.MayBeUnwritten == b.MayBeUnwritten && a.Values.Length == b.Values.Length && a.Values.All(written => IsIn(b.Values, written)));
}

/// <summary>
/// A connection string builder: the text it was made from, and what was written to it since. A plain text is such a state without writes,
/// so that everything that reaches Npgsql is judged in one form.
/// </summary>
/// <param name="Creation">The expression that made it, or the expression that stands for the text.</param>
/// <param name="Bases">The texts it may have been made from; empty if from nothing or from something unknown.</param>
/// <param name="HasUnknownBase">Whether it may have been made from a text that is not known.</param>
/// <param name="MayCarryMore">Whether it may hold settings that are not seen.</param>
/// <param name="Slots">What was written, by keyword.</param>
/// <param name="IsGeneric">A DbConnectionStringBuilder: Npgsql's only if its text reaches Npgsql.</param>
internal sealed record BuilderState(
    SyntaxNode Creation, ImmutableArray<TextAlternative> Bases, bool HasUnknownBase, bool MayCarryMore, ImmutableDictionary<Keyword, Slot> Slots, bool IsGeneric) : TrackedObject
{
    public static BuilderState FromNothing(SyntaxNode creation, bool isGeneric)
        => new(creation, ImmutableArray<TextAlternative>.Empty, false, false, ImmutableDictionary<Keyword, Slot>.Empty, isGeneric);

    /// <summary>The settings that a value stands for; null if it is no connection string.</summary>
    public static BuilderState? Of(Alternative alternative) => alternative switch
    {
        TextAlternative text => OfText(text),
        SettingsAlternative settings => settings.State,
        _ => null,
    };

    public static BuilderState OfText(TextAlternative text)
        => new(text.Anchor, ImmutableArray.Create(text), false, false, ImmutableDictionary<Keyword, Slot>.Empty, false);

    public BuilderState Write(Keyword keyword, ImmutableArray<Written> values, bool mayBeStale = false) => this with
    {
        Slots = Slots.SetItem(keyword, new Slot(values, false) { MayBeStale = mayBeStale }), IsTaken = IsTaken && keyword != KeywordTable.SslMode,
    };

    /// <summary>It got out of sight: whoever has it may have set anything.</summary>
    public BuilderState Escaped()
    {
        var marked = (BuilderState)Disturbed();
        return HasEscaped ? marked : marked with { MayCarryMore = true, HasEscaped = true };
    }

    /// <summary>Whether it was made empty.</summary>
    public bool IsFromNothing => Bases.IsEmpty && !HasUnknownBase;

    /// <summary>Where all that was set is taken back: what is written where it is made does not last. Null if it is nowhere.</summary>
    public SyntaxNode? Reset { get; init; }

    /// <summary>The variable that holds the text it was made from; null if it was made otherwise.</summary>
    public ISymbol? MadeFrom { get; init; }

    /// <summary>Whether code out of sight may have changed it.</summary>
    public bool HasEscaped { get; init; }

    /// <summary>Whether its text was taken with the mode that it has now: where that text goes it is judged.</summary>
    public bool IsTaken { get; init; }

    /// <summary>Marked: it may have been changed after it was made. The settings that were written since then bear no mark.</summary>
    public bool IsDisturbed { get; init; }

    public override SyntaxNode? Origin => Creation;

    public override TrackedObject Disturbed()
    {
        ImmutableDictionary<Keyword, Slot> slots = Slots;
        foreach (KeyValuePair<Keyword, Slot> pair in Slots)
        {
            if (!pair.Value.MayBeStale)
                slots = slots.SetItem(pair.Key, pair.Value with { MayBeStale = true });
        }
        return IsDisturbed && slots == Slots ? this : this with { Slots = slots, IsDisturbed = true };
    }

    public override TrackedObject Forgotten() => HasEscaped ? this : this with { MayCarryMore = true, HasEscaped = true };

    public override TrackedObject? Kept() => this with { IsKept = true };

    public override bool IsShared => true;

    public override bool SettlesFrom(TrackedObject before) => base.SettlesFrom(before) || (HasEscaped && before is BuilderState { HasEscaped: true } known && SameMarks(this, known));

    private static bool SameMarks(BuilderState a, BuilderState b) => a.MayBeStale == b.MayBeStale && a.IsDisturbed == b.IsDisturbed && a.HasOtherNames == b.HasOtherNames
        && a.Slots.All(pair => b.Slots.TryGetValue(pair.Key, out Slot? slot) && slot.MayBeStale == pair.Value.MayBeStale);

    public override TrackedObject Or(TrackedObject other)
    {
        if (other is not BuilderState state || ReferenceEquals(this, other))
            return this;
        ImmutableArray<TextAlternative> bases = Bases;
        foreach (TextAlternative text in state.Bases)
        {
            TextAlternative? known = bases.FirstOrDefault(known => known.SameAs(text));
            if (known is null)
                bases = bases.Add(text);
            else if (text.MayBeStale && !known.MayBeStale)
                bases = bases.Replace(known, (TextAlternative)known.Stale());
        }
        ImmutableDictionary<Keyword, Slot> slots = Slots;
        foreach (KeyValuePair<Keyword, Slot> pair in Slots)
        {
            Slot merged = pair.Value.Or(state.Slots.TryGetValue(pair.Key, out Slot? theirs) ? theirs : null);
            if (!ReferenceEquals(merged, pair.Value))
                slots = slots.SetItem(pair.Key, merged);
        }
        foreach (KeyValuePair<Keyword, Slot> pair in state.Slots)
        {
            if (!Slots.ContainsKey(pair.Key))
                slots = slots.SetItem(pair.Key, pair.Value.Or(null));
        }
        // Made from a text on one way and from nothing on the other: then absence is not certain, and a written mode is only one of the possible ones.
        bool mayCarryMore = MayCarryMore || state.MayCarryMore || IsFromNothing != state.IsFromNothing || bases.Length > AbstractValue.MaxAlternatives;
        if (bases == Bases && slots == Slots && mayCarryMore == MayCarryMore && (HasEscaped || !state.HasEscaped) && (IsKept || !state.IsKept) && (!IsTaken || state.IsTaken) && (HasUnknownBase || !state.HasUnknownBase) && (MayBeStale || !state.MayBeStale)
            && (Reset is not null || state.Reset is null) && (IsDisturbed || !state.IsDisturbed) && (HasOtherNames || !state.HasOtherNames))
        {
            return this;
        }
        return this with
        {
            Bases = bases, Slots = slots, MayCarryMore = mayCarryMore, HasEscaped = HasEscaped || state.HasEscaped, IsKept = IsKept || state.IsKept, IsTaken = IsTaken && state.IsTaken, HasUnknownBase = HasUnknownBase || state.HasUnknownBase, MayBeStale = MayBeStale || state.MayBeStale,
            Reset = Reset ?? state.Reset, IsDisturbed = IsDisturbed || state.IsDisturbed, HasOtherNames = HasOtherNames || state.HasOtherNames,
        };
    }

    public override bool SameAs(TrackedObject other) => other is BuilderState state && Same(this, state);

    public override bool SameButMarks(TrackedObject other) => other is BuilderState state && Same(this, state, withMarks: false);

    /// <summary>Whether the state, a text that it was made from, or a setting is marked.</summary>
    public bool IsMarked => MayBeStale || IsDisturbed || Bases.Any(static text => text.MayBeStale) || Slots.Any(static pair => pair.Value.MayBeStale);

    public static bool Same(BuilderState a, BuilderState b) => Same(a, b, withMarks: true);

    /// <summary>Whether two states are the same, marked or not.</summary>
    public static bool SameButMarks(BuilderState a, BuilderState b) => Same(a, b, withMarks: false);

    private static bool Same(BuilderState a, BuilderState b, bool withMarks)
    {
        if (ReferenceEquals(a, b))
            return true;
        if ((withMarks && (a.MayBeStale != b.MayBeStale || a.IsDisturbed != b.IsDisturbed || a.HasOtherNames != b.HasOtherNames)) || a.Creation != b.Creation || a.Reset is null != b.Reset is null || a.MayCarryMore != b.MayCarryMore || a.HasUnknownBase != b.HasUnknownBase || a.HasEscaped != b.HasEscaped
            || a.IsKept != b.IsKept || a.IsTaken != b.IsTaken || a.Bases.Length != b.Bases.Length || a.Slots.Count != b.Slots.Count)
        {
            return false;
        }
        foreach (TextAlternative text in a.Bases)
        {
            if (!b.Bases.Any(other => text.SameAs(other) && (!withMarks || text.MayBeStale == other.MayBeStale)))
                return false;
        }
        foreach (KeyValuePair<Keyword, Slot> pair in a.Slots)
        {
            if (!b.Slots.TryGetValue(pair.Key, out Slot? slot) || !Slot.SameButMarks(pair.Value, slot) || (withMarks && pair.Value.MayBeStale != slot.MayBeStale))
                return false;
        }
        return true;
    }
}
