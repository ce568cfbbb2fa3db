using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.FixPlans;
using PgSslAnalyzers.Options;

namespace PgSslAnalyzers.Findings;

/// <summary>
/// PGSSL0001: each problem once a compilation, at the start of the first C# file that has it; if none has it, at the start of the first configuration file.
/// Stateless, as nothing is said at the end of a compilation: every file finds out for itself whether it is the first. A build has a task for what stands in option files, which
/// knows the line.
/// </summary>
internal static class OptionErrors
{
    /// <summary>An option that strict mode ignores takes nothing away from the proof: it is said, and breaks no build.</summary>
    public static DiagnosticSeverity? SeverityOf(OptionError error) => error.Problem == OptionProblem.IgnoredInStrict ? DiagnosticSeverity.Warning : null;

    public static void Report(PgSslOptions options, SemanticModelAnalysisContext file, Reporter reporter)
    {
        bool isSaidByBuild = PgSslOptions.BuildChecksOptions(file.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
        foreach (OptionError error in options.Errors.Concat(PgSslOptions.UnknownKeys(file.Options.AnalyzerConfigOptionsProvider.GetOptions(file.SemanticModel.SyntaxTree))))
        {
            if (isSaidByBuild && error.IsInOptionFile)
                continue;
            if (FirstTree(error, file.SemanticModel.Compilation, file.Options.AnalyzerConfigOptionsProvider, file.CancellationToken) == file.SemanticModel.SyntaxTree)
                reporter.Add(Rules.OptionNotUnderstood, Rules.OptionNotUnderstood.Severity, error.Message, new TextSpan(0, 0), (FixData?)null, [], SeverityOf(error));
        }
    }

    /// <summary>The problems for which <paramref name="file"/> is the first.</summary>
    /// <param name="file">A configuration file.</param>
    /// <param name="files">All files that the analysis may look at; only those that it looks at count.</param>
    /// <param name="isConfiguration">Whether it looks at a file.</param>
    /// <param name="code">The compilation, if its C# is looked at too.</param>
    /// <param name="provider">The options.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static IEnumerable<OptionError> Of(
        AdditionalText file, ImmutableArray<AdditionalText> files, Func<AdditionalText, bool> isConfiguration, Compilation? code, AnalyzerConfigOptionsProvider provider, CancellationToken cancellation)
    {
        bool isSaidByBuild = PgSslOptions.BuildChecksOptions(provider.GlobalOptions);
        foreach (OptionError error in Of(file, provider))
        {
            if (isSaidByBuild && error.IsInOptionFile)
                continue;
            // By path: an editor knows no order of these files.
            bool isFirst = !files.Any(other => string.CompareOrdinal(other.Path, file.Path) < 0 && Of(other, provider).Contains(error) && isConfiguration(other));
            if (isFirst && (code is null || FirstTree(error, code, provider, cancellation) is null))
                yield return error;
        }
    }

    private static ImmutableArray<OptionError> Of(AdditionalText file, AnalyzerConfigOptionsProvider provider)
    {
        AnalyzerConfigOptions own = provider.GetOptions(file);
        ImmutableArray<OptionError> errors = PgSslOptions.Read(own, provider.GlobalOptions).Errors.AddRange(PgSslOptions.UnknownKeys(own));
        foreach (Rule rule in Rules.All)
        {
            PgSslOptions.SeverityOf(rule.Id, own, out OptionError? error);
            if (error is { } notUnderstood)
                errors = errors.Add(notUnderstood);
        }
        return errors;
    }

    private static SyntaxTree? FirstTree(OptionError error, Compilation compilation, AnalyzerConfigOptionsProvider provider, CancellationToken cancellation)
    {
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            AnalyzerConfigOptions own = provider.GetOptions(tree);
            if ((error.Problem == OptionProblem.Unknown ? PgSslOptions.UnknownKeys(own) : PgSslOptions.Read(own, provider.GlobalOptions).Errors).Contains(error))
                return tree;
        }
        return null;
    }
}
