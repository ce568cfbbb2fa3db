namespace PgSslAnalyzers.Tests.Strings;

/// <summary>Values that depend on conditions: each weak value is reported where it is written, if some way leads with it to Npgsql.</summary>
public sealed class BranchTests
{
    public static TheoryData<string> Branches => new()
    {
        """_ = new NpgsqlConnection(flag ? "Host=a.example.org;{|PGSSL1003:SSL Mode=Require|}" : "Host=b.example.org;{|PGSSL1002:SSL Mode=Prefer|}");""",
        """_ = new NpgsqlConnection($"Host={host};SSL Mode={(flag ? {|PGSSL1003:"Require"|} : "VerifyFull")}");""",
        """_ = new NpgsqlConnection("Host=" + host + ";" + (flag ? "{|PGSSL1003:SSL Mode=Require|}" : "{|PGSSL1001:SSL Mode=Disable|}"));""",
        """
        var tls = flag ? ";{|PGSSL1003:SSL Mode=Require|}" : ";SSL Mode=VerifyFull";
        _ = new NpgsqlConnection($"Host={host}{tls};Password={password}");
        """,
        """
        var mode = number switch { 0 => {|PGSSL1001:"Disable"|}, 1 => {|PGSSL1003:"Require"|}, _ => "VerifyFull" };
        _ = new NpgsqlConnection($"Host={host};SSL Mode={mode}");
        """,
        """
        string cs;
        switch (number)
        {
            case 0: cs = "Host=a.example.org;{|PGSSL1003:SSL Mode=Require|}"; break;
            case 1: cs = "Host=b.example.org;{|PGSSL1002:SSL Mode=Prefer|}"; break;
            default: throw new InvalidOperationException();
        }
        _ = new NpgsqlConnection(cs);
        """,
        """
        try { Console.WriteLine(); }
        finally { _ = new NpgsqlConnection($"Host={host};{|PGSSL1003:SSL Mode=Require|}"); }
        """,
        """
        foreach (var name in new[] { "a", "b" })
            _ = new NpgsqlConnection($"Host={name}.example.org;{|PGSSL1003:SSL Mode=Require|}");
        """,
        """
        int i = 0;
        var cs = $"Host={host};SSL Mode=VerifyFull";
        while (i++ < number)
        {
            _ = new NpgsqlConnection(cs);
            cs = $"Host={host};{|PGSSL1002:SSL Mode=Prefer|}";
        }
        """,
        """
        var cs = $"Host={host};SSL Mode=VerifyFull";
        goto end;
        weak:
        cs = $"Host={host};{|PGSSL1002:SSL Mode=Prefer|}";
        end:
        if (flag) { flag = false; goto weak; }
        _ = new NpgsqlConnection(cs);
        """,
        """
        lock (host) { using var connection = new NpgsqlConnection($"Host={host};{|PGSSL1003:SSL Mode=Require|}"); connection.Open(); }
        """,
        """
        Func<NpgsqlConnection> open = () => new NpgsqlConnection($"Host={host};{|PGSSL1003:SSL Mode=Require|}");
        """,
        """
        var cs = $"Host={host};{|PGSSL1003:SSL Mode=Require|}";
        Func<NpgsqlConnection> open = () => new NpgsqlConnection(cs);
        """,
        """
        if (Env("DB") is { Length: > 0 } given)
            _ = new NpgsqlConnection(given + ";{|PGSSL1003:SSL Mode=Require|}");
        """,
        """
        checked { _ = new NpgsqlConnection("Host=" + host + ";Port=" + (number + 1) + ";{|PGSSL1003:SSL Mode=Require|}"); }
        """,
        """
        _ = number > 3 ? new NpgsqlConnection($"Host={host};{|PGSSL1003:SSL Mode=Require|}") : null;
        """,
        """
        _ = uri is { Host: var name } && new NpgsqlConnection($"Host={name};{|PGSSL1003:SSL Mode=Require|}") is { } connection;
        """,
    };

