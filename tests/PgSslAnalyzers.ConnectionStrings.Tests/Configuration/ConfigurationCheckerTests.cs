using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Options;

namespace PgSslAnalyzers.ConnectionStrings.Tests.Configuration;

/// <summary>What is found in each kind of file, and where exactly; beside each the nearest file in which there is nothing to find.</summary>
public sealed class ConfigurationCheckerTests
{
    [Theory]
    // The section that everybody uses, and any other.
    [InlineData("""{ "ConnectionStrings": { "Main": "Host=db.example.com;Database=d;Username=u;Password=p;{|PGSSL1003:SSL Mode=Require|}" } }""")]
    [InlineData("""{ "ConnectionStrings": { "Main": "Host=db.example.com;Database=d;Username=u;Password=p;SSL Mode=VerifyFull" } }""")]
    [InlineData("""{ "Data": { "Sql": [ { "Cs": {|PGSSL1005:"Host=db.example.com;Database=d;Username=u"|} } ] } }""")]
    [InlineData("""{ "Marten:ConnectionString": "Server=db;Port=5432;User Id=u;{|PGSSL1001:sslmode = disable|} ;" }""")]
    // Flattened user secrets; what is written twice.
    [InlineData("""{ "ConnectionStrings:A": "Host=db;{|PGSSL1002:SSL Mode=Prefer|}", "ConnectionStrings:A": "Host=db;{|PGSSL1004:SSL Mode=VerifyCA|};Search Path=x" }""")]
    // Escapes: the place is that of the escaped text.
    [InlineData("""{ "Cs": "Host=db;Username=\u0061\"b;{|PGSSL1003:SSL\u0020Mode=\"Require\"|}" }""")]
    [InlineData("""{ "Cs": "Host=db;Password=\"a;SSL Mode=VerifyFull\";{|PGSSL1002:SSL Mode=Allow|}" }""")]
    // Comments and what is commented out.
    [InlineData("{ // \"Old\": \"Host=db;SSL Mode=Disable\"\n \"Cs\": /* weak */ \"Host=db;{|PGSSL1001:SSL Mode=Disable|}\", }")]
    // Loopback: written is reported, absent is a development connection.
    [InlineData("""{ "Cs": "Host=localhost;{|PGSSL1006:SSL Mode=Disable|}" }""")]
    [InlineData("""{ "Cs": {|PGSSL1006:"Host=localhost;Database=d;Username=u"|} }""")]
    [InlineData("""{ "Cs": "Host=/var/run/postgresql;Database=d;Username=u;SSL Mode=Disable" }""")]
    // Arguments in a command line.
    [InlineData("""{ "profiles": { "a": { "commandLineArgs": "--cs \"Host=db;{|PGSSL1003:SSL Mode=Require|}\" --x 'y'" } } }""")]
    public void Json(string marked) => MarkedFile.Expect("appsettings.json", marked);

    [Theory]
    [InlineData("""<configuration><connectionStrings><add name="Main" connectionString="Host=db;{|PGSSL1003:SSL Mode=Require|};Password=&quot;a;b&quot;" providerName="Npgsql"/></connectionStrings></configuration>""")]
    [InlineData("""<configuration><connectionStrings><add name="Main" connectionString="Server=db;Database=d;User Id=u;Password=p;Encrypt=False" providerName="System.Data.SqlClient"/></connectionStrings></configuration>""")]
    // A provider decides also for a string that Npgsql refuses, or that proves nothing itself.
    [InlineData("""<add name="Main" connectionString={|PGSSL1005:"Server=db.example.com;User Id=u"|} providerName="Npgsql"/>""")]
    [InlineData("""<add name="Main" connectionString="Server=db;{|PGSSL2003:sslrootcert=x|};{|PGSSL1003:SSL Mode=Require|}" providerName="Npgsql"/>""")]
    [InlineData("""<add name="Main" connectionString="Server=db;User Id=u"/>""")]
    // A quote is missing: what stands between two others is no value.
    [InlineData("""<add name='A' connectionString='Host=db.example.com;Database=d;Username=u <add name='B' connectionString='Host=db;{|PGSSL1003:SSL Mode=Require|}'/>""")]
    // A transform, an appSetting, a setting with its value as text, single quotes, a numeric entity.
    [InlineData("""<add name="Main" connectionString='Host=db;{|PGSSL1002:SSL Mode=Pre&#102;er|};Password="p"' xdt:Transform="SetAttributes" xdt:Locator="Match(name)"/>""")]
    [InlineData("""<appSettings><add key="Main" value="Host=db;{|PGSSL1001:SSL Mode=Disable|}"/></appSettings>""")]
    [InlineData("""<setting name="Main" serializeAs="String"><value> Host=db;{|PGSSL1001:SSL Mode=Disable|}</value></setting>""")]
    [InlineData("<value><![CDATA[Host=db;{|PGSSL1001:SSL Mode=Disable|}]]></value>")]
    [InlineData("<value>Host=db.example.com;Database=d;Username=u;<!-- the mode: -->SSL Mode=VerifyFull</value>")]
    [InlineData("<a><!-- <add connectionString='Host=db;SSL Mode=Disable'/> --></a>")]
    public void Xml(string marked) => MarkedFile.Expect("web.config", marked);

