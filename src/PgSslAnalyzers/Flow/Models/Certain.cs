using System.Collections.Immutable;
using PgSslAnalyzers.ConnectionStrings.Keywords;

namespace PgSslAnalyzers.Flow.Models;

/// <summary>What is left of values and builders without what is marked as possibly stale: unknown parts stand in its place.</summary>
internal static class Certain
{
    public static AbstractValue Of(AbstractValue value)
    {
        AbstractValue certain = value.MayBeOther ? AbstractValue.Unknown : AbstractValue.None;
        foreach (Alternative alternative in value.Alternatives)
        {
            certain = alternative switch
            {
                TextAlternative text => certain.Or(AbstractValue.Of(Of(text))),
                SettingsAlternative settings => certain.Or(AbstractValue.Of(settings with { State = Of(settings.State) })),
                { MayBeStale: true } => certain.OrUnknown(),
                _ => certain.Or(AbstractValue.Of(alternative)),
            };
        }
        return certain;
    }

    public static TextAlternative Of(TextAlternative text) => text.MayBeStale ? text with { Pieces = Of(text.Pieces) } : text;

    private static ImmutableArray<Piece> Of(ImmutableArray<Piece> pieces)
    {
        ImmutableArray<Piece>.Builder certain = ImmutableArray.CreateBuilder<Piece>(pieces.Length);
        for (int i = 0; i < pieces.Length; i++)
        {
            // The pieces of one value are one unknown part.
            if (!pieces[i].MayBeStale)
                certain.Add(pieces[i].Builder is { } builder ? Piece.Of(Of(builder)) : pieces[i]);
            else if (i == 0 || !pieces[i - 1].MayBeStale)
                certain.Add(Piece.Hole);
        }
        return certain.ToImmutable();
    }

    public static BuilderState Of(BuilderState builder)
    {
        // One of several objects: which of them was written to is not known.
        if (builder.MayBeStale)
            builder = (BuilderState)builder.Disturbed();
        BuilderState certain = builder.IsDisturbed
            ? builder with { Bases = ImmutableArray<TextAlternative>.Empty, HasUnknownBase = true, MayCarryMore = true, MayBeStale = false, IsDisturbed = false }
            : builder with { Bases = builder.Bases.Select(Of).ToImmutableArray() };
        foreach (KeyValuePair<Keyword, Slot> pair in builder.Slots)
        {
            if (pair.Value is { MayBeStale: true, Values: [var first, ..] values })
                certain = certain with { Slots = certain.Slots.SetItem(pair.Key, pair.Value with { Values = values.Add(first with { Text = null, IsRemoval = false }), MayBeStale = false }) };
        }
        return certain;
    }
}
