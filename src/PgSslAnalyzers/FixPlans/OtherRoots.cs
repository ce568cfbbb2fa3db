using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PgSslAnalyzers.ConnectionStrings;
using PgSslAnalyzers.Flow.Models;
using PgSslAnalyzers.Text;

namespace PgSslAnalyzers.FixPlans;

/// <summary>
/// Whether a root certificate that a fix writes to a builder could take the place of one that the program sets on some way, or be seen by a program that sets its own if there is none yet.
/// One instance serves a file.
/// </summary>
internal sealed class OtherRoots(FileContext context, CancellationToken cancellation)
{
    private List<Mention>? mentions;

    /// <summary>A place that names the root certificate of a builder, or a text that may have one.</summary>
    /// <param name="Place">The name, key or text.</param>
    /// <param name="IsRead">Whether the program looks at it.</param>
    /// <param name="Owner">The creation of the only builder that can be meant; null if it may be any.</param>
    private sealed record Mention(SyntaxNode Place, bool IsRead, SyntaxNode? Owner);

    private List<Mention> Mentions => mentions ??= [.. context.Tree.GetRoot(cancellation).DescendantNodes().Select(MentionOf).OfType<Mention>()];

    /// <summary>Whether the program looks at the root certificate that a builder has.</summary>
    /// <param name="settings">The builder.</param>
    public bool AreReadFrom(SettingsCase settings)
        => settings.Builder is { } builder && builder.Creation is BaseObjectCreationExpressionSyntax && Mentions.Exists(mention => mention.IsRead && (mention.Owner is null || mention.Owner == builder.Creation));

    /// <summary>Whether a root certificate that is written where the builder is made, or its mode is set, may meet another one.</summary>
    /// <param name="settings">The builder.</param>
    /// <param name="place">Where it is to be written: a creation or a write.</param>
    /// <param name="others">All builders that come by there.</param>
    public bool MayMeet(SettingsCase settings, SyntaxNode place, IEnumerable<SeenText> others)
    {
        if (AreReadFrom(settings) || settings.Builder is not { } builder || MayBeWrittenBefore(settings, place))
            return true;
        if (place is BaseObjectCreationExpressionSyntax)
            return false;
        foreach (SeenText other in others)
        {
            if (other.Settings.Mode?.Assignment == settings.Mode?.Assignment && (other.Settings.Settings.RootCertificate is { Origin: not Written } || MayBeWrittenBefore(other.Settings, place)))
                return true;
        }
        // A builder that is made elsewhere, or that others have, too, may come with any root certificate of the file.
        bool isOpen = settings.HasEscaped || builder.HasUnknownBase || FunctionAround(builder.Creation) != FunctionAround(place) || builder.Creation.SyntaxTree != place.SyntaxTree;
        return isOpen && Mentions.Exists(mention => !IsCertainlyAfter(mention.Place, place));
    }

    /// <summary>Whether the program may have written a root certificate before a place.</summary>
    private static bool MayBeWrittenBefore(SettingsCase settings, SyntaxNode place)
    {
        if (settings.Builder?.Slots.TryGetValue(KeywordTable.RootCertificate, out Slot? roots) != true)
            return false;
        // An empty one on every way is none.
        if (roots is { MayBeUnwritten: false, Values: [{ } only] } && (only.IsRemoval || only.Text is { Length: 0 }))
            return false;
        return roots!.Values.Any(written => !written.IsRemoval && !IsCertainlyAfter(written.Assignment, place) && !Branches.AreExclusive(settings.Mode, written));
    }

    /// <summary>Whether a place is run after another one of the same function, if at all.</summary>
    private static bool IsCertainlyAfter(SyntaxNode node, SyntaxNode place)
        => node.SyntaxTree == place.SyntaxTree && node.SpanStart >= place.SpanStart && FunctionAround(node) == FunctionAround(place)
            && !(place is not BaseObjectCreationExpressionSyntax && place.Ancestors().TakeWhile(static ancestor => ancestor is not MemberDeclarationSyntax).Any(loop => loop is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax && loop.Span.Contains(node.Span) && !MakesAnew(loop, place)));

    /// <summary>Whether each round of a loop has a builder of its own.</summary>
    private static bool MakesAnew(SyntaxNode loop, SyntaxNode place)
    {
        ExpressionSyntax? target = (place as AssignmentExpressionSyntax)?.Left;
        return ((target as MemberAccessExpressionSyntax)?.Expression ?? (target as ElementAccessExpressionSyntax)?.Expression) is IdentifierNameSyntax builder
            && loop.DescendantNodes().OfType<VariableDeclaratorSyntax>().Any(declared => declared.Identifier.ValueText == builder.Identifier.ValueText);
    }

    private static SyntaxNode? FunctionAround(SyntaxNode node)
        => node.FirstAncestorOrSelf<SyntaxNode>(static ancestor => ancestor is MemberDeclarationSyntax and not GlobalStatementSyntax or AccessorDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);

    private Mention? MentionOf(SyntaxNode node)
    {
        switch (node)
        {
            case IdentifierNameSyntax { Identifier.ValueText: "RootCertificate" } name when context.Model.GetSymbolInfo(name, cancellation).Symbol is IPropertySymbol property && context.Types.IsBuilder(property.ContainingType):
                return Of(name.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax ? name.Parent : name);
            case LiteralExpressionSyntax literal when NamesRoot(literal.Token.ValueText):
                if (literal.Parent is not ArgumentSyntax { Parent: { } list } || Keyword.Find(literal.Token.ValueText) is null)
                    return new Mention(literal, false, null);
                if (list is BracketedArgumentListSyntax { Parent: ElementAccessExpressionSyntax or ImplicitElementAccessSyntax or ElementBindingExpressionSyntax })
                    return Of(list.Parent!);
                bool asks = list.Parent is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ContainsKey" or "TryGetValue" or "ShouldSerialize" or "TryAdd" } };
                return new Mention(literal, asks, null);
            case InterpolatedStringTextSyntax text when NamesRoot(text.TextToken.ValueText):
                return new Mention(text, false, null);
            default:
                return null;
        }
    }

    private Mention Of(SyntaxNode member)
    {
        bool isWrite = member.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment && assignment.Left == member;
        return new Mention(member, !isWrite, OwnerOf(member));
    }

    private SyntaxNode? OwnerOf(SyntaxNode member)
    {
        if (member.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax creation } } inside && inside.Left == member)
            return creation;
        ExpressionSyntax? receiver = (member as MemberAccessExpressionSyntax)?.Expression ?? (member as ElementAccessExpressionSyntax)?.Expression;
        return receiver is IdentifierNameSyntax name && context.Model.GetSymbolInfo(name, cancellation).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [{ } declared] }
            && declared.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax made } ? made : null;
    }

    private static bool NamesRoot(string text)
        => text.IndexOf("root", StringComparison.OrdinalIgnoreCase) >= 0
            && (text.IndexOf("root certificate", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("rootcertificate", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("sslrootcert", StringComparison.OrdinalIgnoreCase) >= 0);
}
