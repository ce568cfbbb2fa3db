namespace PgSslAnalyzers.Tests.Modes;

/// <summary>The mode that a look-up gives where nothing is written, and modes in tuples and tables.</summary>
public sealed class DefaultModeTests
{
    private const string Table = "static readonly Dictionary<string, SslMode> Named = new() { [\"disable\"] = SslMode.Disable, [\"require\"] = SslMode.Require }; ";

    [Theory]
    [InlineData("object M(string k) => new NpgsqlConnectionStringBuilder { Host = k, SslMode = Named.GetValueOrDefault(k, {|PGSSL1003:SslMode.Require|}) };")]
    [InlineData("object M(SslMode? m) => new NpgsqlConnectionStringBuilder { Host = \"h.example.org\", SslMode = m.GetValueOrDefault({|PGSSL1002:SslMode.Allow|}) };")]
    [InlineData("object M(string k) => new NpgsqlConnectionStringBuilder { Host = k, SslMode = Named.TryGetValue(k, out var m) ? m : {|PGSSL1002:SslMode.Prefer|} };")]
    [InlineData("object M(bool p) { var (host, mode) = p ? (\"a.example.org\", {|PGSSL1003:SslMode.Require|}) : (\"b.example.org\", SslMode.VerifyFull); return new NpgsqlConnectionStringBuilder { Host = host, SslMode = mode }; }")]
    [InlineData("object M(string e) { var (host, mode) = e switch { \"x\" => (\"a.example.org\", {|PGSSL1002:SslMode.Prefer|}), _ => (\"b.example.org\", SslMode.VerifyFull) }; return new NpgsqlConnectionStringBuilder { Host = host, SslMode = mode }; }")]
    public Task A_default_of_the_program(string member) => Verify.WeakAsync("class A { " + Table + member + " }");

    /// <summary>A table of names is a mapping: who asks for a mode by its name has chosen it.</summary>
    [Theory]
    [InlineData("object M(string k) => new NpgsqlConnectionStringBuilder { Host = k, SslMode = Named[k] };")]
    [InlineData("object M(string k) => new NpgsqlConnectionStringBuilder { Host = k, SslMode = Named.GetValueOrDefault(k, SslMode.VerifyFull) };")]
    public Task A_table_of_names(string member) => Verify.SilentAsync(null, "class A { " + Table + member + " }");

    [Fact]
    public Task A_table_of_something_else()
        => Verify.WeakAsync("class A { static readonly Dictionary<string, SslMode> Of = new() { [\"dev\"] = {|PGSSL1001:SslMode.Disable|}, [\"prod\"] = SslMode.VerifyFull }; object M(string k) => new NpgsqlConnectionStringBuilder { Host = k, SslMode = Of[k] }; }");

    [Theory]
    [InlineData("c.GetValue(\"Db:SslMode\", {|PGSSL1002:SslMode.Prefer|})")]
    [InlineData("c.GetValue<SslMode>(\"Db:SslMode\", {|PGSSL1003:SslMode.Require|})")]
    [InlineData("c.GetValue<SslMode?>(\"Db:SslMode\") ?? {|PGSSL1003:SslMode.Require|}")]
    [InlineData("c.GetValue(\"Db:SslMode\", SslMode.VerifyFull)")]
    public Task A_default_of_configuration(string mode)
        => Verify.ProgramAsync("using Microsoft.Extensions.Configuration; class A { object M(IConfiguration c) => new NpgsqlConnectionStringBuilder { Host = \"h.example.org\", SslMode = " + mode + " }; }", TestReferences.All);

    /// <summary>Without a default of its own a look-up gives the first mode of the enum.</summary>
    [Fact]
    public Task The_default_of_the_enum()
        => Verify.ProgramAsync("using Microsoft.Extensions.Configuration; class A { object M(IConfiguration c) => new NpgsqlConnectionStringBuilder { Host = \"h.example.org\", {|PGSSL1001:SslMode = c.GetValue<SslMode>(\"Db:SslMode\")|} }; }", TestReferences.All);

