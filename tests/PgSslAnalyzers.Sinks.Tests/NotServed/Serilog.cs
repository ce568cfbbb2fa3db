// Serilog.Sinks.Postgresql.Alternative 4 (the first class; a text without '=' is a name) and Serilog.Sinks.PostgreSQL 2 (the second).
namespace Serilog;

public class LoggerConfiguration;
public class LoggerSinkConfiguration;
public class LoggerAuditSinkConfiguration;

public static class LoggerConfigurationPostgreSqlExtensions
{
    public static LoggerConfiguration PostgreSQL(
        this LoggerSinkConfiguration sinkConfiguration, string connectionString, string tableName) => new();

    public static LoggerConfiguration PostgreSQL(
        this LoggerAuditSinkConfiguration sinkConfiguration, string connectionString, string tableName) => new();
}

public static class LoggerConfigurationPostgreSQLExtensions
{
    public static LoggerConfiguration PostgreSQL(
        this LoggerSinkConfiguration sinkConfiguration, string connectionString, string tableName, int batchSizeLimit) => new();
}
