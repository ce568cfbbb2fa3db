using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PgSslAnalyzers.ConnectionStrings.Parsing;
using PgSslAnalyzers.Flow.Models;

namespace PgSslAnalyzers.FixPlans;

/// <summary>A change of the decoded text of one literal, in the place where it is written: it shows in every text that the literal is a part of.</summary>
/// <param name="Source">The literal.</param>
/// <param name="Piece">The piece of the text for which the edit was planned.</param>
/// <param name="Offset">First character, in the decoded text of the literal.</param>
/// <param name="Length">Number of characters; 0 for an insertion behind the character before.</param>
/// <param name="Text">What stands there afterwards.</param>
internal sealed record LiteralEdit(SyntaxToken Source, Piece Piece, int Offset, int Length, string Text)
{
    /// <summary>Whether an insertion belongs to the character behind it: what stands before it may be replaced by something else.</summary>
    public bool LeadsPiece { get; init; }

    /// <summary>Where the edit shows in a piece of the same literal: position in the piece and number of characters; null if the piece does not hold the place.</summary>
    public (int Start, int Length)? In(Piece piece)
    {
        int start = Offset - piece.Offset;
        if (Length == 0)
        {
            // An insertion belongs to the character before it; at the very start of a literal to the one behind it.
            bool isHere = Offset == 0 || LeadsPiece ? start >= 0 && start < piece.Length : start > 0 && start <= piece.Length;
            return isHere ? (start, 0) : null;
        }
        int from = Math.Max(0, start), to = Math.Min(piece.Length, start + Length);
        return from < to ? (from, to - from) : null;
    }

    /// <summary>The decoded text of the whole literal afterwards.</summary>
    public string ApplyTo(string literal) => Offset + Length <= literal.Length ? literal.Substring(0, Offset) + Text + literal.Substring(Offset + Length) : literal;
}

/// <summary>What is written behind an expression that is a whole text, as an operand of its own or as the end of its interpolated string.</summary>
internal sealed record AppendedEdit(ExpressionSyntax Whole, string Text);

/// <summary>An expression that is replaced, at one use, by a text: the names that others use stay as they are.</summary>
/// <param name="Operand">The expression, or the hole of an interpolated string.</param>
/// <param name="Source">The literal whose text comes through the expression.</param>
/// <param name="Text">What stands there afterwards.</param>
internal sealed record ReplacedOperand(SyntaxNode Operand, SyntaxToken Source, string Text);

/// <summary>The edits of texts that one fix makes, and what they do to a text.</summary>
internal sealed record TextPlan(ImmutableArray<LiteralEdit> Edits, ImmutableArray<AppendedEdit> Appended, ImmutableArray<ReplacedOperand> Replaced)
{
    public static readonly TextPlan Empty = new(ImmutableArray<LiteralEdit>.Empty, ImmutableArray<AppendedEdit>.Empty, ImmutableArray<ReplacedOperand>.Empty);

    public bool IsEmpty => Edits.IsEmpty && Appended.IsEmpty && Replaced.IsEmpty;

    /// <summary>Whether the plan changes the literal that a piece comes from.</summary>
    public bool Touches(Piece piece) => piece.Source != default && Edits.Any(edit => edit.Source == piece.Source);

    /// <summary>The text that a connection has after the edits.</summary>
    /// <param name="text">The text before.</param>
    /// <param name="place">The expression with which the connection takes it; null if none does.</param>
    /// <param name="isOwn">Whether this is a text of the use for which operands are replaced.</param>
    public PartialText ApplyTo(TextAlternative text, SyntaxNode? place, bool isOwn)
    {
        var result = new StringBuilder();
        var holes = new List<int>();
        foreach (Piece piece in text.Pieces)
        {
            if (piece.Text is not { } known)
            {
                holes.Add(result.Length);
                result.Append(PartialText.HoleCharacter);
            }
            else if (isOwn && Replaced.FirstOrDefault(replaced => replaced.Source == piece.Source) is { } operand && piece.Source != default)
            {
                result.Append(operand.Text);
            }
            else
            {
                ApplyTo(piece, known, result);
            }
        }
        foreach (AppendedEdit appended in Appended)
        {
            if (appended.Whole == place || (appended.Whole == text.Anchor && text.EndsWithAnchor))
                result.Append(appended.Text);
        }
        return new PartialText(result.ToString(), holes.ToArray());
    }

    private void ApplyTo(Piece piece, string known, StringBuilder result)
    {
        int copied = 0;
        foreach (LiteralEdit edit in Edits)
        {
            if (edit.Source != piece.Source || edit.In(piece) is not var (start, length) || start < copied)
                continue;
            result.Append(known, copied, start - copied);
            // Of an edit that begins in another piece of the literal only the end is here.
            if (edit.Offset >= piece.Offset)
                result.Append(edit.Text);
            copied = start + length;
        }
        result.Append(known, copied, known.Length - copied);
    }
}
