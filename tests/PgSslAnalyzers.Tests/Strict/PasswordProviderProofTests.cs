namespace PgSslAnalyzers.Tests.Strict;

/// <summary>A password provider gets the settings of the data source itself: what it changes there holds for the next connections.</summary>
public sealed class PasswordProviderProofTests
{
    private const string Source = "static NpgsqlDataSource M(Func<NpgsqlConnectionStringBuilder, string> given) { var d = new NpgsqlDataSourceBuilder(V); STATEMENT return d.Build(); } ";
    private const string Members = """static string Read(NpgsqlConnectionStringBuilder b) => b.Host!; static string Lower(NpgsqlConnectionStringBuilder b) { b.SslMode = Weak; return ""; } static void Hidden(object o) => ((NpgsqlConnectionStringBuilder)o).SslMode = Weak; static void Plain(DbConnectionStringBuilder b) => b.Remove("SSL Mode"); static void Any<T>(T b) where T : DbConnectionStringBuilder => b.Clear(); static string Kept(DbConnectionStringBuilder b) => b.ContainsKey("Host") ? b.ToString() : ""; static ValueTask<string> Later(NpgsqlConnectionStringBuilder b, CancellationToken t) => new("x");""";

    public static TheoryData<string> Reported =>
    [
        "d.UsePasswordProvider(b => { b.SslMode = Weak; return \"\"; }, Later);",
        "d.UsePasswordProvider(b => { b.Remove(\"SSL Mode\"); return \"\"; }, Later);",
        "d.UsePasswordProvider(b => { ((System.Collections.IDictionary)b)[\"SSL Mode\"] = Weak; return \"\"; }, Later);",
        "d.UsePasswordProvider(Lower, Later);",
        "d.UsePasswordProvider(b => { b.Clear(); return \"\"; }, Later);",
        "d.UsePasswordProvider(b => { b.Host = \"other.example.com\"; return \"\"; }, Later);",
        "d.UsePasswordProvider(b => \"\", (b, _) => { b.Clear(); b[\"Host\"] = \"x\"; return default; });",
        "d.UsePasswordProvider(b => { Hidden(b); return \"\"; }, Later);",
        "d.UsePasswordProvider(b => { Plain(b); return \"\"; }, Later);",
        "d.UsePasswordProvider(b => { Any(b); return \"\"; }, Later);",
        "d.UsePasswordProvider(b => { void Go() => b.Clear(); Go(); return \"\"; }, Later);",
        "d.UsePasswordProvider(given, Later);",
        "d.UsePasswordProvider(given, Later); d.ConnectionStringBuilder.SslMode = SslMode.VerifyFull;",
        "d.UsePeriodicPasswordProvider((b, _) => { b.SslMode = Weak; return new(\"\"); }, TimeSpan.FromHours(1), TimeSpan.FromHours(1));",
        "d.UsePeriodicPasswordProvider(async (b, _) => { await Task.Yield(); b.SslMode = Weak; return \"\"; }, TimeSpan.FromHours(1), TimeSpan.FromHours(1));",
        "NpgsqlConnectionStringBuilder k = null; d.UsePasswordProvider(b => { k = b; return \"\"; }, Later); k.SslMode = Weak;",
        "NpgsqlConnectionStringBuilder k = null; d.UsePeriodicPasswordProvider((b, t) => { k ??= b; return new(\"\"); }, TimeSpan.FromHours(1), TimeSpan.FromHours(1)); k.SslMode = Weak;",
        "NpgsqlConnectionStringBuilder k = null; d.UsePasswordProvider(b => { if (b is { } z) k = z; return \"\"; }, Later); k.SslMode = Weak;",
    ];

    public static TheoryData<string> Passed =>
    [
        "d.UsePasswordProvider(b => b.Host!, Later);",
        "d.UsePasswordProvider(Read, Later);",
        "d.UsePasswordProvider(b => Read(b) + Kept(b), Later);",
        "d.UsePasswordProvider(_ => throw new NotSupportedException(), async (b, stop) => await File.ReadAllTextAsync(b.Username!, stop));",
        "d.UsePeriodicPasswordProvider(async (_, stop) => { await Task.Delay(1, stop); return \"\"; }, TimeSpan.FromHours(1), TimeSpan.FromHours(1));",
    ];

    [Theory, MemberData(nameof(Reported))]
    public Task Is_reported(string statement) => StrictProgram.MembersIsReportedAsync(Source.Replace("STATEMENT", statement, StringComparison.Ordinal) + Members);

    [Theory, MemberData(nameof(Passed))]
    public Task Passes(string statement) => StrictProgram.MembersPassesAsync(Source.Replace("STATEMENT", statement, StringComparison.Ordinal) + Members);
}
