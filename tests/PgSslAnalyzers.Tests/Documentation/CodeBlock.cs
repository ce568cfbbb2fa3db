using System.Text.RegularExpressions;

namespace PgSslAnalyzers.Documentation;

/// <summary>
/// A fenced block of a page. Comments above it say what the tests do with it: <c>file: NAME</c> writes it into the folder where the page's commands run;
/// <c>in: clone</c> or <c>in: project</c> names that folder; <c>run by: CLASS</c> names the test that runs it, <c>linted by: CLASS</c> the test that reads what only a service could run;
/// <c>not run: REASON</c> says why nothing does.
/// </summary>
internal sealed partial record CodeBlock(string Page, int Line, string Language, string Text, IReadOnlyDictionary<string, string> Directives)
{
    /// <summary>The reason why no test runs the block; null if one does.</summary>
    public string? WhyNotRun => Directives.GetValueOrDefault("not run");

    /// <summary>The classes of the tests that run the block.</summary>
    public string[] RunBy => Directives.GetValueOrDefault("run by")?.Split(", ") ?? [];

    /// <summary>The class of the test that reads the block; null if none does.</summary>
    public string? LintedBy => Directives.GetValueOrDefault("linted by");

    /// <summary>Whether the block is a list of commands.</summary>
    public bool IsShell => Language is "sh" or "console";

    public override string ToString() => $"{Page}({Line}) {Language}";

    /// <summary>The variants of a block that shows something before and after a fix, each with the lines above the first; the whole block otherwise.</summary>
    public IReadOnlyDictionary<string, string> Variants()
    {
        string[] parts = Variant().Split(Text);
        if (parts.Length == 1)
            return new Dictionary<string, string> { [""] = Text };
        var variants = new Dictionary<string, string>();
        for (int i = 1; i < parts.Length; i += 2)
            variants.Add(parts[i], parts[0] + parts[i + 1]);
        return variants;
    }

    public static IReadOnlyList<CodeBlock> Parse(string page, string text) =>
    [
        .. Fence().Matches(text).Select(match => new CodeBlock(page, text.AsSpan(0, match.Index).Count('\n') + 1, match.Groups["language"].Value, match.Groups["text"].Value,
            Directive().Matches(match.Groups["comments"].Value).ToDictionary(static d => d.Groups[1].Value, static d => d.Groups[2].Value))),
    ];

    [GeneratedRegex(@"(?<comments>(?:^<!-- [^\n]+ -->\n)*)^```(?<language>\w*)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("^<!-- ([a-z ]+): (.+) -->$", RegexOptions.Multiline)]
    private static partial Regex Directive();

    [GeneratedRegex("^// (before|after).*\n", RegexOptions.Multiline)]
    private static partial Regex Variant();
}
