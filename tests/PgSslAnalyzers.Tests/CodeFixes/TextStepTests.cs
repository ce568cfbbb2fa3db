namespace PgSslAnalyzers.Tests.CodeFixes;

/// <summary>Text is written the way the literal that holds it wants it; holes and everything else stay.</summary>
public sealed class TextStepTests
{
    private const string Mode = "{|Text=VerifyFull;Root Certificate=ROOT:Require|}";

    public static TheoryData<string, string, string> Kinds => new()
    {
        { "/etc/pg/root.crt", $"\"SSL Mode={Mode};X=\\\"1\\\"\"", "\"SSL Mode=VerifyFull;Root Certificate=/etc/pg/root.crt;X=\\\"1\\\"\"" },
        { @"C:\pg\root.crt", $"\"SSL Mode={Mode}\"", @"""SSL Mode=VerifyFull;Root Certificate=C:\\pg\\root.crt""" },
        { @"C:\pg\root.crt", $"@\"SSL Mode={Mode}\"", @"@""SSL Mode=VerifyFull;Root Certificate=C:\pg\root.crt""" },
        // Npgsql takes a quote at the end for one of its own: the value needs quotes.
        { "/a'b'", $"\"SSL Mode={Mode}\"", "\"SSL Mode=VerifyFull;Root Certificate=\\\"/a'b'\\\"\"" },
        { "/a'b'", $"@\"SSL Mode={Mode}\"", "@\"SSL Mode=VerifyFull;Root Certificate=\"\"/a'b'\"\"\"" },
        { "/a'b'", $"\"\"\"SSL Mode={Mode};X=1\"\"\"", "\"\"\"SSL Mode=VerifyFull;Root Certificate=\"/a'b'\";X=1\"\"\"" },
        // The quotes of the value would join those of the literal, which therefore becomes an ordinary one.
        { "/a'b'", $"\"\"\"SSL Mode={Mode}\"\"\"", "\"SSL Mode=VerifyFull;Root Certificate=\\\"/a'b'\\\"\"" },
        { @"C:\pg\root.crt", $"\"\"\"SSL Mode={Mode}\"\"\"", @"""""""SSL Mode=VerifyFull;Root Certificate=C:\pg\root.crt""""""" },
        { "/{a}/r.crt", $"\"SSL Mode={Mode}\"", "\"SSL Mode=VerifyFull;Root Certificate=/{a}/r.crt\"" },
        { "/{a}/r.crt", $"$\"Host={{host}};SSL Mode={Mode}\"", "$\"Host={host};SSL Mode=VerifyFull;Root Certificate=/{{a}}/r.crt\"" },
        { "/{a}/r.crt", $"$@\"Host={{host}};SSL Mode={Mode}\"", "$@\"Host={host};SSL Mode=VerifyFull;Root Certificate=/{{a}}/r.crt\"" },
        { "/{a}/r.crt", $"@$\"Host={{host}};SSL Mode={Mode}\"", "@$\"Host={host};SSL Mode=VerifyFull;Root Certificate=/{{a}}/r.crt\"" },
        { "/{a}/r.crt", $"$\"\"\"Host={{host}};SSL Mode={Mode}\"\"\"", "$\"\"\"Host={host};SSL Mode=VerifyFull;Root Certificate=/{\"{\"}a{\"}\"}/r.crt\"\"\"" },
        { "/{a}/r.crt", $"$$\"\"\"Host={{{{host}}}};SSL Mode={Mode}\"\"\"", "$$\"\"\"Host={{host}};SSL Mode=VerifyFull;Root Certificate=/{a}/r.crt\"\"\"" },
        { "/{a}/r.crt", $"string.Format(\"Host={{0}};SSL Mode={Mode}\", host)", "string.Format(\"Host={0};SSL Mode=VerifyFull;Root Certificate=/{{a}}/r.crt\", host)" },
        { "/{a}/r.crt", $"string.Concat(\"Host=h;SSL Mode={Mode}\", host)", "string.Concat(\"Host=h;SSL Mode=VerifyFull;Root Certificate=/{a}/r.crt\", host)" },
        { "/ü/root.crt", $"Encoding.UTF8.GetString(\"SSL Mode={Mode}\"u8)", "Encoding.UTF8.GetString(\"SSL Mode=VerifyFull;Root Certificate=/ü/root.crt\"u8)" },
        // An empty text before a hole, between two holes, behind a hole.
        { "/r", "$\"{|Text=SSL Mode=VerifyFull;:|}{host}\"", "$\"SSL Mode=VerifyFull;{host}\"" },
        { "/r", "$\"Host={host}{|Text=;SSL Mode=VerifyFull;Root Certificate=ROOT;:|}{host}\"", "$\"Host={host};SSL Mode=VerifyFull;Root Certificate=/r;{host}\"" },
        { "/r", "$\"Host={host}{|Text=;SSL Mode=VerifyFull;Root Certificate=ROOT:|}\"", "$\"Host={host};SSL Mode=VerifyFull;Root Certificate=/r\"" },
        { "/r", "\"Host=h{|Text=;SSL Mode=VerifyFull;Root Certificate=ROOT:|}\"", "\"Host=h;SSL Mode=VerifyFull;Root Certificate=/r\"" },
        { "/r", "\"{|Text=SSL Mode=VerifyFull:|}\"", "\"SSL Mode=VerifyFull\"" },
        { "/r", "new StringBuilder(\"Host=h\").Append({|Text=;SSL Mode=VerifyFull:';'|}).ToString()".Replace("{|Text=;SSL Mode=VerifyFull:';'|}", "'{|Text=;SSL Mode=VerifyFull:;|}'", StringComparison.Ordinal), "new StringBuilder(\"Host=h\").Append(\";SSL Mode=VerifyFull\").ToString()" },
    };