    [Theory]
    [InlineData("env:\n  CS: Host=db;{|PGSSL1003:SSL Mode=Require|} # weak\n")]
    [InlineData("env:\n  CS: \"Host=db;Password='x';{|PGSSL1003:SSL Mode=Require|}\"\n")]
    [InlineData("env:\n  CS: 'Host=db;Password=''x'';{|PGSSL1003:SSL Mode=Require|}'\n")]
    [InlineData("env:\n  - CS=Host=db;{|PGSSL1003:SSL Mode=Require|}\n  - \"CS=Host=db;{|PGSSL1002:SSL Mode=Prefer|}\"\n  - CS={|PGSSL1005:Host=db.example.com;Database=d;Username=u|}\n")]
    [InlineData("- name: CS\n  value: Host=db;{|PGSSL1003:SSL Mode=Require|}\n")]
    // In a block # is no comment: Npgsql cannot read the first string, and there is none in it. A script in a block has comments.
    [InlineData("CS: |\n  Host=${HOST};Username=app;Database=shop;Trust Server Certificate=true;Application Name=\"a#b\" # end\n")]
    [InlineData("cs: |\n  {|PGSSL1005:Host=db.example.com;\n  Username=app;Database=d;\n  Password=a #b|}\n")]
    [InlineData("run: |\n  export CS=\"Host=db;Username=app;{|PGSSL1003:SSL Mode=Require|}\" # end\n")]
    // More behind the quote: the line is broken, and so may the string be.
    [InlineData("CS: \"Host=db;Password=\"x;SSL Mode=Require\"\n")]
    [InlineData("CS: \"Host=db;{|PGSSL1003:SSL Mode=Require|}\" # end\n")]
    [InlineData("cs: >-\n  Host=db;\n  {|PGSSL1003:SSL\n  Mode=Require|};\n  Database=d\n")]
    [InlineData("cs: |\n  Host=db;\n  {|PGSSL1003:SSL Mode=Require|}\n")]
    [InlineData("cs: {|PGSSL1005:Host=db.example.com;\n  Database=d;Username=u|}\n")]
    [InlineData("cs: Host=db.example.com;\n  Database=d;Username=u;\n  SSL Mode=VerifyFull\n")]
    [InlineData("args: [ \"--cs\", \"Host=db;{|PGSSL1003:SSL Mode=Require|}\" ]\n")]
    // A file in a file, a script in a file.
    [InlineData("data:\n  appsettings.json: |\n    {\n      \"ConnectionStrings\": { \"Main\": \"Host=db;Password=\\\"p\\\";{|PGSSL1003:SSL Mode=Require|}\" }\n    }\n")]
    [InlineData("data:\n  web.config: |\n    <add connectionString=\"Server=db;{|PGSSL1003:SSL Mode=Require|}\" providerName=\"Npgsql\"/>\n")]
    [InlineData("- run: |\n    export CS=\"Host=db;{|PGSSL1003:SSL Mode=Require|}\"\n    dotnet test -- --cs 'Host=db;{|PGSSL1001:SSL Mode=Disable|}'\n    psql \"host=db sslmode=require\"\n")]
    [InlineData("# CS: Host=db;SSL Mode=Disable\nx: y\n")]
    public void Yaml(string marked) => MarkedFile.Expect("compose.yaml", marked);

