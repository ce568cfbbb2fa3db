using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Edits;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Parsing;
using PgSslAnalyzers.Flow.Models;
using PgSslAnalyzers.Text;

namespace PgSslAnalyzers.FixPlans;

/// <summary>The fixes that touch one setting and leave the mode alone: PGSSL2003 apart from the mode, 2006, 3003, 3004, 3005 and 3006.</summary>
internal sealed class SettingFixes(FileContext context, SeenTexts seen, TextPlanner texts, WrittenKeys keys, EmptyRoots roots)
{
    /// <summary>The fix of a finding; null if there is none.</summary>
    public FixData? Plan(Finding finding, SettingsCase settings, ConnectionUse use, SyntaxNode? place)
    {
        ImmutableArray<FixStep>? steps = null;
        bool writesRoot = false;
        // A shared setter is neither changed nor given company.
        if ((settings.Mode is { } written && !keys.AreSaidIn(written.Assignment)) || (finding.Setting?.Origin is Written setting && !keys.AreSaidIn(setting.Assignment)))
            return null;
        if (finding.Rule == Rules.NoOwnRootCertificate)
        {
            if (settings.Mode is { } proven && (roots.HasOne(settings, use, proven.Assignment) || texts.Roots.MayMeet(settings, proven.Assignment, seen.WithMode(proven.Value))))
                return null;
            writesRoot = true;
            steps = settings.Mode is { } mode
                ? One(roots.Fill(settings, mode.Assignment) ?? new FixStep(FixStepKind.AddRoot, PathOf(mode.Assignment), mode.Assignment.Span))
                : Edits(settings, place, use, text => [Upgrade.Plan(text, Upgrade.RootMarker, context.NpgsqlVersion)]);
        }
        else if (finding.Rule == Rules.RootCertificatePath)
        {
            writesRoot = true;
            steps = finding.Setting?.Origin is not Written path ? Edits(settings, place, use, static text => [Upgrade.Set(text, KeywordTable.RootCertificate, Upgrade.RootMarker)])
                // A path from elsewhere may be meant for others, too.
                : path.Assignment is AssignmentExpressionSyntax && path.Assignment.Span.Contains(path.Value.Span) ? One(new FixStep(FixStepKind.ReplaceSetting, PathOf(path.Assignment), path.Assignment.Span))
                : null;
        }
        else if (finding.Rule == Rules.RevocationNotChecked)
        {
            steps = Set(settings, place, use, KeywordTable.CheckCertificateRevocation, "true");
        }
        else if (finding.Rule == Rules.GssMayReplaceTls)
        {
            steps = Set(settings, place, use, KeywordTable.GssEncryptionMode, "Disable");
        }
        else if (finding is { Rule: var rule, Setting: { Origin: null } rejected } && rule == Rules.RejectedSetting && rejected.Keyword != KeywordTable.SslMode)
        {
            steps = Edits(settings, place, use, text => [Upgrade.Correct(text, rejected, context.NpgsqlVersion)], corrects: true);
        }
        else if (finding.Rule == Rules.ThrowingCombination)
        {
            steps = Combination(finding, settings, use, place);
        }
        return steps is { IsEmpty: false } known ? new FixData(known, ImmutableArray<FixStep>.Empty, writesRoot) : null;
    }

    /// <summary>Where the way out is safe: Trust Server Certificate goes, the slim builder gets its TLS. What to do with a callback or a socket is not for us to say.</summary>
    private ImmutableArray<FixStep>? Combination(Finding finding, SettingsCase settings, ConnectionUse use, SyntaxNode? place)
    {
        if (finding.Setting?.Keyword == KeywordTable.TrustServerCertificate)
        {
            return finding.Setting.Origin is Written trust
                ? !SideEffects.HasNoneBut(trust.Assignment, texts.Uses.ModelOf(trust.Assignment), texts.Uses.Cancellation) ? null : One(new FixStep(FixStepKind.Remove, PathOf(trust.Assignment), trust.Assignment.Span))
                : Edits(settings, place, use, Upgrade.TrustRemovals);
        }
        return use.IsSlim && !use.HasValidationCallback && !texts.Sockets.MayBeHostOf(settings, place) && FixPlanner.SlimCreation(settings.Anchor) is { } slim
            ? One(new FixStep(FixStepKind.EnableTransportSecurity, PathOf(slim), slim.Span))
            : null;
    }

    private ImmutableArray<FixStep>? Set(SettingsCase settings, SyntaxNode? place, ConnectionUse use, Keyword keyword, string value)
    {
        if (settings.Mode is not { } mode)
            return Edits(settings, place, use, text => Upgrade.Settings(text, keyword, value));
        // A value that the program writes itself is its own decision.
        return settings.Settings.Last(keyword) is null
            ? One(new FixStep(FixStepKind.AddSetting, PathOf(mode.Assignment), mode.Assignment.Span, keyword.Property + "=" + value))
            : null;
    }

    private string PathOf(SyntaxNode node) => FixPlanner.PathOf(node, context.Tree);

    private static ImmutableArray<FixStep> One(FixStep step) => ImmutableArray.Create(step);

    private ImmutableArray<FixStep>? Edits(SettingsCase settings, SyntaxNode? place, ConnectionUse use, Func<ConnectionString, IEnumerable<IReadOnlyList<TextEdit>>> propose, bool corrects = false)
        => settings.Parsed is { } parsed ? texts.Plan(settings, place, propose(parsed), new TextPurpose(Raises: false, NeedsRoot: false, use, corrects)) : null;
}
