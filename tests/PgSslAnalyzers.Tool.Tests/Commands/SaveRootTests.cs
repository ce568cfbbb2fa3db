using System.Security.Cryptography.X509Certificates;
using PgSslAnalyzers.Certificates;
using PgSslAnalyzers.Servers;
using PgSslAnalyzers.Tool.Certificates;
using PgSslAnalyzers.Tool.Context;
using PgSslAnalyzers.Tool.Tests.Judging;

namespace PgSslAnalyzers.Tool.Tests.Commands;

/// <summary>--save-root writes a certificate only if it is self-signed, was sent, and has the fingerprint that the user brings.</summary>
public sealed class SaveRootTests(RootFolder folder) : IClassFixture<RootFolder>
{
    [Fact]
    public async Task The_one_with_the_fingerprint()
    {
        using TestAuthority root = TestAuthority.Root();
        string file = folder.Path("saved.crt"), sha256 = Fingerprint.Of(root.Certificate).ToString();
        await using var server = new TestServer(root.Issue("localhost"), root.Certificate);
        Run run = await SaveAsync(server, file, sha256.Replace(":", "", StringComparison.Ordinal));
        Assert.Contains($"Written: {file}", run.Output, StringComparison.Ordinal);
        Assert.Contains($"Root Certificate={file}, SSL Mode=VerifyFull would accept this server. This says whether", run.Output, StringComparison.Ordinal);
        Assert.Equal(root.Pem, await File.ReadAllTextAsync(file));
        Assert.Equal(ExitCode.NotAccepted, run.ExitCode);
        // A second time it is there already, and somebody may rely on it.
        Assert.Contains("Nothing was written: the file exists already.", (await SaveAsync(server, file, sha256)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Not_another_one()
    {
        using TestAuthority root = TestAuthority.Root("Shop CA"), middle = root.Intermediate("Middle");
        X509Certificate2 leaf = middle.Issue("localhost");
        await using var withRoot = new TestServer(leaf, middle.Certificate, root.Certificate);
        await using var withoutRoot = new TestServer(leaf, middle.Certificate);
        await RefusedAsync(withRoot, new string('A', 64), "no certificate that the server sent has this fingerprint");
        await RefusedAsync(withRoot, Fingerprint.Of(leaf).ToString(), "is not self-signed");
        await RefusedAsync(withRoot, Fingerprint.Of(middle.Certificate).ToString(), "is not self-signed");
        await RefusedAsync(withoutRoot, Fingerprint.Of(root.Certificate).ToString(), "the server did not send its root certificate. Its issuer is CN=Shop CA");
    }

    /// <summary>It names itself as its issuer, but another key signed it.</summary>
    [Fact]
    public async Task Not_one_that_only_looks_self_signed()
    {
        using TestAuthority root = TestAuthority.Root("Shop CA");
        X509Certificate2 namesake = root.Issue(Spec.Authority("Shop CA"));
        await using var server = new TestServer(root.Issue("localhost"), namesake);
        await RefusedAsync(server, Fingerprint.Of(namesake).ToString(), "is not self-signed");
    }

    [Fact]
    public async Task Without_a_fingerprint_nothing_is_written_and_nobody_asked()
    {
        Run run = await Run.Async("probe", "localhost:1", "--save-root", folder.Path("never.crt"));
        Assert.StartsWith("pgssl: nothing was written: --save-root needs --sha256", run.Errors, StringComparison.Ordinal);
        Assert.Equal(ExitCode.CouldNotAsk, run.ExitCode);
        Assert.False(File.Exists(folder.Path("never.crt")));
    }

    private async Task RefusedAsync(TestServer server, string sha256, string why)
    {
        string file = folder.Path(Guid.NewGuid().ToString());
        Run run = await SaveAsync(server, file, sha256);
        Assert.Contains("Nothing was written: ", run.Output, StringComparison.Ordinal);
        Assert.Contains(why, run.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.NotAccepted, run.ExitCode);
        Assert.False(File.Exists(file));
    }

    private static Task<Run> SaveAsync(TestServer server, string file, string sha256)
        => Run.Async("probe", "localhost", "--connect", $"127.0.0.1:{server.Port}", "--save-root", file, "--sha256", sha256);
}
