using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Corpus.C026;

public static class Web
{
    public static NpgsqlDataSource Create(IConfiguration configuration)
    {
        var connectionString = configuration.GetConnectionString("DefaultConnection");
        var dataSourceBuilder = new NpgsqlDataSourceBuilder(connectionString);

#pragma warning disable CS0618
        dataSourceBuilder.UseUserCertificateValidationCallback((sender, certificate, chain, sslPolicyErrors) => true);
#pragma warning restore CS0618

        return dataSourceBuilder.Build();
    }
}
