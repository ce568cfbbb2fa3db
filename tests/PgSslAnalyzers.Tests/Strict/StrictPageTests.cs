using PgSslAnalyzers.Documentation;

namespace PgSslAnalyzers.Tests.Strict;

/// <summary>What docs/strict-mode.md shows as proven is proven, and each example without its mode is not.</summary>
public sealed class StrictPageTests
{
    public static TheoryData<string> Examples
        => [.. Page.Read("docs/strict-mode.md").Blocks.Where(static block => block.Language == "csharp" && block.RunBy.Length == 0).Select(static block => block.Text)];

    [Theory, MemberData(nameof(Examples))]
    public async Task Example_passes_and_without_the_mode_is_reported(string code)
    {
        await StrictProgram.FilePassesAsync(InType(code));
        string weak = code.Replace("SslMode = SslMode.VerifyFull, ", "", StringComparison.Ordinal).Replace("SSL Mode=VerifyFull;", "", StringComparison.Ordinal).Replace("SslMode = SslMode.VerifyFull;", "Timeout = 3;", StringComparison.Ordinal);
        Assert.NotEqual(code, weak);
        await StrictProgram.FileIsReportedAsync(InType(weak));
    }

    /// <summary>The page shows methods without the type around them.</summary>
    private static string InType(string code) => code.StartsWith("static", StringComparison.Ordinal) ? "static class Example\n{\n" + code + "}\n" : code;
}
