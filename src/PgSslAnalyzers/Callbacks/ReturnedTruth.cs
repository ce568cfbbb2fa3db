using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.Symbols;

namespace PgSslAnalyzers.Callbacks;

/// <summary>What a validation callback, or a helper that it asks, returns. A server that answers over TLS shows a certificate: that there is one says nothing about it.</summary>
internal sealed class ReturnedTruth
{
    private readonly ControlFlowGraph graph;
    private readonly CompilationContext context;
    private readonly int depth;
    private readonly CancellationToken cancellation;
    private readonly HashSet<BasicBlock> reached = [];
    private readonly bool areAllReached;

    /// <param name="graph">The function.</param>
    /// <param name="context">The compilation.</param>
    /// <param name="depth">How many variables and helpers are entered from here.</param>
    /// <param name="cancellation">Ends the search.</param>
    public ReturnedTruth(ControlFlowGraph graph, CompilationContext context, int depth, CancellationToken cancellation)
    {
        (this.graph, this.context, this.depth, this.cancellation) = (graph, context, depth, cancellation);
        Reach();
        areAllReached = true;
    }

    /// <summary>Whether the function returns, and nothing but true.</summary>
    public bool IsAlwaysTrue
    {
        get
        {
            bool returns = false;
            foreach (BasicBlock block in reached)
            {
                if (block.FallThroughSuccessor is not { Semantics: ControlFlowBranchSemantics.Return })
                    continue;
                returns = true;
                if (block.BranchValue is null || Value(block.BranchValue) is not true)
                    return false;
            }
            return returns;
        }
    }

    /// <summary>Finds the blocks that can be reached, without the ways that a condition of known value excludes.</summary>
    private void Reach()
    {
        var open = new Stack<BasicBlock>();
        Visit(graph.Blocks[0]);
        // Handlers run for exceptions, which no branch shows.
        foreach (BasicBlock block in graph.Blocks)
        {
            if (block.IsReachable && block.EnclosingRegion is { Kind: ControlFlowRegionKind.Catch or ControlFlowRegionKind.Filter or ControlFlowRegionKind.FilterAndHandler or ControlFlowRegionKind.Finally } region && region.FirstBlockOrdinal == block.Ordinal)
                Visit(block);
        }
        while (open.Count > 0)
        {
            BasicBlock block = open.Pop();
            bool? jumps = block.ConditionKind == ControlFlowConditionKind.None || Value(block.BranchValue!) is not { } condition ? null : condition == (block.ConditionKind == ControlFlowConditionKind.WhenTrue);
            if (jumps is not true)
                Visit(block.FallThroughSuccessor?.Destination);
            if (jumps is not false)
                Visit(block.ConditionalSuccessor?.Destination);
        }

        void Visit(BasicBlock? block)
        {
            if (block is { IsReachable: true } && reached.Add(block))
                open.Push(block);
        }
    }

    /// <summary>The value of a condition whatever certificate a server shows; null where it may depend on that.</summary>
    private bool? Value(IOperation value)
    {
        if (value.ConstantValue.HasValue)
            return value.ConstantValue.Value as bool?;
        switch (value)
        {
            case IConversionOperation { OperatorMethod: null } conversion:
                return Value(conversion.Operand);
            case IUnaryOperation { OperatorMethod: null, OperatorKind: UnaryOperatorKind.Not } not:
                return !Value(not.Operand);
            case IBinaryOperation { OperatorMethod: null, OperatorKind: BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr } or:
                return Value(or.LeftOperand) | Value(or.RightOperand);
            case IBinaryOperation { OperatorMethod: null, OperatorKind: BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd } and:
                return Value(and.LeftOperand) & Value(and.RightOperand);
            case IIsNullOperation { Operand: var operand } when IsShownCertificate(operand):
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals, LeftOperand: var left, RightOperand: var right } when IsShownCertificate(left) && IsNull(right) || IsNull(left) && IsShownCertificate(right):
                return false;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals, LeftOperand: var left, RightOperand: var right } when IsShownCertificate(left) && IsNull(right) || IsNull(left) && IsShownCertificate(right):
                return true;
            case IIsPatternOperation pattern when IsShownCertificate(pattern.Value):
                return IsMet(pattern.Pattern);
            case IFlowCaptureReferenceOperation reference:
                return areAllReached ? Common(Captures(reference.Id)) : null;
            case ILocalReferenceOperation { Local: var local }:
                // All of the member: what a lambda returns may be a variable around it.
                IOperation root = Graphs.RootOf(graph.OriginalOperation);
                return depth > 0 && !Writes.MayBeByReference(local, root) ? new ReturnedTruth(graph, context, depth - 1, cancellation).Common(Writes.To(local, root)) : null;
            case IInvocationOperation call:
                return IsAlwaysTrueIn(call.TargetMethod);
            case IPropertyReferenceOperation { Property.GetMethod: { } getter }:
                return IsAlwaysTrueIn(getter);
            default:
                return null;
        }
    }

    private bool? IsAlwaysTrueIn(IMethodSymbol method)
        => depth > 0 && DelegateTargets.FunctionOf(method, context, cancellation) is { } function && Graphs.OfFunction(function, cancellation) is { } body
            && new ReturnedTruth(body, context, depth - 1, cancellation).IsAlwaysTrue ? true : null;

    /// <summary>The value that all of them have.</summary>
    private bool? Common(IEnumerable<IOperation> values)
    {
        bool? common = null;
        foreach (IOperation value in values)
        {
            if (Value(value) is not { } known || common is { } other && other != known)
                return null;
            common = known;
        }
        return common;
    }

    private IEnumerable<IOperation> Captures(CaptureId id)
    {
        foreach (BasicBlock block in graph.Blocks)
        {
            if (!reached.Contains(block))
                continue;
            foreach (IOperation operation in block.Operations)
            {
                if (operation is IFlowCaptureOperation capture && capture.Id.Equals(id))
                    yield return capture.Value;
            }
        }
    }

    /// <summary>Whether a pattern without a condition on what is in it meets a certificate.</summary>
    private static bool? IsMet(IPatternOperation pattern) => pattern switch
    {
        INegatedPatternOperation not => !IsMet(not.Pattern),
        IConstantPatternOperation { Value: var value } when IsNull(value) => false,
        IDiscardPatternOperation => true,
        IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true, DeconstructionSubpatterns.IsEmpty: true } any when SymbolEqualityComparer.Default.Equals(any.MatchedType, any.InputType) => true,
        _ => null,
    };

    private static bool IsNull(IOperation value) => value.ConstantValue is { HasValue: true, Value: null };

    /// <summary>The certificate of the server, as the callback itself gets it.</summary>
    private bool IsShownCertificate(IOperation value) => value switch
    {
        IConversionOperation { OperatorMethod: null } conversion => IsShownCertificate(conversion.Operand),
        IParameterReferenceOperation { Parameter: { Ordinal: 1, Type.Name: "X509Certificate", ContainingSymbol: IMethodSymbol { Parameters: [_, _, { Type.Name: "X509Chain" }, { Type.Name: "SslPolicyErrors" }] } } certificate }
            => !Writes.MayBeTo(certificate, Graphs.RootOf(graph.OriginalOperation)),
        _ => false,
    };
}
