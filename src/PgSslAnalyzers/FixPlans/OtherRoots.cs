using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PgSslAnalyzers.ConnectionStrings.Edits;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Parsing;
using PgSslAnalyzers.Flow.Models;
using PgSslAnalyzers.Text;

namespace PgSslAnalyzers.FixPlans;

/// <summary>
/// Whether a root certificate that a fix writes to a builder could take the place of one that the program sets on some way, or be seen by a program that sets its own if there is none yet.
/// One instance serves a file.
/// </summary>
internal sealed class OtherRoots(FileContext context, WordsOfFiles words, CancellationToken cancellation)
{
    private List<Mention>? mentions;

    /// <summary>A place that names the root certificate of a builder, or a text that may have one.</summary>
    /// <param name="Place">The name, key or text.</param>
    /// <param name="IsRead">Whether the program looks at it.</param>
    /// <param name="Owner">The creation of the only builder that can be meant; null if it may be any.</param>
    /// <param name="Variable">The parameter, field or local that holds the builder; null if there is none.</param>
    private sealed record Mention(SyntaxNode Place, bool IsRead, SyntaxNode? Owner, ISymbol? Variable);

    private List<Mention> Mentions => mentions ??= [.. FindMentions(words.Of(context.Tree, cancellation)).OfType<Mention>()];

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
        return isOpen && VariableOf(place) is var variable && Mentions.Exists(mention => MayBeOf(mention, builder, variable) && !IsCertainlyAfter(mention.Place, place));
    }

    /// <summary>Whether a mention may be about a builder. Two parameters of a function, and two fields, hold different ones.</summary>
    private static bool MayBeOf(Mention mention, BuilderState builder, ISymbol? variable)
    {
        if (mention.Owner is not null)
            return mention.Owner == builder.Creation;
        if (mention.Variable is not { } other || variable is null || SymbolEqualityComparer.Default.Equals(other, variable))
            return true;
        return !(other is IFieldSymbol && variable is IFieldSymbol) && !(other is IParameterSymbol && SymbolEqualityComparer.Default.Equals(other.ContainingSymbol, variable.ContainingSymbol));
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

    private IEnumerable<Mention?> FindMentions(FileWords words)
    {
        foreach (SimpleNameSyntax name in words.Names("RootCertificate"))
        {
            if (context.Model.GetSymbolInfo(name, cancellation).Symbol is IPropertySymbol property && context.Types.IsBuilder(property.ContainingType))
                yield return Of(name.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax ? name.Parent : name);
        }
        foreach (SyntaxToken text in words.Texts)
        {
            if (NamesRoot(text.ValueText))
                yield return MentionOf(text);
        }
    }

    private Mention? MentionOf(SyntaxToken text)
    {
        if (text.Parent is not LiteralExpressionSyntax { Parent: ArgumentSyntax { Parent: { } list } } literal || Keyword.Find(text.ValueText) is null)
            return SaysRoot(text.ValueText) ? null : new Mention(text.Parent!, false, null, null);
        if (list is BracketedArgumentListSyntax { Parent: ElementAccessExpressionSyntax or ImplicitElementAccessSyntax or ElementBindingExpressionSyntax })
            return Of(list.Parent!);
        bool asks = list.Parent is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ContainsKey" or "TryGetValue" or "ShouldSerialize" or "TryAdd" } };
        return new Mention(literal, asks, null, null);
    }

    private Mention? Of(SyntaxNode member)
    {
        if (NameUse.WriteOf(member) is not { } write)
            return new Mention(member, true, OwnerOf(member), VariableOf(member));
        // An empty one is none. One that stands beside VerifyFull is complete: nobody sets a weak mode over it.
        bool isNone = context.Model.GetConstantValue(write.Right, cancellation) is { HasValue: true, Value: null or "" };
        return isNone || IsBesideVerifyFull(write) ? null : new Mention(member, false, OwnerOf(member), VariableOf(member));
    }

    private static bool IsBesideVerifyFull(AssignmentExpressionSyntax write)
    {
        SyntaxNode part = write.FirstAncestorOrSelf<StatementSyntax>() ?? (SyntaxNode)write;
        return part.Parent is BlockSyntax block && block.Statements.OfType<ExpressionStatementSyntax>()
            .Any(other => Math.Abs(block.Statements.IndexOf(other) - block.Statements.IndexOf((StatementSyntax)part)) == 1
                && other.Expression is AssignmentExpressionSyntax { Right: MemberAccessExpressionSyntax { Name.Identifier.ValueText: Upgrade.VerifyFull } or LiteralExpressionSyntax { Token.ValueText: Upgrade.VerifyFull } });
    }

    /// <summary>The variable in which the builder stands that a member is of, or that is written to.</summary>
    private ISymbol? VariableOf(SyntaxNode place)
    {
        SyntaxNode? receiver = place is AssignmentExpressionSyntax assignment ? assignment.Left : place;
        while (receiver is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax)
        {
            receiver = receiver is MemberAccessExpressionSyntax access
                ? access.Expression is ThisExpressionSyntax ? access.Name : access.Expression
                : ((ElementAccessExpressionSyntax)receiver).Expression;
        }
        if (receiver is MemberBindingExpressionSyntax or ElementBindingExpressionSyntax)
            receiver = receiver.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression;
        return receiver is IdentifierNameSyntax && receiver.SyntaxTree == context.Tree && context.Model.GetSymbolInfo(receiver, cancellation).Symbol is IParameterSymbol or IFieldSymbol or ILocalSymbol
            ? context.Model.GetSymbolInfo(receiver, cancellation).Symbol : null;
    }

    private SyntaxNode? OwnerOf(SyntaxNode member)
    {
        if (member.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax creation } } inside && inside.Left == member)
            return creation;
        return VariableOf(member) is ILocalSymbol { DeclaringSyntaxReferences: [{ } declared] }
            && declared.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax made } ? made : null;
    }

    /// <summary>Whether a text says which root certificate it has: whoever takes the text is seen with it.</summary>
    private static bool SaysRoot(string text) => ConnectionStringParser.Parse(text).RootCertificate is { Value.Length: > 0 };

    private static bool NamesRoot(string text)
        => text.IndexOf("root", StringComparison.OrdinalIgnoreCase) >= 0
            && (text.IndexOf("root certificate", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("rootcertificate", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("sslrootcert", StringComparison.OrdinalIgnoreCase) >= 0);
}
