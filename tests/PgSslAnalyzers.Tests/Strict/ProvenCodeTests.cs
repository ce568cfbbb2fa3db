namespace PgSslAnalyzers.Tests.Strict;

/// <summary>Code that people write and that is proven, each beside the nearest code that is not.</summary>
public sealed class ProvenCodeTests
{
    private const string Made = "new NpgsqlConnectionStringBuilder { Host = \"pg.example.org\", SslMode = SslMode.VerifyFull, GssEncryptionMode = GssEncryptionMode.Disable }";
    private const string WithoutGss = "new NpgsqlConnectionStringBuilder { Host = \"pg.example.org\", SslMode = SslMode.VerifyFull }";

    /// <summary>Statements with a builder, B, made in them.</summary>
    public static TheoryData<string> Statements =>
    [
        "try { var b = B; new NpgsqlConnection(b.ConnectionString).Open(); } catch (Exception) { Outside.It.Throw(); }",
        "try { var b = B; new NpgsqlConnection(b.ConnectionString).Open(); } finally { Outside.It.Throw(); }",
        "NpgsqlConnectionStringBuilder? b = null; try { b = B; } finally { Outside.It.Throw(); } new NpgsqlConnection(b.ConnectionString).Open();",
        "using var log = new System.IO.MemoryStream(); var b = B; using var c = new NpgsqlConnection(b.ConnectionString); c.Open();",
        "using (new System.IO.MemoryStream()) { new NpgsqlConnection(B.ConnectionString).Open(); }",
        "lock (this) { var b = B; new NpgsqlConnection(b.ConnectionString).Open(); }",
        "foreach (string name in new[] { \"a\", \"b\" }) { var b = B; b.Database = name; new NpgsqlConnection(b.ConnectionString).Open(); }",
        "foreach (string name in System.IO.Directory.EnumerateFiles(\".\")) { var b = B; b.Database = name; new NpgsqlConnection(b.ConnectionString).Open(); }",
    ];

    public static TheoryData<string> Members =>
    [
        $"private readonly NpgsqlConnectionStringBuilder b; public Program() {{ b = {Made}; }} void M() => new NpgsqlConnection(b.ConnectionString).Open();",
        $"private readonly NpgsqlConnectionStringBuilder b = {Made}; void M() => new NpgsqlConnection(b.ConnectionString).Open(); string Host => b.Host!;",
        $"private readonly NpgsqlConnectionStringBuilder b; public Program(string text) {{ b = new NpgsqlConnectionStringBuilder(text); b.SslMode = SslMode.VerifyFull; b.GssEncryptionMode = GssEncryptionMode.Disable; }} void M() => new NpgsqlConnection(b.ToString()).Open();",
        "void M(bool isDevelopment, string host) { var b = new NpgsqlConnectionStringBuilder(\"Host=localhost\"); if (!isDevelopment) b.SslMode = SslMode.VerifyFull; b.GssEncryptionMode = GssEncryptionMode.Disable; new NpgsqlConnection(b.ConnectionString).Open(); }",
        $"async Task M() {{ await using var source = NpgsqlDataSource.Create({Made}); await using var c = await source.OpenConnectionAsync(); }}",
    ];

    public static TheoryData<string> NotProven =>
    [
        $"private readonly NpgsqlConnectionStringBuilder b; public Program() {{ b = {Made}; }} void M() => new NpgsqlConnection(b.ConnectionString).Open(); void Lower() => b.SslMode = SslMode.Require;",
        $"private readonly NpgsqlConnectionStringBuilder b; public Program() {{ b = {Made}; }} void M() => new NpgsqlConnection(b.ConnectionString).Open(); NpgsqlConnectionStringBuilder Out => b;",
        $"private readonly NpgsqlConnectionStringBuilder b; public Program() {{ b = {Made}; }} void M() => new NpgsqlConnection(b.ConnectionString).Open(); void Lower() => Outside.It.Take(b);",
        $"private NpgsqlConnectionStringBuilder b; public Program() {{ b = {Made}; }} void M() => new NpgsqlConnection(b.ConnectionString).Open(); void Other(NpgsqlConnectionStringBuilder o) => b = o;",
        $"internal readonly NpgsqlConnectionStringBuilder b; public Program() {{ b = {Made}; }} void M() => new NpgsqlConnection(b.ConnectionString).Open();",
        "private readonly NpgsqlConnectionStringBuilder b; public Program(NpgsqlConnectionStringBuilder given) { b = given; b.SslMode = SslMode.VerifyFull; b.GssEncryptionMode = GssEncryptionMode.Disable; } void M() => new NpgsqlConnection(b.ConnectionString).Open();",
        "void M(bool isDevelopment, string host) { var b = new NpgsqlConnectionStringBuilder(\"Host=pg.example.org\"); if (!isDevelopment) b.SslMode = SslMode.VerifyFull; b.GssEncryptionMode = GssEncryptionMode.Disable; new NpgsqlConnection(b.ConnectionString).Open(); }",
        "void M(bool isDevelopment, string host) { var b = new NpgsqlConnectionStringBuilder(\"Host=localhost\"); if (!isDevelopment) b.SslMode = SslMode.VerifyFull; b.Host = host; b.GssEncryptionMode = GssEncryptionMode.Disable; new NpgsqlConnection(b.ConnectionString).Open(); }",
        $"void M() {{ var b = new NpgsqlConnectionStringBuilder(\"Host=pg.example.org\"); try {{ b.SslMode = SslMode.VerifyFull; Outside.It.Throw(); b.GssEncryptionMode = GssEncryptionMode.Disable; }} catch (Exception) {{ }} new NpgsqlConnection(b.ConnectionString).Open(); }}",
        $"void M() {{ var b = new NpgsqlConnectionStringBuilder(\"Host=pg.example.org\"); try {{ Outside.It.Throw(); b.SslMode = SslMode.VerifyFull; b.GssEncryptionMode = GssEncryptionMode.Disable; }} finally {{ new NpgsqlConnection(b.ConnectionString).Open(); }} }}",
    ];

    [Theory, MemberData(nameof(Statements))]
    public Task Passes(string statements) => StrictProgram.PassesAsync($"void M() {{ {statements.Replace("B;", Made + ";").Replace("B.", Made + ".")} }}");

    [Theory, MemberData(nameof(Statements))]
    public Task Is_reported_without_GSS(string statements) => StrictProgram.IsReportedAsync($"void M() {{ {statements.Replace("B;", WithoutGss + ";").Replace("B.", WithoutGss + ".")} }}");

    [Theory, MemberData(nameof(Members))]
    public Task Member_passes(string members) => StrictProgram.PassesAsync(members);

    [Theory, MemberData(nameof(NotProven))]
    public Task Member_is_reported(string members) => StrictProgram.IsReportedAsync(members);
}
