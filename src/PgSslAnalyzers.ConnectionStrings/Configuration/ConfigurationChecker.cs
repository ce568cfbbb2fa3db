using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.ConnectionStrings.Suppression;

namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>A finding in a configuration file.</summary>
/// <param name="Finding">What was found.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Connection">The connection that it is about; null for PGSSLMODE and for a comment.</param>
public sealed record ConfigurationFinding(Finding Finding, FileSpan Span, ConfigurationConnection? Connection);

/// <summary>Judges the connections of a configuration file. The file stands alone: what the code makes of it is another matter.</summary>
public static class ConfigurationChecker
{
    /// <summary>The findings that no comment keeps quiet, and the comments that are wrong (PGSSL0001), in the order of the file.</summary>
    public static IReadOnlyList<ConfigurationFinding> Check(ConfigurationFile file, CheckOptions options)
    {
        List<ConfigurationFinding> findings = [.. All(file, options).Where(static found => found.Comment is null).Select(static found => found.Finding)];
        foreach (SuppressionComment comment in file.SuppressionComments)
        {
            if (comment.MessageOn(options.Today) is { } message)
                findings.Add(new ConfigurationFinding(new Finding(Rules.OptionNotUnderstood, null, message, Rules.OptionNotUnderstood.Severity), comment.Span, null));
        }
        findings.Sort(InOrder);
        return findings;
    }

    /// <summary>The findings that comments keep quiet, each with its comment, in the order of the file.</summary>
    public static IReadOnlyList<(ConfigurationFinding Finding, SuppressionComment Comment)> CheckSuppressed(ConfigurationFile file, CheckOptions options)
    {
        List<(ConfigurationFinding Finding, SuppressionComment Comment)> suppressed = [.. All(file, options).Where(static found => found.Comment is not null).Select(static found => (found.Finding, found.Comment!))];
        suppressed.Sort(static (a, b) => InOrder(a.Finding, b.Finding));
        return suppressed;
    }

    /// <summary>The findings of one connection of the file, an undecided one too, that no comment keeps quiet.</summary>
    public static IEnumerable<ConfigurationFinding> Check(ConfigurationFile file, ConfigurationConnection connection, CheckOptions options)
        => All(file, connection, options).Where(static found => found.Comment is null).Select(static found => found.Finding);

    /// <summary>What a count needs beside the findings: the connections that are verified (PGSSL0000), and those that are not known (PGSSL1007), in the order of the file.</summary>
    /// <param name="findings">What <see cref="Check(ConfigurationFile, CheckOptions)"/> gave: a connection is counted once.</param>
    public static IEnumerable<ConfigurationFinding> Counted(ConfigurationFile file, IReadOnlyList<ConfigurationFinding> findings, CheckOptions options)
    {
        foreach (ConfigurationConnection connection in file.Connections)
        {
            if (findings.Any(found => found.Connection == connection && Rules.IsWeakMode(found.Finding.Rule)))
                continue;
            CheckResult result = Judge(connection, options);
            if (result.Mode == ModeVerdict.Strong && VerifiedMode.IsIn(connection.Settings, options.EffectiveVersion))
                yield return Count(connection, Rules.ConnectionCounted, Messages.Verified);
            else if (result.Mode == ModeVerdict.Unknown)
                yield return Count(connection, Rules.UnknownConnectionString, Messages.UnknownInFile);
        }

        static ConfigurationFinding Count(ConfigurationConnection connection, Rule rule, string message) => new(new Finding(rule, null, message, rule.Severity), connection.Value.Literal, connection);
    }

    private static IEnumerable<(ConfigurationFinding Finding, SuppressionComment? Comment)> All(ConfigurationFile file, CheckOptions options)
    {
        foreach (ConfigurationConnection connection in file.Connections)
        {
            foreach ((ConfigurationFinding, SuppressionComment?) found in All(file, connection, options))
                yield return found;
        }
        foreach (FileSpan span in file.UnreadModes)
            yield return (new ConfigurationFinding(Checker.UnreadMode(options), span, null), file.Suppressions.Find(Rules.PgSslModeNotRead, span.Start, span.Start, options.Today));
    }

    private static IEnumerable<(ConfigurationFinding Finding, SuppressionComment? Comment)> All(ConfigurationFile file, ConfigurationConnection connection, CheckOptions options)
    {
        foreach (Finding finding in Judge(connection, options).Findings)
        {
            // Of split settings only the mode is known.
            if (connection.Text is null && !Rules.IsWeakMode(finding.Rule))
                continue;
            FileSpan span = SpanOf(finding, connection);
            yield return (new ConfigurationFinding(finding, span, connection), file.Suppressions.Find(finding.Rule, span.Start, connection.Anchor, options.Today));
        }
    }

    /// <summary>The verdict on one connection, whatever comments say of it.</summary>
    public static CheckResult Judge(ConfigurationConnection connection, CheckOptions options)
        => Checker.Check(connection.Settings, options, ConnectionUse.Plain with { IsAtSink = connection.IsDeclared, IsServiceOfSameFile = connection.IsServiceOfSameFile, IsHostFilledIn = connection.IsHostFilledIn });

    private static int InOrder(ConfigurationFinding a, ConfigurationFinding b)
        => a.Span.Start != b.Span.Start ? a.Span.Start.CompareTo(b.Span.Start) : string.CompareOrdinal(a.Finding.Rule.Id, b.Finding.Rule.Id);

    /// <summary>The setting; the whole value where something is missing or where the value is the mode itself.</summary>
    private static FileSpan SpanOf(Finding finding, ConfigurationConnection connection)
        => connection.Text is null || finding.Setting is not { } setting ? connection.Value.Literal : connection.SpanOf(setting);
}
