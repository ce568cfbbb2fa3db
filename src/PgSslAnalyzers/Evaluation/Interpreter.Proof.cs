using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.ConnectionStrings;
using PgSslAnalyzers.Sinks;

namespace PgSslAnalyzers.Evaluation;

/// <summary>
/// What a proof needs beyond the likely: strict mode forgets what something out of sight may have changed. The other modes go on with what the program most probably means,
/// and so stay silent.
/// </summary>
internal sealed partial class Interpreter
{
    private readonly Dictionary<SyntaxNode, SharedVariables> shared = [];
    private readonly HashSet<ISymbol> missedFunctions = new(SymbolEqualityComparer.Default);
    private SyntaxNode? deferred;
    private Action<FlowState>? onException;
    private bool isCutShort;
    private SyntaxNode? rootSyntax;

    private bool IsProof => context.IsStrict;

    private SharedVariables Shared
    {
        get
        {
            IOperation root = Graphs.RootOf(frame.Graph.OriginalOperation);
            if (!shared.TryGetValue(root.Syntax, out SharedVariables? variables))
                shared[root.Syntax] = variables = new SharedVariables(root);
            return variables;
        }
    }

    /// <summary>The value of a variable, in so far as nobody else may change it meanwhile.</summary>
    private AbstractValue Variable(ISymbol variable, AbstractValue value)
    {
        if (!IsProof || value.IsUnknown)
            return value;
        if (Shared.IsChangedAtAnyTime(variable))
            return value.OrUnknown();
        if (deferred is null)
            return value;
        if (Shared.IsChangedAfter(variable, deferred))
            return value.OrUnknown();
        // An object may be changed under each of its names.
        foreach (Alternative alternative in value.Alternatives)
        {
            if (alternative is ObjectAlternative { Key: var key } && Shared.UsedAfter(deferred).Any(other => SymbolEqualityComparer.Default.Equals(other, variable) || Holds(state.Get(other), key)))
                Escape(AbstractValue.Of(alternative), true);
        }
        return value;
    }

    private static bool Holds(AbstractValue? value, ObjectKey key)
    {
        foreach (Alternative alternative in value?.Alternatives ?? ImmutableArray<Alternative>.Empty)
        {
            if (alternative is ObjectAlternative reference && reference.Key.Equals(key) || (alternative is TupleAlternative tuple && tuple.Items.Any(item => Holds(item, key))))
                return true;
        }
        return false;
    }

    /// <summary>A function was made that may change objects of its surroundings whenever it runs.</summary>
    private void EscapeHandled(SyntaxNode function)
    {
        if (!IsProof)
            return;
        foreach (ISymbol variable in Shared.HandledIn(function))
        {
            if (state.Get(variable) is { } value)
                Escape(value, true);
        }
    }

    /// <summary>A call is not followed: what other code of the program may write is forgotten.</summary>
    private void ForgetAfter(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments)
    {
        if (!IsProof)
            return;
        bool isOurs = method.DeclaringSyntaxReferences.Length > 0;
        bool mayCallBack = isOurs || method.MethodKind == MethodKind.DelegateInvoke || method.IsAbstract || method.ContainingType?.TypeKind == TypeKind.Interface
            || arguments.Any(static argument => argument.Value.Type?.TypeKind == TypeKind.Delegate || argument.Value is IDelegateCreationOperation);
        if (!mayCallBack)
            return;
        ForgetWhatOthersWrite();
        if (method.MethodKind != MethodKind.LocalFunction)
            return;
        missedFunctions.Add(method.OriginalDefinition);
        ForgetWhatFunctionsWrite();
    }

    /// <summary>Code of the program runs that is not seen: members, and objects that members hold, may have changed.</summary>
    private void ForgetWhatOthersWrite()
    {
        ForgetMembers(false);
        EscapeKept();
    }

    /// <summary>A function of the body may have run: what such functions write is not known.</summary>
    private void ForgetWhatFunctionsWrite()
    {
        foreach (ISymbol variable in Shared.ChangedInFunctions)
        {
            if (state.Get(variable) is not { } value)
                continue;
            Escape(value, true);
            state.Set(variable, AbstractValue.Unknown);
        }
    }

