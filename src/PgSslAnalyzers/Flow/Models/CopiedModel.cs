using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PgSslAnalyzers.Flow.Models;

/// <summary>Strings that are taken from a connection or data source, which was judged where it was made, or from a container that lives as long as a test.</summary>
internal static class CopiedModel
{
    private static readonly string[] Owners =
    [
        "Npgsql.NpgsqlConnection", "Npgsql.NpgsqlDataSource", "Npgsql.Replication.ReplicationConnection", "System.Data.Common.DbConnection", "System.Data.Common.DbDataSource", "System.Data.IDbConnection",
        "Microsoft.EntityFrameworkCore.Storage.IRelationalConnection",
    ];

    /// <summary>Namespaces of Testcontainers, and of Aspire's hosts for tests.</summary>
    private static readonly string[] Containers =
    [
        "Testcontainers.PostgreSql.*", "Testcontainers.CockroachDb.*", "DotNet.Testcontainers.Containers.*", "Aspire.Hosting.Testing.*",
    ];

    private static readonly string[] Fixtures = ["Testcontainers.Xunit.DbContainerFixture`2", "Testcontainers.Xunit.DbContainerTest`2"];

    /// <summary>Where containers of tests run, as good as always.</summary>
    private const string ThisMachine = "localhost";

    public static Row[] Rows =>
    [
        .. Owners.Select(static owner => new Row(owner, "ConnectionString", static (_, use) => use.Count == 0 ? Text(use.Syntax) : null)),
        .. Containers.SelectMany(static space => Row.For(space, static (domain, use) => OfContainer(domain, use.Syntax), "GetConnectionString", "GetConnectionStringAsync")),
        .. Fixtures.Select(static owner => new Row(owner, "ConnectionString", static (domain, use) => use.Count == 0 ? OfContainer(domain, use.Syntax) : null)),
        .. Row.For("DotNet.Testcontainers.Containers.*", static (domain, use) => domain.WantsProof ? null : AbstractValue.Of(TextAlternative.Known(ThisMachine, use.Syntax)).Stale(), "Hostname", "IpAddress"),
        new("Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions", "GetConnectionString", static (_, use) => Text(use.Syntax)),
    ];

    /// <summary>The string of a container: whatever is added to it is for this machine. Only a proof does not believe that.</summary>
    private static AbstractValue OfContainer(NpgsqlDomain domain, SyntaxNode place) => domain.WantsProof ? Text(place)
        : AbstractValue.Of(new TextAlternative(ImmutableArray.Create(new Piece("Host=" + ThisMachine + ";", default, 0, Guard.None) { MayBeStale = true }, Piece.Hole with { IsCopied = true }), place));

    private static AbstractValue Text(SyntaxNode place) => AbstractValue.Of(new TextAlternative(ImmutableArray.Create(Piece.Hole with { IsCopied = true }), place));
}
