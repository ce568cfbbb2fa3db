using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PgSslAnalyzers.ProjectFiles;

namespace PgSslAnalyzers.Flow.Models;

/// <summary>The arithmetic of texts: pure functions over their possible values.</summary>
internal static class Texts
{
    /// <summary>Two texts behind each other; an operand that is not known becomes a hole.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <param name="whole">The expression that stands for the result.</param>
    /// <param name="keepLeftAnchor">An appended text stays the string that it was: what it lacks is missing there.</param>
    public static AbstractValue Concat(AbstractValue left, AbstractValue right, SyntaxNode whole, bool keepLeftAnchor)
    {
        ImmutableArray<ImmutableArray<Piece>> rights = PiecesOf(right);
        if (left.IsUnknown)
        {
            // An unknown text with something appended is a text all the same: what is appended counts.
            return Build(ImmutableArray.Create((ImmutableArray.Create(Piece.Hole), whole)), rights, whole);
        }
        ImmutableArray<(ImmutableArray<Piece>, SyntaxNode)>.Builder lefts = ImmutableArray.CreateBuilder<(ImmutableArray<Piece>, SyntaxNode)>();
        foreach (Alternative alternative in left.Alternatives)
            lefts.Add((PiecesOf(alternative), keepLeftAnchor && alternative is TextAlternative { Pieces: not [{ LookUp: not null }] } text ? text.Anchor : whole));
        if (left.MayBeOther)
            lefts.Add((ImmutableArray.Create(Piece.Hole), whole));
        return Build(lefts.ToImmutable(), rights, whole);
    }

    /// <summary>Several texts behind each other.</summary>
    public static AbstractValue Concat(IReadOnlyList<AbstractValue> parts, SyntaxNode whole)
    {
        var texts = ImmutableArray.Create((ImmutableArray<Piece>.Empty, whole));
        foreach (AbstractValue part in parts)
        {
            ImmutableArray<ImmutableArray<Piece>> pieces = PiecesOf(part);
            // Most texts have one value.
            if (texts.Length == 1 && pieces.Length == 1 && texts[0].Item1.Length + pieces[0].Length <= TextAlternative.MaxPieces)
            {
                texts = ImmutableArray.Create((Join(texts[0].Item1, pieces[0]), whole));
                continue;
            }
            AbstractValue next = Build(texts, pieces, whole);
            if (next.IsUnknown)
                return AbstractValue.Unknown;
            texts = next.Alternatives.Select(alternative => (((TextAlternative)alternative).Pieces, whole)).ToImmutableArray();
        }
        return AbstractValue.Of(texts.Select(static text => (Alternative)new TextAlternative(text.Item1, text.whole)).ToImmutableArray(), false);
    }

    /// <summary>What each possible value of a part contributes to a text.</summary>
    public static ImmutableArray<ImmutableArray<Piece>> PiecesOf(AbstractValue value)
    {
        if (value.IsUnknown)
            return ImmutableArray.Create(ImmutableArray.Create(Piece.Hole));
        if (value is { MayBeOther: false, Alternatives: [var only] })
            return ImmutableArray.Create(PiecesOf(only));
        ImmutableArray<ImmutableArray<Piece>>.Builder pieces = ImmutableArray.CreateBuilder<ImmutableArray<Piece>>();
        foreach (Alternative alternative in value.Alternatives)
        {
            ImmutableArray<Piece> one = PiecesOf(alternative);
            // Nothing, where others may write, is a place to be filled.
            if (!(value.MayBeOther && one.IsEmpty && alternative is TextAlternative or ConstantAlternative))
                pieces.Add(one);
        }
        if (value.MayBeOther)
            pieces.Add(ImmutableArray.Create(Piece.Hole));
        return pieces.ToImmutable();
    }

