namespace PgSslAnalyzers.Sinks.Tests;

/// <summary>NHibernate serves many databases: a driver or dialect beside the string says which. "?" marks what is not proven.</summary>
public sealed class HibernateTests
{
    private const string Text = "NHibernate.Cfg.Environment.ConnectionString", Driver = "NHibernate.Cfg.Environment.ConnectionDriver", Dialect = "NHibernate.Cfg.Environment.Dialect";

    [Theory]
    [InlineData($$"""new NHibernate.Cfg.Configuration().SetProperty({{Driver}}, "NHibernate.Driver.NpgsqlDriver").SetProperty({{Text}}, "a");""", "\"a\"")]
    [InlineData($$"""new NHibernate.Cfg.Configuration().SetProperty({{Text}}, "a").SetProperty({{Dialect}}, "NHibernate.Dialect.PostgreSQL83Dialect");""", "\"a\"")]
    [InlineData($$"""var c = new NHibernate.Cfg.Configuration(); c.SetProperty({{Dialect}}, "NHibernate.Dialect.PostgreSQL83Dialect"); c.SetProperty({{Text}}, "a");""", "\"a\"")]
    [InlineData($$"""new NHibernate.Cfg.Configuration().SetProperty({{Dialect}}, "NHibernate.Dialect.MsSql2012Dialect").SetProperty({{Text}}, "a");""", "\"a\"?")]
    [InlineData($$"""new NHibernate.Cfg.Configuration().SetProperty({{Driver}}, "NHibernate.Driver.MySqlDataDriver").SetProperty({{Text}}, "a");""", "")]
    [InlineData($$"""new NHibernate.Cfg.Configuration().SetProperty({{Text}}, "a");""", "\"a\"?")]
    [InlineData("""NHibernate.Cfg.ConfigurationExtensions.DataBaseIntegration(new NHibernate.Cfg.Configuration(), db => { db.Driver<NHibernate.Driver.NpgsqlDriver>(); db.ConnectionString = "a"; });""", "\"a\"")]
    [InlineData("""NHibernate.Cfg.ConfigurationExtensions.DataBaseIntegration(new NHibernate.Cfg.Configuration(), db => { db.ConnectionString = "a"; db.Dialect<NHibernate.Dialect.PostgreSQL83Dialect>(); });""", "\"a\"")]
    [InlineData("""NHibernate.Cfg.ConfigurationExtensions.DataBaseIntegration(new NHibernate.Cfg.Configuration(), db => { db.ConnectionString = "a"; });""", "\"a\"?")]
    [InlineData("""FluentNHibernate.Cfg.Db.PostgreSQLConfiguration.Standard.ConnectionString("a");""", "\"a\"")]
    [InlineData("""FluentNHibernate.Cfg.Db.PostgreSQLConfiguration.Standard.ShowSql().ConnectionString(c => c.Is("a"));""", "\"a\"")]
    [InlineData("""FluentNHibernate.Cfg.Db.MsSqlConfiguration.MsSql2012.ConnectionString("a");""", "")]
    public void The_driver_or_dialect_stands_beside(string statement, string expected) => Assert.Equal(expected, SinkLookupTests.Found(statement));
}
