using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;

namespace PgSslAnalyzers.Tests.Configuration;

/// <summary>Where C# asks for a connection string by name and the configuration files of the project give a weak one.</summary>
public sealed class NamedConnectionTests
{
    private const string Weak = """{ "ConnectionStrings": { "Main": "Host=db.example.com;{|PGSSL1003:SSL Mode=Require|}" }, "Db": { "Cs": "Host=db.example.com;{|PGSSL1002:SSL Mode=Prefer|}" } }""";

    private static string Program(string statements) => $$"""
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.Configuration;
        class Program
        {
            const string Name = "Main";
            static void Open(string? cs) { var builder = new NpgsqlConnectionStringBuilder(cs) { SslMode = SslMode.VerifyFull }; new NpgsqlConnection(builder.ConnectionString).Open(); }
            static void Run(IConfiguration configuration, IConfigurationRoot root, DbContextOptionsBuilder options, bool flag, string name)
            {
        {{statements}}
            }
        }
        """;

    public static TheoryData<string> Asked => new()
    {
        """var cs = {|PGSSL1009:configuration.GetConnectionString("Main")|};""",
        """var cs = {|PGSSL1009:configuration.GetConnectionString(name: Name)|};""",
        """var cs = {|PGSSL1009:ConfigurationExtensions.GetConnectionString(configuration, "main")|};""",
        """var cs = {|PGSSL1009:configuration["ConnectionStrings:Main"]|} ?? throw new InvalidOperationException();""",
        """var cs = {|PGSSL1009:root["Db:Cs"]|};""",
        """var cs = {|PGSSL1009:configuration.GetSection("ConnectionStrings")["Main"]|};""",
        """var cs = {|PGSSL1009:configuration.GetSection("Db").GetSection("Cs").Value|};""",
        """var db = configuration.GetRequiredSection("Db"); var cs = {|PGSSL1009:db["Cs"]|};""",
        """var cs = {|PGSSL1009:configuration.GetValue<string>("Db:Cs")|};""",
        """var cs = {|PGSSL1009:configuration.GetValue("Db:Cs", "")|};""",
        """string? Get(string key) => configuration.GetConnectionString(key); var cs = {|PGSSL1009:Get("Main")|}; var other = Get("Other");""",
        // It reaches Npgsql: that it is not known in the code is no second finding.
        """_ = new NpgsqlConnection({|PGSSL1009:configuration.GetConnectionString("Main")|});""",
        """var cs = {|PGSSL1009:configuration.GetConnectionString("Main")|}; _ = NpgsqlDataSource.Create(cs!);""",
        """options.UseNpgsql({|PGSSL1009:"Name=Main"|});""",
        """options.UseNpgsql({|PGSSL1009:"name = ConnectionStrings:Main"|});""",
        """_ = new NpgsqlConnection({|PGSSL1009:configuration.GetConnectionString("Main")|} + ";Timeout=3");""",
        // Raised on one way only.
        """
        var cs = {|PGSSL1009:configuration.GetConnectionString("Main")|};
        _ = flag ? new NpgsqlConnection(cs) : new NpgsqlConnection(cs + ";SSL Mode=VerifyFull");
        """,
    };

    [Theory, MemberData(nameof(Asked))]
    public Task Asked_for(string statements) => Verify.WithConfigurationAsync(Program(statements), "", ("appsettings.json", Weak));

