using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PgSslAnalyzers.Sinks.Tests;

/// <summary>Which values of a program reach Npgsql. Each row of a table is a statement and what is found in it; "?" marks what is not proven.</summary>
public sealed class SinkLookupTests
{
    [Theory]
    [InlineData("""new NpgsqlConnection("a");""", "\"a\"")]
    [InlineData("""new NpgsqlConnection(connectionString: "a");""", "\"a\"")]
    [InlineData("""NpgsqlConnection c = new("a");""", "\"a\"")]
    [InlineData("""new NpgsqlDataAdapter("SELECT 1", "a");""", "\"a\"")]
    [InlineData("""new NpgsqlDataAdapter(selectConnectionString: "a", selectCommandText: "SELECT 1");""", "\"a\"")]
    [InlineData("""new NpgsqlConnection();""", "")]
    [InlineData("""new NpgsqlDataSourceBuilder();""", "")]
    [InlineData("""new NpgsqlCommand("SELECT 1");""", "")]
    [InlineData("""NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder("a"));""", "new NpgsqlConnectionStringBuilder(\"a\"), \"a\"")]
    [InlineData("""services.AddNpgsqlDataSource("a");""", "\"a\"")]
    [InlineData("""services.AddNpgsql<DbContext>(optionsAction: null, connectionString: "a");""", "\"a\"")]
    [InlineData("""NpgsqlDbContextOptionsBuilderExtensions.UseNpgsql(connectionString: "a", optionsBuilder: options);""", "\"a\"")]
    [InlineData("""options.UseNpgsql("a", npgsql => npgsql.MigrationsAssembly("b"));""", "\"a\"")]
    [InlineData("""new DbContextOptionsBuilder<DbContext>().UseNpgsql("a");""", "\"a\"")]
    [InlineData("""DeployChanges.To.PostgresqlDatabase("a");""", "\"a\"")]
    [InlineData("""services.AddHealthChecks().AddNpgSql(_ => "a");""", "_ => \"a\"")]
    public void Arguments_are_found_by_parameter(string statement, string expected) => Assert.Equal(expected, Found(statement));

    [Theory]
    [InlineData("""connection.ConnectionString = "a";""", "\"a\"")]
    [InlineData("""connection.ConnectionString += "a";""", "connection.ConnectionString += \"a\"")]
    [InlineData("""builder.ConnectionString = "a";""", "\"a\"")]
    [InlineData("""new NpgsqlConnectionStringBuilder { ConnectionString = "a" };""", "\"a\"")]
    [InlineData("""new NpgsqlConnection { ConnectionString = "a" };""", "\"a\"")]
    [InlineData("""settings.ConnectionString ??= "a";""", "\"a\"")]
    [InlineData("""new Marten.Storage.MasterTableTenancyOptions { ConnectionString = "a" };""", "\"a\"")]
    [InlineData("""((DbConnectionStringBuilder)builder).ConnectionString = "a";""", "")]
    [InlineData("""((DbConnection)connection).ConnectionString = "a";""", "\"a\"")]
    [InlineData("""DbConnection c = connection; c.ConnectionString = "a";""", "\"a\"?")]
    [InlineData("""IDbConnection c = connection; c.ConnectionString = "a";""", "\"a\"?")]
    [InlineData("""var read = connection.ConnectionString;""", "")]
    [InlineData("""connection.ConnectionString.Replace("a", "b");""", "")]
    public void Properties_are_found_by_the_static_type_of_the_object(string statement, string expected) => Assert.Equal(expected, Found(statement));

    [Theory]
    [InlineData("""new Other.NpgsqlConnection("a");""")]
    [InlineData("""new Other.NpgsqlConnection("").ConnectionString = "a";""")]
    [InlineData("""new OuterType.Npgsql.NpgsqlConnection("a");""")]
    [InlineData("""new Other.NpgsqlConnection<int>("a");""")]
    [InlineData("""new Other.Options().UseNpgsql("a");""")]
    [InlineData("""new Other.SqlConnection().ConnectionString = "a";""")]
    [InlineData("""new LinqToDB.Internal.DataProvider.PostgreSQL.NpgsqlProviderAdapter.NpgsqlConnection("a");""")]
    public void A_member_of_the_same_name_elsewhere_is_no_sink(string statement) => Assert.Equal("", Found(statement, """
        namespace Other
        {
            public class NpgsqlConnection(string connectionString) { public string ConnectionString { get; set; } = connectionString; }
            public class NpgsqlConnection<T>(string connectionString);
            public class Options { public void UseNpgsql(string connectionString) { } }
            public class SqlConnection : DbConnection
            {
                public override string ConnectionString { get; set; }
                public override string Database => null;
                public override string DataSource => null;
                public override string ServerVersion => null;
                public override ConnectionState State => default;
                public override void ChangeDatabase(string databaseName) { }
                public override void Close() { }
                public override void Open() { }
                protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => null;
                protected override DbCommand CreateDbCommand() => null;
            }
        }
        public class OuterType { public class Npgsql { public class NpgsqlConnection(string connectionString); } }
        """));

