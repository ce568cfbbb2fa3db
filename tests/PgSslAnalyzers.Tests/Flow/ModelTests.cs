namespace PgSslAnalyzers.Tests.Flow;

/// <summary>What the models make of the members of libraries: an expression, and what is known of it.</summary>
public sealed class ModelTests
{
    public static TheoryData<string, string> Strings => new()
    {
        { "\"Host=\" + host + \";SSL Mode=Require\"", "Host={?};SSL Mode=Require" },
        { "$\"Host={host};SSL Mode={SslMode.Require}\"", "Host={?};SSL Mode=Require" },
        { "$\"Host=h;SSL Mode={SslMode.Require:D}\"", "Host=h;SSL Mode={?}" },
        { "string.Concat(\"Host=h;\", \"SSL Mode=Require\")", "Host=h;SSL Mode=Require" },
        { "string.Concat(str1: \"SSL Mode=Require\", str0: \"Host=h;\")", "Host=h;SSL Mode=Require" },
        { "string.Concat(new[] { \"Host=h;\", \"SSL Mode=Require\" })", "Host=h;SSL Mode=Require" },
        { "string.Format(\"Host={0};SSL Mode={1}\", host, SslMode.Require)", "Host={?};SSL Mode=Require" },
        { "string.Format(arg1: \"Require\", arg0: \"h\", format: \"Host={0};SSL Mode={1}\")", "Host=h;SSL Mode=Require" },
        { "string.Join(\";\", \"Host=h\", \"SSL Mode=Require\")", "Host=h;SSL Mode=Require" },
        { "string.Join(';', \"Host=h\", \"SSL Mode=Require\")", "Host=h;SSL Mode=Require" },
        { "string.Join(\";\", new[] { \"Host=h\", \"SSL Mode=Require\" }, 0, 1)", "{?}" },
        { "\"Host=h;SSL Mode=Require\".Replace(\"Require\", \"VerifyFull\")", "Host=h;SSL Mode=VerifyFull" },
        { "\"Host=h;SSL Mode=Require\".Replace(newValue: \"VerifyFull\", oldValue: \"Require\")", "Host=h;SSL Mode=VerifyFull" },
        { "\"Host=h;SSL Mode=Require\".Replace(\"require\", \"VerifyFull\", StringComparison.OrdinalIgnoreCase)", "Host=h;SSL Mode=VerifyFull" },
        { "\"Host=h;SSL Mode=Require\".Replace(\"require\", \"VerifyFull\", StringComparison.Ordinal)", "Host=h;SSL Mode=Require" },
        { "(\"Host=h;SSL Mode=Re\" + \"quire\").Replace(\"Require\", \"VerifyFull\")", "Host=h;SSL Mode=VerifyFull" },
        { "(\"Host=h;SSL Mode=Re\" + Env(\"X\")).Replace(\"Require\", \"VerifyFull\")", "(Host=h;SSL Mode=Re){?}" },
        { "\"Host=h;SSL Mode=Require; \".TrimEnd(' ', ';')", "Host=h;SSL Mode=Require" },
        { "\" Host=h;SSL Mode=Require\".Trim()", "Host=h;SSL Mode=Require" },
        { "\"SSL Mode=Require\".Insert(0, \"Host=h;\")", "Host=h;SSL Mode=Require" },
        { "\"SSL Mode=Require\".Insert(number, \"Host=h;\")", "{?}" },
        { "\"Host=h;SSL Mode=Require\".Normalize()", "Host=h;SSL Mode=Require" },
        { "\"Host=h\\uFF1BSSL Mode=Require\".Normalize(NormalizationForm.FormKC)", "(Host=h\uFF1BSSL Mode=Require)" },
        { "\"Host=h;SSL Mode=Require\".ToUpper()", "{?}" },
        { "\"Host=h;SSL Mode=Require\"[..6]", "{?}" },
        { "flag ? \"Host=a\" : \"Host=b\"", "Host=a or Host=b" },
        { "\"Host=a\" + (\"Host=a\".EndsWith(';') ? \"\" : \";\")", "Host=a;" },
        { "(host + \";\").EndsWith(\";\") ? \"Host=a\" : \"Host=b\"", "Host=a" },
        { "host.EndsWith(';') ? \"Host=a\" : \"Host=b\"", "Host=a or Host=b" },
        { "(\"a\" + host).EndsWith(\"b\") ? \"Host=a\" : \"Host=b\"", "Host=a or Host=b" },
        { "!(\"Host=\" + host).StartsWith(\"Host\") ? \"Host=a\" : \"Host=b\"", "Host=b" },
        { "(\"Host=\" + host).Contains(\"=\") ? \"Host=a\" : \"Host=b\"", "Host=a" },
        { "(\"Host=\" + host).Contains(\"x\") ? \"Host=a\" : \"Host=b\"", "Host=a or Host=b" },
        { "string.IsNullOrEmpty(\"a\" + host) ? \"Host=a\" : \"Host=b\"", "Host=b" },
        { "string.IsNullOrEmpty(host) ? \"Host=a\" : \"Host=b\"", "Host=a or Host=b" },
        { "Env(\"X\") ?? \"Host=h\"", "Host=h or {?}" },
        { "FormattableString.Invariant($\"Host={host};SSL Mode=Require\")", "Host={?};SSL Mode=Require" },
    };

