using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.Flow.Models;
using PgSslAnalyzers.Text;

namespace PgSslAnalyzers.FixPlans;

/// <summary>
/// The root certificate that a program writes to a builder though there is none: <c>RootCertificate = ""</c>. What stands there may be filled. Where a caller says it,
/// other callers may say another one: then the argument is filled, or the builder counts as one that has its root certificate.
/// </summary>
internal sealed class EmptyRoots(FileContext context, NameIndex names, CancellationToken cancellation)
{
    /// <summary>Whether a root certificate is there on every way to a place.</summary>
    public bool HasOne(SettingsCase settings, ConnectionUse use, SyntaxNode place)
        => use.HasRootCallback || (settings.Settings.RootCertificate is { } root && (root.Origin is not Written written || Ways.IsOnEveryWayTo(written.Assignment, place)))
            || (EmptyOne(settings, place) is { } empty && PlaceFor(empty) is null);

    /// <summary>Writes the root certificate where the program says that there is none; null if it does not, on every way to the mode.</summary>
    public FixStep? Fill(SettingsCase settings, SyntaxNode mode) => EmptyOne(settings, mode) is { } empty ? PlaceFor(empty) : null;

    private static Written? EmptyOne(SettingsCase settings, SyntaxNode place)
        => settings.Settings.RootCertificate is null && settings.Settings.Last(KeywordTable.RootCertificate)?.Origin is Written { Assignment: AssignmentExpressionSyntax } root
            && !Branches.AreExclusive(settings.Mode, root) && Ways.IsOnEveryWayTo(root.Assignment, place) ? root : null;

    private FixStep? PlaceFor(Written empty)
    {
        if (IsSaidThere(empty))
            return new FixStep(FixStepKind.ReplaceSetting, FixPlanner.PathOf(empty.Assignment, context.Tree), empty.Assignment.Span);
        return IsArgumentForIt(empty) ? new FixStep(FixStepKind.RootExpression, FixPlanner.PathOf(empty.Value, context.Tree), empty.Value.Span) : null;
    }

    /// <summary>Whether each run of the assignment writes the same: nothing that comes from a caller, or from a member that others may set.</summary>
    private bool IsSaidThere(Written written)
    {
        if (written.Assignment is not AssignmentExpressionSyntax { Right: { } right })
            return false;
        foreach (ISymbol? symbol in right.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(names.SymbolOf))
        {
            bool isSettled = symbol switch
            {
                IParameterSymbol or IPropertySymbol => false,
                IFieldSymbol field => field.IsConst || field is { IsStatic: true, IsReadOnly: true },
                ILocalSymbol local => local.IsConst || (FunctionAround(written.Value) == FunctionAround(right) && written.Value.FirstAncestorOrSelf<ParameterSyntax>() is null),
                _ => true,
            };
            if (!isSettled)
                return false;
        }
        return true;
    }

    private static SyntaxNode? FunctionAround(SyntaxNode node)
        => node.FirstAncestorOrSelf<SyntaxNode>(static ancestor => ancestor is MemberDeclarationSyntax and not GlobalStatementSyntax or AccessorDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);

    /// <summary>Whether an empty value is the argument for a parameter that is read nowhere else than in the assignment.</summary>
    private bool IsArgumentForIt(Written empty)
        => empty.Assignment is AssignmentExpressionSyntax { Right: IdentifierNameSyntax read } && names.SymbolOf(read) is IParameterSymbol parameter
            && empty.Value.Parent is ArgumentSyntax argument && argument.Expression == empty.Value
            && names.ModelOf(argument.SyntaxTree).GetOperation(argument, cancellation) is IArgumentOperation { Parameter: { } taken } && SymbolEqualityComparer.Default.Equals(taken.OriginalDefinition, parameter.OriginalDefinition)
            && names.UsesOf(parameter.OriginalDefinition) is { Count: 1 };
}
