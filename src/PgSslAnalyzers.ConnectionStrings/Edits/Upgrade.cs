using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Parsing;
using PgSslAnalyzers.ConnectionStrings.Servers;

namespace PgSslAnalyzers.ConnectionStrings.Edits;

/// <summary>
/// The edits that make a whole string right: mode, root certificate, Trust Server Certificate removed. Keyword spelling, order, quoting, blanks,
/// line breaks and a trailing <c>;</c> stay. All edits of one plan are disjoint and ascending.
/// </summary>
public static class Upgrade
{
    /// <summary>Stands for the root certificate in a plan whose path is chosen later; a private-use character that no path contains.</summary>
    public const string RootMarker = "\uE0C0";

    /// <summary>The mode that an upgrade writes.</summary>
    public const string VerifyFull = "VerifyFull";

    /// <summary>The edits that upgrade <paramref name="text"/> to VerifyFull.</summary>
    /// <param name="text">A well-formed text; a fragment stays a fragment.</param>
    /// <param name="rootCertificate">The value of Root Certificate, already quoted if it needs quotes (<see cref="QuoteValue"/>), or <see cref="RootMarker"/>; null to write none.</param>
    /// <param name="version">Before 6.0 there is no VerifyFull: no edits.</param>
    /// <param name="hasRootElsewhere">A root certificate is given by code, so that none is written.</param>
    /// <param name="turnsGssOff">GSS encryption goes off as well: <see cref="Options.CheckOptions.WantsGssOff"/>.</param>
    /// <returns>The edits; empty if nothing is to change or nothing can be done.</returns>
    public static IReadOnlyList<TextEdit> Plan(ConnectionString text, string? rootCertificate, NpgsqlVersion version, bool hasRootElsewhere = false, bool turnsGssOff = false)
    {
        if (!version.HasVerifyFull || text.IsMalformed || Hosts.Classify(text.Effective(KeywordTable.Host)?.Value) == HostKind.UnixSocket || text.Settings.Any(HoldsMoreThanMode))
            return [];
        var edits = new List<TextEdit>();
        Setting? mode = RaiseModes(text, version, edits);
        if (hasRootElsewhere || text.RootCertificate is not null)
            rootCertificate = null;

        if (rootCertificate is not null && text.Last(KeywordTable.RootCertificate) is { } empty)
        {
            edits.Add(new TextEdit(empty.ValueRange, rootCertificate));
            rootCertificate = null;
        }
        rootCertificate = ReplaceTrust(text, rootCertificate, edits);

        string[] added = [.. new[] { turnsGssOff ? GssOff(text, edits) : "", RootSetting(rootCertificate) }.Where(static setting => setting.Length > 0)];
        if (mode is null)
            SettingEdits.AppendAtEnd(text, [ModeSetting, .. added], edits);
        else
            edits.AddRange(added.Select(setting => SettingEdits.Insertion(mode.Range.End, text, mode, setting)));
        return SettingEdits.Merge(edits);
    }

    /// <summary>
    /// The ways to upgrade <paramref name="text"/>, the most natural first: as <see cref="Plan"/> does it; with what is missing behind another setting, where a text is put together
    /// from parts that not all connections share; and where Trust Server Certificate is without effect, with it left alone.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="rootCertificate">As in <see cref="Plan"/>.</param>
    /// <param name="version">As in <see cref="Plan"/>.</param>
    /// <param name="hasRootElsewhere">As in <see cref="Plan"/>.</param>
    /// <param name="turnsGssOff">GSS encryption goes off as well, where the natural way has a place for that.</param>
    public static IEnumerable<IReadOnlyList<TextEdit>> Proposals(ConnectionString text, string? rootCertificate, NpgsqlVersion version, bool hasRootElsewhere = false, bool turnsGssOff = false)
    {
        if (turnsGssOff && Plan(text, rootCertificate, version, hasRootElsewhere, turnsGssOff) is { Count: > 0 } whole)
            yield return whole;
        IReadOnlyList<TextEdit> natural = Plan(text, rootCertificate, version, hasRootElsewhere);
        if (natural.Count == 0)
            yield break;
        yield return natural;
        string? root = hasRootElsewhere || text.RootCertificate is not null ? null : rootCertificate;
        foreach (bool keepsTrust in version.RequireNeedsTrust || text.Last(KeywordTable.TrustServerCertificate) is null ? [false] : new[] { false, true })
        {
            for (int i = text.Settings.Count - 1; i >= 0; i--)
            {
                Setting behind = text.Settings[i];
                bool goes = !keepsTrust && ReferenceEquals(behind.Keyword, KeywordTable.TrustServerCertificate);
                if (behind.Range.Length > 0 && !goes)
                    yield return PlanBehind(text, behind, root, version, keepsTrust);
            }
        }
    }

