using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Servers;
using PgSslAnalyzers.Tool.Judging;
using PgSslAnalyzers.Tool.Probing;
using PgSslAnalyzers.Tool.Reports;
using PgSslAnalyzers.Tool.Wire;

namespace PgSslAnalyzers.Tool.Tests.Judging;

/// <summary>A server's answer and a root file, judged without any network.</summary>
internal static class Question
{
    public static readonly FetchPolicy FetchNothing = new(false, false, false, TimeSpan.FromSeconds(1));

    public static HostResult Judge(IReadOnlyList<X509Certificate2> sent, string? root = null, int npgsql = 10, string host = "localhost", bool nameMatches = true, FetchPolicy? fetch = null)
    {
        X509Certificate2[] bare = [.. sent.Select(certificate => X509CertificateLoader.LoadCertificate(certificate.RawData))];
        var answer = new ServerAnswer.Tls(new ServerEvidence(bare.FirstOrDefault(), bare, nameMatches, SslProtocols.None, TlsCipherSuite.TLS_AES_256_GCM_SHA384, null, false));
        var source = new RootSource(root is null ? RootOrigin.OperatingSystem : RootOrigin.Given, root);
        var judge = new HandshakeJudge(source, new NpgsqlVersion(npgsql), fetch ?? FetchNothing);
        return new HostResult(new Input.HostPort(host, 5432), new Conversation(answer, null, 1), source, judge.Root, judge.Judge(answer), ProviderTable.OfHost(host), null, false);
    }

    public static string Ends(this HostResult result) => string.Join(' ', result.Ends.Select(end => end.End));

    /// <summary>Why VerifyFull is not accepted.</summary>
    public static string[] Reasons(this HostResult result)
    {
        var text = new ReasonText(result, DateTime.UtcNow);
        return [.. result.Ends[^1].Reasons.Select(text.Of)];
    }
}

/// <summary>A folder for root files.</summary>
public sealed class RootFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("pgssl-roots-");

    public string Path(string name) => System.IO.Path.Combine(folder.FullName, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(Path(name), text);
        return Path(name);
    }

    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(Path(name), bytes);
        return Path(name);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