    public static TheoryData<string> Silent => new()
    {
        // Another name, another section, a name that is not known.
        """var cs = configuration.GetConnectionString("Other");""",
        """var cs = configuration["Main"];""",
        """var cs = configuration.GetSection("Other")["Main"];""",
        """var cs = configuration.GetConnectionString(name);""",
        """var all = new Dictionary<string, string> { ["Main"] = "x" }; var cs = all["Main"];""",
        """var section = configuration.GetSection("ConnectionStrings");""",
        // Raised to VerifyFull, here, in a helper, behind the string.
        """var builder = new NpgsqlConnectionStringBuilder(configuration.GetConnectionString("Main")) { SslMode = SslMode.VerifyFull }; new NpgsqlConnection(builder.ConnectionString).Open();""",
        """var builder = new NpgsqlConnectionStringBuilder(configuration.GetConnectionString("Main")); builder.SslMode = SslMode.VerifyFull; new NpgsqlConnection(builder.ToString()).Open();""",
        """var source = new NpgsqlDataSourceBuilder(configuration.GetConnectionString("Main")); source.ConnectionStringBuilder.SslMode = SslMode.VerifyFull; source.Build();""",
        """_ = new NpgsqlConnection(configuration.GetConnectionString("Main") + ";SSL Mode=VerifyFull");""",
        """_ = new NpgsqlConnection($"{configuration["ConnectionStrings:Main"]};SSL Mode=VerifyFull");""",
        """Open(configuration.GetConnectionString("Main"));""",
        """options.UseNpgsql("Name=Other", o => o.ConfigureDataSource(b => b.ConnectionStringBuilder.SslMode = SslMode.VerifyFull));""",
        """options.UseNpgsql("Name=Main", o => o.ConfigureDataSource(b => b.ConnectionStringBuilder.SslMode = SslMode.VerifyFull));""",
        """string? Get(string key) => configuration.GetConnectionString(key); Get(name);""",
        // Lowered, for all that the files say: that is where it is reported.
        """_ = new NpgsqlConnection(configuration.GetConnectionString("Main") + ";{|PGSSL1001:SSL Mode=Disable|}");""",
    };

    [Theory, MemberData(nameof(Silent))]
    public Task Not_weak_here(string statements) => Verify.WithConfigurationAsync(Program(statements), "", ("appsettings.json", Weak));

    private const string Strong = """{ "ConnectionStrings": { "Main": "Host=db.example.com;Port=5432;SSL Mode=VerifyFull" } }""";
    private const string Local = """{ "ConnectionStrings": { "Main": {|PGSSL1006:"Host=localhost;Database=d;Username=u"|} } }""";
    private const string Absent = """{ "ConnectionStrings": { "Main": {|PGSSL1005:"Host=db.example.com;Database=d;Username=u"|} } }""";
    private const string Require = """{ "ConnectionStrings": { "Main": "Host=db.example.com;{|PGSSL1003:SSL Mode=Require|}" } }""";
    private const string Nothing = """{ "Logging": { "Host": "x" } }""";

    /// <summary>The files, lowest first, and those that the message names.</summary>
    public static TheoryData<string[], string> Layers => new()
    {
        { ["appsettings.json", Absent], "appsettings.json (SSL Mode is not set)" },
        { ["appsettings.json", Absent, "appsettings.Development.json", Local], "appsettings.json (SSL Mode is not set)" },
        { ["appsettings.json", Absent, "appsettings.Production.json", Strong], "" },
        { ["appsettings.json", Absent, "appsettings.Production.json", Strong, "appsettings.Staging.json", Nothing], "appsettings.json (SSL Mode is not set)" },
        { ["appsettings.json", Absent, "appsettings.Production.json", Strong, "appsettings.Staging.json", Require], "appsettings.Staging.json (SSL Mode=Require)" },
        { ["appsettings.json", Strong, "appsettings.Development.json", Require], "appsettings.Development.json (SSL Mode=Require)" },
        { ["appsettings.json", Strong, "appsettings.Development.json", Local], "" },
        { ["appsettings.json", Absent, "appsettings.Development.json", Require], "appsettings.Development.json (SSL Mode=Require) and appsettings.json (SSL Mode is not set)" },
        { ["appsettings.json", Absent, "sub/appsettings.Production.json", Strong], "appsettings.json (SSL Mode is not set)" },
        { ["appsettings.json", Strong, ".env", "ConnectionStrings__Main=Host=db.example.com;{|PGSSL1003:SSL Mode=Require|}\n"], ".env (SSL Mode=Require)" },
        { ["appsettings.json", Strong, "docker-compose.yml", "services:\n  web:\n    environment:\n      ConnectionStrings__Main: Host=db.example.com;{|PGSSL1001:SSL Mode=Disable|}\n"], "docker-compose.yml (SSL Mode=Disable)" },
        { ["appsettings.json", Strong, "Properties/launchSettings.json", "{\"profiles\":{\"web\":{\"environmentVariables\":{\"ConnectionStrings__Main\":\"Host=db.example.com;{|PGSSL1002:SSL Mode=Allow|}\"}}}}"], "launchSettings.json (SSL Mode=Allow)" },
        { ["web.config", "<configuration><connectionStrings><add name=\"Main\" connectionString=\"Host=db.example.com;{|PGSSL1003:SSL Mode=Require|}\"/></connectionStrings></configuration>"], "" },
        // What the project does not want to hear at the file it does not want to hear at the call.
        { ["appsettings.json", "{\n  // pgssl: disable PGSSL1003 - the sidecar checks\n  \"ConnectionStrings\": { \"Main\": \"Host=db.example.com;SSL Mode=Require\" } }"], "" },
    };