    private static ImmutableArray<Piece> PiecesOf(Alternative alternative) => alternative switch
    {
        TextAlternative text => text.Pieces,
        SettingsAlternative settings => ImmutableArray.Create(Piece.Of(settings.State)),
        MissingAlternative => ImmutableArray<Piece>.Empty,
        // The name of an enum member is text of the program: the identifier is where it stands.
        ModeAlternative mode => NameOf(mode).Pieces,
        ConstantAlternative { Value: null, MayBeStale: true } => ImmutableArray.Create(new Piece("", default, 0, Guard.None) { MayBeStale = true }),
        ConstantAlternative { Value: null } => ImmutableArray<Piece>.Empty,
        ConstantAlternative { Value: OwnEnumValue own } constant => ImmutableArray.Create(own.Name is { } name ? new Piece(name, default, 0, Guard.None) { MayBeStale = constant.MayBeStale } : Piece.Hole),
        // The sign is what the culture makes of it.
        ConstantAlternative { Value: < 0 or < 0L or < (short)0 } => ImmutableArray.Create(Piece.Hole),
        ConstantAlternative { Value: bool or int or long or short or byte or char } constant
            => ImmutableArray.Create(new Piece(Convert.ToString(constant.Value, System.Globalization.CultureInfo.InvariantCulture), default, 0, Guard.None) { MayBeStale = constant.MayBeStale }),
        _ => ImmutableArray.Create(Piece.Hole),
    };

    /// <summary>The name of a mode as text.</summary>
    public static TextAlternative NameOf(ModeAlternative mode) => new(ImmutableArray.Create(new Piece(mode.Name, NameToken(mode), 0, mode.Guard) { MayBeStale = mode.MayBeStale }), mode.Source);

    private static SyntaxToken NameToken(ModeAlternative mode)
        => NameIn(mode.Source) is { } name && name.ValueText == mode.Name ? name : default;