    [Fact]
    public void An_implementation_may_rename_the_parameter() => Assert.Equal("\"a\"", Found("""new Sources().Create(text: "a");""", """
        public class Sources : Weasel.Postgresql.Connections.INpgsqlDataSourceFactory
        {
            public NpgsqlDataSource Create(string text) => null;
            public NpgsqlDataSource Create(string text, string other) => null;
        }
        """));

    [Fact]
    public void A_base_constructor_is_a_sink() => Assert.Equal("\"a\"", Found("", """
        public class Manager : DbUp.Postgresql.PostgresqlConnectionManager { public Manager() : base("a") { } }
        """));

    [Fact]
    public void A_params_array_is_taken_apart() => Assert.Equal(
        "\"a\", \"b\", \"c\"",
        Found("""new FreeSql.FreeSqlBuilder().UseConnectionString(FreeSql.DataType.PostgreSQL, "a").UseSlave("b", "c");"""));

    [Theory]
    [InlineData("""services.AddNpgsqlDataSource("a");""", false)]
    [InlineData("""services.AddNpgsqlSlimDataSource("a");""", true)]
    [InlineData("""services.AddMultiHostNpgsqlSlimDataSource("a");""", true)]
    [InlineData("""new NpgsqlSlimDataSourceBuilder("a");""", true)]
    public void Slim_data_sources_are_marked(string statement, bool isSlim) => Assert.Equal(isSlim, Assert.Single(Matches(statement)).Sink.IsSlim);

    [Theory]
    [InlineData("""options.UseNpgsql("X");""", "Name=Main", "Main")]
    [InlineData("""options.UseNpgsql("X");""", "name = ConnectionStrings:Main", "ConnectionStrings:Main")]
    [InlineData("""options.UseNpgsql("X");""", "Host=a", null)]
    [InlineData("""options.UseNpgsql("X");""", "Name=Main;Host=a", null)]
    [InlineData("""host.AddNpgsqlDataSource("X");""", "db", "db")]
    [InlineData("""new NpgsqlConnection("X");""", "db", null)]
    public void A_text_may_be_a_name(string statement, string text, string? name) =>
        Assert.Equal(name, Assert.Single(Matches(statement)).Sink.ConnectionName(text));

    [Theory]
    [InlineData("NpgsqlConnection", true)]
    [InlineData("UseNpgsql", true)]
    [InlineData("ConnectionString", true)]
    [InlineData("SqlConnection", false)]
    [InlineData(".ctor", false)]
    public void Names_are_filtered_before_binding(string name, bool mayBeSink) => Assert.Equal(mayBeSink, SinkLookup.Default.MayBeSink(name));

    internal static string Found(string statement, string declarations = "", SinkLookup? lookup = null, CSharpCompilation? libraries = null) =>
        string.Join(", ", Matches(statement, declarations, lookup, libraries).Select(match => match.Value.Syntax + (match.IsProven ? "" : "?")));

    internal static List<SinkMatch> Matches([StringSyntax("C#-test")] string statement, string declarations = "", SinkLookup? lookup = null, CSharpCompilation? libraries = null)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText($$"""
            using System.Collections.Generic;
            using System.Collections.Specialized;
            using System.Data;
            using System.Data.Common;
            using DbUp;
            using LinqToDB;
            using Microsoft.EntityFrameworkCore;
            using Microsoft.Extensions.DependencyInjection;
            using Microsoft.Extensions.Hosting;
            using Npgsql;
            using FluentMigrator.Runner;
            using Orleans.Configuration;
            using Quartz;
            using Acme;

            static class Program
            {
                static void Main(
                    IServiceCollection services, IHostApplicationBuilder host, DbContextOptionsBuilder options, NpgsqlConnection connection,
                    NpgsqlConnectionStringBuilder builder, Aspire.Npgsql.NpgsqlSettings settings, string unknown)
                {
                    {{statement}}
                }
            }
            namespace Acme { }
            {{declarations}}
            """);
        CSharpCompilation compilation = (libraries ?? Ecosystem.WithNotServed).AddSyntaxTrees(tree);
        SemanticModel model = compilation.GetSemanticModel(tree);
        Assert.Empty(model.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.GetMessage()));
        return
        [
            .. from node in tree.GetRoot().DescendantNodes()
               where node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or AssignmentExpressionSyntax or ConstructorInitializerSyntax or InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression }
               let operation = model.GetOperation(node) ?? ElementOf(model, node)
               where operation is not null
               from match in (lookup ?? SinkLookup.Default).Find(operation)
               orderby match.Value.Syntax.SpanStart
               select match,
        ];
    }

    /// <summary>Roslyn knows an element of a collection initializer as a part of the whole only.</summary>
    private static IOperation? ElementOf(SemanticModel model, SyntaxNode node)
        => (model.GetOperation(node.Parent!) as IObjectOrCollectionInitializerOperation)?.Initializers.FirstOrDefault(element => element.Syntax == node);
}
