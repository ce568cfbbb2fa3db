using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PgSslAnalyzers.ConnectionStrings;
using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.Sinks;

namespace PgSslAnalyzers.Options;

/// <summary>
/// Every option, read in this one place. A value that cannot be read gives the default and an entry in <see cref="Errors"/>.
/// A new option needs a key here, a row in the README and a test.
/// </summary>
internal sealed record PgSslOptions
{
    public const string MinimumSslModeKey = OptionKeys.MinimumSslMode;
    public const string RootCertificateKey = OptionKeys.RootCertificate;
    public const string ExemptHostsKey = OptionKeys.ExemptHosts;
    public const string SinksKey = OptionKeys.ConnectionStringSinks;
    public const string NpgsqlVersionKey = OptionKeys.NpgsqlVersion;
    public const string SeverityPrefix = OptionKeys.SeverityPrefix;
    public const string AnalysisModeProperty = "build_property.PgSslAnalysisMode";
    public const string ConfigurationFilesProperty = "build_property.PgSslConfigurationFiles";
    public const string RootCertificateProperty = "build_property.PgSslRootCertificate";
    public const string TodayProperty = "build_property." + OptionKeys.Today;
    public const string ShowBaselineProperty = "build_property.PgSslShowBaseline";
    public const string ChecksOptionsProperty = "build_property.PgSslChecksOptions";
    public const string CountsConnectionsProperty = "build_property.PgSslCountsConnections";
    public const string IsReportProperty = "build_property.PgSslIsReport";
    public const string ReportsProofProperty = "build_property.PgSslReportsProof";
    public const string TestProjectProperty = "build_property.IsTestProject";

    /// <summary>What the checker wants to know; its version is that of the option, for projects without Npgsql.</summary>
    public CheckOptions Check { get; private init; } = CheckOptions.Default;

    public AnalysisMode Mode { get; private init; }

    /// <summary>Whether a build counts the connections: then verified ones are told too, and what tells findings of one kind. No editor does, where nobody wants to read of what is right.</summary>
    public bool CountsConnections { get; private init; }

    /// <summary>Whether anybody can take a fix: a build that counts writes a log, and nobody edits from that.</summary>
    public bool WantsFixes => !CountsConnections;

    /// <summary>Whether a report is written: everything is information there, whatever is said of single rules, so that nothing breaks the compilation that the report reads.</summary>
    public bool IsReport { get; private init; }

    /// <summary>
    /// What the command line of the compiler says of single ids. WarningsNotAsErrors reaches it as a rule with the severity that it has by default, which is more than it says
    /// elsewhere: nothing else writes that there.
    /// </summary>
    public ImmutableDictionary<string, ReportDiagnostic> Specific { get; init; } = ImmutableDictionary<string, ReportDiagnostic>.Empty;

    /// <summary>Whether a rule stays a warning in <see cref="AnalysisMode.Enforce"/>: WarningsNotAsErrors. Strict mode takes no notice of it.</summary>
    public bool IsNotAsError(Rule rule) => Mode == AnalysisMode.Enforce && Specific.TryGetValue(rule.Id, out ReportDiagnostic specific) && specific == ReportDiagnostic.Default;

    /// <summary>Whether strings are told that nobody knows. What tests connect to is made for them, or set by the machine that runs them: nobody but a count or a proof wants to know.</summary>
    public bool TellsUnknownStrings => !Check.IsTestProject || CountsConnections || Mode is AnalysisMode.Audit or AnalysisMode.Strict;

    /// <summary>Rows for further sinks.</summary>
    public IReadOnlyList<Sink> Sinks { get; private init; } = [];

    /// <summary>What there is to say about the values.</summary>
    public ImmutableArray<OptionError> Errors { get; private init; } = ImmutableArray<OptionError>.Empty;

    /// <summary>The options for a file; <paramref name="options"/> hold the global ones too.</summary>
    public static PgSslOptions Read(AnalyzerConfigOptions options, AnalyzerConfigOptions global)
    {
        ImmutableArray<OptionError>.Builder errors = ImmutableArray.CreateBuilder<OptionError>();
        AnalysisMode mode = ReadMode(global, errors);
        bool isStrict = mode == AnalysisMode.Strict;
        foreach (string key in OptionKeys.All)
        {
            if (Text(options, global, key) is not { } value)
                continue;
            if (!OptionValues.IsUnderstood(key, value))
                errors.Add(OptionError.NotUnderstood(key, value));
            else if (isStrict && OptionValues.IsIgnoredInStrict(key, value))
                errors.Add(new OptionError(key, OptionProblem.IgnoredInStrict, null));
        }
        return new PgSslOptions
        {
            Check = new CheckOptions
            {
                Version = ReadVersion(options, global),
                MinimumMode = ReadMinimum(options, global),
                ExemptHosts = ReadHosts(options, global),
                IsTestProject = global.TryGetValue(TestProjectProperty, out string? test) && string.Equals(test, "true", StringComparison.OrdinalIgnoreCase),
                IsStrict = isStrict,
                Today = ReadToday(global, errors),
            },
            Mode = mode,
            CountsConnections = IsTrue(global, CountsConnectionsProperty),
            IsReport = IsTrue(global, IsReportProperty),
            Sinks = ReadSinks(options, global),
            Errors = errors.ToImmutable(),
        };
    }

    /// <summary>Whether exceptions in C# are looked at: a pragma or an attribute without a reason, or one whose last day has passed.</summary>
    public bool ChecksSuppressions => DemandsReasons || Check.Today is not null;

    /// <summary>Whether that holds for generated code too: nobody can write a reason there, and a proof asks for one all the same.</summary>
    public bool ChecksSuppressionsOfTools => Mode == AnalysisMode.Strict;

