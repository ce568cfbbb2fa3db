using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using PgSslAnalyzers.Servers;

namespace PgSslAnalyzers.EndToEnd.Tests.Strict;

/// <summary>The address of the server that a batch of programs connects to. The right server answers there, or an impostor; the passwords that each receives are recorded.</summary>
internal sealed class ServerAddress : IAsyncDisposable
{
    /// <summary>A host name by its form; .NET reads it as the number of the address 127.0.0.1.</summary>
    public const string Host = "2130706433";

    public const string OtherName = "other.example.org";

    public const string Password = "s3cret";

    private readonly OwnedFolder folder = new();
    private readonly CertificateAuthority right = new("right"), impostors = new("impostor");
    private readonly Route route = new();

    public ServerAddress() => File.WriteAllText(Root, right.RootPem);

    public int Port => route.Port;

    /// <summary>The file of the root certificate that the programs trust.</summary>
    public string Root => Path.Combine(folder.Path, "root.crt");

    /// <summary>The programs that sent their password to an impostor, and to which ones: one with a certificate of its own, one without TLS, one that refuses the login over TLS, one with a certificate for another name.</summary>
    public async Task<IReadOnlyDictionary<string, string>> AtImpostorsAsync(CompiledProgram programs)
    {
        using X509Certificate2 claimed = impostors.Issue(Host);
        using X509Certificate2 other = right.Issue(OtherName);
        var losses = new Dictionary<string, string>();
        foreach ((string? name, Trick trick, X509Certificate2? certificate) in new[]
        {
            ("impostor", Trick.OfferTls, claimed), ("no TLS", Trick.SayNoTls, claimed), ("login refused over TLS", Trick.RefuseLoginOverTls, claimed), ("another name", Trick.OfferTls, other),
        })
        {
            foreach (string loser in (await RunAsync(programs, new FakeServer(trick, certificate))).Users)
                losses[loser] = losses.TryGetValue(loser, out string? known) ? known + ", " + name : name;
        }
        return losses;
    }

    /// <summary>The programs that logged in to the server with the right certificate, and how the others ended.</summary>
    public async Task<(IReadOnlySet<string> Users, string Output)> AtRightServerAsync(CompiledProgram programs)
    {
        using X509Certificate2 certificate = right.Issue(Host);
        return await RunAsync(programs, new FakeServer(Trick.OfferTls, certificate));
    }

    private async Task<(IReadOnlySet<string> Users, string Output)> RunAsync(CompiledProgram programs, FakeServer server)
    {
        await using (server)
        {
            route.LeadsTo = server.Port;
            (int exitCode, string? output) = await programs.RunAsync(arguments: [Port.ToString(CultureInfo.InvariantCulture), Host, Password]);
            Assert.True(exitCode == 0, output);
            IReadOnlyList<Encounter> encounters = await server.CloseAsync();
            Assert.DoesNotContain(encounters, e => e.Password is not null and not Password);
            return (encounters.Where(e => e.Password is not null).Select(e => e.User!).ToHashSet(), output);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await route.DisposeAsync();
        right.Dispose();
        impostors.Dispose();
        folder.Dispose();
    }
}
