using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PgSslAnalyzers.Flow;

/// <summary>
/// The variables of a body that its lambdas and local functions share with it. A proof has to know when such a function may run: a lambda at any time after it was made,
/// a local function so too if somebody else than its callers in sight has it, or if it runs piece by piece.
/// </summary>
internal sealed class SharedVariables
{
    private readonly Dictionary<ISymbol, List<IOperation>> uses = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> changedAtAnyTime = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> changedInFunctions = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> handledInFilters = new(SymbolEqualityComparer.Default);
    private readonly bool hasJumps;

    public SharedVariables(IOperation body)
    {
        var runsLater = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (IOperation part in body.DescendantsAndSelf())
        {
            if (SymbolOf(part) is { } variable)
            {
                if (!uses.TryGetValue(variable, out List<IOperation>? known))
                    uses[variable] = known = [];
                known.Add(part);
            }
            if (part is IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction } handedOut })
                runsLater.Add(handedOut.OriginalDefinition);
            else if (part is ILocalFunctionOperation { Symbol: var local } && RunsInPieces(local, part.Syntax))
                runsLater.Add(local);
            else if (part is IBranchOperation { BranchKind: BranchKind.GoTo })
                hasJumps = true;
        }
        foreach (KeyValuePair<ISymbol, List<IOperation>> pair in uses)
        {
            foreach (IOperation use in pair.Value)
            {
                if (IsAlias(use))
                    changedAtAnyTime.Add(pair.Key);
                // A filter runs before the finally blocks inside of its try.
                if (IsInFilter(use.Syntax))
                {
                    if (IsChange(use))
                        changedAtAnyTime.Add(pair.Key);
                    else if (!IsReading(use))
                        handledInFilters.Add(pair.Key);
                }
                if (!IsChange(use) || OuterFunctions(use, pair.Key) is not { Count: > 0 } functions)
                    continue;
                changedInFunctions.Add(pair.Key);
                if (functions.Any(function => function is IAnonymousFunctionOperation || runsLater.Contains(((ILocalFunctionOperation)function).Symbol)))
                    changedAtAnyTime.Add(pair.Key);
            }
        }
    }

    /// <summary>Whether there is a function in a body that may share variables with it.</summary>
    public static bool HasFunctions(SyntaxNode body)
        => body.DescendantNodes().Any(static node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or QueryExpressionSyntax);

    /// <summary>Whether there is something in a body that may change its variables out of order: a function, a second name, a filter.</summary>
    public static bool AreIn(SyntaxNode body)
        => body.DescendantNodes().Any(static node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or QueryExpressionSyntax or CatchFilterClauseSyntax
            or ArgumentSyntax { RefKindKeyword.RawKind: not 0 } or RefExpressionSyntax);

    /// <summary>Whether a filter may change the object in a variable.</summary>
    public bool IsHandledInFilter(ISymbol variable) => handledInFilters.Contains(variable);

    /// <summary>The variables of the surroundings whose objects functions of the body do more with than to read them.</summary>
    public IEnumerable<ISymbol> HandledInFunctions
        => uses.Where(static pair => pair.Value.Any(use => !IsReading(use) && OuterFunctions(use, pair.Key).Count > 0)).Select(static pair => pair.Key);

    private static bool IsInFilter(SyntaxNode use) => use.FirstAncestorOrSelf<CatchFilterClauseSyntax>() is not null;

    /// <summary>Whether somebody may keep a reference to the variable: a method that returns one, or an object that holds one, gets it.</summary>
    private static bool IsAlias(IOperation use)
    {
        if (use.Parent is not IArgumentOperation { Parameter.RefKind: not RefKind.None } argument)
            return false;
        return argument.Parent switch
        {
            IObjectCreationOperation creation => creation.Type is { IsRefLikeType: true },
            IInvocationOperation { TargetMethod: var method } call => method.ReturnsByRef || method.ReturnsByRefReadonly || method.ReturnType.IsRefLikeType || call.Instance?.Type is { IsRefLikeType: true }
                || method.Parameters.Any(static parameter => parameter is { Type.IsRefLikeType: true, RefKind: not RefKind.None }),
            _ => false,
        };
    }

    /// <summary>Variables that functions of the body change.</summary>
    public IEnumerable<ISymbol> ChangedInFunctions => changedInFunctions;

    /// <summary>Whether a function that may run at any time assigns the variable.</summary>
    public bool IsChangedAtAnyTime(ISymbol variable) => changedAtAnyTime.Contains(variable);

    /// <summary>Whether the variable may change after the function at <paramref name="function"/> was made.</summary>
    public bool IsChangedAfter(ISymbol variable, SyntaxNode function) => Any(variable, function, IsChange);

    /// <summary>The variables of the surroundings that a function does more with than to read them.</summary>
    public IEnumerable<ISymbol> HandledIn(SyntaxNode function)
    {
        foreach (KeyValuePair<ISymbol, List<IOperation>> pair in uses)
        {
            if (pair.Value.Any(use => function.Span.Contains(use.Syntax.Span) && !IsReading(use)) && !IsDeclaredIn(pair.Key, function))
                yield return pair.Key;
        }
    }

    /// <summary>The variables whose objects are more than read in a function, or after it was made.</summary>
    public IEnumerable<ISymbol> HandledAfter(SyntaxNode function) => uses.Keys.Where(variable => Any(variable, function, static use => !IsReading(use)) || (!IsDeclaredIn(variable, function) && uses[variable].Any(use => function.Span.Contains(use.Syntax.Span) && !IsReading(use))));

    private bool Any(ISymbol variable, SyntaxNode function, Func<IOperation, bool> counts)
        => uses.TryGetValue(variable, out List<IOperation>? known)
            && known.Any(use => counts(use) && !IsDeclaredIn(variable, function)
                && (use.Syntax.SpanStart > function.SpanStart && (!function.Span.Contains(use.Syntax.Span) || IsChange(use)) || ShareLoop(use.Syntax, function, variable) || IsInOtherFunction(use, function, variable)));

    /// <summary>A local function may be called after another function was made, wherever it stands; also the one that makes that function, once more.</summary>
    private static bool IsInOtherFunction(IOperation use, SyntaxNode function, ISymbol variable)
        => OuterFunctions(use, variable).Any(outer => outer is ILocalFunctionOperation && !function.Span.Contains(outer.Syntax.Span));

    private bool ShareLoop(SyntaxNode use, SyntaxNode function, ISymbol variable)
    {
        // A jump may lead back, and what stands first come last.
        if (hasJumps)
            return true;
        for (SyntaxNode? outer = function.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is StatementSyntax and (ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax) && outer.Span.Contains(use.Span) && !IsDeclaredIn(variable, outer))
                return true;
        }
        return false;
    }

    private static bool IsDeclaredIn(ISymbol variable, SyntaxNode node)
        => variable.DeclaringSyntaxReferences is [var declared, ..] && declared.SyntaxTree == node.SyntaxTree && node.Span.Contains(declared.Span);

    private static ISymbol? SymbolOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    /// <summary>The functions around a use that the variable does not belong to, from the inside.</summary>
    private static List<IOperation> OuterFunctions(IOperation use, ISymbol variable)
    {
        var functions = new List<IOperation>();
        for (IOperation? outer = use.Parent; outer is not null; outer = outer.Parent)
        {
            IMethodSymbol? function = outer is IAnonymousFunctionOperation lambda ? lambda.Symbol : (outer as ILocalFunctionOperation)?.Symbol;
            if (function is null)
                continue;
            if (SymbolEqualityComparer.Default.Equals(function, variable.ContainingSymbol))
                break;
            functions.Add(outer);
        }
        return functions;
    }

    /// <summary>Whether the use gives the variable another value.</summary>
    private static bool IsChange(IOperation use)
    {
        IOperation value = use;
        // An element of a tuple or a field of a struct is a part of the variable.
        while (value.Parent is ITupleOperation or IParenthesizedOperation || value.Parent is IFieldReferenceOperation { Field.ContainingType.IsValueType: true } part && part.Instance == value)
            value = value.Parent;
        return value.Parent switch
        {
            IAssignmentOperation assignment => assignment.Target == value,
            IIncrementOrDecrementOperation or IAddressOfOperation => true,
            IArgumentOperation argument => argument.Parameter is null or { RefKind: RefKind.Ref or RefKind.Out },
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None } } => true,
            IConditionalOperation { IsRef: true } => true,
            _ => false,
        };
    }

    /// <summary>Whether the object in a variable is only asked for something.</summary>
    private static bool IsReading(IOperation use) => use.Parent switch
    {
        IPropertyReferenceOperation property => property.Instance == use && property.Property is { Name: not "ConnectionStringBuilder", DeclaringSyntaxReferences.IsEmpty: true } && !IsWritten(property),
        IInvocationOperation call => call.Instance == use && call.TargetMethod is { Name: "ToString" or "ContainsKey" or "GetHashCode", DeclaringSyntaxReferences.IsEmpty: true },
        IArgumentOperation { Parent: IObjectCreationOperation { Type: { ContainingAssembly.Name: "Npgsql" } } } or INameOfOperation => true,
        IArgumentOperation { Parameter.Type.SpecialType: SpecialType.System_String } or IInterpolationOperation or IBinaryOperation => true,
        _ => false,
    };

    /// <summary>Whether a property is given a value, or its parts are.</summary>
    public static bool IsWritten(IOperation property) => property.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == property,
        IIncrementOrDecrementOperation or ITupleOperation => true,
        IArgumentOperation { Parameter.RefKind: not RefKind.None } => true,
        // The parts of an initializer: new() { Builder = { SslMode = ... } }.
        IMemberInitializerOperation => true,
        _ => false,
    };

    private static bool RunsInPieces(IMethodSymbol function, SyntaxNode syntax) => function.IsAsync || syntax.DescendantNodes().Any(static node => node is YieldStatementSyntax);
}