    private static List<TextEdit> PlanBehind(ConnectionString text, Setting behind, string? root, NpgsqlVersion version, bool keepsTrust)
    {
        var edits = new List<TextEdit>();
        Setting? mode = RaiseModes(text, version, edits);
        if (root is not null && text.Last(KeywordTable.RootCertificate) is { } empty)
        {
            edits.Add(new TextEdit(empty.ValueRange, root));
            root = null;
        }
        if (!keepsTrust)
            ReplaceTrust(text, null, edits);
        string blanks = SettingEdits.BlanksBefore(text, behind);
        string added = mode is null ? root is null ? ModeSetting : ModeSetting + ";" + blanks + RootSetting(root) : RootSetting(root);
        if (added.Length > 0)
            edits.Add(SettingEdits.Insertion(behind.Range.End, text, behind, added));
        return SettingEdits.Merge(edits);
    }

    /// <summary>Turns GSS encryption off where the text says something else; one with an unknown value stays.</summary>
    /// <returns>The setting that is still to be written; empty if there is one.</returns>
    private static string GssOff(ConnectionString text, List<TextEdit> edits)
    {
        const string off = "Disable";
        if (text.Last(KeywordTable.GssEncryptionMode) is not { } present)
            return KeywordTable.GssEncryptionMode.Name + "=" + off;
        if (SettingEdits.IsKnown(text, present) && !string.Equals(present.Value, off, StringComparison.OrdinalIgnoreCase))
            edits.Add(new TextEdit(present.ValueRange, off));
        return "";
    }

    private const string ModeSetting = "SSL Mode=" + VerifyFull;

    private static string RootSetting(string? rootCertificate) => rootCertificate is null ? "" : "Root Certificate=" + rootCertificate;

    /// <summary>The ways to remove Trust Server Certificate: with a semicolon beside it, or alone where the semicolons belong to others.</summary>
    public static IEnumerable<IReadOnlyList<TextEdit>> TrustRemovals(ConnectionString text)
    {
        yield return RemoveTrust(text);
        yield return SettingEdits.Merge(text.Settings.Where(setting => ReferenceEquals(setting.Keyword, KeywordTable.TrustServerCertificate) && SettingEdits.IsKnown(text, setting) && !text.IsMalformed)
            .Select(static setting => new TextEdit(setting.Range, "")).ToList());
    }

    /// <summary>The ways to set <paramref name="keyword"/>: as <see cref="Set"/> does it, or behind another setting.</summary>
    public static IEnumerable<IReadOnlyList<TextEdit>> Settings(ConnectionString text, Keyword keyword, string value)
    {
        yield return Set(text, keyword, value);
        if (text.IsMalformed || text.Last(keyword) is not null)
            yield break;
        for (int i = text.Settings.Count - 1; i >= 0; i--)
        {
            if (text.Settings[i].Range.Length > 0)
                yield return [SettingEdits.Insertion(text.Settings[i].Range.End, text, text.Settings[i], keyword.Name + "=" + value)];
        }
    }

    /// <summary>The edits that remove Trust Server Certificate and change nothing else.</summary>
    public static IReadOnlyList<TextEdit> RemoveTrust(ConnectionString text)
    {
        var edits = new List<TextEdit>();
        if (!text.IsMalformed)
            ReplaceTrust(text, null, edits);
        return SettingEdits.Merge(edits);
    }

    /// <summary>The edits that keep only the last SSL Mode. One with an unknown part stays: no edit touches a part that is not known.</summary>
    public static IReadOnlyList<TextEdit> RemoveDuplicateModes(ConnectionString text)
    {
        var edits = new List<TextEdit>();
        if (text.IsMalformed)
            return edits;
        Setting? last = text.Last(KeywordTable.SslMode);
        foreach (Setting setting in text.Settings)
        {
            if (ReferenceEquals(setting.Keyword, KeywordTable.SslMode) && !ReferenceEquals(setting, last) && SettingEdits.IsKnown(text, setting))
                edits.Add(SettingEdits.Removal(text, setting, edits));
        }
        return SettingEdits.Merge(edits);
    }

