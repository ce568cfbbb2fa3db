namespace PgSslAnalyzers.Tests.Strings;

/// <summary>Texts that are kept in variables, fields, properties and parameters.</summary>
public sealed class VariableTests
{
    public static TheoryData<string> Locals => new()
    {
        """
        string cs;
        if (flag)
            cs = "Host=a.example.org;{|PGSSL1003:SSL Mode=Require|}";
        else
            cs = "Host=b.example.org;{|PGSSL1002:SSL Mode=Prefer|}";
        _ = new NpgsqlConnection(cs);
        """,
        """
        string cs = "Host=a.example.org;SSL Mode=VerifyFull";
        if (flag)
            cs = "Host=b.example.org;{|PGSSL1001:SSL Mode=Disable|}";
        _ = new NpgsqlConnection(cs);
        """,
        """
        const string Host = "a.example.org", Tls = "{|PGSSL1003:SSL Mode=Require|}";
        _ = new NpgsqlConnection("Host=" + Host + ";" + Tls);
        """,
        """
        var mode = {|PGSSL1003:"Require"|};
        var cs = $"Host={host};SSL Mode={mode}";
        var copy = cs;
        _ = new NpgsqlConnection(copy);
        """,
        """
        var tls = "{|PGSSL1003:SSL Mode=Require|}";
        for (int i = 0; i < number; i++)
            _ = new NpgsqlConnection($"Host={host}{i};{tls}");
        """,
        """
        (string first, string second) = ("Host=a.example.org;{|PGSSL1003:SSL Mode=Require|}", "x");
        _ = new NpgsqlConnection(first);
        """,
        """
        var (first, tls) = (host, "{|PGSSL1003:SSL Mode=Require|}");
        _ = new NpgsqlConnection($"Host={first};{tls}");
        """,
        """
        string cs = "Host=a.example.org;{|PGSSL1003:SSL Mode=Require|}", other = cs;
        using (var connection = new NpgsqlConnection(other))
            connection.Open();
        """,
        """
        string cs;
        _ = new NpgsqlConnection(cs = "Host=a.example.org;{|PGSSL1003:SSL Mode=Require|}");
        """,
        """
        object boxed = "Host=a.example.org;{|PGSSL1003:SSL Mode=Require|}";
        _ = new NpgsqlConnection((string)boxed);
        _ = new NpgsqlConnection(boxed as string);
        """,
        """
        string? cs = "Host=a.example.org;{|PGSSL1003:SSL Mode=Require|}";
        _ = new NpgsqlConnection(cs!);
        _ = new NpgsqlConnection(cs?.Trim());
        """,
    };

    [Theory, MemberData(nameof(Locals))]
    public Task In_locals(string statements) => Verify.WeakStatementsAsync(statements);

