using PgSslAnalyzers.ConnectionStrings.Configuration;
using PgSslAnalyzers.ConnectionStrings.Options;

namespace PgSslAnalyzers.ConnectionStrings.Tests.Configuration;

/// <summary>A placeholder that is the whole value of a keyword adds no settings: the mode is missing. One that stands elsewhere may bring it along.</summary>
public sealed class PlaceholderVerdictTests
{
    private const string Key = "ConnectionStrings__Main";

    [Theory]
    [InlineData("Host=db.example.com;Database=d;Username=u;Password=${PW}")]
    [InlineData("Host=db.example.com;Database=d;Username=u;Password=${PW:-secret}")]
    [InlineData("Host=db.example.com;Database=d;Username=u;Password=$(PW)")]
    [InlineData("Host=db.example.com;Database=d;Username=u;Password=#{PW}#")]
    [InlineData("Host=db.example.com;Database=d;Username=u;Password=%PW%")]
    [InlineData("Host=db.example.com;Database=d;Username=u;Password=<password>")]
    [InlineData("Host=db.example.com;Database=d;Username=u;Password={PW}")]
    [InlineData("Host=db.example.com;Database=d;Username=u;Password=__PW__")]
    [InlineData("Host=${DB_HOST};Database=d;Username=${DB_USER};Password=${PW}")]
    [InlineData("Host={{ .Values.host }};Database=d;Username=u;Password={{ .Values.pw }}")]
    public void A_whole_value(string text) => MarkedFile.Expect("app.yaml", Key + ": {|PGSSL1005:\"" + text + "\"|}\n", CheckOptions.Default);

    [Theory]
    [InlineData("Host=${DB_HOST}.internal;Database=d;Username=u")]
    [InlineData("Host=db.example.com;Database=d;Username=u;${EXTRA}")]
    [InlineData("Host=db.example.com;Database=d;Username=u${EXTRA}")]
    [InlineData("Host=db.example.com;Database=d;Username=u;Password=a#{PW}#b")]
    [InlineData("Host=db.example.com;Database=d;Username=u{{ if .Values.tls }};SSL Mode=VerifyFull{{ end }}")]
    [InlineData("Host=db.example.com;Database=d;Username=u;SSL Mode=${MODE}")]
    [InlineData("Host=${DB_HOST:-localhost};Database=d;Username=u;Password=${PW}")]
    public void Elsewhere(string text) => MarkedFile.Expect("app.yaml", Key + ": \"" + text + "\"\n", CheckOptions.Default);

    /// <summary>A service of the same compose file is reached in its own network.</summary>
    [Theory]
    [InlineData("db", "PGSSL1006")]
    [InlineData("pg-main", "PGSSL1006")]
    [InlineData("database.local", "PGSSL1006")]
    [InlineData("db,pg-main", "PGSSL1006")]
    [InlineData("other", "PGSSL1005")]
    [InlineData("db,other", "PGSSL1005")]
    public void A_service_of_the_same_file(string host, string id)
        => MarkedFile.Expect("docker-compose.yml", $$"""
            services:
              db:
                image: postgres:16
                container_name: pg-main
                networks:
                  back:
                    aliases:
                      - database.local
              app:
                image: app
                environment:
                  {{Key}}: {|{{id}}:"Host={{host}};Database=d;Username=u;Password=${PW}"|}
            """, CheckOptions.Default);

    [Fact]
    public void Strict_mode_knows_only_loopback()
        => MarkedFile.Expect("docker-compose.yml", $$"""
            services:
              db:
                image: postgres:16
              app:
                environment:
                  {{Key}}: {|PGSSL1005:"Host=db;Database=d;Username=u"|}
            """, CheckOptions.Default with { IsStrict = true });

    /// <summary>A Secret in Base64 is decoded to be judged, and encoded to be fixed.</summary>
    [Fact]
    public void A_secret_in_Base64()
    {
        const string text = "Host=db.example.com;Database=d;Username=u;SSL Mode=Require";
        string file = "apiVersion: v1\nkind: Secret\ndata:\n  " + Key + ": " + Encoded(text) + "\n  other: aGVsbG8=\n";
        ConfigurationFinding finding = Assert.Single(ConfigurationChecker.Check(ConfigurationFile.Read("secret.yaml", file), CheckOptions.Default));
        Assert.Equal("PGSSL1003", finding.Finding.Rule.Id);
        Assert.Equal(Encoded(text), file[finding.Span.Start..finding.Span.End]);
        Assert.Equal(file.Replace(Encoded(text), Encoded("Host=db.example.com;Database=d;Username=u;SSL Mode=VerifyFull;Root Certificate=/etc/pg/root.crt"), StringComparison.Ordinal),
            MarkedFile.FixAll("secret.yaml", file, CheckOptions.Default, "/etc/pg/root.crt"));
    }

    [Theory]
    [InlineData("ConfigMap", "Host=db.example.com;Database=d;Username=u;SSL Mode=Require")]
    [InlineData("Secret", "Host=db.example.com;Database=d;Username=u;SSL Mode=VerifyFull")]
    public void Other_Base64(string kind, string text)
        => MarkedFile.Expect("secret.yaml", $"apiVersion: v1\nkind: {kind}\ndata:\n  {Key}: {Encoded(text)}\n", CheckOptions.Default);

    /// <summary>Variables of a unit of systemd, with and without quotes.</summary>
    [Theory]
    [InlineData("Environment=ConnectionStrings__Main={|PGSSL1005:Host=db.example.com;Username=u;Database=d|}")]
    [InlineData("Environment=\"ConnectionStrings__Main=Host=db.example.com;Username=u;Database=d;{|PGSSL1003:SSL Mode=Require|}\"")]
    [InlineData("Environment=ConnectionStrings__Main=Host=db.example.com;Username=u;Database=d;{|PGSSL1003:SslMode=Require|}")]
    [InlineData("Environment=Name=value")]
    public void A_unit_of_systemd(string line) => MarkedFile.Expect("app.service", "[Service]\n" + line + "\nExecStart=/usr/bin/app\n", CheckOptions.Default);

    private static string Encoded(string text) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text));
}
