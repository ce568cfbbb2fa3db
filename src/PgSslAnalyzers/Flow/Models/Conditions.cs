using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.ConnectionStrings.Servers;

namespace PgSslAnalyzers.Flow.Models;

/// <summary>What a condition says about the way behind it. Reads the condition, and the list of names that it asks if that is written down.</summary>
internal static class Conditions
{
    /// <summary>What holds where <paramref name="condition"/> is <paramref name="holds"/>.</summary>
    public static Guard Say(IOperation condition, bool holds)
    {
        switch (condition)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return Say(not.Operand, !holds);
            case IConversionOperation conversion:
                return Say(conversion.Operand, holds);
            case IParenthesizedOperation parenthesized:
                return Say(parenthesized.Operand, holds);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison:
                bool isEqual = comparison.OperatorKind == BinaryOperatorKind.Equals == holds;
                if (isEqual && IsFirstOfSocket(comparison.LeftOperand, comparison.RightOperand))
                    return Guard.Socket;
                if (BoolConstant(comparison.RightOperand) is { } right)
                    return Say(comparison.LeftOperand, isEqual == right);
                if (!isEqual)
                    return Guard.None;
                if (IsZero(comparison.RightOperand) && Plain(comparison.LeftOperand) is IInvocationOperation { TargetMethod: { Name: "Compare" or "CompareOrdinal" or "CompareTo" } compare } order && IsOfStrings(compare))
                    return SayEqual(order);
                return Text(comparison.RightOperand) is { } text ? Asked([text], comparison.LeftOperand) : Text(comparison.LeftOperand) is { } first ? Asked([first], comparison.RightOperand) : Guard.None;
            case IIsPatternOperation pattern:
                return SayPattern(pattern.Pattern, holds, pattern.Value);
            case IInvocationOperation call when holds:
                return SayCall(call);
            case IPropertyReferenceOperation { Property.Name: "IsLoopback" } when holds:
                return Guard.Loopback(null);
            default:
                return Guard.None;
        }
    }

    private static bool IsZero(IOperation operation) => Plain(operation).ConstantValue is { HasValue: true, Value: 0 };

    private static bool IsOfStrings(IMethodSymbol method) => method.ContainingType is { } type && (type.SpecialType is SpecialType.System_String or SpecialType.System_Object || type.Name == "StringComparer");

    /// <summary>A call that finds two texts equal: of what is said about the one that is not written down.</summary>
    private static Guard SayEqual(IInvocationOperation call)
    {
        IOperation? subject = call.Instance is { } instance && call.TargetMethod.ContainingType?.SpecialType == SpecialType.System_String ? instance : null;
        string? text = null;
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (text is null && Text(argument.Value) is { } found)
                text = found;
            else
                subject ??= argument.Value;
        }
        // "localhost".Equals(host)
        if (subject is not null && Text(subject) is { } asked)
            return Asked([text ?? asked], call.Arguments.FirstOrDefault()?.Value);
        return text is null ? Guard.None : Asked([text], subject);
    }

    private static Guard SayPattern(IPatternOperation pattern, bool holds, IOperation subject)
    {
        if (pattern is INegatedPatternOperation negated)
            return SayPattern(negated.Pattern, !holds, subject);
        if (!holds)
            return Guard.None;
        if (pattern is IListPatternOperation { InputType.SpecialType: SpecialType.System_String, Patterns: [IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: '/' or '@' } }, ..] })
            return Guard.Socket;
        var texts = new List<string>();
        return Collect(pattern, texts) ? Asked(texts, subject) : Guard.None;
    }

    private static bool Collect(IPatternOperation pattern, List<string> texts)
    {
        switch (pattern)
        {
            case IConstantPatternOperation { Value: { } value }:
                if (Text(value) is not { } text)
                    return false;
                texts.Add(text);
                return true;
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either:
                return Collect(either.LeftPattern, texts) && Collect(either.RightPattern, texts);
            default:
                return false;
        }
    }

    private static Guard SayCall(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        bool isStringMethod = method.ContainingType?.SpecialType == SpecialType.System_String;
        if ((isStringMethod && method.Name == "StartsWith" && call.Arguments.Length > 0 && BeginsLikeSocket(call.Arguments[0].Value)) || (method.Name == "IsPathRooted" && method.ContainingType?.Name == "Path"))
            return Guard.Socket;
        if (method.Name == "Equals" && IsOfStrings(method) && SayEqual(call) is { } equal && !ReferenceEquals(equal, Guard.None))
            return equal;
        if (isStringMethod && method.Name is "Contains" or "StartsWith" && call.Arguments is [{ Value: var part }, ..] && Text(part) is { } begun)
            return Hosts.Classify(begun) == HostKind.Loopback || (method.Name == "StartsWith" && BeginsLikeLoopback(begun)) ? Guard.Loopback(SubjectOf(call.Instance)) : Guard.None;
        bool isLoopback = method.Name switch
        {
            "IsLoopback" => method.ContainingType?.Name == "IPAddress",
            "Equals" => IsLoopbackAddress(call.Instance) || call.Arguments.Any(static argument => IsLoopbackAddress(argument.Value)),
            "Contains" when !isStringMethod => (call.Instance ?? call.Arguments.FirstOrDefault()?.Value) is { } list && HoldsOnlyLoopback(list),
            _ => false,
        };
        return isLoopback ? Guard.Loopback(null) : Guard.None;
    }

    /// <summary><c>127.</c> and what is longer: the addresses of this machine.</summary>
    private static bool BeginsLikeLoopback(string start) => start.StartsWith("127.", StringComparison.Ordinal) && start.All(static character => character is '.' or (>= '0' and <= '9'));

    private static bool BeginsLikeSocket(IOperation start)
        => start.ConstantValue is { HasValue: true } constant && (constant.Value is '/' or '@' || (constant.Value is string { Length: > 0 } text && text[0] is '/' or '@'));

    /// <summary><c>host[0] == '/'</c>.</summary>
    private static bool IsFirstOfSocket(IOperation left, IOperation right)
        => Plain(left) is IPropertyReferenceOperation { Property: { IsIndexer: true, ContainingType.SpecialType: SpecialType.System_String }, Arguments: [{ Value.ConstantValue: { HasValue: true, Value: 0 } }] } && BeginsLikeSocket(Plain(right));

    /// <summary><c>IPAddress.Loopback</c> and its relative.</summary>
    private static bool IsLoopbackAddress(IOperation? operation)
        => operation is not null && Plain(operation) is IFieldReferenceOperation { Field: { Name: "Loopback" or "IPv6Loopback", ContainingType.Name: "IPAddress" } };

    /// <summary>Whether a list is written down, there or where its name is declared, and has only loopback names.</summary>
    private static bool HoldsOnlyLoopback(IOperation list)
    {
        SyntaxNode? written = Plain(list) switch
        {
            IFieldReferenceOperation { Field: { IsReadOnly: true, DeclaringSyntaxReferences: [var field] } } => field.GetSyntax(),
            IPropertyReferenceOperation { Property: { SetMethod: null, DeclaringSyntaxReferences: [var property] } } => property.GetSyntax(),
            ILocalReferenceOperation { Local.DeclaringSyntaxReferences: [var local] } => local.GetSyntax(),
            { } other => other.Syntax,
        };
        bool hasAny = false;
        foreach (SyntaxNode node in written.DescendantNodesAndSelf())
        {
            if (node is LiteralExpressionSyntax literal && literal.IsKind(SyntaxKind.StringLiteralExpression))
            {
                if (Hosts.Classify(literal.Token.ValueText) != HostKind.Loopback)
                    return false;
                hasAny = true;
            }
            else if (node is InvocationExpressionSyntax or InterpolatedStringExpressionSyntax or BinaryExpressionSyntax)
            {
                return false;
            }
        }
        return hasAny;
    }

    private static IOperation Plain(IOperation operation)
    {
        while (operation is IConversionOperation conversion)
            operation = conversion.Operand;
        return operation;
    }

    /// <summary>The variable that a condition looks at. Only of parameters is it certain that one is not another.</summary>
    private static ISymbol? SubjectOf(IOperation? operation) => operation is not null && Plain(operation) is IParameterReferenceOperation { Parameter: var parameter } ? parameter : null;

    private static Guard Asked(IReadOnlyList<string> texts, IOperation? subject)
    {
        bool allLoopback = true, allModes = true;
        foreach (string text in texts)
        {
            allLoopback &= text.Length > 0 && Hosts.Classify(text) == HostKind.Loopback;
            allModes &= Guard.ModeNamed(text) is not null;
        }
        if (allLoopback)
            return Guard.Loopback(SubjectOf(subject));
        return allModes ? new Guard(false, texts.ToImmutableArray()) : Guard.None;
    }

    private static string? Text(IOperation operation)
    {
        operation = Plain(operation);
        if (operation is IInvocationOperation { TargetMethod.Name: "ToString", Instance: { } address } && IsLoopbackAddress(address))
            return "127.0.0.1";
        return operation.ConstantValue is { HasValue: true, Value: string text } ? text : null;
    }

    private static bool? BoolConstant(IOperation operation)
    {
        return Plain(operation).ConstantValue is { HasValue: true, Value: bool value } ? value : null;
    }

    /// <summary>A short helper that names this machine: <c>IsLocal(host)</c>.</summary>
    public static bool MayNameThisMachine(IMethodSymbol method, CancellationToken cancellation)
    {
        if (method.DeclaringSyntaxReferences.Length != 1 || method.DeclaringSyntaxReferences[0].Span.Length > 1000)
            return false;
        string text = method.DeclaringSyntaxReferences[0].GetSyntax(cancellation).ToString();
        return text.IndexOf("localhost", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("127.0.0.1", StringComparison.Ordinal) >= 0 || text.IndexOf("loopback", StringComparison.OrdinalIgnoreCase) >= 0;
    }
}
