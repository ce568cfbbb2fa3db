using Microsoft.CodeAnalysis;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.Flow;
using PgSslAnalyzers.Flow.Models;
using PgSslAnalyzers.Text;

namespace PgSslAnalyzers.FixPlans;

/// <summary>A text, or a builder made from one, that the analysis of a file has seen used.</summary>
/// <param name="Settings">What it sets.</param>
/// <param name="Place">The expression with which a connection takes it; null if it is only stored.</param>
/// <param name="Use">What stands around that: a callback may not let the mode rise.</param>
internal sealed record SeenText(SettingsCase Settings, SyntaxNode? Place, ConnectionUse Use);

/// <summary>All texts that the analysis of one file has seen, by the literals that they are made of: who changes a literal changes all of them.</summary>
internal sealed class SeenTexts(CancellationToken cancellation)
{
    private static readonly IReadOnlyList<SeenText> None = [];

    private readonly Dictionary<SyntaxToken, List<SeenText>> byLiteral = [];
    private readonly Dictionary<SyntaxNode, List<SeenText>> byExpression = [];
    private readonly Dictionary<SyntaxNode, List<SeenText>> byMode = [];
    private readonly Dictionary<SyntaxNode, List<ConnectionUse>> usesOfBuilders = [];

    /// <summary>Where the file, and those that it takes texts from, speak of Unix-domain sockets.</summary>
    public Sockets Sockets => sockets ??= new Sockets(Words, cancellation);

    /// <summary>The words of this file, and of those that it takes texts from.</summary>
    public WordsOfFiles Words { get; } = new();

    private Sockets? sockets;

    private readonly Dictionary<SyntaxNode, List<AbstractValue>> byPlace = [];

    /// <summary>Notes what a connection may take at a place.</summary>
    public void AddUse(AbstractValue value, SyntaxNode place)
    {
        if (!byPlace.TryGetValue(place, out List<AbstractValue>? values))
            byPlace[place] = values = [];
        values.Add(value);
    }

    /// <summary>All that a connection may take at a place, on each of the ways on which the analysis came there; null if there were more than it can compare.</summary>
    public IReadOnlyList<AbstractValue>? ValuesAt(SyntaxNode place) => !byPlace.TryGetValue(place, out List<AbstractValue>? values) ? [] : values.Count <= MaxValues ? values : null;

    private const int MaxValues = 64;

    /// <summary>The builders that a mode was written to.</summary>
    /// <param name="mode">The expression that says the mode.</param>
    public IReadOnlyList<SeenText> WithMode(SyntaxNode mode) => byMode.TryGetValue(mode, out List<SeenText>? seen) ? seen : None;

    /// <summary>How the builder without a text that an expression makes is used.</summary>
    public IReadOnlyList<ConnectionUse> UsesOf(SyntaxNode creation) => usesOfBuilders.TryGetValue(creation, out List<ConnectionUse>? uses) ? uses : [];

    public void Add(SettingsCase settings, SyntaxNode? place, ConnectionUse use)
    {
        var seen = new SeenText(settings, place, use);
        if (settings.Mode is { } mode)
            AddTo(byMode, mode.Value, seen);
        if (settings.Text is not { } text)
        {
            if (use.HasValidationCallback)
                (usesOfBuilders.TryGetValue(settings.Anchor, out List<ConnectionUse>? uses) ? uses : usesOfBuilders[settings.Anchor] = []).Add(use);
            return;
        }
        foreach (Piece piece in text.Pieces)
        {
            if (piece.Source != default)
                AddTo(byLiteral, piece.Source, seen);
        }
        AddTo(byExpression, text.Anchor, seen);
        if (place is not null && place != text.Anchor)
            AddTo(byExpression, place, seen);
    }

    /// <summary>The texts that a literal is a part of.</summary>
    public IReadOnlyList<SeenText> With(SyntaxToken literal) => byLiteral.TryGetValue(literal, out List<SeenText>? seen) ? seen : None;

    /// <summary>The texts that an expression stands for.</summary>
    public IReadOnlyList<SeenText> Of(SyntaxNode expression) => byExpression.TryGetValue(expression, out List<SeenText>? seen) ? seen : None;

    /// <summary>Whether an expression is a whole connection string by what it says: it names a host.</summary>
    public bool IsWhole(SyntaxNode expression)
        => Of(expression).Any(static seen => seen.Settings.Parsed?.Last(KeywordTable.Host) is not null);

    private static void AddTo<TKey>(Dictionary<TKey, List<SeenText>> index, TKey key, SeenText seen)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out List<SeenText>? list))
            index[key] = list = [];
        // A literal may stand in one text many times, and a loop may show a text again and again.
        if (list.Count == 0 || !IsSame(list[list.Count - 1], seen))
            list.Add(seen);
    }

    private static bool IsSame(SeenText one, SeenText other)
        => one.Place == other.Place && one.Settings.Mode == other.Settings.Mode && one.Use.HasValidationCallback == other.Use.HasValidationCallback
            && (one.Settings.Text is { } text ? other.Settings.Text is { } known && text.SameAs(known) : other.Settings.Text is null && one.Settings.Anchor == other.Settings.Anchor);
}
