using Microsoft.CodeAnalysis;

namespace PgSslAnalyzers.Symbols;

/// <summary>Operations of syntax, as the compiler gives them.</summary>
internal static class Operations
{
    /// <summary>The operation of a node; null if there is none, also where the compiler stumbles over a program that somebody is in the middle of typing.</summary>
    public static IOperation? Of(SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        try
        {
            return model.GetOperation(node, cancellation);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // Roslyn 5 on an interpolated string in a broken assignment: Unexpected value 'UnconvertedInterpolatedString'; on a broken deconstruction: Type argument cannot be null.
            return null;
        }
    }
}
