using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.ConnectionStrings.Parsing;
using PgSslAnalyzers.Flow;
using PgSslAnalyzers.Flow.Models;

namespace PgSslAnalyzers.Text;

/// <summary>A place in a file.</summary>
internal readonly record struct Place(SyntaxTree Tree, TextSpan Span)
{
    public static Place Of(SyntaxNode node) => new(node.SyntaxTree, node.Span);
}

/// <summary>Where the findings of a case stand.</summary>
internal static class Places
{
    /// <summary>Where a setting is written: the whole pair if it stands in one literal, else the value.</summary>
    public static Place Of(SettingsCase settings, Setting setting)
    {
        if (setting.Origin is Written written)
            return OfWritten(written);
        // A call that gives a root certificate.
        if (setting.Origin is SyntaxNode call)
            return OfLink(call);
        if (setting.Origin is OtherText other)
            return OfAnchor(other.Anchor);
        if (settings.Text is null)
            return OfAnchor(settings.Anchor);
        ImmutableArray<(Piece Piece, int Start)> pair = settings.PiecesIn(setting.Range);
        if (IsOneLiteral(pair) && Map(pair, setting.Range) is { } found)
            return found;
        ImmutableArray<(Piece Piece, int Start)> value = settings.PiecesIn(setting.ValueRange);
        if (!value.IsEmpty && IsOneLiteral(value))
        {
            // A word on its own is shown with its quotes.
            SyntaxToken token = value[0].Piece.Source;
            if (!token.IsKind(SyntaxKind.InterpolatedStringTextToken) && token.Parent is { } literal && value.Length == 1 && value[0].Piece.Text == token.ValueText)
                return Place.Of(token.IsKind(SyntaxKind.IdentifierToken) && literal.Parent is MemberAccessExpressionSyntax access ? access : literal);
            if (Map(value, setting.ValueRange) is { } inner)
                return inner;
        }
        return OfAnchor(settings.Anchor);
    }

    /// <summary>Where the keyword of a setting stands; the setting where that is in no literal.</summary>
    public static Place OfKeyword(SettingsCase settings, Setting setting)
    {
        if (settings.Text is null || setting is not { Origin: null, Key: { Length: > 0 } key })
            return Of(settings, setting);
        ImmutableArray<(Piece Piece, int Start)> pair = settings.PiecesIn(setting.Range);
        var range = new TextRange(setting.Range.Start, key.Length);
        ImmutableArray<(Piece Piece, int Start)> word = settings.PiecesIn(range);
        return !IsOneLiteral(pair) && IsOneLiteral(word) && Map(word, range) is { } found ? found : Of(settings, setting);
    }

    /// <summary>An assignment that says the mode itself is shown whole; a value that comes from elsewhere is shown there.</summary>
    public static Place OfWritten(Written written)
    {
        SyntaxNode? right = written.Assignment switch
        {
            AssignmentExpressionSyntax assignment => assignment.Right,
            InvocationExpressionSyntax { ArgumentList.Arguments: [.., { Expression: { } last }] } => last,
            InitializerExpressionSyntax { Expressions: [.., { } last] } => last,
            _ => null,
        };
        while (right is ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax && right != written.Value)
        {
            right = right switch
            {
                ParenthesizedExpressionSyntax parenthesized => parenthesized.Expression,
                CastExpressionSyntax cast => cast.Expression,
                _ => ((PostfixUnaryExpressionSyntax)right).Operand,
            };
        }
        return Place.Of(right == written.Value ? written.Assignment : Declarator(written.Value));
    }

    /// <summary>A call is shown whole; in a chain it is its own link.</summary>
    public static Place OfLink(SyntaxNode node)
        => node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax, Name: { } name } }
            ? new Place(node.SyntaxTree, TextSpan.FromBounds(name.SpanStart, node.Span.End))
            : Place.Of(node);

    /// <summary>A creation is shown without its initializer and arguments: that is where a setting is missing.</summary>
    public static Place OfAnchor(SyntaxNode anchor) => anchor switch
    {
        ObjectCreationExpressionSyntax { Initializer: not null } creation => new Place(creation.SyntaxTree, TextSpan.FromBounds(creation.SpanStart, creation.Type.Span.End)),
        ImplicitObjectCreationExpressionSyntax { Initializer: not null } creation => new Place(creation.SyntaxTree, TextSpan.FromBounds(creation.SpanStart, creation.ArgumentList.Span.End)),
        _ => Place.Of(anchor),
    };

    /// <summary>A property whose missing initializer decides is shown by its declaration without attributes.</summary>
    private static SyntaxNode Declarator(SyntaxNode value) => value;

    private static bool IsOneLiteral(ImmutableArray<(Piece Piece, int Start)> pieces)
    {
        foreach ((Piece piece, _) in pieces)
        {
            if (piece.IsHole || piece.Source == default || piece.Source != pieces[0].Piece.Source)
                return false;
        }
        return !pieces.IsEmpty;
    }

    private static Place? Map(ImmutableArray<(Piece Piece, int Start)> pieces, TextRange range)
    {
        (Piece first, int firstStart) = pieces[0];
        (Piece last, int lastStart) = pieces[pieces.Length - 1];
        int from = range.Start - firstStart;
        TextSpan? start = LiteralMap.SpanOf(first, from, pieces.Length == 1 ? range.Length : first.Length - from);
        TextSpan? end = pieces.Length == 1 ? start : LiteralMap.SpanOf(last, 0, range.End - lastStart);
        return start is { } s && end is { } e ? new Place(first.Source.SyntaxTree!, TextSpan.FromBounds(s.Start, e.End)) : null;
    }
}
