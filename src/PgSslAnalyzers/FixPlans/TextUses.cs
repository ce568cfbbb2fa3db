using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.ConnectionStrings.Edits;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.Flow.Models;

namespace PgSslAnalyzers.FixPlans;

/// <summary>
/// Follows a literal to everything that uses it, forward through the syntax: an edit is allowed only if each use is one that the analysis has seen or that cannot tell the difference.
/// Whoever compares, measures, splits or cuts a text can. What stays private is followed in all of its type; what others can see is edited only if it is a whole connection string
/// that nobody in this file puts together with more. Bound: <see cref="MaxSteps"/> nodes a question; past it the answer is no.
/// </summary>
internal sealed class TextUses(FileContext context, SeenTexts seen, NameIndex names, CancellationToken cancellation)
{
    public const int MaxSteps = 4000;

    private readonly Dictionary<(SyntaxNode, string, string), bool> answers = [];
    private readonly HashSet<(SyntaxNode, TextFlow)> visited = [];
    private readonly HashSet<SyntaxNode> visitedObjects = [];
    private WordChange change = null!;
    private ComparedTexts compared = null!;
    private int steps;

    /// <summary>Whether the value that stands at <paramref name="value"/> may change, as far as all that use it are concerned.</summary>
    public bool Allows(SyntaxNode value, WordChange asked)
    {
        if (answers.TryGetValue((value, asked.Before, asked.After), out bool known))
            return known;
        visited.Clear();
        visitedObjects.Clear();
        (change, compared, steps) = (asked, new ComparedTexts(Context, Names, asked, Cancellation), 0);
        bool allowed = Follow(value, TextFlow.Value);
        answers[(value, asked.Before, asked.After)] = allowed;
        return allowed;
    }

