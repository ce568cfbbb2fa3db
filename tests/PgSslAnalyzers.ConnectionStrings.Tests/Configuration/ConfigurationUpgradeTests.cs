using System.Data.Common;
using CsCheck;
using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Configuration;
using PgSslAnalyzers.ConnectionStrings.Edits;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.ConnectionStrings.Parsing;
using PgSslAnalyzers.ConnectionStrings.Tests.Differential;

namespace PgSslAnalyzers.ConnectionStrings.Tests.Configuration;

public sealed class ConfigurationUpgradeTests
{
    private const string Root = "/etc/pg/root.crt";

    [Theory]
    [InlineData("a.json", "{\r\n\t\"Cs\": \"Host=db;SSL Mode=Require;Trust Server Certificate=true\", // weak\r\n}", "{\r\n\t\"Cs\": \"Host=db;SSL Mode=VerifyFull;Root Certificate=/etc/pg/root.crt\", // weak\r\n}")]
    [InlineData("a.json", """{ "Cs": "Host=db.example.com;Database=d;Username=u;" }""", """{ "Cs": "Host=db.example.com;Database=d;Username=u;SSL Mode=VerifyFull;Root Certificate=/etc/pg/root.crt;" }""")]
    [InlineData("a.json", """{ "Cs": "Host=db;SSL\u0020Mode=\"Prefer\"" }""", """{ "Cs": "Host=db;SSL\u0020Mode=\"VerifyFull\";Root Certificate=/etc/pg/root.crt" }""")]
    [InlineData("a.json", """{ "Host": "db", "Port": 5432, "User": "u", "SslMode": "Require" }""", """{ "Host": "db", "Port": 5432, "User": "u", "SslMode": "VerifyFull" }""")]
    [InlineData("a.config", "<add\n  connectionString='Host=db;Ssl Mode=Require'\n/>", "<add\n  connectionString='Host=db;Ssl Mode=VerifyFull;Root Certificate=/etc/pg/root.crt'\n/>")]
    [InlineData("a.yml", "cs: >-\n  Host=db;\n  SSL Mode=Require;\n  Trust Server Certificate=true;\n  Database=d\n", "cs: >-\n  Host=db;\n  SSL Mode=VerifyFull;\n  Root Certificate=/etc/pg/root.crt;\n  Database=d\n")]
    [InlineData("a.yml", "cs: |\n  Host=db.example.com;\n  Database=d;\n  Username=u\nx: y\n", "cs: |\n  Host=db.example.com;\n  Database=d;\n  Username=u;\n  SSL Mode=VerifyFull;\n  Root Certificate=/etc/pg/root.crt\nx: y\n")]
    [InlineData("a.yml", "- CS=Host=db;SSL Mode=Require # weak\n", "- CS=Host=db;SSL Mode=VerifyFull;Root Certificate=/etc/pg/root.crt # weak\n")]
    [InlineData("a.yml", "x: |\n  { \"Cs\": \"Host=db;SSL Mode=Require\" }\n", "x: |\n  { \"Cs\": \"Host=db;SSL Mode=VerifyFull;Root Certificate=/etc/pg/root.crt\" }\n")]
    [InlineData("a.env", "A=Host=db;SSL Mode=${M:-Require}\n", "A=Host=db;SSL Mode=${M:-VerifyFull};Root Certificate=/etc/pg/root.crt\n")]
    [InlineData("a.env", "A=${A:-Host=db;SSL Mode=Require}\n", "A=${A:-Host=db;SSL Mode=VerifyFull;Root Certificate=/etc/pg/root.crt}\n")]
    [InlineData("Dockerfile", "ENV A=Host=db;SSL\\ Mode=Require B=c\n", "ENV A=Host=db;SSL\\ Mode=VerifyFull;Root\\ Certificate=/etc/pg/root.crt B=c\n")]
    [InlineData("a.tf", "a = \"Host=${x.fqdn};SSL Mode=Require\"\n", "a = \"Host=${x.fqdn};SSL Mode=VerifyFull;Root Certificate=/etc/pg/root.crt\"\n")]
    public void Smallest_edit(string path, string text, string expected) => MarkedFile.ExpectFix(path, text, expected, Root);

    [Theory]
    [InlineData("a.yml", "a: 'SSL Mode=${M:-Require};Host=db;SslMode=Prefer'\n", "a: 'Host=db;SslMode=VerifyFull;Root Certificate=/etc/pg/root.crt'\n")]
    [InlineData("a.yml", "a: 'Host=db;SSL Mode=${M:-Require};SslMode=Prefer'\n", "a: 'Host=db;SslMode=VerifyFull;Root Certificate=/etc/pg/root.crt'\n")]
    public void A_mode_without_effect_goes_with_the_mark_that_closes_its_placeholder(string path, string text, string expected)
        => Assert.Equal(expected, MarkedFile.FixAll(path, text, CheckOptions.Default, Root));

