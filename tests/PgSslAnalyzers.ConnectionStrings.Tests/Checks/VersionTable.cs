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
        { [4, 5], "", ["PGSSL1005 SSL Mode is not set: VerifyFull needs Npgsql 6 or later. {N} then uses Disable: it sends the login and every query in plain text."] },
        { [6, 7, 8, 9, 10, 11], "", ["PGSSL1005 SSL Mode is not set: use VerifyFull. {N} then uses Prefer: it logs in to any server that answers, without encryption if that server offers none."] },
        { [4, 5], "SSL Mode=", ["PGSSL1005 SSL Mode is not set: VerifyFull needs Npgsql 6 or later. {N} then uses Disable: it sends the login and every query in plain text."] },

        // Disable.
        { [4, 5], "SSL Mode=Disable", ["PGSSL1001 SSL Mode=Disable: VerifyFull needs Npgsql 6 or later. {N} sends the login and every query in plain text: anyone on the network path reads and changes them."] },
        { [6, 7, 8, 9, 10, 11], "SSL Mode=Disable", ["PGSSL1001 SSL Mode=Disable: use VerifyFull. {N} sends the login and every query in plain text: anyone on the network path reads and changes them."] },

        // Allow: since 6.
        { [4, 5], "SSL Mode=Allow", ["PGSSL2003 {N} throws on SSL Mode=Allow: VerifyFull needs Npgsql 6 or later. Before, there are only Disable, Prefer and Require, in exactly this case."] },
        { [6, 7, 8, 9, 10], "SSL Mode=Allow", ["PGSSL1002 SSL Mode=Allow: use VerifyFull. {N} tries plain text first and never checks who answers: an impostor gets the login in the clear."] },

        // Prefer: before 6 it validates, but a server that says no is as good.
        { [4, 5], "SSL Mode=Prefer", ["PGSSL1002 SSL Mode=Prefer: VerifyFull needs Npgsql 6 or later. {N} falls back to plain text: an impostor that offers no encryption gets the login in the clear."] },
        { [6, 7, 8, 9, 10], "SSL Mode=Prefer", ["PGSSL1002 SSL Mode=Prefer: use VerifyFull. {N} falls back to plain text and never checks who answers: an impostor gets the login, in the clear if it offers no encryption."] },

        // Require: before 6 it validates chain and name.
        { [4, 5], "SSL Mode=Require", [] },
        { [6, 7], "SSL Mode=Require", ["PGSSL1003 SSL Mode=Require: use VerifyFull. {N} throws on it unless Trust Server Certificate=true, and then does not check who answers: an impostor gets the login and every query."] },
        { [8, 9, 10, 11], "SSL Mode=Require", ["PGSSL1003 SSL Mode=Require: use VerifyFull. {N} encrypts but does not check who answers: an impostor gets the login and every query, even if a root certificate is set."] },

        // VerifyCA and VerifyFull: since 6.
        { [4, 5], "SSL Mode=VerifyCA", ["PGSSL2003 {N} throws on SSL Mode=VerifyCA: VerifyFull needs Npgsql 6 or later. Before, there are only Disable, Prefer and Require, in exactly this case."] },
        { [6, 7, 8, 9, 10], "SSL Mode=VerifyCA", ["PGSSL1004 SSL Mode=VerifyCA: use VerifyFull. {N} does not check the host name: anyone with a certificate of the same authority gets the login and every query."] },
        { [4, 5], "SSL Mode=VerifyFull", ["PGSSL2003 {N} throws on SSL Mode=VerifyFull: VerifyFull needs Npgsql 6 or later. Before, there are only Disable, Prefer and Require, in exactly this case."] },
        { [6, 7, 8, 9, 10, 11], "SSL Mode=VerifyFull", [] },

        // Case mattered before 6; the hyphen of libpq is wrong in every version.
        { [4, 5], "SSL Mode=require", ["PGSSL2003 {N} throws on SSL Mode=require: VerifyFull needs Npgsql 6 or later. Before, there are only Disable, Prefer and Require, in exactly this case."] },
        { [6, 8, 10], "SSL Mode=verifyfull", [] },
        { [4, 5], "SSL Mode=verify-full", ["PGSSL2003 {N} throws on SSL Mode=verify-full: VerifyFull needs Npgsql 6 or later. Before, there are only Disable, Prefer and Require, in exactly this case."] },
        { [6, 7, 8, 9, 10], "SSL Mode=verify-full", ["PGSSL2003 {N} does not know SSL Mode=verify-full and throws: write VerifyFull."] },

        // Numbers: 1 and 2 changed their meaning, and what is no mode is plain text.
        { [4, 5], "SSL Mode=1", ["PGSSL1002 SSL Mode=Prefer: VerifyFull needs Npgsql 6 or later. {N} falls back to plain text: an impostor that offers no encryption gets the login in the clear."] },
        { [4, 5], "SSL Mode=2", [] },
        { [6, 7, 8, 9, 10], "SSL Mode=2", ["PGSSL1002 SSL Mode=Prefer: use VerifyFull. {N} falls back to plain text and never checks who answers: an impostor gets the login, in the clear if it offers no encryption."] },
        { [4, 5], "SSL Mode=5", ["PGSSL1001 This SSL Mode is not defined: VerifyFull needs Npgsql 6 or later. {N} accepts it and sends the login and every query in plain text."] },
        { [6, 7, 8, 9, 10], "SSL Mode=5", [] },
        { [6, 7, 8, 9, 10], "SSL Mode=42", ["PGSSL1001 This SSL Mode is not defined: use VerifyFull. {N} accepts it and sends the login and every query in plain text."] },
        { [8, 10], "SSL Mode=Require,VerifyFull", ["PGSSL1001 This SSL Mode is not defined: use VerifyFull. {N} accepts it and sends the login and every query in plain text."] },

        // Trust Server Certificate: no validation before 6, needed by Require and refused with the rest in 6 and 7, nothing since 8.
        { [4, 5], "SSL Mode=Require;Trust Server Certificate=true",
        [
            "PGSSL1003 SSL Mode=Require with Trust Server Certificate=true: VerifyFull needs Npgsql 6 or later. {N} does not check who answers: an impostor gets the login and every query.",
            "PGSSL2001 Trust Server Certificate=true: remove it. With {N} it switches all validation off: any certificate is accepted, whatever the SSL Mode.",
        ] },
        { [6, 7], "SSL Mode=Require;Trust Server Certificate=true",
        [
            "PGSSL1003 SSL Mode=Require with Trust Server Certificate=true: use VerifyFull. {N} does not check who answers: an impostor gets the login and every query, even if a root certificate is set.",
            "PGSSL2001 Trust Server Certificate=true: remove it and use VerifyFull. With {N} it lets SSL Mode=Require accept any certificate.",
        ] },
        { [8, 9, 10], "SSL Mode=Require;Trust Server Certificate=true",
        [
            "PGSSL1003 SSL Mode=Require: use VerifyFull. {N} encrypts but does not check who answers: an impostor gets the login and every query, even if a root certificate is set.",
            "PGSSL2001 Trust Server Certificate: remove it. It has no effect since Npgsql 8: SSL Mode alone decides what is checked.",
        ] },
        { [6, 7], "SSL Mode=VerifyFull;Trust Server Certificate=true", ["PGSSL2006 Trust Server Certificate=true with SSL Mode=VerifyFull: remove it. {N} throws on the combination."] },
        { [8, 9, 10], "SSL Mode=VerifyFull;Trust Server Certificate=true", ["PGSSL2001 Trust Server Certificate: remove it. It has no effect since Npgsql 8: SSL Mode alone decides what is checked."] },
        { [6, 7], "SSL Mode=VerifyCA;Trust Server Certificate=true",
        [
            "PGSSL1004 SSL Mode=VerifyCA: use VerifyFull. {N} does not check the host name: anyone with a certificate of the same authority gets the login and every query.",
            "PGSSL2006 Trust Server Certificate=true with SSL Mode=VerifyCA: remove it. {N} throws on the combination.",
        ] },
        { [6, 7], "SSL Mode=Allow;Trust Server Certificate=true",
        [
            "PGSSL1002 SSL Mode=Allow: use VerifyFull. {N} tries plain text first and never checks who answers: an impostor gets the login in the clear.",
            "PGSSL2006 Trust Server Certificate=true with SSL Mode=Allow: remove it. {N} throws on the combination.",
        ] },
        { [6, 7, 8, 9, 10], "SSL Mode=VerifyFull;Trust Server Certificate=false", [] },

        // Root Certificate: unknown to 4; takes the check of the host name away in 5; below VerifyCA never looked at since 6.
        { [4], "SSL Mode=Require;Root Certificate=/etc/pg/root.crt", ["PGSSL2003 {N} does not know the keyword Root Certificate and throws."] },
        { [5], "SSL Mode=Require;Root Certificate=/etc/pg/root.crt",
            ["PGSSL1004 SSL Mode=Require with a root certificate: VerifyFull needs Npgsql 6 or later. {N} does not check the host name: anyone with a certificate of a trusted authority gets the login and every query."] },
        { [5], "Root Certificate=/etc/pg/root.crt",
        [
            "PGSSL1005 SSL Mode is not set: VerifyFull needs Npgsql 6 or later. {N} then uses Disable: it sends the login and every query in plain text.",
            "PGSSL2002 Without SSL Mode the root certificate is not used: VerifyFull needs Npgsql 6 or later. {N} then uses Disable, which never looks at it.",
        ] },
        { [8, 9, 10], "SSL Mode=Require;Root Certificate=/etc/pg/root.crt",
        [
            "PGSSL1003 SSL Mode=Require: use VerifyFull. {N} encrypts but does not check who answers: an impostor gets the login and every query, even if a root certificate is set.",
            "PGSSL2002 SSL Mode=Require does not use the root certificate: use VerifyFull. {N} never looks at it in this mode.",
        ] },
        { [6, 7, 8, 9, 10], "Root Certificate=/etc/pg/root.crt",
        [
            "PGSSL1005 SSL Mode is not set: use VerifyFull. {N} then uses Prefer: it logs in to any server that answers, without encryption if that server offers none.",
            "PGSSL2002 Without SSL Mode the root certificate is not used: use VerifyFull. {N} then uses Prefer, which never looks at it.",
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
            "PGSSL1005 SSL Mode is not set: use VerifyFull. {N} then uses Prefer: it logs in to any server that answers, without encryption if that server offers none.",
            "PGSSL2006 SSL Negotiation=Direct: use VerifyFull. {N} throws on it below SSL Mode=Require.",
        ] },
    };
}
