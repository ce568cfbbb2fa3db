namespace PgSslAnalyzers.Sinks;

/// <summary>
/// Where the code says which database engine a provider-neutral API talks to. <see cref="SinkProvider"/> looks there and reads the
/// engine from the names it finds; what names no engine leaves the sink unproven.
/// </summary>
internal sealed record SinkCondition(SinkConditionKind Kind, params string[] Names)
{
    /// <summary>An argument of the same call (<c>providerName: "Npgsql"</c>).</summary>
    public static SinkCondition Argument(params string[] parameters) => new(SinkConditionKind.Argument, parameters);

    /// <summary>A property of the same object, set in the same initializer or block (<c>Invariant = "Npgsql"</c>).</summary>
    public static SinkCondition Sibling(params string[] properties) => new(SinkConditionKind.Sibling, properties);

    /// <summary>A call of the same library in the builder chain or around the lambda (<c>rb.AddPostgres()</c>); the name starts its namespace.</summary>
    public static SinkCondition Call(string library) => new(SinkConditionKind.Call, library);

    /// <summary>The providers of a library that the project references, by a part of their assembly names.</summary>
    public static SinkCondition Reference(string assemblies) => new(SinkConditionKind.Reference, assemblies);

    /// <summary>The object on which the member is called. The static type of the row itself says nothing, one derived from it does.</summary>
    public static SinkCondition Receiver { get; } = new(SinkConditionKind.Receiver);

    /// <summary>Decided in other code: never proven.</summary>
    public static SinkCondition Elsewhere { get; } = new(SinkConditionKind.Elsewhere);
}

internal enum SinkConditionKind
{
    Argument,
    Sibling,
    Call,
    Reference,
    Receiver,
    Elsewhere,
}
