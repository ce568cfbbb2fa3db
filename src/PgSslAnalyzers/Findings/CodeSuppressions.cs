using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Suppression;
using PgSslAnalyzers.Demand;

namespace PgSslAnalyzers.Findings;

/// <summary>
/// What suppresses findings in a C# file: <c>#pragma warning disable</c> and <c>SuppressMessage</c>. The compiler takes the findings away, whatever the reason; here it is seen
/// that there is one.
/// </summary>
internal sealed class CodeSuppressions(SemanticModel model, CancellationToken cancellation)
{
    private List<PragmaWarningDirectiveTriviaSyntax>? pragmas;
    private List<(string Id, string? Target)>? global;

    private SyntaxNode Root => model.SyntaxTree.GetRoot(cancellation);

    /// <summary>The pragma that suppresses a finding; null if none does.</summary>
    public PragmaWarningDirectiveTriviaSyntax? PragmaAt(string id, int position)
    {
        PragmaWarningDirectiveTriviaSyntax? last = null;
        foreach (PragmaWarningDirectiveTriviaSyntax pragma in pragmas ??= FindPragmas())
        {
            // As the compiler does it: a pragma counts from its end on, one without ids for all.
            if (pragma.Span.End > position)
                break;
            if (pragma.ErrorCodes.Count == 0 || pragma.ErrorCodes.Any(code => code is IdentifierNameSyntax name && name.Identifier.ValueText == id))
                last = pragma;
        }
        return last is not null && last.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword) ? last : null;
    }

    /// <summary>Whether a pragma or an attribute suppresses a finding.</summary>
    public bool Suppress(string id, TextSpan span)
    {
        if (PragmaAt(id, span.Start) is not null)
            return true;
        global ??= [.. GlobalAttributes()];
        for (SyntaxNode? node = Root.FindNode(span, getInnermostNodeForTie: true); node is not null; node = node.Parent)
        {
            SyntaxList<AttributeListSyntax>? lists = node switch
            {
                MemberDeclarationSyntax member => member.AttributeLists,
                AccessorDeclarationSyntax accessor => accessor.AttributeLists,
                LocalFunctionStatementSyntax function => function.AttributeLists,
                ParameterSyntax parameter => parameter.AttributeLists,
                LambdaExpressionSyntax lambda => lambda.AttributeLists,
                _ => null,
            };
            if (lists is { } found && found.SelectMany(static list => list.Attributes).Any(attribute => FileCandidates.MayBeSuppression(attribute) && IdOf(attribute) == id))
                return true;
            if (global.Count > 0 && node is MemberDeclarationSyntax declaration && IsTarget(id, declaration))
                return true;
        }
        return global.Contains((id, null));
    }

    /// <summary>The reason of a pragma: the comment on its line, and the comments above it.</summary>
    public static SuppressionReason ReasonOf(PragmaWarningDirectiveTriviaSyntax pragma)
        => SuppressionReason.Read(string.Join(" ", CommentsAbove(pragma).Comments.Concat(pragma.DescendantTrivia().Select(TextOf).OfType<string>())));

    /// <summary>Whether what stands above a pragma is the header of the file, which gives no reason.</summary>
    public static bool IsBelowHeader(PragmaWarningDirectiveTriviaSyntax pragma) => CommentsAbove(pragma).IsHeader;

    private static (IReadOnlyList<string> Comments, bool IsHeader) CommentsAbove(PragmaWarningDirectiveTriviaSyntax pragma)
    {
        SyntaxToken token = pragma.ParentTrivia.Token;
        var comments = new List<string>();
        int lineBreaks = 0, below = 0, i = token.LeadingTrivia.IndexOf(pragma.ParentTrivia) - 1;
        for (; i >= 0; i--)
        {
            SyntaxTrivia trivia = token.LeadingTrivia[i];
            if (trivia.IsKind(SyntaxKind.WhitespaceTrivia))
                continue;
            // One comment may stand above several pragmas; an empty line ends what belongs to them.
            if (trivia.IsKind(SyntaxKind.EndOfLineTrivia) && lineBreaks == 0)
                lineBreaks++;
            else if (TextOf(trivia) is { } above)
                (lineBreaks, comments) = (0, [above, .. comments]);
            else if (trivia.IsKind(SyntaxKind.PragmaWarningDirectiveTrivia))
                (lineBreaks, below) = (0, comments.Count);
            else
                break;
        }
        // The comment with which a file begins is about the file, as a licence is.
        bool isHeader = comments.Count > below && token.FullSpan.Start == 0
            && token.LeadingTrivia.Take(i + 1).All(static trivia => trivia.Kind() is SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia or SyntaxKind.ShebangDirectiveTrivia);
        if (isHeader)
            comments.RemoveRange(0, comments.Count - below);
        return (comments, isHeader);
    }

    /// <summary>The id of the rule of these analyzers that an attribute suppresses; null if it suppresses none.</summary>
    public string? IdOf(AttributeSyntax attribute)
    {
        // The first two arguments are the category and the id.
        ExpressionSyntax? check = attribute.ArgumentList?.Arguments.FirstOrDefault(static argument => argument.NameColon?.Name.Identifier.ValueText == "checkId")?.Expression
            ?? attribute.ArgumentList?.Arguments.Where(static argument => argument.NameEquals is null && argument.NameColon is null).Skip(1).FirstOrDefault()?.Expression;
        if (check is null || model.GetConstantValue(check, cancellation).Value is not string text)
            return null;
        string id = text.Split(':')[0].Trim();
        return Rules.All.Any(rule => rule.Id == id)
            && model.GetSymbolInfo(attribute, cancellation).Symbol?.ContainingType is { ContainingNamespace: { Name: "CodeAnalysis", ContainingNamespace: { Name: "Diagnostics", ContainingNamespace.Name: "System" } } } ? id : null;
    }

    /// <summary>The justification of an attribute.</summary>
    public SuppressionReason ReasonOf(AttributeSyntax attribute)
    {
        ExpressionSyntax? justification = attribute.ArgumentList?.Arguments.FirstOrDefault(static argument => argument.NameEquals?.Name.Identifier.ValueText == "Justification")?.Expression;
        return SuppressionReason.Read(justification is not null && model.GetConstantValue(justification, cancellation).Value is string text ? text : "");
    }

    private List<PragmaWarningDirectiveTriviaSyntax> FindPragmas()
    {
        var found = new List<PragmaWarningDirectiveTriviaSyntax>();
        if (!Root.ContainsDirectives)
            return found;
        for (DirectiveTriviaSyntax? directive = Root.GetFirstDirective(); directive is not null; directive = directive.GetNextDirective())
        {
            if (directive is PragmaWarningDirectiveTriviaSyntax { IsActive: true } pragma)
                found.Add(pragma);
        }
        return found;
    }

    /// <summary>Attributes of the assembly and module, each with the member that it is for; without one it is for all.</summary>
    private IEnumerable<(string Id, string? Target)> GlobalAttributes()
    {
        IAssemblySymbol assembly = model.Compilation.Assembly;
        foreach (AttributeData attribute in assembly.GetAttributes().Concat(assembly.Modules.SelectMany(static module => module.GetAttributes())))
        {
            if (attribute.AttributeClass?.Name is not ("SuppressMessageAttribute" or "UnconditionalSuppressMessageAttribute") || attribute.ConstructorArguments is not [_, { Value: string check }])
                continue;
            string? scope = Named(attribute, "Scope"), target = Named(attribute, "Target");
            if (scope is null or "module" or "" || target is not null)
                yield return (check.Split(':')[0].Trim(), scope is null or "module" or "" ? null : target);
        }
    }

    private static string? Named(AttributeData attribute, string name)
        => attribute.NamedArguments.FirstOrDefault(pair => pair.Key == name).Value is { IsNull: false, Value: string value } ? value : null;

    /// <summary>Visual Studio writes <c>~M:Shop.Orders.Open~System.Object</c>, with the type that a method returns.</summary>
    private bool IsTarget(string id, MemberDeclarationSyntax declaration)
    {
        if (!global!.Exists(known => known.Id == id && known.Target is not null))
            return false;
        SyntaxNode declared = declaration is BaseFieldDeclarationSyntax { Declaration.Variables: [{ } variable, ..] } ? variable : declaration;
        return model.GetDeclaredSymbol(declared, cancellation)?.GetDocumentationCommentId() is { } documentation
            && global.Exists(known => known.Id == id && known.Target is { } target && target.TrimStart('~').Split('~')[0] == documentation);
    }

    private static string? TextOf(SyntaxTrivia trivia) => trivia.Kind() switch
    {
        SyntaxKind.SingleLineCommentTrivia => trivia.ToString().Substring(2).Trim('/', ' ', '\t'),
        SyntaxKind.MultiLineCommentTrivia => trivia.ToString().Trim('/', '*', ' ', '\t'),
        _ => null,
    };
}