    /// <param name="node">An expression that holds the value.</param>
    /// <param name="flow">What the value is there.</param>
    internal bool Follow(SyntaxNode node, TextFlow flow)
    {
        while (true)
        {
            if (!Step())
                return false;
            flow = Seen.IsWhole(node) ? flow with { IsText = true } : flow;
            if (!visited.Add((node, flow)))
                return true;
            switch (node.Parent)
            {
                case InterpolatedStringTextSyntax text:
                    node = text;
                    continue;
                case InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax around }:
                    if (around.Contents.Count > 1 && flow.StaysWhole)
                        return false;
                    (node, flow) = (around, around.Contents.Count > 1 ? flow.Joined : flow);
                    continue;
                case InterpolatedStringExpressionSyntax around:
                    (node, flow) = (around, around.Contents.Count > 1 ? flow.Joined : flow);
                    continue;
                // The number of a mode is no mode: it may be compared, and nothing else.
                case CastExpressionSyntax cast when change.IsMode && !Context.Types.IsSslMode(ModelOf(cast).GetTypeInfo(cast, Cancellation).Type) && ModelOf(cast).GetTypeInfo(cast, Cancellation).Type?.SpecialType is not (SpecialType.System_String or SpecialType.System_Object):
                    if (cast.Parent is not BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression })
                        return false;
                    node = cast;
                    continue;
                case ParenthesizedExpressionSyntax or CastExpressionSyntax or CheckedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression }:
                case ConditionalExpressionSyntax conditional when conditional.Condition != node:
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression }:
                    node = node.Parent!;
                    continue;
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum:
                    if (flow.StaysWhole)
                        return false;
                    (node, flow) = (sum, flow.Joined);
                    continue;
                case BinaryExpressionSyntax comparison:
                    return compared.IsAlike(comparison, node, flow.IsValue);
                case IsPatternExpressionSyntax { Pattern: { } pattern }:
                    return compared.IsAlike(pattern, flow.IsValue);
                case SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice } arm when arm.Expression == node:
                    node = choice;
                    continue;
                case SwitchExpressionSyntax governed:
                    return governed.Arms.All(arm => compared.IsAlike(arm.Pattern, flow.IsValue));
                case SwitchStatementSyntax governed:
                    return governed.Sections.SelectMany(static section => section.Labels).All(label => label switch
                    {
                        CaseSwitchLabelSyntax { Value: { } constant } => compared.IsAlike(constant, flow.IsValue),
                        CasePatternSwitchLabelSyntax { Pattern: { } pattern } => compared.IsAlike(pattern, flow.IsValue),
                        _ => true,
                    });
                case EqualsValueClauseSyntax { Parent: { } declaration }:
                    return Named.FollowSymbol(ModelOf(node).GetDeclaredSymbol(declaration, Cancellation), node, flow);
                case AssignmentExpressionSyntax assignment when assignment.Right == node:
                    return FollowAssignment(assignment, flow);
                case ArrowExpressionClauseSyntax or ReturnStatementSyntax or LambdaExpressionSyntax:
                    return Named.FollowReturn(node, flow);
                // The name of a mode as text.
                case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } name }:
                    node = name;
                    continue;
                case ArgumentSyntax argument:
                    return new ArgumentUses(this).Follow(argument, node, flow);
                case MemberAccessExpressionSyntax { Parent: { } around } access when access.Expression == node:
                    if (around is InvocationExpressionSyntax call && ContinuesAs(access, call))
                    {
                        node = call;
                        continue;
                    }
                    return access.Name.Identifier.ValueText switch
                    {
                        // Of a nullable mode.
                        "Value" or "HasValue" => change.IsMode && Follow(access, flow),
                        "Length" => WordChange.IsWithZero(access) && change.After.Length > 0,
                        _ => false,
                    };
                case InitializerExpressionSyntax { Parent: { } collection }:
                    return new ObjectUses(this).Follow(collection);
                case ExpressionElementSyntax { Parent: { } collection }:
                    return new ObjectUses(this).Follow(collection);
                case ExpressionStatementSyntax:
                    return true;
                default:
                    return false;
            }
        }
    }

    /// <summary>Who reads back what an edit changes.</summary>
    internal ReadBack ReadBack => readBack ??= new ReadBack(Context, Names, Cancellation);

    private ReadBack? readBack;

    /// <summary>Whether an expression is all that reads a private field.</summary>
    internal bool IsLastReaderOfField(ExpressionSyntax expression)
        => expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => ModelOf(name).GetSymbolInfo(name, Cancellation).Symbol is IFieldSymbol { DeclaredAccessibility: Accessibility.Private } field
            && Names.UsesOf(field) is { Count: 1 });

    internal FileContext Context { get; } = context;

    internal SeenTexts Seen { get; } = seen;

    /// <summary>What is asked for.</summary>
    internal WordChange Change => change;

    /// <summary>What variables, members and functions do with the value.</summary>
    internal NamedUses Named => named ??= new NamedUses(this);

    private NamedUses? named;

    internal NameIndex Names { get; } = names;

    internal CancellationToken Cancellation { get; } = cancellation;

    /// <summary>Whether nothing is left of the value: then an element of a list goes, and those behind it get other numbers.</summary>
    internal bool Empties => change.After.Length == 0;

    /// <summary>Counts a node; false past the bound.</summary>
    internal bool Step() => ++steps <= MaxSteps;

    /// <summary>Whether an object is followed from here for the first time.</summary>
    internal bool VisitObject(SyntaxNode node) => visitedObjects.Add(node);

    internal SemanticModel ModelOf(SyntaxNode node) => Names.ModelOf(node.SyntaxTree);

    /// <summary>Methods whose result is the text itself, or the text with something else in it.</summary>
    private bool ContinuesAs(MemberAccessExpressionSyntax access, InvocationExpressionSyntax call)
    {
        switch (access.Name.Identifier.ValueText)
        {
            case "ToString" or "Trim" or "TrimEnd" or "TrimStart" or "GetValueOrDefault" or "ReplaceLineEndings" or "AsSpan":
                return true;
            case "Replace" when ModelOf(call).GetOperation(call, Cancellation) is IInvocationOperation { TargetMethod.ContainingType.SpecialType: SpecialType.System_String } replace:
                // What is looked for must be found as often as before.
                return replace.Arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 0)?.Value.ConstantValue is { HasValue: true, Value: { } old } && change.IsFoundAlike(old.ToString()!);
            default:
                return false;
        }
    }

    private bool FollowAssignment(AssignmentExpressionSyntax assignment, TextFlow flow)
    {
        bool isUsed = assignment.Parent is not (ExpressionStatementSyntax or InitializerExpressionSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax or ForStatementSyntax) || IsValueUsed(assignment);
        bool isAppended = assignment.IsKind(SyntaxKind.AddAssignmentExpression);
        if (isUsed || (flow.StaysWhole && isAppended))
            return false;
        flow = isAppended ? flow.Joined : flow;
        ISymbol? target = ModelOf(assignment).GetSymbolInfo(assignment.Left, Cancellation).Symbol;
        switch (target)
        {
            case IPropertySymbol { IsIndexer: true } indexer when IsOfNpgsql(indexer.ContainingType):
                return TakesTls(WrittenKeys.KeyOf(assignment)) && ReadBack.Allows(assignment);
            // An entry of a list or dictionary.
            case IPropertySymbol { IsIndexer: true } indexer:
                SyntaxNode? entries = assignment.Left is ElementAccessExpressionSyntax entry ? entry.Expression : assignment.Parent?.Parent;
                return entries is not null && !isAppended && TextMembers.IsOfCollection(indexer.ContainingType) && new ObjectUses(this).Follow(entries);
            case IPropertySymbol or IFieldSymbol when target.DeclaringSyntaxReferences.IsEmpty:
                return IsOfNpgsql(target.ContainingType) ? TakesTls(target) && ReadBack.Allows(assignment) : Seen.Of(assignment.Right).Count > 0;
            case IParameterSymbol { RefKind: RefKind.Out or RefKind.Ref } given:
                return Named.FollowGiven(given, assignment.Right, flow);
            case null:
                return assignment.Left is IdentifierNameSyntax { Identifier.ValueText: "_" };
            default:
                return Named.FollowSymbol(target, assignment.Right, flow);
        }
    }

    /// <summary>Whether something else than a mode is made of what an assignment has assigned: its number, the result of a method.</summary>
    internal bool IsValueUsed(SyntaxNode assignment)
    {
        SyntaxNode node = assignment;
        while (node.Parent is ParenthesizedExpressionSyntax or ConditionalAccessExpressionSyntax or ConditionalExpressionSyntax or SwitchExpressionArmSyntax or SwitchExpressionSyntax or CastExpressionSyntax)
            node = node.Parent;
        return node.Parent switch
        {
            AssignmentExpressionSyntax outer => outer.Right == node && outer.Left is not IdentifierNameSyntax { Identifier.ValueText: "_" or "SslMode" } && outer.Left is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "SslMode" },
            ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax or LocalFunctionStatementSyntax } body => ModelOf(body).GetDeclaredSymbol(body.Parent!, Cancellation) is not IMethodSymbol { ReturnsVoid: true },
            LambdaExpressionSyntax lambda => ModelOf(lambda).GetSymbolInfo(lambda, Cancellation).Symbol is IMethodSymbol { ReturnsVoid: false },
            ArgumentSyntax or ReturnStatementSyntax or EqualsValueClauseSyntax or BinaryExpressionSyntax or InterpolationSyntax or MemberAccessExpressionSyntax or IsPatternExpressionSyntax => true,
            _ => false,
        };
    }

    /// <summary>Whether a member of a builder, or of what is made from one, is about the connection string or TLS: any other setting has to stay as it is.</summary>
    private static bool TakesTls(ISymbol member)
        => member.Name is "ConnectionString" || KeywordTable.OfProperty(member.Name) is not { } keyword || TlsOnly.IsAboutTls(keyword);

    /// <summary>The same for a key; one that is not known may be anything.</summary>
    internal bool TakesTls(ExpressionSyntax? key)
        => key is null || ModelOf(key).GetConstantValue(key, Cancellation) is not { HasValue: true, Value: string name } || Keyword.Find(name) is not { } keyword || TlsOnly.IsAboutTls(keyword);

    internal bool IsOfNpgsql(INamedTypeSymbol? type)
        => type is not null && (Context.Types.IsBuilder(type) || SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, Context.Types.ConnectionStringBuilder?.ContainingAssembly));

    /// <summary>Whether a member is one of this program.</summary>
    internal bool IsInSource(ISymbol member) => SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, Context.Types.Compilation.Assembly);
}
