using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using PgSslAnalyzers.Symbols;

namespace PgSslAnalyzers.Flow;

/// <summary>What the constructors of a type give to its read-only members, and write to the objects in them.</summary>
internal sealed class Constructors(Interpreter flow)
{
    private readonly Dictionary<ISymbol, FlowState> constructed = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a constructor of the type that has the member is running.</summary>
    public bool AreRunning(ISymbol member)
        => flow.Frame.Member is IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor, ContainingType: { } type } && SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, member.ContainingType?.OriginalDefinition);

    /// <summary>What the constructors give to a read-only member without initializer; null if they give nothing that is known.</summary>
    public AbstractValue? Assigned(ISymbol symbol)
    {
        if (!IsReadOnly(symbol) || symbol.ContainingType is not { DeclaringSyntaxReferences.Length: 1 } type || symbol.DeclaringSyntaxReferences.Length != 1 || DeclaredValues.IsPartial(symbol, flow.Cancellation))
            return null;
        AbstractValue assigned = AbstractValue.None;
        FlowState? all = null;
        bool mayDiffer = false;
        foreach (IMethodSymbol constructor in Of(symbol, type))
        {
            // Another constructor does it for this one.
            if (DeclaredValues.LeavesToOther(constructor, symbol, flow.Cancellation))
                continue;
            if (BodyOf(constructor) is not { } body)
            {
                mayDiffer = true;
                continue;
            }
            Construct(constructor, body);
            assigned = assigned.Or(flow.State.Get(symbol) ?? AbstractValue.Unknown);
            all ??= flow.State;
            if (!ReferenceEquals(all, flow.State))
                all.MergeWith(flow.State);
        }
        flow.State = all ?? flow.State;
        // The body of a partial constructor is not followed: if there is no other one, nothing is known.
        return assigned.IsUnknown || assigned.Alternatives.IsEmpty ? null : mayDiffer ? assigned.Stale() : assigned;
    }

    /// <summary>What a read-only member holds, to which an initializer has given a value, when the constructors have done with it what they do. The current state becomes the one behind them.</summary>
    public AbstractValue After(ISymbol symbol, AbstractValue initial)
    {
        if (initial.IsUnknown || !IsReadOnly(symbol) || !DeclaredValues.IsInConstructor(symbol, flow.Cancellation))
            return initial;
        FlowState made = flow.State;
        FlowState? all = null;
        AbstractValue after = AbstractValue.None;
        foreach (IMethodSymbol constructor in Of(symbol, symbol.ContainingType))
        {
            if (DeclaredValues.LeavesToOther(constructor, symbol, flow.Cancellation))
                continue;
            flow.State = made.Copy();
            flow.State.Set(symbol, initial);
            if (constructor.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax(flow.Cancellation) is ConstructorDeclarationSyntax)
                RunOrForget(constructor);
            after = after.Or(flow.State.Get(symbol) ?? AbstractValue.Unknown);
            all ??= flow.State;
            if (!ReferenceEquals(all, flow.State))
                all.MergeWith(flow.State);
        }
        flow.State = all ?? made;
        return all is null ? initial : after;
    }

    private void RunOrForget(IMethodSymbol constructor)
    {
        if (BodyOf(constructor) is { } body)
        {
            Run(constructor, body);
            return;
        }
        foreach (ObjectKey key in flow.State.Objects.Keys.ToList())
            flow.State.SetObject(key, flow.State.Object(key)!.Forgotten());
    }

    private static bool IsReadOnly(ISymbol symbol) => symbol is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null, IsAbstract: false };

    private static IEnumerable<IMethodSymbol> Of(ISymbol symbol, INamedTypeSymbol type) => symbol.IsStatic ? type.StaticConstructors : type.InstanceConstructors;

    private ControlFlowGraph? BodyOf(IMethodSymbol constructor)
        => constructor.DeclaringSyntaxReferences.Length == 0 || flow.Active.Contains(constructor) ? null : flow.Calls.BodyOf(constructor);

    /// <summary>Runs a constructor, once for all members that it gives a value.</summary>
    private void Construct(IMethodSymbol constructor, ControlFlowGraph body)
    {
        if (constructed.TryGetValue(constructor, out FlowState? known))
        {
            flow.State = known.Copy();
            return;
        }
        flow.State = FlowState.Initial();
        Run(constructor, body);
        // What a bound has cut short is no result.
        if (!flow.IsOutOfSteps)
            constructed[constructor] = flow.State.Copy();
    }

    private void Run(IMethodSymbol constructor, ControlFlowGraph body)
    {
        flow.Active.Add(constructor);
        flow.Frame = new Frame(body, flow.PathInto(body.OriginalOperation.Syntax), constructor, body.OriginalOperation.Syntax.SyntaxTree);
        flow.Members.BindUnknownParameters(constructor);
        flow.Run(body, report: false);
        flow.Active.Remove(constructor);
    }
}
