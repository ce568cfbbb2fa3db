using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.FixPlans;
using PgSslAnalyzers.Flow;
using PgSslAnalyzers.Flow.Models;
using PgSslAnalyzers.Text;

namespace PgSslAnalyzers.Findings;

/// <summary>Has the checker of the core look at one of the settings that a string may have, and reports what it finds but for what is missing: that is certain only when all cases are known.</summary>
internal sealed class CaseCheck(FileContext context, NamedConnectionFindings named, StrictPolicy policy, FindingPlacement placement)
{
    private readonly Combinations combinations = new();

    /// <summary>A string is looked at: which of its settings are chosen together.</summary>
    public void Start(AbstractValue value) => combinations.Of(value);

    /// <summary>A case as the program most probably makes it; null if it does not. A proof takes them all.</summary>
    public SettingsCase? Likely(SettingsCase settings, bool isOneOfMany) => policy.OneWaySaysEnough ? OneWay.Of(settings, isOneOfMany) : settings;

    public ModeVerdict Check(SettingsCase settings, ConnectionUse use, Absences absences, SyntaxNode place, int depth)
    {
        ModeVerdict verdict = CheckSettings(settings, use, absences, place, depth);
        named.Used(settings.Text, verdict, use.IsAtSink);
        return verdict;
    }

    private ModeVerdict CheckSettings(SettingsCase settings, ConnectionUse use, Absences absences, SyntaxNode place, int depth)
    {
        if (settings.Text is { } text && settings.Mode is null && !Evidence.MayBeConnectionString(text) && !MisreadsAsUri(text))
        {
            if (text.KnownText() is null || IsFilledElsewhere(text))
                return ModeVerdict.Unknown;
            // Code may have added a host to a text without one. A proof reads every text.
            if (policy.OneWaySaysEnough && settings.Settings.Effective(KeywordTable.Host) is null)
                return ModeVerdict.Absent;
        }
        Guard guard = settings.ModeGuard;
        // What somebody asked for by name is his choice, not the program's.
        if (settings.Settings.Effective(KeywordTable.SslMode)?.Value is { } mode && guard.Maps(mode.Trim()))
            return ModeVerdict.Unknown;
        // On a socket there is no TLS, and no mode to raise.
        if (guard.IsSocket && policy.OneWaySaysEnough)
            return ModeVerdict.Strong;
        CheckResult result = Checker.Check(settings.Settings, context.Options, guard.IsLoopback && !OtherHost.IsMeantBy(guard, settings) ? use with { IsLoopbackGuarded = true } : use);
        bool hasAbsence = false;
        foreach (Finding finding in result.Findings)
        {
            // A template that is filled later is not read as it stands.
            if (finding.Rule == Rules.RejectedSetting && !use.IsAtSink && finding.Setting?.Value is { } template && template.IndexOfAny(['%', '{', '<', '$', '[', '#', '@']) >= 0)
                continue;
            if (combinations.AreBehind(finding, settings))
                continue;
            // The root certificate of one branch is no concern of the mode of another.
            if (finding.Rule == Rules.RootCertificateNotUsed && finding.Setting?.Origin is Written root && OneWay.GoesWithOtherMode(settings, root))
                continue;
            if (finding.Rule == Rules.SslModeNotSet || (finding.Rule == Rules.DevelopmentConnection && result.Mode == ModeVerdict.Absent))
            {
                hasAbsence = true;
                absences.Add(settings.Anchor, finding, settings);
            }
            else
            {
                placement.Report(finding, settings, use, finding.Setting is null ? Places.OfAnchor(settings.Anchor)
                    : finding.Rule == Rules.RejectedSetting && finding.Setting.Keyword is null ? Places.OfKeyword(settings, finding.Setting) : Places.Of(settings, finding.Setting), place, depth);
            }
        }
        if (!hasAbsence)
            absences.AddPresent(settings.Anchor);
        return result.Mode;
    }

    /// <summary>Whether a text is made of a list or buffer in which nothing is seen: a member, to which other members add.</summary>
    private static bool IsFilledElsewhere(TextAlternative text) => text.KnownText() is { Length: 0 } && text.Anchor is InvocationExpressionSyntax;

    private static bool MisreadsAsUri(TextAlternative text)
        => text.Pieces.Length > 0 && text.Pieces[0].Text is { } start && start.TrimStart().StartsWith("postgres", StringComparison.OrdinalIgnoreCase);
}
