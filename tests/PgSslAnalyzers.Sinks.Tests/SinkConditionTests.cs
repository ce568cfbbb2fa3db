namespace PgSslAnalyzers.Sinks.Tests;

/// <summary>APIs that serve several databases: which strings are Npgsql's. "?" marks what is not proven, nothing what is another database's.</summary>
public sealed class SinkConditionTests
{
    [Theory]
    [InlineData("FreeSql.DataType.PostgreSQL", "\"a\"")]
    [InlineData("FreeSql.DataType.MySql", "")]
    [InlineData("FreeSql.DataType.OdbcPostgreSQL", "")]
    [InlineData("(FreeSql.DataType)unknown.Length", "\"a\"?")]
    public void An_argument_tells(string dataType, string expected) =>
        Assert.Equal(expected, SinkLookupTests.Found($"""new FreeSql.FreeSqlBuilder().UseConnectionString(connectionString: "a", dataType: {dataType});"""));

    [Theory]
    [InlineData("ProviderName.PostgreSQL15", "\"a\"")]
    [InlineData("\"Npgsql\"", "\"a\"")]
    [InlineData("ProviderName.SqlServer", "")]
    [InlineData("unknown", "\"a\"?")]
    [InlineData("LinqToDB.DataProvider.PostgreSQL.PostgreSQLTools.GetDataProvider()", "\"a\"")]
    [InlineData("LinqToDB.DataProvider.SqlServer.SqlServerTools.GetDataProvider()", "")]
    [InlineData("default(LinqToDB.DataProvider.IDataProvider)", "\"a\"?")]
    public void A_provider_tells(string provider, string expected) =>
        Assert.Equal(expected, SinkLookupTests.Found($"""new LinqToDB.Data.DataConnection({provider}, "a");"""));

    [Theory]
    [InlineData("""o.Invariant = "Npgsql"; o.ConnectionString = "a";""", "\"a\"")]
    [InlineData("""o.ConnectionString = "a"; o.Invariant = "Npgsql";""", "\"a\"")]
    [InlineData("""o.Invariant = "Npgsql"; if (unknown == "") { o.ConnectionString = "a"; }""", "\"a\"")]
    [InlineData("""o.Invariant = "Microsoft.Data.SqlClient"; o.ConnectionString = "a";""", "")]
    [InlineData("""o.Invariant = unknown; o.ConnectionString = "a";""", "\"a\"?")]
    [InlineData("""o.ConnectionString = "a";""", "\"a\"?")]
    [InlineData("""new AdoNetReminderTableOptions().Invariant = "Npgsql"; o.ConnectionString = "a";""", "\"a\"?")]
    [InlineData("""var p = new AdoNetGrainStorageOptions { Invariant = "Npgsql", ConnectionString = "a" };""", "\"a\"")]
    [InlineData("""var p = new AdoNetGrainStorageOptions { ConnectionString = "a", Invariant = "MySql.Data.MySqlClient" };""", "")]
    public void A_property_of_the_same_object_tells(string body, string expected) =>
        Assert.Equal(expected, SinkLookupTests.Found($"services.Configure<AdoNetGrainStorageOptions>(o => {{ {body} }});"));

    [Theory]
    [InlineData("""rb => rb.AddPostgres().WithGlobalConnectionString("a")""", "\"a\"")]
    [InlineData("""rb => rb.WithGlobalConnectionString("a").AddPostgres15_0()""", "\"a\"")]
    [InlineData("""rb => { rb.AddPostgres(); rb.WithGlobalConnectionString("a"); }""", "\"a\"")]
    [InlineData("""rb => rb.AddPostgres().WithGlobalConnectionString(_ => "a")""", "_ => \"a\"")]
    [InlineData("""rb => rb.AddMySql5().WithGlobalConnectionString("a")""", "")]
    [InlineData("""rb => rb.AddPostgres().AddMySql5().WithGlobalConnectionString("a")""", "\"a\"?")]
    [InlineData("""rb => rb.WithGlobalConnectionString("a")""", "\"a\"?")]
    public void A_call_on_the_same_builder_tells(string configure, string expected) =>
        Assert.Equal(expected, SinkLookupTests.Found($"services.AddEntityFrameworkNpgsql().AddFluentMigratorCore().ConfigureRunner({configure});", """
            namespace FluentMigrator.Runner
            {
                static class MySqlRunnerBuilderExtensions { public static IMigrationRunnerBuilder AddMySql5(this IMigrationRunnerBuilder builder) => builder; }
            }
            """));

    [Theory]
    [InlineData("store.UsePostgres(db => db.ConnectionString = \"a\");", "\"a\"")]
    [InlineData("store.UsePostgres(db => { if (unknown == null) db.ConnectionString = \"a\"; });", "\"a\"")]
    [InlineData("store.UseMySql(db => db.ConnectionString = \"a\");", "")]
    [InlineData("store.UseGenericDatabase(unknown, db => db.ConnectionString = \"a\");", "\"a\"?")]
    [InlineData("store.UseGenericDatabase(\"Npgsql\", db => db.ConnectionString = \"a\");", "\"a\"")]
    public void A_call_around_the_lambda_tells(string statement, string expected) =>
        Assert.Equal(expected, SinkLookupTests.Found($"services.AddQuartz(q => q.UsePersistentStore(store => {{ {statement} }}));"));

    [Fact]
    public void The_only_provider_that_is_referenced_tells()
    {
        const string Statement = """new DbContext(options.Options).Database.SetConnectionString("a");""";
        Assert.Equal("\"a\"", SinkLookupTests.Found(Statement));
    }
}
