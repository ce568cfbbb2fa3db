namespace PgSslAnalyzers.ConnectionStrings.Tests.Checks;

/// <summary>
/// What each string means in each version of Npgsql: the rule and the sentence that the user reads. <c>{N}</c> stands for "Npgsql 8" and so on; 11 stands for
/// whatever is newer than what was measured. The checker and the analyzers are held against it.
/// </summary>
public static class VersionTable
{
    public const string Host = "Host=db.example.com;";

    /// <summary>Versions, settings behind the host, expected findings.</summary>
    public static TheoryData<int[], string, string[]> Rows => new()
    {
        // No SSL Mode: Disable before 6, Prefer since.
        { [4, 5], "", ["PGSSL1005 SSL Mode is not set. {N} then uses Disable: it sends the login and every query in plain text. VerifyFull needs Npgsql 6 or later."] },
        { [6, 7, 8, 9, 10, 11], "", ["PGSSL1005 SSL Mode is not set. {N} then uses Prefer: it logs in to any server that answers, without encryption if that server offers none. Use VerifyFull."] },
        { [4, 5], "SSL Mode=", ["PGSSL1005 SSL Mode is not set. {N} then uses Disable: it sends the login and every query in plain text. VerifyFull needs Npgsql 6 or later."] },

        // Disable.
        { [4, 5], "SSL Mode=Disable", ["PGSSL1001 SSL Mode=Disable sends the login and every query in plain text: with {N} anyone on the way reads and changes them. VerifyFull needs Npgsql 6 or later."] },
        { [6, 7, 8, 9, 10, 11], "SSL Mode=Disable", ["PGSSL1001 SSL Mode=Disable sends the login and every query in plain text: with {N} anyone on the way reads and changes them. Use VerifyFull."] },

        // Allow: since 6.
        { [4, 5], "SSL Mode=Allow", ["PGSSL2003 {N} does not know SSL Mode=Allow and throws: before Npgsql 6 there are only Disable, Prefer and Require, in exactly this case. VerifyFull needs Npgsql 6 or later."] },
        { [6, 7, 8, 9, 10], "SSL Mode=Allow", ["PGSSL1002 SSL Mode=Allow tries plain text first and never checks who answers: with {N} an impostor gets the login in the clear. Use VerifyFull."] },

        // Prefer: before 6 it validates, but a server that says no is as good.
        { [4, 5], "SSL Mode=Prefer", ["PGSSL1002 SSL Mode=Prefer falls back to plain text: with {N} an impostor that offers no encryption gets the login in the clear. VerifyFull needs Npgsql 6 or later."] },
        { [6, 7, 8, 9, 10], "SSL Mode=Prefer", ["PGSSL1002 SSL Mode=Prefer falls back to plain text and never checks who answers: with {N} an impostor gets the login, in the clear if it offers no encryption. Use VerifyFull."] },

        // Require: before 6 it validates chain and name.
        { [4, 5], "SSL Mode=Require", [] },
        { [6, 7], "SSL Mode=Require", ["PGSSL1003 SSL Mode=Require does not check who answers: {N} throws on it unless Trust Server Certificate=true, and with that an impostor gets the login and every query. Use VerifyFull."] },
        { [8, 9, 10, 11], "SSL Mode=Require", ["PGSSL1003 SSL Mode=Require encrypts but does not check who answers: with {N} an impostor gets the login and every query, even if a root certificate is set. Use VerifyFull."] },

        // VerifyCA and VerifyFull: since 6.
        { [4, 5], "SSL Mode=VerifyCA", ["PGSSL2003 {N} does not know SSL Mode=VerifyCA and throws: before Npgsql 6 there are only Disable, Prefer and Require, in exactly this case. VerifyFull needs Npgsql 6 or later."] },
        { [6, 7, 8, 9, 10], "SSL Mode=VerifyCA", ["PGSSL1004 SSL Mode=VerifyCA does not check the host name: with {N} anyone with a certificate of the same authority gets the login and every query. Use VerifyFull."] },
        { [4, 5], "SSL Mode=VerifyFull", ["PGSSL2003 {N} does not know SSL Mode=VerifyFull and throws: before Npgsql 6 there are only Disable, Prefer and Require, in exactly this case. VerifyFull needs Npgsql 6 or later."] },
        { [6, 7, 8, 9, 10, 11], "SSL Mode=VerifyFull", [] },

        // Case mattered before 6; the hyphen of libpq is wrong in every version.
        { [4, 5], "SSL Mode=require", ["PGSSL2003 {N} does not know SSL Mode=require and throws: before Npgsql 6 there are only Disable, Prefer and Require, in exactly this case. VerifyFull needs Npgsql 6 or later."] },
        { [6, 8, 10], "SSL Mode=verifyfull", [] },
        { [4, 5], "SSL Mode=verify-full", ["PGSSL2003 {N} does not know SSL Mode=verify-full and throws: before Npgsql 6 there are only Disable, Prefer and Require, in exactly this case. VerifyFull needs Npgsql 6 or later."] },
        { [6, 7, 8, 9, 10], "SSL Mode=verify-full", ["PGSSL2003 {N} does not know SSL Mode=verify-full and throws: write VerifyFull."] },

        // Numbers: 1 and 2 changed their meaning, and what is no mode is plain text.
        { [4, 5], "SSL Mode=1", ["PGSSL1002 SSL Mode=Prefer falls back to plain text: with {N} an impostor that offers no encryption gets the login in the clear. VerifyFull needs Npgsql 6 or later."] },
        { [4, 5], "SSL Mode=2", [] },
        { [6, 7, 8, 9, 10], "SSL Mode=2", ["PGSSL1002 SSL Mode=Prefer falls back to plain text and never checks who answers: with {N} an impostor gets the login, in the clear if it offers no encryption. Use VerifyFull."] },
        { [4, 5], "SSL Mode=5", ["PGSSL1001 This SSL Mode is a value that Npgsql does not define: {N} accepts it and sends the login and every query in plain text. VerifyFull needs Npgsql 6 or later."] },
        { [6, 7, 8, 9, 10], "SSL Mode=5", [] },
        { [6, 7, 8, 9, 10], "SSL Mode=42", ["PGSSL1001 This SSL Mode is a value that Npgsql does not define: {N} accepts it and sends the login and every query in plain text. Use VerifyFull."] },
        { [8, 10], "SSL Mode=Require,VerifyFull", ["PGSSL1001 This SSL Mode is a value that Npgsql does not define: {N} accepts it and sends the login and every query in plain text. Use VerifyFull."] },

        // Trust Server Certificate: no validation before 6, needed by Require and refused with the rest in 6 and 7, nothing since 8.
        { [4, 5], "SSL Mode=Require;Trust Server Certificate=true",
        [
            "PGSSL1003 SSL Mode=Require with Trust Server Certificate=true does not check who answers: with {N} an impostor gets the login and every query. VerifyFull needs Npgsql 6 or later.",
            "PGSSL2001 Trust Server Certificate=true switches all validation off: with {N} any certificate is accepted, whatever the SSL Mode. Remove it.",
        ] },
        { [6, 7], "SSL Mode=Require;Trust Server Certificate=true",
        [
            "PGSSL1003 SSL Mode=Require with Trust Server Certificate=true does not check who answers: with {N} an impostor gets the login and every query, even if a root certificate is set. Use VerifyFull.",
            "PGSSL2001 Trust Server Certificate=true lets SSL Mode=Require accept any certificate with {N}. Remove it and use VerifyFull.",
        ] },
        { [8, 9, 10], "SSL Mode=Require;Trust Server Certificate=true",
        [
            "PGSSL1003 SSL Mode=Require encrypts but does not check who answers: with {N} an impostor gets the login and every query, even if a root certificate is set. Use VerifyFull.",
            "PGSSL2001 Trust Server Certificate has no effect since Npgsql 8: what is checked is decided by SSL Mode alone. Remove it.",
        ] },
        { [6, 7], "SSL Mode=VerifyFull;Trust Server Certificate=true", ["PGSSL2006 {N} throws on Trust Server Certificate=true together with SSL Mode=VerifyFull. Remove Trust Server Certificate."] },
        { [8, 9, 10], "SSL Mode=VerifyFull;Trust Server Certificate=true", ["PGSSL2001 Trust Server Certificate has no effect since Npgsql 8: what is checked is decided by SSL Mode alone. Remove it."] },
        { [6, 7], "SSL Mode=VerifyCA;Trust Server Certificate=true",
        [
            "PGSSL1004 SSL Mode=VerifyCA does not check the host name: with {N} anyone with a certificate of the same authority gets the login and every query. Use VerifyFull.",
            "PGSSL2006 {N} throws on Trust Server Certificate=true together with SSL Mode=VerifyCA. Remove Trust Server Certificate.",
        ] },
        { [6, 7], "SSL Mode=Allow;Trust Server Certificate=true",
        [
            "PGSSL1002 SSL Mode=Allow tries plain text first and never checks who answers: with {N} an impostor gets the login in the clear. Use VerifyFull.",
            "PGSSL2006 {N} throws on Trust Server Certificate=true together with SSL Mode=Allow. Remove Trust Server Certificate.",
        ] },
        { [6, 7, 8, 9, 10], "SSL Mode=VerifyFull;Trust Server Certificate=false", [] },

        // Root Certificate: unknown to 4; takes the check of the host name away in 5; below VerifyCA never looked at since 6.
        { [4], "SSL Mode=Require;Root Certificate=/etc/pg/root.crt", ["PGSSL2003 {N} does not know the keyword Root Certificate and throws."] },
        { [5], "SSL Mode=Require;Root Certificate=/etc/pg/root.crt",
            ["PGSSL1004 SSL Mode=Require with a root certificate does not check the host name: with {N} anyone with a certificate of a trusted authority gets the login and every query. VerifyFull needs Npgsql 6 or later."] },
        { [5], "Root Certificate=/etc/pg/root.crt",
        [
            "PGSSL1005 SSL Mode is not set. {N} then uses Disable: it sends the login and every query in plain text. VerifyFull needs Npgsql 6 or later.",
            "PGSSL2002 The root certificate is not used: without SSL Mode {N} uses Disable, which never looks at it. VerifyFull needs Npgsql 6 or later.",
        ] },
        { [8, 9, 10], "SSL Mode=Require;Root Certificate=/etc/pg/root.crt",
        [
            "PGSSL1003 SSL Mode=Require encrypts but does not check who answers: with {N} an impostor gets the login and every query, even if a root certificate is set. Use VerifyFull.",
            "PGSSL2002 The root certificate is not used: with {N} SSL Mode=Require never looks at it. Use VerifyFull.",
        ] },
        { [6, 7, 8, 9, 10], "Root Certificate=/etc/pg/root.crt",
        [
            "PGSSL1005 SSL Mode is not set. {N} then uses Prefer: it logs in to any server that answers, without encryption if that server offers none. Use VerifyFull.",
            "PGSSL2002 The root certificate is not used: without SSL Mode {N} uses Prefer, which never looks at it. Use VerifyFull.",
        ] },
        { [6, 7, 8, 9, 10], "SSL Mode=VerifyFull;Root Certificate=/etc/pg/root.crt", [] },

        // Keywords that a version lacks or has dropped.
        { [6, 7, 8], "SSL Mode=VerifyFull;SSL Negotiation=Direct", ["PGSSL2003 {N} does not know the keyword SSL Negotiation and throws."] },
        { [9, 10], "SSL Mode=VerifyFull;SSL Negotiation=Direct", [] },
        { [6, 7, 8, 9], "SSL Mode=VerifyFull;GSS Encryption Mode=Disable", ["PGSSL2003 {N} does not know the keyword GSS Encryption Mode and throws."] },
        { [10, 11], "SSL Mode=VerifyFull;GSS Encryption Mode=Disable", [] },
        { [6, 7], "SSL Mode=VerifyFull;Integrated Security=true", [] },
        { [8, 9, 10], "SSL Mode=VerifyFull;Integrated Security=true", ["PGSSL2003 {N} does not know the keyword Integrated Security and throws."] },
        { [4, 5], "SSL Mode=Require;SSL Certificate=/etc/pg/client.crt", ["PGSSL2003 {N} does not know the keyword SSL Certificate and throws."] },

        { [4, 5], "SSL Mode=Require;Client Certificate=/etc/pg/client.pfx", [] },
        { [6, 7], "SSL Mode=VerifyFull;Client Certificate=/etc/pg/client.pfx", [] },
        { [8, 9, 10, 11], "SSL Mode=VerifyFull;Client Certificate=/etc/pg/client.pfx", ["PGSSL2003 {N} does not know the keyword Client Certificate and throws."] },
        { [6, 7], "SSL Mode=VerifyFull;Channel Binding=Require", ["PGSSL2003 {N} does not know the keyword Channel Binding and throws."] },
        { [8, 9, 10, 11], "SSL Mode=VerifyFull;Channel Binding=Require", [] },
        { [6, 7, 8, 9], "SSL Mode=VerifyFull;Require Auth=ScramSHA256", ["PGSSL2003 {N} does not know the keyword Require Auth and throws."] },
        { [10, 11], "SSL Mode=VerifyFull;Require Auth=ScramSHA256", [] },

        // Direct negotiation below Require, in the versions that have it.
        { [9, 10], "SSL Negotiation=Direct",
        [
            "PGSSL1005 SSL Mode is not set. {N} then uses Prefer: it logs in to any server that answers, without encryption if that server offers none. Use VerifyFull.",
            "PGSSL2006 {N} throws on SSL Negotiation=Direct below SSL Mode=Require. Use VerifyFull.",
        ] },
    };
}
