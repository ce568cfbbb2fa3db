using System.Globalization;
using PgSslAnalyzers.Servers;

namespace PgSslAnalyzers.EndToEnd.Tests.Package;

/// <summary>
/// A root certificate that ships with the program: <c>PgSslRootCertificate</c> names it, the fix writes its place beside the program, publish takes it along,
/// and the program verifies a real server, whatever directory it is started in.
/// </summary>
[Collection(PackageFixture.Name)]
[Trait("Category", "Long")]
public sealed class ShippedCertificateTests(PackageFixture package)
{
    [SkippableFact]
    public async Task The_published_program_verifies_the_server_from_another_directory()
    {
        (PostgresInstallation? installation, string whyNot) = PostgresInstallation.Find();
        if (installation is null && Environment.GetEnvironmentVariable("PGSSL_REQUIRE_POSTGRES") == "1")
            Assert.Fail(whyNot);
        Skip.If(installation is null, whyNot);
        using PostgresServers servers = await PostgresServers.StartAsync(installation!, [ServerKind.True]);

        string folder = package.Consumer("Consumer.Shipped").Folder, published = Path.Combine(folder, "published");
        Directory.CreateDirectory(Path.Combine(folder, "certs"));
        File.Copy(servers.RightRoot, Path.Combine(folder, "certs", "root.crt"));
        await DotNet.SucceedAsync(folder, "restore");
        await DotNet.SucceedAsync(folder, "format", "analyzers", "Shipped.csproj", "--no-restore", "--diagnostics", "PGSSL1006", "--severity", "info");
        Assert.Contains("SSL Mode=VerifyFull;Root Certificate={Path.Combine(AppContext.BaseDirectory, \"certs\", \"root.crt\")}\"",
            await File.ReadAllTextAsync(Path.Combine(folder, "Program.cs")), StringComparison.Ordinal);

        await DotNet.SucceedAsync(folder, "publish", "Shipped.csproj", "--no-restore", "--output", published, "-p:PgSslAnalysisMode=Enforce");
        Assert.True(File.Exists(Path.Combine(published, "certs", "root.crt")));
        CommandResult run = await DotNet.RunAsync(Path.GetTempPath(), Path.Combine(published, "Shipped.dll"), servers.Port(ServerKind.True).ToString(CultureInfo.InvariantCulture));
        Assert.Equal((0, "ssl = True\n"), (run.ExitCode, run.Output.ReplaceLineEndings("\n")));

        // The nearest bad case: the certificate beside the program is what decides.
        File.Copy(servers.WrongRoot, Path.Combine(published, "certs", "root.crt"), overwrite: true);
        CommandResult refused = await DotNet.RunAsync(Path.GetTempPath(), Path.Combine(published, "Shipped.dll"), servers.Port(ServerKind.True).ToString(CultureInfo.InvariantCulture));
        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains("AuthenticationException", refused.Output, StringComparison.Ordinal);
    }
}
