using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PgSslAnalyzers.Analyzers;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.Demand;
using PgSslAnalyzers.Flow;
using PgSslAnalyzers.Flow.Models;
using PgSslAnalyzers.ProjectFiles;
using PgSslAnalyzers.Sinks;
using PgSslAnalyzers.Symbols;

namespace PgSslAnalyzers.Tests.Flow;

/// <summary>
/// What the analysis knows of the strings that reach <c>new NpgsqlConnection</c>, in a form to read: a text as it is, <c>{?}</c> for an unknown part, <c>(...)</c> around a part that may be stale,
/// <c>builder: text | SSL Mode=VerifyFull</c> for the text of a builder, <c>a or b</c> for several.
/// </summary>
internal static class Values
{
    private const string Around = """
        using System; using System.Collections.Generic; using System.Linq; using System.Text; using System.Threading.Tasks; using Npgsql;
        partial class Program
        {
            static string? Env(string name) => Environment.GetEnvironmentVariable(name);
            void M(string host, string user, bool flag, int number, NpgsqlConnectionStringBuilder given, SslMode mode)
            {
        """;

    /// <summary>The values that the connection of an expression is made from.</summary>
    public static string OfExpression(string expression) => Of($"_ = new NpgsqlConnection({expression});");

    /// <summary>The values that the connections of some statements are made from, one a line.</summary>
    public static string Of(string statements)
    {
        CSharpCompilation compilation = Analysis.Compile([("/src/Program.cs", Around + statements + "\n    }\n}")], TestReferences.Small);
        Assert.DoesNotContain(compilation.GetDiagnostics(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        SemanticModel model = compilation.GetSemanticModel(compilation.SyntaxTrees[0]);
        var file = new FileContext(CompilationContext.TryCreate(compilation)!, model, SinkLookup.Default, CheckOptions.Default, NamedConnections.None);
        var observer = new Listener();
        var interpreter = new Interpreter(new NpgsqlDomain(file, observer, CancellationToken.None), CancellationToken.None);
        foreach ((IOperation operation, ISymbol? member) in Candidates.RootsOf(model, FileCandidates.Of(model.SyntaxTree, SinkLookup.Default, false, static (_, _) => null), SinkLookup.Default, NamedConnections.None, false, CancellationToken.None))
            interpreter.RunRoot(operation, member, null);
        return string.Join("\n", observer.Seen.Distinct());
    }

    private static string Show(AbstractValue value)
        => string.Join(" or ", value.Alternatives.Select(Show).Concat(value.MayBeOther || value.IsUnknown ? ["{?}"] : []).Distinct());

    private static string Show(Alternative alternative) => alternative switch
    {
        TextAlternative text => Show(text),
        SettingsAlternative settings => "builder: " + Show(settings.State),
        _ => "{?}",
    };

    private static string Show(TextAlternative text)
    {
        var shown = new StringBuilder();
        foreach (Piece piece in text.Pieces)
        {
            string known = piece.Builder is { } builder ? "[" + Show(builder) + "]" : piece.Text ?? "{?}";
            shown.Append(piece.MayBeStale ? $"({known})" : known);
        }
        return shown.ToString();
    }

    private static string Show(BuilderState builder)
    {
        IEnumerable<string> from = builder.Bases.Select(Show).Concat(builder.HasUnknownBase ? ["{?}"] : []);
        IEnumerable<string> slots = builder.Slots.OrderBy(static pair => pair.Key.Name, StringComparer.Ordinal).Select(static pair => pair.Key.Name + "=" + Show(pair.Value));
        string shown = string.Join(" | ", new[] { string.Join(" or ", from) }.Concat(slots).Where(static part => part.Length > 0));
        return builder.HasEscaped || builder.MayBeStale ? $"({shown})" : shown;
    }

    private static string Show(Slot slot)
    {
        string shown = string.Join("/", slot.Values.Select(static written => written.IsRemoval ? "-" : written.Text ?? "{?}").Concat(slot.MayBeUnwritten ? ["nothing"] : []));
        return slot.MayBeStale ? $"({shown})" : shown;
    }

    private sealed class Listener : IUseObserver
    {
        public List<string> Seen { get; } = [];

        public void Reached(AbstractValue value, SyntaxNode place, SinkUse use, int depth) => Seen.Add(Show(value));

        public void MayHaveReached(AbstractValue value, SyntaxNode place, SinkUse use, int depth)
        {
        }

        public void BuilderUsed(BuilderState builder, SinkUse use, BuilderFate fate)
        {
        }

        public void LookedUp(LookUp lookUp, int depth)
        {
        }

        public void Stored(AbstractValue value, ITypeSymbol? type)
        {
        }

        public void StoredAs(string key, AbstractValue value)
        {
        }

        public void VariableSet(string name, SyntaxNode place)
        {
        }

        public void Returned(ISymbol member, AbstractValue value, FlowState state)
        {
        }
    }
}
