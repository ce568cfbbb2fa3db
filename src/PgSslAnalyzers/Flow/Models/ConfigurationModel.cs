using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.ConnectionStrings.Configuration;
using PgSslAnalyzers.ProjectFiles;
using PgSslAnalyzers.Sinks;
using PgSslAnalyzers.Symbols;

namespace PgSslAnalyzers.Flow.Models;

/// <summary>Where the program asks its configuration for a connection string by name. What no configuration file of the project has is not followed.</summary>
internal sealed class ConfigurationModel(NpgsqlDomain domain)
{
    private const string ConnectionStrings = "ConnectionStrings:";
    private const string Extensions = "Microsoft.Extensions.Configuration.*", Framework = "System.Configuration.";

    public static Row[] Rows =>
    [
        new("System.Environment", "GetEnvironmentVariable", static (domain, use) => domain.Configuration.Variable(use)),
        new(Extensions, "GetConnectionString", static (domain, use) => domain.Configuration.Keyed(use, static (model, use, section, key, place) => model.Found(new LookUp(ConfigurationKeyKind.Json, Join(section, ConnectionStrings + key), key, place)))),
        .. Row.For(Extensions, static (domain, use) => domain.Configuration.Keyed(use, static (_, _, section, key, _) => AbstractValue.Of(new SectionAlternative(ConfigurationKeyKind.Json, Join(section, key)))), "GetSection", "GetRequiredSection"),
        new(Extensions, "GetValue", static (domain, use) => domain.Configuration.Keyed(use, static (model, use, section, key, place) => model.Value(use, section, key, place))),
        // Without configuration files the default is still known.
        new(Extensions, "GetValue", static (_, use) => use.Argument("defaultValue") is { IsUnknown: false } orElse && !NpgsqlDomain.IsNull(orElse) ? orElse.OrUnknown() : null),
        new(Extensions, "Value", static (domain, use) => domain.Configuration.Entry(use)),
        .. Row.For(Framework + "ConfigurationManager", static (domain, use) => domain.Configuration.IsUsed ? AbstractValue.Of(new SectionAlternative(ConfigurationKeyKind.Framework, use.Member.Name)) : null, "ConnectionStrings", "AppSettings"),
        new(Framework + "ConnectionStringSettings", "ConnectionString", static (domain, use) => domain.Configuration.Entry(use)),
        new(null, "this[]", static (domain, use) => domain.Configuration.Element(use)),
    ];

    private bool IsUsed => domain.Context.NamedConnections.Any(domain.Cancellation);

    private AbstractValue? Variable(MemberUse use)
        => IsUsed && NpgsqlDomain.KnownText(use.Argument(0)) is { } variable
            ? Found(new LookUp(ConfigurationKeyKind.Environment, variable.Replace("__", ":"), variable, PlaceOf(use.Operation, use.WrittenFor(0)!))) : null;

    /// <summary>A call with a key, of a configuration that may be a section.</summary>
    private AbstractValue? Keyed(MemberUse use, Func<ConfigurationModel, MemberUse, string, string, SyntaxNode, AbstractValue?> find)
    {
        int name = use.HasInstance ? 0 : 1;
        return IsUsed && NpgsqlDomain.KnownText(use.Argument(name)) is { } key && SectionOf(use.HasInstance ? use.Receiver : use.Argument(0)) is { } section
            ? find(this, use, section, key, PlaceOf(use.Operation, use.WrittenFor(name)!)) : null;
    }

    private AbstractValue? Value(MemberUse use, string section, string key, SyntaxNode place)
    {
        if (use.Operation.Type?.SpecialType != SpecialType.System_String || Found(new LookUp(ConfigurationKeyKind.Json, Join(section, key), key, place)) is not { } value)
            return null;
        int orElse = use.HasInstance ? 1 : 2;
        return use.Count == orElse + 1 && !NpgsqlDomain.IsNull(use.Argument(orElse)) ? value.Or(use.Argument(orElse)) : value;
    }

    /// <summary>The text of an entry that has been asked for before.</summary>
    private AbstractValue? Entry(MemberUse use)
        => IsUsed && use.Receiver.Single<SectionAlternative>() is { Path.Length: > 0 } entry ? Found(new LookUp(entry.Kind, entry.Path, ConfigurationKey.LastName(entry.Path), use.Syntax)) : null;

    /// <summary><c>configuration["ConnectionStrings:Main"]</c>, <c>ConfigurationManager.ConnectionStrings["Main"]</c>, <c>ConfigurationManager.AppSettings["Main"]</c>.</summary>
    private AbstractValue? Element(MemberUse use)
    {
        if (!IsUsed || use.Count != 1 || NpgsqlDomain.KnownText(use.Argument(0)) is not { } key)
            return null;
        SyntaxNode place = PlaceOf(use.Operation, use.WrittenFor(0)!);
        if (use.Receiver.Single<SectionAlternative>() is { Kind: ConfigurationKeyKind.Framework } section)
        {
            return MetadataName.IsNameOf(Framework + "ConnectionStringSettingsCollection", use.Member.ContainingType)
                ? AbstractValue.Of(new SectionAlternative(ConfigurationKeyKind.Framework, Join(section.Path, key)))
                : Found(new LookUp(ConfigurationKeyKind.Framework, Join(section.Path, key), key, place));
        }
        return Row.IsIn(Extensions, use.Member.ContainingNamespace) && SectionOf(use.Receiver) is { } path ? Found(new LookUp(ConfigurationKeyKind.Json, Join(path, key), key, place)) : null;
    }

    /// <summary>The texts that a sink gets where it takes names; the value as it is for any other sink.</summary>
    public AbstractValue ByName(Sink sink, AbstractValue value, SyntaxNode place)
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
        if (!domain.Context.NamedConnections.Defines(lookUp, domain.Cancellation))
            return null;
        if (domain.IsReporting)
            domain.Observer.LookedUp(lookUp, lookUp.Place == domain.Flow.Frame.Path.FirstCall ? 0 : domain.Flow.Frame.Path.MemberDepth);
        return Text(lookUp);
    }

    /// <summary>The operation that asks; where a caller says the name, the call with which it does.</summary>
    private SyntaxNode PlaceOf(IOperation asking, IArgumentOperation name)
        => name.Value.ConstantValue.HasValue ? asking.Syntax : domain.Flow.Frame.Path.FirstCall ?? asking.Syntax;

    private static AbstractValue Text(LookUp lookUp) => AbstractValue.Of(new TextAlternative(ImmutableArray.Create(Piece.Hole with { LookUp = lookUp }), lookUp.Place));

    /// <summary>The path of a configuration object; empty for one that is not known to be a section, null for one of System.Configuration.</summary>
    private static string? SectionOf(AbstractValue configuration)
        => configuration.Single<SectionAlternative>() is { } section ? (section.Kind == ConfigurationKeyKind.Json ? section.Path : null) : "";

    private static string Join(string section, string key) => section.Length == 0 ? key : section + ":" + key;
}
