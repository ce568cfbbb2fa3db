using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Parsing;
using PgSslAnalyzers.Demand;
using PgSslAnalyzers.Flow.Models;
using PgSslAnalyzers.Symbols;
using PgSslAnalyzers.Text;

namespace PgSslAnalyzers.Findings;

/// <summary>
/// Whose is a text that several files use? Its own file judges it, if the text alone says enough. One function of the declaration, of the options of its file and of what the project references, asked by that
/// file and by those that use it: so each text is reported once.
/// </summary>
internal sealed class Owner(FileContext context, StrictPolicy policy)
{
    /// <summary>Whether the file of a text judges it without having seen it used.</summary>
    public bool Judges(TextAlternative text, ConnectionString parsed)
        => text.Builder is null && Evidence.IsNpgsqls(parsed, context.Types.HasOtherDrivers) && !IsElement(text.Anchor) && !IsForReaders(text.Anchor);

    /// <summary>Whether the file <paramref name="there"/> reports the finding.</summary>
    public bool Reports(Finding finding, SettingsCase settings, SyntaxTree there)
    {
        // A mode is reported where it is said; a text only where it is written to a builder.
        if (finding.Setting?.Origin is Written written)
            return written.Assignment.SyntaxTree == there || (policy.TrustsOtherFiles ? written.Value is not LiteralExpressionSyntax : written.Value is MemberAccessExpressionSyntax);
        if (finding.Setting is not { ValueRange.Length: > 0 } setting || settings.Text is null)
            return settings.Text is { } whole && Reports(whole, finding, there);
        Piece piece = settings.PieceAt(setting.ValueRange.Start).Piece;
        // The name of a mode is reported there as a mode; in nameof it is a text.
        if (piece.Source.IsKind(SyntaxKind.IdentifierToken))
            return policy.TrustsOtherFiles || piece.Source.Parent?.FirstAncestorOrSelf<InvocationExpressionSyntax>() is null;
        return (piece.Declared is { } declared && Reports(declared, finding, there))
            || (piece.Source.Parent is LiteralExpressionSyntax literal && literal.SyntaxTree == there && policy.TrustsOtherFiles && IsKeptElement(literal) && Evidence.IsWholeWithMode(ConnectionStringParser.Parse(literal.Token.ValueText)));
    }

    /// <summary>Whether another file says already that a text lacks the mode of which this one is made: what is added to it here brings none along.</summary>
    public bool ReportsPart(Finding finding, SettingsCase settings)
        => policy.TrustsOtherFiles && finding.Setting is null && settings.Text?.Pieces.FirstOrDefault(static piece => piece.Declared is not null)?.Declared is { Anchor.SyntaxTree: var there } declared
            && there != context.Tree && Reports(declared, finding, there);

    private bool Reports(TextAlternative text, Finding finding, SyntaxTree there)
    {
        ConnectionString seen = ConnectionStringParser.Parse(text.AsSeenIn(there).ToPartialText());
        if (!Judges(text, seen) || !Candidates.HasConnectionText(text.Anchor))
            return false;
        bool isFound = Checker.Check(seen, context.OptionsOf(there), ConnectionUse.Plain).Findings.Any(found => found.Rule == finding.Rule);
        // For a proof an information is not enough, nor an error that somebody has switched off.
        return isFound && (policy.TrustsOtherFiles || (Evidence.IsOnlyNpgsqls(seen) && !IsSwitchedOff(finding.Rule.Id, there)));
    }

    /// <summary>Whether a rule may be switched off in a file, by whatever means.</summary>
    private bool IsSwitchedOff(string id, SyntaxTree there)
    {
        CompilationOptions options = context.Types.Compilation.Options;
        bool isSet = options.SpecificDiagnosticOptions.ContainsKey(id)
            || (options.SyntaxTreeOptionsProvider is { } provider && (provider.TryGetDiagnosticValue(there, id, default, out _) || provider.TryGetGlobalDiagnosticValue(id, default, out _)));
        return isSet || Mentions(there.GetRoot(), id) || context.Types.Compilation.Assembly.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "SuppressMessageAttribute" or "UnconditionalSuppressMessageAttribute");
    }

    private static bool Mentions(SyntaxNode root, string id)
        => (root.ContainsDirectives && root.DescendantTrivia().Any(static trivia => trivia.IsKind(SyntaxKind.PragmaWarningDirectiveTrivia)))
            || root.DescendantNodes().OfType<AttributeSyntax>().Any(static attribute => attribute.Name.ToString().IndexOf("SuppressMessage", StringComparison.Ordinal) >= 0) && root.ToString().IndexOf(id, StringComparison.Ordinal) >= 0;

    /// <summary>Whether a text is an element of a collection: what becomes of it is not seen.</summary>
    private static bool IsElement(SyntaxNode anchor)
    {
        for (SyntaxNode? node = anchor; node is not null and not MemberDeclarationSyntax; node = node.Parent)
        {
            if (node is InitializerExpressionSyntax { RawKind: not (int)SyntaxKind.ObjectInitializerExpression } or CollectionElementSyntax or AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax })
                return true;
        }
        return false;
    }

    /// <summary>Whether an expression is an element of a collection that a read-only static member holds as it is written.</summary>
    public static bool IsKeptElement(SyntaxNode element)
    {
        if (!IsElement(element) || element.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is not null)
            return false;
        return element.FirstAncestorOrSelf<MemberDeclarationSyntax>() switch
        {
            FieldDeclarationSyntax field => field.Modifiers.Any(SyntaxKind.StaticKeyword) && field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword),
            PropertyDeclarationSyntax { Initializer: not null } property => property.Modifiers.Any(SyntaxKind.StaticKeyword) && property.AccessorList?.Accessors.Count == 1,
            _ => false,
        };
    }

    private static bool IsForReaders(SyntaxNode anchor)
    {
        SyntaxNode? declaration = anchor.FirstAncestorOrSelf<SyntaxNode>(static node => node is VariableDeclaratorSyntax or MemberDeclarationSyntax or ParameterSyntax);
        string name = declaration switch
        {
            VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
            ParameterSyntax parameter => parameter.Identifier.ValueText,
            PropertyDeclarationSyntax property => property.Identifier.ValueText,
            MethodDeclarationSyntax method => method.Identifier.ValueText,
            _ => "",
        };
        return Evidence.IsForReaders(name);
    }

    /// <summary>The name of the member that holds a place, for the message of who uses it; null if there is none.</summary>
    public static string? NameOf(SyntaxNode place)
    {
        string? member = place.FirstAncestorOrSelf<SyntaxNode>(static node => node is VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } or PropertyDeclarationSyntax or MethodDeclarationSyntax) switch
        {
            VariableDeclaratorSyntax field => field.Identifier.ValueText,
            PropertyDeclarationSyntax property => property.Identifier.ValueText,
            MethodDeclarationSyntax method => method.Identifier.ValueText,
            _ => null,
        };
        string? type = place.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>()?.Identifier.ValueText;
        return member is null || type is null ? null : type + "." + member;
    }
}
