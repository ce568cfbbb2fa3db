using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Parsing;

namespace PgSslAnalyzers.ConnectionStrings.Tests.Differential;

/// <summary>Our parser and our reading of modes against the real Npgsql, each row stated and then measured.</summary>
public class ReadingTests
{
    private const string Invalid = "(throws)", Undefined = "(undefined)";

    [Theory]
    [InlineData("VerifyFull", "VerifyFull")]
    [InlineData("verifyfull", "VerifyFull")]
    [InlineData("VERIFYFULL", "VerifyFull")]
    [InlineData("VerifyCa", "VerifyCA")]
    [InlineData("Disable", "Disable")]
    [InlineData("Allow", "Allow")]
    [InlineData("Prefer", "Prefer")]
    [InlineData("Require", "Require")]
    [InlineData("0", "Disable")]
    [InlineData("1", "Allow")]
    [InlineData("2", "Prefer")]
    [InlineData("3", "Require")]
    [InlineData("4", "VerifyCA")]
    [InlineData("5", "VerifyFull")]
    [InlineData("+5", "VerifyFull")]
    [InlineData("05", "VerifyFull")]
    [InlineData("-0", "Disable")]
    [InlineData("6", Undefined)]
    [InlineData("42", Undefined)]
    [InlineData("-1", Undefined)]
    [InlineData("2147483647", Undefined)]
    [InlineData("2147483648", Invalid)]
    [InlineData("VerifyFull,Disable", "VerifyFull")]
    [InlineData("VerifyCA,Allow", "VerifyFull")]
    [InlineData("Allow , Prefer", "Require")]
    [InlineData("Require,VerifyFull", Undefined)]
    [InlineData("Require,", Invalid)]
    [InlineData(",Require", Invalid)]
    [InlineData("Allow,,Prefer", Invalid)]
    [InlineData("5,5", Invalid)]
    [InlineData("Disable,5", Invalid)]
    [InlineData("\u00A0Require", "Require")]
    [InlineData("'\u00A0Require\u00A0'", "Require")]
    [InlineData("' \t\r\n Require \u2003'", "Require")]
    [InlineData("'\u00A05'", "VerifyFull")]
    [InlineData("'5 \t\r\n'", "VerifyFull")]
    [InlineData("'5\u00A0'", Invalid)]
    [InlineData("\"Require\"", "Require")]
    [InlineData("\"Req\"", Invalid)]
    [InlineData("''", Invalid)]
    [InlineData("\"\"", Invalid)]
    [InlineData("' '", Invalid)]
    [InlineData("verify-full", Invalid)]
    [InlineData("verify_full", Invalid)]
    [InlineData("Verify Full", Invalid)]
    [InlineData("verify-ca", Invalid)]
    [InlineData("required", Invalid)]
    [InlineData("preferred", Invalid)]
    [InlineData("disabled", Invalid)]
    [InlineData("None", Invalid)]
    [InlineData("on", Invalid)]
    [InlineData("true", Invalid)]
    [InlineData("0x5", Invalid)]
    [InlineData("5.0", Invalid)]
    [InlineData("+ 5", Invalid)]
    [InlineData("--1", Invalid)]
    [InlineData("\u0665", Invalid)] // ARABIC-INDIC DIGIT FIVE
    [InlineData("SslMode.VerifyFull", Invalid)]
    [InlineData("null", Invalid)]
    [InlineData("${MODE}", Invalid)]
    [InlineData("$(Mode)", Invalid)]
    [InlineData("%MODE%", Invalid)]
    [InlineData("#{Mode}#", Invalid)]
    [InlineData("Require\u200B", Invalid)] // a zero-width space is no white space
    [InlineData("Di\u017Fable", Invalid)]
    public void Value_of_ssl_mode(string value, string expected)
        => Check("Host=h;SSL Mode=" + value + ";Database=d", expected);