    [Theory, MemberData(nameof(Kinds))]
    public async Task Text_is_written_in_the_kind_of_its_literal(string root, string before, string after)
        => Assert.Equal(Program(after), await Steps.FixAsync(Program(before), root));

    [Fact]
    public async Task Raw_text_on_several_lines_keeps_one_setting_a_line()
        => Assert.Equal(
            Program("\"\"\"\n\t    Host=h;\n\t    SSL Mode=VerifyFull;\n\t    Root Certificate=/etc/pg/root.crt;\n\t    \"\"\""),
            await Steps.FixAsync(Program("\"\"\"\n\t    Host=h;\n\t    SSL Mode={|Text=VerifyFull:Prefer|}{|Text=;\\nRoot Certificate=ROOT:|};\n\t    \"\"\"")));

    [Fact]
    public async Task Verbatim_text_on_several_lines_keeps_its_line_ends()
        => Assert.Equal(
            Program("@\"Host=h;\r\n  SSL Mode=VerifyFull\"").Replace("\n", "\r\n", StringComparison.Ordinal).Replace("\r\r", "\r", StringComparison.Ordinal),
            await Steps.FixAsync(Program("@\"Host=h;\r\n  SSL Mode={|Text=VerifyFull:Prefer|}\"").Replace("\n", "\r\n", StringComparison.Ordinal).Replace("\r\r", "\r", StringComparison.Ordinal)));

    public static TheoryData<string, string> Operands => new()
    {
        { "\"Host=h;\" + \"{|Text=:Trust Server Certificate=true|}\"", "\"Host=h;\"" },
        { "\"{|Text=:Trust Server Certificate=true;|}\" + \"Host=h\"", "\"Host=h\"" },
        { "\"{|Text=:Trust Server Certificate=true;|}\" + host + 1", "host + 1" },
        // A choice between two empty texts goes with them, unless its condition does something.
        { "host + (host == \"a\" ? \"{|Text=:;Trust Server Certificate=true|}\" : \"\")", "host" },
        { "host + (host == \"a\" ? \"{|Text=:;Trust Server Certificate=true|}\" : \"{|Text=:;Trust Server Certificate=false|}\") + 1", "host + 1" },
        { "host + (host == \"a\" ? \"{|Text=:;Trust Server Certificate=true|}\" : \";Port=1\")", "host + (host == \"a\" ? \"\" : \";Port=1\")" },
        { "host + (host.Remove(1) == \"a\" ? \"{|Text=:;Trust Server Certificate=true|}\" : \"\")", "host + (host.Remove(1) == \"a\" ? \"\" : \"\")" },
        // Without the text the sum would be one of numbers.
        { "1 + \"{|Text=:a|}\" + 2", "1 + \"\" + 2" },
        { "\"Host=h;\" +\n        \"{|Text=:Trust Server Certificate=true;|}\" +\n        \"Database=d\"", "\"Host=h;\" +\n        \"Database=d\"" },
        { "\"Host=h;\" +\n        \"{|Text=:Trust Server Certificate=true;|}\" + // odd\n        \"Database=d\"", "\"Host=h;\" +\n        \"Database=d\"" },
        { "\"Host=h;\" + // where\n        \"{|Text=:Trust Server Certificate=true;|}\" +\n        \"Database=d\"", "\"Host=h;\" + // where\n        \"Database=d\"" },
        { "\"Host=h;\" +\n        \"{|Text=:Trust Server Certificate=true;|}\"", "\"Host=h;\"" },
        { "\"Host=h;\"\n        + \"{|Text=:Trust Server Certificate=true;|}\"\n        + \"Database=d\"", "\"Host=h;\"\n        + \"Database=d\"" },
        { "\"Host=h;\" + \"{|Text=:Trust Server Certificate=true;|}\" + host", "\"Host=h;\" + host" },
        { "\"Host=h;\" + \"{|Text=:Trust|}\" + \"{|Text=:=true|}\"", "\"Host=h;\"" },
        { "\"{|Text=:Trust|}\" + \"{|Text=:=true|}\" + \"Host=h\"", "\"Host=h\"" },
        { "\"Host=h;\" +\n        \"{|Text=:Trust|}\" +\n        \"{|Text=:=true;|}\" +\n        \"Port=1\"", "\"Host=h;\" +\n        \"Port=1\"" },
        { "(\"{|Text=:Trust Server Certificate=true|}\")", "(\"\")" },
        // A format of which nothing is left makes nothing of its arguments; what they do has to be done.
        { "string.Format(\"{|Text=:Trust|}\", host) + string.Format(\"{|Text=:=true;|}\", host) + \"Host=h\"", "\"Host=h\"" },
        { "\"Host=h\" + string.Format(\"{|Text=:;Trust Server Certificate=true|}\", 1)", "\"Host=h\"" },
        { "\"Host=h\" + string.Format(\"{|Text=:;Trust Server Certificate=true|}\", host.Remove(1))", "\"Host=h\" + string.Format(\"\", host.Remove(1))" },
    };

