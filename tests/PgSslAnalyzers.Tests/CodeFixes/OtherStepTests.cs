using PgSslAnalyzers.CodeFixes.Editing;

namespace PgSslAnalyzers.Tests.CodeFixes;

/// <summary>Modes, data source builders, unknown strings, callbacks.</summary>
public sealed class OtherStepTests
{
    public static TheoryData<string, string, string> Modes => new()
    {
        { "using Npgsql;", "SslMode.Require", "SslMode.VerifyFull" },
        { "", "Npgsql.SslMode.Require", "Npgsql.SslMode.VerifyFull" },
        { "", "global::Npgsql.SslMode.Require", "global::Npgsql.SslMode.VerifyFull" },
        { "using Mode = Npgsql.SslMode;", "Mode.Allow", "Mode.VerifyFull" },
        { "using static Npgsql.SslMode;", "Require", "VerifyFull" },
        { "using Npgsql;", "(SslMode.Require)", "(SslMode.VerifyFull)" },
        { "using Npgsql;", "(SslMode)3", "SslMode.VerifyFull" },
        { "", "(Npgsql.SslMode)3", "Npgsql.SslMode.VerifyFull" },
        { "using Mode = Npgsql.SslMode;", "(Mode)42", "Mode.VerifyFull" },
        { "using Npgsql;", "0", "SslMode.VerifyFull" },
        { "using Npgsql;", "default", "SslMode.VerifyFull" },
        { "using Npgsql;", "default(SslMode)", "SslMode.VerifyFull" },
        { "using Npgsql;", "SslMode.Allow | SslMode.Prefer", "SslMode.VerifyFull" },
    };

    [Theory, MemberData(nameof(Modes))]
    public async Task A_mode_keeps_qualification_and_aliases(string usings, string before, string after)
        => Assert.Equal(
            usings + "\nclass C { Npgsql.SslMode m = " + after + "; /* end */ }\n",
            await Steps.FixAsync(usings + "\nclass C { Npgsql.SslMode m = {|ModeExpression:" + before + "|}; /* end */ }\n"));

    [Theory]
    [InlineData("Enum.Parse<SslMode>({|ModeExpression:\"Require\"|})", "Enum.Parse<SslMode>(\"VerifyFull\")")]
    [InlineData("Enum.Parse<SslMode>({|ModeExpression:@\" require \"|})", "Enum.Parse<SslMode>(@\" VerifyFull \")")]
    [InlineData("Enum.Parse<SslMode>({|ModeExpression:\"\"\"Require\"\"\"|})", "Enum.Parse<SslMode>(\"\"\"VerifyFull\"\"\")")]
    [InlineData("Enum.Parse<SslMode>({|ModeExpression:nameof(SslMode.Require)|})", "Enum.Parse<SslMode>(nameof(SslMode.VerifyFull))")]
    public async Task A_mode_in_a_text_keeps_the_literal(string before, string after)
        => Assert.Equal("using Npgsql;\nclass C { SslMode m = " + after + "; }\n", await Steps.FixAsync("using Npgsql;\nclass C { SslMode m = " + before + "; }\n"));

    [Theory]
    [InlineData("using Npgsql; class O { public SslMode Mode { get; set; } }", "using Npgsql; class O { public SslMode Mode { get; set; } = SslMode.VerifyFull; }")]
    public async Task A_property_without_an_initializer_gets_one(string before, string after)
        => Assert.Equal(after, await Steps.FixAsync(before.Replace("public SslMode Mode { get; set; }", "{|ModeExpression:public SslMode Mode { get; set; }|}", StringComparison.Ordinal)));

    [Fact]
    public async Task A_member_that_hides_the_type_makes_the_name_longer()
        => Assert.Equal(
            "using Npgsql;\nclass C { string SslMode = \"\"; SslMode M() => Npgsql.SslMode.VerifyFull; }\n".Replace("SslMode M()", "Npgsql.SslMode M()", StringComparison.Ordinal),
            await Steps.FixAsync("using Npgsql;\nclass C { string SslMode = \"\"; Npgsql.SslMode M() => {|ModeExpression:0|}; }\n"));

