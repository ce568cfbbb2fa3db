namespace PgSslAnalyzers.Tests.Modes;

/// <summary>Values of SslMode, however they arrive at a builder or a text.</summary>
public sealed class ModeTests
{
    public static TheoryData<string> Values => new()
    {
        // Members.
        """b.SslMode = flag ? {|PGSSL1002:SslMode.Prefer|} : {|PGSSL1003:SslMode.Require|};""",
        """b.SslMode = flag ? SslMode.VerifyFull : {|PGSSL1003:SslMode.Require|};""",
        """b.SslMode = number switch { 0 => {|PGSSL1001:SslMode.Disable|}, 1 => {|PGSSL1003:SslMode.Require|}, _ => SslMode.VerifyFull };""",
        """{|PGSSL1003:b.SslMode = (SslMode.Require)|};""",
        """{|PGSSL1003:b.SslMode = Npgsql.SslMode.Require|};""",
        """{|PGSSL1003:b.SslMode = global::Npgsql.SslMode.Require|};""",
        """var mode = {|PGSSL1003:SslMode.Require|}; b.SslMode = mode;""",
        """const SslMode Mode = {|PGSSL1003:SslMode.Require|}; b.SslMode = Mode;""",
        """SslMode mode; if (flag) mode = {|PGSSL1003:SslMode.Require|}; else mode = SslMode.VerifyFull; b.SslMode = mode;""",
        """var mode = SslMode.VerifyFull; if (flag) mode = {|PGSSL1003:SslMode.Require|}; b.SslMode = mode;""",
        """
        SslMode mode;
        switch (number)
        {
            case 0: mode = {|PGSSL1001:SslMode.Disable|}; break;
            case 1: mode = {|PGSSL1003:SslMode.Require|}; break;
            default: mode = SslMode.VerifyFull; break;
        }
        b.SslMode = mode;
        """,
        """(b.SslMode, b.Timeout) = ({|PGSSL1003:SslMode.Require|}, 3);""",
        """SslMode? mode = {|PGSSL1003:SslMode.Require|}; b.SslMode = mode.Value;""",
        """SslMode? mode = {|PGSSL1003:SslMode.Require|}; b.SslMode = mode ?? SslMode.VerifyFull;""",
        """SslMode? mode = {|PGSSL1003:SslMode.Require|}; b.SslMode = mode.GetValueOrDefault();""",
        """object mode = {|PGSSL1003:SslMode.Require|}; b["SSL Mode"] = mode;""",
        """b["SSL Mode"] = flag ? {|PGSSL1003:"Require"|} : "VerifyFull";""",
        """b["SSL Mode"] = flag ? {|PGSSL1003:SslMode.Require|} : SslMode.VerifyFull;""",
        """b["SSL Mode"] = {|PGSSL1003:SslMode.Require|}.ToString();""",
        """b.Add("SSL Mode", flag ? {|PGSSL1003:"Require"|} : "VerifyFull");""",
        // Enum.Parse of known text.
        """b.SslMode = Enum.Parse<SslMode>({|PGSSL1003:"Require"|});""",
        """b.SslMode = Enum.Parse<SslMode>({|PGSSL1003:"require"|}, ignoreCase: true);""",
        """b.SslMode = (SslMode)Enum.Parse(typeof(SslMode), {|PGSSL1003:"Require"|});""",
        """b.SslMode = (SslMode)Enum.Parse(typeof(SslMode), {|PGSSL1003:"require"|}, true);""",
        """b.SslMode = Enum.TryParse<SslMode>({|PGSSL1003:"Require"|}, out var mode) ? mode : SslMode.VerifyFull;""",
    };

    [Theory, MemberData(nameof(Values))]
    public Task Weak_and_nearest_strong(string statements)
        => Verify.WeakStatementsAsync($"var b = new NpgsqlConnectionStringBuilder {{ Host = host }};\n{statements}\n_ = new NpgsqlConnection(b.ConnectionString);");

