namespace PgSslAnalyzers.Tests.Strings;

/// <summary>Texts that are put together: each row is a weak program; with VerifyFull in place of the marked mode it is silent.</summary>
public sealed partial class OperationTests
{
    public static TheoryData<string> Literals => new()
    {
        """_ = new NpgsqlConnection("Host=pg.example.org;Username=a;{|PGSSL1003:SSL Mode=Require|};Database=d");""",
        """_ = new NpgsqlConnection(@"Host=pg.example.org;Passfile=C:\pg\pass;{|PGSSL1002:Ssl Mode = Prefer|}");""",
        """_ = new NpgsqlConnection("Host=pg.example.org;Password=\"a;b\";{|PGSSL1001:\u0053slMode=Disable|}");""",
        """
        _ = new NpgsqlConnection(@"
            Host=pg.example.org;
            Username=a;
            {|PGSSL1004:SSL Mode=VerifyCA|};
            Database=d");
        """,
        """"
        _ = new NpgsqlConnection("""Host=pg.example.org;Password="a;b";{|PGSSL1003:SSL Mode=Require|}""");
        """",
        """"
        _ = new NpgsqlConnection("""
            Host=pg.example.org;
            {|PGSSL1002:SSL Mode=Allow|};
            Database=d
            """);
        """",
        """"_ = new NpgsqlConnection($"Host={host};Username={user};Password={password};{|PGSSL1003:SSL Mode=Require|}");"""",
        """"_ = new NpgsqlConnection($@"Host={host};Passfile=C:\pg\{user};{|PGSSL1003:SSL Mode=Require|}");"""",
        """"_ = new NpgsqlConnection(@$"Host={host};{|PGSSL1003:SSL Mode=Require|};Search Path=a""b");"""",
        """""
        _ = new NpgsqlConnection($"""
            Host={host};
            {|PGSSL1002:SSL Mode=Prefer|};
            Password={password}
            """);
        """"",
        """_ = new NpgsqlConnection($"Host={host};Application Name={{x}};{|PGSSL1002:SSL Mode=Prefer|}");""",
        """_ = new NpgsqlConnection($"Host={host};Port={5432};SSL Mode={{|PGSSL1003:"Require"|}}");""",
        """_ = new NpgsqlConnection($"Host={host};{(flag ? "Pooling=false;" : "")}{|PGSSL1003:SSL Mode=Require|}");""",
        """_ = new NpgsqlConnection($"{$"Host={host};{|PGSSL1003:SSL Mode=Require|}"};Password={password}");""",
        """_ = new NpgsqlConnection($"Host={host,10};Port={number:D};{|PGSSL1003:SSL Mode=Require|}");""",
    };

