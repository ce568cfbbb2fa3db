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

    /// <summary>Whether a function returns, and nothing but true.</summary>
    private static bool AlwaysReturnsTrue(IOperation function, CompilationContext context, int depth, CancellationToken cancellation)
    {
        if (Graphs.OfFunction(function, cancellation) is not { } graph)
            return false;
        bool returns = false;
        foreach (BasicBlock block in graph.Blocks)
        {
            if (!block.IsReachable || block.FallThroughSuccessor is not { Semantics: ControlFlowBranchSemantics.Return })
                continue;
            returns = true;
            if (block.BranchValue is null || !IsTrue(block.BranchValue, graph, context, depth, cancellation))
                return false;
        }
        return returns;
    }

    private static bool IsTrue(IOperation value, ControlFlowGraph graph, CompilationContext context, int depth, CancellationToken cancellation)
    {
        if (value.ConstantValue.HasValue)
            return value.ConstantValue.Value is true;
        switch (value)
        {
            case IConversionOperation { OperatorMethod: null } conversion:
                return IsTrue(conversion.Operand, graph, context, depth, cancellation);
            case IBinaryOperation { OperatorMethod: null, OperatorKind: BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr } or:
                return IsTrue(or.LeftOperand, graph, context, depth, cancellation) || IsTrue(or.RightOperand, graph, context, depth, cancellation);
            case IFlowCaptureReferenceOperation reference:
                return AllAreTrue(Captures(graph, reference.Id), graph, context, depth, cancellation);
            case ILocalReferenceOperation { Local: var local }:
                // All of the member: what a lambda returns may be a variable around it.
                IOperation root = Graphs.RootOf(graph.OriginalOperation);
                return depth > 0 && !Writes.MayBeByReference(local, root) && AllAreTrue(Writes.To(local, root), graph, context, depth - 1, cancellation);
            case IInvocationOperation call:
                return depth > 0 && DelegateTargets.FunctionOf(call.TargetMethod, context, cancellation) is { } function && AlwaysReturnsTrue(function, context, depth - 1, cancellation);
            case IPropertyReferenceOperation { Property.GetMethod: { } getter }:
                return depth > 0 && DelegateTargets.FunctionOf(getter, context, cancellation) is { } body && AlwaysReturnsTrue(body, context, depth - 1, cancellation);
            default:
                return false;
        }
    }

    private static bool AllAreTrue(IEnumerable<IOperation> values, ControlFlowGraph graph, CompilationContext context, int depth, CancellationToken cancellation)
    {
        bool any = false;
        foreach (IOperation value in values)
        {
            any = true;
            if (!IsTrue(value, graph, context, depth, cancellation))
                return false;
        }
        return any;
    }

    private static IEnumerable<IOperation> Captures(ControlFlowGraph graph, CaptureId id)
    {
        foreach (BasicBlock block in graph.Blocks)
        {
            if (!block.IsReachable)
                continue;
            foreach (IOperation operation in block.Operations)
            {
                if (operation is IFlowCaptureOperation capture && capture.Id.Equals(id))
                    yield return capture.Value;
            }
        }
    }
}