    public static TheoryData<string, string> Buffers => new()
    {
        { "var s = new StringBuilder(\"Host=h\"); if (s.Append(\";x=y\").ToString().EndsWith(\"y\")) s.Append(\";a=b\"); _ = new NpgsqlConnection(s.ToString());", "Host=h;x=y;a=b" },
        { "var s = new StringBuilder(\"Host=h;\"); s.Append(\"SSL Mode=\").Append(SslMode.Require); _ = new NpgsqlConnection(s.ToString());", "Host=h;SSL Mode=Require" },
        { "var s = new StringBuilder(\"Host=h;\"); s.Append($\"SSL Mode={SslMode.Require}\"); _ = new NpgsqlConnection(s.ToString());", "Host=h;SSL Mode=Require" },
        { "var s = new StringBuilder(); s.AppendFormat(\"Host={0};\", host).AppendJoin(';', \"SSL Mode=Require\", \"Timeout=3\"); _ = new NpgsqlConnection(s.ToString());", "Host={?};SSL Mode=Require;Timeout=3" },
        { "var s = new StringBuilder(\"SSL Mode=Require\"); s.Insert(0, \"Host=h;\"); _ = new NpgsqlConnection(s.ToString());", "Host=h;SSL Mode=Require" },
        { "var s = new StringBuilder(\"SSL Mode=Require\"); s.Insert(value: \"Host=h;\", index: 0); _ = new NpgsqlConnection(s.ToString());", "Host=h;SSL Mode=Require" },
        { "var s = new StringBuilder(\"Host=h;SSL Mode=Require\"); s.Replace(newValue: \"VerifyFull\", oldValue: \"Require\"); _ = new NpgsqlConnection(s.ToString());", "Host=h;SSL Mode=VerifyFull" },
        { "var s = new StringBuilder(\"Host=a\"); s.Clear().Append(\"Host=b\"); _ = new NpgsqlConnection(s.ToString());", "Host=b" },
        { "var s = new StringBuilder(\"Host=a\"); s.Length = 0; s.Append(\"Host=b\"); _ = new NpgsqlConnection(s.ToString());", "Host=b" },
        { "var s = new StringBuilder(\"Host=a;\"); s.Length--; _ = new NpgsqlConnection(s.ToString());", "Host=a" },
        { "var s = new StringBuilder(\"Host=a; \"); s.Length -= 2; _ = new NpgsqlConnection(s.ToString());", "Host=a" },
        { "var s = new StringBuilder(\"Host=a;\"); s.Length = s.Length - 1; _ = new NpgsqlConnection(s.ToString());", "Host=a" },
        { "var s = new StringBuilder(\"Host=a;\"); s.Length = number; _ = new NpgsqlConnection(s.ToString());", "{?}" },
        { "var s = new StringBuilder(\"Host=a\"); s[0] = 'h'; _ = new NpgsqlConnection(s.ToString());", "{?}" },
        { "var s = new StringBuilder(\"Host=a\"); s.Remove(0, 1); _ = new NpgsqlConnection(s.ToString());", "{?}" },
    };

