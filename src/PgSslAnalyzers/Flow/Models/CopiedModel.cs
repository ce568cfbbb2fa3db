using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PgSslAnalyzers.Flow.Models;

/// <summary>Strings that are taken from a connection or data source, which was judged where it was made, or from a container that lives as long as a test.</summary>
internal static class CopiedModel
{
    private static readonly string[] Owners =
    [
        "Npgsql.NpgsqlConnection", "Npgsql.NpgsqlDataSource", "Npgsql.Replication.ReplicationConnection", "System.Data.Common.DbConnection", "System.Data.Common.DbDataSource", "System.Data.IDbConnection",
        "Microsoft.EntityFrameworkCore.Storage.IRelationalConnection", "Testcontainers.Xunit.DbContainerFixture`2", "Testcontainers.Xunit.DbContainerTest`2",
    ];

    /// <summary>Namespaces of Testcontainers, and of Aspire's hosts for tests.</summary>
    private static readonly string[] Containers =
    [
        "Testcontainers.PostgreSql.*", "Testcontainers.CockroachDb.*", "DotNet.Testcontainers.Containers.*", "Aspire.Hosting.Testing.*",
    ];

    public static Row[] Rows =>
    [
        .. Owners.Select(static owner => new Row(owner, "ConnectionString", static (_, use) => use.Count == 0 ? Text(use.Syntax) : null)),
        .. Containers.SelectMany(static space => Row.For(space, static (_, use) => Text(use.Syntax), "GetConnectionString", "GetConnectionStringAsync")),
        new("Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions", "GetConnectionString", static (_, use) => Text(use.Syntax)),
    ];

    private static AbstractValue Text(SyntaxNode place) => AbstractValue.Of(new TextAlternative(ImmutableArray.Create(Piece.Hole with { IsCopied = true }), place));
}
