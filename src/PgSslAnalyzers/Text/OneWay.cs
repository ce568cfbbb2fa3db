using Microsoft.CodeAnalysis;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Parsing;
using PgSslAnalyzers.ConnectionStrings.Servers;
using PgSslAnalyzers.Flow.Models;

namespace PgSslAnalyzers.Text;

/// <summary>
/// Host and mode that are chosen together: where the program takes the mode of one branch it takes the host of the same branch. What this leaves is likely, and no proof: a branch may run again.
/// </summary>
internal static class OneWay
{
    /// <summary>A case with the hosts that its mode can meet; null if the program does not make this case.</summary>
    /// <param name="settings">One of the cases of a value.</param>
    /// <param name="isOneOfMany">Whether the value has other cases: what a choice is made between.</param>
    public static SettingsCase? Of(SettingsCase settings, bool isOneOfMany)
    {
        if (settings.Builder is { } builder && builder.Slots.TryGetValue(KeywordTable.Host, out Slot? hosts) && (hosts.Values.Length > 1 || hosts.MayBeUnwritten))
            return WithHosts(settings, builder, hosts);
        return isOneOfMany && HostPlace(settings) is { } host && ModePlaces(settings).Any(mode => Ways.AreChosenApart(mode, host)) ? null : settings;
    }

    /// <summary>Whether a setting that is written to the builder never meets the mode of a case: it stands in another branch, or another mode is written later on each way on which it is.</summary>
    public static bool GoesWithOtherMode(SettingsCase settings, Written written)
        => (settings.Mode is { } own && Ways.AreExclusive(own.Assignment, written.Assignment))
            || (settings.Builder is { } builder && builder.Slots.TryGetValue(KeywordTable.SslMode, out Slot? modes) && modes.Values.Any(mode => !mode.IsRemoval && IsBehind(mode, settings.Mode) && Ways.IsOnEveryWayTo(mode.Assignment, written.Assignment)));

    private static bool IsBehind(Written mode, Written? other)
        => other is null || (mode.Assignment.SyntaxTree == other.Assignment.SyntaxTree && mode.Assignment.SpanStart > other.Assignment.SpanStart);

    private static SettingsCase? WithHosts(SettingsCase settings, BuilderState builder, Slot hosts)
    {
        List<SyntaxNode> modes = [.. ModePlaces(settings)];
        Slot? written = settings.Mode is null && builder.Slots.TryGetValue(KeywordTable.SslMode, out Slot? slot) ? slot : null;
        List<Written> met = [.. hosts.Values.Where(host => !modes.Exists(mode => Ways.AreChosenApart(mode, host.Assignment) || Ways.AreChosenApart(mode, host.Value)) && written?.Values.Any(mode => Ways.IsOnEveryWayTo(mode.Assignment, host.Assignment)) != true)];
        bool isAlways = !hosts.MayBeUnwritten || (settings.Mode is { } set && met.Exists(host => Ways.IsOnEveryWayTo(host.Assignment, set.Assignment)));
        bool isOne = isAlways && (met.Count == 1 || (met.Count > 1 && (met.TrueForAll(static host => Hosts.Classify(host.Text) == HostKind.Loopback) || met.TrueForAll(static host => Hosts.NamesSocket(SettingsCase.SettingOf(KeywordTable.Host, host))))));
        if (met.Count == hosts.Values.Length && !isOne)
            return settings;
        List<Setting> known = [.. settings.Settings.Settings.Where(setting => !ReferenceEquals(setting.Keyword, KeywordTable.Host) || setting.Origin is not Written)];
        if (met.Count > 0)
            known.Add(isOne ? SettingsCase.SettingOf(KeywordTable.Host, met[0]) : SettingsCase.UnknownOf(KeywordTable.Host, hosts));
        else if (!hosts.MayBeUnwritten)
            return null;
        return settings with { Settings = new ConnectionSettings(known, settings.Settings.MayCarryMore) { Unsettled = settings.Settings.Unsettled } };
    }

    /// <summary>Where the mode is written, and where its value stands.</summary>
    private static IEnumerable<SyntaxNode> ModePlaces(SettingsCase settings)
        => settings.Mode is { } mode ? [mode.Assignment, mode.Value] : InText(settings, KeywordTable.SslMode) is { } literal ? [literal] : [];

    private static SyntaxNode? HostPlace(SettingsCase settings)
        => settings.Settings.Effective(KeywordTable.Host)?.Origin is Written host ? host.Value : InText(settings, KeywordTable.Host);

    /// <summary>The literal in which a setting of the text has its value, or starts to have it.</summary>
    private static SyntaxNode? InText(SettingsCase settings, Keyword keyword)
        => settings.Text is not null && settings.Parsed?.Effective(keyword) is { ValueRange: { Length: > 0 } range } ? settings.PieceAt(range.Start).Piece.Source.Parent : null;
}