    public static TheoryData<string> Fallbacks => new()
    {
        """_ = new NpgsqlConnection(Env("DB") ?? "Host=pg.example.org;{|PGSSL1003:SSL Mode=Require|}");""",
        """
        var cs = Env("A") ?? Env("B") ?? "Host=pg.example.org;{|PGSSL1002:SSL Mode=Allow|}";
        _ = new NpgsqlConnection(cs);
        """,
        """
        var cs = Env("A");
        cs ??= "Host=pg.example.org;{|PGSSL1002:SSL Mode=Allow|}";
        _ = new NpgsqlConnection(cs);
        """,
        """
        var cs = Env("A");
        if (string.IsNullOrEmpty(cs))
            cs = "Host=pg.example.org;{|PGSSL1002:SSL Mode=Allow|}";
        _ = new NpgsqlConnection(cs);
        """,
        """
        string? mode = Env("MODE");
        if (string.IsNullOrWhiteSpace(mode)) { mode = {|PGSSL1003:"Require"|}; }
        _ = new NpgsqlConnection($"Host={host};Ssl Mode={mode}");
        """,
        """_ = new NpgsqlConnection($"Host={host};SSL Mode={Env("MODE") ?? {|PGSSL1002:"Prefer"|}}");""",
        """
        string cs = "Host=a.example.org;{|PGSSL1003:SSL Mode=Require|}";
        try { cs = File.ReadAllText("cs.txt"); }
        catch (IOException) { Console.WriteLine("default"); }
        finally { Console.WriteLine("done"); }
        _ = new NpgsqlConnection(cs);
        """,
        """
        string cs;
        try { cs = File.ReadAllText("cs.txt"); }
        catch (IOException) { cs = "Host=a.example.org;{|PGSSL1003:SSL Mode=Require|}"; }
        _ = new NpgsqlConnection(cs);
        """,
        """
        if (Env("MODE") is not { } mode)
            mode = {|PGSSL1003:"Require"|};
        _ = new NpgsqlConnection($"Host={host};SSL Mode={mode}");
        """,
        """
        string cs = (Env("DB"), flag) switch
        {
            (null, true) => "Host=a.example.org;{|PGSSL1003:SSL Mode=Require|}",
            (null, false) => "Host=b.example.org;{|PGSSL1002:SSL Mode=Prefer|}",
            ({ } given, _) => given,
        };
        _ = new NpgsqlConnection(cs);
        """,
    };

    [Theory, MemberData(nameof(Branches))]
    public Task Weak_and_nearest_strong(string statements) => Verify.WeakStatementsAsync(statements);

    [Theory, MemberData(nameof(Fallbacks))]
    public Task Fallbacks_of_what_is_not_known(string statements) => Verify.WeakStatementsAsync(statements, isRestUnknown: true);

