namespace PgSslAnalyzers.Tests.Strings;

/// <summary>Methods of the program that return a text, forward it, or open a connection with it.</summary>
public sealed class HelperTests
{
    /// <summary>The name of a mode is handed to whoever opens a connection with it. What is opened there is not known by itself.</summary>
    [Theory]
    [InlineData("""class Shop { void M() => Open({|PGSSL1003:"Require"|}); private void Open(string mode) => new NpgsqlConnection({|PGSSL1007:$"Host=db.example.com;SSL Mode={mode}"|}).Open(); }""", "")]
    [InlineData("""class Shop { void M() { Open("db.example.com", {|PGSSL1002:"Prefer"|}); Open("db.example.com", "VerifyFull"); } static void Open(string host, string mode) { var cs = "Host=" + host + ";SSL Mode=" + mode; new NpgsqlConnection({|PGSSL1007:cs|}).Open(); } }""", "")]
    [InlineData("""class Shop { object M() => new Opener({|PGSSL1001:"Disable"|}); class Opener { public Opener(string mode) => new NpgsqlConnection({|PGSSL1007:$"Host=db.example.com;SSL Mode={mode}"|}).Open(); } }""", "")]
    [InlineData("""class Shop { object M() => new Opener({|PGSSL1003:"Require"|}); }""", """class Opener { public Opener(string mode) => new NpgsqlConnection({|PGSSL1007:$"Host=db.example.com;SSL Mode={mode}"|}).Open(); }""")]
    [InlineData("""class Shop { void M() { Open({|PGSSL1003:"Require"|}); } static void Open(string mode) { var builder = new NpgsqlConnectionStringBuilder { Host = "db.example.com" }; builder["SSL Mode"] = mode; new NpgsqlConnection({|PGSSL1007:builder.ConnectionString|}).Open(); } }""", "")]
    [InlineData("""class Shop { void M() => Open("Require"); private void Open(string mode) => Console.WriteLine(mode); object N() => new NpgsqlConnection("Host=db.example.com;SSL Mode=VerifyFull"); }""", "")]
    [InlineData("""class Shop { void M() => Open("Require"); private void Open(string policy) { if (policy == "Require") new NpgsqlConnection("Host=db.example.com;SSL Mode=VerifyFull").Open(); } }""", "")]
    [InlineData("""class Shop { void M() => Open("Require"); private void Open(string table) => new NpgsqlConnection($"Host=db.example.com;SSL Mode=VerifyFull;Application Name={table}").Open(); }""", "")]
    [InlineData("""class Shop { object M() => Run("--host", "db.example.com", "--mode", "Require"); static object Run(params string[] args) { string host = "", mode = "VerifyFull"; for (int i = 0; i < args.Length; i++) { switch (args[i]) { case "--host": host = args[++i]; break; case "--mode": mode = args[++i]; break; } } return new NpgsqlConnection({|PGSSL1007:$"Host={host};SSL Mode={mode}"|}); } }""", "")]
    public Task The_name_of_a_mode(string program, string other) => Verify.ProgramAsync(program, files: other.Length == 0 ? [] : [other]);

