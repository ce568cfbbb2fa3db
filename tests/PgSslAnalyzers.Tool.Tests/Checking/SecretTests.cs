using PgSslAnalyzers.Certificates;
using PgSslAnalyzers.Servers;
using PgSslAnalyzers.Tool.Context;

namespace PgSslAnalyzers.Tool.Tests.Checking;

/// <summary>A secret, wherever it was put, is in no output: neither in a report, nor in an error, nor in --verbose.</summary>
public sealed class SecretTests
{
    private const string Secret = "Planted7";

    public static TheoryData<string> Strings =>
    [
        $"Host=localhost;Username=app;Password={Secret}",
        $"Host=localhost;Username=app;PWD={Secret};SSL Mode=Require",
        $"Server=localhost;UID=app;psw='{Secret}';SSL Mode=VerifyFull",
        $"Host=localhost;Username=app;Password=\"a;{Secret}\"",
        $"Host=localhost;Username=app;Password=a;{Secret}",
        $"Host=localhost;Username=app;Password=a;{Secret};SSL Mode=Require",
        $"Host=localhost;Password=a;{Secret}=b;SSL Mode=Prefer",
        $"Host=localhost;Password=a;b={Secret}",
        $"Host=localhost;Password='a{Secret}",
        $"Host=localhost;Password='a'{Secret}",
        $"Host=localhost;Password==={Secret}",
        $"Host=localhost;SSL Password={Secret};SSL Key=/k.pem;SSL Certificate=/c.pem",
        $"Host=localhost;Client Certificate Key={Secret}",
        $"Host=localhost;Passfile=/{Secret};Options=-c a.token={Secret};Application Name={Secret};Search Path={Secret};Require Auth={Secret}",
        $"Host=localhost;token={Secret}",
        $"Host=localhost;{Secret}=x",
        $"Host=localhost;{Secret}",
        $"{Secret}",
        $"host=localhost user=app password={Secret} sslmode=require",
        $"host=localhost password={Secret}",
        $"Host=localhost,{Secret}=;Password=x",
        $"Host=app:{Secret}@localhost;SSL Mode=Require",
        $"Host=/tmp password={Secret}",
        $"Host=localhost;Username=app password={Secret};SSL Mode=Require",
        $"Host=localhost;Username=app:{Secret};SSL Mode=Require",
        $"Host=localhost;Database=shop password={Secret};SSL Mode=Require",
        $"Host=localhost;Root Certificate=/etc/root.crt Password={Secret};SSL Mode=VerifyFull",
        $"Host=localhost;Root Certificate='/etc/root.crt;{Secret}';SSL Mode=VerifyFull",
        $"Host=localhost;SSL Certificate=/c Password={Secret};SSL Mode=VerifyFull",
        $"Host=localhost;SSL Mode={Secret}",
        $"Host=localhost;SSL Mode=Require {Secret}",
        $"Host=localhost;Port={Secret}",
        $"Host=localhost;Timeout={Secret};Pooling={Secret};Trust Server Certificate={Secret}",
        $"Host=localhost;SSL Negotiation={Secret};GSS Encryption Mode={Secret};Channel Binding={Secret}",
        $"Host=localhost:{Secret}",
        $"postgres://app:{Secret}@localhost:5432/shop",
        $"postgresql://localhost/shop?user=app&password={Secret}",
        $"jdbc:postgresql://localhost/shop?password={Secret}",
        $"{{ \"ConnectionStrings\": {{ \"Main\": \"Host=localhost;Password={Secret}\" }} }}",
        $"<add connectionString=\"Host=localhost;Password={Secret}\" />",
        $"ConnectionStrings__Main=Host=localhost;Password={Secret}",
        $"export DATABASE='Host=localhost;Password={Secret}'",
        $"Host=localhost\nPassword={Secret}\n",
        $"Host=localhost;Password={Secret}\0",
    ];

