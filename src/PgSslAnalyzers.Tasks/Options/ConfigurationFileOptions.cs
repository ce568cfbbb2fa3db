using PgSslAnalyzers.ConnectionStrings;
using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Options;

namespace PgSslAnalyzers.Tasks.Options;

/// <summary>What the options say of one configuration file.</summary>
internal sealed class ConfigurationFileOptions
{
    private readonly IReadOnlyDictionary<string, string> values;
    private readonly IReadOnlyDictionary<string, string> global;
    private readonly ProjectSettings settings;

    public ConfigurationFileOptions(string path, ProjectOptions options, ProjectSettings settings)
    {
        values = options.For(path);
        global = options.Global;
        this.settings = settings;
        Check = new CheckOptions
        {
            Version = settings.ReferencedVersion ?? (Value(OptionKeys.NpgsqlVersion) is { } text && NpgsqlVersion.TryParse(text, out NpgsqlVersion version) ? version : null),
            MinimumMode = Value(OptionKeys.MinimumSslMode) is { } minimum && OptionValues.TryReadMinimumMode(minimum, out SslMode mode) ? mode : SslMode.VerifyFull,
            ExemptHosts = Value(OptionKeys.ExemptHosts) is { } hosts ? OptionValues.SplitHosts(hosts) : [],
            IsTestProject = settings.IsTestProject,
            IsStrict = settings.Mode == AnalysisMode.Strict,
            Today = settings.Today,
        };
    }

    public CheckOptions Check { get; }

    /// <summary>The path to write; null if none is configured that a configuration file can hold.</summary>
    public string? RootCertificate
    {
        get
        {
            // A value that is no absolute path (beside the program) rules the project's file out all the same, which lies there too.
            string path = Value(OptionKeys.RootCertificate) ?? settings.RootCertificate.Split(';')[0].Trim();
            return OptionValues.IsAbsolutePath(path) ? path : null;
        }
    }

    /// <summary>Whether findings of <paramref name="rule"/> are reported in the file, and so are worth a change.</summary>
    public bool IsOn(Rule rule)
    {
        if (Value(OptionKeys.SeverityPrefix + rule.Id) is { } own && !Is(own, "default"))
            return !Is(own, "none");
        if (settings.NoWarn.Contains(rule.Id))
            return false;
        if (global.TryGetValue("dotnet_diagnostic." + rule.Id + ".severity", out string? severity) && !Is(severity, "default"))
            return !Is(severity, "none");
        // A development connection is fine where it is, unless somebody said otherwise.
        return AnalysisModes.IsOn(settings.Mode, rule) && rule != Rules.DevelopmentConnection;
    }

    /// <summary>The severity of a finding in the file, as the compiler would have it; null if it is not reported.</summary>
    public FindingSeverity? SeverityOf(Finding finding)
    {
        Rule rule = finding.Rule;
        if (settings.NoWarn.Contains(rule.Id))
            return null;
        if (global.TryGetValue("dotnet_diagnostic." + rule.Id + ".severity", out string? text) && SeverityWords.Read(text) is { } word && word != SeverityWord.Default)
            return SeverityWords.ToSeverity(word);
        if (Value(OptionKeys.SeverityPrefix + rule.Id) is { } own && SeverityWords.Read(own) is { } ownWord && ownWord != SeverityWord.Default)
            return SeverityWords.ToSeverity(ownWord);
        if (!AnalysisModes.IsOn(settings.Mode, rule))
            return null;
        FindingSeverity severity = AnalysisModes.SeverityIn(settings.Mode, rule, finding.Severity);
        return severity == FindingSeverity.Error && settings.Mode == AnalysisMode.Enforce && settings.NotAsErrors.Contains(rule.Id) ? FindingSeverity.Warning : severity;
    }

    private static bool Is(string value, string word) => string.Equals(value.Trim(), word, StringComparison.OrdinalIgnoreCase);

    private string? Value(string key) => values.TryGetValue(key, out string? value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}

/// <summary>What the build says.</summary>
/// <param name="ReferencedVersion">The Npgsql that the project references; null if none.</param>
/// <param name="RootCertificate">The property PgSslRootCertificate.</param>
/// <param name="NoWarn">Ids that the project does not want to see.</param>
/// <param name="NotAsErrors">Ids that the project wants as warnings where the mode makes them errors.</param>
/// <param name="IsTestProject">Whether it holds tests.</param>
/// <param name="Mode">The mode.</param>
internal sealed record ProjectSettings(NpgsqlVersion? ReferencedVersion, string RootCertificate, ICollection<string> NoWarn, ICollection<string> NotAsErrors, bool IsTestProject, AnalysisMode Mode)
{
    /// <summary>The property PgSslToday: the day on which exceptions are judged; null: none ends.</summary>
    public IsoDate? Today { get; init; }
}
