namespace PgSslAnalyzers.Tests.Strict;

/// <summary>A format provider decides what the sign of a number looks like: it may be a text with settings.</summary>
public sealed class FormatProvidersProofTests
{
    private const string Usings = "using System.Globalization;\n";

    private const string Made = "new NumberFormatInfo { NegativeSign = \";SSL Mode=Require;Port=\" }";

    public static TheoryData<string> Reported =>
    [
        "static NpgsqlConnection M(int n) => new(string.Create(" + Made + ", $\"{V};Timeout={n}\"));",
        "static NpgsqlConnection M(bool f) { int n = f ? -5 : 5; return new(string.Create(" + Made + ", $\"{V};Timeout={n}\")); }",
        "static NpgsqlConnection M(int n) => new(string.Create(" + Made + ", stackalloc char[256], $\"{V};Timeout={n}\"));",
        "static NpgsqlConnection M(int n) { IFormatProvider p = " + Made + "; return new(string.Create(p, $\"{V};Timeout={n}\")); }",
        "static string T(IFormatProvider p, int n) => string.Create(p, $\"{V};Timeout={n}\"); static NpgsqlConnection M(bool f) => new(T(" + Made + ", f ? -5 : 5));",
        "static NpgsqlConnection M(bool f) { var n = f ? -5L : 5; return new(string.Format(" + Made + ", \"{0};Timeout={1}\", V, n)); }",
        "static NpgsqlConnection M(bool f) { var n = f ? -5L : 5; var t = CompositeFormat.Parse(\"{0};Timeout={1}\"); return new(string.Format(" + Made + ", t, V, n)); }",
        "static NpgsqlConnection M(bool f) { var n = f ? -5 : 5; return new(new StringBuilder().Append(" + Made + ", $\"{V};Timeout={n}\").ToString()); }",
        "static NpgsqlConnection M(bool f) { var n = f ? -5 : 5; return new(new StringBuilder(V).AppendFormat(" + Made + ", \";Timeout={0}\", n).ToString()); }",
        "static NpgsqlConnection M(bool f) { var n = f ? -5 : 5; return new(new StringBuilder(V).AppendLine(" + Made + ", $\";Timeout={n}\").ToString()); }",
        "static NpgsqlConnection M(bool f) { var n = f ? -5 : 5; var w = new StringWriter(" + Made + "); w.Write(V + \";Timeout=\"); w.Write(n); return new(w.ToString()); }",
        "static NpgsqlConnection M(bool f) { var n = f ? -5 : 5; FormattableString t = $\"{V};Timeout={n}\"; return new(t.ToString(" + Made + ")); }",
        "static NpgsqlConnection M(bool f) { var n = f ? -5 : 5; var c = new CultureInfo(\"en-US\"); c.NumberFormat.NegativeSign = \";SSL Mode=Require;Port=\"; return new(string.Create(c, $\"{V};Timeout={n}\")); }",
        "static NpgsqlConnection M(int n) { var c = new CultureInfo(\"en-US\"); c.NumberFormat.NegativeSign = \";SSL Mode=Require;Port=\"; CultureInfo.CurrentCulture = c; return new($\"{V};Timeout={n}\"); }",
        "static NpgsqlConnection M(bool f) { var c = new CultureInfo(\"en-US\"); c.NumberFormat.NegativeSign = \";SSL Mode=Require;Port=\"; Thread.CurrentThread.CurrentCulture = c; return new($\"{V};Timeout={(f ? -5 : 5)}\"); }",
        "static NpgsqlConnection M(int n) { CultureInfo.DefaultThreadCurrentCulture = new(\"en-US\") { NumberFormat = { NegativeSign = \";SSL Mode=Require;Port=\" } }; return new(V + \";Timeout=\" + n); }",
        "static NpgsqlConnection M(int n) { CultureInfo.CurrentCulture = new(\"en-US\"); CultureInfo.CurrentCulture.NumberFormat.NegativeSign = \";SSL Mode=Require;Port=\"; return new($\"{V};Timeout={n}\"); }",
        "static NpgsqlConnection M(int n) { (CultureInfo.CurrentCulture, _) = (new CultureInfo(\"en-US\") { NumberFormat = " + Made + " }, 1); return new(string.Create(CultureInfo.CurrentCulture, $\"{V};Timeout={n}\")); }",
        "static NpgsqlConnection M(bool f) { var n = f ? -5 : 5; return new(V + \";Timeout=\" + n.ToString(" + Made + ")); }",
        "static NpgsqlConnection M(int n) => new(V + \";Timeout=\" + n.ToString(\"5;5\\\";SSL Mode=Require\"));",
        "static NpgsqlConnection M(int n, string f) => new(V + \";Timeout=\" + n.ToString(f, CultureInfo.InvariantCulture));",
        "static NpgsqlConnection M(int n, IFormattable o) => new(V + \";Timeout=\" + o.ToString());",
        "static NpgsqlConnection M(int n) => new(V + \";Timeout=\" + n.ToString(" + Made + "));",
        "static NpgsqlConnection M(int n) { IFormatProvider p = CultureInfo.InvariantCulture; p = " + Made + "; return new(V + \";Timeout=\" + n.ToString(p)); }",
        "static NpgsqlConnection M(int n) => new(string.Format(" + Made + ", \"{0};Timeout={1}\", V, n));",
        "static NpgsqlConnection M(int n, bool f) => new(V + \";Timeout=\" + (f ? n.ToString(" + Made + ") : \"5\"));",
    ];

