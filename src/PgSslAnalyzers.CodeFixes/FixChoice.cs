using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PgSslAnalyzers.CodeFixes.Editing;
using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.FixPlans;

namespace PgSslAnalyzers.CodeFixes;

/// <summary>One way to fix a finding, with edits that have passed every check.</summary>
/// <param name="Title">What is written and what is still to do.</param>
/// <param name="WritesPath">Whether it is the choice with a root certificate path.</param>
/// <param name="WritesPlaceholder">Whether somebody has still to replace that path: the program does not connect before.</param>
/// <param name="Edits">The edits.</param>
internal sealed record FixChoice(string Title, bool WritesPath, bool WritesPlaceholder, ImmutableArray<FileEdits> Edits)
{
    /// <summary>Equivalence key of the first choice of a finding, whatever it writes; never a placeholder.</summary>
    public const string Recommended = "Recommended";

    /// <summary>Equivalence key of a second choice that writes a path.</summary>
    public const string WithPath = "WithPath";

    /// <summary>Equivalence key of a second choice that writes none.</summary>
    public const string WithoutPath = "WithoutPath";

    /// <summary>Equivalence key of an only choice that writes a placeholder: no batch takes it.</summary>
    public const string Placeholder = "Placeholder";

    /// <summary>Equivalence key of a comment that suppresses the finding: no batch takes it, nor anything else in its place.</summary>
    public const string Suppression = "Suppression";

    /// <summary>The equivalence key of the choice.</summary>
    /// <param name="isFirst">Whether it is the first one of its finding.</param>
    public string Key(bool isFirst) => !isFirst ? WritesPath ? WithPath : WithoutPath : WritesPlaceholder ? Placeholder : Recommended;

    /// <summary>The choices for a finding, the recommended one first; empty if nothing can be done.</summary>
    /// <param name="document">The document of the finding.</param>
    /// <param name="diagnostic">The finding.</param>
    /// <param name="data">What it carries.</param>
    /// <param name="compiles">Whether what does not compile is left out.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static async Task<ImmutableArray<FixChoice>> ForAsync(TextDocument document, Diagnostic diagnostic, FixData data, bool compiles, CancellationToken cancellation)
    {
        RootCertificate root = await ChooseRootAsync(document, data, cancellation).ConfigureAwait(false);
        // The place-holder in the place of a bad path would be as bad.
        bool pathHelps = diagnostic.Id != Rules.RootCertificatePath.Id || root.IsConfigured;
        ImmutableArray<FileEdits>? with = pathHelps && !data.WithPath.IsEmpty
            ? await FixSteps.ToEditsAsync(document, data.WithPath, root, compiles, cancellation).ConfigureAwait(false) : null;
        ImmutableArray<FileEdits>? without = data.WritesRoot && !data.WithoutPath.IsEmpty
            ? await FixSteps.ToEditsAsync(document, data.WithoutPath, null, compiles, cancellation).ConfigureAwait(false) : null;

        if (!data.WritesRoot)
            return with is { } only ? ImmutableArray.Create(new FixChoice(FixTitles.WithoutRoot(diagnostic, data), false, false, only)) : ImmutableArray<FixChoice>.Empty;
        // Without the path that the project has named the connection would fail, or trust others than the project does. One beside the program is no constant: there the variable says it.
        if (with is null && root is { IsConfigured: true, IsBesideProgram: false } && !data.WithPath.IsEmpty)
            return ImmutableArray<FixChoice>.Empty;
        var choices = new List<FixChoice>();
        if (with is { } withPath && !(without is { } other && AreEqual(withPath, other)))
            choices.Add(new FixChoice(FixTitles.WithPath(diagnostic, data, root), true, !root.IsConfigured, withPath));
        // Where the choice without a path cannot be had, one with a placeholder would be the first. Only where the path is all that is missing it says what to do.
        if (without is null && !data.WithoutPath.IsEmpty && !root.IsConfigured && diagnostic.Id != Rules.NoOwnRootCertificate.Id)
            return ImmutableArray<FixChoice>.Empty;
        // What a project has not named cannot be in place: with a placeholder the program would not start, and it would overrule PGSSLROOTCERT, with which
        // deployments usually say where the file is.
        if (without is { } withoutPath)
            choices.Insert(root.IsConfigured ? choices.Count : 0, new FixChoice(FixTitles.WithoutPath(diagnostic, data, saysWhatIsToDo: !root.IsConfigured), false, false, withoutPath));
        return choices.ToImmutableArray();
    }

    /// <summary>The choice that an equivalence key asks for; null key: the recommended one. Null if there is none: a placeholder is written only where it is asked for.</summary>
    public static FixChoice? Select(ImmutableArray<FixChoice> choices, string? key) => key switch
    {
        Suppression => null,
        WithPath => choices.FirstOrDefault(static choice => choice.WritesPath) ?? choices.FirstOrDefault(),
        WithoutPath => choices.FirstOrDefault(static choice => !choice.WritesPath) ?? choices.FirstOrDefault(static choice => !choice.WritesPlaceholder),
        _ => choices.FirstOrDefault() is { WritesPlaceholder: false } first ? first : null,
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
