using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.ConnectionStrings;
using PgSslAnalyzers.ConnectionStrings.Baselines;
using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Configuration;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.ConnectionStrings.Parsing;
using PgSslAnalyzers.Findings;
using PgSslAnalyzers.FixPlans;
using PgSslAnalyzers.Options;
using PgSslAnalyzers.ProjectFiles;
using PgSslAnalyzers.Symbols;

namespace PgSslAnalyzers.Analyzers;

/// <summary>
/// Finds weak modes in the configuration files among the additional files of a project that references Npgsql, or that names a version in
/// <c>pgssl.npgsql_version</c>. The language of the project does not matter.
/// </summary>
// RS1038: the assembly needs Microsoft.CodeAnalysis.CSharp. Every compiler of Visual Basic that is shipped has it beside it: SDK, Visual Studio, toolset package.
#pragma warning disable RS1038
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
#pragma warning restore RS1038
public sealed class ConfigurationFileAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            AnalyzerConfigOptions global = start.Options.AnalyzerConfigOptionsProvider.GlobalOptions;
            if (!PgSslOptions.ReadsConfigurationFiles(global) || start.Options.AdditionalFiles.IsEmpty)
                return;
            NpgsqlVersion? referenced = CompilationContext.FindVersion(start.Compilation);
            PgSslOptions options = PgSslOptions.Read(global, global);
            // A version that is not understood opens nothing; that this is so has to be said.
            if (referenced is not null || options.Check.Version is not null || options.Errors.Any(static error => error.Key == PgSslOptions.NpgsqlVersionKey))
            {
                // Code of other languages is not looked at, so that nothing is said there.
                Compilation? code = referenced is null || start.Compilation.Language != LanguageNames.CSharp ? null : start.Compilation;
                ProjectBaseline? baseline = ProjectBaseline.Of(start.Compilation, start.Options, (text, provider) => start.TryGetValue(text, provider, out Baseline? read) ? read : null);
                start.RegisterAdditionalFileAction(file => Analyze(file, baseline, (text, provider) => start.TryGetValue(text, provider, out ConfigurationFile? read) ? read : null, referenced, code));
            }
        });
    }

    private static void Analyze(AdditionalFileAnalysisContext context, ProjectBaseline? baseline, ReadOnce readOnce, NpgsqlVersion? referenced, Compilation? code)
    {
        AdditionalText file = context.AdditionalFile;
        if (file.GetText(context.CancellationToken) is not { } text)
            return;
        AnalyzerConfigOptionsProvider provider = context.Options.AnalyzerConfigOptionsProvider;
        AnalyzerConfigOptions own = provider.GetOptions(file);
        PgSslOptions options = PgSslOptions.Read(own, provider.GlobalOptions) with { Specific = context.Compilation.Options.SpecificDiagnosticOptions };
        if (baseline is not null && BaselinePath.IsBaseline(file.Path))
        {
            foreach ((_, TextRange line) in baseline.Read(file, context.CancellationToken)?.Unread ?? [])
                Report(new Finding(Rules.OptionNotUnderstood, null, Messages.BaselineLine, Rules.OptionNotUnderstood.Severity), ConfigurationTexts.PlaceOf(file, text, new FileSpan(line.Start, line.End)), null);
            return;
        }
        if (ConfigurationTexts.Read(readOnce, file, text) is not { } read)
            return;
        CheckOptions check = referenced is null ? options.Check : options.Check with { Version = referenced };
        IReadOnlyList<ConfigurationFinding> findings = check.Version is null ? [] : ConfigurationChecker.Check(read, check);
        bool wantsKinds = baseline is not null || options.CountsConnections;
        string?[] kinds = [.. findings.Select(found => !wantsKinds || found.Finding.Rule == Rules.OptionNotUnderstood ? null : Fingerprint.Of(found))];
        IReadOnlyList<bool>? known = baseline?.Cover(file.Path, [.. findings.Select((found, i) => (found.Finding.Rule.Id, kinds[i] ?? ""))], context.CancellationToken);
        for (int i = 0; i < findings.Count; i++)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            bool isKnown = known is not null && known[i];
            if (!isKnown || baseline!.ShowsKnown)
                Report(findings[i].Finding, ConfigurationTexts.PlaceOf(file, text, findings[i].Span), options.WantsFixes ? ConfigurationFixPlanner.Plan(findings[i], check) : null, null, kinds[i], isKnown);
        }
        // The build counts from what the compiler logs.
        foreach (ConfigurationFinding counted in options.CountsConnections && check.Version is not null ? ConfigurationChecker.Counted(read, findings, check) : [])
            Report(counted.Finding, ConfigurationTexts.PlaceOf(file, text, counted.Span), null);
        foreach (OptionError error in OptionErrors.Of(file, context.Options.AdditionalFiles, other => ConfigurationTexts.IsConfiguration(other, context.CancellationToken), code, provider, context.CancellationToken))
            Report(new Finding(Rules.OptionNotUnderstood, null, error.Message, Rules.OptionNotUnderstood.Severity), ConfigurationTexts.PlaceOf(file, text, default), null, OptionErrors.SeverityOf(error));

        void Report(Finding finding, Location location, FixData? fix, DiagnosticSeverity? severity = null, string? fingerprint = null, bool isKnown = false)
        {
            switch (PgSslOptions.SeverityOf(finding.Rule.Id, own, out _))
            {
                case ReportDiagnostic.Suppress:
                    return;
                case ReportDiagnostic.Hidden:
                    severity = DiagnosticSeverity.Hidden;
                    break;
                case ReportDiagnostic.Info:
                    severity = DiagnosticSeverity.Info;
                    break;
                case ReportDiagnostic.Warn:
                    severity = DiagnosticSeverity.Warning;
                    break;
                case ReportDiagnostic.Error:
                    severity = DiagnosticSeverity.Error;
                    break;
            }
            context.ReportDiagnostic(Reporter.Create(options, finding.Rule, finding.Severity, finding.Message, location, fix, [], severity, fingerprint, isKnown));
        }
    }
}
