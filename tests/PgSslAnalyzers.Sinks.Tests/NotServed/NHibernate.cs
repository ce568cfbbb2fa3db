// NHibernate 5
namespace NHibernate.Cfg
{
    public static class Environment
    {
        public const string ConnectionString = "connection.connection_string";
        public const string ConnectionDriver = "connection.driver_class";
        public const string Dialect = "dialect";
    }

    public class Configuration
    {
        public Configuration SetProperty(string name, string? value) => this;
    }

    public static class ConfigurationExtensions
    {
        public static Configuration DataBaseIntegration(this Configuration configuration, System.Action<Loquacious.DbIntegrationConfigurationProperties> dataBaseIntegration) => configuration;
    }
}

namespace NHibernate.Cfg.Loquacious
{
    public class DbIntegrationConfigurationProperties
    {
        public string? ConnectionString { set { } }
        public void Dialect<TDialect>() where TDialect : NHibernate.Dialect.Dialect { }
        public void Driver<TDriver>() { }
    }
}

namespace NHibernate.Dialect
{
    public abstract class Dialect { }
    public class PostgreSQL83Dialect : Dialect { }
    public class MsSql2012Dialect : Dialect { }
}

namespace NHibernate.Driver
{
    public class NpgsqlDriver { }
}
