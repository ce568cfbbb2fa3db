using PgSslAnalyzers.CodeFixes;

namespace PgSslAnalyzers.Tests.CodeFixes;

/// <summary>Which fixes are offered, in which order, and what their titles say.</summary>
public sealed class ChoiceTests
{
    private const string Code = "class C { string s = \"SSL Mode={|Text=VerifyFull;Root Certificate=ROOT:Require|}\"; }";

    private const string Without = "Use VerifyFull, root certificate from PGSSLROOTCERT or the operating system";
    private const string Refused = " (a private CA is refused until PGSSLROOTCERT names its certificate)";

    [Theory]
    [InlineData("/etc/pg/root.crt", "", "Recommended: Use VerifyFull, root certificate '/etc/pg/root.crt'", "WithoutPath: " + Without)]
    [InlineData("app:certs/root.crt", "", "Recommended: Use VerifyFull, root certificate 'app:certs/root.crt'", "WithoutPath: " + Without)]
    // Nobody has named a root certificate: the first choice writes none, and says what is still to do.
    [InlineData(null, "", "Recommended: " + Without + Refused, "WithPath: Use VerifyFull, root certificate '/path/to/root.crt' (you supply the file)")]
    [InlineData(null, "aws-rds", "Recommended: " + Without + " (set PGSSLROOTCERT to the file global-bundle.pem of Amazon RDS and Aurora)", "WithPath: Use VerifyFull, root certificate '/path/to/global-bundle.pem' (you supply the file)")]
    [InlineData(null, "aiven", "Recommended: " + Without + " (set PGSSLROOTCERT to the file that Aiven for PostgreSQL hands out)", "WithPath: Use VerifyFull, root certificate '/path/to/root.crt' (you supply the file)")]
    [InlineData(null, "azure", "Recommended: " + Without, "WithPath: Use VerifyFull, root certificate '/path/to/root.crt' (you supply the file)")]
    [InlineData("/etc/pg/root.crt", "azure", "Recommended: Use VerifyFull, root certificate '/etc/pg/root.crt'", "WithoutPath: " + Without)]
    public async Task Two_choices_the_recommended_first(string? option, string provider, params string[] titles)
        => Assert.Equal(titles, await Steps.TitlesAsync(Code, option, provider: provider));

    [Fact]
    public async Task One_choice_if_both_write_the_same()
    {
        Assert.Equal(["Recommended: Use VerifyFull"], await Steps.TitlesAsync("class C { string s = \"SSL Mode={|Text=VerifyFull:Require|}\"; }", writesRoot: false));
        Assert.Equal(["Recommended: " + Without], await Steps.TitlesAsync("using Npgsql; class C { Action<NpgsqlConnectionStringBuilder> a = b => {|AddRoot:b.SslMode = {|ModeExpression:SslMode.Require|}|}; }"));
    }

    [Fact]
    public async Task An_address_is_mentioned()
        => Assert.Equal("Recommended: Use VerifyFull, root certificate '/etc/pg/root.crt' (works only if the certificate contains this address)", (await Steps.TitlesAsync(Code, isAddress: true))[0]);

    [Theory]
    [InlineData("PGSSL2001", "{|Text=:a|}", false, "Remove Trust Server Certificate")]
    [InlineData("PGSSL2004", "{|Text=:a|}", false, "Remove the SSL Mode that has no effect")]
    [InlineData("PGSSL2003", "{|Text=b:a|}", false, "Write the setting as Npgsql reads it")]
    [InlineData("PGSSL3004", "{|Text=b:a|}", false, "Check certificate revocation")]
    [InlineData("PGSSL3005", "{|Text=b:a|}", false, "Set GSS Encryption Mode=Disable")]
    [InlineData("PGSSL3003", "{|Text=;Root Certificate=ROOT:|}", true, "Keep VerifyFull, root certificate '/etc/pg/root.crt'")]
    public async Task Other_rules_say_what_they_do(string rule, string text, bool writesRoot, string title)
        => Assert.Equal(["Recommended: " + title], await Steps.TitlesAsync($"class C {{ string s = \"{text}\"; }}", rule: rule, writesRoot: writesRoot));

    [Fact]
    public async Task An_only_choice_with_a_place_holder_is_none_for_a_batch()
    {
        const string code = "class C { string s = \"SSL Mode=VerifyFull{|Text=;Root Certificate=ROOT:|}\"; }";
        Assert.Equal(["Placeholder: Keep VerifyFull, root certificate '/path/to/root.crt' (you supply the file)"], await Steps.TitlesAsync(code, root: null, rule: "PGSSL3003"));
        var placeholder = new FixChoice("", WritesPath: true, WritesPlaceholder: true, []);
        var without = new FixChoice("", WritesPath: false, WritesPlaceholder: false, []);
        foreach (string? key in new[] { null, FixChoice.Recommended, FixChoice.WithoutPath, FixChoice.Placeholder })
        {
            Assert.Null(FixChoice.Select([placeholder], key));
            Assert.Same(without, FixChoice.Select([without, placeholder], key));
        }
        Assert.Same(placeholder, FixChoice.Select([without, placeholder], FixChoice.WithPath));
    }

    /// <summary>A connection without the root certificate that the project names would fail, or trust others than the project does.</summary>
    [Fact]
    public async Task Where_the_path_that_is_configured_cannot_be_written_there_is_no_choice_without_it()
    {
        const string code = "using Npgsql; class C { void M(NpgsqlConnectionStringBuilder b) { b.SslMode = {|ModeExpression:SslMode.Require|}; {|AddRoot:M(b)|}; } }";
        Assert.Empty(await Steps.TitlesAsync(code));
        Assert.Equal(["Recommended: " + Without + Refused], await Steps.TitlesAsync(code, root: null));
    }

    /// <summary>A setting that is the body of a method can be exchanged for a root certificate, and not be taken away.</summary>
    [Fact]
    public async Task A_place_holder_is_never_the_first_choice_because_the_other_one_cannot_be_had()
    {
        const string code = "using Npgsql; class C { Action<NpgsqlConnectionStringBuilder> a = b => {|ReplaceSetting:b.TrustServerCertificate = true|}; }";
        Assert.Equal(["Recommended: Write the setting as Npgsql reads it, root certificate '/etc/pg/root.crt'"], await Steps.TitlesAsync(code, rule: "PGSSL2003"));
        Assert.Empty(await Steps.TitlesAsync(code, root: null, rule: "PGSSL2003"));
    }

    [Fact]
    public async Task A_bad_path_is_not_exchanged_for_the_place_holder()
    {
        const string code = "class C { string s = \"Root Certificate={|Text=ROOT:root.crt|}\"; }";
        Assert.Equal(["Recommended: Keep VerifyFull, root certificate '/etc/pg/root.crt'"], await Steps.TitlesAsync(code, rule: "PGSSL3006"));
        Assert.Empty(await Steps.TitlesAsync(code, root: null, rule: "PGSSL3006"));
    }
}
