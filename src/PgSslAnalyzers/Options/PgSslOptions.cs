using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PgSslAnalyzers.ConnectionStrings;
using PgSslAnalyzers.Sinks;

namespace PgSslAnalyzers.Options;

/// <summary>Which findings are reported, and with which severity: the MSBuild property PgSslAnalysisMode.</summary>
internal enum AnalysisMode
{
    /// <summary>Warnings are warnings.</summary>
    Default,

    /// <summary>Every finding is an information.</summary>
    Audit,

    /// <summary>Warnings are errors.</summary>
    Enforce,

    /// <summary>As <see cref="Enforce"/>, and what cannot be proven is an error too.</summary>
    Strict,
}

/// <summary>
/// Every option, read in this one place. A value that cannot be read gives the default and an entry in <see cref="Errors"/>.
/// A new option needs a key here, a row in the README and a test.
/// </summary>
internal sealed record PgSslOptions
{
    public const string MinimumSslModeKey = OptionKeys.MinimumSslMode;
    public const string RootCertificateKey = OptionKeys.RootCertificate;
    public const string ExemptHostsKey = OptionKeys.ExemptHosts;
    public const string SinksKey = "pgssl.connection_string_sinks";
    public const string NpgsqlVersionKey = OptionKeys.NpgsqlVersion;
    public const string SeverityPrefix = OptionKeys.SeverityPrefix;
    public const string AnalysisModeProperty = "build_property.PgSslAnalysisMode";
    public const string ConfigurationFilesProperty = "build_property.PgSslConfigurationFiles";
    public const string RootCertificateProperty = "build_property.PgSslRootCertificate";
    public const string TestProjectProperty = "build_property.IsTestProject";

    /// <summary>What the checker wants to know; its version is that of the option, for projects without Npgsql.</summary>
    public CheckOptions Check { get; private init; } = CheckOptions.Default;

    public AnalysisMode Mode { get; private init; }

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
        if (Text(options, global, RootCertificateKey) is { } root && !OptionValues.IsRootCertificate(root))
            errors.Add(new OptionError(RootCertificateKey));
        return new PgSslOptions
        {
            Check = new CheckOptions
            {
                Version = ReadVersion(options, global, errors),
                MinimumMode = ReadMinimum(options, global, isStrict, errors),
                ExemptHosts = ReadHosts(options, global, isStrict, errors),
                IsTestProject = global.TryGetValue(TestProjectProperty, out string? test) && string.Equals(test, "true", StringComparison.OrdinalIgnoreCase),
                IsStrict = isStrict,
            },
            Mode = mode,
            Sinks = ReadSinks(options, global, errors),
            Errors = errors.ToImmutable(),
        };
    }

    /// <summary>Whether everything has to be proven: a property of the whole project.</summary>
    public static bool IsProof(AnalyzerConfigOptions global) => ReadMode(global, ImmutableArray.CreateBuilder<OptionError>()) == AnalysisMode.Strict;

    /// <summary>Whether configuration files are looked at.</summary>
    public static bool ReadsConfigurationFiles(AnalyzerConfigOptions global)
        => !(global.TryGetValue(ConfigurationFilesProperty, out string? value) && string.Equals(value.Trim(), "false", StringComparison.OrdinalIgnoreCase));

    /// <summary>An own severity for a rule in a configuration file, where Roslyn reads none; null if there is none.</summary>
    public static ReportDiagnostic? SeverityOf(string ruleId, AnalyzerConfigOptions options, out bool isUnderstood)
    {
        isUnderstood = true;
        if (!options.TryGetValue(SeverityPrefix + ruleId, out string? value))
            return null;
        switch (value.Trim().ToUpperInvariant())
        {
            case "NONE": return ReportDiagnostic.Suppress;
            case "SILENT" or "REFACTORING": return ReportDiagnostic.Hidden;
            case "SUGGESTION" or "INFO": return ReportDiagnostic.Info;
            case "WARNING": return ReportDiagnostic.Warn;
            case "ERROR": return ReportDiagnostic.Error;
            case "DEFAULT": return null;
            default:
                isUnderstood = false;
                return null;
        }
    }

    private static string? Text(AnalyzerConfigOptions options, AnalyzerConfigOptions global, string key)
        => (options.TryGetValue(key, out string? value) || global.TryGetValue(key, out value)) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    private static AnalysisMode ReadMode(AnalyzerConfigOptions global, ImmutableArray<OptionError>.Builder errors)
    {
        if (!global.TryGetValue(AnalysisModeProperty, out string? text) || string.IsNullOrWhiteSpace(text))
            return AnalysisMode.Default;
        if (Enum.TryParse(text.Trim(), ignoreCase: true, out AnalysisMode mode) && Enum.IsDefined(typeof(AnalysisMode), mode) && !char.IsDigit(text.Trim()[0]))
            return mode;
        errors.Add(new OptionError("PgSslAnalysisMode"));
        return AnalysisMode.Default;
    }

    private static NpgsqlVersion? ReadVersion(AnalyzerConfigOptions options, AnalyzerConfigOptions global, ImmutableArray<OptionError>.Builder errors)
    {
        if (Text(options, global, NpgsqlVersionKey) is not { } text)
            return null;
        if (ConnectionStrings.NpgsqlVersion.TryParse(text, out NpgsqlVersion version))
            return version;
        errors.Add(new OptionError(NpgsqlVersionKey));
        return null;
    }

    private static SslMode ReadMinimum(AnalyzerConfigOptions options, AnalyzerConfigOptions global, bool isStrict, ImmutableArray<OptionError>.Builder errors)
    {
        if (Text(options, global, MinimumSslModeKey) is not { } text)
            return SslMode.VerifyFull;
        if (!OptionValues.TryReadMinimumMode(text, out SslMode mode))
            errors.Add(new OptionError(MinimumSslModeKey));
        else if (isStrict && mode != SslMode.VerifyFull)
            errors.Add(new OptionError(MinimumSslModeKey, OptionProblem.IgnoredInStrict));
        return mode;
    }

    private static IReadOnlyList<string> ReadHosts(AnalyzerConfigOptions options, AnalyzerConfigOptions global, bool isStrict, ImmutableArray<OptionError>.Builder errors)
    {
        if (Text(options, global, ExemptHostsKey) is not { } text)
            return [];
        IReadOnlyList<string> hosts = OptionValues.SplitHosts(text);
        if (hosts.Any(static host => !OptionValues.IsHostPattern(host)))
            errors.Add(new OptionError(ExemptHostsKey));
        else if (isStrict && hosts.Any(static host => !OptionValues.IsLoopbackPattern(host)))
            errors.Add(new OptionError(ExemptHostsKey, OptionProblem.IgnoredInStrict));
        return hosts;
    }

    private static IReadOnlyList<Sink> ReadSinks(AnalyzerConfigOptions options, AnalyzerConfigOptions global, ImmutableArray<OptionError>.Builder errors)
    {
        if (Text(options, global, SinksKey) is not { } text)
            return [];
        (IReadOnlyList<Sink> sinks, IReadOnlyList<string> unread) = SinkOption.Parse(text);
        if (unread.Count > 0)
            errors.Add(new OptionError(SinksKey));
        return sinks;
    }
}