    /// <summary>The edits that set <paramref name="keyword"/> to <paramref name="value"/>: in its place, else behind the mode, else at the end.</summary>
    /// <returns>The edits; empty if the text is malformed or the present value is not known.</returns>
    public static IReadOnlyList<TextEdit> Set(ConnectionString text, Keyword keyword, string value)
    {
        var edits = new List<TextEdit>();
        if (text.IsMalformed)
            return edits;
        if (text.Last(keyword) is { } present)
        {
            if (SettingEdits.IsKnown(text, present))
                edits.Add(new TextEdit(present.ValueRange, value));
        }
        else if (text.Last(KeywordTable.SslMode) is { } mode)
        {
            edits.Add(SettingEdits.Insertion(mode.Range.End, text, mode, keyword.Name + "=" + value));
        }
        else
            SettingEdits.AppendAtEnd(text, [keyword.Name + "=" + value], edits);
        return edits;
    }

    /// <summary>The edits that write a rejected setting (PGSSL2003) as Npgsql reads it; empty where it cannot be told what was meant.</summary>
    public static IReadOnlyList<TextEdit> Correct(ConnectionString text, Setting setting, NpgsqlVersion version)
        => text.IsMalformed ? [] : Corrections.Of(text, setting, version);

    /// <summary>
    /// Quotes <paramref name="value"/> if Npgsql would otherwise read something else: a <c>;</c>, a control character, an <c>=</c> in front, a quote at
    /// an end, outer blanks.
    /// </summary>
    public static string QuoteValue(string value)
    {
        bool plain = value.Length > 0 && value[0] is not '"' and not '\'' and not '=' && value[value.Length - 1] is not '"' and not '\''
            && !char.IsWhiteSpace(value[0]) && !char.IsWhiteSpace(value[value.Length - 1]);
        for (int i = 0; i < value.Length && plain; i++)
            plain = value[i] != ';' && (!char.IsControl(value[i]) || char.IsWhiteSpace(value[i]));
        if (plain)
            return value;
        return value.IndexOf('"') < 0 ? "\"" + value + "\"" : "'" + value.Replace("'", "''") + "'";
    }

    /// <summary>Applies a plan.</summary>
    public static string Apply(string text, IReadOnlyList<TextEdit> edits)
    {
        var result = new System.Text.StringBuilder();
        int copied = 0;
        foreach (TextEdit edit in edits)
        {
            result.Append(text, copied, edit.Range.Start - copied).Append(edit.NewText);
            copied = edit.Range.End;
        }
        return result.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>Raises every known mode that is not VerifyFull, so that none is left that another reader could take for the one that counts.</summary>
    /// <returns>The setting behind which a root certificate belongs; null if no mode is set.</returns>
    private static Setting? RaiseModes(ConnectionString text, NpgsqlVersion version, List<TextEdit> edits)
    {
        Setting? last = text.Last(KeywordTable.SslMode);
        foreach (Setting setting in text.Settings)
        {
            if (!ReferenceEquals(setting.Keyword, KeywordTable.SslMode) || (setting.Value is null && !setting.IsRemoval))
                continue;
            if (setting.IsRemoval && !ReferenceEquals(setting, last))
                continue;
            bool isVerifyFull = setting.Value is { } value
                && SslModeReading.Read(value, version) is { Kind: SslModeReadingKind.Defined, Mode: SslMode.VerifyFull };
            if (!isVerifyFull)
                edits.Add(new TextEdit(SettingEdits.Inside(text, setting), VerifyFull));
        }
        return last;
    }

    /// <summary>Whether the value of a mode goes on over a line break: a quote or a semicolon is missing, and what follows is something else.</summary>
    private static bool HoldsMoreThanMode(Setting setting)
        => ReferenceEquals(setting.Keyword, KeywordTable.SslMode) && setting.Value is { } value && value.Trim().IndexOf('\n') >= 0;

    /// <summary>Puts the root certificate in the place of Trust Server Certificate, or removes it; one with an unknown value stays.</summary>
    /// <returns>The root certificate that is still to be written.</returns>
    private static string? ReplaceTrust(ConnectionString text, string? rootCertificate, List<TextEdit> edits)
    {
        foreach (Setting setting in text.Settings)
        {
            if (!ReferenceEquals(setting.Keyword, KeywordTable.TrustServerCertificate) || !SettingEdits.IsKnown(text, setting))
                continue;
            if (rootCertificate is null)
                edits.Add(SettingEdits.Removal(text, setting, edits));
            else
            {
                edits.Add(new TextEdit(setting.Range, "Root Certificate=" + rootCertificate));
                rootCertificate = null;
            }
        }
        return rootCertificate;
    }
}
