using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.Symbols;

namespace PgSslAnalyzers.Callbacks;

/// <summary>What is known of a RemoteCertificateValidationCallback.</summary>
internal enum CertificateCheck
{
    /// <summary>None is set.</summary>
    None,

    /// <summary>It may look at the certificate.</summary>
    MayCheck,

    /// <summary>Every path of it, or of one that may be chosen, returns true.</summary>
    AcceptsAnything,
}

/// <summary>Finds out whether a callback looks at anything.</summary>
internal static class ValidationCallbacks
{
    /// <summary>How many helpers of the program that give the result are entered.</summary>
    public const int MaxDepth = 3;

    /// <summary>What <paramref name="value"/>, an expression of type RemoteCertificateValidationCallback, does.</summary>
    public static CertificateCheck Of(IOperation value, CompilationContext context, CancellationToken cancellation)
    {
        DelegateTargets targets = DelegateTargets.Of(value, context, cancellation);
        foreach (IOperation function in targets.Functions)
        {
            if (AlwaysReturnsTrue(function, context, MaxDepth, cancellation))
                return CertificateCheck.AcceptsAnything;
        }
        return targets.Functions.Count > 0 || targets.MayBeOther ? CertificateCheck.MayCheck : CertificateCheck.None;
    }

    /// <summary>Whether nothing that checks is lost without <paramref name="value"/>: all that it may call returns true.</summary>
    public static bool NeverChecks(IOperation value, CompilationContext context, CancellationToken cancellation)
    {
        DelegateTargets targets = DelegateTargets.Of(value, context, cancellation);
        return !targets.MayBeOther && targets.Functions.Count > 0 && targets.Functions.All(function => AlwaysReturnsTrue(function, context, MaxDepth, cancellation));
    }

    private static bool AlwaysReturnsTrue(IOperation function, CompilationContext context, int depth, CancellationToken cancellation)
        => Graphs.OfFunction(function, cancellation) is { } graph && new ReturnedTruth(graph, context, depth, cancellation).IsAlwaysTrue;
}
