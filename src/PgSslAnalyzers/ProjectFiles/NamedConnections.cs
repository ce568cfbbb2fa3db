using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.ConnectionStrings.Configuration;

namespace PgSslAnalyzers.ProjectFiles;

/// <summary>The connection strings that the configuration files of a project give to names. Read when the first file of the program asks for one.</summary>
internal sealed class NamedConnections
{
    public static readonly NamedConnections None = new(ImmutableArray<AdditionalText>.Empty, static (_, _) => null);

    private readonly ImmutableArray<AdditionalText> files;
    private readonly ReadOnce readOnce;
    private Index? index;

    public NamedConnections(ImmutableArray<AdditionalText> files, ReadOnce readOnce) => (this.files, this.readOnce) = (files, readOnce);

    /// <summary>The paths of all files that may say something.</summary>
    public IEnumerable<string> Paths => files.Select(static file => file.Path);

    /// <summary>Whether any file gives a name to a connection string.</summary>
    public bool Any(CancellationToken cancellation) => !files.IsEmpty && Read(cancellation).Definitions.Count > 0;

    /// <summary>A cheap look before any binding: whether a key that ends so is given to a connection string.</summary>
    public bool MayDefine(string key, CancellationToken cancellation)
        => Any(cancellation) && Read(cancellation).LastNames.Contains(ConfigurationKey.LastName(key.Replace("__", ":")));

    /// <summary>Whether a file gives what the program asks for.</summary>
    public bool Defines(LookUp lookUp, CancellationToken cancellation) => Any(cancellation) && Find(lookUp, cancellation).Any();

    /// <summary>What the files give, by their paths.</summary>
    public IEnumerable<(AdditionalText File, ConnectionDefinition Definition)> Find(LookUp lookUp, CancellationToken cancellation)
        => Read(cancellation).Definitions.Where(known => lookUp.Finds(known.Definition.Connection.Key!));

    // Two threads that come at the same time read the same.
    private Index Read(CancellationToken cancellation)
    {
        if (Volatile.Read(ref index) is { } known)
            return known;
        var definitions = new List<(AdditionalText, ConnectionDefinition)>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (AdditionalText file in files.OrderBy(static file => file.Path, StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            if (file.GetText(cancellation) is not { } text || ConfigurationTexts.Read(readOnce, file, text) is not { } read)
                continue;
            foreach (ConfigurationConnection connection in read.Connections.Concat(read.Undecided))
            {
                if (connection.Key is not { } key || connection.Text is null)
                    continue;
                definitions.Add((file, new ConnectionDefinition(file.Path, read, connection)));
                names.Add(ConfigurationKey.LastName(key.Path));
            }
        }
        var made = new Index(definitions, names);
        return Interlocked.CompareExchange(ref index, made, null) ?? made;
    }

    private sealed record Index(List<(AdditionalText File, ConnectionDefinition Definition)> Definitions, HashSet<string> LastNames);
}
