using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.ConnectionStrings.Configuration;
using PgSslAnalyzers.Sinks;

namespace PgSslAnalyzers.Evaluation;

/// <summary>Where the program asks for a connection string by name.</summary>
internal sealed partial class Interpreter
{
    private const string ConnectionStrings = "ConnectionStrings:";

    /// <summary>What a call that looks something up in a configuration gives; null if it is none, or if no configuration file of the project has the key.</summary>
    private AbstractValue? LookedUp(IInvocationOperation call, AbstractValue instance, IReadOnlyList<AbstractValue> arguments)
    {
        IMethodSymbol method = call.TargetMethod;
        if (!context.NamedConnections.Any(cancellation))
            return null;
        if (method is { Name: "GetEnvironmentVariable", ContainingType: { Name: "Environment", ContainingNamespace.Name: "System" } } && arguments.Count > 0 && Known(arguments[0]) is { } variable)
            return Found(new LookUp(ConfigurationKeyKind.Environment, variable.Replace("__", ":"), variable, PlaceOf(call, call.Arguments[0])));
        if (!IsExtensionsConfiguration(method.ContainingType) || method.Parameters.IsEmpty)
            return null;
        bool isExtension = call.Instance is null;
        int name = isExtension ? 1 : 0;
        if (name >= arguments.Count || Known(arguments[name]) is not { } key || SectionOf(isExtension ? arguments[0] : instance) is not { } section)
            return null;
        SyntaxNode place = PlaceOf(call, call.Arguments[name]);
        switch (method.Name)
        {
            case "GetConnectionString":
                return Found(new LookUp(ConfigurationKeyKind.Json, Join(section, ConnectionStrings + key), key, place));
            case "GetSection" or "GetRequiredSection":
                return AbstractValue.Of(new SectionAlternative(ConfigurationKeyKind.Json, Join(section, key)));
            case "GetValue" when call.Type?.SpecialType == SpecialType.System_String:
                AbstractValue? value = Found(new LookUp(ConfigurationKeyKind.Json, Join(section, key), key, place));
                return value is not null && arguments.Count == name + 2 && !IsNull(arguments[name + 1]) ? value.Or(arguments[name + 1]) : value;
            default:
                return null;
        }
    }

    /// <summary>What a property gives that looks something up in a configuration; null as above.</summary>
    private AbstractValue? LookedUp(IPropertyReferenceOperation property, AbstractValue receiver, IReadOnlyList<AbstractValue> arguments)
    {
        INamedTypeSymbol? type = property.Property.ContainingType;
        if (type is null || !context.NamedConnections.Any(cancellation))
            return null;
        if (arguments.Count == 0)
        {
            if (IsSystemConfiguration(type, "ConfigurationManager"))
            {
                return property.Property.Name is "ConnectionStrings" or "AppSettings"
                    ? AbstractValue.Of(new SectionAlternative(ConfigurationKeyKind.Framework, property.Property.Name)) : null;
            }
            bool isValue = property.Property.Name == "Value" ? IsExtensionsConfiguration(type) : property.Property.Name == "ConnectionString" && IsSystemConfiguration(type, "ConnectionStringSettings");
            return isValue && receiver.Single<SectionAlternative>() is { Path.Length: > 0 } entry
                ? Found(new LookUp(entry.Kind, entry.Path, LastName(entry.Path), property.Syntax)) : null;
        }
        if (arguments.Count != 1 || !property.Property.IsIndexer || Known(arguments[0]) is not { } key)
            return null;
        SyntaxNode place = PlaceOf(property, property.Arguments[0]);
        if (receiver.Single<SectionAlternative>() is { Kind: ConfigurationKeyKind.Framework } framework)
        {
            return IsSystemConfiguration(type, "ConnectionStringSettingsCollection")
                ? AbstractValue.Of(new SectionAlternative(ConfigurationKeyKind.Framework, Join(framework.Path, key)))
                : Found(new LookUp(ConfigurationKeyKind.Framework, Join(framework.Path, key), key, place));
        }
        return IsExtensionsConfiguration(type) && SectionOf(receiver) is { } section
            ? Found(new LookUp(ConfigurationKeyKind.Json, Join(section, key), key, place))
            : null;
    }

    /// <summary>The texts that a sink gets where it takes names; the value as it is for any other sink.</summary>
    private AbstractValue ByName(Sink sink, AbstractValue value, SyntaxNode place)
    {
        if (sink.Naming == SinkNaming.Never)
            return value;
        if (value.IsUnknown)
            return sink.Kind == SinkKind.ConnectionName ? ByName("", place) : value;
        AbstractValue result = value.MayBeOther ? AbstractValue.Unknown : AbstractValue.None;
        foreach (Alternative alternative in value.Alternatives)
        {
            string? text = (alternative as TextAlternative)?.KnownText();
            string? name = text is null ? null : sink.ConnectionName(text);
            if (name is not null || (sink.Kind == SinkKind.ConnectionName && alternative is not ConstantAlternative { Value: null }))
                result = result.Or(ByName(name ?? "", place));
            else
                result = result.Or(AbstractValue.Of(alternative));
        }
        return result;
    }

    /// <summary>What a sink finds under a name; Entity Framework takes a whole key too.</summary>
    private AbstractValue ByName(string name, SyntaxNode place)
    {
        var lookUp = new LookUp(ConfigurationKeyKind.Json, name.IndexOf(':') > 0 ? name : ConnectionStrings + name, name, place, true);
        return Found(lookUp) ?? Text(lookUp);
    }

    private AbstractValue? Found(LookUp lookUp)
    {
        if (!context.NamedConnections.Defines(lookUp, cancellation))
            return null;
        if (isReporting)
            observer.LookedUp(lookUp, lookUp.Place == frame.Path.FirstCall ? 0 : frame.Path.MemberDepth);
        return Text(lookUp);
    }

    /// <summary>The operation that asks; where a caller says the name, the call with which it does.</summary>
    private SyntaxNode PlaceOf(IOperation asking, IArgumentOperation name)
        => name.Value.ConstantValue.HasValue ? asking.Syntax : frame.Path.FirstCall ?? asking.Syntax;

    private static AbstractValue Text(LookUp lookUp) => AbstractValue.Of(new TextAlternative(ImmutableArray.Create(Piece.Hole with { LookUp = lookUp }), lookUp.Place));

    /// <summary>The path of a configuration object; empty for one that is not known to be a section, null for one of System.Configuration.</summary>
    private static string? SectionOf(AbstractValue configuration)
        => configuration.Single<SectionAlternative>() is { } section ? (section.Kind == ConfigurationKeyKind.Json ? section.Path : null) : "";

    private static string? Known(AbstractValue value) => value.Single<TextAlternative>()?.KnownText();

    private static string Join(string section, string key) => section.Length == 0 ? key : section + ":" + key;

    private static string LastName(string path) => ConfigurationKey.LastName(path);

    private static bool IsExtensionsConfiguration(INamedTypeSymbol type)
        => type.ContainingNamespace is { Name: "Configuration", ContainingNamespace: { Name: "Extensions", ContainingNamespace: { Name: "Microsoft", ContainingNamespace.IsGlobalNamespace: true } } };

    private static bool IsSystemConfiguration(INamedTypeSymbol type, string name)
        => type.Name == name && type.ContainingNamespace is { Name: "Configuration", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
}