    public static TheoryData<string> Bodies => new()
    {
        """class Shop { async Task Open(string host) { await using var connection = new NpgsqlConnection($"Host={host};{|PGSSL1003:SSL Mode=Require|}"); await connection.OpenAsync(); } }""",
        """class Shop { IEnumerable<NpgsqlConnection> All(string host) { while (true) yield return new NpgsqlConnection($"Host={host};{|PGSSL1003:SSL Mode=Require|}"); } }""",
        """class Shop { async IAsyncEnumerable<NpgsqlConnection> All(string host) { await Task.Yield(); yield return new NpgsqlConnection($"Host={host};{|PGSSL1003:SSL Mode=Require|}"); } }""",
        """class Shop { static readonly NpgsqlConnection Connection; static Shop() { Connection = new NpgsqlConnection("Host=pg.example.org;{|PGSSL1003:SSL Mode=Require|}"); } }""",
        """class Shop { NpgsqlConnection this[string host] => new($"Host={host};{|PGSSL1003:SSL Mode=Require|}"); }""",
        """class Shop { NpgsqlConnection Connection { get { return new($"Host=h.example.org;{|PGSSL1003:SSL Mode=Require|}"); } } }""",
        """class Shop { string host = "h"; ~Shop() { new NpgsqlConnection($"Host={host};{|PGSSL1003:SSL Mode=Require|}").Dispose(); } }""",
        """class Shop { public static implicit operator NpgsqlConnection(Shop shop) => new("Host=pg.example.org;{|PGSSL1003:SSL Mode=Require|}"); }""",
        """class Shop { event Action Closed { add { new NpgsqlConnection("Host=pg.example.org;{|PGSSL1003:SSL Mode=Require|}").Open(); } remove { } } }""",
        """interface IShop { NpgsqlConnection Open() => new("Host=pg.example.org;{|PGSSL1003:SSL Mode=Require|}"); }""",
        """class Shop<T> { NpgsqlConnection Open<U>() => new("Host=pg.example.org;{|PGSSL1003:SSL Mode=Require|}"); }""",
        """class Shop { class Inner { NpgsqlConnection Open() => new("Host=pg.example.org;{|PGSSL1003:SSL Mode=Require|}"); } }""",
        """record struct Shop(string Host) { readonly NpgsqlConnection Open() => new($"Host={Host};{|PGSSL1003:SSL Mode=Require|}"); }""",
        """class Shop { void M() { Local(); static void Local() => new NpgsqlConnection("Host=pg.example.org;{|PGSSL1003:SSL Mode=Require|}").Open(); } }""",
        """class Shop { void M() { void Local() { new NpgsqlConnection("Host=pg.example.org;{|PGSSL1003:SSL Mode=Require|}").Open(); } } }""",
        """class Shop { void M(string host) => Task.Run(async () => { await Task.Yield(); new NpgsqlConnection($"Host={host};{|PGSSL1003:SSL Mode=Require|}").Open(); }); }""",
        """class Shop { Action a = () => new NpgsqlConnection("Host=pg.example.org;{|PGSSL1003:SSL Mode=Require|}").Open(); }""",
        """class Shop { unsafe void M(int* p, string host) { new NpgsqlConnection($"Host={host};Port={*p};{|PGSSL1003:SSL Mode=Require|}").Open(); } }""",
        """class Base(NpgsqlConnection c) { NpgsqlConnection C => c; } class Shop() : Base(new NpgsqlConnection("Host=pg.example.org;{|PGSSL1003:SSL Mode=Require|}"));""",
        """class Base { protected Base(NpgsqlConnection c) { } } class Shop : Base { Shop() : base(new NpgsqlConnection("Host=pg.example.org;{|PGSSL1003:SSL Mode=Require|}")) { } }""",
    };

    [Theory, MemberData(nameof(Bodies))]
    public Task Every_kind_of_body(string program) => Verify.WeakAsync(program);

    [Fact]
    public Task Top_level_statements()
        => Verify.TopLevelAsync(
            """
            var host = args[0];
            var tls = args.Length > 1 ? "{|PGSSL1003:SSL Mode=Require|}" : "SSL Mode=VerifyFull";
            await using var source = NpgsqlDataSource.Create($"Host={host};{tls}");
            await Open($"Host={host};{|PGSSL1002:SSL Mode=Prefer|}");
            return 0;

            static async Task Open(string cs) => await new NpgsqlConnection(cs).OpenAsync();
            """);

    /// <summary>A handler may run with what the try has assigned before the exception, and with what was there before the try.</summary>
    [Theory]
    [InlineData("""var cs = "Host=h.example.org;SSL Mode=VerifyFull"; try { cs = {|PGSSL1005:"Host=h.example.org;Database=d"|}; Console.Write(number); } catch { _ = new NpgsqlConnection(cs); }""")]
    [InlineData("""var cs = {|PGSSL1005:"Host=h.example.org;Database=d"|}; try { Console.Write(number); cs = "Host=h.example.org;SSL Mode=VerifyFull"; } catch { _ = new NpgsqlConnection(cs); }""")]
    [InlineData("""var cs = "Host=h.example.org;SSL Mode=VerifyFull"; try { cs = "Host=i.example.org;SSL Mode=VerifyFull"; Console.Write(number); } catch { _ = new NpgsqlConnection(cs); }""")]
    public Task Handlers(string statements) => Verify.StatementsAsync(statements);
}