    /// <summary>A condition that asks for loopback names.</summary>
    [Theory]
    [InlineData("static readonly string[] Local = [\"localhost\", \"127.0.0.1\"];", "Local.Contains(h)", "PGSSL1006")]
    [InlineData("static readonly HashSet<string> Local = new(StringComparer.OrdinalIgnoreCase) { \"localhost\", \"::1\" };", "Local.Contains(h)", "PGSSL1006")]
    [InlineData("", "new[] { \"localhost\", \"::1\" }.Contains(h)", "PGSSL1006")]
    [InlineData("", "System.Net.IPAddress.Parse(h).Equals(System.Net.IPAddress.Loopback)", "PGSSL1006")]
    [InlineData("", "h == System.Net.IPAddress.Loopback.ToString()", "PGSSL1006")]
    [InlineData("static readonly string[] Local = [\"localhost\", \"db.example.com\"];", "Local.Contains(h)", "PGSSL1001")]
    [InlineData("static readonly string[] Local = [];", "Local.Contains(h)", "PGSSL1001")]
    public Task Loopback_by_a_list(string members, string condition, string id)
        => Verify.ProgramAsync("class A { " + members + " object M(string h) => new NpgsqlConnectionStringBuilder { Host = h, SslMode = " + condition + " ? {|" + id + ":SslMode.Disable|} : SslMode.VerifyFull }; }");

    /// <summary>Who writes the mode down is not worse off than who leaves it out.</summary>
    [Theory]
    [InlineData("localhost", "PGSSL1006")]
    [InlineData("127.0.0.1", "PGSSL1006")]
    [InlineData("localhost,::1", "PGSSL1006")]
    [InlineData("localhost,db", "PGSSL1003")]
    [InlineData("db", "PGSSL1003")]
    public Task A_weak_mode_on_loopback(string host, string id) => Verify.ProgramAsync("class A { object M() => new NpgsqlConnection(\"Host=" + host + ";{|" + id + ":SSL Mode=Require|}\"); }");

    /// <summary>Connections and builders behind the base classes of ADO.NET.</summary>
    [Theory]
    [InlineData("object M() { DbConnection c = NpgsqlFactory.Instance.CreateConnection(); c.ConnectionString = {|PGSSL1005:\"Host=h.example.org\"|}; return c; }")]
    [InlineData("static readonly DbProviderFactory F = NpgsqlFactory.Instance; object M() { var c = F.CreateConnection()!; c.ConnectionString = \"Host=h.example.org;{|PGSSL1003:SSL Mode=Require|}\"; return c; }")]
    [InlineData("object M() { DbProviderFactory f = NpgsqlFactory.Instance; return f.CreateDataSource(\"Host=h.example.org;{|PGSSL1003:SSL Mode=Require|}\"); }")]
    [InlineData("object M(DbProviderFactory f) => f.CreateDataSource(\"Host=h.example.org;Database=d;Username=u;SSL Mode=Require\");")]
    [InlineData("object M(DbProviderFactory f) => f.CreateDataSource(\"Server=h.example.org;Initial Catalog=d\");")]
    [InlineData("string M() { var b = new NpgsqlConnectionStringBuilder(\"Host=h.example.org\"); b.SslMode = (SslMode)Enum.Parse(typeof(SslMode), Environment.GetEnvironmentVariable(\"M\") ?? {|PGSSL1002:\"Prefer\"|}); return b.ConnectionString; }")]
    [InlineData("string M() { var b = NpgsqlFactory.Instance.CreateConnectionStringBuilder(); b[\"Host\"] = \"h.example.org\"; {|PGSSL1001:b[\"SSL Mode\"] = SslMode.Disable|}; return b.ConnectionString; }")]
    [InlineData("void M(DbConnection c) => c.ConnectionString = {|PGSSL1005:\"Host=h.example.org;Username=u;Database=d\"|};")]
    [InlineData("void M(DbConnection c) => c.ConnectionString = \"Host=h.example.org;Username=u\";")]
    [InlineData("void M(DbProviderFactory f) { var c = f.CreateConnection()!; c.ConnectionString = \"Data Source=h.example.org\"; }")]
    public Task Behind_base_classes(string member) => Verify.ProgramAsync("class A { " + member + " }");
}
