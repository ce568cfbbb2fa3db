using CsCheck;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Edits;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.ConnectionStrings.Parsing;
using PgSslAnalyzers.ConnectionStrings.Tests.Differential;

namespace PgSslAnalyzers.ConnectionStrings.Tests.Checks;

/// <summary>Nothing of a connection string but the setting itself may appear in a message or in the text of an edit.</summary>
public class SecretTests
{
    /// <summary>Where a secret stands (<c>§</c>); the places that go wrong most easily first.</summary>
    private static readonly Gen<string> Place = Gen.OneOf(
        "Password=§", "Password=\"§\"", "Password='§;§'", "Password=§;§", "Password=a;§", "Password=a;§;SSL Mode=Require", "Password=a; §=x", "Password='§", "Password=§'", "§", "=§", "§=",
        "Host=§", "Host=§.example.com", "Host=localhost,§", "Host=/var/§", "Username=§", "Database=§", "Application Name=§", "Passfile=/§", "Options=-c §",
        "SSL Mode=§", "SSL Mode='§'", "SSL Mode=§,Require", "SSL Mode=verify-full §", "SSL Mode=Require§", "Root Certificate=§", "Root Certificate=~/§", "Root Certificate=%§%", "Root Certificate=<§>",
        "SSL Password=§", "SSL Key=§", "SSL Negotiation=§", "GSS Encryption Mode=§", "Trust Server Certificate=§", "Pooling=§", "Port=§", "Timeout=§",
        "§ sslmode=require", "Password=§ sslmode=require", "Host=h,SSL Mode=§", "host=§ password=§ sslmode=require", "sslrootcert=§", "ssl_mode=§", "Service=§", "User=§", "encrypt=§",
        "postgres://u:§@h/d", "postgresql://§@h/§?sslmode=§", "□§=x", "§□", "Password=§□", "□;§");

    private static readonly Gen<string> Harmless = Gen.OneOf(
        "Host=db.example.com", "Host=localhost", "SSL Mode=Require", "SSL Mode=Disable", "SSL Mode=Prefer", "SSL Mode=VerifyCA", "SslMode=VerifyFull", "SSL Mode=", "Trust Server Certificate=true", "Root Certificate=root.crt",
        "SSL Negotiation=Direct", "", " ");

    private static readonly Gen<string> Text = Gen.OneOf(Place, Place, Harmless).Array[1, 5].Select(pairs => string.Join(';', pairs));

    private static readonly Gen<string> Secret = Gen.Char.AlphaNumeric.Array[8, 16].Select(c => "zq" + new string(c));

    [Fact]
    public void No_secret_gets_into_a_message_or_an_edit()
        => Gen.Select(Text, Secret, Gen.Int[4, 11], Gen.Int[0, 31]).Sample((template, secret, major, flags) =>
        {
            ConnectionString parsed = Marked.Parse(template.Replace("§", secret));
            var use = new ConnectionUse { IsAtSink = (flags & 1) != 0, IsSlim = (flags & 2) != 0, HasValidationCallback = (flags & 4) != 0 };
            var options = new CheckOptions { Version = (flags & 8) != 0 ? null : new(major), MinimumMode = (flags & 16) != 0 ? SslMode.Require : SslMode.VerifyFull };

            foreach (Finding finding in Checker.Check(parsed, options, use).Findings)
                Assert.DoesNotContain(secret, finding.Message, StringComparison.OrdinalIgnoreCase);
            TextEdit[] edits =
            [
                .. Upgrade.Plan(parsed, Upgrade.RootMarker, options.EffectiveVersion), .. Upgrade.Plan(parsed, null, options.EffectiveVersion),
                .. Upgrade.RemoveTrust(parsed), .. Upgrade.RemoveDuplicateModes(parsed), .. Upgrade.Set(parsed, KeywordTable.CheckCertificateRevocation, "true"),
                .. parsed.Settings.SelectMany(setting => Upgrade.Correct(parsed, setting, options.EffectiveVersion)),
            ];
            Assert.All(edits, edit => Assert.DoesNotContain(secret, edit.NewText, StringComparison.OrdinalIgnoreCase));
        }, iter: RandomTexts.Count * 3, print: p => p.ToString());

    /// <summary>The property above is worth something only if most of the rules have spoken.</summary>
    [Fact]
    public void The_rules_do_speak_about_such_strings()
    {
        var spoken = new HashSet<string>();
        Gen.Select(Text, Gen.Int[4, 11], Gen.Bool).Sample((template, major, slim) =>
        {
            ConnectionString parsed = Marked.Parse(template.Replace("§", "zqSecret"));
            var use = new ConnectionUse { IsAtSink = true, IsSlim = slim, HasValidationCallback = !slim };
            foreach (Finding finding in Checker.Check(parsed, new CheckOptions { Version = new(major) }, use).Findings)
                spoken.Add(finding.Rule.Id);
        }, iter: 5000, threads: 1);
        Assert.Equal(
            ["PGSSL1001", "PGSSL1002", "PGSSL1003", "PGSSL1004", "PGSSL1005", "PGSSL1006", "PGSSL2001", "PGSSL2002", "PGSSL2003", "PGSSL2004", "PGSSL2006", "PGSSL3003", "PGSSL3004", "PGSSL3005", "PGSSL3006"],
            spoken.Order());
    }
}
