using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PgSslAnalyzers.ConnectionStrings.Parsing;
using PgSslAnalyzers.ProjectFiles;

namespace PgSslAnalyzers.Flow.Models;

/// <summary>A piece of a text: known characters with the literal they come from, or an unknown part.</summary>
/// <param name="Text">The characters, decoded; null for an unknown part.</param>
/// <param name="Source">The token that holds them; default if they are known but stand in no literal.</param>
/// <param name="Offset">Index of the first character in the decoded text of <paramref name="Source"/>.</param>
/// <param name="Guard">What the conditions on the way to the literal say.</param>
internal sealed record Piece(string? Text, SyntaxToken Source, int Offset, Guard Guard)
{
    /// <summary>An unknown part.</summary>
    public static readonly Piece Hole = new(null, default, 0, Guard.None);

    public bool IsHole => Text is null;

    /// <summary>An unknown part that is a number, a bool or the name of an enum: it holds no settings.</summary>
    public bool IsPlain { get; init; }

    /// <summary>The builder whose text this is. Only at the start of a text, with nothing or a <c>;</c> behind it, and then of no length of its own.</summary>
    public BuilderState? Builder { get; private init; }

    /// <summary>Marked: see <see cref="Alternative.MayBeStale"/>.</summary>
    public bool MayBeStale { get; init; }

    /// <summary>What the program asks for, if this unknown part is the value of a configuration.</summary>
    public LookUp? LookUp { get; init; }

    /// <summary>Whether this unknown part is the string of a connection or data source that exists: it was judged where that was made. Also of a container that is thrown away.</summary>
    public bool IsCopied { get; init; }

    /// <summary>The text that a declaration or helper in another file gave, of which this is a part; null for a text of this file.</summary>
    public TextAlternative? Declared { get; init; }

    /// <summary>The text of a builder.</summary>
    public static Piece Of(BuilderState builder) => new("", default, 0, Guard.None) { Builder = builder };

    public int Length => Text?.Length ?? 1;

    /// <summary>The characters from <paramref name="start"/> on, still at their place in the literal.</summary>
    public Piece Slice(int start, int length) => this with { Text = Text!.Substring(start, length), Offset = Offset + start };

    public static bool Same(Piece a, Piece b)
        => ReferenceEquals(a, b) || (a.IsPlain == b.IsPlain && SameBuilder(a.Builder, b.Builder) && a.Source == b.Source && a.LookUp?.Place == b.LookUp?.Place && a.IsCopied == b.IsCopied && a.Offset == b.Offset && string.Equals(a.Text, b.Text, StringComparison.Ordinal) && Guard.Same(a.Guard, b.Guard));

    private static bool SameBuilder(BuilderState? a, BuilderState? b) => a is null || b is null ? ReferenceEquals(a, b) : BuilderState.SameButMarks(a, b);
}

/// <summary>One text that an expression may have.</summary>
/// <param name="Pieces">Its pieces, in order.</param>
/// <param name="Anchor">The expression that stands for the whole string: where something missing is reported.</param>
internal sealed record TextAlternative(ImmutableArray<Piece> Pieces, SyntaxNode Anchor) : Alternative
{
    public override bool MayBeStale => Pieces.Any(static piece => piece.MayBeStale || piece.Builder?.IsMarked == true);

    public override Alternative Stale() => Pieces.IsEmpty ? this with { Pieces = ImmutableArray.Create(new Piece("", default, 0, Guard.None) { MayBeStale = true }) }
        : this with { Pieces = Pieces.Select(static piece => piece.MayBeStale || piece is { IsHole: true, IsPlain: false } ? piece : piece with { MayBeStale = true }).ToImmutableArray() };

    /// <summary>Whether the end of <see cref="Anchor"/> is the end of the text; not so once something was appended, trimmed or replaced elsewhere.</summary>
    public bool EndsWithAnchor { get; init; } = true;

    /// <summary>Past this many pieces a text is unknown: it bounds time and memory of programs that build texts in loops.</summary>
    public const int MaxPieces = 4096;

    public static TextAlternative Known(string text, SyntaxNode anchor)
        => new(text.Length == 0 ? ImmutableArray<Piece>.Empty : ImmutableArray.Create(new Piece(text, default, 0, Guard.None)), anchor);

    /// <summary>The builder whose text this text begins with; null if there is none.</summary>
    public BuilderState? Builder => Pieces.IsEmpty ? null : Pieces[0].Builder;

    /// <summary>The whole text if all of it is known.</summary>
    public string? KnownText()
    {
        if (Builder is not null)
            return null;
        if (Pieces.Length == 1)
            return Pieces[0].Text;
        var text = new System.Text.StringBuilder();
        foreach (Piece piece in Pieces)
        {
            if (piece.Text is null)
                return null;
            text.Append(piece.Text);
        }
        return text.ToString();
    }

    /// <summary>The text as a file knows it: what other files add is unknown there.</summary>
    public TextAlternative AsSeenIn(SyntaxTree tree)
        => this with { Pieces = Pieces.Select(piece => piece.Source == default || piece.Source.SyntaxTree == tree ? piece : Piece.Hole).ToImmutableArray() };

    /// <summary>The text as the parser wants it.</summary>
    public PartialText ToPartialText()
    {
        var text = new System.Text.StringBuilder();
        var holes = new List<int>();
        var boundaries = new List<int>();
        var plainHoles = new List<int>();
        foreach (Piece piece in Pieces)
        {
            if (text.Length > 0)
                boundaries.Add(text.Length);
            if (piece.Text is null)
            {
                holes.Add(text.Length);
                if (piece.IsPlain)
                    plainHoles.Add(text.Length);
                text.Append(PartialText.HoleCharacter);
            }
            else
            {
                text.Append(piece.Text);
            }
        }
        return new PartialText(text.ToString(), holes.ToArray(), boundaries.ToArray(), plainHoles.ToArray());
    }

    public override bool SameAs(Alternative other)
    {
        if (other is not TextAlternative text || text.Anchor != Anchor)
            return false;
        // Nothing, and nothing with a mark, are the same text.
        if (text.Pieces.Length != Pieces.Length)
            return (Pieces.IsEmpty && text.Pieces is [{ Text: "", MayBeStale: true, Builder: null }]) || (text.Pieces.IsEmpty && Pieces is [{ Text: "", MayBeStale: true, Builder: null }]);
        if (text.Pieces == Pieces)
            return true;
        for (int i = 0; i < Pieces.Length; i++)
        {
            if (!Piece.Same(Pieces[i], text.Pieces[i]))
                return false;
        }
        return true;
    }
}
