namespace PgSslAnalyzers.Tests.Builders;

/// <summary>Modes that are written to a connection string builder: the setting that takes effect is reported where it is written.</summary>
public sealed class BuilderTests
{
    public static TheoryData<string> Writes => new()
    {
        """var b = new NpgsqlConnectionStringBuilder { Host = host, {|PGSSL1003:SslMode = SslMode.Require|} }; _ = new NpgsqlConnection(b.ConnectionString);""",
        """var b = new NpgsqlConnectionStringBuilder() { {|PGSSL1002:SslMode = SslMode.Prefer|}, Host = host }; _ = new NpgsqlConnection(b.ToString());""",
        """NpgsqlConnectionStringBuilder b = new() { Host = host, {|PGSSL1004:SslMode = SslMode.VerifyCA|} }; _ = NpgsqlDataSource.Create(b);""",
        """
        var b = new NpgsqlConnectionStringBuilder();
        b.Host = host;
        {|PGSSL1003:b.SslMode = SslMode.Require|};
        _ = new NpgsqlConnection(b.ConnectionString);
        """,
        """
        var b = new NpgsqlConnectionStringBuilder(Env("DB"));
        {|PGSSL1001:b.SslMode = SslMode.Disable|};
        _ = new NpgsqlConnection(b.ConnectionString);
        """,
        """
        var b = new NpgsqlConnectionStringBuilder("Host=pg.example.org;SSL Mode=VerifyFull");
        {|PGSSL1001:b.SslMode = SslMode.Disable|};
        _ = new NpgsqlConnection(b.ConnectionString);
        """,
        """
        var b = new NpgsqlConnectionStringBuilder { Host = host };
        {|PGSSL1003:b["SSL Mode"] = "Require"|};
        _ = new NpgsqlConnection(b.ConnectionString);
        """,
        """
        var b = new NpgsqlConnectionStringBuilder { Host = host };
        {|PGSSL1003:b["sslmode"] = SslMode.Require|};
        _ = new NpgsqlConnection(b.ConnectionString);
        """,
        """var b = new NpgsqlConnectionStringBuilder { ["Host"] = host, {|PGSSL1003:["Ssl Mode"] = "Require"|} }; _ = new NpgsqlConnection(b.ConnectionString);""",
        """var b = new NpgsqlConnectionStringBuilder { { "Host", host }, {|PGSSL1003:{ "SSL Mode", "Require" }|} }; _ = new NpgsqlConnection(b.ConnectionString);""",
        """
        var b = new NpgsqlConnectionStringBuilder { Host = host };
        {|PGSSL1003:b.Add("SslMode", "Require")|};
        _ = new NpgsqlConnection(b.ConnectionString);
        """,
        """
        var b = new NpgsqlConnectionStringBuilder { Host = host };
        {|PGSSL1003:b.Add("SslMode", SslMode.Require)|};
        _ = new NpgsqlConnection(b.ConnectionString);
        """,
        """
        var b = new NpgsqlConnectionStringBuilder { Host = host, SslMode = SslMode.VerifyFull };
        b.Clear();
        b.Host = host;
        {|PGSSL1003:b.SslMode = SslMode.Require|};
        _ = new NpgsqlConnection(b.ConnectionString);
        """,
        """
        var b = new NpgsqlConnectionStringBuilder { SslMode = SslMode.VerifyFull };
        b.ConnectionString = "Host=pg.example.org;{|PGSSL1003:SSL Mode=Require|}";
        _ = new NpgsqlConnection(b.ConnectionString);
        """,
        """_ = new NpgsqlConnection(new NpgsqlConnectionStringBuilder("Host=pg.example.org;{|PGSSL1003:SSL Mode=Require|}") { Pooling = false }.ConnectionString);""",
        """_ = new NpgsqlConnectionStringBuilder("Host=pg.example.org;{|PGSSL1003:SSL Mode=Require|}").ConnectionString;""",
        """
        var a = new NpgsqlConnectionStringBuilder { Host = host, {|PGSSL1003:SslMode = SslMode.Require|} };
        var b = new NpgsqlConnectionStringBuilder(a.ConnectionString) { Database = "other" };
        _ = new NpgsqlConnection(b.ConnectionString);
        """,
        """
        var a = new NpgsqlConnectionStringBuilder { Host = host, SslMode = SslMode.VerifyFull };
        var b = new NpgsqlConnectionStringBuilder(a.ToString());
        {|PGSSL1002:b.SslMode = SslMode.Prefer|};
        _ = NpgsqlDataSource.Create(b.ToString());
        _ = NpgsqlDataSource.Create(a.ToString());
        """,
        """
        var b = new NpgsqlConnectionStringBuilder { Host = host };
        var alias = b;
        {|PGSSL1003:alias.SslMode = SslMode.Require|};
        _ = new NpgsqlConnection(b.ConnectionString);
        """,
        """
        var b = new NpgsqlConnectionStringBuilder { Host = host };
        if (flag)
            {|PGSSL1003:b.SslMode = SslMode.Require|};
        else
            b.SslMode = SslMode.VerifyFull;
        _ = new NpgsqlConnection(b.ConnectionString);
        """,
        """
        var b = new NpgsqlConnectionStringBuilder { Host = host, SslMode = SslMode.VerifyFull };
        if (flag)
        {
            {|PGSSL1003:b.SslMode = SslMode.Require|};
        }
        _ = new NpgsqlConnection(b.ConnectionString);
        """,
        """
        var b = new NpgsqlConnectionStringBuilder(Env("DB")!);
        if (b.SslMode == SslMode.VerifyFull)
            {|PGSSL1003:b.SslMode = SslMode.Require|};
        _ = new NpgsqlConnection(b.ConnectionString);
        """,
        """
        var b = new NpgsqlConnectionStringBuilder(Env("DB")!);
        if (b.SslMode is SslMode.Prefer or SslMode.Allow or SslMode.Disable)
            {|PGSSL1003:b.SslMode = SslMode.Require|};
        _ = new NpgsqlConnection(b.ConnectionString);
        """,
        """
        var b = new NpgsqlConnectionStringBuilder { Host = host };
        foreach (var pair in new Dictionary<string, string>())
            b[pair.Key] = pair.Value;
        {|PGSSL1003:b.SslMode = SslMode.Require|};
        _ = new NpgsqlConnection(b.ConnectionString);
        """,
        """
        NpgsqlConnectionStringBuilder b;
        try { b = new NpgsqlConnectionStringBuilder(Env("DB")); }
        catch (ArgumentException) { b = new NpgsqlConnectionStringBuilder { Host = host, {|PGSSL1003:SslMode = SslMode.Require|} }; }
        b.Timeout = 3;
        _ = new NpgsqlConnection(b.ConnectionString);
        """,
        """
        var (b, name) = (new NpgsqlConnectionStringBuilder { Host = host, {|PGSSL1003:SslMode = SslMode.Require|} }, "x");
        _ = new NpgsqlConnection(b.ConnectionString);
        """,
        """
        using var connection = new NpgsqlConnection();
        connection.ConnectionString = new NpgsqlConnectionStringBuilder { Host = host, {|PGSSL1003:SslMode = SslMode.Require|} }.ConnectionString;
        connection.Open();
        """,
        """_ = new NpgsqlConnection($"{new NpgsqlConnectionStringBuilder { Host = host, {|PGSSL1003:SslMode = SslMode.Require|} }}");""",
        """_ = new NpgsqlConnection(new NpgsqlConnectionStringBuilder { Host = host, {|PGSSL1003:SslMode = SslMode.Require|} } + ";Pooling=false");""",
        """
        var b = new NpgsqlConnectionStringBuilder { Host = host, SslMode = SslMode.VerifyFull };
        _ = new NpgsqlConnection(b.ConnectionString + ";{|PGSSL1003:SSL Mode=Require|}");
        """,
    };