    [Theory, MemberData(nameof(Layers))]
    public async Task The_later_layer_wins(string[] files, string expected)
    {
        var project = new ConfigurationProject("class C { string? M(Microsoft.Extensions.Configuration.IConfiguration c) => Microsoft.Extensions.Configuration.ConfigurationExtensions.GetConnectionString(c, \"Main\"); }", TestReferences.All);
        for (int i = 0; i < files.Length; i += 2)
            project.With(files[i], Verify.WithoutMarks(files[i + 1]));
        IEnumerable<string> said = (await project.FindingsAsync()).Where(static finding => finding.Id == "PGSSL1009").Select(static finding => finding.GetMessage());
        Assert.Equal(expected.Length == 0 ? [] : [$"Connection string 'Main' is weak in {expected}: use VerifyFull. With Npgsql 10 an impostor can get the login."], said);
    }

    /// <summary>Where the program asks: an app.config for System.Configuration, the environment for its variables.</summary>
    [Theory]
    [InlineData("""var cs = {|PGSSL1009:System.Configuration.ConfigurationManager.ConnectionStrings["Main"].ConnectionString|};""")]
    [InlineData("""var settings = System.Configuration.ConfigurationManager.ConnectionStrings["Main"]; var cs = {|PGSSL1009:settings.ConnectionString|};""")]
    [InlineData("""var cs = {|PGSSL1009:System.Configuration.ConfigurationManager.AppSettings["Cs"]|};""")]
    [InlineData("""var cs = System.Configuration.ConfigurationManager.AppSettings["Main"];""")]
    [InlineData("""var cs = {|PGSSL1009:Environment.GetEnvironmentVariable("DATABASE")|};""")]
    [InlineData("""var cs = {|PGSSL1009:configuration["DATABASE"]|};""")]
    [InlineData("""var cs = Environment.GetEnvironmentVariable("Main");""")]
    [InlineData("""var cs = configuration.GetConnectionString("Main");""")]
    public Task Other_configurations(string statements) => Verify.WithConfigurationAsync(Program(statements), "",
        ("app.config", """<configuration><connectionStrings><add name="Main" connectionString="Host=db.example.com;{|PGSSL1003:SSL Mode=Require|}"/></connectionStrings><appSettings><add key="Cs" value="Host=db.example.com;{|PGSSL1003:SSL Mode=Require|}"/></appSettings></configuration>"""),
        (".env", "DATABASE=Host=db.example.com;{|PGSSL1003:SSL Mode=Require|}\n"));

    /// <summary>A helper that has the name speaks for itself, one that gets it does not; the mode counts wherever it is set.</summary>
    [Theory]
    [InlineData("string? Get() => {|PGSSL1009:configuration.GetConnectionString(\"Main\")|}; object Open() => new NpgsqlConnection(Get());")]
    [InlineData("object Open() => new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Get()) { SslMode = SslMode.VerifyFull }.ConnectionString); string? Get() => configuration.GetConnectionString(\"Main\");")]
    [InlineData("string? Get(string name) => configuration.GetConnectionString(name); object Open() => new NpgsqlConnection({|PGSSL1009:Get(\"Main\")|});")]
    [InlineData("string? Get(string name) => configuration[$\"ConnectionStrings:{name}\"]; object Open() { var cs = {|PGSSL1009:Get(\"Main\")|}; return new NpgsqlConnection(cs); } object Other() => new NpgsqlConnection({|PGSSL1007:Get(\"Other\")|});")]
    public Task Helpers(string members) => Verify.WithConfigurationAsync($"using Microsoft.Extensions.Configuration; class Program(IConfiguration configuration) {{ {members} }}", "", ("appsettings.json", Require));