    public static TheoryData<string, string> Lists => new()
    {
        { "var l = new List<string> { \"Host=h\" }; l.Add(\"SSL Mode=Require\"); _ = new NpgsqlConnection(string.Join(\";\", l));", "Host=h;SSL Mode=Require" },
        { "IList<string> l = new List<string> { \"Host=h\" }; l.Add(\"SSL Mode=Require\"); _ = new NpgsqlConnection(string.Join(\";\", l));", "Host=h;SSL Mode=Require" },
        { "var l = new List<string> { \"Host=h\" }; if (flag) l.Add(\"SSL Mode=Require\"); _ = new NpgsqlConnection(string.Join(\";\", l));", "Host=h;SSL Mode=Require or Host=h" },
        { "var l = new List<string> { \"Host=h\", \"SSL Mode=Require\" }; l[1] = \"SSL Mode=VerifyFull\"; _ = new NpgsqlConnection(string.Join(\";\", l));", "Host=h;SSL Mode=VerifyFull" },
        { "var l = new List<string> { \"Host=h\", \"SSL Mode=VerifyFull\" }; l[1] = \"SSL Mode=Require\"; _ = new NpgsqlConnection(string.Join(\";\", l));", "Host=h;SSL Mode=Require" },
        { "var l = new[] { \"Host=h\", \"SSL Mode=Require\" }; l[1] = \"SSL Mode=VerifyFull\"; _ = new NpgsqlConnection(string.Join(\";\", l));", "Host=h;SSL Mode=VerifyFull" },
        { "var l = new List<string> { \"Host=h\", \"SSL Mode=Require\" }; l[number] = \"SSL Mode=VerifyFull\"; _ = new NpgsqlConnection(string.Join(\";\", l));", "{?}" },
        { "var l = new List<string> { \"Host=h\" }; var copy = l.ToList(); l.Add(\"SSL Mode=Require\"); _ = new NpgsqlConnection(string.Join(\";\", copy));", "Host=h" },
        { "var l = new List<string> { \"Host=h\", \"SSL Mode=Require\" }; _ = new NpgsqlConnection(string.Join(\";\", l.Append(\"Timeout=3\")));", "(Host=h)(;)(SSL Mode=Require)(;)(Timeout=3)" },
        { "var l = new List<string> { \"Host=h\", \"SSL Mode=Require\" }; l.Sort(); _ = new NpgsqlConnection(string.Join(\";\", l));", "{?}" },
    };

    public static TheoryData<string, string> Builders => new()
    {
        { "var b = new NpgsqlConnectionStringBuilder { Host = \"h\", SslMode = SslMode.Require }; _ = new NpgsqlConnection(b.ConnectionString);", "builder: Host=h | SSL Mode=Require" },
        { "var b = new NpgsqlConnectionStringBuilder(\"Host=h\"); b[\"sslmode\"] = \"Require\"; _ = new NpgsqlConnection(b.ToString());", "builder: Host=h | SSL Mode=Require" },
        { "var b = new NpgsqlConnectionStringBuilder(\"Host=h\"); b.Add(value: \"Require\", keyword: \"SSL Mode\"); _ = new NpgsqlConnection(b.ToString());", "builder: Host=h | SSL Mode=Require" },
        { "var b = new NpgsqlConnectionStringBuilder(\"Host=h\") { SslMode = SslMode.Require }; b.Remove(\"SSL Mode\"); _ = new NpgsqlConnection(b.ToString());", "builder: Host=h | SSL Mode=-" },
        { "var b = new NpgsqlConnectionStringBuilder(\"Host=h\") { SslMode = SslMode.Require }; b.Clear(); _ = new NpgsqlConnection(b.ToString());", "builder: " },
        { "var b = new NpgsqlConnectionStringBuilder(host) { SslMode = mode }; _ = new NpgsqlConnection(b.ToString());", "builder: {?} | SSL Mode={?}" },
        { "var b = new NpgsqlConnectionStringBuilder(\"Host=h\"); if (flag) b.SslMode = SslMode.Require; _ = new NpgsqlConnection(b.ToString());", "builder: Host=h | SSL Mode=Require/nothing" },
        { "given.SslMode = SslMode.Require; _ = new NpgsqlConnection(given.ToString());", "builder: {?} | SSL Mode=Require" },
        { "var b = new NpgsqlConnectionStringBuilder(\"Host=h\"); _ = new NpgsqlConnection(b + \";SSL Mode=Require\");", "[Host=h];SSL Mode=Require" },
    };

    public static TheoryData<string, string> Modes => new()
    {
        { "$\"SSL Mode={Enum.Parse<SslMode>(\"require\", true)}\"", "SSL Mode=Require" },
        { "$\"SSL Mode={Enum.Parse(typeof(SslMode), \"Require\")}\"", "SSL Mode=Require" },
        { "\"SSL Mode=\" + SslMode.Require.ToString()", "SSL Mode=Require" },
        { "\"SSL Mode=\" + (SslMode)3", "SSL Mode=Require" },
        { "\"SSL Mode=\" + nameof(SslMode.Require)", "SSL Mode=Require" },
        { "\"SSL Mode=\" + ((SslMode?)SslMode.Require).GetValueOrDefault()", "SSL Mode=Require" },
        { "\"SSL Mode=\" + mode", "SSL Mode={?}" },
    };

    [Theory, MemberData(nameof(Strings)), MemberData(nameof(Modes))]
    public void Expression(string expression, string expected) => Assert.Equal(expected, Values.OfExpression(expression));

    [Theory, MemberData(nameof(Buffers)), MemberData(nameof(Lists)), MemberData(nameof(Builders))]
    public void Statements(string statements, string expected) => Assert.Equal(expected, Values.Of(statements));
}
