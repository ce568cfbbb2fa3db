using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.Callbacks;
using PgSslAnalyzers.ConnectionStrings;

namespace PgSslAnalyzers.Evaluation;

/// <summary>Connection string builders and data source builders: making, reading, writing, losing sight.</summary>
internal sealed partial class Interpreter
{
    private AbstractValue Create(IObjectCreationOperation creation)
    {
        var arguments = new List<AbstractValue>(creation.Arguments.Length);
        foreach (IArgumentOperation argument in creation.Arguments)
            arguments.Add(Evaluate(argument.Value));
        AbstractValue created = CreateCore(creation, arguments);
        if (creation.Initializer is { } initializer)
            EvaluateInitializer(initializer, created);
        return created;
    }

    private AbstractValue CreateCore(IObjectCreationOperation creation, List<AbstractValue> arguments)
    {
        ITypeSymbol? type = creation.Type;
        if (context.Types.IsBuilder(type))
        {
            bool takesText = creation.Arguments.Length > 0 && creation.Arguments[0].Value.Type?.SpecialType != SpecialType.System_Boolean;
            BuilderState made = takesText && !IsNull(arguments[0])
                ? FromText(arguments[0], creation.Syntax, context.Types.IsGenericBuilder(type))
                : BuilderState.FromNothing(creation.Syntax, context.Types.IsGenericBuilder(type));
            return NewObject(creation.Syntax, made);
        }
        if (context.Types.IsDataSourceBuilder(type))
        {
            BuilderState made = arguments.Count > 0 && !IsNull(arguments[0]) ? FromText(arguments[0], creation.Syntax, false) : BuilderState.FromNothing(creation.Syntax, false);
            return NewDataSource(creation.Syntax, creation.Arguments.Length > 0 ? creation.Arguments[0].Value.Syntax : creation.Syntax, made, SymbolEqualityComparer.Default.Equals(type, context.Types.SlimDataSourceBuilder));
        }
        if (type is { Name: "StringBuilder", ContainingNamespace.Name: "Text" })
            return NewObject(creation.Syntax, new TextBufferState(arguments.Count > 2 || (arguments.Count > 1 && creation.Arguments[0].Parameter?.Ordinal != 0) ? AbstractValue.Unknown : arguments.Count > 0 && creation.Arguments[0].Value.Type?.SpecialType == SpecialType.System_String ? arguments[0] : Empty(creation.Syntax)));
        // Written by hand a handler is a struct, of which each variable may have a copy.
        if (IsInterpolatedHandler(type) && !(IsProof && !creation.IsImplicit && creation.Syntax is BaseObjectCreationExpressionSyntax))
            return NewObject(creation.Syntax, new TextBufferState(Empty(creation.Syntax)));
        if (type is INamedTypeSymbol { Name: "List", TypeArguments: [{ SpecialType: SpecialType.System_String }] })
            return NewObject(creation.Syntax, arguments.Count == 0 || arguments[0].Single<ConstantAlternative>() is not null ? new ListState(ImmutableArray<AbstractValue>.Empty) : ListState.Unknown);

        bool[]? reached = AtSinks(creation, creation.Arguments, arguments);
        if (creation.Constructor is { } constructor)
            EnterOrEscape(constructor, creation.Syntax, creation.Arguments, arguments, reached);
        return type is { Name: "NpgsqlConnection", ContainingAssembly.Name: "Npgsql" } ? Npgsql : AbstractValue.Unknown;
    }

    private static readonly AbstractValue Npgsql = AbstractValue.Of(new NpgsqlAlternative());

    /// <summary>The factory of Npgsql, and what a factory or connection that is Npgsql's makes.</summary>
    private static AbstractValue? OfNpgsql(IInvocationOperation call, AbstractValue instance, IReadOnlyList<AbstractValue> arguments)
    {
        bool isNpgsql = instance.Single<NpgsqlAlternative>() is not null
            ? call.TargetMethod.Name == "CreateConnection"
            : call.TargetMethod is { Name: "GetFactory", ContainingType.Name: "DbProviderFactories" } && arguments.Count == 1 && arguments[0].Single<TextAlternative>()?.KnownText() == "Npgsql";
        return isNpgsql ? Npgsql : null;
    }

    private static AbstractValue Empty(SyntaxNode place) => AbstractValue.Of(TextAlternative.Known("", place));

    private static bool IsNull(AbstractValue value) => value.Single<ConstantAlternative>() is { Value: null };

