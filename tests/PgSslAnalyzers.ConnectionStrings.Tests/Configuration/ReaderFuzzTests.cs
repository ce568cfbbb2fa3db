using System.Text;
using CsCheck;
using PgSslAnalyzers.ConnectionStrings.Configuration;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Options;

namespace PgSslAnalyzers.ConnectionStrings.Tests.Configuration;

/// <summary>
/// Broken files: no exception, every place inside the file, a bounded number of steps a character. A sample runs here;
/// <c>PGSSL_FUZZ=1000000 dotnet test --filter ReaderFuzz</c> runs a million.
/// </summary>
public sealed class ReaderFuzzTests
{
    /// <summary>The most steps a character may cost: expansions such as <c>$(</c> are searched for their end up to 128 characters.</summary>
    private const int StepsPerCharacter = 140;

    private static readonly FileKind[] Kinds = [FileKind.Json, FileKind.Xml, FileKind.Yaml, FileKind.Env, FileKind.Dockerfile, FileKind.Text];

    private static readonly string[] Fragments =
    [
        "\"", "'", "\\", "{{", "}}", "${", "$(", ")", "{", "}", "[", "]", "<", ">", "<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE a [", "<?", "?>", "&#x;", "&#xFFFFFFFF;", "&#55296;",
        "/*", "*/", "//", "#", "\n", "\r", "\r\n", "\n\n\n", "\t", "    ", ": ", ":", "- ", "? ", "|", ">-", "|9+", "--- ", "...\n", "%", "&a ", "*a", "!t ", "\0", "\uFEFF", "\uFFFC", "\uD83D",
        "ENV ", "export ", "=", ";", ",", "\\u12", "\\\n", "Host=h;SSL Mode=Require", "\u2028", "<a b='", "</a>",
        "<<EOF\n", "EOF\n", "[a]\n", "<#", "#>", "{% if x %}", "{{ end }}", ":= ", "@X@", "%s", "$NAME", "Host=", "Root Certificate=", "sslmode=Require\n", "port=5432\n", "host=h\n",
    ];