    [Theory]
    [InlineData("new NpgsqlSlimDataSourceBuilder(h)\n            .EnableArrays()\n            .Build()", "new NpgsqlSlimDataSourceBuilder(h)\n            .EnableTransportSecurity()\n            .EnableArrays()\n            .Build()")]
    [InlineData("new NpgsqlSlimDataSourceBuilder(h).EnableArrays().Build()", "new NpgsqlSlimDataSourceBuilder(h).EnableTransportSecurity().EnableArrays().Build()")]
    [InlineData("new NpgsqlSlimDataSourceBuilder(h)", "new NpgsqlSlimDataSourceBuilder(h).EnableTransportSecurity()")]
    [InlineData("new NpgsqlSlimDataSourceBuilder(h) { Name = h }", "new NpgsqlSlimDataSourceBuilder(h) { Name = h }.EnableTransportSecurity()")]
    public async Task Transport_security_follows_the_creation(string before, string after)
    {
        int end = before.IndexOf("(h)", StringComparison.Ordinal) + 3;
        string marked = before.Contains("Name", StringComparison.Ordinal) ? "{|EnableTransportSecurity:" + before + "|}" : "{|EnableTransportSecurity:" + before[..end] + "|}" + before[end..];
        Assert.Equal(
            "using Npgsql;\nclass C { static string h = \"h\"; static object s =\n        " + after + ";\n}\n",
            await Steps.FixAsync("using Npgsql;\nclass C { static string h = \"h\"; static object s =\n        " + marked + ";\n}\n", rule: "PGSSL1008"));
    }

    [Fact]
    public async Task Transport_security_of_a_target_typed_creation()
    {
        Assert.Equal(
            "using Npgsql;\nclass C\n{\n    NpgsqlSlimDataSourceBuilder f = new NpgsqlSlimDataSourceBuilder(\"Host=h\").EnableTransportSecurity();\n}\n",
            await Steps.FixAsync("using Npgsql;\nclass C\n{\n    NpgsqlSlimDataSourceBuilder f = {|EnableTransportSecurity:new(\"Host=h\")|};\n}\n"));
        Assert.Equal(
            "using Npgsql;\nclass C\n{\n    void M()\n    {\n        NpgsqlSlimDataSourceBuilder b = new(\"Host=h\");\n        b.EnableTransportSecurity();\n        b.Build();\n    }\n}\n",
            await Steps.FixAsync("using Npgsql;\nclass C\n{\n    void M()\n    {\n        NpgsqlSlimDataSourceBuilder b = {|EnableTransportSecurity:new(\"Host=h\")|};\n        b.Build();\n    }\n}\n"));
    }

    [Theory]
    [InlineData("using Npgsql;", "s", "new NpgsqlConnectionStringBuilder(s) { SslMode = SslMode.VerifyFull }.ConnectionString")]
    [InlineData("using Npgsql;", "s!", "new NpgsqlConnectionStringBuilder(s!) { SslMode = SslMode.VerifyFull }.ConnectionString")]
    [InlineData("using Npgsql;", "s ?? throw new Exception()", "new NpgsqlConnectionStringBuilder(s ?? throw new Exception()) { SslMode = SslMode.VerifyFull }.ConnectionString")]
    [InlineData("", "s", "new Npgsql.NpgsqlConnectionStringBuilder(s) { SslMode = Npgsql.SslMode.VerifyFull }.ConnectionString")]
    public async Task An_unknown_string_is_wrapped_into_a_builder(string usings, string before, string after)
        => Assert.Equal(
            usings + "\nclass C { object M(string? s) => Npgsql.NpgsqlDataSource.Create(" + after + "); }\n",
            await Steps.FixAsync(usings + "\nclass C { object M(string? s) => Npgsql.NpgsqlDataSource.Create({|WrapInBuilder:" + before + "|}); }\n", rule: "PGSSL1007"));

