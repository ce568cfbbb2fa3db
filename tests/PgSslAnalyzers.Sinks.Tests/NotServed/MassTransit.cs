// MassTransit.SqlTransport.PostgreSQL 8
namespace MassTransit;

public interface IBusRegistrationConfigurator;
public interface IBusRegistrationContext;
public interface ISqlBusFactoryConfigurator;
public interface ISqlHostConfigurator;

public static class PostgresBusFactoryConfiguratorExtensions
{
    public static void UsingPostgres(
        this IBusRegistrationConfigurator configurator, string connectionString,
        System.Action<IBusRegistrationContext, ISqlBusFactoryConfigurator>? configure = null)
    {
    }
}

public static class PostgresHostConfigurationExtensions
{
    public static void UsePostgres(
        this ISqlBusFactoryConfigurator configurator, string connectionString, System.Action<ISqlHostConfigurator>? configure = null)
    {
    }
}
