using System.Text;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.Tasks;
using PgSslAnalyzers.Tasks.Files;
using PgSslAnalyzers.Tasks.Options;
using PgSslAnalyzers.Tests.Corpus;

namespace PgSslAnalyzers.Tests.Configuration;

/// <summary>What <c>dotnet build -t:PgSslUpgrade</c> makes of a file.</summary>
public sealed class FileUpgradeTests
{
    private const string Root = "pgssl.root_certificate = /etc/pg/root.crt";

    public static TheoryData<string> Corpus => ConfigurationCorpusTests.Fixed;

    [Theory, MemberData(nameof(Corpus))]
    public void Does_what_the_lightbulb_does(string file)
    {
        CorpusCase known = CorpusCase.Named(file);
        Assert.Equal(known.FixedText!.Replace("__ROOT_CERT__", "/etc/pg/root.crt", StringComparison.Ordinal), Apply(known.ProjectPath, known.Text, Root));
    }

    [Theory]
    [InlineData("Host=db;SSL Mode=Require", Root, "Host=db;SSL Mode=VerifyFull;Root Certificate=/etc/pg/root.crt")]
    [InlineData("Host=db;SSL Mode=Require", "", "Host=db;SSL Mode=VerifyFull")]
    [InlineData("Host=db;SSL Mode=Require", "pgssl.root_certificate = app:certs/root.crt", "Host=db;SSL Mode=VerifyFull")]
    [InlineData("Host=db;SSL Mode=Require", "pgssl.root_certificate = certs/root.crt", "Host=db;SSL Mode=VerifyFull")]
    // The last hand: of two modes one goes, and Trust Server Certificate with it.
    [InlineData("Host=db;SSL Mode=Require;SslMode=Prefer;Trust Server Certificate=true", "", "Host=db;SslMode=VerifyFull")]
    // Left as it is: development, an address, what the options allow or do not want to see.
    [InlineData("Host=localhost;Database=d;Username=u", Root, "Host=localhost;Database=d;Username=u")]
    [InlineData("Host=localhost;Database=d;Username=u", "pgssl.severity.PGSSL1006 = warning", "Host=localhost;Database=d;Username=u;SSL Mode=VerifyFull")]
    [InlineData("Host=192.0.2.1;SSL Mode=Require", Root, "Host=192.0.2.1;SSL Mode=Require")]
    [InlineData("Host=db;SSL Mode=Require", "pgssl.minimum_ssl_mode = Require", "Host=db;SSL Mode=Require")]
    [InlineData("Host=db;SSL Mode=Require", "pgssl.exempt_hosts = db", "Host=db;SSL Mode=Require")]
    [InlineData("Host=db;SSL Mode=Require", "pgssl.severity.PGSSL1003 = none", "Host=db;SSL Mode=Require")]
    [InlineData("Host=db;SSL Mode=Require", "dotnet_diagnostic.PGSSL1003.severity = none", "Host=db;SSL Mode=Require")]
    [InlineData("Host=db;SSL Mode=Require", "pgssl.root_certificate = /a #b", "Host=db;SSL Mode=VerifyFull;Root Certificate=/a")]
    public void Options_count(string text, string option, string expected) => Assert.Equal("CS=" + expected + "\n", Apply("/src/a.env", "CS=" + text + "\n", option));

    [Fact]
    public void What_a_value_cannot_hold_is_said_and_left()
    {
        var notes = new List<UpgradeNote>();
        const string text = "CS='Host=db;SSL Mode=Require'\n";
        Assert.Equal(text, Apply("/src/a.sh", text, "pgssl.root_certificate = /it's", notes));
        Assert.False(Assert.Single(notes).IsDone);
    }

    [Fact]
    public void The_notes_show_nothing_of_the_string()
    {
        var notes = new List<UpgradeNote>();
        Apply("/src/a.json", "{ \"Provider\": \"Npgsql\", \"Cs\": \"Host=secret;Username=secret;Password=secret;SSL Mode=Require;Secret=secret\" }", Root, notes);
        Assert.True(Assert.Single(notes).IsDone);
        Assert.Equal("VerifyFull, root certificate '/etc/pg/root.crt'", notes[0].Text);
    }

