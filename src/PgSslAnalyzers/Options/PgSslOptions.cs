using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PgSslAnalyzers.ConnectionStrings;

namespace PgSslAnalyzers.Options;

/// <summary>How loud the package is: the MSBuild property PgSslAnalysisMode.</summary>
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
/// Every option, read in this one place. A value that cannot be read gives the default and a name in <see cref="Errors"/>.
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

    /// <summary>The path that fixes write; null if none is configured.</summary>
    public string? RootCertificate { get; private init; }

    /// <summary>Rows for further sinks, as written.</summary>
    public string Sinks { get; private init; } = "";

    /// <summary>Keys whose values were not understood.</summary>
    public ImmutableArray<string> Errors { get; private init; } = ImmutableArray<string>.Empty;

    /// <summary>The options for a file; <paramref name="options"/> hold the global ones too.</summary>
    public static PgSslOptions Read(AnalyzerConfigOptions options, AnalyzerConfigOptions global)
    {
        var errors = ImmutableArray.CreateBuilder<string>();
        AnalysisMode mode = ReadMode(global, errors);
        var check = new CheckOptions
        {
            Version = ReadVersion(options, global, errors),
            MinimumMode = ReadMinimum(options, global, errors),
            ExemptHosts = Text(options, global, ExemptHostsKey) is { } hosts ? OptionValues.SplitHosts(hosts) : [],
            IsTestProject = global.TryGetValue(TestProjectProperty, out string? test) && string.Equals(test, "true", StringComparison.OrdinalIgnoreCase),
            IsStrict = mode == AnalysisMode.Strict,
        };
        return new PgSslOptions
        {
            Check = check,
            Mode = mode,
            RootCertificate = Text(options, global, RootCertificateKey) ?? ShippedRootCertificate(global),
            Sinks = Text(options, global, SinksKey) ?? "",
            Errors = errors.ToImmutable(),
        };
    }

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

    private static AnalysisMode ReadMode(AnalyzerConfigOptions global, ImmutableArray<string>.Builder errors)
    {
        if (!global.TryGetValue(AnalysisModeProperty, out string? text) || string.IsNullOrWhiteSpace(text))
            return AnalysisMode.Default;
        if (Enum.TryParse(text.Trim(), ignoreCase: true, out AnalysisMode mode) && Enum.IsDefined(typeof(AnalysisMode), mode) && !char.IsDigit(text.Trim()[0]))
            return mode;
        errors.Add("PgSslAnalysisMode");
        return AnalysisMode.Default;
    }

    private static NpgsqlVersion? ReadVersion(AnalyzerConfigOptions options, AnalyzerConfigOptions global, ImmutableArray<string>.Builder errors)
    {
        if (Text(options, global, NpgsqlVersionKey) is not { } text)
            return null;
        if (ConnectionStrings.NpgsqlVersion.TryParse(text, out NpgsqlVersion version))
            return version;
        errors.Add(NpgsqlVersionKey);
        return null;
    }

    private static SslMode ReadMinimum(AnalyzerConfigOptions options, AnalyzerConfigOptions global, ImmutableArray<string>.Builder errors)
    {
        if (Text(options, global, MinimumSslModeKey) is not { } text)
            return SslMode.VerifyFull;
        if (!OptionValues.TryReadMinimumMode(text, out SslMode mode))
            errors.Add(MinimumSslModeKey);
        return mode;
    }

    private static string? ShippedRootCertificate(AnalyzerConfigOptions global)
        => global.TryGetValue(RootCertificateProperty, out string? path) && !string.IsNullOrWhiteSpace(path) ? "app:" + path.Trim().Replace('\\', '/') : null;
}
