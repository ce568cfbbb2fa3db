using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.Callbacks;
using PgSslAnalyzers.ConnectionStrings;
using PgSslAnalyzers.Sinks;

namespace PgSslAnalyzers.Evaluation;

/// <summary>Calls, and the methods of the program that are entered.</summary>
internal sealed partial class Interpreter
{
    private readonly Dictionary<ISymbol, ControlFlowGraph?> graphs = new(SymbolEqualityComparer.Default);

    private AbstractValue Invoke(IInvocationOperation call)
    {
        AbstractValue instance = call.Instance is null or IInstanceReferenceOperation ? AbstractValue.Unknown : Evaluate(call.Instance);
        var arguments = new List<AbstractValue>(call.Arguments.Length);
        foreach (IArgumentOperation argument in call.Arguments)
            arguments.Add(Evaluate(argument.Value));
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter?.RefKind == RefKind.Out)
                Store(argument.Value, AbstractValue.Unknown, argument);
        }

        IMethodSymbol method = call.TargetMethod;
        if (IsProof && (IsOutOfOrder(call) || IsAddedMember(method, instance)))
        {
            Escape(instance, true);
            return EnterOrEscape(method, call.Syntax, call.Arguments, arguments, AtSinks(call, call.Arguments, arguments));
        }
        if (method.ContainingType?.SpecialType == SpecialType.System_String)
            return StringMethod(call, instance, arguments);
        if (method.ContainingType is { SpecialType: SpecialType.System_Enum } or { Name: "Enum" } && ParsesMode(call, arguments) is { } parsed)
            return parsed;
        if (method.Name == "ToString" && instance.Alternatives.Any(static alternative => alternative is ModeAlternative))
            return AbstractValue.Of(instance.Alternatives.Select(static alternative => alternative is ModeAlternative mode ? Texts.NameOf(mode) : alternative).ToImmutableArray(), instance.MayBeOther);
        if (method.Name is "FromResult" or "GetAwaiter" or "GetResult" or "ConfigureAwait" && method.ContainingNamespace.Name is "Tasks" or "CompilerServices")
            return method.Name == "FromResult" ? arguments[0] : instance;
        if (method is { Name: "GetValueOrDefault", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T })
            return call.IsImplicit ? ValueOf(instance) : ValueOrDefault(instance, arguments);
        if (method.ContainingType is { Name: "FormattableString" })
            return method.Name is "Invariant" or "CurrentCulture" && arguments.Count == 1 ? arguments[0] : method.Name == "ToString" ? instance : AbstractValue.Unknown;
        if (LookedUp(call, instance, arguments) is { } lookedUp)
            return lookedUp;
        if (Query(call, arguments) is { } elements)
            return elements;
        if (InvokeDelegate(call, instance, arguments) is { } invoked)
            return invoked;
        if (OfNpgsql(call, instance, arguments) is { } made)
            return made;
        if (OnTracked(call, instance, arguments) is { } result)
            return result;
        // An extension that configures a data source builder, of Npgsql or of a plug-in, hands it back.
        if (call.Instance is null && arguments.Count > 0 && arguments[0].Single<ObjectAlternative>() is { } extended && state.Object(extended.Key) is DataSourceState source && method.IsExtensionMethod && !CanEnter(method) && !(IsProof && method.DeclaringSyntaxReferences.Length > 0))
            return DataSourceMethod(call, extended.Key, source, arguments[0], arguments);

        return EnterOrEscape(method, call.Syntax, call.Arguments, arguments, AtSinks(call, call.Arguments, arguments));
    }

    private AbstractValue? OnTracked(IInvocationOperation call, AbstractValue instance, IReadOnlyList<AbstractValue> arguments)
    {
        if (instance.Single<ObjectAlternative>() is not { } reference)
        {
            // One of several objects: each may be changed, none certainly is.
            foreach (Alternative alternative in instance.Alternatives)
                Escape(AbstractValue.Of(alternative), IsProof);
            if (IsProof && isReporting && IsBuild(call.TargetMethod))
                observer.Reached(AbstractValue.Unknown, call.Syntax, ConnectionUse.Plain with { IsAtSink = true }, frame.Path.MemberDepth);
            return null;
        }
        return state.Object(reference.Key) switch
        {
            BuilderState builder => BuilderMethod(call, reference.Key, builder, arguments),
            DataSourceState source => DataSourceMethod(call, reference.Key, source, instance, arguments),
            TextBufferState => BufferMethod(call, instance, arguments),
            ListState => ListMethod(call, instance, arguments),
            _ => null,
        };
    }

    private AbstractValue? ParsesMode(IInvocationOperation call, IReadOnlyList<AbstractValue> arguments)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.Name is not ("Parse" or "TryParse") || arguments.Count == 0)
            return null;
        bool isGeneric = method.TypeArguments.Length == 1 && context.Types.IsSslMode(method.TypeArguments[0]);
        bool isByType = call.Arguments.Length > 0 && call.Arguments[0].Value is ITypeOfOperation typeOf && context.Types.IsSslMode(typeOf.TypeOperand);
        if (!isGeneric && !isByType)
            return null;
        // TryParse takes no other spelling, and leaves Disable behind.
        AbstractValue mode = ParseMode(arguments[isGeneric ? 0 : Math.Min(1, arguments.Count - 1)], isExact: IsProof && method.Name == "TryParse");
        if (method.Name == "Parse")
            return mode;
        IOperation output = call.Arguments[call.Arguments.Length - 1].Value;
        Store(output, mode, call);
        return AbstractValue.Unknown;
    }

    /// <summary>Enters a method of the program if that can tell something; otherwise what is passed gets out of sight.</summary>
    private AbstractValue EnterOrEscape(IMethodSymbol method, SyntaxNode call, ImmutableArray<IArgumentOperation> arguments, List<AbstractValue> values, bool[]? reached)
    {
        if (CanEnter(method) && IsWorthEntering(method, values) && BodyOf(method) is { } body)
            return Enter(method, body, call, arguments, values);
        if (method.DeclaringSyntaxReferences.Length > 0 || method.MethodKind == MethodKind.DelegateInvoke)
            EscapeKept();
        ForgetAfter(method, arguments);
        bool isNpgsql = method.ContainingAssembly is { Name: "Npgsql" };
        if (isReporting && method is { Name: "SetEnvironmentVariable", ContainingType: { Name: "Environment", ContainingNamespace.Name: "System" } })
            TellVariable(arguments, values);
        for (int i = 0; i < values.Count; i++)
        {
            // What has reached Npgsql has been judged there, with all that is known of the use.
            if (reached?[i] != true)
                Escape(values[i], !isNpgsql);
            if (arguments[i].Parameter?.RefKind is RefKind.Out or RefKind.Ref)
                Store(arguments[i].Value, UnknownOf(arguments[i].Parameter!.Type, arguments[i].Syntax, null), arguments[i]);
            if (isReporting && values[i].Single<DelegateAlternative>() is null && (IsSettingWriter(method, i) || IsPrimary(method)))
                observer.Stored(values[i], arguments[i].Parameter?.Type, arguments[i].Syntax);
        }
        return UnknownOf(method.ReturnType, call, null);
    }

    /// <summary>Environment.SetEnvironmentVariable("ConnectionStrings__Main", text): a place where configuration finds the text.</summary>
    private static bool IsSettingWriter(IMethodSymbol method, int argument)
        => method is { Name: "SetEnvironmentVariable", ContainingType.Name: "Environment" } && argument == 1;

    /// <summary>Tells which variable is set, unless it is taken away, or set for the processes that others will start.</summary>
    private void TellVariable(ImmutableArray<IArgumentOperation> arguments, List<AbstractValue> values)
    {
        SyntaxNode? place = null;
        string? name = null;
        for (int i = 0; i < arguments.Length; i++)
        {
            IOperation value = arguments[i].Value;
            switch (arguments[i].Parameter?.Ordinal)
            {
                case 0:
                    (name, place) = (values[i].Single<TextAlternative>()?.KnownText(), value.Syntax);
                    break;
                case 1 when value.ConstantValue is { HasValue: true, Value: null or "" } || IsNull(values[i]):
                case 2 when value.ConstantValue is not { HasValue: true, Value: (int)EnvironmentVariableTarget.Process }:
                    return;
            }
        }
        if (name is not null && place is not null)
            observer.VariableSet(name, place);
    }

    /// <summary>A primary constructor keeps its arguments, in properties of a record or for the members of a class.</summary>
    private bool IsPrimary(IMethodSymbol method)
        => method is { MethodKind: MethodKind.Constructor, DeclaringSyntaxReferences: [var reference] } && reference.GetSyntax(cancellation) is Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax;

    private bool CanEnter(IMethodSymbol method)
        => method.DeclaringSyntaxReferences.Length == 1 && !method.IsAbstract && !method.IsExtern && !active.Contains(method.OriginalDefinition)
            && (!method.IsVirtual || method.ContainingType.IsSealed) && (!method.IsOverride || method.ContainingType.IsSealed || method.IsSealed)
            && frame.Path.Depth < MaxCallDepth;

    private bool IsWorthEntering(IMethodSymbol method, List<AbstractValue> arguments)
    {
        // A local function is part of what is analysed: it is seen with every value that reaches it, known or not.
        if (method.MethodKind == MethodKind.LocalFunction)
            return true;
        ITypeSymbol type = Awaited(method.ReturnType);
        if (method.MethodKind != MethodKind.Constructor && IsFollowed(type))
            return true;
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (parameter.RefKind is RefKind.Out or RefKind.Ref && IsFollowed(parameter.Type))
                return true;
        }
        if (type.SpecialType == SpecialType.System_Boolean)
            return LooksAtHosts(method);
        foreach (AbstractValue argument in arguments)
        {
            foreach (Alternative alternative in argument.Alternatives)
            {
                if (alternative is ObjectAlternative or SettingsAlternative or ModeAlternative || (alternative is TextAlternative text && (Evidence.MayBeConnectionString(text) || text.Pieces.Any(static piece => piece.LookUp is not null))))
                    return true;
            }
        }
        return false;
    }

    /// <summary>A short helper that names this machine: <c>IsLocal(host)</c>.</summary>
    private bool LooksAtHosts(IMethodSymbol method)
    {
        if (method.DeclaringSyntaxReferences.Length != 1 || method.DeclaringSyntaxReferences[0].Span.Length > 1000)
            return false;
        string text = method.DeclaringSyntaxReferences[0].GetSyntax(cancellation).ToString();
        return text.IndexOf("localhost", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("127.0.0.1", StringComparison.Ordinal) >= 0 || text.IndexOf("loopback", StringComparison.OrdinalIgnoreCase) >= 0;
    }

    /// <summary>Whether values of the type are texts, modes or builders.</summary>
    private bool IsFollowed(ITypeSymbol type)
        => type.SpecialType == SpecialType.System_String || (type is INamedTypeSymbol { IsTupleType: true } tuple && tuple.TupleElements.Any(element => IsFollowed(element.Type))) || context.Types.IsSslMode(type) || context.Types.IsBuilder(type) || context.Types.IsDataSourceBuilder(type);

    /// <summary>The type of the result of a task; any other type as it is. A task is followed as its result.</summary>
    private static ITypeSymbol Awaited(ITypeSymbol type) => type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var result] } ? result : type;

    private ControlFlowGraph? BodyOf(IMethodSymbol method)
    {
        if (method.MethodKind == MethodKind.LocalFunction)
        {
            for (ControlFlowGraph? graph = frame.Graph; graph is not null; graph = graph.Parent)
            {
                if (graph.LocalFunctions.Contains(method.OriginalDefinition, SymbolEqualityComparer.Default))
                    return graph.GetLocalFunctionControlFlowGraph(method.OriginalDefinition, cancellation);
            }
            return null;
        }
        if (!graphs.TryGetValue(method.OriginalDefinition, out ControlFlowGraph? body))
        {
            SyntaxNode syntax = method.DeclaringSyntaxReferences[0].GetSyntax(cancellation);
            IOperation? root = context.OperationOf(syntax, cancellation);
            graphs[method.OriginalDefinition] = body = root is null ? null : GraphOf(root);
        }
        return body;
    }

    /// <summary>Notes that a local function is looked at where it is used.</summary>
    private bool Sees(IMethodSymbol method)
    {
        bool isLocal = method.MethodKind == MethodKind.LocalFunction;
        if (isLocal && isReporting)
            seenFunctions.Add(method);
        return isLocal;
    }

    private AbstractValue Enter(IMethodSymbol method, ControlFlowGraph body, SyntaxNode call, ImmutableArray<IArgumentOperation> arguments, List<AbstractValue> values)
    {
        IMethodSymbol definition = method.OriginalDefinition;
        Frame caller = frame;
        for (int i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].Parameter is not { } parameter || parameter.Ordinal >= definition.Parameters.Length)
                continue;
            IParameterSymbol own = definition.Parameters[parameter.Ordinal];
            // A default stands in the declaration, not at the call.
            state.Set(own, arguments[i].ArgumentKind == ArgumentKind.DefaultValue ? DeclaredValue(own) : values[i]);
        }
        // The members of another object are others, whatever they are called.
        bool isOther = IsProof && !definition.IsStatic && definition.MethodKind != MethodKind.LocalFunction && !IsOnThis(call);
        if (isOther)
        {
            ForgetMembers(true);
            EscapeKept();
        }
        active.Add(definition);
        frame = new Frame(body, caller.Path.Enter(call, Sees(definition)), definition, body.OriginalOperation.Syntax.SyntaxTree) { Relevance = definition.MethodKind == MethodKind.LocalFunction ? caller.Relevance : null };
        AbstractValue returned = Run(body, isReporting);
        frame = caller;
        active.Remove(definition);
        if (isOther)
        {
            ForgetMembers(true);
            EscapeKept();
        }
        EscapeFromPieces(definition, call, values);
        for (int i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].Parameter is { RefKind: RefKind.Out or RefKind.Ref } parameter)
                Store(arguments[i].Value, state.Get(definition.Parameters[parameter.Ordinal]) ?? AbstractValue.Unknown, arguments[i]);
        }
        return returned.Alternatives.IsEmpty && !returned.MayBeOther ? AbstractValue.Unknown : FromFile(body.OriginalOperation.Syntax.SyntaxTree, returned);
    }
}