    /// <summary>A function is not run here: its sinks have to be looked at another time, and what it may change is not known.</summary>
    private void MissFunction(DelegateAlternative made)
    {
        if (!IsProof)
            return;
        if (made.Target is IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction } local })
            missedFunctions.Add(local.OriginalDefinition);
        else if (made.Target is IFlowAnonymousFunctionOperation { Symbol: { } lambda } && !active.Contains(lambda) && Graphs.RootOf(frame.Graph.OriginalOperation).Syntax == rootSyntax)
            isCutShort = true;
        ForgetAfter(((made.Target as IMethodReferenceOperation)?.Method ?? ((IFlowAnonymousFunctionOperation)made.Target).Symbol), ImmutableArray<IArgumentOperation>.Empty);
        ForgetWhatFunctionsWrite();
    }

    /// <summary>Forgets what members hold.</summary>
    /// <param name="allOfInstance">Also what is written once: another object is meant.</param>
    private void ForgetMembers(bool allOfInstance)
    {
        foreach (object key in state.Values.Keys.ToList())
        {
            bool isForgotten = key switch
            {
                IFieldSymbol field => allOfInstance ? !field.IsStatic : !field.IsReadOnly && !field.IsConst,
                IPropertySymbol property => allOfInstance ? !property.IsStatic : property.SetMethod is { IsInitOnly: false },
                IParameterSymbol { ContainingSymbol: IMethodSymbol method } => IsPrimary(method) && !SymbolEqualityComparer.Default.Equals(method, frame.Member),
                _ => false,
            };
            if (isForgotten)
                state.Remove(key);
        }
    }

    /// <summary>Something was written that cannot be told: anything may have another value.</summary>
    private void ForgetAll()
    {
        if (!IsProof)
            return;
        foreach (object key in state.Values.Keys.ToList())
        {
            Escape(state.Get(key)!, true);
            state.Set(key, AbstractValue.Unknown);
        }
    }

    private static bool IsOwn(IOperation? instance) => instance is null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance };

    /// <summary>Whether reading a property yields just what was written to it.</summary>
    private bool IsPlain(IPropertySymbol property)
    {
        if (!IsProof)
            return true;
        if (property.IsAbstract || ((property.IsVirtual || property.IsOverride) && !property.IsSealed && !property.ContainingType.IsSealed) || property.ReturnsByRef)
            return false;
        return property.DeclaringSyntaxReferences is not [var reference, ..] || reference.GetSyntax(cancellation) switch
        {
            PropertyDeclarationSyntax { ExpressionBody: null, AccessorList: { } accessors } declared => !declared.Modifiers.Any(SyntaxKind.PartialKeyword) && accessors.Accessors.All(static accessor => accessor is { Body: null, ExpressionBody: null }),
            ParameterSyntax => true,
            _ => false,
        };
    }

    /// <summary>A getter of the program may do more than to answer.</summary>
    private void ForgetAfterReading(IPropertySymbol property)
    {
        if (!IsProof || IsPlain(property) || property.DeclaringSyntaxReferences is not [var reference, ..])
            return;
        bool isSimple = !property.IsVirtual && !property.IsAbstract && !property.IsOverride && !reference.GetSyntax(cancellation).DescendantNodes().Any(static node => node
            is AssignmentExpressionSyntax or InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax or RefExpressionSyntax);
        if (isSimple)
            return;
        ForgetWhatOthersWrite();
    }

    /// <summary>Whether something beside its declaration gives a member its value: a constructor, or a type that derives from this one.</summary>
    private bool MayDiffer(ISymbol member, bool isInitialized)
    {
        if (!IsProof || member is not (IFieldSymbol or IPropertySymbol) || member.ContainingType is not { } type)
            return false;
        if ((member.IsVirtual || member.IsOverride || member.IsAbstract) && !member.IsSealed && !type.IsSealed)
            return true;
        return isInitialized && Callbacks.Writes.IsInConstructor(member, cancellation);
    }

    /// <summary>A method that runs on after it has returned may change what it got at any time.</summary>
    private void EscapeFromPieces(IMethodSymbol method, SyntaxNode call, List<AbstractValue> values)
    {
        if (!IsProof || IsAwaited(call))
            return;
        bool isIterator = method.DeclaringSyntaxReferences is [var reference, ..] && reference.GetSyntax(cancellation).DescendantNodes().Any(static node => node is YieldStatementSyntax);
        if (!method.IsAsync && !isIterator)
            return;
        foreach (AbstractValue value in values)
            Escape(value, true);
        ForgetWhatOthersWrite();
    }

    /// <summary>Whether a call is written for the object whose member runs: <c>M()</c>, <c>this.M()</c>, <c>base.M()</c>, or the chained constructor.</summary>
    private static bool IsOnThis(SyntaxNode call) => call is ConstructorInitializerSyntax
        or InvocationExpressionSyntax { Expression: SimpleNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or BaseExpressionSyntax } };

    private static bool IsAwaited(SyntaxNode call) => call.Parent switch
    {
        AwaitExpressionSyntax => true,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent.Parent: AwaitExpressionSyntax } => true,
        _ => false,
    };

    /// <summary>The member was too much to follow: what it hands to Npgsql is not known.</summary>
    private void ReportAllSinks(IOperation root)
    {
        foreach (IOperation part in root.DescendantsAndSelf())
        {
            foreach (SinkMatch match in context.Sinks.Find(part))
                observer.Reached(AbstractValue.Unknown, match.Value.Syntax, ConnectionUse.Plain with { IsAtSink = true }, 0);
            if (part is IInvocationOperation call && IsBuild(call.TargetMethod))
                observer.Reached(AbstractValue.Unknown, call.Syntax, ConnectionUse.Plain with { IsAtSink = true }, 0);
        }
    }

    private bool IsBuild(IMethodSymbol method) => method.Name is "Build" or "BuildMultiHost" && context.Types.IsDataSourceBuilder(method.ContainingType);

    /// <summary>A member that takes a connection string goes to Npgsql in a way that does not show the string: as a method group, or by <c>dynamic</c>.</summary>
    private void ReachUnseen(IOperation operation)
    {
        if (!IsProof || !isReporting)
            return;
        bool isSink = operation switch
        {
            IMethodReferenceOperation reference => context.Sinks.IsSink(reference.Method, reference.Instance?.Type) || IsBuild(reference.Method),
            IDynamicObjectCreationOperation creation => creation.Type is { } type && context.Sinks.MayBeSink(type.Name) && creation.Arguments.Length > 0,
            IDynamicInvocationOperation { Operation: IDynamicMemberReferenceOperation member } call => context.Sinks.MayBeSink(member.MemberName) && call.Arguments.Length > 0,
            IDynamicMemberReferenceOperation member => context.Sinks.MayBeSink(member.MemberName),
            _ => false,
        };
        if (isSink)
            observer.Reached(AbstractValue.Unknown, operation.Syntax, ConnectionUse.Plain with { IsAtSink = true }, frame.Path.MemberDepth);
    }
}
