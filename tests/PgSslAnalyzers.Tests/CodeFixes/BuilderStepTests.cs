using Microsoft.CodeAnalysis;
using PgSslAnalyzers.CodeFixes.Editing;

namespace PgSslAnalyzers.Tests.CodeFixes;

/// <summary>Settings of builders change where they are written, and new ones join them in their layout.</summary>
public sealed class BuilderStepTests
{
    public static TheoryData<string, string> Initializers => new()
    {
        // One line.
        { "new B { Host = h, {|AddRoot:SslMode = {|ModeExpression:SslMode.Require|}|} }", "new B { Host = h, SslMode = SslMode.VerifyFull, RootCertificate = \"/etc/pg/root.crt\" }" },
        { "new B { {|AddRoot:SslMode = {|ModeExpression:SslMode.Require|}|}, Host = h }", "new B { SslMode = SslMode.VerifyFull, RootCertificate = \"/etc/pg/root.crt\", Host = h }" },
        { "new B { {|AddRoot:SslMode = {|ModeExpression:SslMode.Require|}|}, }", "new B { SslMode = SslMode.VerifyFull, RootCertificate = \"/etc/pg/root.crt\", }" },
        { "new B { Host = h, {|AddRoot:SslMode = {|ModeExpression:SslMode.Require|}|}, {|Remove:TrustServerCertificate = true|} }", "new B { Host = h, SslMode = SslMode.VerifyFull, RootCertificate = \"/etc/pg/root.crt\" }" },
        { "new B { {|Remove:TrustServerCertificate = true|}, {|AddRoot:SslMode = {|ModeExpression:SslMode.Require|}|}, Host = h }", "new B { SslMode = SslMode.VerifyFull, RootCertificate = \"/etc/pg/root.crt\", Host = h }" },
        { "new B { RootCertificate = \"/mine\", {|AddRoot:SslMode = {|ModeExpression:SslMode.Require|}|} }", "new B { RootCertificate = \"/mine\", SslMode = SslMode.VerifyFull }" },
        // One member a line, with and without a comma behind the last, with comments.
        { "new B\n    {\n        Host = h,\n        {|AddRoot:SslMode = {|ModeExpression:SslMode.Require|}|}, // why\n        Port = 1\n    }", "new B\n    {\n        Host = h,\n        SslMode = SslMode.VerifyFull, // why\n        RootCertificate = \"/etc/pg/root.crt\",\n        Port = 1\n    }" },
        { "new B\n    {\n        Host = h,\n        {|AddRoot:SslMode = {|ModeExpression:SslMode.Require|}|}\n    }", "new B\n    {\n        Host = h,\n        SslMode = SslMode.VerifyFull,\n        RootCertificate = \"/etc/pg/root.crt\"\n    }" },
        { "new B\n    {\n        {|AddRoot:SslMode = {|ModeExpression:SslMode.Require|}|},\n        {|Remove:TrustServerCertificate = true|}\n    }", "new B\n    {\n        SslMode = SslMode.VerifyFull,\n        RootCertificate = \"/etc/pg/root.crt\"\n    }" },
        { "new B\n    {\n        {|AddRoot:SslMode = {|ModeExpression:SslMode.Require|}|} // why\n    }", "new B\n    {\n        SslMode = SslMode.VerifyFull, // why\n        RootCertificate = \"/etc/pg/root.crt\"\n    }" },
        { "new B\n    {\n\t\tHost = h,\n\t\t{|AddRoot:SslMode = {|ModeExpression:SslMode.Require|}|},\n    }", "new B\n    {\n\t\tHost = h,\n\t\tSslMode = SslMode.VerifyFull,\n\t\tRootCertificate = \"/etc/pg/root.crt\",\n    }" },
        { "new B\n    {\n        Host = h\n        , {|AddRoot:SslMode = {|ModeExpression:SslMode.Require|}|} // why\n        , Port = 1\n    }", "new B\n    {\n        Host = h\n        , SslMode = SslMode.VerifyFull // why\n        , RootCertificate = \"/etc/pg/root.crt\"\n        , Port = 1\n    }" },
        { "new B { Host = h,\n        {|AddRoot:SslMode = {|ModeExpression:SslMode.Require|}|} }", "new B { Host = h,\n        SslMode = SslMode.VerifyFull, RootCertificate = \"/etc/pg/root.crt\" }" },
        // Columns.
        { "new B\n    {\n        Host                   = h,\n        {|AddRoot:SslMode                = {|ModeExpression:SslMode.Require|}|},\n    }", "new B\n    {\n        Host                   = h,\n        SslMode                = SslMode.VerifyFull,\n        RootCertificate        = \"/etc/pg/root.crt\",\n    }" },
        { "new B\n    {\n        Host    = h,\n        {|AddRoot:SslMode = {|ModeExpression:SslMode.Require|}|},\n    }", "new B\n    {\n        Host    = h,\n        SslMode = SslMode.VerifyFull,\n        RootCertificate = \"/etc/pg/root.crt\",\n    }" },
        // Trust Server Certificate makes room, with its comment.
        { "new B\n    {\n        SslMode = {|ModeExpression:SslMode.Require|}, // tls\n        {|ReplaceSetting:TrustServerCertificate = true|}, // the hoster says so\n        Port = 1 // usual\n    }", "new B\n    {\n        SslMode = SslMode.VerifyFull, // tls\n        RootCertificate = \"/etc/pg/root.crt\",\n        Port = 1 // usual\n    }" },
        { "new B { SslMode = {|ModeExpression:SslMode.Require|}, {|ReplaceSetting:TrustServerCertificate = true|} }", "new B { SslMode = SslMode.VerifyFull, RootCertificate = \"/etc/pg/root.crt\" }" },
        { "new B { RootCertificate = \"/mine\", {|ReplaceSetting:TrustServerCertificate = true|}, SslMode = {|ModeExpression:SslMode.Require|} }", "new B { RootCertificate = \"/mine\", SslMode = SslMode.VerifyFull }" },
        { "new B\n    {\n        Port = 1, // usual\n        {|Remove:TrustServerCertificate = true|}, // odd\n        // next\n        Host = h\n    }", "new B\n    {\n        Port = 1, // usual\n        // next\n        Host = h\n    }" },
        { "new B\n    {\n        Port = 1, // usual\n        {|Remove:TrustServerCertificate = true|} // odd\n    }", "new B\n    {\n        Port = 1 // usual\n    }" },
        { "new B\n    {\n        Port = 1\n        , {|Remove:TrustServerCertificate = true|}\n        , Host = h\n    }", "new B\n    {\n        Port = 1\n        , Host = h\n    }" },
        { "new B { Port = 1, {|Remove:TrustServerCertificate = true|} }", "new B { Port = 1 }" },
        { "new B { {|Remove:TrustServerCertificate = true|}, Port = 1 }", "new B { Port = 1 }" },
        // Keys instead of properties.
        { "new B { [\"Host\"] = h, {|AddRoot:[\"SSL Mode\"] = {|ModeExpression:\"Require\"|}|} }", "new B { [\"Host\"] = h, [\"SSL Mode\"] = \"VerifyFull\", [\"Root Certificate\"] = \"/etc/pg/root.crt\" }" },
        { "new B { { \"Host\", h }, {|AddRoot:{ \"SSL Mode\", {|ModeExpression:\"Require\"|} }|} }", "new B { { \"Host\", h }, { \"SSL Mode\", \"VerifyFull\" }, { \"Root Certificate\", \"/etc/pg/root.crt\" } }" },
        // No mode yet.
        { "{|AddModeAndRoot:new B()|}", "new B() { SslMode = SslMode.VerifyFull, RootCertificate = \"/etc/pg/root.crt\" }" },
        { "{|AddModeAndRoot:new(h)|}", "new(h) { SslMode = SslMode.VerifyFull, RootCertificate = \"/etc/pg/root.crt\" }" },
        { "{|AddMode:new B { }|}", "new B { SslMode = SslMode.VerifyFull }" },
        { "{|AddModeAndRoot:new B\n    {\n    }|}", "new B\n    {\n        SslMode = SslMode.VerifyFull,\n        RootCertificate = \"/etc/pg/root.crt\"\n    }" },
        { "{|AddModeAndRoot:new B { Host = h }|}", "new B { Host = h, SslMode = SslMode.VerifyFull, RootCertificate = \"/etc/pg/root.crt\" }" },
        { "{|AddModeAndRoot:new B\n    {\n        Host = h, // where\n        Enlist = false\n        // SslMode = SslMode.Require,\n        // Port = 1\n    }|}", "new B\n    {\n        Host = h, // where\n        Enlist = false,\n        SslMode = SslMode.VerifyFull,\n        RootCertificate = \"/etc/pg/root.crt\"\n        // SslMode = SslMode.Require,\n        // Port = 1\n    }" },
        { "{|AddModeAndRoot:new B { [\"Host\"] = h }|}", "new B { [\"Host\"] = h, [\"SSL Mode\"] = \"VerifyFull\", [\"Root Certificate\"] = \"/etc/pg/root.crt\" }" },
        { "{|AddModeAndRoot:new B { RootCertificate = \"/mine\" }|}", "new B { RootCertificate = \"/mine\", SslMode = SslMode.VerifyFull }" },
    };

