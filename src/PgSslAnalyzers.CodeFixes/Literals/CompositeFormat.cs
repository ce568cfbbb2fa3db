using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.CodeFixes.Editing;

namespace PgSslAnalyzers.CodeFixes.Literals;

/// <summary>Literals that string.Format and its relatives read as a composite format.</summary>
internal static class CompositeFormat
{
    /// <summary>Whether <paramref name="literal"/> is, or is a part of, an argument for a parameter named <c>format</c>.</summary>
    public static bool Holds(EditedFile file, ExpressionSyntax literal) => Call(file, literal) is not null;

    /// <summary>The index that a further argument of the call would have; -1 if none can be added at its end.</summary>
    public static (int Index, ArgumentListSyntax Arguments) NextArgument(EditedFile file, ExpressionSyntax literal)
    {
        if (Call(file, literal) is not { Syntax: InvocationExpressionSyntax syntax } call)
            return (-1, null!);
        SeparatedSyntaxList<ArgumentSyntax> arguments = syntax.ArgumentList.Arguments;
        int format = arguments.IndexOf(argument => argument.Span.Contains(literal.Span));
        int index = arguments.Count - format - 1;
        bool isArray = index == 1 && call.Arguments[call.Arguments.Length - 1] is { ArgumentKind: not ArgumentKind.ParamArray, Parameter.IsParams: true };
        bool isNamed = arguments.Any(static argument => argument.NameColon is not null);
        return isArray || isNamed || format < 0 ? (-1, null!) : (index, syntax.ArgumentList);
    }

    private static IInvocationOperation? Call(EditedFile file, ExpressionSyntax literal)
    {
        SyntaxNode node = literal;
        while (node.Parent is BinaryExpressionSyntax or ParenthesizedExpressionSyntax or ConditionalExpressionSyntax)
            node = node.Parent;
        return node.Parent is ArgumentSyntax argument
            && file.Model.GetOperation(argument, file.Cancellation) is IArgumentOperation { Parameter.Name: "format", Parent: IInvocationOperation call }
            && call.TargetMethod.Name is "Format" or "AppendFormat"
                ? call
                : null;
    }
}
