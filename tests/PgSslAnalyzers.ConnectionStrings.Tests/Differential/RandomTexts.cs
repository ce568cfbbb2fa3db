using CsCheck;

namespace PgSslAnalyzers.ConnectionStrings.Tests.Differential;

/// <summary>Random connection strings made of the pieces that parsers stumble over.</summary>
public static class RandomTexts
{
    /// <summary>Random texts a property is tried on; set PGSSL_RANDOM_TEXTS for more.</summary>
    public static int Count { get; } = int.TryParse(Environment.GetEnvironmentVariable("PGSSL_RANDOM_TEXTS"), out int count) ? count : 6000;

    private static readonly Gen<string> Blank = Gen.OneOf("", "", "", " ", "  ", "\t", "\n", "\r\n    ", "\u00A0", "\u0085", "\u2003");

    private static readonly Gen<string> Key = Gen.OneOf(
        "Host", "Server", "host", "Database", "DB", "Username", "User Id", "Password", "PWD", "SSL Mode", "SslMode", "sslmode", "SSL MODE", "Root Certificate",
        "RootCertificate", "root certificate", "Trust Server Certificate", "TrustServerCertificate", "Check Certificate Revocation", "Search Path", "Options", "Application Name");

    private static readonly Gen<string> OddKey = Gen.OneOf(
        "SSL  Mode", "SSL\tMode", "SSL\u00A0Mode", "ssl_mode", "'SSL Mode'", "\"Host\"", "a==b", "==Host", "Host==", "\u017Fslmode", "\uFEFFHost", "foo", "sslrootcert", "Passwörd",
        "Data Source", "", " ", "\u0001Host", "Ho\0st", "SslMode,Host", "SSL Mode SSL Mode", "\u0130", "\u212A");

    private static readonly Gen<string> Mode = Gen.OneOf(
        "Disable", "Allow", "Prefer", "Require", "VerifyCA", "VerifyFull", "verifyfull", "REQUIRE", "0", "1", "3", "5", "+5", "05", "42", "-1", "99999999999", "Require,VerifyFull",
        "VerifyCA,Allow", "Require,", "verify-full", "None", "true", "${MODE}", "5\u00A0", "\u00A05", "Di\u017Fable", "Require\u200B");

    private static readonly Gen<string> Fragment = Gen.OneOf(
        "h", "db.example.com", "/var/run", "a b", "'", "\"", "''", "\"\"", "'x'", "\"x\"", "=", "==", ";", ";;", ",", "\\", "{", "}", "true", "false", "SSL Mode=Disable",
        ";SSL Mode=Require;", " sslmode=verify-full", "\0", "\u0001", "\u007F", "\n", "\t", "\u00A0", "\u0085", "\u200B", "\uFEFF", "\uD83D\uDE00", "\uD800", "é", "\uFFFC");

    private static readonly Gen<string> Anything = Fragment.Array[0, 4].Select(string.Concat);

    private static readonly Gen<string> Value = Gen.Frequency(
        (3, Mode), (2, Anything), (1, Gen.Const("")), (1, Gen.OneOf("true", "false", " TRUE", "yes", "1")),
        (2, Anything.Select(v => "'" + v.Replace("'", "''") + "'")), (2, Anything.Select(v => "\"" + v.Replace("\"", "\"\"") + "\"")),
        (1, Mode.Select(v => "'" + v + "'")), (1, Mode.Select(v => "\" " + v + "\t\"")), (1, Anything.Select(v => "'" + v)));

    private static readonly Gen<string> Pair =
        from before in Blank
        from key in Gen.Frequency((9, Key), (1, OddKey))
        from behindKey in Blank
        from sign in Gen.Frequency((30, Gen.Const("=")), (1, Gen.OneOf("", "==", "= =", ":")))
        from beforeValue in Blank
        from value in Value
        from after in Blank
        select before + key + behindKey + sign + beforeValue + value + after;

    /// <summary>Mostly pairs, a few of them broken; sometimes no more than loose pieces.</summary>
    public static Gen<string> Text { get; } = Gen.Frequency(
        (6, from pairs in Pair.Array[0, 5] from end in Gen.OneOf("", "", ";", ";;", " ", ";\n", "\0", ";\0\0 ", "\0;") select string.Join(';', pairs) + end),
        (1, Gen.OneOf(Fragment, OddKey, Key).Array[0, 8].Select(string.Concat)));
}
