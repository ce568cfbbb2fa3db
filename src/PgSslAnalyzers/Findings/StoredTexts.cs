using Microsoft.CodeAnalysis;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Configuration;
using PgSslAnalyzers.ConnectionStrings.Parsing;
using PgSslAnalyzers.FixPlans;
using PgSslAnalyzers.Flow;
using PgSslAnalyzers.Flow.Models;
using PgSslAnalyzers.Text;

namespace PgSslAnalyzers.Findings;

/// <summary>Texts that are stored and reach no sink in sight: what they are is told by evidence, when all of the file has been seen.</summary>
internal sealed class StoredTexts(FileContext context, SeenTexts seen, Owner owner, CaseCheck check, CancellationToken cancellation)
{
    private readonly HashSet<SyntaxToken> judgedLiterals = [];
    private readonly List<StoredText> stored = [];

    /// <summary>A text is put under a key that names a connection string: the key decides, as in a file.</summary>
    public void StoredAs(string key, AbstractValue value)
    {
        foreach (TextAlternative text in value.Alternatives.OfType<TextAlternative>())
            Store(text, key);
    }

    /// <summary>A text is kept; whether it is a connection string for Npgsql is told at the end.</summary>
    public void Store(TextAlternative text, string? key = null, bool isUsed = false)
    {
        List<SettingsCase>? cases = text.Builder is null && Evidence.MayBeConnectionString(text) ? SettingsCase.Of(BuilderState.OfText(text)) : null;
        stored.Add(new StoredText(text, key, isUsed) { Cases = cases });
        foreach (SettingsCase settings in cases ?? [])
            seen.Add(settings, null, ConnectionUse.Plain);
    }

    /// <summary>The elements of a collection that nobody changes: whole strings with a mode.</summary>
    public void StoreElements(AbstractValue value, FlowState state)
    {
        foreach (ObjectKey key in value.Objects)
        {
            IEnumerable<AbstractValue> elements = state.Object(key) switch
            {
                ListState { Items: { IsDefault: false } items } => items,
                MapState { Entries: { IsDefault: false } entries } => entries.Select(static entry => entry.Items[1]),
                _ => [],
            };
            foreach (TextAlternative text in elements.SelectMany(static element => element.Alternatives).OfType<TextAlternative>())
            {
                if (Owner.IsKeptElement(text.Anchor))
                    stored.Add(new StoredText(text, null, false) { IsElement = true });
            }
        }
    }

    /// <summary>Checks those that are connection strings and have not been looked at elsewhere.</summary>
    /// <param name="absences">Gets what is missing.</param>
    /// <param name="verified">Gets the cases that are as they should be.</param>
    public void Finish(Absences absences, Action<SettingsCase, ModeVerdict> verified)
    {
        foreach (StoredText kept in stored)
        {
            TextAlternative text = kept.Text;
            if (text.Anchor.SyntaxTree != context.Tree || text.Builder is not null || IsJudged(text) || (kept.Cases is null && !Evidence.MayBeConnectionString(text)))
                continue;
            foreach (SettingsCase settings in kept.Cases ?? SettingsCase.Of(BuilderState.OfText(text)))
            {
                if (!IsNpgsqls(kept, settings.Parsed!) || (kept is { Key: null, IsUsed: false } && OtherConnections.Take(text.Anchor, context.Model, cancellation)))
                    continue;
                ModeVerdict verdict = check.Check(settings, ConnectionUse.Plain with { IsOnlyLikely = kept is { Key: null, IsUsed: false } && !Evidence.IsOnlyNpgsqls(settings.Parsed!) }, absences, text.Anchor, 0);
                verified(settings, verdict);
            }
        }
    }

    private bool IsNpgsqls(StoredText kept, ConnectionString parsed)
        => kept.Key is not null ? ConfigurationEvidence.IsNpgsqls(kept.Key, parsed)
            : kept.IsElement ? Evidence.IsWholeWithMode(parsed)
            : kept.IsUsed ? Evidence.IsNpgsqls(parsed, context.Types.HasOtherDrivers)
            : owner.Judges(kept.Text, parsed);

    /// <summary>A text is looked at where it is used.</summary>
    public void MarkJudged(TextAlternative? text)
    {
        if (text is null)
            return;
        foreach (Piece piece in text.Pieces)
        {
            if (piece.Source != default)
                judgedLiterals.Add(piece.Source);
        }
    }

    private bool IsJudged(TextAlternative text)
    {
        foreach (Piece piece in text.Pieces)
        {
            if (judgedLiterals.Contains(piece.Source))
                return true;
        }
        return false;
    }

    /// <summary>A text that is kept where it is not followed.</summary>
    /// <param name="Text">The text.</param>
    /// <param name="Key">The key that names it; null if none does.</param>
    /// <param name="IsUsed">Whether a connection takes it whose driver is not seen.</param>
    private sealed record StoredText(TextAlternative Text, string? Key, bool IsUsed)
    {
        /// <summary>An element of a collection that nobody changes.</summary>
        public bool IsElement { get; init; }

        /// <summary>What the text sets; null if nobody has asked so far.</summary>
        public List<SettingsCase>? Cases { get; init; }
    }
}
