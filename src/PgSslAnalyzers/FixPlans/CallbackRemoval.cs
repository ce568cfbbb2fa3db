using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.Flow.Models;

namespace PgSslAnalyzers.FixPlans;

/// <summary>
/// Npgsql throws on VerifyFull, and on a root certificate, beside a validation callback. Where the mode rises, a callback that accepts every certificate goes in the same step; one that
/// may check something forbids the fix.
/// </summary>
internal static class CallbackRemoval
{
    /// <summary>Whether the mode may rise where a connection is used like that.</summary>
    public static bool IsPossible(ConnectionUse use, FileContext context, CancellationToken cancellation)
        // Npgsql 6 and 7 refuse Require without the callback: another connection that has the same one would fail.
        => !use.HasValidationCallback || (context.LeftOut & Refusals.Callback) != 0 || (use.RemovableCallbacks.Count > 0 && !context.NpgsqlVersion.RequireNeedsTrust && use.RemovableCallbacks.All(place => place is SyntaxNode node && node.SyntaxTree == context.Tree && SideEffects.HasNoneBut(node, context.Model, cancellation)));

    /// <summary>The steps that take the callbacks of all these uses away; null if one of them has to stay.</summary>
    public static ImmutableArray<FixStep>? StepsOf(IEnumerable<ConnectionUse> uses, FileContext context, CancellationToken cancellation)
    {
        ImmutableArray<FixStep>.Builder steps = ImmutableArray.CreateBuilder<FixStep>();
        foreach (ConnectionUse use in uses)
        {
            if (!IsPossible(use, context, cancellation))
                return null;
            foreach (SyntaxNode place in use.RemovableCallbacks.Cast<SyntaxNode>())
            {
                var step = new FixStep(FixStepKind.RemoveCallback, "", place.Span);
                if (use.HasValidationCallback && !steps.Contains(step))
                    steps.Add(step);
            }
        }
        return steps.ToImmutable();
    }
}