    /// <summary>The program's own choice where somebody else may choose: what he chooses is not known.</summary>
    public static TheoryData<string> Fallbacks => new()
    {
        """b.SslMode = Enum.Parse<SslMode>(Env("MODE") ?? {|PGSSL1003:"Require"|});""",
        """b.SslMode = Enum.Parse<SslMode>(Env("MODE") ?? {|PGSSL1003:"Require"|}, true);""",
        """b.SslMode = Enum.TryParse<SslMode>(Env("MODE"), true, out var mode) ? mode : {|PGSSL1003:SslMode.Require|};""",
        """b.SslMode = Enum.TryParse(Env("MODE"), out SslMode mode) ? mode : {|PGSSL1002:SslMode.Prefer|};""",
        """if (!Enum.TryParse<SslMode>(Env("MODE"), out var mode)) mode = {|PGSSL1003:SslMode.Require|}; b.SslMode = mode;""",
        """var mode = {|PGSSL1003:SslMode.Require|}; if (Enum.TryParse<SslMode>(Env("MODE"), out var given)) mode = given; b.SslMode = mode;""",
        """b.SslMode = Enum.TryParse(typeof(SslMode), Env("MODE"), true, out var mode) ? (SslMode)mode! : {|PGSSL1003:SslMode.Require|};""",
        """b["SSL Mode"] = Env("MODE") ?? {|PGSSL1003:"Require"|};""",
        """var mode = Env("MODE"); if (string.IsNullOrEmpty(mode)) mode = {|PGSSL1003:"Require"|}; b["SSL Mode"] = mode;""",
        """SslMode? mode = number > 0 ? (SslMode)number : null; b.SslMode = mode ?? {|PGSSL1003:SslMode.Require|};""",
        """SslMode mode; try { mode = Enum.Parse<SslMode>(Env("MODE")!); } catch (ArgumentException) { mode = {|PGSSL1003:SslMode.Require|}; } b.SslMode = mode;""",
        """if (Env("MODE") is { } text) b["SSL Mode"] = text; else {|PGSSL1003:b.SslMode = SslMode.Require|};""",
    };

    [Theory, MemberData(nameof(Fallbacks))]
    public Task Fallbacks_of_what_is_not_known(string statements)
        => Verify.WeakStatementsAsync($"var b = new NpgsqlConnectionStringBuilder {{ Host = host }};\n{statements}\n_ = new NpgsqlConnection(b.ConnectionString);", isRestUnknown: true);

    /// <summary>Numbers and defaults have no word that a strong program would exchange.</summary>
    public static TheoryData<string, string> Numbers => new()
    {
        { """{|PGSSL1003:b.SslMode = (SslMode)3|};""", """b.SslMode = (SslMode)5;""" },
        { """{|PGSSL1001:b.SslMode = (SslMode)0|};""", """b.SslMode = (SslMode)(4 + 1);""" },
        { """{|PGSSL1001:b.SslMode = 0|};""", """b.SslMode = SslMode.VerifyCA + 1;""" },
        { """{|PGSSL1001:b.SslMode = (SslMode)42|};""", """b.SslMode = (SslMode)5;""" },
        { """{|PGSSL1001:b.SslMode = default|};""", """b.SslMode = SslMode.VerifyFull;""" },
        { """{|PGSSL1001:b.SslMode = default(SslMode)|};""", """b.SslMode = SslMode.VerifyFull;""" },
        { """{|PGSSL1001:b.SslMode = new SslMode()|};""", """b.SslMode = SslMode.VerifyFull;""" },
        { """{|PGSSL1003:b["SSL Mode"] = "3"|};""", """b["SSL Mode"] = "5";""" },
        { """SslMode mode = {|PGSSL1001:default|}; b.SslMode = mode;""", """SslMode mode = SslMode.VerifyFull; b.SslMode = mode;""" },
        { """b.SslMode = Enum.TryParse<SslMode>({|PGSSL1003:"3"|}, out var mode) ? mode : SslMode.VerifyFull;""", """b.SslMode = Enum.TryParse<SslMode>("5", out var mode) ? mode : SslMode.VerifyFull;""" },
    };

    [Theory, MemberData(nameof(Numbers))]
    public async Task Numbers_and_defaults(string weak, string strong)
    {
        await Verify.StatementsAsync("var b = new NpgsqlConnectionStringBuilder { Host = host };\n" + weak + "\n_ = new NpgsqlConnection(b.ConnectionString);");
        await Verify.SilentStatementsAsync("var b = new NpgsqlConnectionStringBuilder { Host = host };\n" + strong + "\n_ = new NpgsqlConnection(b.ConnectionString);");
    }

