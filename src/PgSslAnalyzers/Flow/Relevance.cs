using Microsoft.CodeAnalysis;

namespace PgSslAnalyzers.Flow;

/// <summary>
/// Which statements of a body the evaluation has to interpret. Found on the operation tree, without regard to the order of statements: backwards from what reaches Npgsql
/// to whatever gives it its value, and forwards from texts, modes and builders to whatever they get into. All other statements are passed over:
/// nothing that is said depends on them.
/// </summary>
internal sealed class Relevance
{
    private readonly Dictionary<SyntaxNode, Statement> statements;
    private readonly SyntaxNode root;

    private Relevance(SyntaxNode root, Dictionary<SyntaxNode, Statement> statements, bool isEmpty) => (this.root, this.statements, IsEmpty) = (root, statements, isEmpty);

    /// <summary>Whether nothing in the body matters: it needs no graph.</summary>
    public bool IsEmpty { get; }

    /// <summary>Looks through a body.</summary>
    /// <param name="body">The operation that Roslyn considers a root.</param>
    /// <param name="seeds">What matters in any case.</param>
    public static Relevance Of(IOperation body, RelevanceSeeds seeds)
    {
        var uses = new Uses(body, seeds);
        var spread = new Spread(uses, seeds);
        bool isEmpty = !spread.Run();
        return new Relevance(body.Syntax, uses.Statements, isEmpty);
    }

    /// <summary>The members of its own object or type that may hold a followed value after a body has run.</summary>
    /// <param name="body">The operation that Roslyn considers a root.</param>
    /// <param name="seeds">What matters in any case.</param>
    public static IEnumerable<ISymbol> FollowedMembers(IOperation body, RelevanceSeeds seeds)
    {
        var uses = new Uses(body, seeds);
        new Spread(uses, seeds).Run();
        return uses.Variables.Where(static variable => variable is { IsOwnMember: true, IsFollowed: true }).Select(static variable => variable.Symbol);
    }

    /// <summary>Whether an operation of the body, or of its graph, has to be interpreted.</summary>
    public bool IsRelevant(IOperation operation)
    {
        for (SyntaxNode? node = operation.Syntax; node is not null; node = node.Parent)
        {
            if (statements.TryGetValue(node, out Statement? statement))
                return statement.IsRelevant;
            if (node == root)
                break;
        }
        return true;
    }
}
