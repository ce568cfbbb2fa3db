using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PgSslAnalyzers.ConnectionStrings.Baselines;
using PgSslAnalyzers.ConnectionStrings.Configuration;
using PgSslAnalyzers.Demand;
using PgSslAnalyzers.Findings;
using PgSslAnalyzers.Flow;
using PgSslAnalyzers.Flow.Models;
using PgSslAnalyzers.Options;
using PgSslAnalyzers.ProjectFiles;
using PgSslAnalyzers.Sinks;
using PgSslAnalyzers.Symbols;

namespace PgSslAnalyzers.Analyzers;

/// <summary>
/// Finds weak modes in C#. One action a file: only a whole file shows which text no sink has judged, and that one text reached by ten sinks is one finding.
/// A project without Npgsql pays one look-up of a type and one of an option at compilation start, and nothing is registered.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConnectionStringAnalyzer : DiagnosticAnalyzer
{
    private readonly bool interpretsEverything;
    private readonly Func<IOperation, bool>? isTakenForHarmless;
    private readonly Refusals leftOut;

    /// <summary>The analyzer as it ships.</summary>
    public ConnectionStringAnalyzer()
    {
    }

    /// <summary>For tests, which compare the two.</summary>
    /// <param name="interpretsEverything">Whether statements that do not matter are interpreted too. It changes no finding.</param>
    /// <param name="isTakenForHarmless">Steps that are taken for harmless though they are not on the list; null for none. With each of them strict mode passes what it must not.</param>
    /// <param name="leftOut">Reasons against a fix that are left out. With each of them some fix changes more than TLS.</param>
    internal ConnectionStringAnalyzer(bool interpretsEverything, Func<IOperation, bool>? isTakenForHarmless = null, Refusals leftOut = Refusals.None)
        => (this.interpretsEverything, this.isTakenForHarmless, this.leftOut) = (interpretsEverything, isTakenForHarmless, leftOut);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        // Razor pages and Settings.Designer.cs hold connection strings too.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            AnalyzerConfigOptions global = start.Options.AnalyzerConfigOptionsProvider.GlobalOptions;
            RememberedHooks hooks = (tree, provider) => start.TryGetValue(tree, provider, out FileHooks? known) ? known : null;
            if ((CompilationContext.TryCreate(start.Compilation, hooks) ?? OfFork(start.Compilation, global, hooks)) is not { } compilation)
                return;
            NamedConnections named = PgSslOptions.ReadsConfigurationFiles(global)
                ? new NamedConnections(start.Options.AdditionalFiles, (text, provider) => start.TryGetValue(text, provider, out ConfigurationFile? read) ? read : null)
                : NamedConnections.None;
            ProjectBaseline? baseline = ProjectBaseline.Of(start.Compilation, start.Options, (text, provider) => start.TryGetValue(text, provider, out Baseline? read) ? read : null);
            start.RegisterSemanticModelAction(file => Analyze(file, compilation, named, baseline, (tree, provider) => start.TryGetValue(tree, provider, out FileCandidates? known) ? known : null));
        });
    }

    /// <summary>Forks of Npgsql have names of their own, which only the project knows: <c>pgssl.connection_string_sinks</c>, set globally, opens the gate.</summary>
    private static CompilationContext? OfFork(Compilation compilation, AnalyzerConfigOptions global, RememberedHooks hooks)
        => global.TryGetValue(PgSslOptions.SinksKey, out string? sinks) && !string.IsNullOrWhiteSpace(sinks)
            ? CompilationContext.WithoutNpgsql(compilation, PgSslOptions.Read(global, global).Check.EffectiveVersion, hooks)
            : null;

    private void Analyze(SemanticModelAnalysisContext file, CompilationContext compilation, NamedConnections named, ProjectBaseline? baseline, Func<SyntaxTree, SyntaxTreeValueProvider<FileCandidates>, FileCandidates?> remembered)
    {
        AnalyzerConfigOptionsProvider provider = file.Options.AnalyzerConfigOptionsProvider;
        PgSslOptions options = PgSslOptions.Read(provider.GetOptions(file.SemanticModel.SyntaxTree), provider.GlobalOptions) with { Specific = file.SemanticModel.Compilation.Options.SpecificDiagnosticOptions };
        SinkLookup sinks = SinkLookup.With(options.Sinks);
        FileCandidates candidates = FileCandidates.Of(file.SemanticModel.SyntaxTree, sinks, options.Check.IsStrict, remembered);
        var exceptions = FileExceptions.Of(options, file.SemanticModel, file.IsGeneratedCode, baseline, () => candidates.Suppressions, file.CancellationToken);
        var reporter = new Reporter(options, file.SemanticModel.SyntaxTree, file.ReportDiagnostic, new RuleSwitches(file.SemanticModel.Compilation.Options, file.SemanticModel.SyntaxTree, file.CancellationToken), exceptions);

        List<(IOperation Operation, ISymbol? Member)> roots = Candidates.RootsOf(file.SemanticModel, candidates, sinks, named, options.Check.IsStrict, file.CancellationToken);
        if (roots.Count > 0)
        {
            var fileContext = new FileContext(compilation, file.SemanticModel, sinks, options.Check with { Version = compilation.NpgsqlVersion }, named)
            {
                OptionsOf = tree => PgSslOptions.Read(provider.GetOptions(tree), provider.GlobalOptions).Check with { Version = compilation.NpgsqlVersion },
                LeftOut = leftOut,
            };
            var findings = new ConnectionFindings(fileContext, new NamedConnectionFindings(fileContext, file.Options, reporter, file.CancellationToken), reporter, file.CancellationToken);
            var interpreter = new Interpreter(new NpgsqlDomain(fileContext, new SeenUses(findings, fileContext, file.CancellationToken), file.CancellationToken), file.CancellationToken, isTakenForHarmless);
            findings.Verified = options.CountsConnections ? new VerifiedConnections(file.SemanticModel.SyntaxTree, reporter) : null;
            findings.StepBehind = interpreter.LostSteps.StepBehind;
            var seeds = new Seeds(fileContext, tree => FileCandidates.Of(tree, sinks, options.Check.IsStrict, remembered), file.CancellationToken);
            foreach ((IOperation operation, ISymbol? member) in roots)
            {
                Relevance? relevance = interpretsEverything ? null : Relevance.Of(operation, seeds);
                if (relevance is not { IsEmpty: true })
                    interpreter.RunRoot(operation, member, relevance);
            }
            findings.Finish();
        }
        OptionErrors.Report(options, file, reporter);
        reporter.Flush();
    }
}