    /// <summary>The name of a member in the expression that says it: <c>SslMode.Require</c>, or <c>Require</c> behind <c>using static</c>; null if it is another expression.</summary>
    public static SyntaxToken? NameIn(SyntaxNode expression) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier,
        IdentifierNameSyntax name => name.Identifier,
        _ => null,
    };

    /// <summary>The expression of which <see cref="NameIn"/> gives a name.</summary>
    public static SyntaxNode? ExpressionOf(SyntaxToken name)
        => name.Parent is { Parent: MemberAccessExpressionSyntax access } part && access.Name == part ? access : name.Parent;

    private static AbstractValue Build(ImmutableArray<(ImmutableArray<Piece> Pieces, SyntaxNode Anchor)> lefts, ImmutableArray<ImmutableArray<Piece>> rights, SyntaxNode whole)
    {
        // Too many combinations: values that differ become unknown ones, then what is appended is an unknown part, so that the rest of the text is still judged.
        if (lefts.Length * rights.Length > AbstractValue.MaxAlternatives)
            lefts = WithCommonValues(lefts);
        if (lefts.Length * rights.Length > AbstractValue.MaxAlternatives)
            rights = ImmutableArray.Create(ImmutableArray.Create(Piece.Hole));
        ImmutableArray<Alternative>.Builder texts = ImmutableArray.CreateBuilder<Alternative>(lefts.Length * rights.Length);
        foreach ((ImmutableArray<Piece> left, SyntaxNode anchor) in lefts)
        {
            foreach (ImmutableArray<Piece> right in rights)
            {
                if (left.Length + right.Length > TextAlternative.MaxPieces)
                    return AbstractValue.Unknown;
                texts.Add(new TextAlternative(Join(left, right), anchor) { EndsWithAnchor = anchor == whole });
            }
        }
        return AbstractValue.Of(texts.MoveToImmutable(), false);
    }

    /// <summary>The same texts with an unknown part where they differ in a value that is none of a mode.</summary>
    private static ImmutableArray<(ImmutableArray<Piece> Pieces, SyntaxNode Anchor)> WithCommonValues(ImmutableArray<(ImmutableArray<Piece> Pieces, SyntaxNode Anchor)> texts)
    {
        int length = texts[0].Pieces.Length;
        if (texts.Any(text => text.Pieces.Length != length))
            return texts;
        ImmutableArray<(ImmutableArray<Piece> Pieces, SyntaxNode Anchor)> common = texts;
        for (int i = 0; i < length; i++)
        {
            Piece[] values = [.. texts.Select(text => text.Pieces[i]).Distinct(PieceComparer.Instance)];
            if (values.Length == 1 || !values.All(IsValue))
                continue;
            Piece unknown = values.All(static value => !value.MayBeStale && (value.IsPlain || !value.IsHole)) ? Piece.Hole with { IsPlain = true } : Piece.Hole;
            common = common.Select(text => (text.Pieces.SetItem(i, unknown), text.Anchor)).ToImmutableArray();
        }
        return common.Distinct(TextComparer.Instance).ToImmutableArray();
    }

    /// <summary>Whether a piece is a value of one setting, and no mode.</summary>
    private static bool IsValue(Piece piece)
        => piece.Builder is null && (piece.IsHole ? piece is { LookUp: null, IsCopied: false } : piece.Text!.IndexOfAny([';', '=', '"', '\'']) < 0 && Guard.ModeNamed(piece.Text) is null);

    private sealed class PieceComparer : IEqualityComparer<Piece>
    {
        public static readonly PieceComparer Instance = new();

        public bool Equals(Piece? x, Piece? y) => x is not null && y is not null && Piece.Same(x, y) && x.MayBeStale == y.MayBeStale;

        public int GetHashCode(Piece obj) => StringComparer.Ordinal.GetHashCode(obj.Text ?? "");
    }

    private sealed class TextComparer : IEqualityComparer<(ImmutableArray<Piece> Pieces, SyntaxNode Anchor)>
    {
        public static readonly TextComparer Instance = new();

        public bool Equals((ImmutableArray<Piece> Pieces, SyntaxNode Anchor) x, (ImmutableArray<Piece> Pieces, SyntaxNode Anchor) y) => x.Anchor == y.Anchor && x.Pieces.SequenceEqual(y.Pieces, PieceComparer.Instance);

        public int GetHashCode((ImmutableArray<Piece> Pieces, SyntaxNode Anchor) obj) => obj.Pieces.Length;
    }

    private static ImmutableArray<Piece> Join(ImmutableArray<Piece> left, ImmutableArray<Piece> right)
    {
        // Nothing behind an "=" is a place that is still to be filled, by whoever sets the value: it proves nothing about the text around it.
        if (right is [] or [{ Text: "", Builder: null }] && !left.IsEmpty && left[left.Length - 1].Text is { } keyword && keyword.EndsWith("=", StringComparison.Ordinal))
            return left.Add(Piece.Hole);
        if (left.IsEmpty || right.IsEmpty)
            return left.IsEmpty ? right : left;
        // The text of a builder stays apart from what follows only by a semicolon; anywhere else it is an unknown part.
        if (left.Length == 1 && left[0].Builder is not null && right[0].Text?.StartsWith(";", StringComparison.Ordinal) != true)
            left = ImmutableArray.Create(Piece.Hole);
        return left.AddRange(right[0].Builder is null ? right : right.SetItem(0, Piece.Hole));
    }

    /// <summary>Applies <paramref name="change"/> to each possible text; null makes that one unknown.</summary>
    /// <param name="value">The texts.</param>
    /// <param name="change">What is done to each.</param>
    /// <param name="canBeBuilders">Whether it may be done to what stands behind the text of a builder; without it such a text becomes unknown.</param>
    public static AbstractValue Map(AbstractValue value, Func<TextAlternative, TextAlternative?> change, bool canBeBuilders = false)
    {
        AbstractValue result = value.MayBeOther ? AbstractValue.Unknown : AbstractValue.None;
        foreach (Alternative alternative in value.Alternatives)
        {
            TextAlternative? changed = alternative is TextAlternative text && (text.Builder is null || canBeBuilders) ? change(text) : null;
            if (changed is null)
            {
                result = result.OrUnknown();
                continue;
            }
            changed = changed with { EndsWithAnchor = false };
            // What is taken away may be what the mark was on.
            result = result.Or(AbstractValue.Of(alternative.MayBeStale && !changed.MayBeStale ? changed.Stale() : changed));
        }
        return result;
    }

    /// <summary>Trims white space, or the given characters, from the ends; stops at an unknown part.</summary>
    public static TextAlternative Trim(TextAlternative text, char[] characters, bool start, bool end)
    {
        List<Piece> pieces = [.. text.Pieces];
        while (start && pieces.Count > 0 && pieces[0] is { Builder: null, Text: { } first })
        {
            int skip = 0;
            while (skip < first.Length && IsTrimmed(first[skip], characters))
                skip++;
            if (skip < first.Length)
            {
                pieces[0] = pieces[0].Slice(skip, first.Length - skip);
                break;
            }
            pieces.RemoveAt(0);
        }
        while (end && pieces.Count > 0 && pieces[pieces.Count - 1] is { Builder: null, Text: { } last })
        {
            int keep = last.Length;
            while (keep > 0 && IsTrimmed(last[keep - 1], characters))
                keep--;
            if (keep > 0)
            {
                pieces[pieces.Count - 1] = pieces[pieces.Count - 1].Slice(0, keep);
                break;
            }
            pieces.RemoveAt(pieces.Count - 1);
        }
        return text with { Pieces = pieces.ToImmutableArray() };
    }

    /// <summary>Cuts characters off the end; null if there are unknown ones among them.</summary>
    public static TextAlternative? Cut(TextAlternative text, int count)
    {
        List<Piece> pieces = [.. text.Pieces];
        while (count > 0)
        {
            if (pieces.Count == 0 || pieces[pieces.Count - 1] is not { Builder: null, Text: { } last })
                return null;
            pieces.RemoveAt(pieces.Count - 1);
            if (last.Length > count)
                pieces.Add(text.Pieces[pieces.Count].Slice(0, last.Length - count));
            count -= last.Length;
        }
        return text with { Pieces = pieces.ToImmutableArray() };
    }

    private static bool IsTrimmed(char c, char[] characters) => characters.Length == 0 ? char.IsWhiteSpace(c) : Array.IndexOf(characters, c) >= 0;

    /// <summary>Replaces a part of each possible text. If it may stand partly in an unknown part, the result is marked.</summary>
    /// <param name="value">The texts.</param>
    /// <param name="oldValue">What is replaced.</param>
    /// <param name="old">The same as text.</param>
    /// <param name="replacement">What comes in its place.</param>
    /// <param name="comparison">How it is looked for.</param>
    public static AbstractValue Replace(AbstractValue value, AbstractValue oldValue, string old, AbstractValue replacement, StringComparison comparison)
    {
        AbstractValue replaced = AbstractValue.None;
        foreach (ImmutableArray<Piece> pieces in PiecesOf(replacement))
            replaced = replaced.Or(Map(value, text => Replace(text, old, pieces, comparison)));
        return oldValue.MayBeStale || MayTouchHole(value, old, comparison) ? replaced.Stale() : replaced;
    }

    /// <summary>Replaces <paramref name="old"/>, also where it stands on the border of two pieces.</summary>
    private static TextAlternative? Replace(TextAlternative text, string old, ImmutableArray<Piece> replacement, StringComparison comparison)
    {
        if (old.Length == 0)
            return null;
        string all = WithHoles(text.Pieces);
        if (MayBePlain(old) && !replacement.All(HoldsNoSettings))
            text = text with { Pieces = text.Pieces.Select(static piece => piece.IsPlain ? piece with { IsPlain = false } : piece).ToImmutableArray() };
        ImmutableArray<Piece>.Builder pieces = ImmutableArray.CreateBuilder<Piece>();
        int from = 0;
        for (int at = all.IndexOf(old, comparison); at >= 0; at = all.IndexOf(old, from, comparison))
        {
            AddSlices(text.Pieces, from, at, pieces);
            pieces.AddRange(replacement);
            from = at + old.Length;
            if (pieces.Count > TextAlternative.MaxPieces)
                return null;
        }
        AddSlices(text.Pieces, from, all.Length, pieces);
        return text with { Pieces = pieces.ToImmutable() };
    }

    /// <summary>Whether a number, a date or a name may hold the characters, so that they may be replaced in it.</summary>
    private static bool MayBePlain(string text) => text.IndexOfAny(['{', '}', '%', '$', '<', '>', '#', '@', ';', '=', '"', '\'']) < 0;

    /// <summary>Whether a piece that comes into a value leaves it one value.</summary>
    private static bool HoldsNoSettings(Piece piece) => piece.Text is { } text ? piece.Builder is null && text.IndexOfAny([';', '=', '"', '\'']) < 0 : piece.IsPlain;

    /// <summary>Adds what lies between two positions of a text, piece by piece.</summary>
    private static void AddSlices(ImmutableArray<Piece> pieces, int from, int to, ImmutableArray<Piece>.Builder slices)
    {
        int start = 0;
        foreach (Piece piece in pieces)
        {
            int first = Math.Max(from, start), end = Math.Min(to, start + piece.Length);
            if (first < end || (piece.Length == 0 && from <= start && start <= to))
                slices.Add(end - first == piece.Length ? piece : piece.Slice(first - start, end - first));
            start += piece.Length;
        }
    }

    /// <summary>The characters of a text, with U+0000 for each unknown part.</summary>
    private static string WithHoles(ImmutableArray<Piece> pieces) => string.Concat(pieces.Select(static piece => piece.Text ?? "\0"));

    /// <summary>Whether a part of a text that is replaced may begin or end in an unknown part of it.</summary>
    private static bool MayTouchHole(AbstractValue value, string old, StringComparison comparison)
        => value.Alternatives.Any(alternative => alternative is TextAlternative { Pieces: { Length: > 1 } pieces } && MayTouchHole(WithHoles(pieces), old, comparison));

    private static bool MayTouchHole(string all, string old, StringComparison comparison)
    {
        for (int hole = all.IndexOf('\0'); hole >= 0; hole = all.IndexOf('\0', hole + 1))
        {
            for (int length = 1; length < old.Length; length++)
            {
                bool endsBefore = hole >= length && string.Compare(all, hole - length, old, 0, length, comparison) == 0;
                bool startsBehind = string.Compare(all, hole + 1, old, old.Length - length, length, comparison) == 0 && hole + length < all.Length;
                if (endsBefore || startsBehind)
                    return true;
            }
        }
        return false;
    }

    /// <summary>Puts arguments into a composite format; null if the format is not sound or not known.</summary>
    public static AbstractValue Format(TextAlternative format, IReadOnlyList<AbstractValue> arguments, SyntaxNode whole)
    {
        var parts = new List<AbstractValue>();
        foreach (Piece piece in format.Pieces)
        {
            if (piece.Text is not { } text)
            {
                parts.Add(AbstractValue.Unknown);
                continue;
            }
            int from = 0;
            for (int i = 0; i < text.Length; i++)
            {
                if (text[i] is not '{' and not '}')
                    continue;
                if (i > from)
                    parts.Add(Part(piece.Slice(from, i - from), whole));
                if (i + 1 < text.Length && text[i + 1] == text[i])
                {
                    // A doubled brace is one brace: the second one stands for it.
                    parts.Add(Part(piece.Slice(i + 1, 1), whole));
                    from = ++i + 1;
                    continue;
                }
                int close = text[i] == '{' ? text.IndexOf('}', i) : -1;
                if (close < 0)
                    return AbstractValue.Unknown;
                string item = text.Substring(i + 1, close - i - 1);
                bool isPlain = int.TryParse(item, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int index);
                parts.Add(isPlain && index < arguments.Count ? arguments[index] : AbstractValue.Unknown);
                i = close;
                from = close + 1;
            }
            if (from < text.Length)
                parts.Add(Part(piece.Slice(from, text.Length - from), whole));
        }
        AbstractValue formatted = Concat(parts, whole);
        // A template that stands under a name is the string: what it lacks is missing there, however often it is filled.
        bool isDeclared = format.Anchor is LiteralExpressionSyntax && !(format.Anchor.SyntaxTree == whole.SyntaxTree && whole.Span.Contains(format.Anchor.Span));
        if (isDeclared)
        {
            bool isEnd = format.EndsWithAnchor && format.KnownText()?.EndsWith("}", StringComparison.Ordinal) == false;
            formatted = Map(formatted, text => text with { Anchor = format.Anchor });
            formatted = AbstractValue.Of(formatted.Alternatives.Select(one => one is TextAlternative text ? text with { EndsWithAnchor = isEnd } : one).ToImmutableArray(), formatted.MayBeOther);
        }
        return format.MayBeStale ? formatted.Stale() : formatted;
    }

    private static AbstractValue Part(Piece piece, SyntaxNode whole) => AbstractValue.Of(new TextAlternative(ImmutableArray.Create(piece), whole));
}
