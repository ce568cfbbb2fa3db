using PgSslAnalyzers.ConnectionStrings.Edits;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Parsing;

namespace PgSslAnalyzers.ConnectionStrings.Tests.Edits;

public class UpgradeTests
{
    private const string Root = "/r.crt";

    /// <summary>The text before, and with GSS encryption off as well.</summary>
    [Theory]
    [InlineData("Host=h;SSL Mode=Require", "Host=h;SSL Mode=VerifyFull;GSS Encryption Mode=Disable;Root Certificate=/r.crt")]
    [InlineData("Host=h; Port=1;", "Host=h; Port=1; SSL Mode=VerifyFull; GSS Encryption Mode=Disable; Root Certificate=/r.crt;")]
    [InlineData("Host=h;SSL Mode=Require;Trust Server Certificate=true", "Host=h;SSL Mode=VerifyFull;GSS Encryption Mode=Disable;Root Certificate=/r.crt")]
    [InlineData("Host=h;GSS Encryption Mode=Require;SSL Mode=Require", "Host=h;GSS Encryption Mode=Disable;SSL Mode=VerifyFull;Root Certificate=/r.crt")]
    [InlineData("Host=h;GssEncryptionMode=disable;SSL Mode=Require", "Host=h;GssEncryptionMode=disable;SSL Mode=VerifyFull;Root Certificate=/r.crt")]
    [InlineData("Host=h;SSL Mode=VerifyFull;Root Certificate=/r.crt", "Host=h;SSL Mode=VerifyFull;GSS Encryption Mode=Disable;Root Certificate=/r.crt")]
    public void Gss_encryption_goes_off_in_the_same_edits(string before, string after)
        => Assert.Equal(after, Upgrade.Apply(before, Upgrade.Plan(ConnectionStringParser.Parse(before), Root, NpgsqlVersion.Newest, turnsGssOff: true)));