    [Fact]
    public async Task A_sign_behind_an_unknown_string_stays_with_it()
        => Assert.Equal(
            "using Npgsql;\nclass C { object M(string? s) => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(s!) { SslMode = SslMode.VerifyFull }.ConnectionString); }\n",
            await Steps.FixAsync("using Npgsql;\nclass C { object M(string? s) => NpgsqlDataSource.Create({|WrapInBuilder:s|}!); }\n", rule: "PGSSL1007"));

    public static TheoryData<string, string> Callbacks => new()
    {
        {
            "var b = new NpgsqlDataSourceBuilder(s);\n        {|ReplaceCallback:b.UseUserCertificateValidationCallback((_, _, _, _) => true)|}; // any\n        b.Build();",
            "var b = new NpgsqlDataSourceBuilder(s);\n        b.ConnectionStringBuilder.SslMode = SslMode.VerifyFull;\n        b.ConnectionStringBuilder.RootCertificate = \"/etc/pg/root.crt\";\n        b.Build();"
        },
        {
            "new NpgsqlDataSourceBuilder(s){|ReplaceCallback:.UseUserCertificateValidationCallback((_, _, _, _) => true)|}.Build();",
            "new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(s) { SslMode = SslMode.VerifyFull, RootCertificate = \"/etc/pg/root.crt\" }.ConnectionString).Build();"
        },
        {
            "{|ReplaceCallback:new NpgsqlDataSourceBuilder(s)\n            // any\n            .UseUserCertificateValidationCallback((_, _, _, _) => true)|}\n            .Build();",
            "new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(s) { SslMode = SslMode.VerifyFull, RootCertificate = \"/etc/pg/root.crt\" }.ConnectionString)\n            // any\n            .Build();"
        },
        {
            "var c = new NpgsqlConnection(s);\n        {|ReplaceCallback:c.UserCertificateValidationCallback = (_, _, _, _) => true|};\n        c.Open();",
            "var c = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(s) { SslMode = SslMode.VerifyFull, RootCertificate = \"/etc/pg/root.crt\" }.ConnectionString);\n        c.Open();"
        },
        {
            "var b = new NpgsqlDataSourceBuilder(s);\n        b.UseSslClientAuthenticationOptionsCallback(o => {|ReplaceCallback:o.RemoteCertificateValidationCallback = (_, _, _, _) => true|});",
            "var b = new NpgsqlDataSourceBuilder(s);\n        b.ConnectionStringBuilder.SslMode = SslMode.VerifyFull;\n        b.ConnectionStringBuilder.RootCertificate = \"/etc/pg/root.crt\";"
        },
        {
            "Action<NpgsqlDataSourceBuilder> f = b => {|ReplaceCallback:b.UseUserCertificateValidationCallback((_, _, _, _) => true)|};",
            "Action<NpgsqlDataSourceBuilder> f = b => { b.ConnectionStringBuilder.SslMode = SslMode.VerifyFull; b.ConnectionStringBuilder.RootCertificate = \"/etc/pg/root.crt\"; };"
        },
    };

    [Theory, MemberData(nameof(Callbacks))]
    public async Task A_callback_makes_room_for_VerifyFull(string before, string after)
        => Assert.Equal(Method(after), await Steps.FixAsync(Method(before), rule: "PGSSL3001"));

    [Fact]
    public async Task A_callback_on_a_connection_from_elsewhere_is_left_alone()
        => Assert.Null(await Steps.FixAsync(Method("{|ReplaceCallback:field.UserCertificateValidationCallback = (_, _, _, _) => true|};"), rule: "PGSSL3001"));

    [Fact]
    public async Task A_validation_call_in_a_chain_can_go()
        => Assert.Equal(
            Method("new NpgsqlDataSourceBuilder(s).Build();"),
            await Steps.FixAsync(Method("{|Remove:new NpgsqlDataSourceBuilder(s)\n            .UseUserCertificateValidationCallback((_, _, _, _) => true)|}.Build();"), rule: "PGSSL2006"));

    private static string Method(string statements)
        => "using Npgsql;\n#pragma warning disable CS0618\nclass C\n{\n    NpgsqlConnection field = new();\n    void M(string s)\n    {\n        " + statements + "\n    }\n}\n";
}