    public static TheoryData<string> Members => new()
    {
        """
        class Shop
        {
            private const string ConnectionString = "Host=pg.example.org;Username=a;{|PGSSL1003:SSL Mode=Require|}";
            object Open() => new NpgsqlConnection(ConnectionString);
        }
        """,
        """
        class Shop
        {
            private const string Host = "pg.example.org";
            private const string ConnectionString = "Host=" + Host + ";{|PGSSL1003:SSL Mode=Require|}";
            object Open() => new NpgsqlConnection(Shop.ConnectionString);
        }
        """,
        """
        class Shop
        {
            private const string Mode = {|PGSSL1003:"Require"|};
            private const string ConnectionString = $"Host=pg.example.org;SSL Mode={Mode}";
            object Open() => new NpgsqlConnection(ConnectionString);
        }
        """,
        """
        class Shop
        {
            private static readonly string Cs = "Host=pg.example.org;{|PGSSL1002:SSL Mode=Prefer|}";
            object Open() => new NpgsqlConnection(Cs);
        }
        """,
        """
        class Shop(string host)
        {
            private readonly string cs = $"Host={host};{|PGSSL1002:SSL Mode=Prefer|}";
            object Open() => new NpgsqlConnection(cs);
        }
        """,
        """
        class Shop
        {
            private readonly string cs;
            public Shop(string host) => cs = "Host=" + host + ";{|PGSSL1003:SSL Mode=Require|}";
            object Open() => new NpgsqlConnection(cs);
        }
        """,
        """
        class Shop
        {
            private readonly string cs;
            public Shop() { cs = "Host=pg.example.org;{|PGSSL1003:SSL Mode=Require|}"; }
            object Open() => new NpgsqlConnection(cs);
        }
        """,
        """
        class Shop
        {
            private static readonly string Cs;
            static Shop() { Cs = "Host=pg.example.org;{|PGSSL1003:SSL Mode=Require|}"; }
            object Open() => new NpgsqlConnection(Cs);
        }
        """,
        """
        class Shop
        {
            private string ConnectionString => $"Host={Environment.MachineName};{|PGSSL1003:SSL Mode=Require|}";
            object Open() => new NpgsqlConnection(ConnectionString);
        }
        """,
        """
        class Shop
        {
            private static string ConnectionString { get { return "Host=pg.example.org;{|PGSSL1003:SSL Mode=Require|}"; } }
            object Open() => new NpgsqlConnection(ConnectionString);
        }
        """,
        """
        static class Settings { public const string Main = "Host=pg.example.org;{|PGSSL1003:SSL Mode=Require|}"; }
        class Shop { object Open() => new NpgsqlConnection(Settings.Main); }
        """,
        """
        class Settings { public string Main { get; } = "Host=pg.example.org;{|PGSSL1003:SSL Mode=Require|}"; }
        class Shop { object Open(Settings settings) => new NpgsqlConnection(settings.Main); }
        """,
        """
        record Settings(string Host) { public string Main => $"Host={Host};{|PGSSL1003:SSL Mode=Require|}"; }
        class Shop { object Open(Settings settings) => new NpgsqlConnection(settings.Main); }
        """,
        """
        record Settings(string Main = "Host=pg.example.org;{|PGSSL1003:SSL Mode=Require|};Include Error Detail=true");
        """,
        """
        partial class Shop { const string Cs = "Host=pg.example.org;{|PGSSL1003:SSL Mode=Require|}"; }
        partial class Shop { object Open() => new NpgsqlConnection(Cs); }
        """,
        """
        class Shop
        {
            private NpgsqlConnection connection = new("Host=pg.example.org;{|PGSSL1003:SSL Mode=Require|}");
        }
        """,
        """
        class Shop
        {
            public NpgsqlDataSource Source { get; } = NpgsqlDataSource.Create("Host=pg.example.org;{|PGSSL1003:SSL Mode=Require|}");
        }
        """,
    };

    public static TheoryData<string> OpenMembers => new()
    {
        """
        class Shop
        {
            private string cs = "Host=pg.example.org;{|PGSSL1002:SSL Mode=Prefer|}";
            object Open() => new NpgsqlConnection(this.cs);
        }
        """,
        """
        class Shop
        {
            public string ConnectionString { get; set; } = "Host=pg.example.org;{|PGSSL1003:SSL Mode=Require|}";
            object Open() => new NpgsqlConnection(ConnectionString);
        }
        """,
        """
        class Shop
        {
            public string? Host { get; set; }
            public string? Mode { get; set; } = {|PGSSL1003:"Require"|};
            object Open() => new NpgsqlConnection($"Host={Host};SSL Mode={Mode}");
        }
        """,
        """
        class Shop { object Open(string cs = "Host=pg.example.org;{|PGSSL1003:SSL Mode=Require|}") => new NpgsqlConnection(cs); }
        """,
        """
        class Shop { object Open(string host, string mode = {|PGSSL1003:"Require"|}) => new NpgsqlConnection($"Host={host};SSL Mode={mode}"); }
        """,
        """
        class Shop(string mode = {|PGSSL1003:"Require"|}) { object Open(string host) => new NpgsqlConnection($"Host={host};SSL Mode={mode}"); }
        """,
    };

    [Theory, MemberData(nameof(Members))]
    public Task In_members(string program) => Verify.WeakAsync(program);

    [Theory, MemberData(nameof(OpenMembers))]
    public Task In_members_that_others_may_write(string program) => Verify.WeakAsync(program, isRestUnknown: true);

    [Fact]
    public Task In_another_file()
        => Verify.WeakAsync(
            """class Shop { object Open() => new NpgsqlConnection(Settings.Main); object Again() => new NpgsqlConnection(Settings.Main); }""",
            files: """static class Settings { public const string Main = "Host=pg.example.org;Username=a;{|PGSSL1003:SSL Mode=Require|}"; }""");

    [Fact]
    public Task In_another_file_without_evidence_of_its_own()
        => Verify.ProgramAsync(
            """class Shop { object Open() => new NpgsqlConnection({|PGSSL1005:Settings.Main|}); object Other() => new NpgsqlConnection(Settings.Other); }""",
            files: """static class Settings { public const string Main = "Host=pg.example.org;Username=a;Password=b", Other = Main + ";SSL Mode=VerifyFull"; }""");
}
