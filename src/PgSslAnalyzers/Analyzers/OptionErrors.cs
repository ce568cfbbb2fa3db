using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.ConnectionStrings;
using PgSslAnalyzers.Options;
using PgSslAnalyzers.Sinks;

namespace PgSslAnalyzers.Analyzers;

/// <summary>PGSSL0001: once a compilation, at the start of the first file that has the bad value.</summary>
internal static class OptionErrors
{
    public static void Report(PgSslOptions options, IReadOnlyList<string> sinkErrors, SemanticModelAnalysisContext file, Reporter reporter)
    {
        foreach (string key in options.Errors)
            ReportOnce(key, other => other.Errors.Contains(key), file, reporter);
        if (sinkErrors.Count > 0)
            ReportOnce(PgSslOptions.SinksKey, static other => other.Sinks.Length > 0 && SinkOption.Parse(other.Sinks).Errors.Count > 0, file, reporter);
    }

    /// <summary>The sentence for a key.</summary>
    public static string Message(string key) => string.Format(CultureInfo.InvariantCulture,
        "The value of {0} is not understood, so that the default applies: see the table of options in the documentation", key);

    private static void ReportOnce(string key, Func<PgSslOptions, bool> hasError, SemanticModelAnalysisContext file, Reporter reporter)
    {
        AnalyzerConfigOptionsProvider provider = file.Options.AnalyzerConfigOptionsProvider;
        foreach (SyntaxTree tree in file.SemanticModel.Compilation.SyntaxTrees)
        {
            file.CancellationToken.ThrowIfCancellationRequested();
            bool isThis = tree == file.SemanticModel.SyntaxTree;
            if (!isThis && !hasError(PgSslOptions.Read(provider.GetOptions(tree), provider.GlobalOptions)))
                continue;
            if (isThis)
                reporter.Add(Rules.OptionNotUnderstood, Rules.OptionNotUnderstood.Severity, Message(key), new TextSpan(0, 0), null, []);
            return;
        }
    }
}
