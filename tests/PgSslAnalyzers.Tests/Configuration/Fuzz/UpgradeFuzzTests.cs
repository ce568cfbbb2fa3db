using System.Globalization;
using PgSslAnalyzers.ConnectionStrings.Configuration;
using PgSslAnalyzers.ConnectionStrings.Edits;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.Tasks;
using PgSslAnalyzers.Tasks.Options;

namespace PgSslAnalyzers.Tests.Configuration.Fuzz;

/// <summary>
/// <c>PgSslUpgrade</c> changes TLS and nothing else: random and broken configuration files, read before and after by the readers of the product and by well-known parsers.
/// PGSSL_UPGRADE_FILES sets the number of files, PGSSL_UPGRADE_SEED the first seed.
/// </summary>
public sealed class UpgradeFuzzTests
{
    private const int MostShown = 12;

    private static readonly int Files = Number("PGSSL_UPGRADE_FILES") ?? 5000;
    private static readonly int FirstSeed = Number("PGSSL_UPGRADE_SEED") ?? 1;

    private static readonly string[] Roots = ["", "/etc/pg/root.crt", "C:\\pg\\root.crt", "/a b/it's.crt", "D:\\a {b}\\c.crt", "app:certs/root.crt"];

    [Fact]
    public void Every_value_that_is_not_tls_stays()
    {
        int changed = 0;
        var faults = new List<string>();
        for (int seed = FirstSeed; seed < FirstSeed + Files; seed++)
        {
            ConfigurationSample sample = RandomConfiguration.Create(seed);
            string root = Roots[seed % Roots.Length], after = Upgrade(sample, root);
            if (after == sample.Text)
                continue;
            changed++;
            string? difference = Difference(sample, root, after) ?? (Upgrade(sample with { Text = after }, root) == after ? null : "the upgrade does not come to rest");
            if (difference is not null)
                faults.Add($"{difference}\n{sample}\n---- after, with the root certificate {root}\n{after}\n");
        }
        Assert.True(faults.Count == 0, $"{faults.Count} of {Files} files:\n{string.Join("\n", faults.OrderBy(static fault => fault.Length).Take(MostShown))}");
        // Not files in which nothing is found.
        Assert.True(changed * 3 >= Files, $"Only {changed} of {Files} files changed.");
    }

    /// <summary>What differs beside TLS; null if nothing does.</summary>
    private static string? Difference(ConfigurationSample sample, string root, string after)
    {
        List<(string, string, string)> was = Own(sample.Path, sample.Text), now = Own(sample.Path, after);
        // In text without a format a quoted part of a setting is a value of its own, and goes with the setting.
        bool hasFormat = FileKinds.Of(sample.Path, sample.Text) is FileKind.Json or FileKind.Xml or FileKind.Yaml;
        if ((hasFormat || was.Count == now.Count) && Compare(was, now, root) is { } own)
            return "as the product reads it: " + own;
        if (IndependentReading.Read(sample.Path, sample.Text) is { } before)
            return IndependentReading.Read(sample.Path, after) is { } read ? Compare(before, read, root) : "the file can no longer be parsed";
        if (FileKinds.Of(sample.Path, sample.Text) is FileKind.Json && SameButTls.AreJson(sample.Text, after, root))
            return null;
        // Where no parser has a say, what is left of the text without TLS.
        (string had, string rest) = (SameButTls.RestOfFile(sample.Path, sample.Text, root), SameButTls.RestOfFile(sample.Path, after, root));
        return had == rest ? null : $"the text beside TLS:\n{had}\n{rest}";
    }

    private static string? Compare(List<(string Place, string Key, string Value)> before, List<(string Place, string Key, string Value)> after, string root)
    {
        if (before.Count != after.Count)
            return $"{before.Count} values became {after.Count}";
        for (int i = 0; i < before.Count; i++)
        {
            if (before[i].Place != after[i].Place || (before[i].Key != after[i].Key && !SameButTls.Are("", before[i].Key, after[i].Key, root)) || !SameButTls.Are(before[i].Key, before[i].Value, after[i].Value, root))
                return $"{before[i]} became {after[i]}";
        }
        return null;
    }

    private static List<(string, string, string)> Own(string path, string text)
        => [.. FileKinds.Read(text, FileKinds.Of(path, text)).Values.Select(static value => ("", value.Key, value.Text))];

    private static int? Number(string variable) => int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static string Upgrade(ConfigurationSample sample, string root)
    {
        var options = new ProjectOptions([OptionFile.Parse("/src/.globalconfig", $"is_global = true\npgssl.root_certificate = {root}\npgssl.severity.PGSSL1006 = warning\n")]);
        var settings = new ProjectSettings(NpgsqlVersion.Newest, "", new HashSet<string>(), new HashSet<string>(), false, AnalysisMode.Default);
        return FileUpgrade.Apply(sample.Path, sample.Text, new ConfigurationFileOptions(sample.Path, options, settings), []);
    }
}
