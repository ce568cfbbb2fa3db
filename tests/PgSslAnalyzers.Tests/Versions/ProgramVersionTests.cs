using PgSslAnalyzers.ConnectionStrings.Catalog;

namespace PgSslAnalyzers.Tests.Versions;

/// <summary>What the same C# means with each version of Npgsql: modes as members and numbers, builders, callbacks, data sources. <c>{N}</c> is "Npgsql 8" and so on.</summary>
public sealed class ProgramVersionTests
{
    private static readonly int[] Before6 = [4, 5], Since6 = [6, 7, 8, 9, 10, 11], Since7 = [7, 8, 9, 10, 11], Since8 = [8, 9, 10, 11], Since9 = [9, 10, 11], All = [4, 5, .. Since6];

    private const string Plain = " {N} sends the login and every query in plain text: anyone on the network path reads and changes them.";
    private const string Undefined = " {N} accepts it and sends the login and every query in plain text.";
    private const string PreferBefore6 = "SSL Mode=Prefer: VerifyFull needs Npgsql 6 or later. {N} falls back to plain text: an impostor that offers no encryption gets the login in the clear.";
    private const string Prefer = "SSL Mode=Prefer: use VerifyFull. {N} falls back to plain text and never checks who answers: an impostor gets the login, in the clear if it offers no encryption.";
    private const string Allow = "SSL Mode=Allow: use VerifyFull. {N} tries plain text first and never checks who answers: an impostor gets the login in the clear.";
    private const string Require = "SSL Mode=Require: use VerifyFull. {N} encrypts but does not check who answers: an impostor gets the login and every query, even if a root certificate is set.";
    private const string RequireThrows = "SSL Mode=Require: use VerifyFull. {N} throws on it unless Trust Server Certificate=true, and then does not check who answers: an impostor gets the login and every query.";
    private const string Checking = "(_, _, _, errors) => errors == SslPolicyErrors.None";
    private const string Later = "VerifyFull needs Npgsql 6 or later.", Use = "use VerifyFull.";