    [Theory]
    [InlineData("a.env", "A=\"Host=db;Pooling=false\nB=Host=db;SslMode=Preferred\nC=Host=db;SslMode=Require;Search Path=\"x\"\n")]
    [InlineData("a.json", """{ "A": "Host=db;SSL Mode=Require\\nDatabase=d" }""")]
    public void A_mode_that_goes_on_over_a_line_break_is_left_alone(string path, string text)
        => Assert.Equal(text, MarkedFile.FixAll(path, text, CheckOptions.Default, Root));

    [Theory]
    [InlineData("a.yml", "a: \"Ssl Mode = ' = 'Require';Username=app;Host=db;sslmode='Require'\"\n")]
    [InlineData("a.config", "<a><![CDATA[Application Name=' = 'shop';Username=app;Host=db;sslmode='Require']]></a>")]
    public void What_stands_between_two_texts_in_quotes_is_no_text_of_its_own(string path, string text)
        => Assert.Equal(text, MarkedFile.FixAll(path, text, CheckOptions.Default, Root));

    [Fact]
    public void Without_a_path() => MarkedFile.ExpectFix("a.env", "A=Host=db;SSL Mode=Require\n", "A=Host=db;SSL Mode=VerifyFull\n", root: null);

    [Theory]
    [InlineData("a.json", "{ \"Cs\": \"Host=db;SSL Mode=Require\" }", "C:\\certs\\a \"b\".crt", "{ \"Cs\": \"Host=db;SSL Mode=VerifyFull;Root Certificate=C:\\\\certs\\\\a \\\"b\\\".crt\" }")]
    [InlineData("a.json", "{ \"Cs\": \"Host=db;SSL Mode=Require\" }", "/a;b", "{ \"Cs\": \"Host=db;SSL Mode=VerifyFull;Root Certificate=\\\"/a;b\\\"\" }")]
    [InlineData("a.config", "<a b=\"Host=db;SSL Mode=Require\"/>", "/a;b & c", "<a b=\"Host=db;SSL Mode=VerifyFull;Root Certificate=&quot;/a;b &amp; c&quot;\"/>")]
    [InlineData("a.yml", "a: 'Host=db;SSL Mode=Require'", "/it's", "a: 'Host=db;SSL Mode=VerifyFull;Root Certificate=/it''s'")]
    [InlineData("a.sh", "A=\"Host=db;SSL Mode=Require\"", "/a$b", "A=\"Host=db;SSL Mode=VerifyFull;Root Certificate=/a\\$b\"")]
    public void The_path_is_escaped_for_the_connection_string_and_for_the_file(string path, string text, string root, string expected) => MarkedFile.ExpectFix(path, text, expected, root);

    [Theory]
    [InlineData("a.yml", "a: Host=db;SSL Mode=Require", "/a #b")]
    [InlineData("a.env", "A=Host=db;SSL Mode=Require", "/a$b")]
    [InlineData("a.sh", "A='Host=db;SSL Mode=Require'", "/it's")]
    [InlineData("a.sh", "A=Host=db;SSL Mode=Require", "/it's")]
    [InlineData("a.ini", "a = Host=db;SSL Mode=Require", "/a;b")]
    [InlineData("a.config", "<a><![CDATA[Host=db;SSL Mode=Require]]></a>", "/a]]>b")]
    public void What_the_value_cannot_hold_is_not_written(string path, string text, string root)
    {
        ConfigurationFile file = ConfigurationFile.Read(path, text);
        ConfigurationFinding finding = ConfigurationChecker.Check(file, CheckOptions.Default)[0];
        Assert.Null(ConfigurationUpgrade.Encode(file, ConfigurationUpgrade.Plan(finding, Upgrade.RootMarker, NpgsqlVersion.Newest), root));
    }

    [Fact]
    public void The_real_Npgsql_reads_the_result_as_VerifyFull_and_all_else_as_before()
        => Gen.Int.Sample(static seed =>
        {
            var random = new Random(seed);
            (string path, string text) = Generate(random);
            ConfigurationFile before = ConfigurationFile.Read(path, text);
            ConfigurationConnection connection = Assert.Single(before.Connections);
            ConfigurationFinding finding = ConfigurationChecker.Check(before, CheckOptions.Default).First(static finding => Rules.IsWeakMode(finding.Finding.Rule));
            IReadOnlyList<ConfigurationEdit> edits = ConfigurationUpgrade.Encode(before, ConfigurationUpgrade.Plan(finding, Upgrade.RootMarker, NpgsqlVersion.Newest), Root)!;
            string edited = ConfigurationUpgrade.Apply(text, edits);

            ConfigurationFile after = ConfigurationFile.Read(path, edited);
            ConfigurationConnection changed = Assert.Single(after.Connections);
            Assert.DoesNotContain(ConfigurationChecker.Check(after, CheckOptions.Default), static finding => Rules.IsWeakMode(finding.Finding.Rule));
            Assert.Equal(text[..connection.Value.Literal.Start], edited[..changed.Value.Literal.Start]);
            Assert.Equal(text[connection.Value.Literal.End..], edited[changed.Value.Literal.End..]);
            foreach (RealNpgsql npgsql in RealNpgsql.All)
                Compare(npgsql, npgsql.Open(connection.Value.Text), npgsql.Open(changed.Value.Text));
        }, iter: 2000);