    [Theory, MemberData(nameof(Strings))]
    public async Task In_a_connection_string(string text)
    {
        using TestAuthority root = TestAuthority.Root();
        await using var server = new TestServer(root.Issue("db.internal"), root.Certificate);
        string[] probe = ["probe", "--connect", $"127.0.0.1:{server.Port}", "--verbose", "--timeout", "5", "--from"];
        foreach (string npgsql in (string[])["3", "5", "7", "8", "10"])
        {
            AssertNoSecret(await Run.Async(["check", "--npgsql", npgsql], text));
            AssertNoSecret(await Run.Async(["check", "--npgsql", npgsql, "--json"], text));
        }
        var variables = new Dictionary<string, string> { ["DATABASE"] = text, ["PGPASSWORD"] = Secret };
        AssertNoSecret(await Run.Async(["check", "--from", "env:DATABASE"], "", variables));
        AssertNoSecret(await Run.Async([.. probe, "env:DATABASE"], "", variables));
        AssertNoSecret(await Run.Async([.. probe, "-", "--json"], text, variables));
        AssertNoSecret(await Run.Async([.. probe, "-", "--npgsql", "8"], text, variables));
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, text, System.Text.Encoding.Unicode);
            AssertNoSecret(await Run.Async("check", "--from", file));
            await File.WriteAllTextAsync(file, text);
            AssertNoSecret(await Run.Async([.. probe, file]));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("check", "Host=db;Password=Planted7")]
    [InlineData("check", "--from", "Host=db;Password=Planted7")]
    [InlineData("check", "--from=Host=db;Password=Planted7")]
    [InlineData("check", "--from", "env:Host=db;Password=Planted7")]
    [InlineData("check", "--from", "env:Planted7")]
    [InlineData("check", "--from", "file:Planted7")]
    [InlineData("check", "--from", "Planted7")]
    [InlineData("check", "--from", "/nowhere/Planted7")]
    [InlineData("check", "--from", "-", "Planted7")]
    [InlineData("check", "--npgsql", "Planted7")]
    [InlineData("check", "--root", "Host=db;Password=Planted7")]
    [InlineData("check", "--password", "Planted7")]
    [InlineData("check", "--password=Planted7")]
    [InlineData("check", "@Planted7")]
    [InlineData("check", "--json", "Planted7")]
    [InlineData("Host=db;Password=Planted7")]
    [InlineData("Planted7")]
    [InlineData("chek", "Planted7")]
    [InlineData("[diagram]", "check", "Planted7")]
    [InlineData("[suggest]", "Planted7")]
    [InlineData("probe", "Host=db;Password=Planted7")]
    [InlineData("probe", "postgres://app:Planted7@db/shop")]
    [InlineData("probe", "app:Planted7@db")]
    [InlineData("probe", "db:Planted7")]
    [InlineData("probe", "db", "Planted7")]
    [InlineData("probe", "db Planted7")]
    [InlineData("probe", "--password=Planted7")]
    [InlineData("probe", "-Planted7")]
    [InlineData("probe", "--from", "Host=db;Password=Planted7", "--json")]
    [InlineData("probe", "--from", "Host=db;Password=Planted7", "--from", "x")]
    [InlineData("probe", "localhost:1", "--connect", "127.0.0.1;Planted7")]
    [InlineData("probe", "localhost:1", "--timeout", "Planted7")]
    [InlineData("probe", "localhost:1", "--sha256", "Planted7")]
    [InlineData("probe", "localhost:1", "--save-root", "Password=Planted7", "--sha256", "00")]
    [InlineData("probe", "localhost:1", "--root", "Password=Planted7")]
    [InlineData("probe", "localhost:1", "--npgsql", "Planted7")]
    [InlineData("probe", "localhost:1", "--verbose=Planted7")]
    public async Task On_the_command_line(params string[] arguments)
    {
        Run run = await Run.Async(arguments);
        Assert.Equal(ExitCode.CouldNotAsk, run.ExitCode);
        // One line on standard error; with --json the same as JSON too.
        Assert.StartsWith("pgssl: ", run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.TrimEnd('\n').Split('\n'));
        AssertNoSecret(run);
    }

    private static void AssertNoSecret(Run run) => Assert.DoesNotContain("Planted", run.All, StringComparison.OrdinalIgnoreCase);
}
