using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PgSslAnalyzers.Tests.Versions;

/// <summary>Members beat the number of the assembly: an Npgsql built from source may have any number, and the first previews of 6 had no VerifyFull.</summary>
public sealed class MemberVersionTests
{
    [Theory]
    [InlineData(4, "0.0.0.0", "Npgsql 4")]
    [InlineData(5, "6.0.0.0", "Npgsql 5")]
    [InlineData(6, "1.0.0.0", "Npgsql 6")]
    [InlineData(7, "1.0.0.0", "Npgsql 7")]
    [InlineData(8, "1.0.0.0", "Npgsql 8")]
    [InlineData(9, "4.1.0.0", "Npgsql 9")]
    [InlineData(10, "0.0.0.0", "Npgsql 10")]
    // No contradiction: the number stands.
    [InlineData(10, "12.0.0.0", "Npgsql 12")]
    [InlineData(7, "8.0.0.0", "Npgsql 8")]
    public async Task The_version_that_is_spoken_of(int members, string number, string expected)
    {
        MetadataReference npgsql = NpgsqlStub.Make(members, number);
        string[] found = (await ByVersion.FindingsAsync(TestReferences.Base.Add(npgsql), ["new NpgsqlConnection(\"Host=db.example.com;SSL Mode=Disable\")"]))[0];
        Assert.Contains($"{expected} sends the login", Assert.Single(found), StringComparison.Ordinal);
    }

    /// <summary>Npgsql 2 had other modes, numbers and keywords, which nothing here speaks of.</summary>
    [Fact]
    public async Task Npgsql_2_is_left_alone()
    {
        const string old = "namespace Npgsql { public enum SslMode { Disable = 1, Allow = 2, Prefer = 4, Require = 8 } "
            + "public sealed class NpgsqlConnectionStringBuilder : System.Data.Common.DbConnectionStringBuilder { public SslMode SslMode { get; set; } } public sealed class NpgsqlConnection { public NpgsqlConnection(string s) { } } }";
        CSharpCompilation npgsql = CSharpCompilation.Create("Npgsql", [CSharpSyntaxTree.ParseText(old)], TestReferences.Base, Analysis.CompilationOptions);
        Assert.Empty((await ByVersion.FindingsAsync(TestReferences.Base.Add(npgsql.ToMetadataReference()), ["new NpgsqlConnection(\"Host=db.example.com;SSL Mode=Disable;Protocol=3\")"]))[0]);
    }
}
