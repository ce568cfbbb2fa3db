using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PgSslAnalyzers.CodeFixes.Editing;
using PgSslAnalyzers.ConnectionStrings;
using PgSslAnalyzers.FixPlans;

namespace PgSslAnalyzers.CodeFixes;

/// <summary>One way to fix a finding, with edits that have passed every check.</summary>
/// <param name="Title">What is written and what is still to do.</param>
/// <param name="WritesPath">Whether it is the choice with a root certificate path.</param>
/// <param name="Edits">The edits.</param>
internal sealed record FixChoice(string Title, bool WritesPath, ImmutableArray<FileEdits> Edits)
{
    /// <summary>Equivalence key of the first choice of a finding, whatever it writes.</summary>
    public const string Recommended = "Recommended";

    /// <summary>Equivalence key of a second choice that writes a path.</summary>
    public const string WithPath = "WithPath";

    /// <summary>Equivalence key of a second choice that writes none.</summary>
    public const string WithoutPath = "WithoutPath";

    /// <summary>The choices for a finding, the recommended one first; empty if nothing can be done.</summary>
    public static async Task<ImmutableArray<FixChoice>> ForAsync(TextDocument document, Diagnostic diagnostic, FixData data, CancellationToken cancellation)
    {
        RootCertificate root = await ChooseRootAsync(document, data, cancellation).ConfigureAwait(false);
        // The place-holder in the place of a bad path would be as bad.
        bool pathHelps = diagnostic.Id != Rules.RootCertificatePath.Id || root.IsConfigured;
        ImmutableArray<FileEdits>? with = pathHelps && !data.WithPath.IsEmpty
            ? await FixSteps.ToEditsAsync(document, data.WithPath, root, cancellation).ConfigureAwait(false) : null;
        ImmutableArray<FileEdits>? without = data.WritesRoot && !data.WithoutPath.IsEmpty
            ? await FixSteps.ToEditsAsync(document, data.WithoutPath, null, cancellation).ConfigureAwait(false) : null;

        if (!data.WritesRoot)
            return with is { } only ? ImmutableArray.Create(new FixChoice(FixTitles.WithoutRoot(diagnostic, data), false, only)) : ImmutableArray<FixChoice>.Empty;
        var choices = new List<FixChoice>();
        if (with is { } withPath && !(without is { } other && AreEqual(withPath, other)))
            choices.Add(new FixChoice(FixTitles.WithPath(diagnostic, data, root), true, withPath));
        if (without is { } withoutPath)
            choices.Add(new FixChoice(FixTitles.WithoutPath(diagnostic, data), false, withoutPath));
        // A path that somebody has still to replace would overrule PGSSLROOTCERT, with which deployments usually say where the file is.
        bool isConfiguration = document is not Document || diagnostic.Id == Rules.WeakNamedConnectionString.Id;
        bool withoutFirst = !root.IsConfigured && (isConfiguration || ProviderTable.Find(data.Provider)?.Trust == ProviderTrust.PublicRoots);
        if (withoutFirst)
            choices.Reverse();
        return choices.ToImmutableArray();
    }

    /// <summary>The choice that an equivalence key asks for; null key: the recommended one.</summary>
    public static FixChoice? Select(ImmutableArray<FixChoice> choices, string? key) => key switch
    {
        _ when choices.IsEmpty => null,
        WithPath => choices.FirstOrDefault(static choice => choice.WritesPath) ?? choices[0],
        WithoutPath => choices.FirstOrDefault(static choice => !choice.WritesPath) ?? choices[0],
        _ => choices[0],
    };

    private static async Task<RootCertificate> ChooseRootAsync(TextDocument document, FixData data, CancellationToken cancellation)
    {
        AnalyzerOptions analyzers = document.Project.AnalyzerOptions;
        AnalyzerConfigOptionsProvider provider = analyzers.AnalyzerConfigOptionsProvider;
        AnalyzerConfigOptions? options = null;
        if (document is Document source)
            options = await source.GetSyntaxTreeAsync(cancellation).ConfigureAwait(false) is { } tree ? provider.GetOptions(tree) : null;
        else if (analyzers.AdditionalFiles.FirstOrDefault(file => file.Path == document.FilePath) is { } file)
            options = provider.GetOptions(file);
        return RootCertificate.Choose(options ?? provider.GlobalOptions, provider.GlobalOptions, data.Provider);
    }

    private static bool AreEqual(ImmutableArray<FileEdits> some, ImmutableArray<FileEdits> others)
        => some.Length == others.Length && some.Zip(others, static (a, b) => a.Key == b.Key && a.Changes.SequenceEqual(b.Changes)).All(static same => same);
}
