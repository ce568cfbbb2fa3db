using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.Tasks;

namespace PgSslAnalyzers.Tests.Configuration;

/// <summary>The task reads option files without the compiler, and as the compiler does.</summary>
public sealed class ProjectOptionsTests
{
    private static readonly string[] Paths = ["/src/a.json", "/src/app/appsettings.json", "/src/app/appsettings.Production.json", "/src/app/deploy/.env", "/src/app/deploy/file12.yml", "/other/x[1].json"];

    private static readonly string[] Heads =
    [
        "*", "*.json", "*.{json,yml}", "appsettings*.json", "appsettings.{Production,Development}.json", "/app/*.json", "app/**.json", "**/deploy/*", "file{1..20}.yml", "file{20..30}.yml",
        ".env", "[ax].json", "[!ax].json", "?.json", "x\\[1\\].json", "{a,{b,c}}.json", "{", "}", "a,b", "deploy/.env", "/src/a.json", "/src/app/appsettings.json", "*.JSON", "[", "\\",
    ];

    private static readonly string[] Lines =
    [
        "pgssl.a = 1", "pgssl.a = 2", "pgssl.b: x y ", "PGSSL.A = 3", "pgssl.b = x # comment", "pgssl.b = x;y", "  pgssl.c=1", "# pgssl.a = 9", "; pgssl.a = 9", "no pair", "pgssl.c =", "root = true", "",
    ];

    [Fact]
    public void Agrees_with_the_compiler()
        => Gen.Int.Sample(static seed =>
        {
            var random = new Random(seed);
            var files = new List<(string Path, string Text)>();
            foreach (string folder in (string[])["/src", "/src/app", "/src/app/deploy", "/"])
            {
                if (random.Next(2) == 0)
                    files.Add((folder.TrimEnd('/') + "/.editorconfig", Text(random, isGlobal: false)));
            }
            if (random.Next(2) == 0)
                files.Add(("/src/.globalconfig", "is_global = true\n" + Text(random, isGlobal: true)));
            if (random.Next(3) == 0)
                files.Add(("/packages/x.globalconfig", "is_global = true\nglobal_level = " + random.Next(3) + "\n" + Text(random, isGlobal: true)));
            if (random.Next(3) == 0)
                files.Add(("/packages/y.globalconfig", "is_global = true\nglobal_level = " + random.Next(3) + "\n" + Text(random, isGlobal: true)));

            AnalyzerConfigSet compiler = AnalyzerConfigSet.Create(files.Select(static file => AnalyzerConfig.Parse(SourceText.From(file.Text), file.Path)).ToList(), out _);
            var ours = new ProjectOptions(files.Select(static file => OptionFile.Parse(file.Path, file.Text)));
            foreach (string path in Paths)
                Assert.Equal(Show(compiler.GetOptionsForSourcePath(path).AnalyzerOptions), Show(ours.For(path)));
            Assert.Equal(Show(compiler.GlobalConfigOptions.AnalyzerOptions), Show(ours.Global));
        }, iter: 3000);

    private static string Text(Random random, bool isGlobal)
    {
        var lines = new List<string>();
        for (int i = random.Next(12); i > 0; i--)
        {
            string line = random.Next(3) == 0 ? "[" + Heads[random.Next(Heads.Length)] + "]" : Lines[random.Next(Lines.Length)];
            // The compiler drops what stands above all sections of an .editorconfig, apart from root.
            if (!isGlobal || !line.StartsWith("root", StringComparison.Ordinal))
                lines.Add(line);
        }
        return string.Join(random.Next(2) == 0 ? "\n" : "\r\n", lines);
    }

    private static IEnumerable<string> Show(IEnumerable<KeyValuePair<string, string>> values)
        => values.Where(static pair => pair.Key.StartsWith("pgssl", StringComparison.OrdinalIgnoreCase)).Select(static pair => pair.Key.ToLowerInvariant() + "=" + pair.Value).Order(StringComparer.Ordinal);
}
