using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PgSslAnalyzers.Findings;

/// <summary>PGSSL2005 in C#: a program sets PGSSLMODE for itself, and nothing in it reads the variable.</summary>
internal static class UnreadVariable
{
    public const string Name = "PGSSLMODE";

    private static readonly string[] Tools = ["psql", "pg_dump", "pg_restore", "pg_basebackup", "pg_isready", "pgbench", "createdb", "dropdb", "vacuumdb", "reindexdb"];

    /// <summary>
    /// Whether somebody other than Npgsql may read what the file sets: a process that it starts inherits the variable, and psql and pg_dump obey it; or the program
    /// asks for the variable itself. Looked for only where the variable is set.
    /// </summary>
    public static bool IsMeantForOthers(SemanticModel model, CancellationToken cancellation)
    {
        foreach (SyntaxNode node in model.SyntaxTree.GetRoot(cancellation).DescendantNodes())
        {
            bool isForOthers = node switch
            {
                IdentifierNameSyntax { Identifier.ValueText: "Process" or "ProcessStartInfo" } type => IsProcess(model.GetSymbolInfo(type, cancellation).Symbol),
                ImplicitObjectCreationExpressionSyntax creation => IsProcess(model.GetTypeInfo(creation, cancellation).Type),
                // The name of a tool, for whatever library starts it.
                LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => NamesTool(literal.Token.ValueText),
                InterpolatedStringTextSyntax text => NamesTool(text.TextToken.ValueText),
                ArgumentSyntax argument => IsRead(argument, model, cancellation),
                _ => false,
            };
            if (isForOthers)
                return true;
        }
        return false;
    }

    private static bool IsProcess(ISymbol? type) => type is INamedTypeSymbol { Name: "Process" or "ProcessStartInfo", ContainingNamespace: { Name: "Diagnostics", ContainingNamespace.Name: "System" } };

    private static bool NamesTool(string text) => Tools.Any(tool => text.IndexOf(tool, StringComparison.Ordinal) >= 0);

    private static bool IsRead(ArgumentSyntax argument, SemanticModel model, CancellationToken cancellation)
    {
        bool isKey = argument.Parent switch
        {
            BracketedArgumentListSyntax => true,
            ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: { } called } } => !called.ToString().EndsWith("SetEnvironmentVariable", StringComparison.Ordinal),
            _ => false,
        };
        return isKey && model.GetConstantValue(argument.Expression, cancellation) is { HasValue: true, Value: Name };
    }
}
