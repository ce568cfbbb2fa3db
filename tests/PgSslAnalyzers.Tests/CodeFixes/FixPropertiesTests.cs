using System.Text;
using CsCheck;
using Microsoft.CodeAnalysis;
using PgSslAnalyzers.FixPlans;
using PgSslAnalyzers.Tests.Configuration;

namespace PgSslAnalyzers.Tests.CodeFixes;

/// <summary>What a diagnostic tells its fix stands in every log of the compiler: it is printed as it is, and tells nothing of the string.</summary>
public sealed class FixPropertiesTests
{
    private const string Strong = "Host=db.example;Username=u;Password=s3cret;Database=d;SSL Mode=VerifyFull";

    [Fact]
    public void Any_text_is_read_back()
        => Gen.String.Sample(static text =>
        {
            string escaped = FixScript.Escape(text);
            return FixScript.Unescape(escaped) == text && escaped.All(static c => c is >= ' ' and <= '~' && c is not ('|' or ',' or '"'));
        });

    [Theory]
    [InlineData("%")]
    [InlineData("a%12")]
    [InlineData("%00zz")]
    public void What_was_not_written_so_is_not_read(string text) => Assert.Null(FixScript.Unescape(text));

    [Theory]
    [InlineData("appsettings.json", "{ \"Cs\": \"Host=db.example;Username=u;Password=s3cret;Database=d;SSL Mode=Require\" }", "{ \"Cs\": \"" + Strong + "\" }")]
    [InlineData("secret.yaml", "kind: Secret\ndata:\n  cs: {0}\n", "kind: Secret\ndata:\n  cs: {1}\n")]
    public async Task Nothing_of_the_string_is_in_them(string path, string text, string expected)
    {
        string weak = Convert.ToBase64String(Encoding.UTF8.GetBytes(Strong.Replace("VerifyFull", "Require", StringComparison.Ordinal)));
        ConfigurationProject project = new ConfigurationProject().With(path, text.Replace("{0}", weak, StringComparison.Ordinal));
        Diagnostic finding = Assert.Single(await project.FindingsAsync());
        Assert.NotEmpty(finding.Properties);
        Assert.All(finding.Properties, static property => Assert.DoesNotMatch(@"s3cret|example|[^ -~]", property.Value));
        Assert.DoesNotContain(weak[..20], string.Concat(finding.Properties.Values), StringComparison.Ordinal);
        await project.FixAsync();
        Assert.Equal(expected.Replace("{1}", Convert.ToBase64String(Encoding.UTF8.GetBytes(Strong)), StringComparison.Ordinal), await project.TextAsync(path));
    }
}