    /// <summary>Versions, an expression, its findings.</summary>
    private static readonly (int[] Versions, string Expression, string[] Findings)[] Rows =
    [
        // Absence.
        (Before6, Builder(""), ["PGSSL1005 'new NpgsqlConnectionStringBuilder' SSL Mode is not set: VerifyFull needs Npgsql 6 or later. {N} then uses Disable: it sends the login and every query in plain text."]),
        (Since6, Builder(""), ["PGSSL1005 'new NpgsqlConnectionStringBuilder' SSL Mode is not set: use VerifyFull. {N} then uses Prefer: it logs in to any server that answers, without encryption if that server offers none."]),

        // Members.
        (Before6, Builder("SslMode = SslMode.Disable"), ["PGSSL1001 'SslMode = SslMode.Disable' SSL Mode=Disable: " + Later + Plain]),
        (Since6, Builder("SslMode = SslMode.Disable"), ["PGSSL1001 'SslMode = SslMode.Disable' SSL Mode=Disable: " + Use + Plain]),
        (Before6, Builder("SslMode = SslMode.Prefer"), ["PGSSL1002 'SslMode = SslMode.Prefer' " + PreferBefore6]),
        (Since6, Builder("SslMode = SslMode.Prefer"), ["PGSSL1002 'SslMode = SslMode.Prefer' " + Prefer]),
        (Since6, Builder("SslMode = SslMode.Allow"), ["PGSSL1002 'SslMode = SslMode.Allow' " + Allow]),
        (Before6, Builder("SslMode = SslMode.Require"), []),
        ([6, 7], Builder("SslMode = SslMode.Require"), ["PGSSL1003 'SslMode = SslMode.Require' " + RequireThrows]),
        (Since8, Builder("SslMode = SslMode.Require"), ["PGSSL1003 'SslMode = SslMode.Require' " + Require]),
        (Since6, Builder("SslMode = SslMode.VerifyCA"), ["PGSSL1004 'SslMode = SslMode.VerifyCA' SSL Mode=VerifyCA: use VerifyFull. {N} does not check the host name: anyone with a certificate of the same authority gets the login and every query."]),
        (Since6, Builder("SslMode = SslMode.VerifyFull"), []),

        // Numbers: those of 1 and 2 changed, and what is no mode is plain text.
        (Before6, Builder("SslMode = default"), ["PGSSL1001 'SslMode = default' SSL Mode=Disable: " + Later + Plain]),
        (Since6, Builder("SslMode = default(SslMode)"), ["PGSSL1001 'SslMode = default(SslMode)' SSL Mode=Disable: " + Use + Plain]),
        (Before6, Builder("SslMode = (SslMode)1"), ["PGSSL1002 'SslMode = (SslMode)1' " + PreferBefore6]),
        (Since6, Builder("SslMode = (SslMode)1"), ["PGSSL1002 'SslMode = (SslMode)1' " + Allow]),
        (Before6, Builder("SslMode = (SslMode)2"), []),
        (Since6, Builder("SslMode = (SslMode)2"), ["PGSSL1002 'SslMode = (SslMode)2' " + Prefer]),
        (Before6, Builder("SslMode = (SslMode)3"), ["PGSSL1001 'SslMode = (SslMode)3' This SSL Mode is not defined: " + Later + Undefined]),
        (Since8, Builder("SslMode = (SslMode)3"), ["PGSSL1003 'SslMode = (SslMode)3' " + Require]),
        (Before6, Builder("SslMode = (SslMode)5"), ["PGSSL1001 'SslMode = (SslMode)5' This SSL Mode is not defined: " + Later + Undefined]),
        (Since6, Builder("SslMode = (SslMode)5"), []),
        (Since6, Builder("SslMode = (SslMode)42"), ["PGSSL1001 'SslMode = (SslMode)42' This SSL Mode is not defined: " + Use + Undefined]),

        // A text that becomes a mode: its names are those of the version.
        (Before6, Builder("SslMode = Enum.Parse<SslMode>(\"Prefer\")"), ["PGSSL1002 '\"Prefer\"' " + PreferBefore6]),
        (Since6, Builder("SslMode = Enum.Parse<SslMode>(\"Prefer\")"), ["PGSSL1002 '\"Prefer\"' " + Prefer]),
        (Before6, Builder("[\"SSL Mode\"] = \"VerifyFull\""), ["PGSSL2003 '[\"SSL Mode\"] = \"VerifyFull\"' {N} throws on SSL Mode=VerifyFull: " + Later + " Before, there are only Disable, Prefer and Require, in exactly this case."]),
        (Since6, Builder("[\"SSL Mode\"] = \"verifyfull\""), []),

        // Trust Server Certificate: no validation before 6, needed by Require and refused with the rest in 6 and 7, nothing since 8.
        (Before6, Builder("SslMode = SslMode.Require, TrustServerCertificate = true"),
        [
            "PGSSL1003 'SslMode = SslMode.Require' SSL Mode=Require with Trust Server Certificate=true: VerifyFull needs Npgsql 6 or later. {N} does not check who answers: an impostor gets the login and every query.",
            "PGSSL2001 'TrustServerCertificate = true' Trust Server Certificate=true: remove it. With {N} it switches all validation off: any certificate is accepted, whatever the SSL Mode.",
        ]),
        ([6, 7], Builder("SslMode = SslMode.Require, TrustServerCertificate = true"),
        [
            "PGSSL1003 'SslMode = SslMode.Require' SSL Mode=Require with Trust Server Certificate=true: use VerifyFull. {N} does not check who answers: an impostor gets the login and every query, even if a root certificate is set.",
            "PGSSL2001 'TrustServerCertificate = true' Trust Server Certificate=true: remove it and use VerifyFull. With {N} it lets SSL Mode=Require accept any certificate.",
        ]),
        (Since8, Builder("SslMode = SslMode.Require, TrustServerCertificate = true"),
        [
            "PGSSL1003 'SslMode = SslMode.Require' " + Require,
            "PGSSL2001 'TrustServerCertificate = true' Trust Server Certificate: remove it. It has no effect since Npgsql 8: SSL Mode alone decides what is checked.",
        ]),
        ([6, 7], Builder("SslMode = SslMode.VerifyFull, TrustServerCertificate = true"), ["PGSSL2006 'TrustServerCertificate = true' Trust Server Certificate=true with SSL Mode=VerifyFull: remove it. {N} throws on the combination."]),
        (Since8, Builder("SslMode = SslMode.VerifyFull, TrustServerCertificate = true"), ["PGSSL2001 'TrustServerCertificate = true' Trust Server Certificate: remove it. It has no effect since Npgsql 8: SSL Mode alone decides what is checked."]),

        // A root certificate: in 5 it takes the check of the host name away, below VerifyCA nobody looks at it since 6.
        ([5], Builder("SslMode = SslMode.Require, RootCertificate = \"/etc/pg/root.crt\""),
            ["PGSSL1004 'SslMode = SslMode.Require' SSL Mode=Require with a root certificate: VerifyFull needs Npgsql 6 or later. {N} does not check the host name: anyone with a certificate of a trusted authority gets the login and every query."]),
        (Since8, Builder("SslMode = SslMode.Require, RootCertificate = \"/etc/pg/root.crt\""),
        [
            "PGSSL1003 'SslMode = SslMode.Require' " + Require,
            "PGSSL2002 'RootCertificate = \"/etc/pg/root.crt\"' SSL Mode=Require does not use the root certificate: use VerifyFull. {N} never looks at it in this mode.",
        ]),
        (Since8, "new NpgsqlDataSourceBuilder(\"Host=db.example.com;SSL Mode=Require\").UseRootCertificate(root).Build()",
        [
            "PGSSL1003 'SSL Mode=Require' " + Require,
            "PGSSL2002 'UseRootCertificate(root)' SSL Mode=Require does not use the root certificate: use VerifyFull. {N} never looks at it in this mode.",
        ]),

        ([10, 11], "new NpgsqlDataSourceBuilder(\"Host=db.example.com;SSL Mode=VerifyCA\").UseRootCertificates(new X509Certificate2Collection(root)).Build()",
            ["PGSSL1004 'SSL Mode=VerifyCA' SSL Mode=VerifyCA: use VerifyFull. {N} does not check the host name: anyone with a certificate of the same authority gets the login and every query."]),

        // Callbacks: before 6 one replaces the validation of Npgsql; since 6 it does so below VerifyCA, and throws with what is stronger.
        (Before6, Callback("SSL Mode=Require"), ["PGSSL3001 'UserCertificateValidationCallback = (_, _, _, _) => true' This callback accepts any certificate: remove it; VerifyFull needs Npgsql 6 or later. {N} asks it instead of checking, and an impostor gets the login and every query."]),
        (Since6, Callback("SSL Mode=VerifyFull"), ["PGSSL3001 'UserCertificateValidationCallback = (_, _, _, _) => true' This callback accepts any certificate: remove it and use VerifyFull. {N} asks it instead of checking, and an impostor gets the login and every query."]),
        (Since6, Callback("SSL Mode=VerifyFull", Checking), ["PGSSL2006 'SSL Mode=VerifyFull' SSL Mode=VerifyFull with a validation callback: remove the callback. {N} throws on the combination."]),
        (All, Callback("SSL Mode=Require", Checking), []),
        (Before6, Callback("SSL Mode=Require;Trust Server Certificate=true", Checking),
        [
            "PGSSL1003 'SSL Mode=Require' SSL Mode=Require with Trust Server Certificate=true: VerifyFull needs Npgsql 6 or later. {N} does not check who answers: an impostor gets the login and every query.",
            "PGSSL2001 'Trust Server Certificate=true' Trust Server Certificate=true: remove it. With {N} it switches all validation off: any certificate is accepted, whatever the SSL Mode.",
        ]),
        ([5], Callback("SSL Mode=Require;Root Certificate=/etc/pg/root.crt", Checking),
            ["PGSSL1004 'SSL Mode=Require' SSL Mode=Require with a root certificate: VerifyFull needs Npgsql 6 or later. {N} does not check the host name: anyone with a certificate of a trusted authority gets the login and every query."]),
        (Since6, Callback("SSL Mode=Require;Root Certificate=/etc/pg/root.crt", Checking),
            ["PGSSL2006 'Root Certificate=/etc/pg/root.crt' Root certificate with a validation callback: remove the callback. {N} throws on the combination."]),
        (Since7, DataSource("SSL Mode=Require", "UseUserCertificateValidationCallback((_, _, _, _) => true)"),
        [
            "PGSSL1003 'SSL Mode=Require' " + Require,
            "PGSSL3001 'UseUserCertificateValidationCallback((_, _, _, _) => true)' This callback accepts any certificate: remove it and use VerifyFull. {N} asks it instead of checking, and an impostor gets the login and every query.",
        ]),
        (Since7, DataSource("SSL Mode=VerifyFull", $"UseUserCertificateValidationCallback({Checking})"), ["PGSSL2006 'SSL Mode=VerifyFull' SSL Mode=VerifyFull with a validation callback: remove the callback. {N} throws on the combination."]),
        (Since9, DataSource("SSL Mode=VerifyFull", "UseSslClientAuthenticationOptionsCallback(o => o.TargetHost = \"db\")"),
            ["PGSSL3002 'o.TargetHost = \"db\"' TargetHost replaces the host of the connection string: remove it. VerifyFull then checks this name, and whoever holds a certificate for it gets the login and every query."]),

        // Direct negotiation: since 9.
        (Since9, Builder("SslMode = SslMode.Prefer, SslNegotiation = SslNegotiation.Direct"),
        [
            "PGSSL1002 'SslMode = SslMode.Prefer' " + Prefer,
            "PGSSL2006 'SslNegotiation = SslNegotiation.Direct' SSL Negotiation=Direct: use VerifyFull. {N} throws on it below SSL Mode=Require.",
        ]),
        ([6, 7, 8], Builder("SslMode = SslMode.VerifyFull, [\"SSL Negotiation\"] = \"Direct\""), ["PGSSL2003 '[\"SSL Negotiation\"] = \"Direct\"' {N} does not know the keyword SSL Negotiation and throws."]),
        ([6, 7, 8, 9], Builder("SslMode = SslMode.VerifyFull, [\"GSS Encryption Mode\"] = \"Disable\""), ["PGSSL2003 '[\"GSS Encryption Mode\"] = \"Disable\"' {N} does not know the keyword GSS Encryption Mode and throws."]),
        ([4], Builder("SslMode = SslMode.Require, [\"Root Certificate\"] = \"/etc/pg/root.crt\""), ["PGSSL2003 '[\"Root Certificate\"] = \"/etc/pg/root.crt\"' {N} does not know the keyword Root Certificate and throws."]),

        // Slim builders: since 8.
        (Since8, "new NpgsqlSlimDataSourceBuilder(\"Host=db.example.com\").Build()",
            ["PGSSL1005 '\"Host=db.example.com\"' SSL Mode is not set: use VerifyFull. {N} then uses plain text, because transport security is not enabled on the slim builder: anyone on the network path reads the login and every query."]),
        (Since8, "new NpgsqlSlimDataSourceBuilder(\"Host=db.example.com;SSL Mode=VerifyFull\").Build()",
            ["PGSSL2006 'SSL Mode=VerifyFull' SSL Mode=VerifyFull on a slim builder: call EnableTransportSecurity(). Without it {N} throws on this mode."]),
        (Since8, "new NpgsqlSlimDataSourceBuilder(\"Host=db.example.com;SSL Mode=VerifyFull\").EnableTransportSecurity().Build()", []),
        (Since8, "new NpgsqlSlimDataSourceBuilder(unknown).Build()",
            ["PGSSL1008 'new NpgsqlSlimDataSourceBuilder(unknown)' Slim builder without TLS: call EnableTransportSecurity() and use VerifyFull. Below SSL Mode=Require the login and every query go out in plain text."]),
    ];

