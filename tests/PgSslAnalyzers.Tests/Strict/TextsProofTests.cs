namespace PgSslAnalyzers.Tests.Strict;

/// <summary>Texts that are not what they look like. Above what strict mode passes, below what it has to report: each of them has been, or would be, a way to hand the password to somebody else.</summary>
public sealed class TextsProofTests
{
    public static TheoryData<string> Passed =>
    [
        """void M() => new NpgsqlConnection("Host=pg.example.org;SSL Mode=@;GSS Encryption Mode=Disable".Replace("@", "VerifyFull")).Open();""",
        """void M(int n) => new NpgsqlConnection($"{Strong};Port={n};Application Name=a b".Replace(" b", "-b")).Open();""",
        """void M(int n) => new NpgsqlConnection($"{Strong};Port=%PORT%".Replace("%PORT%", n.ToString())).Open();""",
        """void M() => new NpgsqlConnection(string.Concat(str0: "Host=pg.example.org;", str1: "SSL Mode=VerifyFull;GSS Encryption Mode=Disable")).Open();""",
        """void M() => new NpgsqlConnection(new StringBuilder("Host=pg.example.org;SSL Mode=VerifyFull", 200).Append(";GSS Encryption Mode=Disable").ToString()).Open();""",
        """void M() { FormattableString text = $"Host=pg.example.org;Database={Env()};SSL Mode={SslMode.VerifyFull};GSS Encryption Mode=Disable"; new NpgsqlConnection(FormattableString.Invariant(text)).Open(); }""",
        // What stands behind the values from outside overrules them; a number or an enum is no such value.
        """void M(string user) => new NpgsqlConnection($"Host=pg.example.org;Username={user};SSL Mode=VerifyFull;GSS Encryption Mode=Disable").Open();""",
        """void M(int port, DayOfWeek day) => new NpgsqlConnection($"Host=pg.example.org;SSL Mode=VerifyFull;GSS Encryption Mode=Disable;Port={port};Application Name={day}").Open();""",
        """void M(int port) => new NpgsqlConnection("Host=pg.example.org;SSL Mode=VerifyFull;GSS Encryption Mode=Disable;Port=" + port).Open();""",
        """void M(Guid id, Guid? other) => new NpgsqlConnection($"{Strong};Application Name={id}{other}").Open();""",
        """void M() => new NpgsqlConnection("Host=pg.example.org;SSL Mode=MODE;GSS Encryption Mode=Disable".Replace("MODE", "VerifyFull", StringComparison.InvariantCulture)).Open();""",
        """void M(string user) => new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Strong) { Username = user }.ConnectionString).Open();""",
        """void M(int port) => new NpgsqlConnection($"Host=localhost;Port={port}").Open();""",
        """void M(string name) => new NpgsqlConnection($"Database={name};Host=localhost;SSL Mode=VerifyFull;GSS Encryption Mode=Disable").Open();""",
        """void M() { foreach (string host in new[] { "localhost", "127.3.2.1", "::1", "LOCALHOST", "127.0.0.1,localhost:5433" }) { } new NpgsqlConnection("Host=127.0.0.1,localhost:5433").Open(); }""",
        """enum Tls { VerifyFull = 1 } void M() => new NpgsqlConnection($"Host=pg.example.org;GSS Encryption Mode=Disable;SSL Mode={Tls.VerifyFull}").Open();""",
    ];

