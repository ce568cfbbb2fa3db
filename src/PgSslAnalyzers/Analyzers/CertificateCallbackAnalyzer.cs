using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.Callbacks;
using PgSslAnalyzers.ConnectionStrings.Baselines;
using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.Demand;
using PgSslAnalyzers.Findings;
using PgSslAnalyzers.FixPlans;
using PgSslAnalyzers.Options;
using PgSslAnalyzers.ProjectFiles;
using PgSslAnalyzers.Sinks;
using PgSslAnalyzers.Symbols;
using PgSslAnalyzers.Text;

namespace PgSslAnalyzers.Analyzers;

/// <summary>Finds callbacks handed to Npgsql that accept any certificate (PGSSL3001) or take the check of VerifyFull away (PGSSL3002).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CertificateCallbackAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.Of(Rules.AcceptsAnyCertificate), Descriptors.Of(Rules.WeakenedOptions), Descriptors.Of(Rules.OptionNotUnderstood));

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (CompilationContext.TryCreate(start.Compilation) is not { } compilation)
                return;
            bool isStrict = PgSslOptions.IsProof(start.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
            ProjectBaseline? baseline = ProjectBaseline.Of(start.Compilation, start.Options, (text, provider) => start.TryGetValue(text, provider, out Baseline? read) ? read : null);
            start.RegisterSemanticModelAction(file => Analyze(file, compilation, isStrict, baseline, (tree, provider) => start.TryGetValue(tree, provider, out FileCandidates? known) ? known : null));
        });
    }

    // One action a file: a function that several calls hand over is reported once.
    private static void Analyze(SemanticModelAnalysisContext file, CompilationContext compilation, bool isStrict, ProjectBaseline? baseline, Func<SyntaxTree, SyntaxTreeValueProvider<FileCandidates>, FileCandidates?> remembered)
    {
        SemanticModel model = file.SemanticModel;
        Reporter? reporter = null;
        // A callback has a name of the table, whatever sinks the options add.
        foreach (SyntaxNode node in FileCandidates.Of(model.SyntaxTree, SinkLookup.Default, isStrict, remembered).Callbacks)
        {
            // As a method group, or as the target of a deconstruction: which callback comes in is not seen. Only a proof asks, so that nothing else is bound for it.
            if (node is SimpleNameSyntax)
            {
                if (!IsCalled(node) && Operations.Of(node.Parent is MemberAccessExpressionSyntax access && access.Name == node ? access : node, model, file.CancellationToken) is IMemberReferenceOperation reference
                    && (reference is IMethodReferenceOperation || reference.Parent is ITupleOperation) && TlsMembers.IsCallback(reference.Member))
                {
                    Report(Rules.WeakenedOptions, MessageOf(OptionsEffect.NotUnderstood), reference, reference, null, Findings());
                }
                continue;
            }
            if (Operations.Of(node, model, file.CancellationToken) is not { } operation || TlsMembers.CallbackOf(operation) is not var (kind, value))
                continue;
            if (kind == TlsMemberKind.OptionsCallback)
                ReportOptions(operation, value, compilation, Findings(), file.CancellationToken);
            else if (ValidationCallbacks.Of(value, compilation, file.CancellationToken) == CertificateCheck.AcceptsAnything)
                ReportAcceptsAnything(operation, operation, compilation, Findings(), file.CancellationToken);
        }
        reporter?.Flush();

        // Most files hand over no callback, and their options are not asked for.
        Reporter Findings()
        {
            AnalyzerConfigOptionsProvider provider = file.Options.AnalyzerConfigOptionsProvider;
            if (reporter is not null)
                return reporter;
            PgSslOptions options = PgSslOptions.Read(provider.GetOptions(model.SyntaxTree), provider.GlobalOptions) with { Specific = model.Compilation.Options.SpecificDiagnosticOptions };
            return reporter = new Reporter(options, model.SyntaxTree, file.ReportDiagnostic, new RuleSwitches(model.Compilation.Options, model.SyntaxTree, file.CancellationToken), FileExceptions.Of(options, model, file.IsGeneratedCode, baseline, null, file.CancellationToken));
        }
    }

    private static bool IsCalled(SyntaxNode name)
    {
        SyntaxNode whole = name.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax ? name.Parent : name;
        return whole.Parent is InvocationExpressionSyntax call && call.Expression == whole;
    }

    private static string MessageOf(OptionsEffect effect) => effect switch
    {
        OptionsEffect.IgnoresAuthority => Messages.AuthorityIgnored,
        OptionsEffect.OtherHostName => Messages.OtherHostName,
        _ => Messages.OptionsNotUnderstood,
    };

    private static void ReportOptions(IOperation handedOver, IOperation callback, CompilationContext compilation, Reporter reporter, CancellationToken cancellation)
    {
        foreach ((OptionsEffect effect, IOperation place) in AuthenticationOptions.EffectsOf(callback, compilation, cancellation))
        {
            switch (effect)
            {
                case OptionsEffect.AcceptsAnything:
                    ReportAcceptsAnything(place, handedOver, compilation, reporter, cancellation);
                    break;
                case OptionsEffect.IgnoresAuthority or OptionsEffect.OtherHostName:
                case OptionsEffect.NotUnderstood when reporter.Policy.ReportsWhatIsNotUnderstood:
                    Report(Rules.WeakenedOptions, MessageOf(effect), place, handedOver, null, reporter);
                    break;
            }
        }
    }

    private static void ReportAcceptsAnything(IOperation place, IOperation handedOver, CompilationContext compilation, Reporter reporter, CancellationToken cancellation)
    {
        FixData? fix = compilation.NpgsqlVersion.HasVerifyFull && TakesMode(handedOver, compilation) && place.Syntax.SyntaxTree == handedOver.Syntax.SyntaxTree
            && SideEffects.HasNoneBut(handedOver.Syntax, compilation.ModelOf(handedOver.Syntax.SyntaxTree), cancellation) && !new Sockets(new WordsOfFiles(), cancellation).AreInTypeOf(handedOver.Syntax) ? FixOf(Places.OfLink(place.Syntax).Span) : null;
        Report(Rules.AcceptsAnyCertificate, Messages.AcceptsAnyCertificate(compilation.NpgsqlVersion), place, handedOver, fix, reporter);
    }

    /// <summary>A data source builder takes the mode in the place of the callback, a connection and a context with the string that they are made from.</summary>
    private static bool TakesMode(IOperation handedOver, CompilationContext compilation) => handedOver switch
    {
        IInvocationOperation { Instance: { } instance } => compilation.IsDataSourceBuilder(instance.Type) || instance.Type is { Name: "NpgsqlDbContextOptionsBuilder" },
        IAssignmentOperation { Target: IPropertyReferenceOperation { Property.ContainingType: { Name: "NpgsqlConnection", ContainingNamespace.Name: "Npgsql" } } } => true,
        _ => false,
    };

    private static FixData FixOf(TextSpan span)
    {
        ImmutableArray<FixStep> steps = ImmutableArray.Create(new FixStep(FixStepKind.ReplaceCallback, "", span));
        return new FixData(steps, steps, WritesRoot: true);
    }

    /// <summary>Nothing is reported into another file: what a function there does is reported where it is handed over.</summary>
    private static void Report(Rule rule, string message, IOperation place, IOperation handedOver, FixData? fix, Reporter reporter)
    {
        bool isHere = place.Syntax.SyntaxTree == handedOver.Syntax.SyntaxTree;
        reporter.Add(rule, rule.Severity, message, Places.OfLink(isHere ? place.Syntax : handedOver.Syntax).Span, fix, isHere ? [] : [place.Syntax.GetLocation()]);
    }
}