    [Theory, MemberData(nameof(Operands))]
    public async Task A_literal_of_which_nothing_is_left_goes_with_its_operator(string before, string after)
        => Assert.Equal(Program(after), await Steps.FixAsync(Program(before)));

    [Fact]
    public async Task The_comment_of_the_neighbour_stays()
        => Assert.Equal(
            Program("\"Host=h;\"; // where\n    int unused").Replace("= \"", "= \"", StringComparison.Ordinal),
            await Steps.FixAsync(Program("\"Host=h;\" + // where\n        \"{|Text=:Trust Server Certificate=true;|}\";\n    int unused")));

    [Fact]
    public async Task An_appended_fragment_of_which_nothing_is_left_goes_with_its_statement()
        => Assert.Equal(
            "class C\n{\n    void M(string s)\n    {\n        s += \"a\";\n        M(s);\n    }\n}\n",
            await Steps.FixAsync("class C\n{\n    void M(string s)\n    {\n        s += \"a\";\n        s += \"{|Text=:;Trust Server Certificate=true|}\"; // odd\n        M(s);\n    }\n}\n"));

    public static TheoryData<string, string> ProgramPaths => new()
    {
        { $"\"SSL Mode={Mode}\"", $"\"SSL Mode=VerifyFull;Root Certificate=\" + {App}" },
        { $"\"SSL Mode={Mode};Host=h\"", $"\"SSL Mode=VerifyFull;Root Certificate=\" + {App} + \";Host=h\"" },
        { $"@\"SSL Mode={Mode};Host=h\"", $"@\"SSL Mode=VerifyFull;Root Certificate=\" + {App} + @\";Host=h\"" },
        { $"(\"SSL Mode={Mode}\").Trim()", $"(\"SSL Mode=VerifyFull;Root Certificate=\" + {App}).Trim()" },
        { $"\"SSL Mode={Mode};\".Trim()", $"(\"SSL Mode=VerifyFull;Root Certificate=\" + {App} + \";\").Trim()" },
        { $"host + \"SSL Mode={Mode}\" + host", $"host + \"SSL Mode=VerifyFull;Root Certificate=\" + {App} + host" },
        { $"host ?? \"SSL Mode={Mode}\"", $"host ?? \"SSL Mode=VerifyFull;Root Certificate=\" + {App}" },
        { $"$\"Host={{host}};SSL Mode={Mode}\"", $"$\"Host={{host}};SSL Mode=VerifyFull;Root Certificate={{{App}}}\"" },
        { $"$$\"\"\"Host={{{{host}}}};SSL Mode={Mode}\"\"\"", $"$$\"\"\"Host={{{{host}}}};SSL Mode=VerifyFull;Root Certificate={{{{{App}}}}}\"\"\"" },
        { $"\"\"\"SSL Mode={Mode};X=1\"\"\"", $"$\"\"\"SSL Mode=VerifyFull;Root Certificate={{{App}}};X=1\"\"\"" },
        { $"\"\"\"Password={{x}};SSL Mode={Mode}\"\"\"", $"$$\"\"\"Password={{x}};SSL Mode=VerifyFull;Root Certificate={{{{{App}}}}}\"\"\"" },
        { $"string.Format(\"Host={{0}};SSL Mode={Mode}\", host)", $"string.Format(\"Host={{0}};SSL Mode=VerifyFull;Root Certificate={{1}}\", host, {App})" },
    };