    /// <summary>Modes of options classes, parameters, constants and helpers: the word, where it is written.</summary>
    public static TheoryData<string> Programs => new()
    {
        """class Options { public SslMode SslMode { get; set; } = {|PGSSL1002:SslMode.Prefer|}; }""",
        """class Options { public SslMode Tls { get; init; } = {|PGSSL1003:SslMode.Require|}; }""",
        """class Options { public SslMode? Tls { get; set; } = {|PGSSL1003:SslMode.Require|}; }""",
        """record Options(string Host, SslMode Mode = {|PGSSL1003:SslMode.Require|});""",
        """class Options { public SslMode Mode => {|PGSSL1003:SslMode.Require|}; }""",
        """class Options { public static readonly SslMode Mode = {|PGSSL1003:SslMode.Require|}; }""",
        """class Options { public const SslMode Mode = {|PGSSL1003:SslMode.Require|}; }""",
        """class Options { SslMode mode = {|PGSSL1003:SslMode.Require|}; public SslMode Mode { get => mode; set => mode = value; } }""",
        """class Options { public SslMode Mode { get; } public Options() => Mode = {|PGSSL1003:SslMode.Require|}; }""",
        """class Options { public SslMode Mode { get; set; } static Options Default => new() { Mode = {|PGSSL1003:SslMode.Require|} }; }""",
        """class Shop { static SslMode Pick(bool remote) => remote ? {|PGSSL1003:SslMode.Require|} : {|PGSSL1001:SslMode.Disable|}; }""",
        """class Shop { static SslMode Pick(bool remote) { if (remote) return {|PGSSL1003:SslMode.Require|}; return SslMode.VerifyFull; } }""",
        """class Shop { void M(SslMode mode = {|PGSSL1003:SslMode.Require|}) { } }""",
        """class Shop { object M(string host, SslMode mode = {|PGSSL1003:SslMode.Require|}) => new NpgsqlConnectionStringBuilder { Host = host, SslMode = mode }; }""",
        """class Shop { object M(string host) => N(host, {|PGSSL1003:SslMode.Require|}); static object N(string host, SslMode mode) => new NpgsqlConnectionStringBuilder { Host = host, SslMode = mode }; }""",
        """
        using Tls = Npgsql.SslMode;
        class Shop { void M(NpgsqlConnectionStringBuilder b) => {|PGSSL1003:b.SslMode = Tls.Require|}; }
        """,
        """
        using static Npgsql.SslMode;
        class Shop { void M(NpgsqlConnectionStringBuilder b) => {|PGSSL1003:b.SslMode = Require|}; }
        """,
        """
        using Pg = Npgsql;
        class Shop { object M(string host) => new Pg.NpgsqlConnectionStringBuilder { Host = host, {|PGSSL1003:SslMode = Pg.SslMode.Require|} }.ToString(); }
        """,
        """
        class Shop
        {
            object M(string host) => new NpgsqlConnectionStringBuilder { Host = host, SslMode = Pick(host) }.ToString();
            static SslMode Pick(string host) => host.Length > 3 ? {|PGSSL1003:SslMode.Require|} : SslMode.VerifyFull;
        }
        """,
        """
        class Options { public string Host { get; set; } = ""; public SslMode Mode { get; set; } = {|PGSSL1003:SslMode.Require|}; }
        class Shop { object M(Options options) { var b = new NpgsqlConnectionStringBuilder { Host = options.Host }; b.SslMode = options.Mode; return b; } }
        """,
        """
        class Shop
        {
            static readonly Dictionary<string, SslMode> Modes = new();
            object M(string host) { var mode = {|PGSSL1003:SslMode.Require|}; Modes[host] = mode; return new NpgsqlConnectionStringBuilder { Host = host, SslMode = mode }; }
        }
        """,
    };

    [Theory, MemberData(nameof(Programs))]
    public Task Away_from_the_builder(string program) => Verify.WeakAsync(program);

    /// <summary>An options property that nobody sets is Disable.</summary>
    [Fact]
    public async Task A_property_without_initializer_is_Disable()
    {
        await Verify.ProgramAsync("""
            class Options { public string Host { get; set; } = ""; {|PGSSL1001:public SslMode Mode { get; set; }|} }
            class Shop { object M(Options options) => new NpgsqlConnectionStringBuilder { Host = options.Host, SslMode = options.Mode }.ToString(); }
            """);
        await Verify.ProgramAsync("""
            class Options { public string Host { get; set; } = ""; public SslMode Mode { get; set; } }
            class Shop { object M(Options options) => new NpgsqlConnection({|PGSSL1001:$"Host={options.Host};SSL Mode={options.Mode}"|}); }
            """);
    }

    /// <summary>Somebody sets it, or has to, or it says that it is not set.</summary>
    [Theory]
    [InlineData("class Options { public required SslMode Mode { get; set; } }")]
    [InlineData("class Options { public SslMode? Mode { get; set; } }")]
    [InlineData("class Options { public SslMode Mode { get; set; } public Options() { Mode = SslMode.VerifyFull; } }")]
    [InlineData("class Options(SslMode mode) { public SslMode Mode { get; } = mode; }")]
    [InlineData("record Options(SslMode Mode);")]
    [InlineData("struct Options { public SslMode Mode { get; set; } }")]
    [InlineData("abstract class Options { public abstract SslMode Mode { get; set; } }")]
    [InlineData("interface Options { SslMode Mode { get; set; } }")]
    public async Task A_property_that_is_set_elsewhere_is_unknown(string options)
        => Assert.All(await Verify.FindingsAsync(null, options + " class Shop { object M(string host, Options options) => new NpgsqlConnection(new NpgsqlConnectionStringBuilder { Host = host, SslMode = options.Mode ## }.ToString()); }"
            .Replace("##", options.Contains('?', StringComparison.Ordinal) ? "?? SslMode.VerifyFull" : "", StringComparison.Ordinal)), static finding => Assert.Equal("PGSSL1007", finding.Id));
}
