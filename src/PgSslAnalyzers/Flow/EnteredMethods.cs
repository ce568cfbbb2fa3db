using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PgSslAnalyzers.Flow;

/// <summary>What may change because a method of the program is entered that is one of another object, or one that runs on after it has returned. Only a proof asks.</summary>
internal sealed class EnteredMethods(Interpreter flow)
{
    /// <summary>A method runs on another object: its members are others, whatever they are called.</summary>
    /// <returns>Whether it is another object.</returns>
    public bool EntersOtherObject(IMethodSymbol method, SyntaxNode call)
    {
        if (method.IsStatic || method.MethodKind == MethodKind.LocalFunction || IsOnThis(call))
            return false;
        AfterOtherObject();
        return true;
    }

    /// <summary>A method of another object has run.</summary>
    public void AfterOtherObject()
    {
        if (!flow.Domain.WantsProof)
            return;
        flow.Interference.MarkMembers(true);
        flow.Escapes.MarkShared();
    }

    /// <summary>A method is entered that goes on after it has returned: whoever called it may change meanwhile what it got, and what members hold.</summary>
    /// <returns>Whether it is one.</returns>
    public bool EntersDeferred(IMethodSymbol method, SyntaxNode call, List<AbstractValue> values)
    {
        bool isIterator = IsIterator(method);
        if (!isIterator && !IsLeftRunning(method, call))
            return false;
        foreach (AbstractValue value in values)
            flow.Escapes.Share(value);
        // Nothing of an iterator runs before somebody asks for its first element.
        if (isIterator)
        {
            foreach (AbstractValue value in values)
                flow.Escapes.Mark(value);
            flow.Interference.BeforeLater(call);
        }
        return true;
    }

    /// <summary>Whether a function may run on, or begin, after its call has returned: what it checks or sets has perhaps not been checked or set then.</summary>
    /// <param name="function">The function.</param>
    /// <param name="call">Its call; null if a library calls it.</param>
    public bool RunsOn(IMethodSymbol function, SyntaxNode? call)
        => flow.Domain.WantsProof && (IsIterator(function) || IsLeftRunning(function, call));

    /// <summary>Does something that takes place now, later or never: for a proof what held before may hold afterwards.</summary>
    public T Perhaps<T>(Func<T> run)
    {
        FlowState? before = flow.Domain.WantsProof ? flow.State.Copy() : null;
        T result = run();
        if (before is not null)
            flow.State.MergeWith(before);
        return result;
    }

    private static bool IsLeftRunning(IMethodSymbol method, SyntaxNode? call) => method.IsAsync && (call is null || !IsAwaited(call));

    private bool IsIterator(IMethodSymbol method) => method.ReturnType.SpecialType != SpecialType.System_String && method.ReturnType is INamedTypeSymbol { TypeKind: TypeKind.Interface }
        && method.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax(flow.Cancellation).DescendantNodes(static node => node is not AnonymousFunctionExpressionSyntax).Any(static node => node is YieldStatementSyntax);

    /// <summary>A method that runs on after it has returned may change what it got at any time.</summary>
    public void AfterDeferredCall(List<AbstractValue> values)
    {
        foreach (AbstractValue value in values)
            flow.Escapes.Mark(value);
        flow.Interference.Disturb(flow.LostSteps.Current);
    }

    /// <summary>Whether a call is written for the object whose member runs: <c>M()</c>, <c>this.M()</c>, <c>base.M()</c>, or the chained constructor.</summary>
    private static bool IsOnThis(SyntaxNode call) => call is ConstructorInitializerSyntax
        or InvocationExpressionSyntax { Expression: SimpleNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or BaseExpressionSyntax } };

    /// <summary>Whether what comes behind the call comes only after the method has run to its end: <c>ConfigureAwaitOptions.SuppressThrowing</c> goes on after an exception too.</summary>
    private static bool IsAwaited(SyntaxNode call) => call.Parent switch
    {
        AwaitExpressionSyntax => true,
        // f().Result, f().Wait(), f().GetAwaiter().GetResult()
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result", Parent: not InvocationExpressionSyntax } => true,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Wait", Parent: InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } } => true,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetAwaiter", Parent: InvocationExpressionSyntax { Parent: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetResult", Parent: InvocationExpressionSyntax } } } => true,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax }], Parent: AwaitExpressionSyntax } } => true,
        _ => false,
    };
}
