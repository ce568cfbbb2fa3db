using System.Text.Json;
using System.Text.Json.Nodes;
using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.Tool.Context;
using PgSslAnalyzers.Tool.Fleet;

namespace PgSslAnalyzers.Tool.Reports;

/// <summary>The reports of a repository as one run of SARIF 2.1: code scanning takes one run of a tool for a commit.</summary>
internal static class MergedSarif
{
    private const string FileName = "report.sarif";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The file.</summary>
    /// <exception cref="UserError">A report lacks its SARIF file.</exception>
    public static string Of(FleetReport fleet)
    {
        var rules = new SortedDictionary<string, JsonNode>(StringComparer.Ordinal);
        var results = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        JsonNode? driver = null;
        foreach (ReportFile file in fleet.Files)
        {
            JsonNode run = Read(file);
            driver ??= run["tool"]!["driver"]!.DeepClone();
            foreach (JsonNode? rule in run["tool"]!["driver"]!["rules"]!.AsArray())
                rules[rule!["id"]!.GetValue<string>()] = rule.DeepClone();
            foreach (JsonNode? result in run["results"]!.AsArray())
            {
                string id = result!["ruleId"]!.GetValue<string>();
                if (result["suppressions"] is null && id != Rules.ConnectionCounted.Id)
                    results[KeyOf(result, id)] = (JsonObject)result.DeepClone();
            }
        }
        string[] used = [.. rules.Keys.Where(id => results.Values.Any(result => result["ruleId"]!.GetValue<string>() == id))];
        foreach (JsonObject result in results.Values)
            result["ruleIndex"] = Array.IndexOf(used, result["ruleId"]!.GetValue<string>());
        driver!["rules"] = new JsonArray([.. used.Select(id => rules[id])]);
        return new JsonObject
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject
            {
                ["tool"] = new JsonObject { ["driver"] = driver },
                ["automationDetails"] = new JsonObject { ["id"] = "pgssl/" },
                ["columnKind"] = "utf16CodeUnits",
                ["results"] = new JsonArray([.. results.Values]),
            }),
        }.ToJsonString(Indented);
    }

    /// <summary>The same finding in two target frameworks has one key. Places sort as they stand in the files.</summary>
    private static string KeyOf(JsonNode result, string id)
    {
        JsonNode place = result["locations"]![0]!["physicalLocation"]!, region = place["region"]!;
        return $"{place["artifactLocation"]!["uri"]!.GetValue<string>()}\n{region["startLine"]!.GetValue<int>():D8}\n{region["startColumn"]!.GetValue<int>():D8}\n{id}";
    }

    private static JsonNode Read(ReportFile file)
    {
        string path = Path.Combine(Path.GetDirectoryName(file.Path)!, FileName);
        try
        {
            if (JsonNode.Parse(File.ReadAllText(path))?["runs"]?[0] is { } run)
                return run;
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            // Said below.
        }
        throw new UserError($"{path} cannot be read: run dotnet build -t:PgSslReport again");
    }
}
