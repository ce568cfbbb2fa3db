using System.Text.Json;
using Microsoft.CodeAnalysis.Text;

namespace PgSslAnalyzers.EndToEnd.Tests.Package;

/// <summary>A result of a compiler run that no source suppressed: the id, its severity, and the text that is marked.</summary>
internal sealed record SarifResult(string Rule, string Level, string File, int Line, int Column, string Text, string Message);

/// <summary>What the compiler tells tools about a rule.</summary>
internal sealed record SarifRule(string Id, string HelpUri, IReadOnlyList<string> Tags);

/// <summary>The log that the compiler writes with <c>-p:ErrorLog=FILE%2cversion=2.1</c>.</summary>
internal sealed record Sarif(IReadOnlyList<SarifResult> Results, IReadOnlyDictionary<string, SarifRule> Rules)
{
    /// <summary>Reads a log; the texts are those that the files hold now.</summary>
    public static Sarif Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        JsonElement run = document.RootElement.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Select(ReadRule).ToDictionary(rule => rule.Id);
        return new Sarif([.. run.GetProperty("results").EnumerateArray().Where(result => !result.TryGetProperty("suppressions", out _)).Select(ReadResult)], rules);
    }

    private static SarifRule ReadRule(JsonElement rule) => new(
        rule.GetProperty("id").GetString()!,
        rule.TryGetProperty("helpUri", out JsonElement help) ? help.GetString()! : "",
        rule.TryGetProperty("properties", out JsonElement properties) && properties.TryGetProperty("tags", out JsonElement tags)
            ? [.. tags.EnumerateArray().Select(tag => tag.GetString()!)] : []);

    private static SarifResult ReadResult(JsonElement result)
    {
        string rule = result.GetProperty("ruleId").GetString()!, level = result.GetProperty("level").GetString()!;
        string message = result.GetProperty("message").GetProperty("text").GetString()!;
        if (!result.TryGetProperty("locations", out JsonElement locations) || locations.GetArrayLength() == 0)
            return new SarifResult(rule, level, "", 0, 0, "", message);
        JsonElement location = locations[0].GetProperty("physicalLocation"), region = location.GetProperty("region");
        string file = new Uri(location.GetProperty("artifactLocation").GetProperty("uri").GetString()!).LocalPath;
        var text = SourceText.From(File.ReadAllText(file));
        TextSpan span = text.Lines.GetTextSpan(new LinePositionSpan(Position("start"), Position("end")));
        return new SarifResult(rule, level, file, Position("start").Line + 1, Position("start").Character + 1, text.ToString(span), message);

        LinePosition Position(string end) => new(region.GetProperty(end + "Line").GetInt32() - 1, region.GetProperty(end + "Column").GetInt32() - 1);
    }
}