    [Theory]
    [InlineData("production.env", "CS=Host=db;{|PGSSL1003:SSL Mode=Require|}\n")]
    [InlineData(".env", "export CS=\"Host=db;{|PGSSL1003:SSL Mode=Require|}\"\n# CS=Host=db;SSL Mode=Disable\n")]
    // A word behind the quote: the line is broken, and so may the string be. A word before a quote has an apostrophe.
    [InlineData(".env", "CS='Host=db;SSL Mode='Prefer'\n")]
    [InlineData("deploy.sh", "export CS=\"Host=db;SSL Mode=Require\"$REST\n")]
    [InlineData("deploy.sh", "echo don't use that && export CS='Host=db;{|PGSSL1003:SSL Mode=Require|}'\n")]
    [InlineData(".env.local", "CS={|PGSSL1005:\"Host=db.example.com;Database=d;Username=u\"|}\n")]
    [InlineData("Dockerfile", "ENV A=b \\\n    CS=\"Host=db;{|PGSSL1003:SSL Mode=Require|}\"\n")]
    [InlineData("Dockerfile", "ARG CS=Host=db;{|PGSSL1003:SslMode=Require|}\n")]
    [InlineData("main.tf", "app_settings = {\n  \"CS\" = \"Host=${azurerm_postgresql.x.fqdn};{|PGSSL1003:Ssl Mode=Require|}\"\n}\n")]
    [InlineData("main.bicep", "  value: 'Host=${server.properties.fqdn};Password=${password};{|PGSSL1003:Ssl Mode=Require|};{|PGSSL2001:Trust Server Certificate=true|}'\n")]
    [InlineData("deploy.sh", "az webapp config appsettings set --settings \"ConnectionStrings__Main=Host=$HOST;{|PGSSL1003:Ssl Mode=Require|}\" A=b\n")]
    [InlineData("deploy.ps1", "$env:CS = \"Host=$($db.fqdn);{|PGSSL1003:Ssl Mode=Require|}\"\n")]
    [InlineData("deploy.cmd", "set CS=Host=db;{|PGSSL1001:SSL Mode=Disable|}\r\nset \"CS=Host=db;{|PGSSL1001:SSL Mode=Disable|}\"\r\n")]
    [InlineData("settings.ini", "[db]\nmain = Host=db;{|PGSSL1003:SSL Mode=Require|}\n; old = Host=db;SSL Mode=Disable\n")]
    [InlineData("settings.toml", "main = \"Host=db;{|PGSSL1003:SSL Mode=Require|}\"\n")]
    [InlineData("psql.sh", "psql \"host=db dbname=d user=u sslmode=require\"\nexport PGSSLMODE=require\n")]
    public void Lines(string path, string marked) => MarkedFile.Expect(path, marked);

    [Theory]
    // A placeholder that is no whole value may bring the mode along; a written mode is judged all the same.
    [InlineData("a.json", """{ "Cs": "Host={!PGHOST:localhost};Database=d;Username={!PGUSER}" }""")]
    [InlineData("a.json", """{ "Cs": "Host=#{Host}#;Database=d;Username=u;{|PGSSL1003:SSL Mode=Require|}" }""")]
    [InlineData("a.json", """{ "Cs": {|PGSSL1005:"Host=%PGHOST%;Database=d;Username=u"|} }""")]
    [InlineData("a.json", """{ "Cs": {|PGSSL1005:"Host=db;Database=d;Username=__USER__"|} }""")]
    [InlineData("a.json", """{ "Cs": {|PGSSL1005:"Host=db;Database=d;Username=u;Password=@env('PASSWORD')"|} }""")]
    [InlineData("a.json", """{ "Cs": {|PGSSL1005:"Host=db;Database=d;Username=u;Password=<your password>"|} }""")]
    [InlineData("a.json", """{ "Cs": {|PGSSL1005:"Host={0};Database={1};Username=u"|} }""")]
    [InlineData("a.json", """{ "Cs": {|PGSSL1005:"Host=db.example.com;Database=d;Username=u;Password=a$b<c>{d"|} }""")]
    [InlineData("a.yaml", "cs: {|PGSSL1005:Host={{ .Values.host }};Database=d;Username=u|}\n")]
    [InlineData("a.yaml", "cs: \"Host={{ .Values.host | default \"db\" }};Username=u;{|PGSSL1003:SSL Mode=Require|}\"\n")]
    [InlineData("a.yaml", "cs: Host=db;Database=d;Username=u;Password=${{ secrets.PW }};{|PGSSL1001:SSL Mode=Disable|}\n")]
    [InlineData("a.yaml", "cs: {|PGSSL1005:Host=db;Database=d;Username=u;Password=$(pw)|}\n")]
    [InlineData("a.yaml", "cs: {|PGSSL1005:Host=db;Database=d;Username=u;Password=$PW|}\n")]
    [InlineData("a.env", "CS=Host=db;SSL Mode=${PGMODE}\n")]
    [InlineData("a.env", "CS=Host=db;Database=d;Username=u;{|PGSSL1003:SSL Mode=${PGMODE:-Require}|}\n")]
    [InlineData("a.env", "CS=Host=db;Database=d;Username=u;SSL Mode=${PGMODE:-VerifyFull}\n")]
    [InlineData("a.env", "CS=${CS:-Host=db;Database=d;Username=u;{|PGSSL1001:SSL Mode=Disable|}}\n")]
    [InlineData("a.env", "CS={|PGSSL1005:${CS:-Host=db.example.com;Database=d;Username=u}|}\n")]
    [InlineData("a.env", "CS=${CS:-Host=db.example.com;Database=d;Username=u}${MORE}\n")]
    [InlineData("a.env", "CS=${CS:-Host=db.example.com;Database=d;Username=u;SSL Mode=VerifyFull}\n")]
    [InlineData("a.sh", "CS=\"Host=db.example.com;Database=d;Username=u\"\nCS=\"$CS;{|PGSSL1003:SSL Mode=Require|}\"\n")]
    public void Placeholders(string path, string marked) => MarkedFile.Expect(path, marked);