    [Fact]
    public void Any_bytes_are_read()
    {
        long iterations = long.TryParse(Environment.GetEnvironmentVariable("PGSSL_FUZZ"), out long count) ? count : 8_000;
        Gen.Int.Sample(static seed =>
        {
            string text = Mutate(seed);
            Check(text, Kinds[new Random(seed + 1).Next(Kinds.Length)]);
        }, iter: iterations);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    [InlineData("<a>")]
    [InlineData("- ")]
    [InlineData("{")]
    [InlineData("]]>")]
    [InlineData("\"")]
    [InlineData("'")]
    [InlineData("\\\"")]
    [InlineData("\"$(\")")]
    [InlineData("{{\"")]
    [InlineData("$(")]
    [InlineData("${")]
    [InlineData("&")]
    [InlineData("a=\"\n")]
    [InlineData("a: \"\n")]
    [InlineData("a: 'x\n\n")]
    [InlineData("a: |\n\n")]
    [InlineData("a: x\n \n")]
    [InlineData("<a b=\"")]
    [InlineData("<!")]
    [InlineData("/*")]
    [InlineData("\n")]
    [InlineData("<a></b>")]
    [InlineData(" {\"")]
    [InlineData("[\"\\\",")]
    [InlineData("$(", "a=\"")]
    [InlineData("${", "a: \"")]
    [InlineData("{{", "a: \"")]
    [InlineData("\n", "a: \"")]
    [InlineData("\n", "a: x")]
    [InlineData("#\n", "a: |\n")]
    [InlineData("'\"", "a=")]
    [InlineData("a=<<E\n")]
    [InlineData("<<E\nE\n")]
    [InlineData("[a]\n")]
    [InlineData("<#")]
    public void Cost_grows_with_the_length_alone(string piece, string prefix = "")
    {
        string text = prefix + string.Concat(Enumerable.Repeat(piece, 20_000 / piece.Length));
        foreach (FileKind kind in Kinds)
            Assert.InRange(FileKinds.Read(text, kind).Steps, 0, StepsPerCharacter * (long)text.Length);
    }

    [Theory]
    [InlineData("[", FileKind.Json)]
    [InlineData("{\"a\":", FileKind.Json)]
    [InlineData("<a>", FileKind.Xml)]
    [InlineData("- ", FileKind.Yaml)]
    [InlineData("[", FileKind.Yaml)]
    [InlineData("{", FileKind.Text)]
    public void A_million_levels_are_no_recursion(string piece, FileKind kind)
        => Assert.InRange(FileKinds.Read(string.Concat(Enumerable.Repeat(piece, 1_000_000)), kind).Values.Count, 0, 1);

    [Fact]
    public void A_line_of_ten_megabytes_is_a_line()
    {
        string value = "Host=h;Password=" + new string('x', 10_000_000) + ";SSL Mode=Require";
        Assert.Equal(value, JsonReader.Read("{ \"a\": \"" + value + "\" }").Values[0].Text);
        Assert.Equal(value, XmlReader.Read("<a b='" + value + "'/>").Values[0].Text);
        Assert.Equal(value, YamlReader.Read("a: " + value).Values[0].Text);
        Assert.Equal(value, LineReader.Read("a=" + value, FileKind.Env).Values[0].Text);
    }

    private static void Check(string text, FileKind kind)
    {
        ConfigurationDocument document = FileKinds.Read(text, kind);

        Assert.InRange(document.Steps, 0, StepsPerCharacter * (text.Length + 10L));
        foreach (ConfigurationValue value in document.Values)
        {
            Inside(value.Literal, text);
            Inside(value.KeySpan, text);
            int last = 0;
            for (int i = 0; i <= value.Text.Length; i++)
            {
                int place = value.Map.StartOf(i);
                Assert.InRange(place, last, text.Length);
                last = place;
            }
            if (value.Text.Length > 0)
                Assert.InRange(value.Map.EndOf(value.Text.Length), value.Map.StartOf(0), text.Length);
        }
        foreach (FileSpan comment in document.Comments)
            Inside(comment, text);
        Judge(text, kind);
    }

    private static void Judge(string text, FileKind kind)
    {
        ConfigurationFile file = ConfigurationFile.Read(text, kind);
        foreach (ConfigurationFinding finding in ConfigurationChecker.Check(file, CheckOptions.Default))
        {
            Inside(finding.Span, text);
            if (ConfigurationUpgrade.Encode(file, ConfigurationUpgrade.Plan(finding, "/root.crt", NpgsqlVersion.Newest), null) is not { } edits)
                continue;
            int last = 0;
            foreach (ConfigurationEdit edit in edits)
            {
                Inside(edit.Span, text);
                Assert.InRange(edit.Span.Start, last, text.Length);
                last = edit.Span.End;
            }
            ConfigurationUpgrade.Apply(text, edits);
        }
    }

    private static void Inside(FileSpan span, string text)
    {
        Assert.InRange(span.Start, 0, text.Length);
        Assert.InRange(span.End, span.Start, text.Length);
    }

    private static string Mutate(int seed)
    {
        var random = new Random(seed);
        string text = random.Next(10) switch
        {
            0 => RandomJson.Generate(seed),
            1 => RandomXml.Generate(seed),
            2 => RandomYaml.Generate(seed),
            3 => "{ \"ConnectionStrings\": { \"Main\": \"Host=db;Password=\\\"a;b\\\";SSL Mode=Require;Trust Server Certificate=true\" }, \"Host\": \"h\", \"Port\": 5432, \"User\": \"u\", \"SslMode\": \"Prefer\" }",
            4 => "<!-- pgssl: disable PGSSL1003 - x -->\n<a><add name='m' connectionString='Host=db;SSL Mode=Disable;Password=&quot;p&quot;' providerName='Npgsql'/></a>",
            5 => "env:\n- name: CS\n  value: Host={{ .h }};SSL Mode=${M:-Require}\n- CS=Host=db;Database=d;Username=u\n- PGSSLMODE=require\nx: |\n  { \"a\": \"Host=db;SSL Mode=Allow\" }\ny: >\n  Host=db;\n  SSL Mode=Prefer\n",
            6 => AnyBytes(random),
            7 => string.Concat(Enumerable.Repeat(Fragments[random.Next(Fragments.Length)], random.Next(1500))),
            _ => "export A=\"Host=h;\n SSL Mode=Require\" # x\nENV B=c \\\n D='e f'\nif [ $(x \"y\") ]; then\n  z = \"${w}\"\nfi\n",
        };
        for (int i = random.Next(6); i > 0; i--)
        {
            int at = random.Next(text.Length + 1);
            int end = Math.Min(text.Length, at + random.Next(20));
            text = random.Next(5) switch
            {
                0 => text[..at],
                1 => text[..at] + text[end..],
                2 => text[..at] + text[at..end] + text[at..],
                3 => text[..at] + (char)random.Next(1, 0x250) + text[at..],
                _ => text[..at] + Fragments[random.Next(Fragments.Length)] + text[at..],
            };
        }
        return text;
    }

    private static string AnyBytes(Random random)
    {
        byte[] bytes = new byte[random.Next(400)];
        random.NextBytes(bytes);
        // As a reader of UTF-8 sees them, or one of an older encoding.
        return (random.Next(2) == 0 ? Encoding.UTF8 : Encoding.Latin1).GetString(bytes);
    }
}
