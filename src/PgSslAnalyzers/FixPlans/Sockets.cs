using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Parsing;
using PgSslAnalyzers.ConnectionStrings.Servers;
using PgSslAnalyzers.Text;

namespace PgSslAnalyzers.FixPlans;

/// <summary>
/// Whether a connection may go to a Unix-domain socket, where PostgreSQL has no TLS and Npgsql throws on a mode that asks for it. One instance serves a file: each file that it is
/// asked about is searched once.
/// </summary>
internal sealed class Sockets(WordsOfFiles words, CancellationToken cancellation)
{
    /// <summary>Where servers, and the proxies of providers, put their sockets.</summary>
    private static readonly string[] Folders = ["/var/run/", "/run/", "/tmp", "/cloudsql/"];

    private readonly Dictionary<SyntaxTree, int[]> places = [];

    /// <summary>Whether one of the hosts is a socket, or is not known in a type that speaks of sockets: callers may give it.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="place">The expression with which a connection takes them, if it is known: a template may be filled there.</param>
    public bool MayBeHostOf(SettingsCase settings, SyntaxNode? place = null)
    {
        Setting? host = settings.Settings.Effective(KeywordTable.Host);
        if (settings.HasSocketHost || Hosts.NamesSocket(host) || Hosts.NamesSocket(settings.Parsed?.Effective(KeywordTable.Host)?.Start))
            return true;
        // A part that is not known may bring the host along.
        if (host is { Value: null } || settings.HasUnknownHost || (host is null && settings.Parsed is { MayCarryMore: true }))
            return AreInTypeOf(settings.Anchor) || (place is not null && AreInTypeOf(place));
        // A builder without a host gets one from whoever it is handed to.
        return host is null && settings.Builder is { Creation: BaseObjectCreationExpressionSyntax creation } && AreInTypeOf(creation);
    }

    /// <summary>Whether the member around a place has a host or text that begins like that of a socket, or a name that says so: an unknown string may be made of it.</summary>
    public bool AreInSightOf(SyntaxNode place)
    {
        MemberDeclarationSyntax? member = place.FirstAncestorOrSelf<MemberDeclarationSyntax>(static node => node is not GlobalStatementSyntax);
        return AreIn(member is null or BaseTypeDeclarationSyntax ? place.SyntaxTree.GetRoot() : member);
    }

    /// <summary>Whether the type around a place does: what comes in as a parameter or through a field may be made in any of its members.</summary>
    public bool AreInTypeOf(SyntaxNode place) => AreIn(place.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? place.SyntaxTree.GetRoot());

    private bool AreIn(SyntaxNode node)
    {
        if (!places.TryGetValue(node.SyntaxTree, out int[]? known))
            places[node.SyntaxTree] = known = [.. PlacesIn(words.Of(node.SyntaxTree, cancellation))];
        return Array.Exists(known, place => node.Span.Contains(place));
    }

    /// <summary>The positions of all words of a file that speak of sockets.</summary>
    private static IEnumerable<int> PlacesIn(FileWords words)
    {
        foreach (SyntaxToken text in words.Texts)
        {
            if ((!text.IsKind(SyntaxKind.CharacterLiteralToken) && NamesSocket(text.ValueText)) || (IsFirstOfSocket(text.ValueText) && IsAsked(text)))
                yield return text.SpanStart;
        }
        foreach (KeyValuePair<string, List<int>> identifier in words.Identifiers)
        {
            if (identifier.Key != "IsPathRooted" && identifier.Key.IndexOf("socket", StringComparison.OrdinalIgnoreCase) < 0)
                continue;
            foreach (int place in identifier.Value)
                yield return place;
        }
    }

    private static bool IsFirstOfSocket(string text) => text is "/" or "@";

    /// <summary>Whether a character or text is what something is compared with, and not what it is made of or taken apart by.</summary>
    private static bool IsAsked(SyntaxToken token) => token.Parent?.Parent switch
    {
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: { } name } } } => name is "StartsWith" or "Equals",
        BinaryExpressionSyntax comparison => comparison.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression,
        CaseSwitchLabelSyntax or ConstantPatternSyntax => true,
        _ => false,
    };

    private static bool NamesSocket(string text)
    {
        foreach (string folder in Folders)
        {
            if (text.StartsWith(folder, StringComparison.Ordinal))
                return true;
        }
        // Only a setting names a host, and that of a socket has such a character; most texts of a file hold neither.
        return text.IndexOf('=') > 0 && text.IndexOfAny(['/', '@']) > 0 && Hosts.NamesSocket(ConnectionStringParser.Parse(text).Effective(KeywordTable.Host)?.Value);
    }
}