    [Theory]
    [InlineData("Host=db;SSL Mode=Require", Root, "VerifyFull, root certificate '/etc/pg/root.crt'")]
    [InlineData("Host=db;SSL Mode=Require", "", "VerifyFull, root certificate from PGSSLROOTCERT or the operating system (a private CA is refused until PGSSLROOTCERT names its certificate)")]
    [InlineData("Host=a.rds.amazonaws.com;SSL Mode=Require", "", "VerifyFull, root certificate from PGSSLROOTCERT or the operating system (set PGSSLROOTCERT to the file global-bundle.pem of Amazon RDS and Aurora)")]
    [InlineData("Host=a.neon.tech;SSL Mode=Require", "", "VerifyFull, root certificate from PGSSLROOTCERT or the operating system")]
    [InlineData("Host=db;SSL Mode=Require;Root Certificate=/r.crt", "", "VerifyFull, root certificate as it was")]
    public void The_notes_say_what_is_still_to_do(string text, string option, string expected)
    {
        var notes = new List<UpgradeNote>();
        Apply("/src/a.env", "CS=" + text + "\n", option, notes);
        Assert.Equal(expected, Assert.Single(notes).Text);
    }

    [Theory]
    [InlineData("utf-8", false, "ä")]
    [InlineData("utf-8", true, "ä語")]
    [InlineData("utf-16", true, "ä語")]
    [InlineData("utf-16BE", true, "ä語")]
    [InlineData("utf-32", true, "ä語")]
    [InlineData("iso-8859-1", false, "ä")]
    public void Every_byte_outside_the_change_stays(string name, bool mark, string text)
    {
        Encoding encoding = Encoding.GetEncoding(name);
        byte[] Bytes(string content) => [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(content)];
        EncodedFile file = EncodedFile.Decode(Bytes(text + "\r\nx\n"));
        Assert.Equal(text + "\r\nx\n", file.Text);
        Assert.Equal(Bytes(text + "\r\ny\n"), file.Encode(file.Text.Replace('x', 'y')));
    }

    [Fact]
    public void Nothing_is_written_that_the_encoding_does_not_have() => Assert.Null(EncodedFile.Decode([0xE4, 0x0A]).Encode("語"));

    /// <summary>What the mode asks for is done in one run.</summary>
    [Theory]
    [InlineData("SSL Mode=Require", "SSL Mode=VerifyFull;GSS Encryption Mode=Disable")]
    [InlineData("SSL Mode=VerifyFull", "SSL Mode=VerifyFull;GSS Encryption Mode=Disable")]
    [InlineData("SSL Mode=VerifyFull;GSS Encryption Mode=Disable", "SSL Mode=VerifyFull;GSS Encryption Mode=Disable")]
    public void Strict_rules_out_GSS_encryption_too(string before, string after)
    {
        const string Start = "CS=Host=db.example.com;Database=shop;Username=app;";
        var notes = new List<UpgradeNote>();
        Assert.Equal(Start + after + "\n", Apply("a.env", Start + before + "\n", "", notes, AnalysisMode.Strict));
        Assert.Equal(before != after, notes.Count == 1);
        Assert.Equal(Start + before.Replace("Require", "VerifyFull", StringComparison.Ordinal) + "\n", Apply("a.env", Start + before + "\n", ""));
    }

    /// <summary>Without the setting that has no effect the text might be one of another driver, and nobody would look at it again.</summary>
    [Fact]
    public void The_mode_comes_before_what_has_no_effect()
    {
        var notes = new List<UpgradeNote>();
        string result = Apply("a.json", """{ "Cs": "Server=db;User Id=u;Database=d;Trust Server Certificate=true;SSL Mode=Require" }""", "", notes, AnalysisMode.Strict);
        Assert.Equal("""{ "Cs": "Server=db;User Id=u;Database=d;SSL Mode=VerifyFull;GSS Encryption Mode=Disable" }""", result);
        Assert.Equal("PGSSL1003", Assert.Single(notes).Rule.Id);
    }

    private static string Apply(string path, string text, string option, List<UpgradeNote>? notes = null, AnalysisMode mode = AnalysisMode.Default)
    {
        var options = new ProjectOptions([OptionFile.Parse("/src/.globalconfig", "is_global = true\n" + option + "\n")]);
        var settings = new ProjectSettings(NpgsqlVersion.Newest, "", new HashSet<string>(), new HashSet<string>(), false, mode);
        string result = FileUpgrade.Apply(path, text, new ConfigurationFileOptions(path, options, settings), notes ?? []);
        Assert.Equal(result, FileUpgrade.Apply(path, result, new ConfigurationFileOptions(path, options, settings), []));
        return result;
    }
}
