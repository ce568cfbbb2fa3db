using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.ConnectionStrings;
using PgSslAnalyzers.ConnectionStrings.Configuration;

namespace PgSslAnalyzers.ProjectFiles;

/// <summary>What a compilation does with a text and a provider of what is in it: asks the provider if it has not done so before.</summary>
internal delegate ConfigurationFile? ReadOnce(SourceText text, SourceTextValueProvider<ConfigurationFile> provider);

/// <summary>Reads additional files, each text once however many analyses and options ask for it.</summary>
internal static class ConfigurationTexts
{
    private const int Beginning = 256;

    // A provider sees the text alone, and the name says how to read it: one provider a kind.
    private static readonly Dictionary<FileKind, SourceTextValueProvider<ConfigurationFile>> Providers =
        Enum.GetValues(typeof(FileKind)).Cast<FileKind>().Where(static kind => kind != FileKind.None)
            .ToDictionary(static kind => kind, static kind => new SourceTextValueProvider<ConfigurationFile>(text => ConfigurationFile.Read(text.ToString(), kind)));

    /// <summary>The connections in a file; null if it is no configuration file.</summary>
    public static ConfigurationFile? Read(ReadOnce readOnce, AdditionalText file, SourceText text)
    {
        FileKind kind = KindOf(file, text);
        return kind == FileKind.None ? null : readOnce(text, Providers[kind]);
    }

    /// <summary>A place in a file.</summary>
    public static Location PlaceOf(AdditionalText file, SourceText text, FileSpan span)
    {
        TextSpan place = TextSpan.FromBounds(span.Start, span.End);
        return Location.Create(file.Path, place, text.Lines.GetLinePositionSpan(place));
    }

    /// <summary>Whether a file is looked at.</summary>
    public static bool IsConfiguration(AdditionalText file, CancellationToken cancellation) => file.GetText(cancellation) is { } text && KindOf(file, text) != FileKind.None;

    private static FileKind KindOf(AdditionalText file, SourceText text) => FileKinds.Of(file.Path, text.ToString(new TextSpan(0, Math.Min(text.Length, Beginning))));
}