    public static TheoryData<string> Concatenations => new()
    {
        """_ = new NpgsqlConnection("Host=pg.example.org;" + "{|PGSSL1003:SSL Mode=Require|};" + "Database=d");""",
        """_ = new NpgsqlConnection("Host=" + host + ";Username=" + user + ";Password=" + password + ";{|PGSSL1003:SslMode=Require|}");""",
        """_ = new NpgsqlConnection("Host=" + host + ";SslMode=" + {|PGSSL1003:"Require"|} + ";Database=d");""",
        """
        var cs = "Host=" + host
            + ";Port=" + number
            + ";Database=shop"
            + ";Username=" + user
            + ";Password=" + password
            + ";{|PGSSL1003:SSL Mode=Require|}"
            + ";Pooling=true";
        _ = new NpgsqlConnection(cs);
        """,
        """_ = new NpgsqlConnection(("Host=" + host) + (";" + ("{|PGSSL1003:SSL Mode=Require|}" + ";Database=d")));""",
        """_ = new NpgsqlConnection("Host=" + host + ';' + "{|PGSSL1003:SSL Mode=Require|}" + ';' + "Port=" + 5432);""",
        """
        var cs = $"Host={host};Database=d";
        cs += ";{|PGSSL1003:SSL Mode=Require|}";
        _ = new NpgsqlConnection(cs);
        """,
        """
        var cs = Env("DATABASE")!;
        cs += ";{|PGSSL1003:SSL Mode=Require|}";
        _ = new NpgsqlConnection(cs);
        """,
        """
        var cs = "Host=" + host;
        cs += ";SSL Mode=";
        cs += {|PGSSL1003:"Require"|};
        _ = new NpgsqlConnection(cs);
        """,
        """
        var cs = "Host=" + host;
        cs = cs + ";" + $"{|PGSSL1003:SSL Mode=Require|};Password={password}";
        _ = new NpgsqlConnection(cs);
        """,
        """_ = new NpgsqlConnection(Env("DATABASE")!.TrimEnd(';') + ";{|PGSSL1002:SSL Mode=Prefer|}");""",
        """_ = new NpgsqlConnection(string.Concat("Host=", host, ";{|PGSSL1003:SSL Mode=Require|}"));""",
        """_ = new NpgsqlConnection(string.Concat(new[] { "Host=", host, ";Password=", password, ";{|PGSSL1003:SSL Mode=Require|}" }));""",
        """_ = new NpgsqlConnection(string.Concat((object)"Host=", host, ";Port=", number, ";{|PGSSL1003:SSL Mode=Require|}"));""",
        """_ = new NpgsqlConnection(string.Concat(new List<string> { "Host=" + host, ";{|PGSSL1003:SSL Mode=Require|}" }));""",
        """_ = new NpgsqlConnection("Host=" + host + ";" + nameof(SslMode) + "=" + {|PGSSL1003:"Require"|});""",
        """_ = new NpgsqlConnection($"Host={host};{nameof(SslMode)}={nameof({|PGSSL1003:SslMode.Require|})}");""",
        """_ = new NpgsqlConnection("Host=" + host + ";SSL Mode=" + nameof({|PGSSL1001:SslMode.Disable|}) + ";Database=d");""",
        """FormattableString text = $"Host={host};{|PGSSL1003:SSL Mode=Require|}"; _ = new NpgsqlConnection(text.ToString());""",
        """_ = new NpgsqlConnection($"Host={host};SSL Mode={{|PGSSL1003:SslMode.Require|}}");""",
        """_ = new NpgsqlConnection("Host=" + host + ";SSL Mode=" + {|PGSSL1003:SslMode.Require|});""",
        """_ = new NpgsqlConnection("Host=" + host + ";SSL Mode=" + {|PGSSL1003:SslMode.Require|}.ToString());""",
    };

    public static TheoryData<string> Formats => new()
    {
        """_ = new NpgsqlConnection(string.Format("Host={0};Username={1};{|PGSSL1003:SSL Mode=Require|}", host, user));""",
        """_ = new NpgsqlConnection(string.Format("Host={0};SSL Mode={1};Database={2}", host, {|PGSSL1003:"Require"|}, "d"));""",
        """_ = new NpgsqlConnection(string.Format(System.Globalization.CultureInfo.InvariantCulture, "Host={0};{|PGSSL1003:SSL Mode=Require|}", host));""",
        """_ = new NpgsqlConnection(string.Format("Host={0};Port={1};Username={2};Password={3};{|PGSSL1003:SSL Mode=Require|}", new object[] { host, number, user, password }));""",
        """_ = new NpgsqlConnection(string.Format("Host={0};Port={1:D4};{|PGSSL1003:SSL Mode=Require|}", host, number));""",
        """_ = new NpgsqlConnection(string.Format("Host={0};Application Name={{x}};{|PGSSL1003:SSL Mode=Require|}", host));""",
        """
        const string Template = "Host={0};Port={1};{|PGSSL1003:SSL Mode=Require|}";
        _ = new NpgsqlConnection(string.Format(Template, host, number));
        """,
        """
        const string Template = "Host={0};Port={1};SSL Mode={2}";
        _ = new NpgsqlConnection(string.Format(Template, host, number, {|PGSSL1003:SslMode.Require|}));
        """,
        """_ = new NpgsqlConnection(string.Format(format: "Host={0};{|PGSSL1003:SSL Mode=Require|}", arg0: host));""",
        """_ = new NpgsqlConnection(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Host={host};{|PGSSL1003:SSL Mode=Require|};Port={number}"));""",
        """_ = new NpgsqlConnection(FormattableString.Invariant($"Host={host};{|PGSSL1003:SSL Mode=Require|};Port={number}"));""",
    };

