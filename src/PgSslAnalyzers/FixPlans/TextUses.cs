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
    private int steps;

    /// <summary>Whether the value that stands at <paramref name="value"/> may change, as far as all that use it are concerned.</summary>
    public bool Allows(SyntaxNode value, WordChange asked)
    {
        if (answers.TryGetValue((value, asked.Before, asked.After), out bool known))
            return known;
        visited.Clear();
        visitedObjects.Clear();
        (change, steps) = (asked, 0);
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
            flow = seen.IsWhole(node) ? flow with { IsText = true } : flow;
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
                case CastExpressionSyntax cast when change.IsMode && !context.Types.IsSslMode(ModelOf(cast).GetTypeInfo(cast, Cancellation).Type) && ModelOf(cast).GetTypeInfo(cast, Cancellation).Type?.SpecialType is not (SpecialType.System_String or SpecialType.System_Object):
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
                    return IsAlike(comparison, node, flow.IsValue);
                case IsPatternExpressionSyntax { Pattern: { } pattern }:
                    return IsAlike(pattern, flow.IsValue);
                case SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice } arm when arm.Expression == node:
                    node = choice;
                    continue;
                case SwitchExpressionSyntax governed:
                    return governed.Arms.All(arm => IsAlike(arm.Pattern, flow.IsValue));
                case SwitchStatementSyntax governed:
                    return governed.Sections.SelectMany(static section => section.Labels).All(label => label switch
                    {
                        CaseSwitchLabelSyntax { Value: { } constant } => IsAlike(constant, flow.IsValue),
                        CasePatternSwitchLabelSyntax { Pattern: { } pattern } => IsAlike(pattern, flow.IsValue),
                        _ => true,
                    });
                case EqualsValueClauseSyntax { Parent: { } declaration }:
                    return FollowSymbol(ModelOf(node).GetDeclaredSymbol(declaration, Cancellation), node, flow);
                case AssignmentExpressionSyntax assignment when assignment.Right == node:
                    return FollowAssignment(assignment, flow);
                case ArrowExpressionClauseSyntax or ReturnStatementSyntax or LambdaExpressionSyntax:
                    return FollowReturn(node, flow);
                // The name of a mode as text.
                case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } name }:
                    node = name;
                    continue;
                case ArgumentSyntax argument:
                    return FollowArgument(argument, node, flow);
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
    internal ReadBack ReadBack => readBack ??= new ReadBack(context, Names, Cancellation);

    private ReadBack? readBack;

    /// <summary>Whether an expression is all that reads a private field.</summary>
    internal bool IsLastReaderOfField(ExpressionSyntax expression)
        => expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => ModelOf(name).GetSymbolInfo(name, Cancellation).Symbol is IFieldSymbol { DeclaredAccessibility: Accessibility.Private } field
            && Names.UsesOf(field) is { Count: 1 });

    internal NameIndex Names { get; } = names;

    internal CancellationToken Cancellation { get; } = cancellation;

    /// <summary>Whether nothing is left of the value: then an element of a list goes, and those behind it get other numbers.</summary>
    internal bool Empties => change.After.Length == 0;

    /// <summary>Counts a node; false past the bound.</summary>
    internal bool Step() => ++steps <= MaxSteps;

    /// <summary>Whether an object is followed from here for the first time.</summary>
    internal bool VisitObject(SyntaxNode node) => visitedObjects.Add(node);

    internal SemanticModel ModelOf(SyntaxNode node) => Names.ModelOf(node.SyntaxTree);

    private bool IsAlike(BinaryExpressionSyntax comparison, SyntaxNode side, bool isWhole)
    {
        bool isLeft = comparison.Left == side;
        ExpressionSyntax other = isLeft ? comparison.Right : comparison.Left;
        if (change.IsMode && ModelOf(other).GetTypeInfo(other, Cancellation) is var type && context.Types.IsSslMode(type.ConvertedType)
            && ModelOf(other).GetConstantValue(other, Cancellation) is { HasValue: true, Value: int number })
        {
            return change.ComparesAlike(comparison.Kind(), number, isLeft);
        }
        return comparison.IsKind(SyntaxKind.EqualsExpression) || comparison.IsKind(SyntaxKind.NotEqualsExpression) ? IsAlike(other, isWhole) : false;
    }

    private bool IsAlike(ExpressionSyntax constant, bool isWhole)
    {
        Optional<object?> value = ModelOf(constant).GetConstantValue(constant, Cancellation);
        return value is { HasValue: true, Value: null } || (value is { HasValue: true, Value: string text } && change.ComparesAlike(text, isWhole))
            || (value is { HasValue: true, Value: int number } && change.ComparesAlike(SyntaxKind.EqualsExpression, number, isLeft: true));
    }

    private bool IsAlike(PatternSyntax pattern, bool isWhole) => pattern switch
    {
        ConstantPatternSyntax { Expression: { } constant } => IsAlike(constant, isWhole),
        UnaryPatternSyntax { Pattern: { } negated } => IsAlike(negated, isWhole),
        ParenthesizedPatternSyntax { Pattern: { } inner } => IsAlike(inner, isWhole),
        BinaryPatternSyntax both => IsAlike(both.Left, isWhole) && IsAlike(both.Right, isWhole),
        DiscardPatternSyntax => true,
        RecursivePatternSyntax { PropertyPatternClause.Subpatterns: [{ NameColon.Name.Identifier.ValueText: "Length", Pattern: RelationalPatternSyntax { Expression: LiteralExpressionSyntax { Token.ValueText: "0" } } }] } => change.After.Length > 0,
        RecursivePatternSyntax { PropertyPatternClause.Subpatterns.Count: 0, Designation: null } => true,
        _ => false,
    };

    /// <summary>Methods whose result is the text itself, or the text with something else in it.</summary>
    private bool ContinuesAs(MemberAccessExpressionSyntax access, InvocationExpressionSyntax call)
    {
        switch (access.Name.Identifier.ValueText)
        {
            case "ToString" or "Trim" or "TrimEnd" or "TrimStart" or "GetValueOrDefault" or "ReplaceLineEndings" or "AsSpan":
                return true;
            case "Replace" when ModelOf(call).GetOperation(call, Cancellation) is IInvocationOperation { TargetMethod.ContainingType.SpecialType: SpecialType.System_String } replace:
                // What is looked for must not be what the edit writes.
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
                return entries is not null && !isAppended && IsOfCollection(indexer.ContainingType) && new ObjectUses(this).Follow(entries);
            case IPropertySymbol or IFieldSymbol when target.DeclaringSyntaxReferences.IsEmpty:
                return IsOfNpgsql(target.ContainingType) ? TakesTls(target) && ReadBack.Allows(assignment) : seen.Of(assignment.Right).Count > 0;
            case IParameterSymbol { RefKind: RefKind.Out or RefKind.Ref } given:
                return FollowGiven(given, assignment.Right, flow);
            case null:
                return assignment.Left is IdentifierNameSyntax { Identifier.ValueText: "_" };
            default:
                return FollowSymbol(target, assignment.Right, flow);
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
    private bool TakesTls(ExpressionSyntax? key)
        => key is null || ModelOf(key).GetConstantValue(key, Cancellation) is not { HasValue: true, Value: string name } || Keyword.Find(name) is not { } keyword || TlsOnly.IsAboutTls(keyword);

    /// <summary>The same for a call that writes a key to a builder.</summary>
    private bool IsTakenForTls(IMethodSymbol method, SyntaxNode call)
        => method.Name != "Add" || !IsOfNpgsql(method.ContainingType) || call is not InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: { } key }, _] } || TakesTls(key);

    /// <summary>What a method gives back through a parameter comes out in the variables of those who call it.</summary>
    private bool FollowGiven(IParameterSymbol parameter, SyntaxNode value, TextFlow flow)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol { IsVirtual: false, IsOverride: false, IsAbstract: false } method || NameIndex.IsVisible(method)
            || Names.UsesOf(method) is not { } uses || !FollowSymbol(parameter, value, flow))
        {
            return false;
        }
        foreach (SimpleNameSyntax use in uses)
        {
            ExpressionSyntax called = NameUse.WholeOf(use);
            ArgumentSyntax? argument = (called.Parent as InvocationExpressionSyntax)?.ArgumentList.Arguments.FirstOrDefault(
                argument => SymbolEqualityComparer.Default.Equals((ModelOf(argument).GetOperation(argument, Cancellation) as IArgumentOperation)?.Parameter, parameter));
            ISymbol? variable = argument?.Expression switch
            {
                DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax single } => ModelOf(single).GetDeclaredSymbol(single, Cancellation),
                { } known => ModelOf(known).GetSymbolInfo(known, Cancellation).Symbol,
                null => null,
            };
            if (argument is null || (variable is not IDiscardSymbol && !FollowSymbol(variable, argument, flow)))
                return false;
        }
        return true;
    }

    private bool IsOfNpgsql(INamedTypeSymbol? type)
        => type is not null && (context.Types.IsBuilder(type) || SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, context.Types.ConnectionStringBuilder?.ContainingAssembly));

    /// <summary>A variable, member or parameter that gets the value.</summary>
    /// <param name="symbol">What gets it.</param>
    /// <param name="value">The expression that it gets.</param>
    /// <param name="flow">What the value is there.</param>
    internal bool FollowSymbol(ISymbol? symbol, SyntaxNode value, TextFlow flow)
    {
        // A property of type SslMode says a choice of the program, whoever overrides it: its readers are followed, and those of the property that it overrides.
        if (change.IsMode && symbol is IPropertySymbol { Type.TypeKind: TypeKind.Enum } choice && !choice.DeclaringSyntaxReferences.IsEmpty)
            return FollowChoice(choice, flow);
        if (symbol is null || symbol.DeclaringSyntaxReferences.IsEmpty || symbol.IsVirtual || symbol.IsAbstract || symbol.IsOverride)
            return symbol is not null && (symbol.IsVirtual || symbol.IsOverride) && flow.IsText;
        if (change.IsMode && flow.IsValue && IsName(symbol))
            return false;
        bool isVisible = NameIndex.IsVisible(symbol);
        if (isVisible && !flow.IsText && !(change.IsMode && IsDefault(symbol)))
            return false;
        if (Names.UsesOf(symbol) is not { } uses)
            return false;
        foreach (SimpleNameSyntax use in uses)
        {
            if (!FollowUse(use, isVisible && !change.IsMode ? flow with { StaysWhole = true } : flow))
                return false;
        }
        return true;
    }

    private bool FollowChoice(IPropertySymbol choice, TextFlow flow)
    {
        if (IsName(choice))
            return false;
        for (IPropertySymbol? property = choice; property is not null; property = property.OverriddenProperty)
        {
            if (Names.UsesOf(property) is not { } uses || !uses.All(use => FollowUse(use, flow)))
                return false;
        }
        return true;
    }

    /// <summary>A constant that is named after a mode means that mode: whoever reads it wants it.</summary>
    private static bool IsName(ISymbol symbol)
        => symbol is IFieldSymbol { IsConst: true } or IFieldSymbol { IsStatic: true, IsReadOnly: true } or ILocalSymbol { IsConst: true } or IPropertySymbol { IsStatic: true, SetMethod: null }
            && FixPlanner.NamesMode(symbol.Name);

    /// <summary>What a setting starts with until somebody sets it: its value is a choice of the program, not a name for something.</summary>
    private static bool IsDefault(ISymbol symbol) => symbol is IPropertySymbol { SetMethod: not null, IsStatic: false } or IFieldSymbol { IsConst: false, IsReadOnly: false } or IFieldSymbol { Type.TypeKind: TypeKind.Enum };

    private bool FollowUse(SimpleNameSyntax use, TextFlow flow)
    {
        SyntaxNode expression = use.Parent is AliasQualifiedNameSyntax qualified ? qualified : NameUse.WholeOf(use);
        switch (expression.Parent)
        {
            // It gets another value here, or a longer one, which is it again.
            case AssignmentExpressionSyntax assignment when assignment.Left == expression:
            case ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.OutKeyword }:
            case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } }:
            case NameEqualsSyntax or NameColonSyntax or ExpressionColonSyntax:
                return true;
            case ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword }:
            case ConditionalAccessExpressionSyntax:
                return false;
            default:
                return Follow(expression, flow);
        }
    }

    /// <summary>What a function returns comes out where it is called.</summary>
    private bool FollowReturn(SyntaxNode returned, TextFlow flow)
    {
        foreach (SyntaxNode node in returned.Ancestors())
        {
            switch (node)
            {
                case AnonymousFunctionExpressionSyntax:
                    // Whoever runs it gets a whole text, or one that the analysis has not seen.
                    return flow.IsText || seen.Of(returned).Count > 0;
                case LocalFunctionStatementSyntax or MethodDeclarationSyntax:
                    return FollowCalls(ModelOf(node).GetDeclaredSymbol(node, Cancellation) as IMethodSymbol, returned, flow);
                case PropertyDeclarationSyntax:
                    return FollowSymbol(ModelOf(node).GetDeclaredSymbol(node, Cancellation), returned, flow with { StaysWhole = false });
                case MemberDeclarationSyntax:
                    return false;
            }
        }
        return false;
    }

    private bool FollowCalls(IMethodSymbol? method, SyntaxNode returned, TextFlow flow)
    {
        if (method is null || method.IsAsync || method.IsVirtual || method.IsOverride || method.IsAbstract)
            return flow.IsText;
        bool isVisible = NameIndex.IsVisible(method);
        if ((isVisible && !flow.IsText) || Names.UsesOf(method) is not { } uses)
            return false;
        foreach (SimpleNameSyntax use in uses)
        {
            ExpressionSyntax called = NameUse.WholeOf(use);
            if (called.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } })
                continue;
            if (called.Parent is not InvocationExpressionSyntax call ? !flow.IsText : !Follow(call, flow with { StaysWhole = flow.StaysWhole || (isVisible && !change.IsMode) }))
                return false;
        }
        return true;
    }

    private bool FollowArgument(ArgumentSyntax argument, SyntaxNode value, TextFlow flow)
    {
        if (argument.Parent is TupleExpressionSyntax tuple)
            return new TupleUses(this).Follow(tuple, tuple.Arguments.IndexOf(argument), flow);
        if (argument.Parent?.Parent is not { } call)
            return false;
        IMethodSymbol? method = ModelOf(call).GetSymbolInfo(call, Cancellation).Symbol as IMethodSymbol;
        IParameterSymbol? parameter = (ModelOf(argument).GetOperation(argument, Cancellation) as IArgumentOperation)?.Parameter;
        if (method is null)
            return false;
        string name = method.Name;
        if (method.ContainingType.SpecialType == SpecialType.System_String)
        {
            return name switch
            {
                "IsNullOrEmpty" or "IsNullOrWhiteSpace" => change.After.Length > 0,
                "Concat" or "Format" or "Join" or "Create" => !flow.StaysWhole && Follow(call, TextFlow.Part),
                "Replace" => parameter?.Ordinal == 1 && Follow(call, TextFlow.Part),
                "Insert" => Follow(call, TextFlow.Part),
                _ => false,
            };
        }
        if (IsBuffer(method.ContainingType))
            return name is "Append" or "AppendFormat" or "AppendJoin" or "AppendLine" or "Insert" or ".ctor" && !flow.StaysWhole && new ObjectUses(this).Follow(call);
        if (method.ContainingType is { Name: "Enum" or "EnumExtensions" } && name is "Parse" or "TryParse")
            return FollowParsed(call, flow);
        if (IsCollectionMember(method))
            return name is "Add" or "AddRange" or "Insert" or "Append" or "Prepend" && new ObjectUses(this).Follow(call);
        // A known member of Npgsql takes it, or one for which the analysis has judged the whole expression.
        // What another file opens itself has not been seen.
        if (IsOfNpgsql(method.ContainingType) && value.SyntaxTree != context.Tree && seen.Of(value).Count == 0)
            return false;
        if (IsOfNpgsql(method.ContainingType) || seen.Of(value).Count > 0)
            return (!IsInSource(method) || seen.Of(value).Any(text => text.Place == value) || FollowParameter(method, parameter, value, flow)) && IsTakenForTls(method, call) && ReadBack.Allows(call);
        return IsInSource(method) ? FollowParameter(method, parameter, value, flow) : IsOnlyShown(method);
    }

    private bool FollowParameter(IMethodSymbol method, IParameterSymbol? parameter, SyntaxNode value, TextFlow flow)
    {
        if (parameter is null || parameter.IsParams || parameter.RefKind is RefKind.Ref or RefKind.Out || method.IsVirtual || method.IsAbstract || method.IsOverride)
            return false;
        IParameterSymbol declared = parameter.OriginalDefinition;
        // A parameter of a record, or a captured one, is a member too.
        if (method is { MethodKind: MethodKind.Constructor, ContainingType.IsRecord: true } && method.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(Cancellation) is RecordDeclarationSyntax)
            && method.ContainingType.GetMembers(declared.Name).OfType<IPropertySymbol>().FirstOrDefault() is { } property
            && !(Names.UsesOf(property) is { } reads && reads.All(use => FollowUse(use, flow))))
        {
            return false;
        }
        return FollowSymbol(declared, value, flow);
    }

    private bool FollowParsed(SyntaxNode call, TextFlow flow)
    {
        foreach (ArgumentSyntax argument in (call as InvocationExpressionSyntax)?.ArgumentList.Arguments ?? default)
        {
            ISymbol? parsed = argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword)
                ? argument.Expression is DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax single } ? ModelOf(call).GetDeclaredSymbol(single, Cancellation) : ModelOf(call).GetSymbolInfo(argument.Expression, Cancellation).Symbol
                : null;
            if (parsed is not null)
                return change.IsMode && FollowSymbol(parsed, argument, flow);
        }
        return change.IsMode && Follow(call, flow);
    }

    /// <summary>Whether a member is one of this program.</summary>
    internal bool IsInSource(ISymbol member) => SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, context.Types.Compilation.Assembly);

    internal static bool IsBuffer(ITypeSymbol? type) => type is { Name: "StringBuilder", ContainingNamespace: { Name: "Text", ContainingNamespace.Name: "System" } };

    internal static bool IsCollectionMember(IMethodSymbol method) => IsOfCollection(method.ContainingType);

    private static bool IsOfCollection(INamedTypeSymbol? type)
        => type is { ContainingNamespace: { } space } && space.ToDisplayString() is "System.Collections.Generic" or "System.Linq";

    /// <summary>Who writes a text to a log shows it, and no more.</summary>
    internal static bool IsOnlyShown(IMethodSymbol method)
        => method.ContainingType.Name is "Console" or "TextWriter" or "LoggerExtensions" or "ILogger" or "Debug" or "Trace" && method.ReturnsVoid;
}
