using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PgSslAnalyzers.Tests.Versions;

/// <summary>The stand-ins of the versions that can be had claim nothing that the real ones lack; those of the older versions come from the same source.</summary>
public sealed class NpgsqlStubTests
{
    [Theory]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    public void A_stub_has_only_members_of_the_real_one(int major)
    {
        string[] real = MembersOf(ByVersion.References(major)), stub = MembersOf(NpgsqlStub.References(major));
        Assert.Empty(stub.Except(real));
        // TLS settings that the stub lacks would be missed by the tables.
        string[] left = [.. real.Except(stub).Where(static member => member.Contains("NpgsqlConnectionStringBuilder.", StringComparison.Ordinal)
            && (member.Contains("Ssl", StringComparison.Ordinal) || member.Contains("Certificate", StringComparison.Ordinal) || member.Contains("Gss", StringComparison.Ordinal)))];
        Assert.Empty(left);
    }

    [Theory]
    [InlineData(4, "4.1.0.0", "Disable=0 Prefer=1 Require=2")]
    [InlineData(5, "5.0.0.0", "Disable=0 Prefer=1 Require=2")]
    [InlineData(6, "6.0.0.0", "Disable=0 Allow=1 Prefer=2 Require=3 VerifyCA=4 VerifyFull=5")]
    [InlineData(7, "7.0.0.0", "Disable=0 Allow=1 Prefer=2 Require=3 VerifyCA=4 VerifyFull=5")]
    [InlineData(8, "8.0.9.0", "Disable=0 Allow=1 Prefer=2 Require=3 VerifyCA=4 VerifyFull=5")]
    [InlineData(9, "9.0.5.0", "Disable=0 Allow=1 Prefer=2 Require=3 VerifyCA=4 VerifyFull=5")]
    [InlineData(10, "10.0.3.0", "Disable=0 Allow=1 Prefer=2 Require=3 VerifyCA=4 VerifyFull=5")]
    [InlineData(11, "11.0.0.0", "Disable=0 Allow=1 Prefer=2 Require=3 VerifyCA=4 VerifyFull=5")]
    public void Identity_and_modes(int major, string version, string modes)
    {
        IAssemblySymbol npgsql = Npgsql(ByVersion.References(major));
        Assert.Equal(version, npgsql.Identity.Version.ToString());
        Assert.Equal(modes, string.Join(' ', npgsql.GetTypeByMetadataName("Npgsql.SslMode")!.GetMembers().OfType<IFieldSymbol>().Select(static field => $"{field.Name}={field.ConstantValue}")));
    }

    private static string[] MembersOf(IEnumerable<MetadataReference> references)
        => [.. Npgsql(references).GlobalNamespace.GetNamespaceMembers().Single(static space => space.Name == "Npgsql").GetTypeMembers()
            .Where(static type => type.DeclaredAccessibility == Accessibility.Public)
            .SelectMany(static type => type.GetMembers())
            .Where(static member => member.DeclaredAccessibility == Accessibility.Public && !member.IsImplicitlyDeclared && member is not IMethodSymbol { AssociatedSymbol: not null })
            .Select(static member => $"{member.GetDocumentationCommentId()} {ObsoleteText(member)}")];

    private static object? ObsoleteText(ISymbol member)
        => member.GetAttributes().FirstOrDefault(static attribute => attribute.AttributeClass?.Name == "ObsoleteAttribute")?.ConstructorArguments.FirstOrDefault().Value;

    private static IAssemblySymbol Npgsql(IEnumerable<MetadataReference> references)
        => CSharpCompilation.Create("Consumer", references: references).GetTypeByMetadataName("Npgsql.NpgsqlConnection")!.ContainingAssembly;
}
