using System.Text.Json;
using System.Text.Json.Nodes;

namespace PgSslAnalyzers.Tool.Reports;

/// <summary>JSON in which, too, every text is harmless: whoever prints a value of it on a terminal prints no control character.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static JsonNode Text(string text) => JsonValue.Create(SafeText.Of(text.Length <= 10 * SafeText.Limit ? text : text[..(10 * SafeText.Limit)] + "..."))!;

    public static JsonArray Array(IEnumerable<JsonNode> items) => new([.. items]);

    public static void Write(JsonObject report, TextWriter output) => output.WriteLine(report.ToJsonString(Indented));

    /// <summary>What went wrong, where a report was asked for.</summary>
    public static JsonObject Error(string command, string message, int exitCode) => new() { ["command"] = command, ["error"] = Text(message), ["exitCode"] = exitCode };
}
