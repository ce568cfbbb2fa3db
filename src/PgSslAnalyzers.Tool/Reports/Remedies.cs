using PgSslAnalyzers.ConnectionStrings.Servers;
using PgSslAnalyzers.Tool.Certificates;
using PgSslAnalyzers.Tool.Judging;
using PgSslAnalyzers.Tool.Probing;
using PgSslAnalyzers.Tool.Wire;

namespace PgSslAnalyzers.Tool.Reports;

/// <summary>What to do so that VerifyFull accepts the server. Going back to Require is never among it.</summary>
internal static class Remedies
{
    public static IReadOnlyList<string> Of(HostResult result)
    {
        if (result.Ends.Count == 0 || result.VerifyFull == HandshakeEnd.Accepted)
            return [];
        return [.. result.Ends[^1].Reasons.SelectMany(reason => Of(reason, result)).Distinct()];
    }

    private static IEnumerable<string> Of(Reason reason, HostResult result)
    {
        switch (reason)
        {
            case Reason.Name:
                yield return $"Connect by a name that is in the certificate, or have one issued that has {result.Target.Host} in its subjectAltName.";
                break;
            case Reason.Chain { Problem.Kind: ChainProblemKind.Expired or ChainProblemKind.Revoked }:
                yield return "Renew the certificate on the server.";
                break;
            case Reason.Chain { Problem.Kind: ChainProblemKind.NotForServers or ChainProblemKind.NotAnAuthority or ChainProblemKind.BadSignature }:
                yield return "Have the certificate issued anew, for a server, by an authority.";
                break;
            case Reason.Chain { Problem: { Kind: ChainProblemKind.MissingIssuer, Certificate: var last } }:
                foreach (string way in WaysToTheRoot(result))
                    yield return way;
                if (ReferenceEquals(last, result.Evidence!.Leaf))
                    yield return $"If {CertificateWords.Name(last.IssuerName)} is an intermediate: on the server, put its certificate into ssl_cert_file, behind the server's own.";
                break;
            case Reason.Chain { Problem.Kind: ChainProblemKind.UntrustedAuthority or ChainProblemKind.SelfSigned or ChainProblemKind.SameNameOtherKey }:
                foreach (string way in WaysToTheRoot(result))
                    yield return way;
                break;
            case Reason.SystemReplaced:
                yield return $"Name a file that holds the authority, or none at all: {Unset(result.Root)}.";
                break;
            case Reason.RootFile:
                yield return $"Put the file there, as PEM, or name another one: {Unset(result.Root)}. The path is not expanded, and a relative one counts from the current directory.";
                break;
            case Reason.ClientCertificate:
                yield return "Correct SSL Certificate or PGSSLCERT.";
                break;
            case Reason.Answer when result.Conversation is null:
                yield return "Leave SSL Mode out: a Unix-domain socket does not leave the machine.";
                break;
            case Reason.Answer when result.Conversation.Answer is ServerAnswer.NoTls:
                yield return "Set ssl = on in postgresql.conf, or give the pooler or balancer that answers here a certificate.";
                break;
            case Reason.Answer when result is { IsDirect: true, Conversation.Answer: ServerAnswer.TlsFailed }:
                yield return "Leave SSL Negotiation=Direct out (or PGSSLNEGOTIATION), unless what answers there takes TLS from the first byte: PostgreSQL does since version 17.";
                break;
        }
    }

    private static IEnumerable<string> WaysToTheRoot(HostResult result)
    {
        if (result.Provider is { } provider)
        {
            yield return ProviderText(provider);
            yield break;
        }
        yield return "Get the authority's certificate from whoever runs the server, on a way that nobody between here and there can change, and name it: Root Certificate=/path/to/root.crt.";
        if (result.Evidence is { } evidence && evidence.Sent.Any(CertificateFacts.IsSelfIssued))
            yield return "If they can only tell you its SHA-256: --save-root FILE --sha256 HEX writes the certificate that was sent, if it is that one.";
    }

    /// <summary>Where the bundle of a provider comes from.</summary>
    public static string ProviderText(Provider provider) => provider.Trust switch
    {
        ProviderTrust.Bundle => $"By its name this host belongs to {provider.Name}: download {provider.BundleFile} from {provider.Page} and name it: Root Certificate=/path/to/{provider.BundleFile}.",
        ProviderTrust.PublicRoots => $"By its name this host belongs to {provider.Name}, whose servers have certificates of public authorities: no Root Certificate is needed. See {provider.Page}.",
        _ => $"By its name this host belongs to {provider.Name}, where each instance, project or account has an authority of its own: download it there, see {provider.Page}, and name it: Root Certificate=/path/to/root.crt.",
    };

    private static string Unset(RootSource root) => root.Origin switch
    {
        RootOrigin.Given => "Root Certificate",
        RootOrigin.Variable => "PGSSLROOTCERT",
        _ => CertificateWords.Path(root),
    };
}