    /// <summary>The text before, with a root certificate, and without.</summary>
    [Theory]
    // The mode is replaced, the root follows it.
    [InlineData("Host=h;SSL Mode=Require", "Host=h;SSL Mode=VerifyFull;Root Certificate=/r.crt", "Host=h;SSL Mode=VerifyFull")]
    [InlineData("Host=h;SSL Mode=Prefer;Database=d", "Host=h;SSL Mode=VerifyFull;Root Certificate=/r.crt;Database=d", "Host=h;SSL Mode=VerifyFull;Database=d")]
    [InlineData("SSL Mode=42;Host=h;", "SSL Mode=VerifyFull;Root Certificate=/r.crt;Host=h;", "SSL Mode=VerifyFull;Host=h;")]
    [InlineData("Host=h;SSL Mode=verify-full", "Host=h;SSL Mode=VerifyFull;Root Certificate=/r.crt", "Host=h;SSL Mode=VerifyFull")]
    // Spelling, quotes and blanks stay.
    [InlineData("host = h ; sslmode = require ;", "host = h ; sslmode = VerifyFull; Root Certificate=/r.crt ;", "host = h ; sslmode = VerifyFull ;")]
    [InlineData("Host=h;SSL Mode='Require'", "Host=h;SSL Mode='VerifyFull';Root Certificate=/r.crt", "Host=h;SSL Mode='VerifyFull'")]
    [InlineData("Host=h;SSL Mode=\" 3 \";", "Host=h;SSL Mode=\"VerifyFull\";Root Certificate=/r.crt;", "Host=h;SSL Mode=\"VerifyFull\";")]
    // One pair a line.
    [InlineData("Host=h;\n  SSL Mode=Require;\n  Database=d;\n", "Host=h;\n  SSL Mode=VerifyFull;\n  Root Certificate=/r.crt;\n  Database=d;\n", "Host=h;\n  SSL Mode=VerifyFull;\n  Database=d;\n")]
    [InlineData("\n  Host=h;\n  Database=d\n", "\n  Host=h;\n  Database=d;\n  SSL Mode=VerifyFull;\n  Root Certificate=/r.crt\n", "\n  Host=h;\n  Database=d;\n  SSL Mode=VerifyFull\n")]
    [InlineData("SSL Mode=Require;\r\n\tHost=h", "SSL Mode=VerifyFull;\r\n\tRoot Certificate=/r.crt;\r\n\tHost=h", "SSL Mode=VerifyFull;\r\n\tHost=h")]
    // The root takes the place of Trust Server Certificate.
    [InlineData("Host=h;SSL Mode=Require;Trust Server Certificate=true", "Host=h;SSL Mode=VerifyFull;Root Certificate=/r.crt", "Host=h;SSL Mode=VerifyFull")]
    [InlineData("Host=h;SSL Mode=Require;Trust Server Certificate=true;", "Host=h;SSL Mode=VerifyFull;Root Certificate=/r.crt;", "Host=h;SSL Mode=VerifyFull;")]
    [InlineData("Host=h;TrustServerCertificate=True;SSL Mode=Require;Database=d", "Host=h;Root Certificate=/r.crt;SSL Mode=VerifyFull;Database=d", "Host=h;SSL Mode=VerifyFull;Database=d")]
    [InlineData("Trust Server Certificate=true; SSL Mode=Require; Host=h", "Root Certificate=/r.crt; SSL Mode=VerifyFull; Host=h", "SSL Mode=VerifyFull; Host=h")]
    [InlineData("SSL Mode=Require; Trust Server Certificate=true; Host=h", "SSL Mode=VerifyFull; Root Certificate=/r.crt; Host=h", "SSL Mode=VerifyFull; Host=h")]
    [InlineData("Host=h;SSL Mode=Require;Trust Server Certificate=false;TrustServerCertificate=true", "Host=h;SSL Mode=VerifyFull;Root Certificate=/r.crt", "Host=h;SSL Mode=VerifyFull")]
    [InlineData("Trust Server Certificate=true;TrustServerCertificate=true;SSL Mode=Require", "Root Certificate=/r.crt;SSL Mode=VerifyFull", "SSL Mode=VerifyFull")]
    [InlineData("Host=h;Trust Server Certificate=;SSL Mode=Require", "Host=h;Root Certificate=/r.crt;SSL Mode=VerifyFull", "Host=h;SSL Mode=VerifyFull")]
    // An absent mode goes to the end, before a trailing semicolon.
    [InlineData("Host=h", "Host=h;SSL Mode=VerifyFull;Root Certificate=/r.crt", "Host=h;SSL Mode=VerifyFull")]
    [InlineData("Host=h;", "Host=h;SSL Mode=VerifyFull;Root Certificate=/r.crt;", "Host=h;SSL Mode=VerifyFull;")]
    [InlineData("Host=h ; ", "Host=h;SSL Mode=VerifyFull;Root Certificate=/r.crt ; ", "Host=h;SSL Mode=VerifyFull ; ")]
    [InlineData("Host=h; Port=1;", "Host=h; Port=1; SSL Mode=VerifyFull; Root Certificate=/r.crt;", "Host=h; Port=1; SSL Mode=VerifyFull;")]
    [InlineData("Host=h;;", "Host=h;;SSL Mode=VerifyFull;Root Certificate=/r.crt;", "Host=h;;SSL Mode=VerifyFull;")]
    [InlineData("Host=h;Password='a;b'", "Host=h;Password='a;b';SSL Mode=VerifyFull;Root Certificate=/r.crt", "Host=h;Password='a;b';SSL Mode=VerifyFull")]
    [InlineData("Host=h;Password=", "Host=h;Password=;SSL Mode=VerifyFull;Root Certificate=/r.crt", "Host=h;Password=;SSL Mode=VerifyFull")]
    [InlineData("Host=h\0", "Host=h;SSL Mode=VerifyFull;Root Certificate=/r.crt\0", "Host=h;SSL Mode=VerifyFull\0")]
    [InlineData("Host=h;Trust Server Certificate=true", "Host=h;Root Certificate=/r.crt;SSL Mode=VerifyFull", "Host=h;SSL Mode=VerifyFull")]
    [InlineData("Trust Server Certificate=true", "Root Certificate=/r.crt;SSL Mode=VerifyFull", ";SSL Mode=VerifyFull")]
    [InlineData("", "SSL Mode=VerifyFull;Root Certificate=/r.crt", "SSL Mode=VerifyFull")]
    [InlineData(" ", "SSL Mode=VerifyFull;Root Certificate=/r.crt ", "SSL Mode=VerifyFull ")]
    [InlineData(";", ";SSL Mode=VerifyFull;Root Certificate=/r.crt;", ";SSL Mode=VerifyFull;")]
    // A removal is filled.
    [InlineData("Host=h;SSL Mode=;Database=d", "Host=h;SSL Mode=VerifyFull;Root Certificate=/r.crt;Database=d", "Host=h;SSL Mode=VerifyFull;Database=d")]
    [InlineData("Host=h;SSL Mode= ", "Host=h;SSL Mode=VerifyFull;Root Certificate=/r.crt ", "Host=h;SSL Mode=VerifyFull ")]
    [InlineData("Host=h;SSL Mode=Require;Root Certificate=", "Host=h;SSL Mode=VerifyFull;Root Certificate=/r.crt", "Host=h;SSL Mode=VerifyFull;Root Certificate=")]
    [InlineData("Host=h;SSL Mode=Require;Root Certificate=''", "Host=h;SSL Mode=VerifyFull;Root Certificate=/r.crt", "Host=h;SSL Mode=VerifyFull;Root Certificate=''")]
    // Every mode is raised.
    [InlineData("Host=h;SSL Mode=VerifyFull;SslMode=Disable", "Host=h;SSL Mode=VerifyFull;SslMode=VerifyFull;Root Certificate=/r.crt", "Host=h;SSL Mode=VerifyFull;SslMode=VerifyFull")]
    [InlineData("SSL Mode=Disable;Host=h;SSL Mode=", "SSL Mode=VerifyFull;Host=h;SSL Mode=VerifyFull;Root Certificate=/r.crt", "SSL Mode=VerifyFull;Host=h;SSL Mode=VerifyFull")]
    [InlineData("SSL Mode=;Host=h;SSL Mode=Require", "SSL Mode=;Host=h;SSL Mode=VerifyFull;Root Certificate=/r.crt", "SSL Mode=;Host=h;SSL Mode=VerifyFull")]
    // A root certificate that is there stays.
    [InlineData("Host=h;SSL Mode=Require;Root Certificate=/own.crt", "Host=h;SSL Mode=VerifyFull;Root Certificate=/own.crt", "Host=h;SSL Mode=VerifyFull;Root Certificate=/own.crt")]
    [InlineData("Host=h;SSL Mode=Require;Root Certificate=/own.crt;Trust Server Certificate=true", "Host=h;SSL Mode=VerifyFull;Root Certificate=/own.crt", "Host=h;SSL Mode=VerifyFull;Root Certificate=/own.crt")]
    // Nothing to do but the root.
    [InlineData("Host=h;SSL Mode=VerifyFull", "Host=h;SSL Mode=VerifyFull;Root Certificate=/r.crt", "Host=h;SSL Mode=VerifyFull")]
    [InlineData("Host=h;SSL Mode=VerifyFull;Root Certificate=/own.crt", "Host=h;SSL Mode=VerifyFull;Root Certificate=/own.crt", "Host=h;SSL Mode=VerifyFull;Root Certificate=/own.crt")]
    // Fragments stay fragments; unknown parts stay where they are.
    [InlineData("SSL Mode=Require;Trust Server Certificate=true", "SSL Mode=VerifyFull;Root Certificate=/r.crt", "SSL Mode=VerifyFull")]
    [InlineData(";SSL Mode=Require;Trust Server Certificate=true", ";SSL Mode=VerifyFull;Root Certificate=/r.crt", ";SSL Mode=VerifyFull")]
    [InlineData("□;SSL Mode=Require", "□;SSL Mode=VerifyFull;Root Certificate=/r.crt", "□;SSL Mode=VerifyFull")]
    [InlineData("□SSL Mode=Require;□", "□SSL Mode=VerifyFull;Root Certificate=/r.crt;□", "□SSL Mode=VerifyFull;□")]
    [InlineData("□Trust Server Certificate=true;SSL Mode=Require", "□Root Certificate=/r.crt;SSL Mode=VerifyFull", "□SSL Mode=VerifyFull")]
    [InlineData("Host=□;Password='□'", "Host=□;Password='□';SSL Mode=VerifyFull;Root Certificate=/r.crt", "Host=□;Password='□';SSL Mode=VerifyFull")]
    [InlineData("Host=h;Password='□'□", "Host=h;Password='□'□;SSL Mode=VerifyFull;Root Certificate=/r.crt", "Host=h;Password='□'□;SSL Mode=VerifyFull")]
    [InlineData("Host=h;□;", "Host=h;□;SSL Mode=VerifyFull;Root Certificate=/r.crt;", "Host=h;□;SSL Mode=VerifyFull;")]
    [InlineData("Host=h;SSL Mode=Require;Trust Server Certificate=□", "Host=h;SSL Mode=VerifyFull;Root Certificate=/r.crt;Trust Server Certificate=□", "Host=h;SSL Mode=VerifyFull;Trust Server Certificate=□")]
    [InlineData("Host=h;SSL Mode=Disable;SSL Mode=□", "Host=h;SSL Mode=VerifyFull;SSL Mode=□;Root Certificate=/r.crt", "Host=h;SSL Mode=VerifyFull;SSL Mode=□")]
    [InlineData("Host=h;SSL Mode=Require;Root Certificate=□", "Host=h;SSL Mode=VerifyFull;Root Certificate=□", "Host=h;SSL Mode=VerifyFull;Root Certificate=□")]
    // Nothing is done to a Unix socket and to what is no connection string.
    [InlineData("Host=/var/run;SSL Mode=Disable", "Host=/var/run;SSL Mode=Disable", "Host=/var/run;SSL Mode=Disable")]
    [InlineData("Host=h;SSL Mode=Require;Password='x", "Host=h;SSL Mode=Require;Password='x", "Host=h;SSL Mode=Require;Password='x")]
    public void Whole_string(string before, string withRoot, string withoutRoot)
    {
        Assert.Equal(withRoot, Planned(before, Root));
        Assert.Equal(withoutRoot, Planned(before, null));
        Assert.Equal(withRoot, Planned(withRoot, Root));
        Assert.Equal(withoutRoot, Planned(withoutRoot, null));
    }

