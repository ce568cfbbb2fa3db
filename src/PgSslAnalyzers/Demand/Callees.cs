using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.Flow;
using PgSslAnalyzers.Flow.Models;

namespace PgSslAnalyzers.Demand;

/// <summary>Which methods of the program may matter to who calls them: something in them, or in what they call, is a candidate, or writes a member.</summary>
internal sealed class Callees(FileContext context, Func<SyntaxTree, FileCandidates> candidatesOf, Carriers carriers, CancellationToken cancellation)
{
    /// <summary>Past this many methods behind a call it is taken to matter.</summary>
    public const int MaxMethods = 50;

    private readonly Dictionary<ISymbol, bool> known = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, (bool Matters, IReadOnlyList<IMethodSymbol> Calls)> bodies = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, bool> looks = new(SymbolEqualityComparer.Default);

    public bool MayMatter(IMethodSymbol method)
    {
        if (known.TryGetValue(method, out bool matters))
            return matters;
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default) { method };
        var pending = new Queue<IMethodSymbol>();
        pending.Enqueue(method);
        while (pending.Count > 0 && !matters)
        {
            (bool isOne, IReadOnlyList<IMethodSymbol> calls) = BodyOf(pending.Dequeue());
            matters = isOne || seen.Count > MaxMethods;
            foreach (IMethodSymbol called in calls)
            {
                if (seen.Add(called))
                    pending.Enqueue(called);
            }
        }
        return known[method] = matters;
    }

    /// <summary>A short helper that names this machine: <c>IsLocal(host)</c>.</summary>
    public bool LooksAtHosts(IMethodSymbol method)
    {
        if (!looks.TryGetValue(method, out bool isLooking))
        {
            string text = method.DeclaringSyntaxReferences[0].GetSyntax(cancellation).ToString();
            looks[method] = isLooking = text.IndexOf("localhost", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("127.0.0.1", StringComparison.Ordinal) >= 0 || text.IndexOf("loopback", StringComparison.OrdinalIgnoreCase) >= 0;
        }
        return isLooking;
    }

    private (bool Matters, IReadOnlyList<IMethodSymbol> Calls) BodyOf(IMethodSymbol method)
    {
        if (!bodies.TryGetValue(method, out (bool, IReadOnlyList<IMethodSymbol>) body))
            bodies[method] = body = Read(method);
        return body;
    }

    private (bool, IReadOnlyList<IMethodSymbol>) Read(IMethodSymbol method)
    {
        cancellation.ThrowIfCancellationRequested();
        if (method.DeclaringSyntaxReferences is not [var reference])
            return (false, []);
        foreach ((SyntaxNode node, CandidateReasons _) in candidatesOf(reference.SyntaxTree).Nodes)
        {
            if (reference.Span.Contains(node.Span))
                return (true, []);
        }
        if (context.OperationOf(reference.GetSyntax(cancellation), cancellation) is not { } body)
            return (false, []);
        var calls = new List<IMethodSymbol>();
        foreach (IOperation part in body.DescendantsAndSelf())
        {
            switch (part)
            {
                case IAssignmentOperation { Target: IMemberReferenceOperation target } when carriers.MayHold(target.Type):
                    return (true, []);
                case var _ when Carriers.IsOfNpgsql(part.Type):
                    return (true, []);
                case IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.Length: 1, MethodKind: not MethodKind.LocalFunction } called }:
                    calls.Add(called.OriginalDefinition);
                    break;
                case IObjectCreationOperation { Constructor: { DeclaringSyntaxReferences.Length: 1 } called }:
                    calls.Add(called.OriginalDefinition);
                    break;
                case IMethodReferenceOperation { Method: { DeclaringSyntaxReferences.Length: 1 } called }:
                    calls.Add(called.OriginalDefinition);
                    break;
            }
        }
        return (false, calls);
    }
}