    private const string App = "Path.Combine(AppContext.BaseDirectory, \"certs\", \"root.crt\")";

    [Theory, MemberData(nameof(ProgramPaths))]
    public async Task A_path_beside_the_program_is_an_expression(string before, string after)
        => Assert.Equal(Program(after), await Steps.FixAsync(Program(before), "app:certs/root.crt"));

    [Theory]
    [InlineData("class C { const string S = \"SSL Mode={|Text=VerifyFull;Root Certificate=ROOT:Require|}\"; }")]
    [InlineData("class C { void M(string s = \"SSL Mode={|Text=VerifyFull;Root Certificate=ROOT:Require|}\") { } }")]
    [InlineData("[Obsolete(\"SSL Mode={|Text=VerifyFull;Root Certificate=ROOT:Require|}\")] class C { }")]
    [InlineData("class C { bool M(string s) => s is \"SSL Mode={|Text=VerifyFull;Root Certificate=ROOT:Require|}\"; }")]
    public async Task Where_a_constant_is_required_only_constants_are_offered(string code)
        => Assert.Equal(["Recommended: Use VerifyFull, root certificate from PGSSLROOTCERT or the operating system"], await Steps.TitlesAsync(code, "app:certs/root.crt"));

    [Theory]
    [InlineData("class C { void M(string s) { M(s{|Text=x:|}); } }")]
    [InlineData("class C { void M(string s) { M(\"a\" {|Text=x:|}+ s); } }")]
    [InlineData("class C { void M(string s) { M(\"VerifyFull\"); M(\"{|Text=Require:Require|}\"); } }")]
    public async Task Nothing_is_offered_outside_a_literal_or_for_no_change(string code) => Assert.Null(await Steps.FixAsync(code));

    public static TheoryData<string?, string, string> Appended => new()
    {
        { "/r", "{|AppendText=;SSL Mode=VerifyFull;Root Certificate=ROOT:\"Password=\" + host|}", "\"Password=\" + host + \";SSL Mode=VerifyFull;Root Certificate=/r\"" },
        { "/r", "{|AppendText=;SSL Mode=VerifyFull:\"Host=h;\" +\n        \"Password=\" +\n        host|}", "\"Host=h;\" +\n        \"Password=\" +\n        host +\n        \";SSL Mode=VerifyFull\"" },
        { "/r", "{|AppendText=;SSL Mode=VerifyFull:\"Password=\"\n        + host|}", "\"Password=\"\n        + host\n        + \";SSL Mode=VerifyFull\"" },
        { "/r", "{|AppendText=;SSL Mode=VerifyFull:string.Format(\"Password={0}\", host)|}", "string.Format(\"Password={0}\", host) + \";SSL Mode=VerifyFull\"" },
        { "/r", "{|AppendText=;SSL Mode=VerifyFull:string.Format(\"Password={0}\", host)|}.Trim()", "(string.Format(\"Password={0}\", host) + \";SSL Mode=VerifyFull\").Trim()" },
        { "/r", "({|AppendText=;SSL Mode=VerifyFull:\"Password=\" + host|}).Trim()", "(\"Password=\" + host + \";SSL Mode=VerifyFull\").Trim()" },
        { "app:root.crt", "{|AppendText=;Root Certificate=ROOT:\"Password=\" + host|}", "\"Password=\" + host + \";Root Certificate=\" + Path.Combine(AppContext.BaseDirectory, \"root.crt\")" },
        { "app:root.crt", "{|AppendText=;Root Certificate=ROOT;X=1:\"Password=\" + host|}", "\"Password=\" + host + \";Root Certificate=\" + Path.Combine(AppContext.BaseDirectory, \"root.crt\") + \";X=1\"" },
    };

    [Theory, MemberData(nameof(Appended))]
    public async Task Behind_a_value_a_text_becomes_an_operand_of_its_own(string? root, string before, string after)
        => Assert.Equal(Program(after), await Steps.FixAsync(Program(before), root));

    private static string Program(string expression) => "class C\n{\n    static string host = \"h\";\n    static string s = " + expression + ";\n}\n";
}