    public static IEnumerable<string> Expressions(int major) => Rows.Where(row => row.Versions.Contains(major)).Select(static row => row.Expression);

    [Theory, MemberData(nameof(ByVersion.Majors), MemberType = typeof(ByVersion))]
    public Task Programs(int major) => CheckAsync(major, Rows, []);

    /// <summary>What is off unless asked for: the root certificate adds to the authorities of the operating system below 10; only 10 and later try GSS encryption first.</summary>
    private static readonly (int[] Versions, string Expression, string[] Findings)[] OptInRows =
    [
        ([6, 7, 8, 9], Builder("SslMode = SslMode.VerifyFull"),
            ["PGSSL3003 'SslMode = SslMode.VerifyFull' SSL Mode=VerifyFull has no root certificate of its own: the authorities of the operating system are trusted, and with {N} a root certificate adds to them and does not replace them."]),
        ([10, 11], Builder("SslMode = SslMode.VerifyFull"),
        [
            "PGSSL3003 'SslMode = SslMode.VerifyFull' SSL Mode=VerifyFull has no root certificate of its own: PGSSLROOTCERT, the user's root.crt or the operating system decides whom the program trusts.",
            "PGSSL3005 'SslMode = SslMode.VerifyFull' With a Kerberos ticket {N} encrypts by GSS and never looks at the server's certificate: set GSS Encryption Mode=Disable.",
        ]),
        ([6, 7, 8, 9], Builder("SslMode = SslMode.VerifyFull, RootCertificate = \"/etc/pg/root.crt\""), []),
        ([10, 11], Builder("SslMode = SslMode.VerifyFull, RootCertificate = \"/etc/pg/root.crt\", GssEncryptionMode = GssEncryptionMode.Disable"), []),
        (Before6, "new NpgsqlConnection(\"Host=db.example.com;SSL Mode=Require\")", []),
    ];

