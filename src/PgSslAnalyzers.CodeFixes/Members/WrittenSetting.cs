using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.CodeFixes.Editing;
using PgSslAnalyzers.Flow;

namespace PgSslAnalyzers.CodeFixes.Members;

/// <summary>How code sets one setting of a builder.</summary>
internal enum WritingStyle
{
    /// <summary><c>SslMode = ...</c>, alone or behind a receiver.</summary>
    Property,

    /// <summary><c>["SSL Mode"] = ...</c>, alone or behind a receiver.</summary>
    Indexer,

    /// <summary><c>builder.Add("SSL Mode", ...)</c>.</summary>
    AddCall,

    /// <summary><c>{ "SSL Mode", ... }</c>.</summary>
    Element,
}

/// <summary>A place in code that sets one setting of a builder: an initializer member or a statement.</summary>
/// <param name="Node">The assignment, call or element.</param>
/// <param name="Style">How it is written.</param>
internal sealed record WrittenSetting(ExpressionSyntax Node, WritingStyle Style)
{
    /// <summary>The object initializer that it is a member of; null for a statement.</summary>
    public InitializerExpressionSyntax? Initializer => Node.Parent as InitializerExpressionSyntax;

    /// <summary>The statement that consists of it; null in an initializer or an expression body.</summary>
    public ExpressionStatementSyntax? Statement
    {
        get
        {
            SyntaxNode? node = Node.Parent;
            // a.SslMode = b.SslMode = mode, and a?.SslMode = mode.
            while (node is AssignmentExpressionSyntax or ConditionalAccessExpressionSyntax)
                node = node.Parent;
            return node as ExpressionStatementSyntax;
        }
    }

    /// <summary>The setting at <paramref name="span"/>.</summary>
    public static WrittenSetting? At(EditedFile file, TextSpan span)
    {
        for (SyntaxNode? node = file.NodeAt(span); node is not null; node = node.Parent)
        {
            switch (node)
            {
                case ExpressionStatementSyntax statement:
                    node = statement.Expression is ConditionalAccessExpressionSyntax conditional ? conditional.WhenNotNull : statement.Expression;
                    return Of((ExpressionSyntax)node);
                case AssignmentExpressionSyntax or InvocationExpressionSyntax or InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression }:
                    return Of((ExpressionSyntax)node);
                case StatementSyntax or MemberDeclarationSyntax:
                    return null;
            }
        }
        return null;
    }

    private static WrittenSetting? Of(ExpressionSyntax node) => node switch
    {
        AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax or ImplicitElementAccessSyntax or ElementBindingExpressionSyntax } => new WrittenSetting(node, WritingStyle.Indexer),
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax or IdentifierNameSyntax or MemberBindingExpressionSyntax } => new WrittenSetting(node, WritingStyle.Property),
        InvocationExpressionSyntax { ArgumentList.Arguments.Count: 2 } => new WrittenSetting(node, WritingStyle.AddCall),
        InitializerExpressionSyntax { Expressions.Count: 2 } => new WrittenSetting(node, WritingStyle.Element),
        _ => null,
    };

    /// <summary>What stands before the name or key: the receiver of a statement, nothing in an initializer.</summary>
    public string Receiver(EditedFile file)
        => Initializer is not null ? "" : file.Text.ToString(TextSpan.FromBounds(Whole.SpanStart, ReceiverEnd));

    /// <summary>Whether the receiver can be written a second time without doing something twice.</summary>
    public bool IsReceiverRepeatable => Initializer is not null || !Whole.DescendantNodesAndSelf().Any(node => node.Span.End <= ReceiverEnd
        && node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or AwaitExpressionSyntax or AssignmentExpressionSyntax
            or PostfixUnaryExpressionSyntax { RawKind: not (int)SyntaxKind.SuppressNullableWarningExpression });

    /// <summary>The assignment or call with the receiver of a conditional access.</summary>
    public ExpressionSyntax Whole => Node.Parent is ConditionalAccessExpressionSyntax conditional ? conditional : Node;

    private int ReceiverEnd
    {
        get
        {
            ExpressionSyntax target = Node switch
            {
                AssignmentExpressionSyntax assignment => assignment.Left,
                InvocationExpressionSyntax call => call.Expression,
                _ => Node,
            };
            return target switch
            {
                MemberAccessExpressionSyntax access => access.Name.SpanStart,
                MemberBindingExpressionSyntax binding => binding.Name.SpanStart,
                ElementAccessExpressionSyntax access => access.ArgumentList.SpanStart,
                ElementBindingExpressionSyntax binding => binding.ArgumentList.SpanStart,
                _ => target.SpanStart,
            };
        }
    }

    /// <summary>Writes another setting in the same style.</summary>
    /// <param name="file">The file.</param>
    /// <param name="receiver">The <see cref="Receiver"/>, or nothing.</param>
    /// <param name="property">Name of the property of the builder.</param>
    /// <param name="keyword">The keyword that it stands for.</param>
    /// <param name="value">C# expression of the value.</param>
    public string Write(EditedFile file, string receiver, string property, string keyword, string value) => Style switch
    {
        WritingStyle.Indexer => receiver + "[\"" + keyword + "\"]" + Gap(file, receiver, "[\"" + keyword + "\"]") + "= " + value,
        WritingStyle.AddCall => receiver + "Add(\"" + keyword + "\", " + value + ")",
        WritingStyle.Element => "{ \"" + keyword + "\", " + value + " }",
        _ => receiver + property + Gap(file, receiver, property) + "= " + value,
    };

    /// <summary>The blanks before the <c>=</c>: as many as put it below its neighbours, if those are aligned.</summary>
    private string Gap(EditedFile file, string receiver, string name)
    {
        if (Node is not AssignmentExpressionSyntax assignment || !IsAligned(file, assignment) || receiver.IndexOf('\n') >= 0)
            return " ";
        int width = assignment.OperatorToken.SpanStart - assignment.SpanStart;
        return new string(' ', Math.Max(1, width - receiver.Length - name.Length));
    }

    private bool IsAligned(EditedFile file, AssignmentExpressionSyntax assignment)
    {
        if (!file.IsFirstOnLine(assignment.SpanStart))
            return false;
        IEnumerable<AssignmentExpressionSyntax> neighbours = Initializer is { } initializer
            ? initializer.Expressions.OfType<AssignmentExpressionSyntax>()
            : Statement?.Parent is BlockSyntax block
                ? block.Statements.OfType<ExpressionStatementSyntax>().Select(static statement => statement.Expression).OfType<AssignmentExpressionSyntax>()
                : [assignment];
        int column = Column(file, assignment);
        return neighbours.Any(neighbour => BlanksBeforeSign(file, neighbour) > 1 && Column(file, neighbour) == column);
    }

    private static int Column(EditedFile file, AssignmentExpressionSyntax assignment)
        => assignment.OperatorToken.SpanStart - file.Text.Lines.GetLineFromPosition(assignment.OperatorToken.SpanStart).Start;

    private static int BlanksBeforeSign(EditedFile file, AssignmentExpressionSyntax assignment)
    {
        int end = assignment.OperatorToken.SpanStart, start = end;
        while (start > 0 && file.Text[start - 1] == ' ')
            start--;
        return end - start;
    }
}
