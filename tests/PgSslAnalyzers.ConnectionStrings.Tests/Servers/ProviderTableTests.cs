using PgSslAnalyzers.ConnectionStrings.Servers;

namespace PgSslAnalyzers.ConnectionStrings.Tests.Servers;

public sealed class ProviderTableTests
{
    [Theory]
    [InlineData("app.cluster-c1.eu-west-1.rds.amazonaws.com", "aws-rds")]
    [InlineData("app.proxy-c1.eu-west-1.rds.amazonaws.com", "aws-rds-proxy")]
    [InlineData("APP.C1.EU-WEST-1.RDS.AMAZONAWS.COM.", "aws-rds")]
    [InlineData("app.postgres.database.azure.com:5432", "azure")]
    [InlineData("ep-x.eu-central-1.aws.neon.tech", "neon")]
    [InlineData("db.abcdef.supabase.co", "supabase")]
    [InlineData("aws-0-eu-central-1.pooler.supabase.com", "supabase-pooler")]
    [InlineData("a.c1.eu-west-1.rds.amazonaws.com,b.c1.eu-west-1.rds.amazonaws.com", "aws-rds")]
    [InlineData("a.c1.eu-west-1.rds.amazonaws.com,localhost", null)]
    [InlineData("a.c1.eu-west-1.rds.amazonaws.com,b.neon.tech", null)]
    [InlineData(".neon.tech", null)]
    [InlineData("neon.tech", null)]
    [InlineData("rds.amazonaws.com.example.org", null)]
    [InlineData("evilneon.tech", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Hosts_belong_to_providers(string? host, string? id) => Assert.Equal(id, ProviderTable.OfHost(host)?.Id);

    [Fact]
    public void Rows_are_whole()
    {
        Assert.Equal(ProviderTable.All.Count, ProviderTable.All.Select(static provider => provider.Id).Distinct().Count());
        Assert.All(ProviderTable.All, static provider =>
        {
            Assert.Equal(provider.Trust == ProviderTrust.Bundle, provider.BundleFile is not null);
            Assert.StartsWith("https://", provider.Page, StringComparison.Ordinal);
            Assert.Same(provider, ProviderTable.Find(provider.Id));
        });
    }
}
