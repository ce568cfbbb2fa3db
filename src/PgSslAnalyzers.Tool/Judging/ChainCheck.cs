using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PgSslAnalyzers.Tool.Judging;

/// <summary>What may be fetched, and what Npgsql would check.</summary>
/// <param name="AllowsDownloads">Certificates that the server's certificates name may be fetched, as Npgsql does it (--online).</param>
/// <param name="ChecksRevocation">Revocation lists may be fetched, and count (--revocation).</param>
/// <param name="NpgsqlChecksRevocation">Check Certificate Revocation=true.</param>
/// <param name="RetrievalTimeout">For one download.</param>
internal sealed record FetchPolicy(bool AllowsDownloads, bool ChecksRevocation, bool NpgsqlChecksRevocation, TimeSpan RetrievalTimeout);

/// <summary>Builds chains as SslStream and Npgsql's root validation build them, but for what they would fetch.</summary>
internal static class ChainCheck
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string AuthorityInformationAccess = "1.3.6.1.5.5.7.1.1";

    /// <summary>The chain by the authorities of the operating system, or by <paramref name="roots"/> alone.</summary>
    /// <param name="leaf">The server's certificate.</param>
    /// <param name="sent">What the server sent with it.</param>
    /// <param name="roots">The only trusted certificates; null for those of the operating system.</param>
    /// <param name="fetch">What may be fetched.</param>
    public static ChainResult Check(X509Certificate2 leaf, IReadOnlyList<X509Certificate2> sent, X509Certificate2Collection? roots, FetchPolicy fetch)
    {
        using var chain = new X509Chain();
        X509ChainPolicy policy = chain.ChainPolicy;
        policy.RevocationMode = fetch.ChecksRevocation ? X509RevocationMode.Online : X509RevocationMode.NoCheck;
        policy.RevocationFlag = X509RevocationFlag.ExcludeRoot;
        policy.DisableCertificateDownloads = !fetch.AllowsDownloads;
        policy.UrlRetrievalTimeout = fetch.RetrievalTimeout;
        policy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        foreach (X509Certificate2 certificate in sent)
            policy.ExtraStore.Add(certificate);
        if (roots is not null)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.AddRange(roots);
            policy.ExtraStore.AddRange(roots);
        }
        if (chain.Build(leaf))
            return new ChainResult(fetch is { NpgsqlChecksRevocation: true, ChecksRevocation: false } ? Certainty.DependsOnRevocation : Certainty.Yes, []);

        List<ChainProblem> problems = Problems(chain, leaf, sent, roots);
        return new ChainResult(CouldBeCured(chain, fetch) ? Certainty.DependsOnDownload : Certainty.No, problems);
    }

    /// <summary>Whether all that is wrong is an issuer that is not here, and the certificate names a place to fetch it from. .NET fetches over HTTP alone.</summary>
    private static bool CouldBeCured(X509Chain chain, FetchPolicy fetch)
    {
        const X509ChainStatusFlags Curable = X509ChainStatusFlags.PartialChain | X509ChainStatusFlags.RevocationStatusUnknown | X509ChainStatusFlags.OfflineRevocation;
        X509ChainStatusFlags all = chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, static (flags, status) => flags | status.Status);
        return !fetch.AllowsDownloads && (all & X509ChainStatusFlags.PartialChain) != 0 && (all & ~Curable) == 0
            && chain.ChainElements.Count > 0 && NamesADownload(chain.ChainElements[^1].Certificate);
    }

    private static bool NamesADownload(X509Certificate2 certificate)
    {
        try
        {
            return certificate.Extensions.FirstOrDefault(static extension => extension.Oid?.Value == AuthorityInformationAccess) is { } extension
                && (extension as X509AuthorityInformationAccessExtension ?? new X509AuthorityInformationAccessExtension(extension.RawData)).EnumerateCAIssuersUris()
                    .Any(static uri => uri.StartsWith("http://", StringComparison.OrdinalIgnoreCase));
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static List<ChainProblem> Problems(X509Chain chain, X509Certificate2 leaf, IReadOnlyList<X509Certificate2> sent, X509Certificate2Collection? roots)
    {
        var problems = new List<ChainProblem>();
        foreach (X509ChainElement element in chain.ChainElements)
        {
            // The chain disposes of its certificates; the problem, which the report shows later, keeps a copy.
#pragma warning disable CA2000
            X509Certificate2 certificate = sent.FirstOrDefault(known => known.RawDataMemory.Span.SequenceEqual(element.Certificate.RawDataMemory.Span)) ?? new X509Certificate2(element.Certificate);
#pragma warning restore CA2000
            foreach (X509ChainStatus status in element.ChainElementStatus)
            {
                if (ProblemOf(status, certificate, leaf, roots) is { } problem && !problems.Exists(known => known.Kind == problem.Kind && ReferenceEquals(known.Certificate, problem.Certificate)))
                    problems.Add(problem);
            }
        }
        if (problems.Count == 0)
        {
            problems.AddRange(chain.ChainStatus.Length == 0
                ? [new ChainProblem(ChainProblemKind.Other, leaf, "no chain could be built")]
                : chain.ChainStatus.Select(status => ProblemOf(status, leaf, leaf, roots) ?? new ChainProblem(ChainProblemKind.Other, leaf, status.Status.ToString())));
        }
        return problems;
    }

    private static ChainProblem? ProblemOf(X509ChainStatus status, X509Certificate2 certificate, X509Certificate2 leaf, X509Certificate2Collection? roots)
    {
        return status.Status switch
        {
            X509ChainStatusFlags.NoError => null,
            X509ChainStatusFlags.UntrustedRoot => Of(ReferenceEquals(certificate, leaf) ? ChainProblemKind.SelfSigned
                : HasNamesake(certificate.SubjectName, roots) ? ChainProblemKind.SameNameOtherKey : ChainProblemKind.UntrustedAuthority),
            X509ChainStatusFlags.PartialChain => Of(HasNamesake(certificate.IssuerName, roots) ? ChainProblemKind.SameNameOtherKey : ChainProblemKind.MissingIssuer),
            X509ChainStatusFlags.NotTimeValid => Of(DateTime.UtcNow < certificate.NotBefore.ToUniversalTime() ? ChainProblemKind.NotYetValid : ChainProblemKind.Expired),
            X509ChainStatusFlags.NotSignatureValid => Of(HasNamesake(certificate.IssuerName, roots) ? ChainProblemKind.SameNameOtherKey : ChainProblemKind.BadSignature),
            X509ChainStatusFlags.NotValidForUsage => Of(ReferenceEquals(certificate, leaf) ? ChainProblemKind.NotForServers : ChainProblemKind.NotAnAuthority),
            X509ChainStatusFlags.InvalidBasicConstraints => Of(ChainProblemKind.NotAnAuthority),
            X509ChainStatusFlags.Revoked => Of(ChainProblemKind.Revoked),
            X509ChainStatusFlags.RevocationStatusUnknown or X509ChainStatusFlags.OfflineRevocation => Of(ChainProblemKind.RevocationUnknown),
            var other => new ChainProblem(ChainProblemKind.Other, certificate, other.ToString()),
        };

        ChainProblem Of(ChainProblemKind kind) => new(kind, certificate);
    }

    private static bool HasNamesake(X500DistinguishedName name, X509Certificate2Collection? roots)
        => roots?.Any(root => root.SubjectName.RawData.AsSpan().SequenceEqual(name.RawData)) ?? false;
}
