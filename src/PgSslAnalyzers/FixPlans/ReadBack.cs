using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.ConnectionStrings.Edits;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.Flow.Models;

namespace PgSslAnalyzers.FixPlans;

/// <summary>
/// Tells whether the program reads back, from a builder, a connection or a data source, what a fix changes: the mode, the root certificate, how many settings there are. Follows the object
/// forward through the syntax, into the functions of the program that get it; what is not seen is taken to read nothing. Bound: <see cref="TextUses.MaxSteps"/> nodes; past it the answer is no.
/// </summary>
internal sealed class ReadBack(FileContext context, NameIndex names, CancellationToken cancellation)
{
    private readonly Dictionary<SyntaxNode, bool> answers = [];
    private readonly HashSet<SyntaxNode> visited = [];
    private readonly HashSet<SyntaxNode> visitedTexts = [];
    private TextReads? texts;

    public SemanticModel ModelOf(SyntaxNode node) => Names.ModelOf(node.SyntaxTree);

    public NameIndex Names { get; } = names;

    public CancellationToken Cancellation { get; } = cancellation;

    private TextReads Texts => texts ??= new TextReads(this);

    /// <summary>Whether nobody reads back from the object for which something is set at a place.</summary>
    /// <param name="place">An assignment to one of its settings, a call of one of its methods, its creation, or the text that it is made from.</param>
    public bool Allows(SyntaxNode place)
    {
        if (ObjectAt(place) is not { } subject)
            return true;
        if (answers.TryGetValue(subject, out bool known))
            return known;
        visited.Clear();
        visitedTexts.Clear();
        return answers[subject] = FollowFromStart(subject);
    }

