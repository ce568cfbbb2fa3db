using System.Text.Json.Nodes;
using PgSslAnalyzers.Tool.Context;

namespace PgSslAnalyzers.Tool.Tests.Checking;

public sealed class CheckTests
{
    [Theory]
    [InlineData("Host=db;SSL Mode=VerifyFull", 0, "the server is authenticated before anything is sent to it")]
    [InlineData("Host=db;SSL Mode=Require", 1, "SSL Mode=Require: see below")]
    [InlineData("Host=db", 1, "SSL Mode is not set, so that Prefer takes effect")]
    [InlineData("Host=localhost;SSL Mode=Prefer", 1, "SSL Mode=Prefer: see below")]
    [InlineData("Host=/var/run/postgresql", 0, "does not leave this machine")]
    [InlineData("Host=/var/run/postgresql;SSL Mode=VerifyFull", 1, "PostgreSQL has none over a Unix-domain socket")]
    [InlineData("Host=db;SSL Mode=42", 1, "it connects in plain text")]
    [InlineData("Host=db;SSL Mode=verify-full", 1, "throws on it and does not connect: the value of SSL Mode is not one that it reads")]
    [InlineData("Host=db;sslrootcert=/r.crt", 1, "throws on it and does not connect: it holds a keyword that Npgsql does not know")]
    [InlineData("Host=db;SSL Mode='VerifyFull", 1, "throws on it and does not connect: its syntax is wrong at index")]
    [InlineData("Host=db;Pooling=yes;SSL Mode=VerifyFull", 1, "the value of Pooling is not one")]
    [InlineData("postgres://db/shop", 1, "it reads no postgres:// URIs")]
    [InlineData("SSL Mode=VerifyFull", 1, "it has no Host")]
    [InlineData("host=db sslmode=verify-full", 1, "what Host holds is no host")]
    [InlineData("Host=db;SSL Negotiation=Direct;SSL Mode=Prefer", 1, "a combination of settings, see the findings")]
    public async Task Summaries(string text, int exitCode, string expected)
    {
        Run run = await Run.Async(["check"], text);
        Assert.Contains(expected, run.Output, StringComparison.Ordinal);
        Assert.Equal(exitCode, run.ExitCode);
        JsonNode json = JsonNode.Parse((await Run.Async(["check", "--json"], text)).Output)!;
        Assert.Equal(exitCode, (int)json["exitCode"]!);
        Assert.Contains(expected, (string)json["summary"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=db.example.com;Port=6432;Username=app;Password=p;SSL Mode=Require;Trust Server Certificate=true", "Host=db.example.com;Port=6432;Username=app;Password=***;SSL Mode=VerifyFull")]
    [InlineData("Host=a,b:1;Database=shop;Pooling=false;Timeout=5", "Host=a,b:1;Database=shop;Pooling=false;Timeout=5;SSL Mode=VerifyFull")]
    [InlineData("host=db;pwd=p;ssl mode=prefer;Root Certificate=/a b/r.crt", "host=db;pwd=***;ssl mode=VerifyFull;Root Certificate=/a b/r.crt")]
    [InlineData("Host=db;Application Name=x;Options=-c y=z", "Host=db;Application Name=***;Options=***;SSL Mode=VerifyFull")]
    public async Task The_upgraded_string_without_its_secrets(string text, string expected)
        => Assert.Equal(expected, (string?)JsonNode.Parse((await Run.Async(["check", "--json"], text)).Output)!["upgraded"]);

    [Fact]
    public async Task The_upgraded_string_with_a_root_certificate()
        => Assert.Equal("Host=db;SSL Mode=VerifyFull;Root Certificate=/etc/pg/root.crt", (string?)JsonNode.Parse((await Run.Async(["check", "--json", "--root", "/etc/pg/root.crt"], "Host=db")).Output)!["upgraded"]);

    [Theory]
    [InlineData("10", "Require", "whoever answers, inside its own TLS, even if a root certificate is set")]
    [InlineData("7", "Require", "nobody: Npgsql 7 throws on it without Trust Server Certificate=true")]
    [InlineData("5", "Require", "only a server with a certificate for this host name of an authority of the operating system")]
    [InlineData("5", "VerifyFull", null)]
    [InlineData("8", "VerifyCA", "whoever has a certificate of a trusted authority, for any host name")]
    public async Task Who_gets_the_password(string npgsql, string mode, string? expected)
    {
        JsonNode json = JsonNode.Parse((await Run.Async(["check", "--json", "--npgsql", npgsql], "Host=db")).Output)!;
        Assert.Equal(expected, json["whoGetsThePassword"]!.AsArray().Where(row => (string)row!["mode"]! == mode).Select(row => (string?)row!["text"]).SingleOrDefault());
    }

    [Fact]
    public async Task Every_finding_has_a_page_that_exists()
    {
        const string Bad = "Host=db;SSL Mode=Require;SSL Mode=Prefer;Trust Server Certificate=true;Root Certificate=~/r.crt;Check Certificate Revocation=no";
        string[] pages = [.. JsonNode.Parse((await Run.Async(["check", "--json"], Bad)).Output)!["findings"]!.AsArray().Select(finding => (string)finding!["page"]!)];
        Assert.True(pages.Length > 3);
        Assert.All(pages, static page => Assert.True(File.Exists(Path.Combine(Repository.Root, page)), page));
    }

    [Theory]
    [InlineData("", "holds no connection string")]
    [InlineData("{ \"a\": 1 }", "holds JSON or XML")]
    public async Task No_connection_string(string input, string expected)
    {
        Run run = await Run.Async(["check"], input);
        Assert.Contains(expected, run.Errors, StringComparison.Ordinal);
        Assert.Equal(ExitCode.CouldNotAsk, run.ExitCode);
    }

    [Fact]
    public async Task A_text_without_end() => Assert.Contains("more than 64 KiB", (await Run.Async(["check"], new string('x', 1_000_000))).Errors, StringComparison.Ordinal);
}