    /// <summary>Whether an exception in C# needs a reason: in the modes that fail a build.</summary>
    public bool DemandsReasons => Mode is AnalysisMode.Enforce or AnalysisMode.Strict;

    /// <summary>Whether a rule is reported unless somebody says something else.</summary>
    public bool IsOn(Rule rule) => AnalysisModes.IsOn(Mode, rule);

    /// <summary>Whether findings that the baseline covers are shown, as information.</summary>
    public static bool ShowsBaseline(AnalyzerConfigOptions global) => IsTrue(global, ShowBaselineProperty);

    /// <summary>Whether a task of the build says what is wrong in option files, at the lines where it stands.</summary>
    public static bool BuildChecksOptions(AnalyzerConfigOptions global) => IsTrue(global, ChecksOptionsProperty);

    private static bool IsTrue(AnalyzerConfigOptions global, string property) => global.TryGetValue(property, out string? value) && string.Equals(value.Trim(), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The keys among <paramref name="options"/> that look like ours and do not exist, in the order of their names. The options of a file hold those of the .globalconfig files too.</summary>
    public static IEnumerable<OptionError> UnknownKeys(AnalyzerConfigOptions options)
    {
        List<OptionError>? unknown = null;
        try
        {
            foreach (string key in options.Keys)
            {
                if (OptionKeys.IsMisspelt(key, out string? meant))
                    (unknown ??= []).Add(new OptionError(key, OptionProblem.Unknown, meant));
            }
        }
        catch (NotImplementedException)
        {
            // A host of analyzers that does not list the keys: there a misspelt one stays unnoticed.
        }
        return unknown is null ? [] : unknown.OrderBy(static error => error.Key, StringComparer.Ordinal);
    }

    /// <summary>Whether everything has to be proven: a property of the whole project.</summary>
    public static bool IsProof(AnalyzerConfigOptions global) => ReadMode(global, ImmutableArray.CreateBuilder<OptionError>()) == AnalysisMode.Strict;

    /// <summary>Whether configuration files are looked at.</summary>
    public static bool ReadsConfigurationFiles(AnalyzerConfigOptions global)
        => !(global.TryGetValue(ConfigurationFilesProperty, out string? value) && string.Equals(value.Trim(), "false", StringComparison.OrdinalIgnoreCase));

    /// <summary>An own severity for a rule in a configuration file, where Roslyn reads none; null if there is none.</summary>
    /// <param name="ruleId">The rule.</param>
    /// <param name="options">The options for the file.</param>
    /// <param name="error">The error if the value cannot be read; null if there is none.</param>
    public static ReportDiagnostic? SeverityOf(string ruleId, AnalyzerConfigOptions options, out OptionError? error)
    {
        error = null;
        if (!options.TryGetValue(SeverityPrefix + ruleId, out string? value))
            return null;
        switch (SeverityWords.Read(value))
        {
            case SeverityWord.None: return ReportDiagnostic.Suppress;
            case SeverityWord.Hidden: return ReportDiagnostic.Hidden;
            case SeverityWord.Info: return ReportDiagnostic.Info;
            case SeverityWord.Warning: return ReportDiagnostic.Warn;
            case SeverityWord.Error: return ReportDiagnostic.Error;
            case SeverityWord.Default: return null;
            default:
                error = OptionError.NotUnderstood(SeverityPrefix + ruleId, value.Trim());
                return null;
        }
    }

    private static string? Text(AnalyzerConfigOptions options, AnalyzerConfigOptions global, string key)
        => (options.TryGetValue(key, out string? value) || global.TryGetValue(key, out value)) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    private static AnalysisMode ReadMode(AnalyzerConfigOptions global, ImmutableArray<OptionError>.Builder errors)
    {
        // The report of a project in strict mode says what the mode would say, though nothing is an error in it.
        if (IsTrue(global, ReportsProofProperty))
            return AnalysisMode.Strict;
        if (!global.TryGetValue(AnalysisModeProperty, out string? text) || string.IsNullOrWhiteSpace(text))
            return AnalysisMode.Default;
        if (AnalysisModes.TryRead(text, out AnalysisMode mode))
            return mode;
        errors.Add(OptionError.NotUnderstood(OptionKeys.AnalysisMode, text.Trim()));
        return AnalysisMode.Default;
    }

    private static IsoDate? ReadToday(AnalyzerConfigOptions global, ImmutableArray<OptionError>.Builder errors)
    {
        if (!global.TryGetValue(TodayProperty, out string? text) || string.IsNullOrWhiteSpace(text))
            return null;
        if (IsoDate.TryParse(text.Trim(), out IsoDate today))
            return today;
        errors.Add(OptionError.NotUnderstood(OptionKeys.Today, text.Trim()));
        return null;
    }

    private static NpgsqlVersion? ReadVersion(AnalyzerConfigOptions options, AnalyzerConfigOptions global)
        => Text(options, global, NpgsqlVersionKey) is { } text && ConnectionStrings.Keywords.NpgsqlVersion.TryParse(text, out NpgsqlVersion version) ? version : null;

    private static SslMode ReadMinimum(AnalyzerConfigOptions options, AnalyzerConfigOptions global)
        => Text(options, global, MinimumSslModeKey) is { } text && OptionValues.TryReadMinimumMode(text, out SslMode mode) ? mode : SslMode.VerifyFull;

    private static IReadOnlyList<string> ReadHosts(AnalyzerConfigOptions options, AnalyzerConfigOptions global)
        => Text(options, global, ExemptHostsKey) is { } text ? OptionValues.SplitHosts(text) : [];

    private static IReadOnlyList<Sink> ReadSinks(AnalyzerConfigOptions options, AnalyzerConfigOptions global)
        => Text(options, global, SinksKey) is { } text ? SinkOption.Read(text) : [];
}
