using PgSslAnalyzers.ConnectionStrings;

namespace PgSslAnalyzers.Callbacks;

/// <summary>The sentences of PGSSL3001 and PGSSL3002.</summary>
internal static class CallbackMessages
{
    public static string AcceptsAnything(NpgsqlVersion version)
        => $"This callback accepts any certificate: {(version.HasVerifyFull ? "remove it and use VerifyFull" : "remove it; VerifyFull needs Npgsql 6 or later")}. "
            + $"Npgsql {version.Major} asks it instead of checking, and an impostor gets the login and every query.";

    public static string Of(OptionsEffect effect) => effect switch
    {
        OptionsEffect.IgnoresAuthority => "This chain policy does not check who issued the certificate: remove the flags. VerifyFull then accepts an impostor, who gets the login and every query.",
        OptionsEffect.OtherHostName =>
            "TargetHost replaces the host of the connection string: remove it. VerifyFull then checks this name, and whoever holds a certificate for it gets the login and every query.",
        _ => "This callback changes TLS options in a way that is not known: set only known members. It is not proven that VerifyFull still checks who answers.",
    };
}
