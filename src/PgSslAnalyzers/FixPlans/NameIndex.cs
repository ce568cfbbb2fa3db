using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PgSslAnalyzers.Flow.Models;

namespace PgSslAnalyzers.FixPlans;

/// <summary>Finds the uses of a symbol in the files where it can be used, by name first; each question is asked of the compiler once.</summary>
internal sealed class NameIndex(FileContext context, WordsOfFiles words, CancellationToken cancellation)
{
    private readonly Dictionary<ISymbol, IReadOnlyList<SimpleNameSyntax>?> uses = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<SyntaxNode, ISymbol?> symbols = [];

    /// <summary>Whether code outside of the type and its files may use a symbol.</summary>
    public static bool IsVisible(ISymbol symbol)
    {
        if (symbol is ILocalSymbol or IParameterSymbol or IRangeVariableSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction })
            return false;
        for (ISymbol? current = symbol; current is not null and not INamespaceSymbol; current = current.ContainingType)
        {
            if (current.DeclaredAccessibility == Accessibility.Private || current is INamedTypeSymbol { IsFileLocal: true })
                return false;
        }
        return true;
    }

    /// <summary>
    /// The uses of a symbol in this file; null if others are out of sight: of a private member in another file of its type. Uses of a visible symbol in other files are not looked for.
    /// </summary>
    public IReadOnlyList<SimpleNameSyntax>? UsesOf(ISymbol symbol)
    {
        if (!uses.TryGetValue(symbol, out IReadOnlyList<SimpleNameSyntax>? known))
            uses[symbol] = known = FindUses(symbol);
        return known;
    }

    private List<SimpleNameSyntax>? FindUses(ISymbol symbol)
    {
        var found = new List<SimpleNameSyntax>();
        bool isVisible = IsVisible(symbol);
        bool isInOneFile = ScopesOf(symbol).Select(static scope => scope.SyntaxTree).Distinct().Count() == 1;
        foreach (SyntaxNode scope in ScopesOf(symbol))
        {
            foreach (SimpleNameSyntax name in words.Of(scope.SyntaxTree, cancellation).Names(symbol.Name))
            {
                if (!scope.FullSpan.Contains(name.Span) || !IsUse(name, symbol))
                    continue;
                if (name.SyntaxTree != context.Tree && !isVisible && !isInOneFile)
                    return null;
                found.Add(name);
            }
        }
        return found;
    }

    private bool IsUse(SimpleNameSyntax name, ISymbol symbol)
    {
        ISymbol? used = SymbolOf(name);
        if (used is IMethodSymbol { ReducedFrom: { } extension })
            used = extension;
        return used is not null && SymbolEqualityComparer.Default.Equals(used.OriginalDefinition, symbol.OriginalDefinition);
    }

    /// <summary>What an expression stands for; of a method that is called, the one that is called.</summary>
    public ISymbol? SymbolOf(SyntaxNode expression)
    {
        if (!symbols.TryGetValue(expression, out ISymbol? symbol))
            symbols[expression] = symbol = FindSymbol(expression);
        return symbol;
    }

    private ISymbol? FindSymbol(SyntaxNode expression)
    {
        // The name of a method that is called is a group of methods, for which the compiler looks through all extension methods in scope. The call names the one.
        SyntaxNode whole = expression is SimpleNameSyntax name ? NameUse.WholeOf(name) : expression;
        if (whole.Parent is InvocationExpressionSyntax call && call.Expression == whole && SymbolOf(call) is IMethodSymbol { MethodKind: not MethodKind.DelegateInvoke } called && called.Name == NameOf(whole))
            return called;
        return ModelOf(expression.SyntaxTree).GetSymbolInfo(expression, cancellation).Symbol;
    }

    private static string? NameOf(SyntaxNode whole) => whole switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>The model of a file of this compilation.</summary>
    public SemanticModel ModelOf(SyntaxTree tree) => tree == context.Tree ? context.Model : context.Types.ModelOf(tree);

    private IEnumerable<SyntaxNode> ScopesOf(ISymbol symbol)
    {
        if (IsVisible(symbol))
            return [context.Tree.GetRoot(cancellation)];
        ISymbol? owner = symbol is ILocalSymbol or IParameterSymbol or IRangeVariableSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction } ? null : OutermostPrivate(symbol);
        if (owner is not null)
            return owner.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellation)).Where(node => context.Types.Compilation.ContainsSyntaxTree(node.SyntaxTree));
        // A local can be used in its member only; those of top-level statements in the whole file.
        return symbol.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellation))
            .Select(node => node.Ancestors().FirstOrDefault(static ancestor => ancestor is MemberDeclarationSyntax and not GlobalStatementSyntax and not BaseNamespaceDeclarationSyntax) ?? node.SyntaxTree.GetRoot(cancellation));
    }

    /// <summary>The type in which everything that can use the symbol stands.</summary>
    private static INamedTypeSymbol? OutermostPrivate(ISymbol symbol)
    {
        INamedTypeSymbol? scope = null;
        for (ISymbol? current = symbol; current is not null and not INamespaceSymbol; current = current.ContainingType)
        {
            if (current is INamedTypeSymbol { IsFileLocal: true } local)
                return local.ContainingType ?? local;
            if (current.DeclaredAccessibility == Accessibility.Private && current.ContainingType is { } container)
                scope = container;
        }
        return scope;
    }
}
