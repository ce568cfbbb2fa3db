using PgSslAnalyzers.ConnectionStrings.Configuration;
using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.ConnectionStrings.Suppression;
using PgSslAnalyzers.ConnectionStrings.Tests.Configuration;

namespace PgSslAnalyzers.ConnectionStrings.Tests.Suppression;

/// <summary>Comments in configuration files: what they keep quiet, and what is said of those that keep nothing quiet (PGSSL0001 at the comment).</summary>
public sealed class SuppressionCommentTests
{
    /// <summary>A way to write a comment on a line of its own, and a weak line below it, for each kind of file.</summary>
    public static readonly TheoryData<string, string, string, string> Kinds = new()
    {
        { "a.json", "// {0}", "{{ \"A\": \"Host=db;{0}\",\n", "  \"B\": \"Host=db;{0}\" }}" },
        { "a.json", "/* {0} */", "{{ \"A\": \"Host=db;{0}\",\n", "  \"B\": \"Host=db;{0}\" }}" },
        { "web.config", "<!-- {0} -->", "<add connectionString='Host=db;{0}'/>\n", "<add connectionString='Host=db;{0}'/>" },
        { "a.yaml", "# {0}", "a: Host=db;{0}\n", "b: Host=db;{0}\n" },
        { "a.env", "# {0}", "A=Host=db;{0}\n", "B=Host=db;{0}\n" },
        { "a.env", "#{0}", "A=Host=db;{0}\r\n", "B=Host=db;{0}\r\n" },
        { "Dockerfile", "# {0}", "ENV A=\"Host=db;{0}\"\n", "ENV B=\"Host=db;{0}\"\n" },
        { "main.tf", "# {0}", "a = \"Host=db;{0}\"\n", "b = \"Host=db;{0}\"\n" },
        { "main.bicep", "// {0}", "var a = 'Host=db;{0}'\n", "var b = 'Host=db;{0}'\n" },
        { "settings.ini", "; {0}", "a = Host=db;{0}\n", "b = Host=db;{0}\n" },
        { "run.cmd", "REM {0}", "set \"A=Host=db;{0}\"\n", "set \"B=Host=db;{0}\"\n" },
    };

    private const string Weak = "SSL Mode=Require", Reported = "{|PGSSL1003:SSL Mode=Require|}";

