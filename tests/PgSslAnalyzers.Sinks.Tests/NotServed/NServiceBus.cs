// NServiceBus.Transport.PostgreSql 8
namespace NServiceBus;

public class PostgreSqlTransport
{
    public PostgreSqlTransport(string connectionString)
    {
    }
}