    public static TheoryData<string> Reported =>
    [
        // What is looked for may stand in the text of a number.
        """void M(int n) => new NpgsqlConnection($"{Strong};Port={n}".Replace("7", ";SSL Mode=Require")).Open();""",
        """void M(int n) => new NpgsqlConnection($"{Strong};Port={n}SSL Mode=3".Replace('7', ';')).Open();""",
        """void M(bool b) => new NpgsqlConnection($"{Strong};Pooling={b}".Replace("rue", "rue;SSL Mode=Require")).Open();""",
        """void M(Guid id) { var s = new StringBuilder(Strong); s.Append(";Application Name=").Append(id); s.Replace("a", ";SSL Mode=Require"); new NpgsqlConnection(s.ToString()).Open(); }""",
        """void M(int n, string v) => new NpgsqlConnection($"{Strong};Port={n}".Replace("7", v)).Open();""",
        """void M(string name) => new NpgsqlConnection($"Application Name={name};SSL Mode=VerifyFull;GSS Encryption Mode=Disable;Host=h".Replace("X;ssl mode=verifyfull", "", StringComparison.OrdinalIgnoreCase)).Open();""",
        """void M() { string verify = "Verify"; new NpgsqlConnection(("Host=pg.example.org;GSS Encryption Mode=Disable;SSL Mode=" + verify + "Full").Replace("VerifyFull", "Prefer")).Open(); }""",
        """void M() { var s = new StringBuilder("Host=pg.example.org;GSS Encryption Mode=Disable;SSL Mode=Verify").Append("Full"); s.Replace("VerifyFull", "Prefer"); new NpgsqlConnection(s.ToString()).Open(); }""",
        """void M() => new NpgsqlConnection(Strong.Replace("verifyfull", "Prefer", StringComparison.OrdinalIgnoreCase)).Open();""",
        """void M() => new NpgsqlConnection(Strong.Replace("verifyfull", "Prefer", true, null)).Open();""",
        """void M() => new NpgsqlConnection(Strong.Replace("Verify\u00ADFull", "Prefer", StringComparison.InvariantCulture)).Open();""",
        """void M() => new NpgsqlConnection(Strong.Replace("Verify\0Full", "Prefer", StringComparison.InvariantCultureIgnoreCase)).Open();""",
        """void M() => new NpgsqlConnection(Strong.Replace("Verify\u200DFull", "Prefer", false, System.Globalization.CultureInfo.InvariantCulture)).Open();""",
        """void M() => new NpgsqlConnection((Strong + ";Application Name=e\u0301").Replace("\u00e9", ";SSL Mode=Prefer", StringComparison.InvariantCulture)).Open();""",
        """void M() => new NpgsqlConnection("Host=local-host;SSL Mode=VerifyFull;GSS Encryption Mode=Disable".Replace("x", "y", StringComparison.CurrentCulture)).Open();""",
        """void M(Guid id) => new NpgsqlConnection(Strong + ";Application Name=" + id).Open(); } namespace System { public struct Guid { public override string ToString() => "x;SSL Mode=Prefer"; }""",
        """void M(Guid? id) => new NpgsqlConnection($"{Strong};Application Name={id}").Open(); } namespace System { public struct Guid { public override string ToString() => "x;SSL Mode=Prefer"; }""",
        """void M() => new NpgsqlConnection((Strong + ";Application Name=a\uFF1BSSL Mode=Prefer").Normalize(NormalizationForm.FormKC)).Open();""",
        """void M() => new NpgsqlConnection(string.Join(";", new[] { "Host=pg.example.org", "GSS Encryption Mode=Disable", "SSL Mode=VerifyFull" }, 0, 2)).Open();""",
        """void M() => new NpgsqlConnection(string.Concat(str1: ";SSL Mode=Prefer;Timeout=3;", str0: Strong)).Open();""",
        """void M() => new NpgsqlConnection(string.Format(arg1: "VerifyFull", arg0: "Prefer", format: "Host=pg.example.org;GSS Encryption Mode=Disable;SSL Mode={0};Application Name={1}")).Open();""",
        """void M() => new NpgsqlConnection("Host=pg.example.org;GSS Encryption Mode=Disable;SSL Mode=Prefer".Replace(newValue: "Prefer", oldValue: "VerifyFull")).Open();""",
        """void M() => new NpgsqlConnection(Strong[..19]).Open();""",
        """void M() => new NpgsqlConnection(new StringBuilder(Strong, 0, 19, 100).ToString()).Open();""",
        """void M() { var s = new StringBuilder("Host=pg.example.org;GSS Encryption Mode=Disable;SSL Mode=Prefer;SSL Mode=VerifyFull"); s.Length -= 20; new NpgsqlConnection(s.ToString()).Open(); }""",
        """void M() { var s = new StringBuilder("Host=pg.example.org;GSS Encryption Mode=Disable;SslMode=5"); s[^1] = '2'; new NpgsqlConnection(s.ToString()).Open(); }""",
        """void M() { var s = new StringBuilder("VerifyFull"); FormattableString text = $"Host=pg.example.org;SSL Mode={s};GSS Encryption Mode=Disable"; s.Clear().Append(Env()); new NpgsqlConnection(text.ToString()).Open(); }""",
        """void M() { var parts = new List<string> { "Host=pg.example.org;GSS Encryption Mode=Disable", "SSL Mode=VerifyFull" }; var more = parts.Prepend("Timeout=3"); parts.Add("SSL Mode=" + Env()); new NpgsqlConnection(string.Join(";", more)).Open(); }""",
        """void M() { var parts = new List<string> { "Host=pg.example.org;GSS Encryption Mode=Disable", "SSL Mode=VerifyFull" }; parts[1] = Env(); new NpgsqlConnection(string.Join(";", parts)).Open(); }""",
        """void M() { IList<string> parts = new[] { "Host=pg.example.org;GSS Encryption Mode=Disable", "SSL Mode=VerifyFull" }; parts[1] = Env(); new NpgsqlConnection(string.Join(";", parts)).Open(); }""",
        """static readonly List<string> parts = new() { "Host=pg.example.org;GSS Encryption Mode=Disable", "SSL Mode=VerifyFull" }; void Change() => parts.Add(Env()); void M() => new NpgsqlConnection(string.Join(";", parts)).Open();""",
        """static readonly string[] parts = { "Host=pg.example.org;GSS Encryption Mode=Disable", "SSL Mode=VerifyFull" }; void Change() => parts[1] = Env(); void M() => new NpgsqlConnection(string.Join(";", parts)).Open();""",
        """static readonly StringBuilder parts = new(Strong); void Change() => parts.Append(Env()); void M() => new NpgsqlConnection(parts.ToString()).Open();""",
        """void M(string end) => new NpgsqlConnection($"Host=pg.example.org;GSS Encryption Mode=Disable;SSL Mode=VerifyFull{end}").Open();""",
        """void M(string key) => new NpgsqlConnection($"Host=pg.example.org;GSS Encryption Mode=Disable;SSL Mode=VerifyFull;{key}=0").Open();""",
        """static IEnumerable<string> Texts() { yield return Strong; yield return Env(); } void M() { foreach (string text in Texts()) new NpgsqlConnection(text).Open(); }""",
        """void M(string[] texts) => (from text in texts select new NpgsqlConnection(text)).ToList();""",
        """static string text = Strong; static readonly Func<NpgsqlConnection> open = () => new NpgsqlConnection(text); static void Change() => text = Env();""",
        """void M() { string text = Strong; System.Threading.Interlocked.Exchange(ref text, Env()); new NpgsqlConnection(text).Open(); }""",
        """bool Set(out string text) { text = Env(); return true; } void M() { string text = Strong; try { Outside.It.Throw(); } catch (Exception) when (Set(out text)) { } new NpgsqlConnection(text).Open(); }""",
        """void M(string user) => new NpgsqlConnection($"Host=pg.example.org;SSL Mode=VerifyFull;GSS Encryption Mode=Disable;Username={user}").Open();""",
        """void M(string user) => new NpgsqlConnection("Host=pg.example.org;SSL Mode=VerifyFull;GSS Encryption Mode=Disable;Username=" + user).Open();""",
        """void M(string user) => new NpgsqlConnection(string.Format("Host=pg.example.org;SSL Mode=VerifyFull;Username={0};GSS Encryption Mode=Disable", user)).Open();""",
        """void M(string user) => new NpgsqlConnection($"Host=pg.example.org;SSL Mode=VerifyFull;Username={user};GSS Encryption Mode=Disable").Open();""",
        """void M(string user) => new NpgsqlConnection($"Host=pg.example.org;GSS Encryption Mode=Disable;Username={user};SSL Mode=VerifyFull").Open();""",
        """void M(string user) => new NpgsqlConnection($"Host=pg.example.org;Username={user};SSL Mode=VerifyFull;GSS Encryption Mode=Disable;Application Name=\"a\"").Open();""",
        """void M(string user) => new NpgsqlConnection($"Host=pg.example.org;Username='{user}';SSL Mode=VerifyFull;GSS Encryption Mode=Disable").Open();""",
        """void M(string user) => new NpgsqlConnection(new NpgsqlConnectionStringBuilder($"Host=pg.example.org;SSL Mode=VerifyFull;GSS Encryption Mode=Disable;Username={user}").ConnectionString).Open();""",
        """void M(string name) => new NpgsqlConnection($"Host=localhost;Database={name}").Open();""",
        """void M(string name) => new NpgsqlConnection($"Host=/var/run/postgresql;Database={name}").Open();""",
        """void M(string name) => new NpgsqlConnection($"Host=/var/run/postgresql;SSL Mode=Disable;Database={name}").Open();""",
        """void M(string name) => new NpgsqlConnection($"Host=/cloudsql/{name}").Open();""",
        """void M(string name) => new NpgsqlConnection(new NpgsqlConnectionStringBuilder { Host = "/cloudsql/" + name }.ConnectionString).Open();""",
        """void M() { FormattableString text = $"Host=pg.example.org;SSL Mode={"VerifyFull"};GSS Encryption Mode=Disable"; text.GetArguments()[0] = Env(); new NpgsqlConnection(text.ToString()).Open(); }""",
        """void M() { FormattableString text = $"{Strong}"; Change(text); new NpgsqlConnection(FormattableString.Invariant(text)).Open(); } static void Change(FormattableString text) => text.GetArguments()[0] = Env();""",
        """static readonly FormattableString Text = $"{Strong}"; static void Change() => Text.GetArguments()[0] = Env(); void M() => new NpgsqlConnection(Text.ToString()).Open();""",
        """void M(string x) => new NpgsqlConnection($"Host=pg.example.org;Database={x};SSL Mode=VerifyFull;GSS Encryption Mode=Disable").Open(); } namespace System.Runtime.CompilerServices { public ref struct DefaultInterpolatedStringHandler { public DefaultInterpolatedStringHandler(int a, int b) { } public void AppendLiteral(string s) { } public void AppendFormatted<T>(T t) { } public string ToStringAndClear() => Environment.GetEnvironmentVariable("DB")!; }""",
        """void M() => new NpgsqlConnection("Host=host.docker.internal").Open();""",
        """void M() => new NpgsqlConnection("Host=a.localhost").Open();""",
        """void M() => new NpgsqlConnection("Host=localhost.").Open();""",
        """void M() => new NpgsqlConnection("Host=localhost,a.localhost").Open();""",
        """void M() => new NpgsqlConnection("Host=127.0.0.1.example.org").Open();""",
        """void M() => new NpgsqlConnection("Host=localhost.example.org").Open();""",
        """void M() => new Npgsql.Replication.LogicalReplicationConnection(Env()).Open(default);""",
        """enum Tls { Disable = 5, VerifyFull = 5 } void M() => new NpgsqlConnection($"Host=pg.example.org;GSS Encryption Mode=Disable;SSL Mode={Tls.VerifyFull}").Open();""",
        """enum Tls { Disable = 5, VerifyFull = 5 } void M() { const Tls mode = Tls.VerifyFull; new NpgsqlConnection("Host=pg.example.org;GSS Encryption Mode=Disable;SSL Mode=" + mode).Open(); }""",
        """enum Gss { Prefer = 0, Disable = 0 } void M() => new NpgsqlConnection($"Host=pg.example.org;SSL Mode=VerifyFull;GSS Encryption Mode={Gss.Disable}").Open();""",
        """enum Tls { Disable = 5 } void M() => new NpgsqlConnection($"Host=pg.example.org;GSS Encryption Mode=Disable;SSL Mode={Tls.Disable}").Open();""",
        """enum Tls { VerifyFull = 0 } void M() => new NpgsqlConnection(new NpgsqlConnectionStringBuilder("Host=pg.example.org;GSS Encryption Mode=Disable") { SslMode = (SslMode)(object)Tls.VerifyFull }.ConnectionString).Open();""",
    ];

    [Theory, MemberData(nameof(Passed))]
    public Task Passes(string members) => StrictProgram.PassesAsync(members);

    [Theory, MemberData(nameof(Reported))]
    public Task Is_reported(string members) => StrictProgram.IsReportedAsync(members);
}