    /// <summary>A string that others would take too says nothing by itself; handed to Npgsql it does.</summary>
    [Theory]
    [InlineData("""var cs = configuration.GetConnectionString("Main");""")]
    [InlineData("""options.UseNpgsql({|PGSSL1009:configuration.GetConnectionString("Main")|});""")]
    [InlineData("""options.UseSqlServer(configuration.GetConnectionString("Main"));""")]
    public Task A_string_that_others_would_take(string statements)
        => Verify.WithConfigurationAsync(Program(statements), "", ("appsettings.json", """{ "ConnectionStrings": { "Main": "Server=db.example.com;Database=shop;User Id=app;Password=s3cret" } }"""));

    [Theory]
    [InlineData("pgssl.minimum_ssl_mode = Require")]
    [InlineData("pgssl.exempt_hosts = *.example.com")]
    [InlineData("pgssl.severity.PGSSL1003 = none")]
    [InlineData("dotnet_diagnostic.PGSSL1003.severity = none")]
    [InlineData("dotnet_diagnostic.PGSSL1009.severity = none\npgssl.severity.PGSSL1003 = none")]
    [InlineData("build_property.PgSslConfigurationFiles = false")]
    public Task Options(string options) => Verify.WithConfigurationAsync(Program("""var cs = configuration.GetConnectionString("Main");"""), options, ("appsettings.json", Verify.WithoutMarks(Require)));

    [Fact]
    public async Task The_fix_edits_the_files()
    {
        const string program = "using Microsoft.Extensions.Configuration; class C { string? M(IConfiguration c) => c.GetConnectionString(\"Main\"); }";
        ConfigurationProject project = new ConfigurationProject(program, TestReferences.All)
            .With("appsettings.json", "{ \"ConnectionStrings\": { \"Main\": \"Host=db.example.com;Database=d;Username=u;\", \"Other\": \"Host=o;SSL Mode=Require\" } }")
            .With("appsettings.Staging.json", "{ \"ConnectionStrings\": { \"Main\": \"Host=s.example.com;SSL Mode=Require;Trust Server Certificate=true\" } }");
        Diagnostic finding = Assert.Single(await project.FindingsAsync(), static finding => finding.Id == "PGSSL1009");
        Assert.Equal(["/src/appsettings.Staging.json", "/src/appsettings.json"], finding.AdditionalLocations.Select(static place => place.GetLineSpan().Path));
        IReadOnlyList<CodeAction> actions = await project.ActionsAsync(finding);
        Assert.Equal(
            [
                "Recommended: Use VerifyFull in appsettings.Staging.json, appsettings.json, root certificate from PGSSLROOTCERT or the operating system (a private CA is refused until PGSSLROOTCERT names its certificate)",
                "WithPath: Use VerifyFull in appsettings.Staging.json, appsettings.json, root certificate '/path/to/root.crt' (you supply the file)",
            ],
            actions.Select(static action => action.EquivalenceKey + ": " + action.Title));
        Assert.True(await project.FixAsync("PGSSL1009"));
        Assert.Equal("{ \"ConnectionStrings\": { \"Main\": \"Host=db.example.com;Database=d;Username=u;SSL Mode=VerifyFull;\", \"Other\": \"Host=o;SSL Mode=Require\" } }", await project.TextAsync("appsettings.json"));
        Assert.Equal("{ \"ConnectionStrings\": { \"Main\": \"Host=s.example.com;SSL Mode=VerifyFull\" } }", await project.TextAsync("appsettings.Staging.json"));
        Assert.Equal(program, await project.TextAsync("Program.cs"));
        Assert.False(await project.FixAsync("PGSSL1009"));
    }

    /// <summary>The program has said that the string is Npgsql's.</summary>
    [Fact]
    public async Task The_fix_edits_a_string_that_others_would_take()
    {
        ConfigurationProject project = new ConfigurationProject("using Microsoft.Extensions.Configuration; class C { object M(IConfiguration c) => new Npgsql.NpgsqlConnection(c.GetConnectionString(\"Main\")); }", TestReferences.All)
            .With("appsettings.json", "{ \"ConnectionStrings\": { \"Main\": \"Server=db.example.com;Database=d;User Id=u\" } }")
            .With(".globalconfig", "is_global = true\npgssl.root_certificate = /etc/pg/root.crt\n");
        Assert.True(await project.FixAsync("PGSSL1009"));
        Assert.Equal("{ \"ConnectionStrings\": { \"Main\": \"Server=db.example.com;Database=d;User Id=u;SSL Mode=VerifyFull;Root Certificate=/etc/pg/root.crt\" } }", await project.TextAsync("appsettings.json"));
    }
}
