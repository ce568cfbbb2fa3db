using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Parsing;
using PgSslAnalyzers.ConnectionStrings.Servers;
using PgSslAnalyzers.Flow;
using PgSslAnalyzers.Flow.Models;

namespace PgSslAnalyzers.Text;

/// <summary>One of the settings that a builder, or a text, may have when it is used.</summary>
/// <param name="Settings">The settings: those of the text, then what was written.</param>
/// <param name="Text">The text they start from; null if none is known.</param>
/// <param name="Parsed">The same, parsed.</param>
/// <param name="Mode">The written mode of this case; null if none is written.</param>
/// <param name="Anchor">Where something missing is reported.</param>
internal sealed record SettingsCase(ConnectionSettings Settings, TextAlternative? Text, ConnectionString? Parsed, Written? Mode, SyntaxNode Anchor)
{
    /// <summary>Whether code that is not followed may have changed the builder.</summary>
    public bool HasEscaped { get; private init; }

    /// <summary>The builder that has the settings; null for the text of another one.</summary>
    public BuilderState? Builder { get; private init; }

    /// <summary>Whether one of the hosts that were written to the builder is a Unix-domain socket.</summary>
    public bool HasSocketHost { get; private init; }

    /// <summary>Whether a host that is not known was written to the builder.</summary>
    public bool HasUnknownHost { get; private init; }

    /// <summary>Whether a mode is written on some ways only.</summary>
    public bool IsModeConditional { get; private init; }

    /// <summary>All cases of a builder.</summary>
    public static List<SettingsCase> Of(BuilderState builder)
    {
        var cases = new List<SettingsCase>();
        foreach (TextAlternative text in builder.Bases)
        {
            ConnectionString parsed = ConnectionStringParser.Parse(text.ToPartialText());
            if (text.Builder is { } head)
                AddCases(builder, head, text, parsed, cases);
            else
                AddCases(builder, text, parsed, parsed.Settings, parsed.Unsettled, parsed.MayCarryMore || builder.MayCarryMore, text.Anchor, cases);
        }
        if (builder.HasUnknownBase)
            AddCases(builder, null, null, [], 0, true, builder.Creation, cases);
        else if (builder.IsFromNothing)
            AddCases(builder, null, null, [], 0, builder.MayCarryMore, builder.Creation, cases);
        bool hasSocketHost = builder.Slots.TryGetValue(KeywordTable.Host, out Slot? hosts) && hosts.Values.Any(static host => Hosts.NamesSocket(SettingOf(KeywordTable.Host, host)));
        bool hasUnknownHost = hosts is not null && hosts.Values.Any(static host => host.Text is null);
        bool isModeConditional = builder.Slots.TryGetValue(KeywordTable.SslMode, out Slot? modes) && modes.MayBeUnwritten;
        for (int i = 0; i < cases.Count; i++)
        {
            cases[i] = cases[i] with
            {
                HasEscaped = cases[i].HasEscaped || builder.HasEscaped, HasSocketHost = hasSocketHost, HasUnknownHost = hasUnknownHost, IsModeConditional = isModeConditional, Builder = builder,
            };
        }
        return cases;
    }

    /// <summary>The text of a builder with something behind it.</summary>
    private static void AddCases(BuilderState builder, BuilderState head, TextAlternative text, ConnectionString tail, List<SettingsCase> cases)
    {
        foreach (SettingsCase first in Of(head))
        {
            // One of the two texts is where the mode stands; what the other one says is shown as a whole.
            bool isTail = tail.Effective(KeywordTable.SslMode) is not null;
            List<Setting> settings = [.. first.Settings.Settings.Select(setting => isTail ? Apart(setting, first.Anchor) : setting), .. tail.Settings.Select(setting => isTail ? setting : Apart(setting, text.Anchor))];
            bool mayCarryMore = first.Settings.MayCarryMore || tail.MayCarryMore || builder.MayCarryMore;
            int start = cases.Count;
            int unsettled = tail.MayCarryMore || tail.Unsettled > 0 ? first.Settings.Settings.Count + tail.Unsettled : first.Settings.Unsettled;
            AddCases(builder, isTail ? text : first.Text, isTail ? tail : first.Parsed, settings, unsettled, mayCarryMore, isTail ? text.Anchor : first.Anchor, cases);
            for (int i = start; i < cases.Count; i++)
                cases[i] = cases[i] with { Mode = cases[i].Mode ?? (isTail ? null : first.Mode), HasEscaped = first.HasEscaped && !isTail };
        }
    }

    private static Setting Apart(Setting setting, SyntaxNode place)
        => new() { Key = setting.Key, Keyword = setting.Keyword, Value = setting.Value, IsRemoval = setting.IsRemoval, Origin = setting.Origin ?? new OtherText(place) };