    [Fact]
    public void A_root_given_by_code_is_not_written_again()
        => Assert.Equal("Host=h;SSL Mode=VerifyFull", Apply(Marked.Parse("Host=h;SSL Mode=Require;Trust Server Certificate=true"),
            text => Upgrade.Plan(text, Root, NpgsqlVersion.Newest, hasRootElsewhere: true)));

    [Theory]
    [InlineData(4, "Host=h;SSL Mode=Require")]
    [InlineData(5, "Host=h;SSL Mode=Require")]
    [InlineData(6, "Host=h;SSL Mode=VerifyFull;Root Certificate=/r.crt")]
    [InlineData(7, "Host=h;SSL Mode=VerifyFull;Root Certificate=/r.crt")]
    public void Before_6_there_is_nothing_to_upgrade_to(int version, string after)
        => Assert.Equal(after, Apply(Marked.Parse("Host=h;SSL Mode=Require"), text => Upgrade.Plan(text, Root, new NpgsqlVersion(version))));

    [Theory]
    [InlineData("Host=h;Trust Server Certificate=true;SSL Mode=VerifyFull", "Host=h;SSL Mode=VerifyFull")]
    [InlineData("Trust Server Certificate=true;TrustServerCertificate=false;Host=h", "Host=h")]
    [InlineData("Trust Server Certificate=true", "")]
    [InlineData("Host=h;\n  Trust Server Certificate=true;\n  Database=d", "Host=h;\n  Database=d")]
    [InlineData("Trust Server Certificate=true;\n  Host=h;\n  Database=d", "Host=h;\n  Database=d")]
    [InlineData("Host=h;Trust Server Certificate=true;;", "Host=h;;")]
    [InlineData("□ Trust Server Certificate=true;Host=h", "□ Host=h")]
    [InlineData("Host=h;Trust Server Certificate=□", "Host=h;Trust Server Certificate=□")]
    [InlineData("Host=h", "Host=h")]
    [InlineData("Trust Server Certificate=true;Host='", "Trust Server Certificate=true;Host='")]
    public void Remove_trust(string before, string after) => Assert.Equal(after, Apply(Marked.Parse(before), Upgrade.RemoveTrust));