    [Theory, MemberData(nameof(Reported))]
    public Task Is_reported(string members) => StrictProgram.FileIsReportedAsync(Usings + StrictProgram.Members(members));

    public static TheoryData<string> Proven =>
    [
        "static NpgsqlConnection M(int n) => new($\"{V};Timeout={n}\");",
        "static NpgsqlConnection M(int n) => new(V + \";Timeout=\" + n);",
        "static NpgsqlConnection M(string host, int port) => new(string.Create(CultureInfo.InvariantCulture, $\"Host={host};Port={port};SSL Mode=VerifyFull;GSS Encryption Mode=Disable\"));",
        "static NpgsqlConnection M(string host, int port) => new(string.Format(CultureInfo.InvariantCulture, \"Host={0};Port={1};SSL Mode=VerifyFull;GSS Encryption Mode=Disable\", host, port));",
        "static NpgsqlConnection M(string host, int port) => new(string.Format(CultureInfo.CurrentCulture, \"Host={0};Port={1};SSL Mode=VerifyFull;GSS Encryption Mode=Disable\", host, port));",
        "static NpgsqlConnection M(string host, int port) => new(new StringBuilder().Append(NumberFormatInfo.InvariantInfo, $\"Host={host};Port={port}\").AppendFormat(null, \";SSL Mode=VerifyFull;GSS Encryption Mode=Disable\").ToString());",
        "static NpgsqlConnection M(int n) { CultureInfo.CurrentCulture = CultureInfo.InvariantCulture; return new($\"{V};Timeout={n}\"); }",
        "static NpgsqlConnection M(int n) { CultureInfo.CurrentCulture = new CultureInfo(\"de-DE\"); return new($\"Timeout={n};{V}\"); }",
        "static NpgsqlConnection M(bool b, Guid g) { CultureInfo.CurrentCulture = new CultureInfo(\"de-DE\"); return new($\"{V};Pooling={b};Application Name={g}\"); }",
        "static NpgsqlConnection M(int n) => new(V + \";Timeout=\" + n.ToString());",
        "static NpgsqlConnection M(int n) => new(V + \";Timeout=\" + n.ToString(CultureInfo.InvariantCulture));",
        "static NpgsqlConnection M(int n) => new(string.Format(CultureInfo.InvariantCulture, \"{0};Timeout={1}\", V, n));",
    ];

    [Theory, MemberData(nameof(Proven))]
    public Task Passes(string members) => StrictProgram.FilePassesAsync(Usings + StrictProgram.Members(members));
}