    [Theory, MemberData(nameof(Initializers))]
    public async Task Initializers_keep_their_layout(string before, string after)
        => Assert.Equal(Field(after), await Steps.FixAsync(Field(before)));

    [Theory, MemberData(nameof(Initializers))]
    public async Task Initializers_keep_their_line_ends(string before, string after)
        => Assert.Equal(Field(after).ReplaceLineEndings("\r\n"), await Steps.FixAsync(Field(before).ReplaceLineEndings("\r\n")));

    public static TheoryData<string, string> Statements => new()
    {
        { "{|AddRoot:b.SslMode = {|ModeExpression:SslMode.Require|}|};\n        b.Port = 1;", "b.SslMode = SslMode.VerifyFull;\n        b.RootCertificate = \"/etc/pg/root.crt\";\n        b.Port = 1;" },
        { "{|AddRoot:b.SslMode = {|ModeExpression:SslMode.Require|}|}; // why", "b.SslMode = SslMode.VerifyFull; // why\n        b.RootCertificate = \"/etc/pg/root.crt\";" },
        { "{|AddRoot:b.SslMode = {|ModeExpression:SslMode.Require|}|}; b.Port = 1;", "b.SslMode = SslMode.VerifyFull; b.RootCertificate = \"/etc/pg/root.crt\"; b.Port = 1;" },
        { "b.Host                = h;\n        {|AddRoot:b.SslMode             = {|ModeExpression:SslMode.Require|}|};", "b.Host                = h;\n        b.SslMode             = SslMode.VerifyFull;\n        b.RootCertificate     = \"/etc/pg/root.crt\";" },
        { "{|AddRoot:b[\"Ssl Mode\"] = \"{|Text=VerifyFull:Require|}\"|};", "b[\"Ssl Mode\"] = \"VerifyFull\";\n        b[\"Root Certificate\"] = \"/etc/pg/root.crt\";" },
        { "{|AddRoot:b.Add(\"sslmode\", {|ModeExpression:\"Require\"|})|};", "b.Add(\"sslmode\", \"VerifyFull\");\n        b.Add(\"Root Certificate\", \"/etc/pg/root.crt\");" },
        { "{|AddRoot:this.b.SslMode = {|ModeExpression:SslMode.Require|}|};", "this.b.SslMode = SslMode.VerifyFull;\n        this.b.RootCertificate = \"/etc/pg/root.crt\";" },
        { "{|AddRoot:b!.SslMode = {|ModeExpression:SslMode.Require|}|};", "b!.SslMode = SslMode.VerifyFull;\n        b!.RootCertificate = \"/etc/pg/root.crt\";" },
        { "{|AddRoot:Make().SslMode = {|ModeExpression:SslMode.Require|}|};", "Make().SslMode = SslMode.VerifyFull;" },
        { "b.RootCertificate = \"/mine\";\n        {|AddRoot:b.SslMode = {|ModeExpression:SslMode.Require|}|};", "b.RootCertificate = \"/mine\";\n        b.SslMode = SslMode.VerifyFull;" },
        { "if (h == \"\")\n            {|AddRoot:b.SslMode = {|ModeExpression:SslMode.Require|}|}; // why\n        else\n            b.Port = 1;", "if (h == \"\")\n        {\n            b.SslMode = SslMode.VerifyFull; // why\n            b.RootCertificate = \"/etc/pg/root.crt\";\n        }\n        else\n            b.Port = 1;" },
        { "if (h == \"\") {|AddRoot:b.SslMode = {|ModeExpression:SslMode.Require|}|};\n        else b.Port = 1;", "if (h == \"\") { b.SslMode = SslMode.VerifyFull; b.RootCertificate = \"/etc/pg/root.crt\"; }\n        else b.Port = 1;" },
        { "if (h == \"\")\n            b.Port = 1;\n        else\n            {|AddRoot:b.SslMode = {|ModeExpression:SslMode.Require|}|};", "if (h == \"\")\n            b.Port = 1;\n        else\n        {\n            b.SslMode = SslMode.VerifyFull;\n            b.RootCertificate = \"/etc/pg/root.crt\";\n        }" },
        { "switch (h)\n        {\n            case \"\":\n                {|AddRoot:b.SslMode = {|ModeExpression:SslMode.Require|}|};\n                break;\n        }", "switch (h)\n        {\n            case \"\":\n                b.SslMode = SslMode.VerifyFull;\n                b.RootCertificate = \"/etc/pg/root.crt\";\n                break;\n        }" },
        { "Action<B> set = x => {|AddRoot:x.SslMode = {|ModeExpression:SslMode.Require|}|};", "Action<B> set = x => x.SslMode = SslMode.VerifyFull;" },
        { "b.SslMode = {|ModeExpression:SslMode.Require|};\n        {|ReplaceSetting:b.TrustServerCertificate = true|}; // the hoster says so\n        b.Port = 1;", "b.SslMode = SslMode.VerifyFull;\n        b.RootCertificate = \"/etc/pg/root.crt\";\n        b.Port = 1;" },
        { "b.Port = 1;\n        // before\n        {|Remove:b.TrustServerCertificate = true|}; // odd\n        // behind\n        b.Host = h;", "b.Port = 1;\n        // before\n        // behind\n        b.Host = h;" },
        { "b.Port = 1; {|Remove:b.TrustServerCertificate = true|}; b.Host = h;", "b.Port = 1; b.Host = h;" },
        { "b.Port = 1; {|Remove:b.TrustServerCertificate = true|};", "b.Port = 1;" },
        { "b.Port = 1;\n        if (h == \"\")\n            {|Remove:b.TrustServerCertificate = true|};", "b.Port = 1;" },
        { "if (Known(h))\n            {|Remove:b.TrustServerCertificate = true|};", "if (Known(h))\n            { }" },
        { "var c = {|AddModeAndRoot:new B()|};\n        c.Host = h;\n        c.Port = 1;\n\n        b.Port = 1;", "var c = new B();\n        c.Host = h;\n        c.Port = 1;\n        c.SslMode = SslMode.VerifyFull;\n        c.RootCertificate = \"/etc/pg/root.crt\";\n\n        b.Port = 1;" },
        { "var c = {|AddModeAndRoot:new B()|};\n        Known(h);\n        c.Host = h;", "var c = new B() { SslMode = SslMode.VerifyFull, RootCertificate = \"/etc/pg/root.crt\" };\n        Known(h);\n        c.Host = h;" },
        { "var c = {|AddModeAndRoot:new System.Data.Common.DbConnectionStringBuilder()|};", "var c = new System.Data.Common.DbConnectionStringBuilder() { [\"SSL Mode\"] = \"VerifyFull\", [\"Root Certificate\"] = \"/etc/pg/root.crt\" };" },
    };

