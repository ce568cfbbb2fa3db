namespace PgSslAnalyzers.Sinks;

/// <summary>
/// Every member, known to us, that takes a connection string of Npgsql.
/// <para>
/// A new sink is one row in the file of its family: <c>SinkTable.Npgsql.cs</c> (Npgsql, its dependency injection, ADO.NET),
/// <c>.EntityFramework.cs</c>, <c>.Hosting.cs</c> (Aspire, health checks, logging, cache), <c>.Jobs.cs</c> (schedulers, locks, actors,
/// workflows), <c>.Mappers.cs</c> (other mappers), <c>.Marten.cs</c> (Marten, Weasel, Wolverine), <c>.Messaging.cs</c>,
/// <c>.Migrations.cs</c>. Overloads that share member and parameter name share the row, and so do implementations and
/// overrides. An API that serves other databases too needs a <see cref="SinkCondition"/>. Then add the package to the sink tests: they
/// fail for a row that no package has, and for a connection string parameter that no row has. A setting that is no string but
/// changes TLS goes into <see cref="TlsMemberTable"/>.
/// </para>
/// </summary>
internal static partial class SinkTable
{
    public static IReadOnlyList<Sink> All { get; } =
    [
        .. Npgsql, .. EntityFramework, .. Hosting, .. Jobs, .. Mappers, .. Marten, .. Messaging, .. Migrations,
    ];

    private static Sink Argument(string type, string member, string parameter = "connectionString") =>
        new(type, member, parameter, SinkKind.ConnectionString);

    private static Sink Constructor(string type, string parameter = "connectionString") =>
        new(type, Sink.Constructor, parameter, SinkKind.ConnectionString);

    private static Sink Property(string type, string member = "ConnectionString") =>
        new(type, member, Sink.PropertyValue, SinkKind.ConnectionString);

    private static Sink Builder(string type, string member, string parameter) =>
        new(type, member, parameter, SinkKind.ConnectionStringBuilder);

    private static Sink Factory(string type, string member, string parameter) =>
        new(type, member, parameter, SinkKind.ConnectionStringFactory);

    private static Sink Name(string type, string member, string parameter) =>
        new(type, member, parameter, SinkKind.ConnectionName) { Naming = SinkNaming.Always };
}
