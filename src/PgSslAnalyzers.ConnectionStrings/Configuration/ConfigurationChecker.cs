namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>A finding in a configuration file.</summary>
/// <param name="Finding">What was found.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Connection">The connection that it is about; null for PGSSLMODE.</param>
public sealed record ConfigurationFinding(Finding Finding, FileSpan Span, ConfigurationConnection? Connection);

/// <summary>Judges the connections of a configuration file. The file stands alone: what the code makes of it is another matter.</summary>
public static class ConfigurationChecker
{
    /// <summary>The findings that no comment keeps quiet, in the order of the file.</summary>
    public static IReadOnlyList<ConfigurationFinding> Check(ConfigurationFile file, CheckOptions options)
    {
        var findings = new List<ConfigurationFinding>();
        foreach (ConfigurationConnection connection in file.Connections)
            findings.AddRange(Check(file, connection, options));
        foreach (FileSpan span in file.UnreadModes)
        {
            if (!file.Suppressions.Contain(Rules.PgSslModeNotRead, span.Start, span.Start))
                findings.Add(new ConfigurationFinding(Checker.UnreadMode(options), span, null));
        }
        findings.Sort(static (a, b) => a.Span.Start != b.Span.Start ? a.Span.Start.CompareTo(b.Span.Start) : string.CompareOrdinal(a.Finding.Rule.Id, b.Finding.Rule.Id));
        return findings;
    }

    /// <summary>The findings of one connection of the file, an undecided one too, that no comment keeps quiet.</summary>
    public static IEnumerable<ConfigurationFinding> Check(ConfigurationFile file, ConfigurationConnection connection, CheckOptions options)
    {
        CheckResult result = Checker.Check(connection.Settings, options, ConnectionUse.Plain with { IsAtSink = connection.IsDeclared, IsServiceOfSameFile = connection.IsServiceOfSameFile, IsHostFilledIn = connection.IsHostFilledIn });
        foreach (Finding finding in result.Findings)
        {
            // Of split settings only the mode is known.
            if (connection.Text is null && !Rules.IsWeakMode(finding.Rule))
                continue;
            FileSpan span = SpanOf(finding, connection);
            if (!file.Suppressions.Contain(finding.Rule, span.Start, AnchorOf(connection)))
                yield return new ConfigurationFinding(finding, span, connection);
        }
    }

    /// <summary>The setting; the whole value where something is missing or where the value is the mode itself.</summary>
    private static FileSpan SpanOf(Finding finding, ConfigurationConnection connection)
        => connection.Text is null || finding.Setting is not { } setting ? connection.Value.Literal : connection.SpanOf(setting);

    /// <summary>Where the setting or element starts.</summary>
    private static int AnchorOf(ConfigurationConnection connection)
    {
        ConfigurationValue value = connection.Value;
        // The element, or the object of name and value, that is the setting.
        bool isInElement = connection.Name.Block != value.Section;
        return isInElement ? value.Section.Start : value.KeySpan.Length > 0 ? Math.Min(value.KeySpan.Start, value.Literal.Start) : value.Literal.Start;
    }
}