    public static TheoryData<string> Helpers => new()
    {
        // A helper that writes a separator where there is none.
        """
        static class Text { public static string And(this string text, string key, string value) => text + (text.EndsWith(';') ? "" : ";") + key + "=" + value; }
        class Shop { void M() => new NpgsqlConnection("Host=db.example.com".And("Username", "app").And("SSL Mode", {|PGSSL1002:"Prefer"|}).And("Timeout", "5")).Open(); }
        """,
        // Local functions.
        """
        class Shop
        {
            void M(string host)
            {
                _ = new NpgsqlConnection(Build(host));
                static string Build(string host) => $"Host={host};{|PGSSL1003:SSL Mode=Require|}";
            }
        }
        """,
        """
        class Shop
        {
            void M(string host)
            {
                string Build(string mode) { return "Host=" + host + ";SSL Mode=" + mode; }
                _ = new NpgsqlConnection(Build({|PGSSL1003:"Require"|}));
            }
        }
        """,
        """
        class Shop
        {
            void M(string host)
            {
                void Open(string cs) => new NpgsqlConnection(cs).Open();
                Open($"Host={host};{|PGSSL1002:SSL Mode=Prefer|}");
            }
        }
        """,
        """
        class Shop
        {
            void M(string host)
            {
                var cs = $"Host={host};{|PGSSL1002:SSL Mode=Prefer|}";
                Action open = Open;
                open();
                void Open() => new NpgsqlConnection(cs).Open();
            }
        }
        """,
        // Methods that return.
        """
        class Shop
        {
            object M(string host) => new NpgsqlConnection(Build(host, 5432));
            private static string Build(string host, int port) => $"Host={host};Port={port};{|PGSSL1003:SSL Mode=Require|}";
        }
        """,
        """
        class Shop
        {
            object M(bool local) => new NpgsqlConnection(Pick(local));
            internal string Pick(bool local)
            {
                if (local)
                    return "Host=localhost;SSL Mode=VerifyFull";
                return "Host=pg.example.org;{|PGSSL1003:SSL Mode=Require|}";
            }
        }
        """,
        """
        class Shop
        {
            object M(string host) => new NpgsqlConnection(WithTls("Host=" + host));
            static string WithTls(string cs) => cs + ";{|PGSSL1003:SSL Mode=Require|}";
        }
        """,
        """
        class Shop
        {
            object M(string host) => new NpgsqlConnection(With("Host=" + host, "SSL Mode", {|PGSSL1003:"Require"|}));
            static string With(string cs, string key, string value) => cs.TrimEnd(';') + ";" + key + "=" + value;
        }
        """,
        """
        class Shop
        {
            object M(string host) => new NpgsqlConnection(First(host));
            static string First(string host) => Second(host) + ";Database=d";
            static string Second(string host) => Third(host) + ";Username=u";
            static string Third(string host) => $"Host={host};{|PGSSL1003:SSL Mode=Require|}";
        }
        """,
        """
        class Shop
        {
            object M(string host) => new NpgsqlConnection(Build(mode: {|PGSSL1003:"Require"|}, host: host));
            static string Build(string host, string mode = "VerifyFull") => $"Host={host};SSL Mode={mode}";
        }
        """,
        """
        static class Extensions { public static string WithTls(this string cs) => cs + ";{|PGSSL1003:SSL Mode=Require|}"; }
        class Shop { object M(string host) => new NpgsqlConnection($"Host={host}".WithTls()); }
        """,
        """
        class Shop
        {
            object M(string host) { Build(host, out var cs); return new NpgsqlConnection(cs); }
            static void Build(string host, out string cs) { cs = $"Host={host};{|PGSSL1003:SSL Mode=Require|}"; }
        }
        """,
        """
        class Shop
        {
            object M(string host) { var cs = $"Host={host}"; Secure(ref cs); return new NpgsqlConnection(cs); }
            static void Secure(ref string cs) => cs += ";{|PGSSL1003:SSL Mode=Require|}";
        }
        """,
        """
        class Shop
        {
            async Task M(string host) => await new NpgsqlConnection(await Build(host)).OpenAsync();
            static async Task<string> Build(string host) { await Task.Yield(); return $"Host={host};{|PGSSL1003:SSL Mode=Require|}"; }
        }
        """,
        """
        class Shop
        {
            object M(string host) => new NpgsqlConnection(Build(host).GetAwaiter().GetResult());
            static Task<string> Build(string host) => Task.FromResult($"Host={host};{|PGSSL1003:SSL Mode=Require|}");
        }
        """,
        """
        class Shop
        {
            object M<T>(T value) => new NpgsqlConnection(Build(value));
            static string Build<T>(T value) => $"Host={value};{|PGSSL1003:SSL Mode=Require|}";
        }
        """,
        // Properties of another object and of the base class.
        """
        class Settings { public string Host = "h"; public string Build() => $"Host={Host};{|PGSSL1003:SSL Mode=Require|}"; }
        class Shop { object M() => new NpgsqlConnection(new Settings().Build()); }
        """,
        """
        sealed class Settings { public string Host = "h"; public override string ToString() => $"Host={Host};{|PGSSL1003:SSL Mode=Require|}"; }
        class Shop { object M(Settings settings) => new NpgsqlConnection(settings.ToString()); }
        """,
    };

    [Theory, MemberData(nameof(Helpers))]
    public Task Weak_and_nearest_strong(string program) => Verify.WeakAsync(program);

