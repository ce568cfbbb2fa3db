using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PgSslAnalyzers.FixPlans;

/// <summary>Follows an element of a tuple to the variable that it is taken apart into, or to the member that reads it.</summary>
internal sealed class TupleUses(TextUses texts)
{
    public bool Follow(TupleExpressionSyntax tuple, int index, TextFlow flow)
    {
        SyntaxNode node = tuple;
        while (node.Parent is ParenthesizedExpressionSyntax or ConditionalExpressionSyntax or SwitchExpressionArmSyntax or SwitchExpressionSyntax)
            node = node.Parent;
        switch (node.Parent)
        {
            case AssignmentExpressionSyntax { Left: DeclarationExpressionSyntax { Designation: ParenthesizedVariableDesignationSyntax targets } }:
                return index < targets.Variables.Count && (targets.Variables[index] is DiscardDesignationSyntax
                    || (targets.Variables[index] is SingleVariableDesignationSyntax variable && texts.Named.FollowSymbol(texts.ModelOf(tuple).GetDeclaredSymbol(variable, texts.Cancellation), tuple, flow)));
            case AssignmentExpressionSyntax { Left: TupleExpressionSyntax targets }:
                ExpressionSyntax? target = index < targets.Arguments.Count ? targets.Arguments[index].Expression : null;
                ISymbol? symbol = target is DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax single } ? texts.ModelOf(tuple).GetDeclaredSymbol(single, texts.Cancellation)
                    : target is null ? null : texts.ModelOf(tuple).GetSymbolInfo(target, texts.Cancellation).Symbol;
                return texts.Named.FollowSymbol(symbol, tuple, flow);
            case EqualsValueClauseSyntax { Parent: { } declaration } when texts.ModelOf(tuple).GetDeclaredSymbol(declaration, texts.Cancellation) is ILocalSymbol { Type: INamedTypeSymbol { IsTupleType: true } type } local:
                return FollowElement(local, type, index, flow);
            case ExpressionElementSyntax or InitializerExpressionSyntax:
                return FollowCollection(node.Parent, index, flow);
            default:
                return false;
        }
    }

    /// <summary>Tuples in a collection that keeps to this type and is only gone through.</summary>
    private bool FollowCollection(SyntaxNode element, int index, TextFlow flow)
    {
        SyntaxNode? node = element is InitializerExpressionSyntax ? element : element.Parent;
        while (node?.Parent is ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or BaseObjectCreationExpressionSyntax)
            node = node.Parent;
        if (node?.Parent is ForEachStatementSyntax or ForEachVariableStatementSyntax)
            return FollowLoop((CommonForEachStatementSyntax)node.Parent, index, flow);
        if (node?.Parent is not EqualsValueClauseSyntax { Parent: { } declaration } || texts.ModelOf(element).GetDeclaredSymbol(declaration, texts.Cancellation) is not { } symbol
            || NameIndex.IsVisible(symbol) || texts.Names.UsesOf(symbol) is not { } uses)
        {
            return false;
        }
        return uses.All(use => use.Parent is CommonForEachStatementSyntax loop && loop.Expression == use && FollowLoop(loop, index, flow));
    }

    private bool FollowLoop(CommonForEachStatementSyntax loop, int index, TextFlow flow) => loop switch
    {
        ForEachVariableStatementSyntax { Variable: DeclarationExpressionSyntax { Designation: ParenthesizedVariableDesignationSyntax targets } } => index < targets.Variables.Count
            && (targets.Variables[index] is DiscardDesignationSyntax
                || (targets.Variables[index] is SingleVariableDesignationSyntax variable && texts.Named.FollowSymbol(texts.ModelOf(loop).GetDeclaredSymbol(variable, texts.Cancellation), loop, flow))),
        ForEachStatementSyntax single => texts.ModelOf(loop).GetDeclaredSymbol(single, texts.Cancellation) is ILocalSymbol { Type: INamedTypeSymbol { IsTupleType: true } type } local && FollowElement(local, type, index, flow),
        _ => false,
    };

    private bool FollowElement(ILocalSymbol local, INamedTypeSymbol type, int index, TextFlow flow)
    {
        if (texts.Names.UsesOf(local) is not { } uses || index >= type.TupleElements.Length)
            return false;
        IFieldSymbol element = type.TupleElements[index];
        foreach (SimpleNameSyntax use in uses)
        {
            if (use.Parent is not MemberAccessExpressionSyntax access || access.Expression != use)
                return false;
            string name = access.Name.Identifier.ValueText;
            if ((name == element.Name || name == element.CorrespondingTupleField?.Name) && !texts.Follow(access, flow))
                return false;
        }
        return true;
    }
}