    [Theory, MemberData(nameof(Writes))]
    public Task Weak_and_nearest_strong(string statements) => Verify.WeakStatementsAsync(statements, isRestUnknown: statements.Contains("if (b.SslMode", StringComparison.Ordinal) || statements.Contains("try { b", StringComparison.Ordinal));

    /// <summary>A builder that nobody has seen to reach Npgsql is Npgsql's all the same.</summary>
    public static TheoryData<string> Programs => new()
    {
        """class Shop { static NpgsqlConnectionStringBuilder Make(string host) => new() { Host = host, {|PGSSL1003:SslMode = SslMode.Require|} }; }""",
        """class Shop { static string Make(string host) => new NpgsqlConnectionStringBuilder { Host = host, {|PGSSL1003:SslMode = SslMode.Require|} }.ConnectionString; }""",
        """class Shop { static string Make(string host) { var b = new NpgsqlConnectionStringBuilder { Host = host }; {|PGSSL1003:b.SslMode = SslMode.Require|}; return b.ToString(); } }""",
        """class Shop { static void Configure(NpgsqlConnectionStringBuilder b) => {|PGSSL1003:b.SslMode = SslMode.Require|}; }""",
        """class Shop { static void Configure(NpgsqlConnectionStringBuilder b) { b.Timeout = 1; {|PGSSL1003:b["SSL Mode"] = "Require"|}; } }""",
        """class Shop { readonly NpgsqlConnectionStringBuilder builder = new() { Host = "h.example.org", {|PGSSL1003:SslMode = SslMode.Require|} }; }""",
        """class Shop { NpgsqlConnectionStringBuilder builder = new(); void M(string host) { builder.Host = host; {|PGSSL1003:builder.SslMode = SslMode.Require|}; } }""",
        """class Shop { public NpgsqlConnectionStringBuilder Builder { get; } = new() { Host = "h.example.org", {|PGSSL1003:SslMode = SslMode.Require|} }; }""",
        """class Shop { public NpgsqlConnectionStringBuilder Builder { get; set; } = new(); void M() => {|PGSSL1003:Builder.SslMode = SslMode.Require|}; }""",
        """class Shop { void M(Shop shop) => {|PGSSL1003:shop.Builder.SslMode = SslMode.Require|}; NpgsqlConnectionStringBuilder Builder { get; } = new(); }""",
        """
        class Shop
        {
            object M(string host) => new NpgsqlConnection(Make(host).ConnectionString);
            static NpgsqlConnectionStringBuilder Make(string host) => new() { Host = host, {|PGSSL1003:SslMode = SslMode.Require|} };
        }
        """,
        """
        class Shop
        {
            object M(string host) { var b = new NpgsqlConnectionStringBuilder { Host = host }; Secure(b); return new NpgsqlConnection(b.ConnectionString); }
            static void Secure(NpgsqlConnectionStringBuilder b) => {|PGSSL1003:b.SslMode = SslMode.Require|};
        }
        """,
        """
        static class Extensions { public static NpgsqlConnectionStringBuilder Secure(this NpgsqlConnectionStringBuilder b, SslMode mode) { b.SslMode = mode; return b; } }
        class Shop { object M(string host) => new NpgsqlConnection(new NpgsqlConnectionStringBuilder { Host = host }.Secure({|PGSSL1003:SslMode.Require|}).ToString()); }
        """,
        """
        class Shop
        {
            readonly NpgsqlConnectionStringBuilder builder;
            public Shop(string host) { builder = new NpgsqlConnectionStringBuilder { Host = host }; {|PGSSL1003:builder.SslMode = SslMode.Require|}; }
            object M() => new NpgsqlConnection(builder.ConnectionString);
        }
        """,
        """
        class Shop
        {
            object M(string host)
            {
                var b = new NpgsqlConnectionStringBuilder { Host = host, SslMode = SslMode.VerifyFull };
                Action weaken = () => {|PGSSL1003:b.SslMode = SslMode.Require|};
                weaken();
                return new NpgsqlConnection(b.ConnectionString);
            }
        }
        """,
        """
        class Shop
        {
            NpgsqlConnectionStringBuilder? last;
            object M(string host) { last = new NpgsqlConnectionStringBuilder { Host = host, {|PGSSL1003:SslMode = SslMode.Require|} }; return new NpgsqlConnection(last.ConnectionString); }
        }
        """,
        """class Shop { void M(NpgsqlConnectionStringBuilder? b) { if (b is not null) {|PGSSL1003:b.SslMode = SslMode.Require|}; } }""",
        """class Shop { void M(object o) { if (o is NpgsqlConnectionStringBuilder b) {|PGSSL1003:b.SslMode = SslMode.Require|}; } }""",
        """class Shop { void M(object o) => {|PGSSL1003:((NpgsqlConnectionStringBuilder)o).SslMode = SslMode.Require|}; }""",
        """class Shop { void M(Func<NpgsqlConnectionStringBuilder> make) => {|PGSSL1003:make().SslMode = SslMode.Require|}; }""",
        """class Shop { void M(NpgsqlConnectionStringBuilder[] all) { foreach (var b in all) {|PGSSL1003:b.SslMode = SslMode.Require|}; {|PGSSL1003:all[0].SslMode = SslMode.Require|}; } }""",
        """class Shop { async Task M(Task<NpgsqlConnectionStringBuilder> task) => {|PGSSL1003:(await task).SslMode = SslMode.Require|}; }""",
        """class Shop { static void Each(Action<NpgsqlConnectionStringBuilder> configure) { } void M() => Each(b => {|PGSSL1003:b.SslMode = SslMode.Require|}); }""",
        """class Shop { static void Each(Action<NpgsqlConnectionStringBuilder> configure) { } void M() => Each(b => { b.Timeout = 1; {|PGSSL1003:b.SslMode = SslMode.Require|}; }); }""",
        """class Shop { object M(string host) => new { Builder = new NpgsqlConnectionStringBuilder { Host = host, {|PGSSL1003:SslMode = SslMode.Require|} } }; }""",
        """class Shop { object M(string host) => new List<NpgsqlConnectionStringBuilder> { new() { Host = host, {|PGSSL1003:SslMode = SslMode.Require|} } }; }""",
        """class Shop { object M(NpgsqlConnection c) => new NpgsqlConnection(new NpgsqlConnectionStringBuilder(c.ConnectionString) { {|PGSSL1001:SslMode = SslMode.Disable|} }.ToString()); }""",
        """class Shop : DbConnectionStringBuilder { object M() => new NpgsqlConnectionStringBuilder { Host = "h.example.org", {|PGSSL1003:SslMode = SslMode.Require|} }; }""",
    };