    /// <summary>What a wrapper is given from elsewhere is not known: PGSSL1007 stands in it once.</summary>
    public static TheoryData<string> Wrappers => new()
    {
        """
        static class Db { public static NpgsqlConnection Open(string connectionString) => new({|PGSSL1007:connectionString|}); }
        class Shop { object M() => Db.Open("Host=pg.example.org;{|PGSSL1003:SSL Mode=Require|}"); }
        """,
        """
        static class Db { public static async Task<NpgsqlConnection> OpenAsync(string cs) { var c = new NpgsqlConnection({|PGSSL1007:cs|}); await c.OpenAsync(); return c; } }
        class Shop { Task M() => Db.OpenAsync("Host=pg.example.org;{|PGSSL1003:SSL Mode=Require|}"); }
        """,
        """
        class Db(string cs) { public NpgsqlConnection Open() => new({|PGSSL1007:cs|}); }
        class Shop { object M() => new Db("Host=pg.example.org;{|PGSSL1003:SSL Mode=Require|};Include Error Detail=true").Open(); }
        """,
        """
        class Db { readonly NpgsqlDataSource source; public Db(string cs) => source = NpgsqlDataSource.Create({|PGSSL1007:cs|}); }
        class Shop { object M() => new Db("Host=pg.example.org;{|PGSSL1003:SSL Mode=Require|}"); }
        """,
        """
        class Base { protected Base(string cs) => NpgsqlDataSource.Create({|PGSSL1007:cs|}); }
        class Shop : Base { public Shop() : base("Host=pg.example.org;{|PGSSL1003:SSL Mode=Require|}") { } }
        """,
        """
        class Shop
        {
            void M(string host) => A("Host=" + host + ";{|PGSSL1003:SSL Mode=Require|}");
            void A(string cs) => B(cs);
            void B(string cs) => C(cs);
            void C(string cs) => new NpgsqlConnection({|PGSSL1007:cs|}).Open();
        }
        """,
        """
        class Shop
        {
            void M(string host) => Open(connectionString: "Host=" + host + ";{|PGSSL1003:SSL Mode=Require|}", retries: 3);
            void Open(int retries, string connectionString) { while (retries-- > 0) new NpgsqlConnection({|PGSSL1007:connectionString|}).Open(); }
        }
        """,
    };

    [Theory, MemberData(nameof(Wrappers))]
    public Task What_a_wrapper_is_given(string program) => Verify.WeakAsync(program, isRestUnknown: true);

    [Fact]
    public Task A_wrapper_in_another_file()
        => Verify.ProgramAsync(
            """
            class Shop
            {
                object Weak() => Db.Open("Host=pg.example.org;{|PGSSL1003:SSL Mode=Require|}");
                object Strong() => Db.Open("Host=pg.example.org;SSL Mode=VerifyFull");
                object Lacking() => Db.Open({|PGSSL1005:"Host=pg.example.org;Database=d"|});
                object NotAConnectionString() => Db.Open("Main");
            }
            """,
            files: "static class Db { public static NpgsqlConnection Open(string connectionString) => new({|PGSSL1007:connectionString|}); }");

    /// <summary>Four calls deep is too deep; what another type may override is not entered; recursion ends. A text that can only be Npgsql's is reported all the same.</summary>
    public static TheoryData<string> NotFollowed => new()
    {
        """
        class Shop
        {
            object M(string host) => new NpgsqlConnection({|PGSSL1007:A(host)|});
            static string A(string host) => B(host);
            static string B(string host) => C(host);
            static string C(string host) => D(host);
            static string D(string host) => $"Host={host};{|PGSSL1003:SSL Mode=Require|}";
        }
        """,
        """
        class Shop
        {
            object M(string host) => new NpgsqlConnection({|PGSSL1007:Build(host)|});
            protected virtual string Build(string host) => $"Host={host};{|PGSSL1003:SSL Mode=Require|}";
        }
        """,
        """
        abstract class Shop
        {
            object M() => new NpgsqlConnection({|PGSSL1007:Text|});
            protected abstract string Text { get; }
        }
        """,
        """
        interface ISettings { string Text { get; } }
        class Shop { object M(ISettings settings) => new NpgsqlConnection({|PGSSL1007:settings.Text|}); }
        """,
        """
        class Shop
        {
            object M() => new NpgsqlConnection({|PGSSL1007:A(3)|});
            static string A(int n) => B(n);
            static string B(int n) => A(n - 1);
        }
        """,
        """class Shop { static string cs = cs; object M() => new NpgsqlConnection({|PGSSL1007:cs|}); }""",
        """class Shop { string Text => Text; object M() => new NpgsqlConnection({|PGSSL1007:Text|}); }""",
    };

    [Theory, MemberData(nameof(NotFollowed))]
    public Task What_is_not_followed_is_unknown(string program) => Verify.ProgramAsync(program);
}