    [Theory]
    [MemberData(nameof(Kinds))]
    public void On_line_1_as_anywhere_else_a_comment_is_for_the_next_line(string path, string comment, string first, string second)
    {
        string disable = string.Format(null, comment, "pgssl: disable PGSSL1003 - the tunnel checks the server") + "\n";
        MarkedFile.Expect(path, disable + string.Format(null, first, Weak) + string.Format(null, second, Reported));
        MarkedFile.Expect(path, "\n" + disable + string.Format(null, first, Weak) + string.Format(null, second, Reported));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Disable_file_is_for_the_file(string path, string comment, string first, string second)
    {
        string disable = string.Format(null, comment, "pgssl: disable-file PGSSL1003 - the tunnel checks the server") + "\n";
        MarkedFile.Expect(path, disable + string.Format(null, first, Weak) + string.Format(null, second, Weak));
        MarkedFile.Expect(path, string.Format(null, first, Weak) + disable + string.Format(null, second, Weak));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void One_that_counts_for_nothing_is_said(string path, string comment, string first, string second)
    {
        foreach (string wrong in (string[])["pgssl: disable PGSSL1003", "pgssl: disable PGSSL1003 - <Pending>", "pgssl: disable-file PGSSL1003 - <reason>", "pgssl: disable PGSSL1003 - tunnel until 31.12.2026"])
            MarkedFile.Expect(path, "{|PGSSL0001:" + string.Format(null, comment, wrong) + "|}\n" + string.Format(null, first, Reported) + string.Format(null, second, Reported));
    }

    [Theory]
    // Separators, more than one rule, further comments and empty lines between, a date.
    [InlineData("# pgssl: disable PGSSL1003 - the tunnel")]
    [InlineData("# pgssl: disable PGSSL1003 -- the tunnel")]
    [InlineData("# pgssl: disable PGSSL1003 \u2013 the tunnel")]
    [InlineData("# pgssl: disable PGSSL1003 \u2014 the tunnel")]
    [InlineData("# pgssl: disable PGSSL1003\u2014the tunnel")]
    [InlineData("# pgssl: disable PGSSL1003: the tunnel")]
    [InlineData("#  PgSsl:Disable  pgssl1003 - the tunnel")]
    [InlineData("## pgssl: disable PGSSL1001, PGSSL1003 - the tunnel")]
    [InlineData("# pgssl: disable PGSSL1001 PGSSL1003;PGSSL1002 - the tunnel")]
    [InlineData("# pgssl: disable PGSSL1003 - the tunnel\n\n# and more about it")]
    [InlineData("# pgssl: disable PGSSL1003 - the tunnel\n# pgssl: disable PGSSL1002 - another")]
    [InlineData("# pgssl: disable PGSSL1003 - the tunnel, until 2026-12-31")]
    [InlineData("# pgssl: disable PGSSL1003 until 2026-12-31 - the tunnel")]
    [InlineData("# pgssl: disable PGSSL1003 until 2026-12-31: the tunnel")]
    [InlineData("    # pgssl: disable PGSSL1003 - the tunnel")]
    public void Understood(string comment) => MarkedFile.Expect("a.env", $"X=y\n{comment}\nA=Host=db;SSL Mode=Require\nB=Host=db;{Reported}\n");

    [Theory]
    [InlineData("# pgssl: disable PGSSL1003", "This comment gives no reason and suppresses nothing")]
    [InlineData("# pgssl: disable PGSSL1003 -", "This comment gives no reason and suppresses nothing")]
    [InlineData("# pgssl: disable PGSSL1003 - !", "This comment gives no reason and suppresses nothing")]
    [InlineData("# pgssl: disable PGSSL1003 the tunnel", "This comment gives no reason and suppresses nothing")]
    [InlineData("# pgssl: disable PGSSL1003 - Server is not authenticated", "This comment gives no reason and suppresses nothing")]
    [InlineData("# pgssl: disable PGSSL1003 until 2026-12-31", "This comment gives no reason and suppresses nothing")]
    [InlineData("# pgssl: disable PGSSL1003 - <Pending>", "The reason has still to be written")]
    [InlineData("# pgssl: disable PGSSL1003 - tunnel, until 31.12.2026", "The date behind 'until' is not understood")]
    [InlineData("# pgssl: disable PGSSL1003 until tomorrow 2026 - tunnel", "This comment gives no reason")]
    [InlineData("# pgssl: disable - no rule", "This comment names no rule")]
    [InlineData("# pgssl: disable", "This comment names no rule")]
    [InlineData("# pgssl: disable - PGSSL1003 - no rule", "This comment names no rule")]
    [InlineData("# pgssl: disable all - the tunnel", "What stands here for a rule is none")]
    [InlineData("# pgssl: disable PGSSL9999 - the tunnel", "There is no rule PGSSL9999")]
    [InlineData("# pgssl: disable PGSLS1003 - the tunnel", "There is no rule PGSLS1003")]
    [InlineData("# pgssl: disable PGSSL1003, PGSSL103 - the tunnel", "There is no rule PGSSL103")]
    [InlineData("# pgssl: disable PGSSL1007 - the tunnel", "PGSSL1007 is reported in C# alone")]
    [InlineData("# pgssl: disable PGSSL0001 - the tunnel", "PGSSL0001 cannot be suppressed by a comment")]
    [InlineData("# pgssl: ignore PGSSL1003 - the tunnel", "'ignore' is not understood")]
    [InlineData("# pgssl: dsiable PGSSL1003 - the tunnel", "'dsiable' is not understood")]
    [InlineData("# pgssl: disable-next-line PGSSL1003 - the tunnel", "'disable-next-line' is not understood")]
    [InlineData("# pgssl: disable_file PGSSL1003 - the tunnel", "'disable_file' is not understood")]
    [InlineData("# pgssl: PGSSL1003 - the tunnel", "The word behind 'pgssl:' is not understood")]
    [InlineData("# pgssl: hunter2 PGSSL1003 - the tunnel", "The word behind 'pgssl:' is not understood")]
    [InlineData("# pgssl: disable PGhunter2 - the tunnel", "What stands here for a rule is none")]
    [InlineData("# pgssl disable PGSSL1003 - the tunnel", "This comment suppresses nothing: begin it with 'pgssl: disable'")]
    [InlineData("# pgsl: disable PGSSL1003 - the tunnel", "This comment suppresses nothing: begin it with 'pgssl: disable'")]
    [InlineData("# pgssl-disable PGSSL1003 - the tunnel", "This comment suppresses nothing: begin it with 'pgssl: disable'")]
    public void Not_understood(string comment, string message)
    {
        string text = $"X=y\n{comment}\nA=Host=db;SSL Mode=Require\n";
        MarkedFile.Expect("a.env", "X=y\n{|PGSSL0001:" + comment + "|}\nA=Host=db;" + Reported + "\n");
        ConfigurationFinding finding = ConfigurationChecker.Check(ConfigurationFile.Read("a.env", text), CheckOptions.Default)[0];
        Assert.StartsWith(message, finding.Finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("tunnel", finding.Finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    // Prose that mentions the name, the mark within a text, a value.
    [InlineData("a.env", "# pgssl: see the documentation\nA=Host=db;{|PGSSL1003:SSL Mode=Require|}\n")]
    [InlineData("a.env", "# never write pgssl: disable PGSSL1003 - the tunnel\nA=Host=db;{|PGSSL1003:SSL Mode=Require|}\n")]
    [InlineData("a.env", "# pg: disable the job\n# PgBouncer disables PGSSL1003\nA=Host=db;{|PGSSL1003:SSL Mode=Require|}\n")]
    [InlineData("a.json", "{\n  \"no\": \"// pgssl: disable PGSSL1003 - the tunnel\",\n  \"A\": \"Host=db;{|PGSSL1003:SSL Mode=Require|}\" }")]
    // Beside other text a comment is for nothing: not for its own line, and not for the next.
    [InlineData("a.json", "{\n  \"A\": \"Host=db;{|PGSSL1003:SSL Mode=Require|}\", {|PGSSL0001:// pgssl: disable PGSSL1003 - the tunnel|}\n  \"B\": \"Host=db;{|PGSSL1003:SSL Mode=Require|}\" }")]
    [InlineData("a.json", "{ {|PGSSL0001:/* pgssl: disable PGSSL1003 - the tunnel */|} \"A\": \"Host=db;{|PGSSL1003:SSL Mode=Require|}\",\n  \"B\": \"Host=db;{|PGSSL1003:SSL Mode=Require|}\" }")]
    [InlineData("a.json", "{\n {|PGSSL0001:/* pgssl: disable PGSSL1003 - the tunnel */|} \"A\": \"Host=db;{|PGSSL1003:SSL Mode=Require|}\",\n  \"B\": \"Host=db;{|PGSSL1003:SSL Mode=Require|}\" }")]
    [InlineData("a.yaml", "a: Host=db;{|PGSSL1003:SSL Mode=Require|} {|PGSSL0001:# pgssl: disable PGSSL1003 - the tunnel|}\nb: Host=db;{|PGSSL1003:SSL Mode=Require|}\n")]
    [InlineData("web.config", "<a>{|PGSSL0001:<!-- pgssl: disable PGSSL1003 - the tunnel -->|}<add connectionString='Host=db;{|PGSSL1003:SSL Mode=Require|}'/></a>")]
    // The next line holds no connection: what was meant for the file, the end of the file.
    [InlineData("a.json", "{|PGSSL0001:// pgssl: disable PGSSL1003 - the tunnel|}\n{\n  \"A\": \"Host=db;{|PGSSL1003:SSL Mode=Require|}\" }")]
    [InlineData("web.config", "<?xml version='1.0'?>\n{|PGSSL0001:<!-- pgssl: disable PGSSL1003 - the tunnel -->|}\n<a>\n<add connectionString='Host=db;{|PGSSL1003:SSL Mode=Require|}'/></a>")]
    [InlineData("a.yaml", "{|PGSSL0001:# pgssl: disable PGSSL1003 - the tunnel|}\n---\na: Host=db;{|PGSSL1003:SSL Mode=Require|}\n")]
    [InlineData("a.env", "A=Host=db;{|PGSSL1003:SSL Mode=Require|}\n{|PGSSL0001:# pgssl: disable PGSSL1003 - the tunnel|}\n")]
    [InlineData("a.env", "{|PGSSL0001:# pgssl: disable PGSSL1003 - the tunnel|}\nX=y\nA=Host=db;{|PGSSL1003:SSL Mode=Require|}\n")]
    // Another rule, a connection over several lines, an element over several lines.
    [InlineData("a.env", "# pgssl: disable PGSSL1001 - other\nA=Host=db;{|PGSSL1003:SSL Mode=Require|}\n")]
    [InlineData("a.json", "{\n  // pgssl: disable PGSSL1003 - the tunnel\n  \"A\":\n    \"Host=db;SSL Mode=Require\" }")]
    [InlineData("a.yaml", "# pgssl: disable PGSSL1003 - the tunnel\na: >-\n  Host=db;\n  SSL Mode=Require\nb: Host=db;{|PGSSL1003:SSL Mode=Require|}\n")]
    [InlineData("web.config", "<a>\n<!-- pgssl: disable PGSSL1003 - the tunnel -->\n<add name='x'\n  connectionString='Host=db;SSL Mode=Require'/>\n<add connectionString='Host=db;{|PGSSL1003:SSL Mode=Require|}'/></a>")]
    [InlineData("web.config", "<a>\n<!-- pgssl: disable PGSSL1003\n  - a reason of\n  some lines -->\n<!-- and\n  this -->\n<add connectionString='Host=db;SSL Mode=Require'/></a>")]
    public void What_a_comment_is_for(string path, string marked) => MarkedFile.Expect(path, marked);

    [Theory]
    [InlineData("2026-12-31", "# pgssl: disable PGSSL1003 - tunnel, until 2026-12-31\nA=Host=db;SSL Mode=Require\n")]
    [InlineData("2027-01-01", "{|PGSSL0001:# pgssl: disable PGSSL1003 - tunnel, until 2026-12-31|}\nA=Host=db;{|PGSSL1003:SSL Mode=Require|}\n")]
    [InlineData("2027-01-01", "{|PGSSL0001:# pgssl: disable-file PGSSL1003 until 2026-12-31 - tunnel|}\nA=Host=db;{|PGSSL1003:SSL Mode=Require|}\n")]
    [InlineData("2027-01-01", "# pgssl: disable PGSSL1003 - tunnel, until 2027-12-31\nA=Host=db;SSL Mode=Require\n")]
    [InlineData(null, "# pgssl: disable PGSSL1003 - tunnel, until 2006-12-31\nA=Host=db;SSL Mode=Require\n")]
    public void A_day_ends_it_only_where_somebody_says_what_day_it_is(string? today, string marked)
        => MarkedFile.Expect("a.env", marked, CheckOptions.Default with { Today = today is not null && IsoDate.TryParse(today, out IsoDate day) ? day : null });

    [Fact]
    public void What_is_kept_quiet_is_known_with_its_reason()
    {
        ConfigurationFile file = ConfigurationFile.Read("a.env", "A=Host=db;SSL Mode=Require\n# pgssl: disable PGSSL1003 - the tunnel, until 2026-12-31\nB=Host=db;SSL Mode=Require\n");
        (ConfigurationFinding finding, SuppressionComment comment) = Assert.Single(ConfigurationChecker.CheckSuppressed(file, CheckOptions.Default));
        Assert.Equal(("PGSSL1003", 95), (finding.Finding.Rule.Id, finding.Span.Start));
        Assert.Equal(("the tunnel, until 2026-12-31", "2026-12-31"), (comment.Reason!.Text, comment.Reason.Until?.ToString()));
        Assert.Single(ConfigurationChecker.Check(file, CheckOptions.Default));
    }
}
