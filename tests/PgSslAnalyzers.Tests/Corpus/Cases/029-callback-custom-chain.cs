using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Npgsql;

#pragma warning disable CS0618

namespace Corpus.C029;

public static class Migrator
{
    public static NpgsqlDataSource Create(string connectionString, X509Certificate2 caCert)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        builder.UseUserCertificateValidationCallback((sender, certificate, chain, errors) =>
        {
            if (errors == SslPolicyErrors.None)
                return true;
            if (certificate is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
                return false;

            using var custom = new X509Chain();
            custom.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            custom.ChainPolicy.CustomTrustStore.Add(caCert);
            return custom.Build(new X509Certificate2(certificate));
        });
        return builder.Build();
    }
}
