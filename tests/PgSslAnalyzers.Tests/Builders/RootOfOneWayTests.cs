namespace PgSslAnalyzers.Tests.Builders;

/// <summary>A root certificate that is written on some ways only meets the modes of these ways (PGSSL2002).</summary>
public sealed class RootOfOneWayTests
{
    public static TheoryData<string, string> Builders => new()
    {
        {
            """var b = new NpgsqlConnectionStringBuilder { Host = host }; {|PGSSL2002:b.RootCertificate = "/r.crt"|}; if (flag) b.SslMode = SslMode.VerifyFull; _ = new NpgsqlConnection({|PGSSL1007:b.ConnectionString|});""",
            """var b = new NpgsqlConnectionStringBuilder { Host = host }; if (flag) { b.SslMode = SslMode.VerifyFull; b.RootCertificate = "/r.crt"; } _ = new NpgsqlConnection({|PGSSL1007:b.ConnectionString|});"""
        },
        {
            """var b = new NpgsqlConnectionStringBuilder { Host = host, {|PGSSL1002:SslMode = SslMode.Prefer|} }; {|PGSSL2002:b.RootCertificate = "/r.crt"|}; if (flag) b.SslMode = SslMode.VerifyFull; _ = new NpgsqlConnection(b.ConnectionString);""",
            """var b = new NpgsqlConnectionStringBuilder { Host = host, {|PGSSL1002:SslMode = SslMode.Prefer|} }; if (flag) { b.RootCertificate = "/r.crt"; b.SslMode = SslMode.VerifyFull; } _ = new NpgsqlConnection(b.ConnectionString);"""
        },
        {
            """var b = new NpgsqlConnectionStringBuilder { Host = host }; b.SslMode = SslMode.VerifyFull; {|PGSSL2002:b.RootCertificate = "/r.crt"|}; if (flag) {|PGSSL1003:b.SslMode = SslMode.Require|}; _ = new NpgsqlConnection(b.ConnectionString);""",
            """var b = new NpgsqlConnectionStringBuilder { Host = host }; b.SslMode = SslMode.VerifyFull; b.RootCertificate = "/r.crt"; if (flag) {|PGSSL1004:b.SslMode = SslMode.VerifyCA|}; _ = new NpgsqlConnection(b.ConnectionString);"""
        },
    };

    [Theory, MemberData(nameof(Builders))]
    public async Task Met_and_not_met(string met, string apart)
    {
        await Verify.StatementsAsync(met);
        await Verify.StatementsAsync(apart);
    }
}
