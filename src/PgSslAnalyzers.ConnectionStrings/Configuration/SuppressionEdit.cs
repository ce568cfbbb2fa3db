using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Suppression;

namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>Writes the comment that suppresses a finding, with a place for the reason: it counts when somebody has filled that in.</summary>
public static class SuppressionEdit
{
    /// <summary>A reason, to see what the comment will do when there is one.</summary>
    private const string AnyReason = "known";

    private static readonly HashSet<string> HashExtensions = new(StringComparer.OrdinalIgnoreCase)
    {
        "tf", "tfvars", "hcl", "sh", "bash", "zsh", "ps1", "psm1", "psd1", "toml", "properties", "conf", "cfg", "mk", "envrc", "makefile",
    };

    private static readonly HashSet<string> SlashExtensions = new(StringComparer.OrdinalIgnoreCase) { "bicep", "bicepparam", "groovy", "gradle", "jenkinsfile" };

    /// <summary>The edit; null if no comment can stand above the finding, or if comments are not usual in such a file: a program that reads it might refuse them.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">Its text.</param>
    /// <param name="ruleId">The rule of the finding.</param>
    /// <param name="span">Where the finding stands.</param>
    public static ConfigurationEdit? Plan(string path, string text, string ruleId, FileSpan span)
    {
        FileKind kind = FileKinds.Of(path, text);
        ConfigurationFile file = ConfigurationFile.Read(text, kind);
        if (MarksOf(path, kind, file) is not var (open, close) || span.End > text.Length)
            return null;
        ConfigurationConnection? connection = file.Connections.FirstOrDefault(known => known.Value.Literal.Start <= span.Start && span.End <= known.Value.Literal.End);
        int anchor = connection?.Anchor ?? span.Start;
        int line = anchor == 0 ? 0 : text.LastIndexOf('\n', anchor - 1) + 1;
        int content = line;
        while (content < anchor && text[content] is ' ' or '\t')
            content++;
        // What stands in front of an element may be the declaration of the file or another tag.
        if (kind == FileKind.Xml && content != anchor)
            return null;
        string comment = $"{text.Substring(line, content - line)}{open}pgssl: disable {ruleId} - {{0}}{close}{LineBreakAt(text, anchor)}";
        string written = string.Format(null, comment, SuppressionReason.ToFillIn);
        return Suppresses(text, kind, line, string.Format(null, comment, AnyReason), ruleId, span.Start, anchor, file) && IsToFillIn(text, kind, line, written)
            ? new ConfigurationEdit(new FileSpan(line, line), written) : null;
    }

    /// <summary>Whether the comment, with a reason, is one for the finding, and nothing else in the file is read in another way.</summary>
    private static bool Suppresses(string text, FileKind kind, int line, string comment, string ruleId, int position, int anchor, ConfigurationFile before)
    {
        ConfigurationFile after = ConfigurationFile.Read(text.Insert(line, comment), kind);
        return after.Suppressions.Find(Rules.All.First(rule => rule.Id == ruleId), position + comment.Length, anchor + comment.Length, null) is not null
            && after.Connections.Select(static connection => connection.Value.Text).SequenceEqual(before.Connections.Select(static connection => connection.Value.Text));
    }

    private static bool IsToFillIn(string text, FileKind kind, int line, string comment)
        => ConfigurationFile.Read(text.Insert(line, comment), kind).SuppressionComments
            .Any(written => written.Span.Start >= line && written.Span.End <= line + comment.Length && written.Reason?.Problem == ReasonProblem.Placeholder);

    private static string LineBreakAt(string text, int position)
    {
        int end = text.IndexOf('\n', position);
        end = end < 0 ? text.IndexOf('\n') : end;
        return end > 0 && text[end - 1] == '\r' ? "\r\n" : "\n";
    }

    private static (string Open, string Close)? MarksOf(string path, FileKind kind, ConfigurationFile file)
    {
        string name = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1), extension = name.Substring(name.LastIndexOf('.') + 1);
        return kind switch
        {
            FileKind.Json => file.HasComments || TakesComments(name, extension) ? ("// ", "") : null,
            FileKind.Xml => ("<!-- ", " -->"),
            FileKind.Yaml or FileKind.Env or FileKind.Dockerfile => ("# ", ""),
            FileKind.Text when HashExtensions.Contains(extension) => ("# ", ""),
            FileKind.Text when SlashExtensions.Contains(extension) => ("// ", ""),
            FileKind.Text when string.Equals(extension, "ini", StringComparison.OrdinalIgnoreCase) => ("; ", ""),
            FileKind.Text when string.Equals(extension, "cmd", StringComparison.OrdinalIgnoreCase) || string.Equals(extension, "bat", StringComparison.OrdinalIgnoreCase) => ("REM ", ""),
            _ => null,
        };
    }

    /// <summary>.NET reads comments in its own files (https://learn.microsoft.com/dotnet/core/extensions/configuration-providers); what reads another JSON file may not.</summary>
    private static bool TakesComments(string name, string extension)
        => name.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase) || string.Equals(name, "launchSettings.json", StringComparison.OrdinalIgnoreCase)
            || string.Equals(extension, "jsonc", StringComparison.OrdinalIgnoreCase) || string.Equals(extension, "json5", StringComparison.OrdinalIgnoreCase);
}
