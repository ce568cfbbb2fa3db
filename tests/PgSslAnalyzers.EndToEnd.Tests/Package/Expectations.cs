using System.Text.RegularExpressions;

namespace PgSslAnalyzers.EndToEnd.Tests.Package;

/// <summary>A finding that a file announces itself, at the end of the line: <c>// PGSSL1003: SSL Mode=Require</c>, also behind <c>#</c> and in an XML comment.</summary>
internal static partial class Expectations
{
    /// <summary>Every announcement in a file: file, line, id and the text under the squiggle.</summary>
    public static IEnumerable<string> In(string file, string text)
        => text.Split('\n').SelectMany((line, index) => Announcement().Matches(line).Select(match => Row(file, index + 1, match.Groups["id"].Value, match.Groups["text"].Value)));

    /// <summary>The same form of a finding that was made.</summary>
    public static string Of(SarifResult result, string folder)
        => Row(Path.GetRelativePath(folder, result.File).Replace('\\', '/'), result.Line, result.Rule, result.Text);

    private static string Row(string file, int line, string id, string text) => $"{file}({line}): {id}: {text}";

    [GeneratedRegex(@"(//|\#|<!--)\ (?<id>PGSSL\d{4}):\ (?<text>.*?)\ *(-->)?\r?$", RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Announcement();
}