    public static TheoryData<string> Joins => new()
    {
        """_ = new NpgsqlConnection(string.Join(";", "Host=" + host, "Username=" + user, "{|PGSSL1003:SSL Mode=Require|}"));""",
        """_ = new NpgsqlConnection(string.Join(';', "Host=" + host, "{|PGSSL1003:SSL Mode=Require|}"));""",
        """_ = new NpgsqlConnection(string.Join(";", new[] { $"Host={host}", "{|PGSSL1003:SSL Mode=Require|}" }));""",
        """_ = new NpgsqlConnection(string.Join(";", new string[] { $"Host={host}", $"SSL Mode={{|PGSSL1003:"Require"|}}" }));""",
        """
        var parts = new List<string> { $"Host={host}", $"Username={user}" };
        parts.Add("{|PGSSL1003:SSL Mode=Require|}");
        _ = new NpgsqlConnection(string.Join(";", parts));
        """,
        """
        var parts = new List<string>();
        parts.Add($"Host={host}");
        if (flag)
            parts.Add("{|PGSSL1003:SSL Mode=Require|}");
        else
            parts.Add("SSL Mode=VerifyFull");
        _ = new NpgsqlConnection(string.Join(";", parts.ToArray()));
        """,
        """
        List<string> parts = ["Host=" + host, "Port=5432", "{|PGSSL1003:SSL Mode=Require|}"];
        _ = new NpgsqlConnection(string.Join(';', parts));
        """,
        """
        string[] parts = ["Host=" + host, "Port=5432", "{|PGSSL1003:SSL Mode=Require|}"];
        _ = new NpgsqlConnection(string.Join(';', parts));
        """,
        """_ = new NpgsqlConnection(string.Join(";", ["Host=" + host, "{|PGSSL1003:SSL Mode=Require|}"]));""",
        """
        var parts = new List<string>();
        parts.AddRange(new[] { $"Host={host}", "{|PGSSL1003:SSL Mode=Require|}" });
        _ = new NpgsqlConnection(string.Join(";", parts));
        """,
        """
        IEnumerable<string> parts = new[] { $"Host={host}", "{|PGSSL1003:SSL Mode=Require|}" };
        _ = new NpgsqlConnection(string.Join(";", parts));
        """,
    };

    public static TheoryData<string> Buffers => new()
    {
        """
        var text = new StringBuilder();
        text.Append("Host=").Append(host).Append(";Port=").Append(number);
        text.Append(";{|PGSSL1003:SSL Mode=Require|}");
        _ = new NpgsqlConnection(text.ToString());
        """,
        """_ = new NpgsqlConnection(new StringBuilder("Host=" + host).Append(';').Append("SSL Mode=").Append({|PGSSL1003:"Require"|}).ToString());""",
        """
        var text = new StringBuilder();
        text.AppendLine("Host=" + host + ";");
        text.AppendLine("{|PGSSL1003:SSL Mode=Require|};");
        _ = new NpgsqlConnection(text.ToString());
        """,
        """
        var text = new StringBuilder();
        text.AppendFormat("Host={0};Port={1};", host, number);
        text.AppendFormat("SSL Mode={0};", {|PGSSL1003:"Require"|});
        _ = new NpgsqlConnection(text.ToString());
        """,
        """
        var text = new StringBuilder();
        text.Append($"Host={host};Port={number};");
        text.Append($"{|PGSSL1003:SSL Mode=Require|};Password={password}");
        _ = new NpgsqlConnection(text.ToString());
        """,
        """
        var text = new StringBuilder();
        text.AppendLine($"Host={host};");
        text.Append($"SSL Mode={{|PGSSL1003:"Require"|}}");
        _ = new NpgsqlConnection(text.ToString());
        """,
        """
        var text = new StringBuilder("Password=" + password);
        text.Insert(0, "Host=pg.example.org;{|PGSSL1003:SSL Mode=Require|};");
        _ = new NpgsqlConnection(text.ToString());
        """,
        """
        var text = new StringBuilder($"Host={host}");
        if (flag)
            text.Append(";{|PGSSL1003:SSL Mode=Require|}");
        else
            text.Append(";SSL Mode=VerifyFull");
        _ = new NpgsqlConnection(text.ToString());
        """,
        """
        var text = new StringBuilder("Host=h;SSL Mode=MODE");
        text.Replace("MODE", {|PGSSL1003:"Require"|});
        _ = new NpgsqlConnection(text.ToString());
        """,
        """
        var text = new StringBuilder();
        text.AppendJoin(";", "Host=" + host, "{|PGSSL1003:SSL Mode=Require|}");
        _ = new NpgsqlConnection(text.ToString());
        """,
    };