    private static ExpressionSyntax? ObjectAt(SyntaxNode place)
    {
        switch (place)
        {
            case AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { Parent: { } owner } }:
                // ConnectionStringBuilder = { SslMode = ... }
                while (owner is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { Parent: { } outer } })
                    owner = outer;
                return owner as ExpressionSyntax;
            case AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Expression: { } receiver } }:
                return receiver;
            case AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax { Expression: { } receiver } }:
                return receiver;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: { } receiver } }:
                return receiver;
            case BaseObjectCreationExpressionSyntax creation:
                return creation;
            default:
                return null;
        }
    }

    /// <summary>An object that has a name is followed from the name, all others from where they stand.</summary>
    private bool FollowFromStart(ExpressionSyntax subject)
    {
        ExpressionSyntax start = subject;
        while (start is MemberAccessExpressionSyntax { Expression: { } owner, Name.Identifier.ValueText: "ConnectionStringBuilder" })
            start = owner;
        return start is IdentifierNameSyntax or MemberAccessExpressionSyntax && SymbolOf(start) is { } symbol and not INamedTypeSymbol ? FollowSymbol(symbol, Follow) : Follow(start);
    }

    public ISymbol? SymbolOf(SyntaxNode expression) => Names.SymbolOf(expression);

    public ITypeSymbol? TypeOf(SyntaxNode expression) => ModelOf(expression).GetTypeInfo(expression, Cancellation).Type;

    private bool IsBuilder(SyntaxNode expression) => context.Types.IsBuilder(TypeOf(expression));

    public bool IsInSource(ISymbol member) => SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, context.Types.Compilation.Assembly);

    private bool IsOfNpgsql(ITypeSymbol? type)
        => type is not null && (context.Types.IsBuilder(type) || SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, context.Types.ConnectionStringBuilder?.ContainingAssembly));

    /// <summary>Whether none of the uses of a variable, a member or what a function returns reads back.</summary>
    public bool FollowSymbol(ISymbol symbol, Func<SyntaxNode, bool> follow)
    {
        if (symbol.DeclaringSyntaxReferences.IsEmpty || Names.UsesOf(symbol.OriginalDefinition) is not { } uses)
            return true;
        foreach (SimpleNameSyntax use in uses)
        {
            ExpressionSyntax whole = NameUse.WholeOf(use);
            if (symbol is IMethodSymbol && whole.Parent is InvocationExpressionSyntax call)
                whole = call;
            if (!(whole.Parent is AssignmentExpressionSyntax assignment && assignment.Left == whole) && !follow(whole))
                return false;
        }
        return true;
    }

    /// <param name="node">An expression that is the object.</param>
    public bool Follow(SyntaxNode node)
    {
        if (!visited.Add(node))
            return true;
        if (visited.Count > TextUses.MaxSteps)
            return false;
        switch (node.Parent)
        {
            case ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax or AwaitExpressionSyntax:
            case ConditionalExpressionSyntax choice when choice.Condition != node:
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression }:
            case SwitchExpressionArmSyntax:
                return Follow(node.Parent!);
            case SwitchExpressionSyntax chosen when chosen.GoverningExpression != node:
                return Follow(chosen);
            case EqualsValueClauseSyntax { Parent: { } declaration }:
                return ModelOf(node).GetDeclaredSymbol(declaration, Cancellation) is not { } declared || FollowSymbol(declared, Follow);
            case AssignmentExpressionSyntax assignment when assignment.Right == node:
                return SymbolOf(assignment.Left) is not { } target || FollowSymbol(target, Follow);
            case ArrowExpressionClauseSyntax or ReturnStatementSyntax:
                return FollowReturn(node, Follow);
            case MemberAccessExpressionSyntax access when access.Expression == node:
                return FollowMember(access);
            case ElementAccessExpressionSyntax entry when entry.Expression == node && IsBuilder(node):
                return NameUse.WriteOf(entry) is not null || !MayBeAboutTls(entry.ArgumentList.Arguments.FirstOrDefault()?.Expression) || HarmlessRead.Is(entry, this);
            case IsPatternExpressionSyntax { Pattern: { } pattern } asked when NamesTls(pattern):
                return HarmlessRead.Is(asked, this);
            case SwitchExpressionSyntax governed:
                return !governed.Arms.Any(static arm => NamesTls(arm.Pattern));
            case ForEachStatementSyntax loop when loop.Expression == node:
                return !IsBuilder(node);
            case InterpolationSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } when IsBuilder(node):
                return FollowText(node);
            case ArgumentSyntax argument:
                return FollowArgument(argument, node);
            default:
                return true;
        }
    }

    private bool FollowMember(MemberAccessExpressionSyntax access)
    {
        string name = access.Name.Identifier.ValueText;
        var call = access.Parent as InvocationExpressionSyntax;
        if (call is not null && SymbolOf(call) is IMethodSymbol { ReducedFrom: { Parameters: [{ } extended, ..] } extension } && IsInSource(extension))
            return FollowSymbol(extended, Follow) && (!IsOfNpgsql(extension.ReturnType) || Follow(call));
        if (name == "ConnectionString" && call is null)
            return NameUse.WriteOf(access) is not null || FollowText(access);
        if (!IsOfNpgsql(SymbolOf(access)?.ContainingType) && !IsOfNpgsql(TypeOf(access.Expression)))
            return true;
        if (name == "ToString" && call is not null)
            return !IsBuilder(access.Expression) || FollowText(call);
        if (name == "ConnectionStringBuilder" && call is null)
            return Follow(access);
        if (!IsBuilder(access.Expression))
            return call is null || !IsOfNpgsql(TypeOf(call)) || Follow(call);
        switch (name)
        {
            case "Keys" when access.Parent is ForEachStatementSyntax loop:
                return HarmlessRead.OnlyCopies(loop.Statement);
            case "Count" or "Keys" or "Values" or "EquivalentTo" or "Equals":
                return false;
            case "ContainsKey" or "TryGetValue" or "ShouldSerialize" when call is not null:
                return !MayBeAboutTls(call.ArgumentList.Arguments.FirstOrDefault()?.Expression) || HarmlessRead.Is(call, this);
            default:
                return call is not null || !TlsOnly.IsAboutTls(KeywordTable.OfProperty(name)) || NameUse.WriteOf(access) is not null || HarmlessRead.Is(access, this);
        }
    }

    private bool FollowArgument(ArgumentSyntax argument, SyntaxNode node)
    {
        if (argument.Parent?.Parent is not { } call || SymbolOf(call) is not IMethodSymbol method)
            return true;
        if (IsInSource(method))
            return (ModelOf(argument).GetOperation(argument, Cancellation) as IArgumentOperation)?.Parameter is not { } parameter || FollowSymbol(parameter.OriginalDefinition, Follow);
        if (method.ContainingType.SpecialType == SpecialType.System_String)
            return !IsBuilder(node) || FollowText(call);
        return method.Name is not ("Equals" or "ReferenceEquals" or "EquivalentTo") || !IsBuilder(node);
    }

    public bool FollowReturn(SyntaxNode returned, Func<SyntaxNode, bool> follow)
    {
        foreach (SyntaxNode node in returned.Ancestors())
        {
            switch (node)
            {
                case AnonymousFunctionExpressionSyntax or AccessorDeclarationSyntax:
                    return true;
                case LocalFunctionStatementSyntax or MemberDeclarationSyntax:
                    return ModelOf(node).GetDeclaredSymbol(node, Cancellation) is not { } function || FollowSymbol(function, follow);
            }
        }
        return true;
    }

    public bool FollowText(SyntaxNode text) => !visitedTexts.Add(text) || (visitedTexts.Count <= TextUses.MaxSteps && Texts.Follow(text));

    private bool MayBeAboutTls(ExpressionSyntax? key)
        => key is null || ModelOf(key).GetConstantValue(key, Cancellation) is not { HasValue: true, Value: string name } || TlsOnly.IsAboutTls(Keyword.Find(name));

    private static bool NamesTls(PatternSyntax pattern)
        => pattern.DescendantNodes().OfType<IdentifierNameSyntax>().Any(static name => TlsOnly.IsAboutTls(KeywordTable.OfProperty(name.Identifier.ValueText)) || name.Identifier.ValueText is "ConnectionString" or "Count");
}