    /// <summary>An initializer that no control flow graph has lowered: those of declarations elsewhere.</summary>
    private void EvaluateInitializer(IObjectOrCollectionInitializerOperation initializer, AbstractValue created)
    {
        foreach (IOperation member in initializer.Initializers)
        {
            if (member is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation property } assignment && property.Instance is IInstanceReferenceOperation)
                WriteBuilder(created, property, Evaluate(assignment.Value), assignment);
            else
                Evaluate(member);
        }
    }

    private AbstractValue NewDataSource(SyntaxNode creation, SyntaxNode text, BuilderState builder, bool isSlim)
    {
        var builderKey = new ObjectKey(creation, frame.Path.Enter(creation));
        state.SetObject(builderKey, builder);
        return NewObject(creation, new DataSourceState(creation, text, builderKey, isSlim, false, ValidationCallback.None, null));
    }

    /// <summary>A builder made from a text.</summary>
    private BuilderState FromText(AbstractValue text, SyntaxNode creation, bool isGeneric)
    {
        if (text.Single<SettingsAlternative>() is { } copied)
            return copied.State with { IsGeneric = isGeneric, HasEscaped = IsProof && copied.State.HasEscaped };
        ImmutableArray<TextAlternative> bases = text.Alternatives.Select(alternative => alternative is SettingsAlternative { State: var state } ? new TextAlternative(ImmutableArray.Create(Piece.Of(state)), creation) : alternative)
            .OfType<TextAlternative>().ToImmutableArray();
        bool isUnknown = text.MayBeOther || bases.Length != text.Alternatives.Length || bases.IsEmpty;
        return BuilderState.FromNothing(creation, isGeneric) with { Bases = bases, HasUnknownBase = isUnknown };
    }

    private AbstractValue BuilderMethod(IInvocationOperation call, ObjectKey key, BuilderState builder, IReadOnlyList<AbstractValue> arguments)
    {
        switch (call.TargetMethod.Name)
        {
            case "ToString" when arguments.Count == 0:
                return TextOf(key, builder);
            case "Add" when arguments.Count == 2:
                state.SetObject(key, WriteKey(builder, arguments[0], arguments[1], call.Arguments[1].Value.Syntax, call.Syntax));
                return AbstractValue.Unknown;
            case "Remove" when arguments.Count == 1 && arguments[0].Single<TextAlternative>()?.KnownText() is { } name:
                if (Keyword.Find(name) is { } keyword)
                    state.SetObject(key, builder.Write(keyword, ImmutableArray.Create(new Written(null, call.Syntax, call.Syntax, Guard.None) { IsRemoval = true })));
                return AbstractValue.Unknown;
            case "Clear":
                state.SetObject(key, BuilderState.FromNothing(builder.Creation, builder.IsGeneric) with { HasEscaped = builder.HasEscaped });
                return AbstractValue.Unknown;
            case "Remove" or "Add":
                state.SetObject(key, builder.Escaped());
                return AbstractValue.Unknown;
            default:
                // ContainsKey, TryGetValue, EquivalentTo, GetHashCode ...: they read.
                if (IsProof && !IsReadingOnly(call.TargetMethod))
                    state.SetObject(key, builder.Escaped());
                return AbstractValue.Unknown;
        }
    }

    /// <summary>The text of a builder, as it is now.</summary>
    private AbstractValue TextOf(ObjectKey key, BuilderState builder)
    {
        state.SetObject(key, builder with { IsTaken = true });
        return AbstractValue.Of(new SettingsAlternative(builder));
    }

    private AbstractValue DataSourceMethod(IInvocationOperation call, ObjectKey key, DataSourceState source, AbstractValue instance, IReadOnlyList<AbstractValue> arguments)
    {
        switch (call.TargetMethod.Name)
        {
            case "Build" or "BuildMultiHost":
                ReachDataSource(source, source.IsSlim && !source.HasTransportSecurity ? source.Creation : source.Text);
                return AbstractValue.Unknown;
            case "EnableTransportSecurity":
                state.SetObject(key, source with { HasTransportSecurity = true });
                return instance;
            case var name when TlsMembers.MayBeCallback(name):
                if (ValidationOf(call) is var validation && validation != ValidationCallback.None)
                    state.SetObject(key, source with { Validation = validation });
                return instance;
            case "UseRootCertificate" or "UseRootCertificates" or "UseRootCertificateCallback" or "UseRootCertificatesCallback" when arguments.Count > 0:
                // null takes back what was given before.
                state.SetObject(key, source with { RootCertificate = IsNull(arguments[arguments.Count - 1]) ? null : call.Syntax });
                return instance;
            default:
                foreach (AbstractValue argument in arguments)
                {
                    if (argument.Single<DelegateAlternative>() is { } configure)
                        RunDelegate(configure, parameter => context.Types.IsDataSourceBuilder(parameter.Type) ? instance : null);
                }
                return SymbolEqualityComparer.Default.Equals(call.Type, call.Instance?.Type) || call.TargetMethod.IsExtensionMethod || call.TargetMethod.IsGenericMethod ? instance : AbstractValue.Unknown;
        }
    }

    /// <summary>What the callback that <paramref name="operation"/> hands over means for the check of the certificate.</summary>
    private ValidationCallback ValidationOf(IOperation operation)
        => TlsMembers.CallbackOf(Original(operation)) is var (kind, value) ? ConnectionCallbacks.Read(kind, value, context.Types, cancellation) : ValidationCallback.None;

    /// <summary>The connection string of a data source reaches Npgsql as its builder is now.</summary>
    private void ReachDataSource(DataSourceState source, SyntaxNode place)
    {
        if (!isReporting || state.Object(source.Builder) is not BuilderState builder)
            return;
        observer.Reached(AbstractValue.Of(new SettingsAlternative(builder)), place, source.Use, frame.Path.MemberDepth);
    }
}
