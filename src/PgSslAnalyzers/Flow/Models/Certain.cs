using System.Collections.Immutable;
using PgSslAnalyzers.ConnectionStrings;

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
                SettingsAlternative settings => certain.Or(AbstractValue.Of(new SettingsAlternative(Of(settings.State)))),
                { MayBeStale: true } => certain.OrUnknown(),
                _ => certain.Or(AbstractValue.Of(alternative)),
            };
        }
        return certain;
    }

    public static TextAlternative Of(TextAlternative text) => text.MayBeStale ? text with { Pieces = text.Pieces.Select(Of).ToImmutableArray() } : text;

    private static Piece Of(Piece piece) => piece.MayBeStale ? Piece.Hole : piece.Builder is { } builder ? Piece.Of(Of(builder)) : piece;

    public static BuilderState Of(BuilderState builder)
    {
        BuilderState certain = builder with { Bases = builder.Bases.Select(Of).ToImmutableArray() };
        foreach (KeyValuePair<Keyword, Slot> pair in builder.Slots)
        {
            if (pair.Value is { MayBeStale: true, Values: [var first, ..] values })
                certain = certain with { Slots = certain.Slots.SetItem(pair.Key, pair.Value with { Values = values.Add(first with { Text = null, IsRemoval = false }), MayBeStale = false }) };
        }
        return builder.MayBeStale ? certain.Escaped() with { MayBeStale = false } : certain;
    }
}
