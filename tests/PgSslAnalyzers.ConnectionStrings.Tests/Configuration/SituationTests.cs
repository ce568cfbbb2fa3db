using System.Data.Common;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PgSslAnalyzers.ConnectionStrings.Configuration;
using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.ConnectionStrings.Tests.Differential;

namespace PgSslAnalyzers.ConnectionStrings.Tests.Configuration;

/// <summary>
/// Whole files as projects have them, in <c>Situations/*.txt</c>: a line <c>=== path</c>, then the file with its expected findings written into it. What carries no mark is
/// what must stay silent: other engines, placeholders, what is right already.
/// </summary>
public sealed partial class SituationTests
{
    private const string Root = "/etc/pg/root.crt";

    private static readonly Dictionary<string, (string Path, string Marked, CheckOptions Options)> All = Read();

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Findings_are_where_they_are_marked(string name) => MarkedFile.Expect(All[name].Path, All[name].Marked, All[name].Options);

    [Theory]
    [MemberData(nameof(Names))]
    public void Fixes_make_each_connection_right_and_leave_all_else_alone(string name)
    {
        (string path, string marked, CheckOptions options) = All[name];
        string text = MarkedFile.Unmark(marked);
        string result = MarkedFile.FixAll(path, text, options, Root);

        Assert.Empty(MarkedFile.Fixable(ConfigurationFile.Read(path, result), options));
        ConfigurationConnection[] before = Strings(path, text), after = Strings(path, result);
        Assert.Equal(before.Length, after.Length);
        Assert.Equal(Around(text, before), Around(result, after));
        foreach ((ConfigurationConnection old, ConfigurationConnection changed) in before.Zip(after))
        {
            if (old.Value.Text != changed.Value.Text)
                ExpectVerifyFull(old.Value.Text, changed.Value.Text);
        }
        ExpectWellFormed(path, result);
    }

    private static ConfigurationConnection[] Strings(string path, string text) => [.. ConfigurationFile.Read(path, text).Connections.Where(static connection => connection.Text is not null)];

    /// <summary>The file without its connection strings, and without the modes that are settings of their own.</summary>
    private static string Around(string text, IEnumerable<ConfigurationConnection> connections)
    {
        foreach (ConfigurationConnection connection in connections.Reverse())
            text = text.Remove(connection.Value.Literal.Start, connection.Value.Literal.Length);
        return SplitMode().Replace(text, "");
    }

    private static void ExpectVerifyFull(string before, string after)
    {
        // What is filled in later is no number and no mode yet.
        if (before.Contains('{') || before.Contains("=<", StringComparison.Ordinal) || before.Contains("$(", StringComparison.Ordinal) || before.Contains("<%", StringComparison.Ordinal))
            return;
        DbConnectionStringBuilder changed = RealNpgsql.Version10.Open(after);
        Assert.Equal("VerifyFull", RealNpgsql.Version10.Property<object>(changed, "SslMode").ToString());
        Assert.Equal(Others(AnyMode().Replace(before, "$1VerifyFull")), Others(after));
    }

    private static IEnumerable<string> Others(string text)
    {
        DbConnectionStringBuilder builder = RealNpgsql.Version10.Open(text);
        return builder.Keys.Cast<string>().Where(static key => key is not ("SSL Mode" or "Root Certificate" or "Trust Server Certificate")).Order(StringComparer.Ordinal).Select(key => $"{key}={builder[key]}");
    }

    private static void ExpectWellFormed(string path, string text)
    {
        if (path.EndsWith(".json", StringComparison.Ordinal))
            JsonDocument.Parse(text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }).Dispose();
        else if (path.EndsWith(".config", StringComparison.Ordinal) || path.EndsWith("xml", StringComparison.Ordinal))
            XDocument.Parse(text);
    }

    private static Dictionary<string, (string Path, string Marked, CheckOptions Options)> Read()
    {
        var all = new Dictionary<string, (string, string, CheckOptions)>();
        foreach (string resource in typeof(SituationTests).Assembly.GetManifestResourceNames().Where(static name => name.EndsWith(".situations", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(typeof(SituationTests).Assembly.GetManifestResourceStream(resource)!);
            foreach (string situation in Header().Split(reader.ReadToEnd().ReplaceLineEndings("\n")).Skip(1))
            {
                int end = situation.IndexOf('\n', StringComparison.Ordinal);
                string name = situation[..end];
                bool isTest = name.EndsWith(" in a test project", StringComparison.Ordinal);
                all.Add(name, (name.Split(' ')[0], situation[(end + 1)..], CheckOptions.Default with { IsTestProject = isTest }));
            }
        }
        return all;
    }

    [GeneratedRegex("^=== ", RegexOptions.Multiline)]
    private static partial Regex Header();

    [GeneratedRegex("\\b(disable|allow|prefer|require|verifyca|verifyfull)\\b|(?<=sslmode\": )\\d", RegexOptions.IgnoreCase)]
    private static partial Regex SplitMode();

    // Npgsql throws on modes of other drivers.
    [GeneratedRegex(@"(ssl ?mode\s*=\s*)[\w-]+", RegexOptions.IgnoreCase)]
    private static partial Regex AnyMode();
}