    [Theory]
    // An unquoted empty value removes the keyword.
    [InlineData("SSL Mode=", "Prefer")]
    [InlineData("SSL Mode=   ;Host=h", "Prefer")]
    [InlineData("SSL Mode=VerifyFull;sslmode=", "Prefer")]
    [InlineData("SSL Mode=VerifyFull;sslmode=\u00A0;Host=h", "Prefer")]
    [InlineData("SSL Mode=;SSL Mode=VerifyFull", "VerifyFull")]
    // The last one wins, across spellings; an earlier bad one throws all the same.
    [InlineData("SSL Mode=VerifyFull;SslMode=Disable", "Disable")]
    [InlineData("SslMode=Disable;Host=h;ssl mode=VerifyFull", "VerifyFull")]
    [InlineData("SSL Mode=verify-full;SSL Mode=VerifyFull", Invalid)]
    [InlineData("Trust Server Certificate=true;TrustServerCertificate=false", "Prefer")]
    [InlineData("Root Certificate=/a;RootCertificate=/b", "Prefer")]
    [InlineData("Root Certificate=/a;RootCertificate=", "Prefer")]
    [InlineData("Root Certificate=/a;RootCertificate=''", "Prefer")]
    // Segments.
    [InlineData("", "Prefer")]
    [InlineData(";", "Prefer")]
    [InlineData(" ;; \n ; Host=h;;SSL Mode=Require;;", "Require")]
    [InlineData("Host=h\0", "Prefer")]
    [InlineData("Host=h\0 \0\t", "Prefer")]
    [InlineData("Host='h'\0", "Prefer")]
    [InlineData("Host=\0", "Prefer")]
    // Values.
    [InlineData("Host = h ; SSL Mode = Require ", "Require")]
    [InlineData("Host=h;\n    SSL Mode=Require;\n", "Require")]
    [InlineData("Host=\u0085h\u0085;SSL Mode=\u0085Require", "Require")]
    [InlineData("Password=a=b==c;SSL Mode=Require", "Require")]
    [InlineData("Password=a'b\"c;SSL Mode=Require", "Require")]
    [InlineData("Password=a\\;SSL Mode=Require", "Require")]
    [InlineData("Password={a;b};SSL Mode=Require", Invalid)]
    [InlineData("Password=\"a;SSL Mode=Disable\";Host=h", "Prefer")]
    [InlineData("Password='a;SSL Mode=Disable';SSL Mode=Require", "Require")]
    [InlineData("Password='it''s';SSL Mode=Require", "Require")]
    [InlineData("Password=\"a\"\"b\";SSL Mode=Require", "Require")]
    [InlineData("Password='a\"b';SSL Mode=Require", "Require")]
    [InlineData("Password='\u0001';SSL Mode=Require", "Require")]
    [InlineData("Host=' h ';SSL Mode=Require", "Require")]
    [InlineData("Root Certificate=\"/a b/c;d.crt\"", "Prefer")]
    [InlineData("Root Certificate==/a", "(syntax)")]
    [InlineData("Root Certificate= =/a", "Prefer")]
    // Keys.
    [InlineData("'SSL Mode'=Require", Invalid)]
    [InlineData("SSL  Mode=Require", Invalid)]
    [InlineData("a==b=c", Invalid)]
    [InlineData("==x=c", Invalid)]
    [InlineData("ssl mode\t=Require", "Require")]
    [InlineData("foo=", Invalid)]
    [InlineData("foo=bar", Invalid)]
    // The comma and the libpq form: all of it is one value.
    [InlineData("Host=h,SSL Mode=VerifyFull", "Prefer")]
    [InlineData("host=h sslmode=verify-full", "Prefer")]
    // What is no connection string.
    [InlineData("SSL Mode==Require", "(syntax)")]
    [InlineData("SSL Mode", "(syntax)")]
    [InlineData("Host=h;SSL Mode", "(syntax)")]
    [InlineData("=x", "(syntax)")]
    [InlineData("Host=h; =x", "(syntax)")]
    [InlineData("=", "(syntax)")]
    [InlineData("Host='h", "(syntax)")]
    [InlineData("Host=\"h';SSL Mode=Require", "(syntax)")]
    [InlineData("Host='h'x;SSL Mode=Require", "(syntax)")]
    [InlineData("Host=h';SSL Mode=Require", "(syntax)")]
    [InlineData("Host=h\" ;SSL Mode=Require", "(syntax)")]
    [InlineData("Host='h\0'", "(syntax)")]
    [InlineData("Host=h\0;SSL Mode=Require", "(syntax)")]
    [InlineData("Host='h'\0;SSL Mode=Require", "(syntax)")]
    [InlineData("Host=h\u0001;SSL Mode=Require", "(syntax)")]
    [InlineData("Host=\u0001;SSL Mode=Require", "(syntax)")]
    [InlineData("Ho\u0001st=h", "(syntax)")]
    [InlineData("Host=h;; \u0001", "(syntax)")]
    [InlineData("postgres://u:p@h/d", "(syntax)")]
    [InlineData("postgresql://u:p@h/d?sslmode=require", Invalid)]
    public void Text(string text, string expected) => Check(text, expected);

