using PgSslAnalyzers.ConnectionStrings.Tests.Checks;

namespace PgSslAnalyzers.Tests.Versions;

/// <summary>A literal in C# means what the table says of it, with the Npgsql that the project references.</summary>
public sealed class StringVersionTests
{
    [Theory, MemberData(nameof(ByVersion.Majors), MemberType = typeof(ByVersion))]
    public async Task Literals(int major)
    {
        object[][] rows = [.. VersionTable.Rows.Where(row => ((int[])row[0]).Contains(major))];
        IReadOnlyList<string[]> findings = await ByVersion.FindingsAsync(ByVersion.References(major), [.. rows.Select(static row => $"new NpgsqlConnection(\"{VersionTable.Host}{row[1]}\")")]);
        string name = "Npgsql " + major;
        ByVersion.Equal(
            rows.SelectMany(row => ((string[])row[2]).Select(line => $"{row[1]} => {line.Replace("{N}", name, StringComparison.Ordinal)}")),
            rows.SelectMany((row, i) => findings[i].Select(line => $"{row[1]} => {WithoutPlace(line)}")));
    }

    private static string WithoutPlace(string line) => line[..line.IndexOf('\'', StringComparison.Ordinal)] + line[(line.IndexOf("' ", StringComparison.Ordinal) + 2)..];
}