    private static void AddCases(
        BuilderState builder, TextAlternative? text, ConnectionString? parsed, IReadOnlyList<Setting> start, int unsettled, bool mayCarryMore, SyntaxNode anchor, List<SettingsCase> cases)
    {
        // A text that Npgsql refuses makes no connection, whatever is written afterwards.
        if (parsed is { IsMalformed: true } && !builder.Slots.IsEmpty)
            return;
        List<Setting> common = [.. start];
        KeyValuePair<Keyword, Slot>[] slots = builder.Slots.IsEmpty ? [] : [.. builder.Slots];
        Array.Sort(slots, static (one, other) => string.CompareOrdinal(one.Key.Name, other.Key.Name));
        foreach (KeyValuePair<Keyword, Slot> pair in slots)
        {
            // What one of two values takes away is not certainly there.
            bool isUncertain = pair.Value.Values.Length > 1 && pair.Value.Values.Any(static written => written.IsRemoval);
            if (pair.Key != KeywordTable.SslMode && (!isUncertain || pair.Key == KeywordTable.GssEncryptionMode))
                common.Add(pair.Key == KeywordTable.Host && MayKeepOther(start, mayCarryMore, pair.Value) ? UnknownOf(pair.Key, pair.Value) : SettingOf(pair.Key, pair.Value));
        }
        if (!builder.Slots.TryGetValue(KeywordTable.SslMode, out Slot? modes))
        {
            bool isText = parsed is not null && ReferenceEquals(start, parsed.Settings) && builder.Slots.IsEmpty && mayCarryMore == parsed.MayCarryMore;
            cases.Add(new SettingsCase(isText ? parsed! : new ConnectionSettings(common, mayCarryMore) { Unsettled = unsettled }, text, parsed, null, anchor));
            return;
        }
        foreach (Written written in modes.Values)
            cases.Add(new SettingsCase(new ConnectionSettings([.. common, SettingOf(KeywordTable.SslMode, written)], mayCarryMore) { Unsettled = unsettled }, text, parsed, written, anchor));
        if (modes.MayBeUnwritten)
            cases.Add(new SettingsCase(new ConnectionSettings(common, mayCarryMore) { Unsettled = unsettled }, text, parsed, null, anchor));
    }

    /// <summary>Whether a host that is written on some ways only leaves another one where it is not.</summary>
    private static bool MayKeepOther(IReadOnlyList<Setting> start, bool mayCarryMore, Slot slot)
        => slot is { MayBeUnwritten: true, Values: [{ IsRemoval: false } written] } && (mayCarryMore || start.Any(setting => setting.Keyword == KeywordTable.Host && !setting.IsRemoval && (setting.Value is null || setting.Value != written.Text)));

    /// <summary>One of several values: which one is not known.</summary>
    public static Setting UnknownOf(Keyword keyword, Slot slot) => new() { Key = keyword.Name, Keyword = keyword, Origin = slot.Values.IsEmpty ? null : slot.Values[0] };

    private static Setting SettingOf(Keyword keyword, Slot slot)
    {
        bool isOne = slot.Values.Length == 1 && !(slot.MayBeUnwritten && slot.Values[0].IsRemoval);
        // For the proof that GSS encryption is off it must be off on every way.
        if (keyword == KeywordTable.GssEncryptionMode)
            isOne = !slot.MayBeUnwritten && slot.Values.Length > 0 && slot.Values.All(written => written.Text == slot.Values[0].Text && written.IsRemoval == slot.Values[0].IsRemoval);
        return isOne ? SettingOf(keyword, slot.Values[0]) : UnknownOf(keyword, slot);
    }

    /// <summary>A value that was written to a builder, as a setting.</summary>
    public static Setting SettingOf(Keyword keyword, Written written)
        => new() { Key = keyword.Name, Keyword = keyword, Value = written.IsRemoval ? null : written.Text, Start = written.Start, HasSlash = written.HasSlash, IsRemoval = written.IsRemoval, Origin = written };

    /// <summary>The guard under which the mode of this case was written.</summary>
    public Guard ModeGuard
    {
        get
        {
            if (Mode is not null)
                return Mode.Guard;
            if (Parsed?.Effective(KeywordTable.SslMode) is { } setting && Text is not null && setting.ValueRange.Length > 0)
                return PieceAt(setting.ValueRange.Start).Piece.Guard;
            return Guard.None;
        }
    }

    /// <summary>The piece of the text that holds a position, and where it starts.</summary>
    public (Piece Piece, int Start) PieceAt(int position)
    {
        int start = 0;
        foreach (Piece piece in Text!.Pieces)
        {
            if (position < start + piece.Length)
                return (piece, start);
            start += piece.Length;
        }
        return (Piece.Hole, start);
    }

    /// <summary>The pieces that a range touches.</summary>
    public ImmutableArray<(Piece Piece, int Start)> PiecesIn(TextRange range)
    {
        ImmutableArray<(Piece, int)>.Builder pieces = ImmutableArray.CreateBuilder<(Piece, int)>();
        int start = 0;
        foreach (Piece piece in Text!.Pieces)
        {
            if (piece.Length > 0 && start < range.End && start + piece.Length > range.Start)
                pieces.Add((piece, start));
            start += piece.Length;
        }
        return pieces.ToImmutable();
    }
}

/// <summary>Where a setting stands that is in another text than the mode.</summary>
internal sealed record OtherText(SyntaxNode Anchor);
