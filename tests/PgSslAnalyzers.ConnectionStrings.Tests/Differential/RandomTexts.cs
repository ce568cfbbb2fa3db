using CsCheck;

namespace PgSslAnalyzers.ConnectionStrings.Tests.Differential;

/// <summary>Random connection strings made of the pieces that parsers stumble over.</summary>
public static class RandomTexts
{
    /// <summary>How many random texts a property is tried on; set PGSSL_RANDOM_TEXTS for more.</summary>
    public static int Count { get; } = int.TryParse(Environment.GetEnvironmentVariable("PGSSL_RANDOM_TEXTS"), out int count) ? count : 3000;

    private static readonly Gen<string> Blank = Gen.OneOf("", "", "", " ", "  ", "\t", "\n", "\r\n    ", "\u00A0", "\u0085", "\u2003");

    private static readonly Gen<string> ModeKey = Gen.OneOf("SSL Mode", "SslMode", "sslmode", "SSL MODE", "\u017F\u017Flmode");

    private static readonly Gen<string> BooleanKey = Gen.OneOf("Trust Server Certificate", "TrustServerCertificate", "trust server certificate", "Check Certificate Revocation");

    private static readonly Gen<string> TextKey = Gen.OneOf(
        "Host", "Server", "host", "Database", "DB", "Username", "User Id", "Password", "PWD", "Root Certificate", "RootCertificate", "root certificate", "Search Path",
        "Options", "Application Name");

    private static readonly Gen<string> OddKey = Gen.OneOf(
        "SSL  Mode", "SSL\tMode", "SSL\u00A0Mode", "ssl_mode", "'SSL Mode'", "\"Host\"", "a==b", "==Host", "Host==", "\uFEFFHost", "foo", "sslrootcert", "Passwörd",
        "Data Source", "", " ", "\u0001Host", "Ho\0st", "SslMode,Host", "SSL Mode SSL Mode", "\u0130", "\u212A");

    private static readonly Gen<string> Mode = Gen.Frequency(
        (4, Gen.OneOf("Disable", "Allow", "Prefer", "Require", "VerifyCA", "VerifyFull", "verifyfull", "REQUIRE", "0", "1", "3", "5", "+5", "VerifyCA,Allow")),
        (1, Gen.OneOf("05", "42", "-1", "99999999999", "Require,VerifyFull", "Require,", "verify-full", "None", "${MODE}", "5\u00A0", "\u00A05", "Di\u017Fable", "Require\u200B")));

    private static readonly Gen<string> Boolean = Gen.Frequency((4, Gen.OneOf("true", "false", "TRUE", "False")), (1, Gen.OneOf("yes", "1", "on", "truee")));

    private static readonly Gen<string> Piece = Gen.OneOf(
        "h", "db.example.com", "/var/run", "a b", "'", "\"", "''", "\"\"", "'x'", "\"x\"", "=", "==", ";", ";;", ",", "\\", "{", "}", "true", "SSL Mode=Disable",
        ";SSL Mode=Require;", " sslmode=verify-full", "\0", "\u0001", "\u007F", "\n", "\t", "\u00A0", "\u0085", "\u200B", "\uFEFF", "\uD83D\uDE00", "\uD800", "é", "\uFFFC");

    private static readonly Gen<string> Anything = Piece.Array[0, 4].Select(string.Concat);

    private static readonly Gen<string> Host = Gen.OneOf("h", "db.example.com", "localhost", "/var/run", "a:1,b:2", "[::1]:5432", "ü.example");

    private static readonly Gen<string> Value = Gen.Frequency(
        (8, Quoted(Host)), (4, Quoted(Anything.Select(v => v.Replace("\0", "")))), (1, Anything), (1, Gen.Const("")), (1, Anything.Select(v => "'" + v)));

    private static readonly Gen<string> Pair =
        from before in Blank
        from pair in Gen.Frequency(
            (8, KeyAndValue(ModeKey, Gen.Frequency((12, Quoted(Mode)), (1, Value)))),
            (4, KeyAndValue(BooleanKey, Gen.Frequency((12, Quoted(Boolean)), (1, Value)))),
            (8, KeyAndValue(TextKey, Value)),
            (1, KeyAndValue(OddKey, Value)))
        from after in Blank
        select before + pair + after;

    /// <summary>Mostly pairs, a few of them broken; sometimes no more than loose pieces.</summary>
    public static Gen<string> Text { get; } = Gen.Frequency(
        (8, from pairs in Pair.Array[0, 5] from end in Gen.OneOf("", "", "", ";", ";;", " ", ";\n", "\0", ";\0\0 ", "\0;") select string.Join(';', pairs) + end),
        (1, Gen.OneOf([Piece, OddKey, TextKey, ModeKey, Mode]).Array[0, 8].Select(string.Concat)));

    private static Gen<string> KeyAndValue(Gen<string> keys, Gen<string> values) =>
        from key in keys
        from behindKey in Blank
        from sign in Gen.Frequency((60, Gen.Const("=")), (1, Gen.OneOf("", "==", "= =", ":")))
        from beforeValue in Blank
        from value in values
        select key + behindKey + sign + beforeValue + value;

    /// <summary>As it is, or in either kind of quotes, sometimes with blanks inside.</summary>
    private static Gen<string> Quoted(Gen<string> values) => Gen.OneOf(
        values.Where(v => v.IndexOfAny([';', '\'', '"', '=']) < 0 && !v.Any(char.IsControl)),
        from value in values from blank in Blank select "'" + (blank + value).Replace("'", "''") + "'",
        from value in values from blank in Blank select "\"" + (value + blank).Replace("\"", "\"\"") + "\"");
}
