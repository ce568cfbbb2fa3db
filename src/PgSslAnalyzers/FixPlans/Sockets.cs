using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PgSslAnalyzers.ConnectionStrings;
using PgSslAnalyzers.Text;

namespace PgSslAnalyzers.FixPlans;

/// <summary>Whether a connection may go to a Unix-domain socket, where PostgreSQL has no TLS and Npgsql throws on a mode that asks for it.</summary>
internal static class Sockets
{
    /// <summary>Where servers, and the proxies of providers, put their sockets.</summary>
    private static readonly string[] Folders = ["/var/run/", "/run/", "/tmp", "/cloudsql/"];

    /// <summary>Whether one of the hosts is a socket, or is not known in a member that speaks of sockets.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="place">The expression with which a connection takes them, if it is known: a template may be filled there.</param>
    public static bool MayBeHostOf(SettingsCase settings, SyntaxNode? place = null)
    {
        Setting? host = settings.Settings.Effective(KeywordTable.Host);
        if (settings.HasSocketHost || Hosts.NamesSocket(host?.Value ?? host?.Start) || Hosts.NamesSocket(settings.Parsed?.Effective(KeywordTable.Host)?.Start))
            return true;
        return (host is { Value: null } || settings.HasUnknownHost) && (AreInSightOf(settings.Anchor) || (place is not null && AreInSightOf(place)));
    }

    /// <summary>Whether the member around a place has a host or text that begins like that of a socket, or a name that says so: an unknown string may be made of it.</summary>
    public static bool AreInSightOf(SyntaxNode place)
        => place.FirstAncestorOrSelf<MemberDeclarationSyntax>(static node => node is not GlobalStatementSyntax) is { } member && member is not BaseTypeDeclarationSyntax
            ? member.DescendantTokens().Any(SpeaksOfSocket)
            : place.SyntaxTree.GetRoot().DescendantTokens().Any(SpeaksOfSocket);

    /// <summary>Whether the type around a place does: what comes in as a parameter or through a field may be made in any of its members.</summary>
    public static bool AreInTypeOf(SyntaxNode place)
        => (place.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? place.SyntaxTree.GetRoot()).DescendantTokens().Any(SpeaksOfSocket);

    private static bool SpeaksOfSocket(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.InterpolatedStringTextToken
            => Array.Exists(Folders, folder => token.ValueText.StartsWith(folder, StringComparison.Ordinal)) || Hosts.NamesSocket(ConnectionStringParser.Parse(token.ValueText).Effective(KeywordTable.Host)?.Value),
        SyntaxKind.IdentifierToken => token.ValueText.IndexOf("socket", StringComparison.OrdinalIgnoreCase) >= 0,
        _ => false,
    };
}