    [Theory, MemberData(nameof(Programs))]
    public Task Out_of_sight(string program) => Verify.WeakAsync(program);

    /// <summary>The untyped base counts where its text reaches Npgsql.</summary>
    public static TheoryData<string> Generic => new()
    {
        """
        var b = new DbConnectionStringBuilder();
        b["Host"] = host;
        {|PGSSL1003:b["SSL Mode"] = "Require"|};
        _ = new NpgsqlConnection(b.ConnectionString);
        """,
        """
        var b = new DbConnectionStringBuilder { ConnectionString = Env("DB") };
        {|PGSSL1003:b.Add("SslMode", "Require")|};
        _ = NpgsqlDataSource.Create(b.ToString());
        """,
        """
        DbConnectionStringBuilder b = new NpgsqlConnectionStringBuilder();
        b["Host"] = host;
        {|PGSSL1003:b["SSL Mode"] = "Require"|};
        _ = new NpgsqlConnection(b.ConnectionString);
        """,
        """
        var b = new DbConnectionStringBuilder { { "Host", host }, {|PGSSL1003:{ "SSL Mode", "Require" }|} };
        using var connection = NpgsqlFactory.Instance.CreateConnection();
        connection.ConnectionString = b.ConnectionString;
        """,
        """
        var b = NpgsqlFactory.Instance.CreateConnectionStringBuilder();
        b["Host"] = host;
        {|PGSSL1003:b["SSL Mode"] = "Require"|};
        _ = new NpgsqlConnection(b.ConnectionString);
        """,
    };

    [Theory, MemberData(nameof(Generic))]
    public Task The_untyped_base(string statements) => Verify.WeakStatementsAsync(statements);

    [Fact]
    public Task The_untyped_base_elsewhere_is_nobodys()
        => Verify.SilentStatementsAsync("""
            var b = new DbConnectionStringBuilder { ["Host"] = host, ["SSL Mode"] = "Require" };
            Console.WriteLine(b.ConnectionString);
            """);
}
