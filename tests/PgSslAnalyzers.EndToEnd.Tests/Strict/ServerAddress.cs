using System.Globalization;
using PgSslAnalyzers.Servers;

namespace PgSslAnalyzers.EndToEnd.Tests.Strict;

/// <summary>What the programs of one batch give away when somebody else answers at the address of their server.</summary>
internal sealed class Haul : IAsyncDisposable
{
    /// <summary>A name as <c>db</c> is one, to everybody who reads it; the number of the address 127.0.0.1 to .NET.</summary>
    public const string Host = "2130706433";

    public const string OtherName = "other.example.org";

    public const string Password = "s3cret";

    private readonly OwnedFolder _folder = new();
    private readonly CertificateAuthority _right = new("right"), _impostors = new("impostor");
    private readonly Route _address = new();

    public Haul() => File.WriteAllText(Root, _right.RootPem);

    public int Port => _address.Port;

    /// <summary>The file of the root certificate that the programs trust.</summary>
    public string Root => Path.Combine(_folder.Path, "root.crt");

    /// <summary>The programs that gave their password, by what answered them: an impostor with a certificate of its own, one without TLS, one that refuses TLS late, one with another name.</summary>
    public async Task<IReadOnlyDictionary<string, string>> AtImpostorsAsync(CompiledProgram programs)
    {
        using var claimed = _impostors.Issue(Host);
        using var other = _right.Issue(OtherName);
        var losses = new Dictionary<string, string>();
        foreach (var (name, trick, certificate) in new[]
        {
            ("impostor", Trick.OfferTls, claimed), ("no TLS", Trick.SayNoTls, claimed), ("login refused over TLS", Trick.RefuseLoginOverTls, claimed), ("another name", Trick.OfferTls, other),
        })
        {
            foreach (var loser in (await RunAsync(programs, new FakeServer(trick, certificate))).Users)
                losses[loser] = losses.TryGetValue(loser, out var known) ? known + ", " + name : name;
        }
        return losses;
    }

    /// <summary>The programs that logged in where the right certificate was shown, and how the other ones ended.</summary>
    public async Task<(IReadOnlySet<string> Users, string Output)> AtTrueServerAsync(CompiledProgram programs)
    {
        using var certificate = _right.Issue(Host);
        return await RunAsync(programs, new FakeServer(Trick.OfferTls, certificate));
    }

    private async Task<(IReadOnlySet<string> Users, string Output)> RunAsync(CompiledProgram programs, FakeServer server)
    {
        await using (server)
        {
            _address.LeadsTo = server.Port;
            var (exitCode, output) = await programs.RunAsync(arguments: [Port.ToString(CultureInfo.InvariantCulture), Host, Password]);
            Assert.True(exitCode == 0, output);
            var encounters = await server.CloseAsync();
            Assert.DoesNotContain(encounters, e => e.Password is not null and not Password);
            return (encounters.Where(e => e.Password is not null).Select(e => e.User!).ToHashSet(), output);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _address.DisposeAsync();
        _right.Dispose();
        _impostors.Dispose();
        _folder.Dispose();
    }
}
