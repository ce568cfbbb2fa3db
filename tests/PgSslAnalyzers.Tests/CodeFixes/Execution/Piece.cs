namespace PgSslAnalyzers.Tests.CodeFixes.Execution;

/// <summary>A part of a connection string as a program writes it.</summary>
internal abstract record Piece
{
    /// <summary>Text that is written in the program.</summary>
    public sealed record Literal(string Text) : Piece;

    /// <summary>An expression, of any type.</summary>
    public sealed record Hole(string Expression) : Piece;

    /// <summary>Pieces that are there if a condition holds.</summary>
    public sealed record Optional(string Condition, IReadOnlyList<Piece> Pieces) : Piece;
}

/// <summary>One setting, keyword and value, without a separator; with a condition, if it is not always there.</summary>
internal sealed record Setting(IReadOnlyList<Piece> Pieces, string? Condition = null);
