using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PgSslAnalyzers.ConnectionStrings;
using PgSslAnalyzers.Flow.Models;
using PgSslAnalyzers.Text;

namespace PgSslAnalyzers.FixPlans;

/// <summary>The fixes that touch one setting and leave the mode alone: PGSSL2003 apart from the mode, 2006, 3003, 3004, 3005 and 3006.</summary>
internal static class SettingFixes
{
    /// <summary>The fix of a finding; null if there is none.</summary>
    public static FixData? Plan(Finding finding, SettingsCase settings, ConnectionUse use, FileContext context)
    {
        ImmutableArray<FixStep>? steps = null;
        bool writesRoot = false;
        if (finding.Rule == Rules.NoOwnRootCertificate)
        {
            writesRoot = true;
            steps = settings.Mode is { } mode
                ? One(FixPlanner.EmptyRoot(settings, mode.Assignment, context.Tree) ?? new FixStep(FixStepKind.AddRoot, FixPlanner.PathOf(mode.Assignment, context.Tree), mode.Assignment.Span))
                : Edits(settings, text => Upgrade.Plan(text, Upgrade.RootMarker, context.NpgsqlVersion), context);
        }
        else if (finding.Rule == Rules.RootCertificatePath)
        {
            writesRoot = true;
            steps = finding.Setting?.Origin is not Written path ? Edits(settings, static text => Upgrade.Set(text, KeywordTable.RootCertificate, Upgrade.RootMarker), context)
                // A path from elsewhere may be meant for others, too.
                : path.Assignment is AssignmentExpressionSyntax && path.Assignment.Span.Contains(path.Value.Span) ? One(new FixStep(FixStepKind.ReplaceSetting, FixPlanner.PathOf(path.Assignment, context.Tree), path.Assignment.Span))
                : null;
        }
        else if (finding.Rule == Rules.RevocationNotChecked)
        {
            steps = Set(settings, KeywordTable.CheckCertificateRevocation, "true", context);
        }
        else if (finding.Rule == Rules.GssMayReplaceTls)
        {
            steps = Set(settings, KeywordTable.GssEncryptionMode, "Disable", context);
        }
        else if (finding is { Rule: var rule, Setting: { Origin: null } rejected } && rule == Rules.RejectedSetting && rejected.Keyword != KeywordTable.SslMode)
        {
            steps = Edits(settings, text => Upgrade.Correct(text, rejected, context.NpgsqlVersion), context);
        }
        else if (finding.Rule == Rules.ThrowingCombination)
        {
            steps = Combination(finding, settings, use, context);
        }
        return steps is { IsEmpty: false } known ? new FixData(known, ImmutableArray<FixStep>.Empty, writesRoot) : null;
    }

    /// <summary>Where the way out is safe: Trust Server Certificate goes, the slim builder gets its TLS. What to do with a callback or a socket is not for us to say.</summary>
    private static ImmutableArray<FixStep>? Combination(Finding finding, SettingsCase settings, ConnectionUse use, FileContext context)
    {
        if (finding.Setting?.Keyword == KeywordTable.TrustServerCertificate)
        {
            return finding.Setting.Origin is Written trust
                ? One(new FixStep(FixStepKind.Remove, FixPlanner.PathOf(trust.Assignment, context.Tree), trust.Assignment.Span))
                : Edits(settings, Upgrade.RemoveTrust, context);
        }
        bool isSocket = Hosts.Classify(settings.Settings.Effective(KeywordTable.Host)?.Value) == HostKind.UnixSocket;
        return use.IsSlim && !use.HasValidationCallback && !isSocket && FixPlanner.SlimCreation(settings.Anchor) is { } slim
            ? One(new FixStep(FixStepKind.EnableTransportSecurity, FixPlanner.PathOf(slim, context.Tree), slim.Span))
            : null;
    }

    private static ImmutableArray<FixStep>? Set(SettingsCase settings, Keyword keyword, string value, FileContext context)
    {
        if (settings.Mode is not { } mode)
            return Edits(settings, text => Upgrade.Set(text, keyword, value), context);
        // A value that the program writes itself is its own decision.
        return settings.Settings.Last(keyword) is null
            ? One(new FixStep(FixStepKind.AddSetting, FixPlanner.PathOf(mode.Assignment, context.Tree), mode.Assignment.Span, keyword.Property + "=" + value))
            : null;
    }

    private static ImmutableArray<FixStep> One(FixStep step) => ImmutableArray.Create(step);

    private static ImmutableArray<FixStep>? Edits(SettingsCase settings, Func<ConnectionString, IReadOnlyList<TextEdit>> plan, FileContext context)
        => settings.Parsed is { } parsed ? FixPlanner.TextSteps(settings, plan(parsed), context.Tree) : null;
}