    private static void Compare(RealNpgsql npgsql, DbConnectionStringBuilder before, DbConnectionStringBuilder after)
    {
        Assert.Equal("VerifyFull", npgsql.Property<object>(after, "SslMode").ToString());
        Assert.Equal(npgsql.Property<string?>(before, "RootCertificate") ?? Root, npgsql.Property<string?>(after, "RootCertificate"));
        Assert.False(npgsql.Property<bool>(after, "TrustServerCertificate"));
        Assert.Equal(Others(before), Others(after));
    }

    private static IEnumerable<string> Others(DbConnectionStringBuilder builder)
        => builder.Keys.Cast<string>().Where(static key => key is not ("SSL Mode" or "Root Certificate" or "Trust Server Certificate")).Order(StringComparer.Ordinal).Select(key => $"{key}={builder[key]}");

    private static (string Path, string Text) Generate(Random random)
    {
        (string path, string template, ScalarStyle style) = Pick(random,
            ("a.json", "{ \"x\": 1, // c\r\n \"Cs\":\t\"□\", \"y\": [] }", ScalarStyle.JsonString),
            ("a.config", "<a><b c=\"d\" e=\"□\" f='g'/></a>", ScalarStyle.XmlDoubleQuoted),
            ("a.config", "<a><b e='□'/></a>", ScalarStyle.XmlSingleQuoted),
            ("a.config", "<a><value>□</value></a>", ScalarStyle.XmlText),
            ("a.yml", "x:\n- cs: \"□\" # c\n", ScalarStyle.YamlDoubleQuoted),
            ("a.yml", "cs: '□'\n", ScalarStyle.YamlSingleQuoted),
            ("a.yml", "cs: |\n  □\nx: y\n", ScalarStyle.YamlBlock),
            ("a.yml", "- □\n", ScalarStyle.YamlPlain),
            ("a.env", "export A=\"□\"\nB=c\n", ScalarStyle.ShellDoubleQuoted),
            ("a.env", "A=□\nB=c\n", ScalarStyle.Line),
            ("Dockerfile", "ENV A=\"□\" \\\n  B=c\n", ScalarStyle.ShellDoubleQuoted),
            ("a.sh", "run --cs \"□\" 'x'\n", ScalarStyle.ShellDoubleQuoted));
        while (true)
        {
            string text = ConnectionString(random);
            if (ScalarEncoding.Encode(text, style, null) is { } encoded)
                return (path, template.Replace("□", encoded));
        }
    }

    private static string ConnectionString(Random random)
    {
        var pairs = new List<string> { Pick(random, "Host=db.example.com", "Server = db.example.com:5432") };
        foreach (string key in (string[])["Database", "Username", "Password", "Search Path", "Port", "Pooling", "Timeout"])
        {
            if (random.Next(2) == 0)
                pairs.Add(key + Pick(random, "=", " = ") + (key == "Port" ? "5432" : key == "Timeout" ? "30" : key == "Pooling" ? "false" : Value(random)));
        }
        for (int i = random.Next(3); i > 0; i--)
            pairs.Add(Pick(random, "SSL Mode", "SslMode", "sslmode") + "=" + Pick(random, "Disable", "Prefer", "Require", "VerifyCA", "'require'", "3", "", "\"VerifyCA\""));
        if (random.Next(3) == 0)
            pairs.Add("Trust Server Certificate=true");
        if (random.Next(4) == 0)
            pairs.Add("Root Certificate=/other.crt");
        string[] order = [.. pairs];
        random.Shuffle(order);
        // What only Npgsql has, so that there is no doubt whose string it is; at the end, where it hides no mode.
        return string.Join(Pick(random, ";", "; ", ";;"), order.Append("Max Auto Prepare=5")) + Pick(random, "", ";", "; ");
    }

    private static string Value(Random random)
    {
        string value = Pick(random, "x", "a b", "p&q<r>", "it's", "\"q\"", "a;b;SSL Mode=Disable", "C:\\x", "é=ü", "#1", "a: b", "SSL Mode=Require");
        return Upgrade.QuoteValue(value);
    }

    private static T Pick<T>(Random random, params T[] choices) => choices[random.Next(choices.Length)];
}