    [Theory]
    [InlineData("SSL Mode=Disable;Host=h;SslMode=VerifyFull", "Host=h;SslMode=VerifyFull")]
    [InlineData("SSL Mode=Disable;SSL Mode=Prefer;SSL Mode=VerifyFull;Host=h", "SSL Mode=VerifyFull;Host=h")]
    [InlineData("Host=h;SSL Mode=VerifyFull;Database=d;SslMode=", "Host=h;Database=d;SslMode=")]
    [InlineData("SSL Mode=;Host=h;SSL Mode=VerifyFull;", "Host=h;SSL Mode=VerifyFull;")]
    [InlineData("SSL Mode=□;Host=h;SSL Mode=VerifyFull", "SSL Mode=□;Host=h;SSL Mode=VerifyFull")]
    [InlineData("SSL Mode=Disable;Host=h;SSL Mode=□", "Host=h;SSL Mode=□")]
    [InlineData("Host=h;SSL Mode=VerifyFull", "Host=h;SSL Mode=VerifyFull")]
    [InlineData("SSL Mode=Disable;SSL Mode=VerifyFull;Host", "SSL Mode=Disable;SSL Mode=VerifyFull;Host")]
    public void Remove_duplicate_modes(string before, string after) => Assert.Equal(after, Apply(Marked.Parse(before), Upgrade.RemoveDuplicateModes));

