using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.ConnectionStrings.Baselines;
using PgSslAnalyzers.ConnectionStrings.Servers;
using PgSslAnalyzers.Options;

namespace PgSslAnalyzers.ProjectFiles;

/// <summary>What a compilation does with a text and a provider of the baseline in it: asks the provider if it has not done so before.</summary>
internal delegate Baseline? ReadBaselineOnce(SourceText text, SourceTextValueProvider<Baseline> provider);

/// <summary>The findings that a project knows: the files named pgssl.baseline among its additional files. Read when the first file has a finding.</summary>
internal sealed class ProjectBaseline
{
    private static readonly SourceTextValueProvider<Baseline> Provider = new(static text => Baseline.Parse(text.ToString()));

    private readonly List<AdditionalText> files;
    private readonly Compilation compilation;
    private readonly ImmutableArray<AdditionalText> additionalFiles;
    private readonly ReadBaselineOnce readOnce;
    private List<string>? paths;

    private ProjectBaseline(List<AdditionalText> files, Compilation compilation, ImmutableArray<AdditionalText> additionalFiles, ReadBaselineOnce readOnce, bool showsKnown)
        => (this.files, this.compilation, this.additionalFiles, this.readOnce, ShowsKnown) = (files, compilation, additionalFiles, readOnce, showsKnown);

    /// <summary>Whether what is known is shown as information.</summary>
    public bool ShowsKnown { get; }

    /// <summary>The baseline of a project, shown as its options say; null if it has none.</summary>
    public static ProjectBaseline? Of(Compilation compilation, AnalyzerOptions options, ReadBaselineOnce readOnce)
        => Of(compilation, options.AdditionalFiles, readOnce, PgSslOptions.ShowsBaseline(options.AnalyzerConfigOptionsProvider.GlobalOptions));

    /// <summary>The baseline of a project; null if it has none.</summary>
    /// <param name="compilation">The project: its files are those that are not gone.</param>
    /// <param name="additionalFiles">The additional files of the project.</param>
    /// <param name="readOnce">Remembers what is in a text.</param>
    /// <param name="showsKnown">See <see cref="ShowsKnown"/>.</param>
    public static ProjectBaseline? Of(Compilation compilation, ImmutableArray<AdditionalText> additionalFiles, ReadBaselineOnce readOnce, bool showsKnown)
    {
        List<AdditionalText>? files = null;
        foreach (AdditionalText file in additionalFiles)
        {
            if (BaselinePath.IsBaseline(file.Path))
                (files ??= []).Add(file);
        }
        return files is null ? null : new ProjectBaseline(files, compilation, additionalFiles, readOnce, showsKnown);
    }

    /// <summary>The baseline in a file of that name; null if the file cannot be read.</summary>
    public Baseline? Read(AdditionalText file, CancellationToken cancellation) => file.GetText(cancellation) is { } text ? readOnce(text, Provider) : null;

    /// <summary>Which of the findings of one file are known.</summary>
    /// <param name="path">The file.</param>
    /// <param name="findings">All of its findings that nothing suppresses.</param>
    /// <param name="cancellation">Stops the work.</param>
    public IReadOnlyList<bool> Cover(string path, IReadOnlyList<(string RuleId, string Hash)> findings, CancellationToken cancellation)
        => Baseline.Cover(path, findings, from file in files let baseline = Read(file, cancellation) where baseline is not null select (file.Path, baseline), Paths);

    // Two threads that come at the same time collect the same.
    private List<string> Paths() => paths ??= [.. compilation.SyntaxTrees.Select(static tree => tree.FilePath), .. additionalFiles.Select(static file => file.Path)];
}
