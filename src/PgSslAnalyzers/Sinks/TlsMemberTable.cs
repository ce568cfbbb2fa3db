namespace PgSslAnalyzers.Sinks;

/// <summary>
/// Every public member of Npgsql and of the libraries over it that changes TLS. The sink tests compare it with the real assemblies and
/// fail for a member that is missing here.
/// </summary>
internal static class TlsMemberTable
{
    private const string Connection = "Npgsql.NpgsqlConnection";
    private const string StringBuilder = "Npgsql.NpgsqlConnectionStringBuilder";
    private const string DataSourceBuilder = "Npgsql.NpgsqlDataSourceBuilder";
    private const string SlimDataSourceBuilder = "Npgsql.NpgsqlSlimDataSourceBuilder";
    private const string EfOptions = "Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.NpgsqlDbContextOptionsBuilder";
    private const string EfExtension = "Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.Internal.NpgsqlOptionsExtension";
    private const string DbUp = "DbUp.Postgresql.PostgresqlConnectionOptions";

    public static IReadOnlyList<TlsMember> All { get; } =
    [
        new(StringBuilder, "SslMode", TlsMemberKind.SslMode),
        new(StringBuilder, "RootCertificate", TlsMemberKind.RootCertificate),
        new(StringBuilder, "TrustServerCertificate", TlsMemberKind.TrustServerCertificate),
        new(StringBuilder, "SslCertificate", TlsMemberKind.ClientCertificate),
        new(StringBuilder, "SslKey", TlsMemberKind.ClientCertificate),
        new(StringBuilder, "SslPassword", TlsMemberKind.ClientCertificate),
        new(StringBuilder, "CheckCertificateRevocation", TlsMemberKind.Setting),
        new(StringBuilder, "SslNegotiation", TlsMemberKind.Setting),
        new(StringBuilder, "ChannelBinding", TlsMemberKind.Setting),
        new(StringBuilder, "GssEncryptionMode", TlsMemberKind.Setting),
        new(StringBuilder, "RequireAuth", TlsMemberKind.Setting),

        new(Connection, "UserCertificateValidationCallback", TlsMemberKind.ValidationCallback),
        new(Connection, "SslClientAuthenticationOptionsCallback", TlsMemberKind.OptionsCallback),
        new(Connection, "ProvideClientCertificatesCallback", TlsMemberKind.ClientCertificate),

        .. Builder(DataSourceBuilder),
        .. Builder(SlimDataSourceBuilder),
        new(SlimDataSourceBuilder, "EnableTransportSecurity", TlsMemberKind.TransportSecurity),

        new(EfOptions, "RemoteCertificateValidationCallback", TlsMemberKind.ValidationCallback),
        new(EfOptions, "ProvideClientCertificatesCallback", TlsMemberKind.ClientCertificate),
        new(EfExtension, "RemoteCertificateValidationCallback", TlsMemberKind.ValidationCallback),
        new(EfExtension, "WithRemoteCertificateValidationCallback", TlsMemberKind.ValidationCallback),
        new(EfExtension, "ProvideClientCertificatesCallback", TlsMemberKind.ClientCertificate),
        new(EfExtension, "WithProvideClientCertificatesCallback", TlsMemberKind.ClientCertificate),

        new(DbUp, "UserCertificateValidationCallback", TlsMemberKind.ValidationCallback),
        new(DbUp, "ClientCertificate", TlsMemberKind.ClientCertificate),
        new("PostgresqlExtensions", "PostgresqlDatabase", TlsMemberKind.ClientCertificate),
        new("DbUp.Postgresql.PostgresqlConnectionManager", Sink.Constructor, TlsMemberKind.ClientCertificate),
    ];

    private static TlsMember[] Builder(string type) =>
    [
        new(type, "UseUserCertificateValidationCallback", TlsMemberKind.ValidationCallback),
        new(type, "UseSslClientAuthenticationOptionsCallback", TlsMemberKind.OptionsCallback),
        new(type, "UseRootCertificate", TlsMemberKind.RootCertificate),
        new(type, "UseRootCertificates", TlsMemberKind.RootCertificate),
        new(type, "UseRootCertificateCallback", TlsMemberKind.RootCertificate),
        new(type, "UseRootCertificatesCallback", TlsMemberKind.RootCertificate),
        new(type, "UseClientCertificate", TlsMemberKind.ClientCertificate),
        new(type, "UseClientCertificates", TlsMemberKind.ClientCertificate),
        new(type, "UseClientCertificatesCallback", TlsMemberKind.ClientCertificate),
    ];
}