    [Theory]
    [InlineData("Host=h;SSL Mode=VerifyFull;Database=d", "Host=h;SSL Mode=VerifyFull;GSS Encryption Mode=Disable;Database=d")]
    [InlineData("Host=h;\n  SSL Mode=VerifyFull", "Host=h;\n  SSL Mode=VerifyFull;\n  GSS Encryption Mode=Disable")]
    [InlineData("Host=h;", "Host=h;GSS Encryption Mode=Disable;")]
    [InlineData("Host=h;gssencryptionmode='Prefer';SSL Mode=VerifyFull", "Host=h;gssencryptionmode=Disable;SSL Mode=VerifyFull")]
    [InlineData("Host=h;GSS Encryption Mode=;SSL Mode=VerifyFull", "Host=h;GSS Encryption Mode=Disable;SSL Mode=VerifyFull")]
    [InlineData("GSS Encryption Mode=Disable;Host=h;GSS Encryption Mode=Prefer", "GSS Encryption Mode=Disable;Host=h;GSS Encryption Mode=Disable")]
    [InlineData("Host=h;GSS Encryption Mode=□", "Host=h;GSS Encryption Mode=□")]
    [InlineData("Host=h;SSL Mode=□", "Host=h;SSL Mode=□;GSS Encryption Mode=Disable")]
    [InlineData("Host='h", "Host='h")]
    public void Set(string before, string after) => Assert.Equal(after, Apply(Marked.Parse(before), text => Upgrade.Set(text, KeywordTable.GssEncryptionMode, "Disable")));

    [Theory]
    [InlineData("/etc/pg/root.crt", "/etc/pg/root.crt")]
    [InlineData("C:\\a b\\root.crt", "C:\\a b\\root.crt")]
    [InlineData("/a=b/it's", "/a=b/it's")]
    [InlineData("/a;b", "\"/a;b\"")]
    [InlineData("=a", "\"=a\"")]
    [InlineData(" a", "\" a\"")]
    [InlineData("a\u00A0", "\"a\u00A0\"")]
    [InlineData("'a", "\"'a\"")]
    [InlineData("a'", "\"a'\"")]
    [InlineData("\"a\"", "'\"a\"'")]
    [InlineData("\"it's\"", "'\"it''s\"'")]
    [InlineData("a\u0001b", "\"a\u0001b\"")]
    [InlineData("", "\"\"")]
    public void Quote(string value, string quoted) => Assert.Equal(quoted, Upgrade.QuoteValue(value));

    /// <summary>Where the text is made of several literals (<c>|</c>) a removal takes the semicolon of its own one, if there is one.</summary>
    [Theory]
    [InlineData("Host=h;|Trust Server Certificate=true;|Database=d", "Host=h;||Database=d")]
    [InlineData("Host=h|;Trust Server Certificate=true|;Database=d", "Host=h||;Database=d")]
    [InlineData("Host=h;|Trust Server Certificate=true|;Database=d", "Host=h;||Database=d")]
    [InlineData("Host=h;|Trust Server Certificate=true", "Host=h|")]
    [InlineData("Trust Server Certificate=true;| Host=h", "| Host=h")]
    [InlineData("Host=h;|Trust Server Certificate=true;TrustServerCertificate=true;|Database=d", "Host=h;||Database=d")]
    public void Pieces(string before, string after)
    {
        string[] pieces = before.Split('|');
        int[] boundaries = [.. pieces[..^1].Select((_, i) => pieces[..(i + 1)].Sum(p => p.Length))];
        string text = string.Concat(pieces);
        IReadOnlyList<TextEdit> edits = Upgrade.RemoveTrust(ConnectionStringParser.Parse(new PartialText(text, null, boundaries)));

        string result = Upgrade.Apply(text, edits);
        foreach (int boundary in boundaries.Reverse())
            result = result.Insert(boundary - edits.Sum(e => Math.Min(e.Range.Length, Math.Max(0, boundary - e.Range.Start))), "|");
        Assert.Equal(after, result);
    }

    private static string Planned(string text, string? root) => Apply(Marked.Parse(text), parsed => Upgrade.Plan(parsed, root, NpgsqlVersion.Newest));

    private static string Apply(ConnectionString text, Func<ConnectionString, IReadOnlyList<TextEdit>> plan)
        => Upgrade.Apply(text.Text.Text, plan(text)).Replace(PartialText.HoleCharacter, Marked.Hole);
}
