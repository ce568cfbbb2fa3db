using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Parsing;

namespace PgSslAnalyzers.Tool.Checking;

/// <summary>Who gets the password in a mode.</summary>
/// <param name="Mode">The mode.</param>
/// <param name="Text">Who, in a phrase.</param>
internal sealed record PasswordReceivers(SslMode Mode, string Text)
{
    private const string Anybody = "whoever answers";

    /// <summary>All modes that <paramref name="version"/> has, from weak to strong (measured with fake servers; the end-to-end tests repeat that for 8, 9 and 10).</summary>
    /// <param name="settings">The settings: up to 7 Trust Server Certificate counts, in 5 the root certificate too.</param>
    /// <param name="version">The Npgsql.</param>
    public static IReadOnlyList<PasswordReceivers> All(ConnectionSettings settings, NpgsqlVersion version)
    {
        bool trusts = settings.IsTrue(KeywordTable.TrustServerCertificate);
        return version.HasVerifyFull ? Since6(trusts, version) : Before6(trusts, settings.RootCertificate is not null && version.HasRootCertificate);
    }

    private static PasswordReceivers[] Since6(bool trusts, NpgsqlVersion version)
    {
        bool trustCounts = version.RequireNeedsTrust;
        string throws = $"nobody: Npgsql {version.Major} throws on it together with Trust Server Certificate=true";
        return
        [
            new(SslMode.Disable, Anybody + ", and everybody on the way: plain text"),
            new(SslMode.Allow, trustCounts && trusts ? throws : Anybody + ", and everybody on the way: plain text is tried first"),
            new(SslMode.Prefer, Anybody + "; in plain text if it offers no TLS, or refuses the login inside TLS"),
            new(SslMode.Require, trustCounts && !trusts ? $"nobody: Npgsql {version.Major} throws on it without Trust Server Certificate=true" : Anybody + ", inside its own TLS, even if a root certificate is set"),
            new(SslMode.VerifyCA, trustCounts && trusts ? throws : "whoever has a certificate of a trusted authority, for any host name"),
            new(SslMode.VerifyFull, trustCounts && trusts ? throws : "only a server with a certificate of a trusted authority for this host name"),
        ];
    }

    private static PasswordReceivers[] Before6(bool trusts, bool hasRoot)
    {
        string verified = trusts ? Anybody + ", inside its own TLS"
            : hasRoot ? "whoever has a certificate of an authority of the operating system, for any host name: a root certificate switches the check of the name off"
            : "only a server with a certificate for this host name of an authority of the operating system";
        return
        [
            new(SslMode.Disable, Anybody + ", and everybody on the way: plain text"),
            new(SslMode.Prefer, $"in plain text whoever answers without TLS; with TLS {verified}"),
            new(SslMode.Require, verified),
        ];
    }
}
