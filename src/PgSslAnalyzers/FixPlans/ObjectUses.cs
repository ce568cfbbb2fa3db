using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PgSslAnalyzers.FixPlans;

/// <summary>Follows a list, an array or a text buffer that the value was put into.</summary>
internal sealed class ObjectUses(TextUses texts)
{
    public bool Follow(SyntaxNode node)
    {
        // A chain of calls on one object is about the object at its start.
        SyntaxNode root = node;
        while (root is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: { } receiver } } call && IsAboutObject(call))
            root = receiver;
        if (root is ExpressionSyntax start && start is IdentifierNameSyntax or MemberAccessExpressionSyntax && texts.ModelOf(start).GetSymbolInfo(start, texts.Cancellation).Symbol is { } symbol)
            return FollowSymbol(symbol);
        return FollowNode(root);
    }

    private bool IsAboutObject(InvocationExpressionSyntax call)
        => texts.ModelOf(call).GetSymbolInfo(call, texts.Cancellation).Symbol is IMethodSymbol method && (TextMembers.IsBuffer(method.ContainingType) || TextMembers.IsCollectionMember(method));

    private bool FollowSymbol(ISymbol symbol)
    {
        if (symbol.DeclaringSyntaxReferences.IsEmpty || NameIndex.IsVisible(symbol) || texts.Names.UsesOf(symbol) is not { } uses)
            return false;
        foreach (SimpleNameSyntax use in uses)
        {
            ExpressionSyntax expression = NameUse.WholeOf(use);
            if (expression.Parent is AssignmentExpressionSyntax assignment && assignment.Left == expression)
                continue;
            if (!FollowNode(expression))
                return false;
        }
        // Where it was made it may be filled by an initializer; the variable is all that refers to it then.
        return true;
    }

    private bool FollowNode(SyntaxNode node)
    {
        while (true)
        {
            if (!texts.Step())
                return false;
            if (!texts.VisitObject(node))
                return true;
            switch (node.Parent)
            {
                case ParenthesizedExpressionSyntax or CastExpressionSyntax or ConditionalExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression }
                    or PostfixUnaryExpressionSyntax or ImplicitArrayCreationExpressionSyntax or ArrayCreationExpressionSyntax or BaseObjectCreationExpressionSyntax:
                    node = node.Parent!;
                    continue;
                case InterpolationSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression }:
                    return texts.Follow(node, TextFlow.Part);
                case ExpressionStatementSyntax:
                    return true;
                case SpreadElementSyntax { Parent: { } collection }:
                    node = collection;
                    continue;
                case EqualsValueClauseSyntax { Parent: { } declaration }:
                    return texts.ModelOf(node).GetDeclaredSymbol(declaration, texts.Cancellation) is { } declared && FollowSymbol(declared);
                case AssignmentExpressionSyntax assignment when assignment.Right == node:
                    return texts.ModelOf(node).GetSymbolInfo(assignment.Left, texts.Cancellation).Symbol is { } target && FollowSymbol(target);
                case ForEachStatementSyntax loop when loop.Expression == node:
                    return texts.ModelOf(node).GetDeclaredSymbol(loop, texts.Cancellation) is { } element && texts.Named.FollowSymbol(element, node, TextFlow.Value);
                case ElementAccessExpressionSyntax item when item.Expression == node:
                    return item.Parent is AssignmentExpressionSyntax written && written.Left == item ? !texts.Empties || IsByKey(item) : !texts.Empties && texts.Follow(item, TextFlow.Value);
                case ArgumentSyntax argument:
                    return FollowArgument(argument);
                case ArrowExpressionClauseSyntax or ReturnStatementSyntax:
                    return FollowReturn(node);
                case MemberAccessExpressionSyntax { Parent: { } around } access when access.Expression == node:
                    string name = access.Name.Identifier.ValueText;
                    if (name == "Values" && around is not InvocationExpressionSyntax)
                    {
                        node = access;
                        continue;
                    }
                    // What a collection holds is not how much it holds, nor under which key.
                    if (around is not InvocationExpressionSyntax call)
                        return name is "Keys" || (name is "Length" or "Count" && ((!texts.Empties && IsCollection(access.Expression)) || WordChange.IsWithZero(access)));
                    switch (name)
                    {
                        case "ToString" or "ToStringAndClear":
                            return texts.Follow(call, TextFlow.Part);
                        case "Insert" when texts.Empties && IsCollection(access.Expression):
                            return false;
                        case "Append" or "AppendFormat" or "AppendJoin" or "AppendLine" or "Insert" or "Add" or "AddRange" or "Prepend" or "Concat"
                            or "ToArray" or "ToList" or "AsEnumerable" or "AsReadOnly" or "EnsureCapacity" or "Clear":
                            node = call;
                            continue;
                        case "ContainsKey":
                            return true;
                        case "GetValueOrDefault":
                        case "First" or "Last" or "Single" or "FirstOrDefault" or "LastOrDefault" or "SingleOrDefault" or "ElementAt" when call.ArgumentList.Arguments is [] or [{ Expression: not LambdaExpressionSyntax }]:
                            return !texts.Empties && texts.Follow(call, TextFlow.Value);
                        case "TryGetValue" when call.ArgumentList.Arguments is [_, { Expression: DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax found } }]:
                            return texts.Named.FollowSymbol(texts.ModelOf(call).GetDeclaredSymbol(found, texts.Cancellation), call, TextFlow.Value);
                        case "Select" or "ForEach" when call.ArgumentList.Arguments is [{ Expression: LambdaExpressionSyntax each }] && ParameterOf(each) is { Type.SpecialType: SpecialType.System_String } one:
                            return texts.Named.FollowSymbol(one, call, TextFlow.Value);
                        case "Where" when call.ArgumentList.Arguments is [{ Expression: LambdaExpressionSyntax filter }] && ParameterOf(filter) is { } parameter && texts.Named.FollowSymbol(parameter, call, TextFlow.Value):
                            node = call;
                            continue;
                        default:
                            return false;
                    }
                default:
                    return false;
            }
        }
    }

    private bool IsCollection(ExpressionSyntax expression) => !TextMembers.IsBuffer(texts.ModelOf(expression).GetTypeInfo(expression, texts.Cancellation).Type);

    /// <summary>Whether an entry is found by a key of its own, not by its place: then the others keep theirs.</summary>
    private bool IsByKey(ElementAccessExpressionSyntax item)
        => texts.ModelOf(item).GetSymbolInfo(item, texts.Cancellation).Symbol is IPropertySymbol { Parameters: [{ Type.SpecialType: SpecialType.System_String }] };

    /// <summary>Whether a call puts all elements together, however many there are.</summary>
    private static bool TakesAll(string name, SyntaxNode call) => name != "Format" && (name != "Join" || call is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 2 });

    private IParameterSymbol? ParameterOf(LambdaExpressionSyntax lambda)
        => texts.ModelOf(lambda).GetSymbolInfo(lambda, texts.Cancellation).Symbol is IMethodSymbol { Parameters: [{ } parameter] } ? parameter : null;

    private bool FollowArgument(ArgumentSyntax argument)
    {
        if (argument.Parent?.Parent is not { } call || texts.ModelOf(call).GetSymbolInfo(call, texts.Cancellation).Symbol is not IMethodSymbol method)
            return false;
        if (method.ContainingType.SpecialType == SpecialType.System_String)
            return method.Name is "Join" or "Concat" or "Format" && (!texts.Empties || TakesAll(method.Name, call)) && texts.Follow(call, TextFlow.Part);
        if (TextMembers.IsBuffer(method.ContainingType))
            return method.Name is "Append" or "AppendJoin" && Follow(call);
        if (TextMembers.IsCollectionMember(method))
            return method.Name is ".ctor" or "AddRange" or "Concat" && Follow(call);
        return texts.ModelOf(argument).GetOperation(argument, texts.Cancellation) is IArgumentOperation { Parameter: { } parameter } && texts.IsInSource(method)
            && !method.IsVirtual && !method.IsAbstract && FollowSymbol(parameter.OriginalDefinition);
    }

    private bool FollowReturn(SyntaxNode node)
    {
        SyntaxNode? function = node.Ancestors().FirstOrDefault(static ancestor => ancestor is LocalFunctionStatementSyntax or MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax);
        if (function is null or AnonymousFunctionExpressionSyntax || texts.ModelOf(function).GetDeclaredSymbol(function, texts.Cancellation) is not { } symbol
            || NameIndex.IsVisible(symbol) || texts.Names.UsesOf(symbol) is not { } uses)
        {
            return false;
        }
        foreach (SimpleNameSyntax use in uses)
        {
            ExpressionSyntax called = NameUse.WholeOf(use);
            if (!FollowNode(called.Parent is InvocationExpressionSyntax call ? call : called))
                return false;
        }
        return true;
    }
}
