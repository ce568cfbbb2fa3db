using PgSslAnalyzers.ConnectionStrings.Configuration;

namespace PgSslAnalyzers.ConnectionStrings.Tests.Configuration;

public sealed class LineReaderTests
{
    [Theory]
    [InlineData("A=x;y=z w", "A|x;y=z w")]
    [InlineData("A=p#s # comment", "A|p#s")]
    [InlineData("export A=\"x y\" # c\nB='x\"y'", "A|x y", "B|x\"y")]
    [InlineData("A=\"x \\\" \\$y\"\nB=z", "A|x \" $y", "B|z")]
    [InlineData("A=\"x;\n  y\"\nB=z", "A|x;\n  y", "B|z")]
    [InlineData("A=\"open\nB=z", "A|\"open", "B|z")]
    [InlineData("# A=x\n  # B=y\nConnectionStrings__Main = x", "ConnectionStrings__Main|x")]
    [InlineData("A:B=x\nA: y", "A:B|x", "A|y")]
    [InlineData("A=\r\nB=x\r\n", "A|", "B|x")]
    [InlineData("no assignment")]
    public void Reads_env_files(string text, params string[] expected) => Assert.Equal(expected, Read(text, FileKind.Env));

    [Theory]
    [InlineData("FROM x\nENV A=\"Host=h;SSL Mode=Require\" B=y", "A|Host=h;SSL Mode=Require", "B|y")]
    [InlineData("ENV A=Host=h;SSL\\ Mode=Require B=y", "A|Host=h;SSL Mode=Require", "B|y")]
    [InlineData("ENV A Host=h;SSL Mode=Require", "A|Host=h;SSL Mode=Require")]
    [InlineData("env A=x \\\n    # comment\n    B='y z' \\\n    C=w\nRUN D=v", "A|x", "B|y z", "C|w")]
    [InlineData("ARG A=x\nARG B\nRUN tool --c \"x=y\"", "A|x", "|x=y")]
    public void Reads_Dockerfiles(string text, params string[] expected) => Assert.Equal(expected, Read(text, FileKind.Dockerfile));

    [Theory]
    [InlineData("export CS=\"Host=h;SSL Mode=Require\"", "CS|Host=h;SSL Mode=Require")]
    [InlineData("connection = \"a=b\" # don't", "connection|a=b")]
    [InlineData("  value: 'a=${db['x']};b'", "value|a=${db['x']};b")]
    [InlineData("CS=\"a=$(az show --query \"x\");b\"", "CS|a=$(az show --query \"x\");b")]
    [InlineData("dotnet run -- --cs 'a=b' \"c=d\"", "|a=b", "|c=d")]
    [InlineData("main = Host=h;SSL Mode=Require", "main|Host=h;SSL Mode=Require")]
    [InlineData("set CS=Host=h;SSL Mode=Require\nset \"CS=Host=h\"", "CS|Host=h;SSL Mode=Require", "|CS=Host=h")]
    [InlineData("CS=\"Host=h; \\\n  SSL Mode=Require\"\necho 'x'", "CS|Host=h;   SSL Mode=Require", "|x")]
    [InlineData("// CS=\"x\"\n/* \"y\"\n \"z\" */\n; a=\"b\"\n-- \"c\"\nREM \"d\"\n# \"e\"")]
    // Texts of several lines; an announcement without its end is none.
    [InlineData("cs = <<-EOT\n  a=b\n  c=d\n  EOT\nx = \"y\"", "cs|a=b\n  c=d", "x|y")]
    [InlineData("cat <<'E' > x.json\n{ \"a\": \"b\" }\nE\n", "|E", "|{ \"a\": \"b\" }")]
    [InlineData("cat <<E\nA=\"b\"", "A|b")]
    [InlineData("x=$((1 << 3))\nB=\"c\"", "x|$((1 << 3))", "B|c")]
    // The line is the text where its first key is a keyword of a connection string.
    [InlineData("Host=h;SSL Mode=Require", "|Host=h;SSL Mode=Require")]
    [InlineData("CS := a=b\nD ?= c", "CS|a=b", "D|c")]
    [InlineData("<# \"a\"\n \"b\" #>\n$c = \"d\"", "$c|d")]
    [InlineData("it's \"one\" line\nisn't \"two\"", "|one", "|two")]
    public void Reads_any_text(string text, params string[] expected) => Assert.Equal(expected, Read(text, FileKind.Text));

    [Fact]
    public void Braces_keep_neighbours_together()
    {
        ConfigurationDocument document = LineReader.Read("resource \"x\" {\n  env {\n    name  = \"CS\"\n    value = \"a=b\"\n  }\n  env {\n    name = \"other\"\n  }\n}", FileKind.Text);

        ConfigurationValue value = document.Values.Single(static value => value.Key == "value");
        Assert.Equal(["name", "value"], value.Section.Values.Select(static neighbour => neighbour.Key));
    }

    [Fact]
    public void Names_in_brackets_part_what_follows_them()
    {
        ConfigurationDocument document = LineReader.Read("a = 1\n[mysql]\nb = 2\n[[postgres.main]]\nc = 3\n[ \"x\" ]\nd = 4\n", FileKind.Text);

        Assert.Equal(["|a", "mysql|b", "postgres.main|c", "postgres.main|", "postgres.main|d"], document.Values.Select(static value => $"{value.Section.Key}|{value.Key}"));
    }

    [Theory]
    [InlineData("appsettings.Production.json", "{}", FileKind.Json)]
    [InlineData("deploy/appsettings.json.template", "{}", FileKind.Json)]
    [InlineData("Web.config", "<configuration/>", FileKind.Xml)]
    [InlineData("App.Release.config", "\n<!-- -->", FileKind.Xml)]
    [InlineData(@"C:\src\docker-compose.yml", "a: b", FileKind.Yaml)]
    [InlineData("templates/secret.tpl", "{{- define }}", FileKind.Yaml)]
    [InlineData("templates/secret.tpl", "apiVersion: v1", FileKind.Yaml)]
    [InlineData("values.yaml.gotmpl", "a: b", FileKind.Yaml)]
    [InlineData(".env", "A=b", FileKind.Env)]
    [InlineData(".env.local", "A=b", FileKind.Env)]
    [InlineData("production.env.example", "A=b", FileKind.Env)]
    [InlineData("Dockerfile", "FROM x", FileKind.Dockerfile)]
    [InlineData("Dockerfile.web", "FROM x", FileKind.Dockerfile)]
    [InlineData("web.dockerfile", "FROM x", FileKind.Dockerfile)]
    [InlineData("main.tf", "a = 1", FileKind.Text)]
    [InlineData("deploy.sh", "#!/bin/sh", FileKind.Text)]
    [InlineData("Jenkinsfile", "pipeline {", FileKind.Text)]
    [InlineData("settings", "{ \"a\": 1 }", FileKind.Json)]
    [InlineData("Page.razor", "<p/>", FileKind.None)]
    [InlineData("PublicAPI.Shipped.txt", "x", FileKind.None)]
    [InlineData("README.md", "x", FileKind.None)]
    [InlineData("empty.conf", "", FileKind.None)]
    public void Knows_the_kind_of_a_file(string path, string text, FileKind expected) => Assert.Equal(expected, FileKinds.Of(path, text));

    private static IEnumerable<string> Read(string text, FileKind kind) => LineReader.Read(text, kind).Values.Select(static value => $"{value.Key}|{value.Text}");
}