    [Theory]
    [InlineData("""{ "Tickets": { "Host": "db", "Port": 5432, "User": "u", "SslMode": {|PGSSL1003:"Require"|} } }""")]
    [InlineData("""{ "Tickets": { "Host": "db", "Database": "d", "User": "u", "SslMode": {|PGSSL1002:"prefer"|} } }""")]
    [InlineData("""{ "Tickets": { "Host": "db", "Port": 5432, "User": "u", "SslMode": "VerifyFull" } }""")]
    [InlineData("""{ "Tickets:Host": "db", "Tickets:Port": "5432", "Tickets:Username": "u", "Tickets:SslMode": {|PGSSL1001:"Disable"|}, "Other:SslMode": "Disable" }""")]
    // Not convincing: too little beside it, another's mode, another's port or provider.
    [InlineData("""{ "Tickets": { "Host": "db", "SslMode": "Require" } }""")]
    [InlineData("""{ "Tickets": { "Host": "db", "Database": "d", "User": "u", "SslMode": "Required" } }""")]
    [InlineData("""{ "Tickets": { "Host": "db", "Port": 3306, "User": "u", "SslMode": "Require" } }""")]
    [InlineData("""{ "Tickets": { "Provider": "MySql", "Host": "db", "Database": "d", "User": "u", "SslMode": "Require" } }""")]
    [InlineData("""{ "Tickets": { "Host": "db", "Database": "d", "User": "u", "SslMode": "VerifyCA" } }""")]
    [InlineData("""{ "Postgres": { "Host": "db", "Database": "d", "User": "u", "SslMode": {|PGSSL1004:"VerifyCA"|} } }""")]
    public void Split_settings(string marked) => MarkedFile.Expect("appsettings.json", marked);

    [Theory]
    [InlineData("a.env", "CS=Host=db;Database=d;Username=u;SSL Mode=VerifyFull\n{|PGSSL2005:PGSSLMODE=verify-full|}\n")]
    [InlineData("a.env", "PGSSLMODE=verify-full\nPGHOST=db\nHOST=Host\n")]
    [InlineData("a.yaml", "a:\n  environment:\n    CS: Host=db;Database=d;Username=u;SSL Mode=VerifyFull\n    {|PGSSL2005:PGSSLMODE: require|}\nb:\n  environment:\n    PGSSLMODE: require\n")]
    [InlineData("a.yaml", "environment:\n  - CS=Host=db;Database=d;Username=u;SSL Mode=VerifyFull\n  - {|PGSSL2005:PGSSLMODE=require|}\n")]
    [InlineData("a.yaml", "env:\n- name: CS\n  value: Host=db;Database=d;Username=u;SSL Mode=VerifyFull\n- name: {|PGSSL2005:PGSSLMODE\n  value: require|}\n")]
    [InlineData("launchSettings.json", """{ "environmentVariables": { "CS": "Host=db;Database=d;Username=u;SSL Mode=VerifyFull", {|PGSSL2005:"PGSSLMODE": "require"|} } }""")]
    public void Environment_variable_that_nobody_reads(string path, string marked) => MarkedFile.Expect(path, marked);

    [Fact]
    public void Options_count()
    {
        MarkedFile.Expect("a.env", "A=Host=db;SSL Mode=Require\n", CheckOptions.Default with { MinimumMode = SslMode.Require });
        MarkedFile.Expect("a.env", "A=Host=db;SSL Mode=Require\nB=Host=x;{|PGSSL1003:SSL Mode=Require|}\n", CheckOptions.Default with { ExemptHosts = ["db"] });
        MarkedFile.Expect("a.env", "A={|PGSSL1006:Host=db;Database=d;Username=u|}\n", CheckOptions.Default with { IsTestProject = true });
        MarkedFile.Expect("a.env", "A={|PGSSL1005:Host=db;Database=d;Username=u|}\n");
    }
}
