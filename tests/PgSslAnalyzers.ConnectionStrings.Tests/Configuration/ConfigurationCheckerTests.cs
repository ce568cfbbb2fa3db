using PgSslAnalyzers.ConnectionStrings.Configuration;

namespace PgSslAnalyzers.ConnectionStrings.Tests.Configuration;

public sealed class ConfigurationCheckerTests
{
    [Fact]
    public void Tmp()
    {
        foreach (string path in Directory.GetFiles("/work/shared/corpus/cases").Where(static p => Path.GetFileName(p).CompareTo("044") > 0 && !p.Contains(".fixed.") && !p.EndsWith("expected.json") && !p.EndsWith(".md")).Order())
        {
            string text = File.ReadAllText(path);
            ConfigurationFile file = ConfigurationFile.Read(path, text);
            Console.WriteLine("== " + path + " " + file.Connections.Count);
            foreach (ConfigurationFinding finding in ConfigurationChecker.Check(file, CheckOptions.Default))
            {
                Console.WriteLine($"  {finding.Finding.Rule} [{text[finding.Span.Start..finding.Span.End]}]");
                var edits = ConfigurationUpgrade.Encode(file, ConfigurationUpgrade.Plan(finding, "__ROOT_CERT__", NpgsqlVersion.Newest), null);
                string after = ConfigurationUpgrade.Apply(text, edits ?? []);
                string fixedPath = Directory.GetFiles("/work/shared/corpus/cases", Path.GetFileName(path)[..3] + "*.fixed.*").FirstOrDefault() ?? "";
                Console.WriteLine("  fixed " + (fixedPath == "" ? "?" : after == File.ReadAllText(fixedPath)));
            }
        }
    }
}
