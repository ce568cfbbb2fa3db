using Microsoft.CodeAnalysis;
using PgSslAnalyzers.ConnectionStrings;
using PgSslAnalyzers.Sinks;

namespace PgSslAnalyzers.Evaluation;

/// <summary>What the analysis of one file needs: the compilation, the sinks and options that hold for the file.</summary>
internal sealed class FileContext(CompilationContext compilation, SemanticModel model, SinkLookup sinks, CheckOptions options)
{
    public CompilationContext Types { get; } = compilation;

    public SinkLookup Sinks { get; } = sinks;

    public CheckOptions Options { get; } = options;

    public SyntaxTree Tree { get; } = model.SyntaxTree;

    public NpgsqlVersion NpgsqlVersion => Types.NpgsqlVersion;

    /// <summary>In strict mode a sink whose provider may be Npgsql counts too.</summary>
    public bool IsStrict => Options.IsStrict;

    public SemanticModel ModelOf(SyntaxTree tree) => tree == model.SyntaxTree ? model : Types.ModelOf(tree);
}
