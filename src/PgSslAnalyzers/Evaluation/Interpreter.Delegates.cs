using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.ConnectionStrings;

namespace PgSslAnalyzers.Evaluation;

/// <summary>Delegates, and what gets out of sight.</summary>
internal sealed partial class Interpreter
{
    /// <summary>A lambda where it is made: its body may run with what is known here, now or later.</summary>
    private AbstractValue Delegate(IOperation target)
    {
        ReachUnseen(target);
        var made = new DelegateAlternative(target, frame.Graph);
        if (target is IFlowAnonymousFunctionOperation or IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction })
        {
            FlowState before = state.Copy();
            SyntaxNode? outer = deferred;
            deferred ??= target.Syntax;
            RunDelegate(made, static _ => null);
            deferred = outer;
            state.MergeWith(before);
            EscapeHandled(target is IMethodReferenceOperation { Method.DeclaringSyntaxReferences: [var function] } ? function.GetSyntax(cancellation) : target.Syntax);
        }
        return AbstractValue.Of(made);
    }

    /// <summary>Runs the body of a delegate with the given objects as its parameters.</summary>
    private AbstractValue RunDelegate(DelegateAlternative made, Func<IParameterSymbol, AbstractValue?> bind)
    {
        IMethodSymbol? method = made.Target switch
        {
            IFlowAnonymousFunctionOperation lambda => lambda.Symbol,
            IMethodReferenceOperation reference => reference.Method.OriginalDefinition,
            _ => null,
        };
        if (method is null || frame.Path.Depth >= MaxCallDepth || !active.Add(method))
        {
            MissFunction(made);
            return AbstractValue.Unknown;
        }
        Frame caller = frame;
        AbstractValue returned = AbstractValue.Unknown;
        ControlFlowGraph? body = made.Target is IFlowAnonymousFunctionOperation function ? made.Graph.GetAnonymousFunctionControlFlowGraph(function, cancellation) : CanEnterReference(method) ? BodyOf(method) : null;
        if (body is not null)
        {
            // A lambda of this member is part of it; what a method group names is a call away.
            frame = new Frame(body, made.Target is IFlowAnonymousFunctionOperation ? caller.Path : caller.Path.Enter(made.Target.Syntax, Sees(method)), method, body.OriginalOperation.Syntax.SyntaxTree) { Relevance = made.Target is IFlowAnonymousFunctionOperation || method.MethodKind == MethodKind.LocalFunction ? caller.Relevance : null };
            foreach (IParameterSymbol parameter in method.Parameters)
            {
                if (bind(parameter) is { } bound)
                    state.Set(parameter, bound);
                else
                    BindUnknown(parameter);
            }
            returned = Run(body, isReporting);
            frame = caller;
        }
        active.Remove(method);
        return returned;
    }

    /// <summary>Calls what a variable of a delegate type holds.</summary>
    private AbstractValue? InvokeDelegate(IInvocationOperation call, AbstractValue instance, IReadOnlyList<AbstractValue> arguments)
    {
        if (call.TargetMethod.MethodKind != MethodKind.DelegateInvoke || instance.Single<DelegateAlternative>() is not { } made)
            return null;
        return RunDelegate(made, parameter =>
        {
            for (int i = 0; i < arguments.Count; i++)
            {
                if (call.Arguments[i].Parameter?.Ordinal == parameter.Ordinal)
                    return arguments[i];
            }
            return null;
        });
    }

    private static bool CanEnterReference(IMethodSymbol method) => method.DeclaringSyntaxReferences.Length == 1 && !method.IsAbstract && !method.IsVirtual;

    /// <summary>The text of a builder of Npgsql goes where it is not followed: it is complete.</summary>
    private void UseTexts(AbstractValue value)
    {
        if (!isReporting)
            return;
        foreach (Alternative alternative in value.Alternatives)
        {
            if (alternative is SettingsAlternative { State: { IsGeneric: false } text })
                observer.BuilderUsed(text, ConnectionUse.Plain, BuilderFate.Taken);
            else if (alternative is TextAlternative { Builder.IsGeneric: false } longer)
                observer.BuilderUsed(BuilderState.OfText(longer), ConnectionUse.Plain, BuilderFate.Taken);
        }
    }

    /// <summary>A value goes where it is not followed.</summary>
    /// <param name="value">The value.</param>
    /// <param name="canChange">Whether whoever gets it can change the objects in it.</param>
    private void Escape(AbstractValue value, bool canChange)
    {
        UseTexts(value);
        foreach (Alternative alternative in value.Alternatives)
        {
            if (alternative is TupleAlternative tuple)
            {
                foreach (AbstractValue item in tuple.Items)
                    Escape(item, canChange);
            }
            if (alternative is not ObjectAlternative reference || state.Object(reference.Key) is not { } tracked)
                continue;
            switch (tracked)
            {
                case BuilderState builder:
                    if (isReporting && !builder.IsGeneric)
                        observer.BuilderUsed(builder, ConnectionUse.Plain, BuilderFate.HandedOn);
                    if (canChange)
                        state.SetObject(reference.Key, builder.Escaped());
                    break;
                case DataSourceState source when state.Object(source.Builder) is BuilderState inner:
                    if (isReporting)
                        observer.BuilderUsed(inner, source.Use, BuilderFate.HandedOn);
                    if (canChange)
                        state.SetObject(source.Builder, inner.Escaped());
                    break;
                case TextBufferState when canChange:
                    state.SetObject(reference.Key, new TextBufferState(AbstractValue.Unknown));
                    break;
                case ListState list:
                    if (!list.Items.IsDefault)
                    {
                        foreach (AbstractValue item in list.Items)
                            UseTexts(item);
                    }
                    if (canChange)
                        state.SetObject(reference.Key, ListState.Unknown);
                    break;
            }
        }
    }

    /// <summary>Code of the program that is not followed may change what is kept where it finds it.</summary>
    private void EscapeKept()
    {
        foreach (KeyValuePair<ObjectKey, TrackedObject> pair in state.Objects)
        {
            if (pair.Value is BuilderState { IsKept: true, HasEscaped: false } builder)
                state.SetObject(pair.Key, builder.Escaped());
        }
    }

    /// <summary>A member ends with this value.</summary>
    private void LeaveWith(AbstractValue value)
    {
        if (frame.Path.Depth == 0)
            Escape(value, false);
    }
}