    [Theory, MemberData(nameof(ByVersion.Majors), MemberType = typeof(ByVersion))]
    public Task Rules_that_are_off(int major) => CheckAsync(major, OptInRows, [Rules.NoOwnRootCertificate, Rules.GssMayReplaceTls]);

    private static async Task CheckAsync(int major, (int[] Versions, string Expression, string[] Findings)[] table, Rule[] optIn)
    {
        var rows = table.Where(row => row.Versions.Contains(major)).ToList();
        IReadOnlyList<string[]> findings = await ByVersion.FindingsAsync(ByVersion.References(major), [.. rows.Select(static row => row.Expression)], optIn);
        ByVersion.Equal(
            rows.SelectMany(row => row.Findings.Select(finding => $"{row.Expression} => {finding.Replace("{N}", "Npgsql " + major, StringComparison.Ordinal)}")),
            rows.SelectMany((row, i) => findings[i].Select(finding => $"{row.Expression} => {finding}")));
    }

    private static string Builder(string settings)
        => $"new NpgsqlConnection(new NpgsqlConnectionStringBuilder {{ Host = \"db.example.com\"{(settings.Length == 0 ? "" : ", ")}{settings} }}.ConnectionString)";

    private static string Callback(string settings, string callback = "(_, _, _, _) => true")
        => $"new NpgsqlConnection(\"Host=db.example.com;{settings}\") {{ UserCertificateValidationCallback = {callback} }}";

    private static string DataSource(string settings, string call) => $"new NpgsqlDataSourceBuilder(\"Host=db.example.com;{settings}\").{call}.Build()";
}