    public static TheoryData<string> Changes => new()
    {
        """_ = new NpgsqlConnection("Host=$HOST;{|PGSSL1003:SSL Mode=Require|}".Replace("$HOST", host));""",
        """_ = new NpgsqlConnection("Host=h.example.org;SSL Mode=$MODE;Port=1".Replace("$MODE", {|PGSSL1003:"Require"|}));""",
        """_ = new NpgsqlConnection("Host=h.example.org;SSL Mode={mode}".Replace("{mode}", {|PGSSL1003:SslMode.Require|}.ToString()));""",
        """
        const string Template = "Host={host};Password={password};{|PGSSL1003:SSL Mode=Require|}";
        _ = new NpgsqlConnection(Template.Replace("{host}", host).Replace("{password}", password));
        """,
        """_ = new NpgsqlConnection("  Host=h.example.org;{|PGSSL1003:SSL Mode=Require|};  ".Trim().TrimEnd(';'));""",
        """_ = new NpgsqlConnection(";;Host=h.example.org;{|PGSSL1003:SSL Mode=Require|}".TrimStart(';'));""",
        """_ = new NpgsqlConnection((Env("A") + ";{|PGSSL1003:SSL Mode=Require|};").TrimEnd(';', ' '));""",
        """_ = new NpgsqlConnection("Host=h.example.org;{|PGSSL1003:SSL Mode=Require|}".ToString()!);""",
        """_ = new NpgsqlConnection(("Password=" + password).Insert(0, "Host=h.example.org;{|PGSSL1003:SSL Mode=Require|};"));""",
        """_ = new NpgsqlConnection(string.Join(";", new[] { "Host=" + host, Env("EXTRA"), "{|PGSSL1003:SSL Mode=Require|}" }.Where(part => !string.IsNullOrEmpty(part))));""",
        """_ = new NpgsqlConnection(string.Join(";", new[] { "Host=" + host }.Append("{|PGSSL1003:SSL Mode=Require|}").ToArray()));""",
    };

    public static TheoryData<string> BuilderOnOneWay => new()
    {
        """_ = new NpgsqlConnection(((Env("A") ?? new NpgsqlConnectionStringBuilder { Host = host, {|PGSSL1003:SslMode = SslMode.Require|} }.ToString()) + ";Timeout=3;").TrimEnd(';'));""",
        """_ = new NpgsqlConnection(((Env("A") ?? new NpgsqlConnectionStringBuilder { Host = host, {|PGSSL1003:SslMode = SslMode.Require|} }.ToString()) + ";Timeout=3").Replace("3", "4"));""",
        """_ = new NpgsqlConnection(((Env("A") ?? new NpgsqlConnectionStringBuilder { Host = host, SslMode = SslMode.Require }.ToString()) + ";Timeout=3;").TrimEnd(';') + ";SSL Mode=VerifyFull");""",
    };

    /// <summary>The text of a builder on one of the ways, in a change that leaves it as it is, and in one that is not followed.</summary>
    [Theory, MemberData(nameof(BuilderOnOneWay))]
    public Task Text_of_a_builder_on_one_way(string statements) => Verify.StatementsAsync(statements);

    /// <summary>Where no single literal holds the value, the whole string is the place.</summary>
    public static TheoryData<string, string> Whole => new()
    {
        { """_ = new NpgsqlConnection({|PGSSL1003:"Host=" + host + ";SslMode=Req" + "uire"|});""", """_ = new NpgsqlConnection("Host=" + host + ";SslMode=Verify" + "Full");""" },
        { """_ = new NpgsqlConnection({|PGSSL1001:"Host=" + host + ";SslMode=" + 0|});""", """_ = new NpgsqlConnection("Host=" + host + ";SslMode=" + 5);""" },
    };

    [Theory, MemberData(nameof(Whole))]
    public async Task A_value_in_several_places(string weak, string strong)
    {
        await Verify.StatementsAsync(weak);
        await Verify.SilentStatementsAsync(strong);
    }

    [Theory]
    [MemberData(nameof(Literals))]
    [MemberData(nameof(Concatenations))]
    [MemberData(nameof(Formats))]
    [MemberData(nameof(Joins))]
    [MemberData(nameof(Buffers))]
    [MemberData(nameof(Changes))]
    public Task Weak_and_nearest_strong(string statements)
        => Analysis.KnowsCollectionExpressions || !IsCollectionExpression().IsMatch(statements) ? Verify.WeakStatementsAsync(statements) : Verify.UnknownStatementsAsync(statements);

    [System.Text.RegularExpressions.GeneratedRegex(@"(= |, )\[""Host")]
    private static partial System.Text.RegularExpressions.Regex IsCollectionExpression();
}
