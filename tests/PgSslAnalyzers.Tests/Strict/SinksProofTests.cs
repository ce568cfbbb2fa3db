namespace PgSslAnalyzers.Tests.Strict;

/// <summary>Ways to Npgsql that are no call of a member with a text in sight. Above what strict mode passes, below what it has to report: each of them has been, or would be, a way to hand the password to somebody else.</summary>
public sealed class SinksProofTests
{
    public static TheoryData<string> Passed =>
    [
        """void M() { Func<string, NpgsqlConnection> open = text => new NpgsqlConnection(text + ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable"); open(Env()); }""",
        """void M() { DbConnection c = NpgsqlFactory.Instance.CreateConnection(); c.ConnectionString = Strong; }""",
        """void M(DbProviderFactory f) { DbConnection c = f.CreateConnection()!; c.ConnectionString = Strong; }""",
        """void M() => new NpgsqlConnection("Host=localhost").Open();""",
        """void M() => new NpgsqlConnection("Host=/var/run/postgresql").Open();""",
        """void M() { var c = new NpgsqlConnection(); (_, (c.ConnectionString, _)) = (1, (Strong, 1)); }""",
    ];

    public static TheoryData<string> Reported =>
    [
        """void M() { Func<string, NpgsqlDataSource> open = NpgsqlDataSource.Create; open(Env()); }""",
        """void M(string[] texts) { foreach (var s in texts.Select(NpgsqlDataSource.Create)) s.OpenConnection(); }""",
        """void M(string[] texts) { foreach (var s in texts.Select(new NpgsqlConnection(Strong).CloneWith)) s.Open(); }""",
        """void M(DbProviderFactory f) { DbConnection c = f.CreateConnection()!; c.ConnectionString = Env(); }""",
        """void M(System.Data.IDbConnection c) => c.ConnectionString = Env();""",
        """static T Make<T>(string text) where T : DbConnection, new() => new T { ConnectionString = text }; void M() => Make<NpgsqlConnection>(Env());""",
        """void M() { var c = Activator.CreateInstance<NpgsqlConnection>(); c.ConnectionString = Env(); }""",
        """void M() { dynamic c = new NpgsqlConnection(Strong); c.ConnectionString = Env(); }""",
        """void M() { dynamic text = Env(); new NpgsqlConnection(text).Open(); }""",
        """void M() { dynamic text = Env(); NpgsqlDataSource.Create(text); }""",
        """void M() => new NpgsqlConnection("Host=localhost,pg.example.org").Open();""",
        """void M() => new NpgsqlConnection("Host=localhost" + Env()).Open();""",
        """void M() => new NpgsqlConnection("Host=localhost;Host=" + Env()).Open();""",
        """void M() => new NpgsqlConnection("Host=/tmp" + Env()).Open();""",
        """void M() => new NpgsqlConnection("Host=/tmp,pg.example.org").Open();""",
        """void M() { var b = new NpgsqlConnectionStringBuilder("Host=localhost"); b.Host = Env(); new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """void M() { var b = new NpgsqlConnectionStringBuilder("Host=localhost"); if (Outside.Flag) b.Host = Env(); new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """void M() => new NpgsqlConnection(Outside.Flag ? "Host=/tmp;SSL Mode=Disable" : Env()).Open();""",
        """void M() => new NpgsqlConnection(Outside.Flag ? "Host=localhost" : Env()).Open();""",
        """void M(string mail) => new NpgsqlConnection($"Host=pg.example.org;GSS Encryption Mode=Disable;SSL Mode={(mail == "localhost" ? SslMode.Disable : SslMode.VerifyFull)}").Open();""",
        """void M(string mail) { var b = new NpgsqlConnectionStringBuilder("Host=pg.example.org;GSS Encryption Mode=Disable") { SslMode = SslMode.VerifyFull }; if (mail == "localhost") b.SslMode = SslMode.Prefer; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """void M(string mode) { var b = new NpgsqlConnectionStringBuilder("Host=pg.example.org;GSS Encryption Mode=Disable") { SslMode = mode == "require" ? SslMode.Require : SslMode.VerifyFull }; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """void M(Action<NpgsqlDataSourceBuilder> configure) { var b = new NpgsqlDataSourceBuilder(Strong); configure(b); b.Build(); }""",
        """static void Configure(NpgsqlConnectionStringBuilder b) => b.SslMode = Outside.Mode; void M() { var b = new NpgsqlDataSourceBuilder(Strong); Configure(b.ConnectionStringBuilder); b.Build(); }""",
        """NpgsqlDataSourceBuilder kept = new(Strong); void M() => kept.Build();""",
        """void M() { var b = new NpgsqlDataSourceBuilder(Strong); Func<NpgsqlDataSource> build = b.Build; b.ConnectionStringBuilder.SslMode = Outside.Mode; build(); }""",
        """void M() { Func<string?, NpgsqlDataSourceBuilder> make = t => new(t); make(Env()).Build(); }""",
        """void M() { Action<string> set = s => new NpgsqlConnection().ConnectionString = s; set(Env()); }""",
        """void M(Microsoft.Extensions.DependencyInjection.IServiceCollection services, Action<NpgsqlDataSourceBuilder> configure) => services.AddNpgsqlDataSource(Strong, configure);""",
        """void M(Microsoft.Extensions.DependencyInjection.IServiceCollection services) => services.AddNpgsqlDataSource(Strong, Configure); static void Configure(NpgsqlDataSourceBuilder b) => b.ConnectionStringBuilder.SslMode = Outside.Mode;""",
        """void M(Microsoft.Extensions.DependencyInjection.IServiceCollection services) => services.AddNpgsqlDataSource(Strong, b => Outside.It.Take(b));""",
        """void M() { var c = new NpgsqlConnection(); (_, (c.ConnectionString, _)) = (1, (Env(), 1)); }""",
        """static (int, (string, int)) Pair() => (1, (Env(), 1)); void M() { System.Data.IDbConnection c = new NpgsqlConnection(); (_, (c.ConnectionString, _)) = Pair(); }""",
        """class P { public void Deconstruct(out int a, out string b) => (a, b) = (1, Env()); } void M() { var c = new NpgsqlConnection(); (_, (_, c.ConnectionString)) = (1, new P()); }""",
    ];

    [Theory, MemberData(nameof(Passed))]
    public Task Passes(string members) => StrictProgram.PassesAsync(members);

    [Theory, MemberData(nameof(Reported))]
    public Task Is_reported(string members) => StrictProgram.IsReportedAsync(members);
}
