using Microsoft.CodeAnalysis;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.ProjectFiles;
using PgSslAnalyzers.Sinks;
using PgSslAnalyzers.Symbols;

namespace PgSslAnalyzers.Flow.Models;

/// <summary>What the analysis of one file needs: the compilation, the sinks and options that hold for the file.</summary>
internal sealed class FileContext(CompilationContext compilation, SemanticModel model, SinkLookup sinks, CheckOptions options, NamedConnections namedConnections)
{
    public CompilationContext Types { get; } = compilation;

    public SinkLookup Sinks { get; } = sinks;

    public CheckOptions Options { get; } = options;

    /// <summary>What the configuration files give to names.</summary>
    public NamedConnections NamedConnections { get; } = namedConnections;

    /// <summary>The options that hold for another file.</summary>
    public Func<SyntaxTree, CheckOptions> OptionsOf { get; init; } = _ => options;

    /// <summary>The reasons against a fix that are left out. None but in tests, which show that each of them is needed.</summary>
    public Refusals LeftOut { get; init; }

    public SemanticModel Model { get; } = model;

    public SyntaxTree Tree { get; } = model.SyntaxTree;

    public NpgsqlVersion NpgsqlVersion => Types.NpgsqlVersion;

    /// <summary>
    /// The operation of a declaration, in this or another file. Null in another project: an editor hands the analyzers its source, and it
    /// has to be as closed to them as the assembly is that a build refers to.
    /// </summary>
    public IOperation? OperationOf(SyntaxNode syntax, CancellationToken cancellation)
        => syntax.SyntaxTree == Tree ? Operations.Of(syntax, Model, cancellation) : Types.OperationOf(syntax, cancellation);
}
