using PgSslAnalyzers.ConnectionStrings;

namespace PgSslAnalyzers.Callbacks;

/// <summary>The sentences of PGSSL3001 and PGSSL3002.</summary>
internal static class CallbackMessages
{
    public static string AcceptsAnything(NpgsqlVersion version)
        => $"This callback accepts any certificate: Npgsql {version.Major} asks it instead of checking, and an impostor gets the login and every query. "
            + (version.HasVerifyFull ? "Remove it and use VerifyFull." : "Remove it; VerifyFull needs Npgsql 6 or later.");

    public static string Of(OptionsEffect effect) => effect switch
    {
        OptionsEffect.IgnoresAuthority => "This chain policy does not check who issued the certificate: VerifyFull then lets an impostor in, who gets the login and every query. Remove the flags.",
        OptionsEffect.OtherHostName =>
            "VerifyFull then compares the certificate with this name instead of the host in the connection string: whoever holds a certificate for it gets the login and every query.",
        _ => "It cannot be seen what this callback does to the TLS options, so it is not proven that VerifyFull still checks who answers.",
    };
}
