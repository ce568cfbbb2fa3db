using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PgSslAnalyzers.FixPlans;

/// <summary>The words and texts of a file, found in one walk for all that ask which code is about something.</summary>
internal sealed class FileWords
{
    private static readonly IReadOnlyList<SimpleNameSyntax> None = [];

    private readonly SyntaxNode root;
    private readonly Dictionary<string, List<int>> identifiers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SimpleNameSyntax>> names = new(StringComparer.Ordinal);
    private readonly List<SyntaxToken> texts = [];

    public FileWords(SyntaxTree tree, CancellationToken cancellation)
    {
        root = tree.GetRoot(cancellation);
        foreach (SyntaxToken token in root.DescendantTokens())
        {
            switch (token.Kind())
            {
                case SyntaxKind.IdentifierToken:
                    if (!identifiers.TryGetValue(token.ValueText, out List<int>? same))
                        identifiers[token.ValueText] = same = [];
                    same.Add(token.SpanStart);
                    break;
                case SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.CharacterLiteralToken:
                    texts.Add(token);
                    break;
            }
        }
    }

    /// <summary>Where all identifiers stand, also those that declare something, by what they say.</summary>
    public IReadOnlyDictionary<string, List<int>> Identifiers => identifiers;

    /// <summary>Texts and characters, those of interpolated strings too, in the order of the file.</summary>
    public IReadOnlyList<SyntaxToken> Texts => texts;

    /// <summary>The names that use something, in the order of the file; not those of arguments.</summary>
    public IReadOnlyList<SimpleNameSyntax> Names(string name)
    {
        if (names.TryGetValue(name, out List<SimpleNameSyntax>? known))
            return known;
        if (!identifiers.TryGetValue(name, out List<int>? places))
            return None;
        var found = new List<SimpleNameSyntax>(places.Count);
        foreach (int place in places)
        {
            if (root.FindToken(place).Parent is SimpleNameSyntax { Parent: not NameColonSyntax } simple)
                found.Add(simple);
        }
        return names[name] = found;
    }
}
