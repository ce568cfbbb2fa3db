using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.ConnectionStrings.Parsing;

namespace PgSslAnalyzers.Sinks;

/// <summary>A member through which a connection string reaches Npgsql: one row of <see cref="SinkTable"/>.</summary>
/// <param name="Type">Metadata name of the type that declares the member: <c>Outer+Inner</c>, <c>Generic`1</c>.</param>
/// <param name="Member">Method or property name, or <see cref="Constructor"/>.</param>
/// <param name="Parameter">Name of the parameter that takes the string; <see cref="PropertyValue"/> for a property.</param>
/// <param name="Kind">What the parameter takes.</param>
internal sealed record Sink(string Type, string Member, string Parameter, SinkKind Kind)
{
    public const string Constructor = SinkText.Constructor;
    public const string PropertyValue = "value";

    /// <summary>The only text that a method takes, whatever its parameter is called.</summary>
    public const string AnyText = "*";

    /// <summary>When a text is the name of a connection string in configuration instead of the string itself.</summary>
    public SinkNaming Naming { get; init; }

    /// <summary>The data source has no TLS until EnableTransportSecurity() is called on its builder.</summary>
    public bool IsSlim { get; init; }

    /// <summary>Whether implementations of the member may take a key of a database instead of its connection string: then only a text that is known says which.</summary>
    public bool MayTakeKey { get; init; }

    /// <summary>For APIs that serve several databases: where the code says that this one is PostgreSQL. Null: it always is.</summary>
    public SinkCondition? Condition { get; init; }

    /// <summary>The name under which the text is looked up in configuration, or null if the text is a connection string.</summary>
    public string? ConnectionName(string text)
    {
        switch (Naming)
        {
            case SinkNaming.Always:
                return text;
            case SinkNaming.WithoutEquals:
                return text.IndexOf('=') < 0 ? text : null;
            case SinkNaming.NameKeyword:
                int equals = text.IndexOf('=');
                return equals > 0 && equals == text.LastIndexOf('=')
                    && text.Substring(0, equals).Trim().Equals("name", StringComparison.OrdinalIgnoreCase)
                        ? text.Substring(equals + 1).Trim()
                        : null;
            default:
                return null;
        }
    }
}

internal enum SinkKind
{
    /// <summary>A string.</summary>
    ConnectionString,

    /// <summary>An NpgsqlConnectionStringBuilder.</summary>
    ConnectionStringBuilder,

    /// <summary>A delegate that returns the string.</summary>
    ConnectionStringFactory,

    /// <summary>A string that names a connection string in configuration.</summary>
    ConnectionName,
}

internal enum SinkNaming
{
    Never,

    /// <summary>The parameter takes names only.</summary>
    Always,

    /// <summary>A text without '=' is a name.</summary>
    WithoutEquals,

    /// <summary>EF Core: <c>Name=Main</c>, alone in the text, is a name.</summary>
    NameKeyword,
}
