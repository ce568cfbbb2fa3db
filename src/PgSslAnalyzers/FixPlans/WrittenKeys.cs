using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.Flow.Models;

namespace PgSslAnalyzers.FixPlans;

/// <summary>
/// Whether a write to a builder says in its own place which setting it is about. Where the key comes from elsewhere the same code writes other settings, too: nothing may be edited,
/// removed or added there.
/// </summary>
internal sealed class WrittenKeys(FileContext context, CancellationToken cancellation)
{
    private bool? hasUnknown;

    /// <summary>Whether the file writes to a builder by a key that is not a constant in its place.</summary>
    public bool HasUnknown => hasUnknown ??= context.Tree.GetRoot(cancellation).DescendantNodes().Any(node => KeyOf(node) is { } key && !IsConstant(key) && IsOfBuilder(node));

    /// <summary>Whether an assignment, a call or an initializer member is about one setting, whoever comes along.</summary>
    public bool AreSaidIn(SyntaxNode write) => KeyOf(write) is not { } key || IsConstant(key);

    /// <summary>Whether a value stands beside the constant that says that it is a mode: <c>Set(builder, "SSL Mode", "Require")</c>.</summary>
    public bool IsBesideModeKey(SyntaxNode value)
    {
        SyntaxNode node = value;
        while (node.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax)
            node = node.Parent;
        return node.Parent is ArgumentSyntax { Parent: BaseArgumentListSyntax or TupleExpressionSyntax } argument
            && argument.Parent!.ChildNodes().OfType<ArgumentSyntax>().Any(other => other != argument && Keyword.Find(ConstantOf(other.Expression) as string ?? "") == KeywordTable.SslMode);
    }

    /// <summary>The key that an assignment, a call or an initializer member names; null if it names none.</summary>
    internal static ExpressionSyntax? KeyOf(SyntaxNode write) => write switch
    {
        AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: { } key }, ..] } } => key,
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: [{ Expression: { } key }, ..] } } => key,
        AssignmentExpressionSyntax { Left: ElementBindingExpressionSyntax { ArgumentList.Arguments: [{ Expression: { } key }, ..] } } => key,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" or "Remove" }, ArgumentList.Arguments: [{ Expression: { } key }, ..] } => key,
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name.Identifier.ValueText: "Add" or "Remove" }, ArgumentList.Arguments: [{ Expression: { } key }, ..] } => key,
        InitializerExpressionSyntax { Expressions: [{ } key, _] } when write.Parent is InitializerExpressionSyntax => key,
        _ => null,
    };

    private bool IsConstant(ExpressionSyntax key)
        => ConstantOf(key) is not null || ModelOf(key).GetSymbolInfo(key, cancellation).Symbol is IFieldSymbol { IsStatic: true, IsReadOnly: true };

    private object? ConstantOf(ExpressionSyntax expression) => ModelOf(expression).GetConstantValue(expression, cancellation) is { HasValue: true, Value: { } value } ? value : null;

    private bool IsOfBuilder(SyntaxNode write)
    {
        SyntaxNode target = write is AssignmentExpressionSyntax assignment ? assignment.Left : write is InvocationExpressionSyntax call ? call.Expression : write;
        ISymbol? member = ModelOf(target).GetSymbolInfo(target, cancellation).Symbol;
        // Of an interface or a dictionary a builder may be what is meant.
        return member?.ContainingType is { } type && (context.Types.IsBuilder(type) || type.Name is "IDictionary");
    }

    private SemanticModel ModelOf(SyntaxNode node) => node.SyntaxTree == context.Tree ? context.Model : context.Types.ModelOf(node.SyntaxTree);
}
