using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.Flow;
using PgSslAnalyzers.Flow.Models;
using PgSslAnalyzers.Text;

namespace PgSslAnalyzers.Findings;

/// <summary>Why a string is not proven that looks as if it were, and what to write instead.</summary>
internal static class LostProof
{
    /// <summary>The message; null if nothing more can be said than that the string is not known.</summary>
    /// <param name="value">What reaches Npgsql.</param>
    /// <param name="step">The step at which what was known of it was lost; null if there is none that can be told.</param>
    public static string? MessageOf(AbstractValue value, SyntaxNode? step)
    {
        if (step is not null)
            return Messages.LostAtStep(NameOf(step), step.GetLocation().GetLineSpan().StartLinePosition.Line + 1);
        if (value.MayBeStale)
            return Messages.LostInMember;
        return value.Alternatives.Any(HasOpenEnd) ? Messages.ValueBehindMode : null;
    }

    /// <summary>Whether a text sets VerifyFull and goes on with a value from outside.</summary>
    private static bool HasOpenEnd(Alternative alternative)
        => BuilderState.Of(alternative) is { } state && SettingsCase.Of(state).Exists(static settings => settings.Settings.IsOpen
            && settings.Settings.Effective(KeywordTable.SslMode) is { Value: { } mode } written && mode.Trim().Equals(nameof(SslMode.VerifyFull), StringComparison.OrdinalIgnoreCase) && !settings.Settings.IsSettled(written));

    /// <summary>What a reader finds in that line: names of the program, no text of it.</summary>
    private static string NameOf(SyntaxNode step) => step switch
    {
        ExpressionStatementSyntax { Expression: { } expression } => NameOf(expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } => name,
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name.Identifier.ValueText: var name } } => name,
        InvocationExpressionSyntax { Expression: SimpleNameSyntax { Identifier.ValueText: var name } } => name,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } => name,
        SimpleNameSyntax { Identifier.ValueText: var name } => name,
        ObjectCreationExpressionSyntax or ImplicitObjectCreationExpressionSyntax => "new",
        AwaitExpressionSyntax => "await",
        YieldStatementSyntax => "yield",
        CommonForEachStatementSyntax => "foreach",
        UsingStatementSyntax => "using",
        AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax => "the function",
        _ => "the step",
    };
}
