namespace PgSslAnalyzers.EndToEnd.Tests.Package;

/// <summary>One <c>dotnet format</c> over a solution whose strings need different root certificates: each gets its own.</summary>
[Collection(PackageFixture.Name)]
[Trait("Category", "Long")]
public sealed class ChoicesTests(PackageFixture package)
{
    [Fact]
    public async Task Each_string_gets_the_choice_that_is_right_for_it()
    {
        string folder = package.Consumer("Consumer.Choices").Folder;
        await DotNet.SucceedAsync(folder, "restore");
        await DotNet.SucceedAsync(folder, "format", "analyzers", "Choices.slnx", "--no-restore", "--diagnostics", "PGSSL1003", "--severity", "info");

        string clouds = await File.ReadAllTextAsync(Path.Combine(folder, "Clouds", "Sources.cs"));
        // Nobody has named a root certificate: none is written, whoever runs the server. An existing path stays; an address is left to its author.
        Assert.Contains("rds.amazonaws.com;Username=app;SSL Mode=VerifyFull\"", clouds, StringComparison.Ordinal);
        Assert.Contains("azure.com;Username=app;SSL Mode=VerifyFull\"", clouds, StringComparison.Ordinal);
        Assert.Contains("Host=db.example.com;Username=app;SSL Mode=VerifyFull\"", clouds, StringComparison.Ordinal);
        Assert.Contains("SSL Mode=VerifyFull;Root Certificate=/etc/own.crt\"", clouds, StringComparison.Ordinal);
        Assert.Contains("Host=192.0.2.7;Username=app;SSL Mode=Require\"", clouds, StringComparison.Ordinal);

        string house = await File.ReadAllTextAsync(Path.Combine(folder, "House", "Sources.cs"));
        Assert.Equal(2, house.Split("SSL Mode=VerifyFull;Root Certificate=/etc/pg/house.crt\"").Length - 1);
    }
}
