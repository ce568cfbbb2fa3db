using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PgSslAnalyzers.FixPlans;

/// <summary>Follows what holds a value under a name to all that use the name: variables, members, parameters, and functions that return it.</summary>
internal sealed class NamedUses(TextUses texts)
{
    /// <summary>A variable, member or parameter that gets the value.</summary>
    /// <param name="symbol">What gets it.</param>
    /// <param name="value">The expression that it gets.</param>
    /// <param name="flow">What the value is there.</param>
    public bool FollowSymbol(ISymbol? symbol, SyntaxNode value, TextFlow flow)
    {
        // A property of type SslMode says a choice of the program, whoever overrides it: its readers are followed, and those of the property that it overrides.
        if (texts.Change.IsMode && symbol is IPropertySymbol { Type.TypeKind: TypeKind.Enum } choice && !choice.DeclaringSyntaxReferences.IsEmpty)
            return FollowChoice(choice, flow);
        if (symbol is null || symbol.DeclaringSyntaxReferences.IsEmpty || symbol.IsVirtual || symbol.IsAbstract || symbol.IsOverride)
            return symbol is not null && (symbol.IsVirtual || symbol.IsOverride) && flow.IsText;
        if (texts.Change.IsMode && flow.IsValue && IsName(symbol))
            return false;
        bool isVisible = NameIndex.IsVisible(symbol);
        if (isVisible && !flow.IsText && !(texts.Change.IsMode && IsDefault(symbol)))
            return false;
        if (texts.Names.UsesOf(symbol) is not { } uses)
            return false;
        foreach (SimpleNameSyntax use in uses)
        {
            if (!FollowUse(use, isVisible && !texts.Change.IsMode ? flow with { StaysWhole = true } : flow))
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
            if (texts.Names.UsesOf(property) is not { } uses || !uses.All(use => FollowUse(use, flow)))
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

    /// <summary>A place that names what holds the value.</summary>
    public bool FollowUse(SimpleNameSyntax use, TextFlow flow)
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
                return texts.Follow(expression, flow);
        }
    }

    /// <summary>What a function returns comes out where it is called.</summary>
    public bool FollowReturn(SyntaxNode returned, TextFlow flow)
    {
        foreach (SyntaxNode node in returned.Ancestors())
        {
            switch (node)
            {
                case AnonymousFunctionExpressionSyntax:
                    // Whoever runs it gets a whole text, or one that the analysis has not texts.Seen.
                    return flow.IsText || texts.Seen.Of(returned).Count > 0;
                case LocalFunctionStatementSyntax or MethodDeclarationSyntax:
                    return FollowCalls(texts.ModelOf(node).GetDeclaredSymbol(node, texts.Cancellation) as IMethodSymbol, returned, flow);
                case PropertyDeclarationSyntax:
                    return FollowSymbol(texts.ModelOf(node).GetDeclaredSymbol(node, texts.Cancellation), returned, flow with { StaysWhole = false });
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
        if ((isVisible && !flow.IsText) || texts.Names.UsesOf(method) is not { } uses)
            return false;
        foreach (SimpleNameSyntax use in uses)
        {
            ExpressionSyntax called = NameUse.WholeOf(use);
            if (called.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } })
                continue;
            if (called.Parent is not InvocationExpressionSyntax call ? !flow.IsText : !texts.Follow(call, flow with { StaysWhole = flow.StaysWhole || (isVisible && !texts.Change.IsMode) }))
                return false;
        }
        return true;
    }

    /// <summary>What a method gives back through a parameter comes out in the variables of those who call it.</summary>
    public bool FollowGiven(IParameterSymbol parameter, SyntaxNode value, TextFlow flow)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol { IsVirtual: false, IsOverride: false, IsAbstract: false } method || NameIndex.IsVisible(method)
            || texts.Names.UsesOf(method) is not { } uses || !FollowSymbol(parameter, value, flow))
        {
            return false;
        }
        foreach (SimpleNameSyntax use in uses)
        {
            ExpressionSyntax called = NameUse.WholeOf(use);
            ArgumentSyntax? argument = (called.Parent as InvocationExpressionSyntax)?.ArgumentList.Arguments.FirstOrDefault(
                argument => SymbolEqualityComparer.Default.Equals((texts.ModelOf(argument).GetOperation(argument, texts.Cancellation) as IArgumentOperation)?.Parameter, parameter));
            ISymbol? variable = argument?.Expression switch
            {
                DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax single } => texts.ModelOf(single).GetDeclaredSymbol(single, texts.Cancellation),
                { } known => texts.ModelOf(known).GetSymbolInfo(known, texts.Cancellation).Symbol,
                null => null,
            };
            if (argument is null || (variable is not IDiscardSymbol && !FollowSymbol(variable, argument, flow)))
                return false;
        }
        return true;
    }
}