    private static void Check(string text, string expected)
    {
        ConnectionString ours = ConnectionStringParser.Parse(text);
        string actual = ours.IsMalformed ? "(syntax)"
            : Reading.Rejects(ours, NpgsqlVersion.Newest) ? Invalid
            : Checker.EffectiveMode(ours, NpgsqlVersion.Newest) is { Kind: SslModeReadingKind.Defined } mode ? mode.Mode.ToString()
            : Undefined;
        Assert.Equal(expected, actual);

        foreach (RealNpgsql npgsql in RealNpgsql.All)
            Assert.Null(Reading.Disagreement(text, npgsql));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void Before_6_there_are_three_modes_and_case_matters(int major)
    {
        var rows = new (string Value, string Expected)[]
        {
            ("Disable", "Disable"), ("Prefer", "Prefer"), ("Require", "Require"), ("0", "Disable"), ("1", "Prefer"), ("2", "Require"), (" Require ", "Require"),
            ("Prefer,Disable", "Prefer"), ("Prefer,Require", Undefined), ("3", Undefined), ("5", Undefined), ("-1", Undefined),
            ("require", Invalid), ("REQUIRE", Invalid), ("Allow", Invalid), ("VerifyCA", Invalid), ("VerifyFull", Invalid), ("verify-full", Invalid), ("", Invalid),
        };
        Assert.All(rows, row =>
        {
            SslModeReading reading = SslModeReading.Read(row.Value, new NpgsqlVersion(major));
            Assert.Equal(row.Expected, reading.Kind switch
            {
                SslModeReadingKind.Defined => reading.Mode.ToString(),
                SslModeReadingKind.Undefined => Undefined,
                _ => Invalid,
            });
        });
    }

    [Fact]
    public void The_modes_are_those_of_the_enum_and_the_default_is_that_of_the_builder()
    {
        foreach (RealNpgsql npgsql in RealNpgsql.All)
        {
            Type real = npgsql.Assembly.GetType("Npgsql.SslMode", throwOnError: true)!;
            Assert.Equal(real.GetEnumNames(), Enum.GetNames<SslMode>());
            Assert.All(real.GetEnumValues().Cast<object>(), value => Assert.Equal(value.ToString(), SslModeReading.FromNumber((int)value, npgsql.Version).Mode.ToString()));
            Assert.Equal(npgsql.DefaultMode, npgsql.Version.DefaultMode.ToString());
        }
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("True", true)]
    [InlineData(" TRUE ", true)]
    [InlineData("'\u00A0true'", true)]
    [InlineData("false", false)]
    [InlineData("", false)]
    [InlineData("yes", null)]
    [InlineData("1", null)]
    [InlineData("on", null)]
    [InlineData("''", null)]
    public void Boolean_value(string value, bool? expected)
    {
        string text = "Trust Server Certificate=" + value;
        Assert.Equal(expected ?? false, ConnectionStringParser.Parse(text).IsTrue(KeywordTable.TrustServerCertificate));
        foreach (RealNpgsql npgsql in RealNpgsql.All)
        {
            Assert.Equal(expected is null, npgsql.Read(text).Throws is not null);
            Assert.Null(Reading.Disagreement(text, npgsql));
        }
    }
}
