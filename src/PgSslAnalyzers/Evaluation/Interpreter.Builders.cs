using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
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
            return NewDataSource(creation.Syntax, made, SymbolEqualityComparer.Default.Equals(type, context.Types.SlimDataSourceBuilder));
        }
        if (type is { Name: "StringBuilder", ContainingNamespace.Name: "Text" })
            return NewObject(creation.Syntax, new TextBufferState(arguments.Count > 0 && creation.Arguments[0].Value.Type?.SpecialType == SpecialType.System_String ? arguments[0] : Empty(creation.Syntax)));
        if (IsInterpolatedHandler(type))
            return NewObject(creation.Syntax, new TextBufferState(Empty(creation.Syntax)));
        if (type is INamedTypeSymbol { Name: "List", TypeArguments: [{ SpecialType: SpecialType.System_String }] })
            return NewObject(creation.Syntax, arguments.Count == 0 || arguments[0].Single<ConstantAlternative>() is not null ? new ListState(ImmutableArray<AbstractValue>.Empty) : ListState.Unknown);

        AtSinks(creation, creation.Arguments, arguments);
        if (creation.Constructor is { } constructor)
            EnterOrEscape(constructor, creation.Syntax, AbstractValue.Unknown, creation.Arguments, arguments);
        return AbstractValue.Unknown;
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

    private AbstractValue NewDataSource(SyntaxNode creation, BuilderState builder, bool isSlim)
    {
        var builderKey = new ObjectKey(creation, frame.Path.Enter(creation));
        state.SetObject(builderKey, builder);
        return NewObject(creation, new DataSourceState(creation, builderKey, isSlim, false, ValidationCallback.None, null));
    }

    /// <summary>A builder made from a text.</summary>
    private static BuilderState FromText(AbstractValue text, SyntaxNode creation, bool isGeneric)
    {
        if (text.Single<SettingsAlternative>() is { } copied)
            return copied.State with { IsGeneric = isGeneric, HasEscaped = false };
        ImmutableArray<TextAlternative> bases = text.Alternatives.OfType<TextAlternative>().ToImmutableArray();
        bool isUnknown = text.MayBeOther || bases.Length != text.Alternatives.Length || bases.IsEmpty;
        return BuilderState.FromNothing(creation, isGeneric) with { Bases = bases, HasUnknownBase = isUnknown };
    }

    private AbstractValue ReadProperty(IPropertyReferenceOperation property)
    {
        bool isOwn = property.Instance is null or IInstanceReferenceOperation;
        AbstractValue receiver = isOwn ? AbstractValue.Unknown : Evaluate(property.Instance);
        foreach (IArgumentOperation argument in property.Arguments)
            Evaluate(argument.Value);

        if (property.Property is { Name: "Result", ContainingType.Name: "Task" or "ValueTask" })
            return receiver;
        AbstractValue result = AbstractValue.None;
        foreach (Alternative alternative in receiver.Alternatives)
        {
            TrackedObject? tracked = alternative is ObjectAlternative reference ? state.Object(reference.Key) : null;
            result = result.Or((tracked, property.Property.Name) switch
            {
                (BuilderState builder, "ConnectionString") => AbstractValue.Of(new SettingsAlternative(builder)),
                (DataSourceState source, "ConnectionStringBuilder") => AbstractValue.Of(new ObjectAlternative(source.Builder)),
                (DataSourceState source, "ConnectionString") when state.Object(source.Builder) is BuilderState builder => AbstractValue.Of(new SettingsAlternative(builder)),
                _ => AbstractValue.Unknown,
            });
        }
        if (!receiver.Alternatives.IsEmpty)
            return receiver.MayBeOther ? result.OrUnknown() : result;

        ISymbol key = property.Property.OriginalDefinition;
        if (isOwn && property.Arguments.IsEmpty && state.Get(key) is { } known)
            return known;
        if (property.Property is { Name: "NewLine", ContainingType.Name: "Environment" })
            return AbstractValue.Of(TextAlternative.Known("\n", property.Syntax));
        AbstractValue declared = property.Arguments.IsEmpty ? DeclaredValue(property.Property.OriginalDefinition) : AbstractValue.Unknown;
        return declared.IsUnknown ? UnknownOf(property.Type, property.Syntax, isOwn ? key : null) : declared;
    }

    private AbstractValue ReadField(IFieldReferenceOperation field)
    {
        if (field.Instance is not (null or IInstanceReferenceOperation))
            Evaluate(field.Instance);
        if (state.Get(field.Field) is { } known)
            return known;
        if (field.Field is { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String })
            return Empty(field.Syntax);
        AbstractValue declared = DeclaredValue(field.Field.OriginalDefinition);
        return declared.IsUnknown ? UnknownOf(field.Type, field.Syntax, field.Field) : declared;
    }

    /// <summary>A builder that comes from out of sight is followed too: what it holds is unknown, what is written to it from now on is not.</summary>
    private AbstractValue UnknownOf(ITypeSymbol? type, SyntaxNode place, ISymbol? variable)
    {
        AbstractValue value = context.Types.IsDataSourceBuilder(type)
            ? NewDataSource(place, Unseen(place, false), SymbolEqualityComparer.Default.Equals(type, context.Types.SlimDataSourceBuilder))
            : context.Types.IsBuilder(type) ? NewObject(place, Unseen(place, context.Types.IsGenericBuilder(type))) : AbstractValue.Unknown;
        if (variable is not null && !value.IsUnknown)
            state.Set(variable, value);
        return value;
    }

    private static BuilderState Unseen(SyntaxNode place, bool isGeneric) => BuilderState.FromNothing(place, isGeneric) with { HasUnknownBase = true, MayCarryMore = true };

    private void BindUnknownParameters(IMethodSymbol? method)
    {
        if (method is null)
            return;
        foreach (IParameterSymbol parameter in method.Parameters)
            BindUnknown(parameter);
    }

    /// <summary>The parameters of a primary constructor are seen in all members, where nothing has bound them yet.</summary>
    private AbstractValue ReadParameter(IParameterSymbol parameter)
    {
        if (state.Get(parameter) is not { } value)
        {
            BindUnknown(parameter);
            value = state.Get(parameter) ?? AbstractValue.Unknown;
        }
        return value;
    }

    private void BindUnknown(IParameterSymbol parameter)
    {
        if (parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: not null } && DeclaredValues.InitializerOf(parameter, cancellation) is not null)
            state.Set(parameter, DeclaredValue(parameter).OrUnknown());
        else if (parameter.DeclaringSyntaxReferences.Length > 0)
            UnknownOf(parameter.Type, parameter.DeclaringSyntaxReferences[0].GetSyntax(cancellation), parameter);
    }

    private void WriteProperty(IPropertyReferenceOperation property, AbstractValue value, IOperation assignment)
    {
        AbstractValue receiver = property.Instance is null or IInstanceReferenceOperation ? AbstractValue.Unknown : Evaluate(property.Instance);
        if (WriteBuilder(receiver, property, value, assignment))
            return;
        if (property.Instance is null or IInstanceReferenceOperation && property.Arguments.IsEmpty)
            state.Set(property.Property.OriginalDefinition, value);
        AtSinks(assignment, value);
        // An element of a collection proves nothing; a key of a configuration is where the program looks a connection string up.
        if (property.Arguments.IsEmpty || property.Property.ContainingType.Name.IndexOf("Configuration", StringComparison.Ordinal) >= 0)
            Tell(value, property.Type, assignment.Syntax);
        Escape(value, false);
    }

    /// <summary>Writes to a builder, if <paramref name="receiver"/> is one.</summary>
    private bool WriteBuilder(AbstractValue receiver, IPropertyReferenceOperation property, AbstractValue value, IOperation assignment)
    {
        bool isBuilder = false;
        foreach (Alternative alternative in receiver.Alternatives)
        {
            if (alternative is not ObjectAlternative reference || state.Object(reference.Key) is not BuilderState builder)
                continue;
            isBuilder = true;
            SyntaxNode source = (assignment as IAssignmentOperation)?.Value.Syntax ?? assignment.Syntax;
            BuilderState written = builder;
            if (!property.Arguments.IsEmpty)
                written = WriteKey(builder, Evaluate(property.Arguments[0].Value), value, source, assignment.Syntax);
            else if (property.Property.Name == "ConnectionString")
                written = FromText(value, value.IsUnknown || value.MayBeOther ? builder.Creation : assignment.Syntax, builder.IsGeneric);
            else if (KeywordTable.OfProperty(property.Property.Name) is { } keyword)
                written = builder.Write(keyword, WrittenValues(value, source, assignment.Syntax, keyword));
            state.SetObject(reference.Key, receiver.Alternatives.Length == 1 && !receiver.MayBeOther ? written : builder.Or(written));
        }
        return isBuilder;
    }

    private BuilderState WriteKey(BuilderState builder, AbstractValue key, AbstractValue value, SyntaxNode source, SyntaxNode assignment)
    {
        if (key.Single<TextAlternative>()?.KnownText() is not { } name)
            return builder.Escaped();
        return Keyword.Find(name) is { } keyword ? builder.Write(keyword, WrittenValues(value, source, assignment, keyword)) : builder;
    }

    private ImmutableArray<Written> WrittenValues(AbstractValue value, SyntaxNode source, SyntaxNode assignment, Keyword keyword)
    {
        var values = ImmutableArray.CreateBuilder<Written>();
        foreach (Alternative alternative in value.Alternatives)
        {
            values.Add(alternative switch
            {
                ModeAlternative mode when !mode.Guard.Maps(mode.Name) => new Written(mode.Name, mode.Source, assignment, mode.Guard),
                TextAlternative text when text.KnownText() is { } known && !(keyword == KeywordTable.SslMode && IsMapped(text, known))
                    => new Written(known, text.Pieces is [{ Source.Parent: { } literal }] ? literal : text.Anchor, assignment, text.Pieces.IsEmpty ? Guard.None : text.Pieces[0].Guard),
                ConstantAlternative { Value: null } constant => new Written(null, constant.Source, assignment, Guard.None) { IsRemoval = true },
                ConstantAlternative { Value: bool or int or long } constant
                    => new Written(Convert.ToString(constant.Value, System.Globalization.CultureInfo.InvariantCulture), constant.Source, assignment, Guard.None),
                _ => new Written(null, source, assignment, Guard.None),
            });
        }
        if (value.MayBeOther || values.Count == 0)
            values.Add(new Written(null, source, assignment, Guard.None));
        return values.ToImmutable();
    }

    private static bool IsMapped(TextAlternative text, string known) => text.Pieces.Length == 1 && Guard.ModeNamed(known) is { } mode && text.Pieces[0].Guard.Maps(mode);

    private AbstractValue BuilderMethod(IInvocationOperation call, ObjectKey key, BuilderState builder, IReadOnlyList<AbstractValue> arguments)
    {
        switch (call.TargetMethod.Name)
        {
            case "ToString" when arguments.Count == 0:
                return AbstractValue.Of(new SettingsAlternative(builder));
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
            case "Remove":
                state.SetObject(key, builder.Escaped());
                return AbstractValue.Unknown;
            default:
                // ContainsKey, TryGetValue, EquivalentTo, GetHashCode ...: they read.
                return AbstractValue.Unknown;
        }
    }

    private AbstractValue DataSourceMethod(IInvocationOperation call, ObjectKey key, DataSourceState source, AbstractValue instance, IReadOnlyList<AbstractValue> arguments)
    {
        switch (call.TargetMethod.Name)
        {
            case "Build" or "BuildMultiHost":
                ReachDataSource(source, source.Creation);
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
        var use = new ConnectionUse
        {
            IsAtSink = true,
            IsSlim = source.IsSlim && !source.HasTransportSecurity,
            HasValidationCallback = source.Validation != ValidationCallback.None,
            AcceptsAnyCertificate = source.Validation == ValidationCallback.AcceptsAnything,
            HasRootCallback = source.RootCertificate is not null,
            RootOrigin = source.RootCertificate,
        };
        observer.Reached(AbstractValue.Of(new SettingsAlternative(builder)), place, use, frame.Path.MemberDepth);
    }
}
