using PgSslAnalyzers.Demand;

namespace PgSslAnalyzers.Tests.Demand;

/// <summary>Which texts are looked at because of a keyword in them: those of Npgsql, not those of SQL.</summary>
public sealed class ConnectionTextsTests
{
    [Theory]
    [InlineData("Host=pg.example.org;SSL Mode=Require", true)]
    [InlineData(" host = pg.example.org", true)]
    [InlineData(";SSL Mode=Require", true)]
    [InlineData("pg.example.org;Database=d", true)]
    [InlineData("=pg.example.org;Ssl", true)] // The keyword may end the piece before.
    [InlineData("a=1;SSL Mode=Require", true)]
    [InlineData("select * from hosts where host = 'a'", false)]
    [InlineData("update t set ssl=1 where x='y;z=host'", false)]
    [InlineData("where t.host=1;a=2", false)]
    [InlineData("no equals sign, Host", false)]
    [InlineData("", false)]
    public void A_keyword_of_Npgsql_stands_before_an_equals_sign(string text, bool isOne) => Assert.Equal(isOne, ConnectionTexts.HasKeyword(text));
}
