using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PgSslAnalyzers.Flow;

/// <summary>Calls that the compiler leaves out, with their arguments: of a partial method without a body, and of <c>[Conditional]</c> methods where the symbol is not defined.</summary>
internal static class RemovedCalls
{
    /// <summary>Whether an operation is such a call, or a part of one that the control flow graph has put in front of it.</summary>
    public static bool MayHold(IOperation operation, FlowDomain domain)
    {
        if (operation is IExpressionStatementOperation { Operation: IInvocationOperation statement })
            return IsRemoved(statement.TargetMethod);
        if (operation is not IFlowCaptureOperation && operation.Syntax is StatementSyntax)
            return false;
        for (SyntaxNode? node = operation.Syntax; node is not null and not StatementSyntax and not MemberDeclarationSyntax; node = node.Parent)
        {
            if (node is InvocationExpressionSyntax { Parent: ExpressionStatementSyntax } && domain.OperationOf(node) is IInvocationOperation call && IsRemoved(call.TargetMethod))
                return true;
        }
        return false;
    }

    private static bool IsRemoved(IMethodSymbol method)
    {
        if (!method.ReturnsVoid)
            return false;
        if (method.IsPartialDefinition && method.PartialImplementationPart is null)
            return true;
        for (IMethodSymbol? declared = method; declared is not null; declared = declared.OverriddenMethod)
        {
            foreach (AttributeData attribute in declared.GetAttributes())
            {
                if (attribute.AttributeClass is { Name: "ConditionalAttribute", ContainingNamespace: { Name: "Diagnostics", ContainingNamespace.Name: "System" } })
                    return true;
            }
        }
        return false;
    }
}