    [Theory, MemberData(nameof(Statements))]
    public async Task Statements_are_joined_by_statements(string before, string after)
        => Assert.Equal(Method(after), await Steps.FixAsync(Method(before)));

    [Theory, MemberData(nameof(Statements))]
    public async Task Statements_keep_their_line_ends(string before, string after)
        => Assert.Equal(Method(after).ReplaceLineEndings("\r\n"), await Steps.FixAsync(Method(before).ReplaceLineEndings("\r\n")));

    [Fact]
    public async Task Statements_at_the_top_of_a_file_without_a_final_line_break()
        => Assert.Equal(
            "using Npgsql;\nvar b = new NpgsqlConnectionStringBuilder();\nb.SslMode = SslMode.VerifyFull;\nb.RootCertificate = \"/etc/pg/root.crt\";",
            await Steps.FixAsync("using Npgsql;\nvar b = new NpgsqlConnectionStringBuilder();\n{|AddRoot:b.SslMode = {|ModeExpression:SslMode.Require|}|};", output: OutputKind.ConsoleApplication));

    [Fact]
    public async Task A_last_line_without_a_line_break_can_go()
        => Assert.Equal(
            "using Npgsql;\nvar b = new NpgsqlConnectionStringBuilder();",
            await Steps.FixAsync("using Npgsql;\nvar b = new NpgsqlConnectionStringBuilder();\n{|Remove:b.TrustServerCertificate = true|};", output: OutputKind.ConsoleApplication));

    [Theory]
    [InlineData("app:certs/root.crt", "Path.Combine(AppContext.BaseDirectory, \"certs\", \"root.crt\")")]
    [InlineData("C:\\pg\\root.crt", "@\"C:\\pg\\root.crt\"")]
    public async Task The_root_certificate_is_an_expression(string? option, string written)
        => Assert.Equal(
            Field("new B { SslMode = SslMode.VerifyFull, RootCertificate = " + written + " }"),
            await Steps.FixAsync(Field("new B { {|AddRoot:SslMode = {|ModeExpression:SslMode.Require|}|} }"), option));

    private static string Field(string value)
        => "using Npgsql;\nusing B = Npgsql.NpgsqlConnectionStringBuilder;\n#pragma warning disable CS0618\nclass C\n{\n    static string h = \"h\";\n    static B b = " + value + ";\n}\n";

    private static string Method(string statements)
        => "using Npgsql;\nusing B = Npgsql.NpgsqlConnectionStringBuilder;\n#pragma warning disable CS0618\nclass C\n{\n    B b = new(), B2 = new();\n    B Make() => b;\n    bool Known(string h) => true;\n    void M(string h)\n    {\n        "
            + statements + "\n    }\n}\n";
}
