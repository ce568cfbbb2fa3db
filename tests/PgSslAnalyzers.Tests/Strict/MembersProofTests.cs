namespace PgSslAnalyzers.Tests.Strict;

/// <summary>Fields and properties: who else may write them, and whose they are. Above what strict mode passes, below what it has to report: each of them has been, or would be, a way to hand the password to somebody else.</summary>
public sealed class MembersProofTests
{
    public static TheoryData<string> Passed =>
    [
        """readonly string text = Strong; void M() => new NpgsqlConnection(text);""",
        """static readonly string text; static Program() { text = Strong; } void M() => new NpgsqlConnection(text);""",
        """string text = ""; void M() { text = Strong; new NpgsqlConnection(text).Open(); }""",
        """string Text { get; } = Strong; void M() => new NpgsqlConnection(Text);""",
        """static string Text => Strong; void M() => new NpgsqlConnection(Text);""",
        """string Text { get; set; } = ""; void M() { Text = Strong; new NpgsqlConnection(Text).Open(); }""",
        """sealed class A { public string Text => Strong; } void M(A a) => new NpgsqlConnection(a.Text);""",
        """static readonly string[] Parts = ["Timeout=3"]; void M() => new NpgsqlConnection(Strong + ";Timeout=" + Parts.Length);""",
    ];

    public static TheoryData<string> Reported =>
    [
        """string text = Strong; void M() => new NpgsqlConnection(text);""",
        """readonly string text = Strong; public Program() { text = Env(); } void M() => new NpgsqlConnection(text);""",
        """static readonly string text = Strong; static Program() { text = Env(); } void M() => new NpgsqlConnection(text);""",
        """string Text { get; } = Strong; public Program(string given) { Text = given; } void M() => new NpgsqlConnection(Text);""",
        """string text = ""; void Change() { text = Env(); } void M() { text = Strong; Change(); new NpgsqlConnection(text).Open(); }""",
        """string text = ""; void Change() { text = Env(); } void M() { text = Strong; Outside.It.Run(Change); new NpgsqlConnection(text).Open(); }""",
        """static string text = ""; void M() { text = Strong; Other.Change(); new NpgsqlConnection(text).Open(); } class Other { public static void Change() => text = Env(); }""",
        """string text = ""; void M(Program a, Program b) { a.text = Env(); b.text = Strong; new NpgsqlConnection(a.text).Open(); }""",
        """string text = ""; void M(Program other) { text = Env(); other.text = Strong; new NpgsqlConnection(text).Open(); }""",
        """string text = ""; void M(Program other) { text = Strong; other.text = Env(); new NpgsqlConnection(text).Open(); }""",
        """string text = ""; string Set(string given) { text = given; return given; } void M(Program other) { Set(Env()); other.Set(Strong); new NpgsqlConnection(text).Open(); }""",
        """string text = ""; string Set(string given) { text = given; return given; } string Get() => text; void M(Program a, Program b) { a.Set(Env()); b.Set(Strong); new NpgsqlConnection(a.Get()).Open(); }""",
        """string kept = ""; string Text { get => kept; set => kept = Env(); } void M() { Text = Strong; new NpgsqlConnection(Text).Open(); }""",
        """public virtual string Text { get; } = Strong; void M() => new NpgsqlConnection(Text);""",
        """public virtual string Text { get; set; } = ""; void M() { Text = Strong; new NpgsqlConnection(Text).Open(); }""",
        """string Text { get; init; } = Strong; void M() => new NpgsqlConnection(Text);""",
        """string text = ""; int Change { get { text = Env(); return 3; } } void M() { text = Strong; _ = Change; new NpgsqlConnection(text).Open(); }""",
        """record Options(string Text); void M(Options options) => new NpgsqlConnection((options with { Text = Env() }).Text);""",
        """class Options { public string Text { get; set; } = Strong; } void M(Options options) => new NpgsqlConnection(options.Text);""",
        """class Options { public string Text = ""; } void M() { var a = new Options { Text = Env() }; var b = new Options { Text = Strong }; new NpgsqlConnection(a.Text).Open(); }""",
        """class Options(string text) { public string Text { get; } = text; } void M() { var a = new Options(Env()); var b = new Options(Strong); new NpgsqlConnection(a.Text).Open(); }""",
        """class Options(string text) { public readonly string Text = text; } void M() { var a = new Options(Env()); var b = new Options(Strong); new NpgsqlConnection(a.Text).Open(); }""",
        """struct Options { public string Text; } void M() { Options a; a.Text = Env(); Options b; b.Text = Strong; new NpgsqlConnection(a.Text).Open(); }""",
        """static readonly string[] parts = { Strong }; void M() => new NpgsqlConnection(string.Join(";", parts));""",
        """readonly StringBuilder parts = new(Strong); void M() => new NpgsqlConnection(parts.ToString());""",
        """interface IHave { string Text { get; } } void M(IHave a) => new NpgsqlConnection(a.Text);""",
        """class A { public virtual string Text => Strong; } void M(A a) => new NpgsqlConnection(a.Text);""",
        """class A { public virtual string Text() => Strong; } void M(A a) => new NpgsqlConnection(a.Text());""",
        """class Holder(NpgsqlConnectionStringBuilder given) { readonly NpgsqlConnectionStringBuilder kept = given; public string Change() { kept.SslMode = Outside.Mode; return ""; } } void M() { var b = new NpgsqlConnectionStringBuilder(Strong); new Holder(b).Change(); new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """class Holder { NpgsqlConnectionStringBuilder kept; public Holder(NpgsqlConnectionStringBuilder given) { kept = given; } public string Change() { kept.SslMode = Outside.Mode; return ""; } } void M() { var b = new NpgsqlConnectionStringBuilder(Strong); var h = new Holder(b); h.Change(); new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """class W { public static implicit operator string(W given) => Env(); } void M() => new NpgsqlConnection(new W()).Open();""",
        """void M() { var a = new { Text = Env() }; var b = new { Text = Strong }; new NpgsqlConnection(a.Text).Open(); }""",
        """record R(string A, string B); void M() { var (a, b) = new R(Env(), Strong); new NpgsqlConnection(a).Open(); }""",
        """string text = ""; void M() { var me = this; text = Strong; me.text = Env(); new NpgsqlConnection(text).Open(); }""",
        """class Base { protected string text = ""; protected virtual void On() { } } class Derived : Base { protected override void On() => text = Env(); void M() { text = Strong; On(); new NpgsqlConnection(text).Open(); } }""",
        """event Action? Changed; string text = ""; void M() { Changed += () => text = Env(); text = Strong; Changed(); new NpgsqlConnection(text).Open(); }""",
    ];

    [Theory, MemberData(nameof(Passed))]
    public Task Passes(string members) => StrictProgram.PassesAsync(members);

    [Theory, MemberData(nameof(Reported))]
    public Task Is_reported(string members) => StrictProgram.IsReportedAsync(members);
}
