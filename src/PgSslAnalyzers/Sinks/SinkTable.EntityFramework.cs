namespace PgSslAnalyzers.Sinks;

internal static partial class SinkTable
{
    // Npgsql.EntityFrameworkCore.PostgreSQL 3.1 to 10.0 and EF Core's relational base.
    private static Sink[] EntityFramework =>
    [
        Ef(Argument("Microsoft.EntityFrameworkCore.NpgsqlDbContextOptionsBuilderExtensions", "UseNpgsql")),
        Ef(Argument("Microsoft.EntityFrameworkCore.NpgsqlDbContextOptionsExtensions", "UseNpgsql")), // up to 3.1
        Ef(Argument(NpgsqlServices, "AddNpgsql")),
        Ef(Argument(NpgsqlOptionsExtension, "WithConnectionString")),
        Argument("Npgsql.EntityFrameworkCore.PostgreSQL.Scaffolding.Internal.NpgsqlDatabaseModelFactory", "Create"),
        Argument("Npgsql.EntityFrameworkCore.PostgreSQL.Storage.Internal.INpgsqlRelationalConnection", "CloneWith"),
        Property("Npgsql.EntityFrameworkCore.PostgreSQL.Storage.Internal.NpgsqlRelationalConnection"),

        Ef(Argument("Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions", "SetConnectionString")) with { Condition = EfProvider },
        Ef(Argument("Microsoft.EntityFrameworkCore.Infrastructure.RelationalOptionsExtension", "WithConnectionString")) with { Condition = SinkCondition.Receiver },
        Property("Microsoft.EntityFrameworkCore.Storage.IRelationalConnection") with { Condition = EfProvider },
        Argument("Microsoft.EntityFrameworkCore.Scaffolding.IDatabaseModelFactory", "Create") with { Condition = SinkCondition.Receiver },
        Argument("Microsoft.EntityFrameworkCore.Scaffolding.DatabaseModelFactory", "Create") with { Condition = SinkCondition.Receiver },
    ];

    private const string NpgsqlOptionsExtension = "Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.Internal.NpgsqlOptionsExtension";

    private static SinkCondition EfProvider => SinkCondition.Reference(".EntityFrameworkCore.");

    private static Sink Ef(Sink sink) => sink with { Naming = SinkNaming.NameKeyword };
}
