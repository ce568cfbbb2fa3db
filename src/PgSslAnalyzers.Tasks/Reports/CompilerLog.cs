using System.Globalization;
using System.Runtime.Serialization.Json;
using System.Xml;
using System.Xml.Linq;
using PgSslAnalyzers.ConnectionStrings.Baselines;
using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Suppression;
using PgSslAnalyzers.Tasks.Files;

namespace PgSslAnalyzers.Tasks.Reports;

/// <summary>The findings of these analyzers in a log that the compiler wrote (<c>ErrorLog</c>): SARIF 2.1, or 1.0, which it writes unless it is told otherwise.</summary>
internal static class CompilerLog
{
    private static readonly Dictionary<string, Rule> Known = Rules.All.ToDictionary(static rule => rule.Id, StringComparer.Ordinal);

    /// <summary>The findings, in their order; null if the file is no such log.</summary>
    public static IReadOnlyList<ReportedFinding>? Read(string path)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            using XmlReader reader = JsonReaderWriterFactory.CreateJsonReader(stream, XmlDictionaryReaderQuotas.Max);
            return Results(reader).Select(Read).OfType<ReportedFinding>().ToList();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or XmlException)
        {
            return null;
        }
    }

    /// <summary>The results of the runs. Most of a log are the rules of all analyzers: they are passed over.</summary>
    private static IEnumerable<XElement> Results(XmlReader reader)
    {
        while (!reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.Depth == 4)
                yield return (XElement)XNode.ReadFrom(reader);
            else if (reader.NodeType == XmlNodeType.Element && ((reader.Depth == 1 && reader.LocalName != "runs") || (reader.Depth == 3 && reader.LocalName != "results")))
                reader.Skip();
            else
                reader.Read();
        }
    }

    private static ReportedFinding? Read(XElement result)
    {
        if (!Known.TryGetValue(Text(result, "ruleId"), out Rule rule))
            return null;
        XElement? location = result.Elements("locations").Elements("item").FirstOrDefault();
        XElement? place = location?.Element("physicalLocation") ?? location?.Element("resultFile");
        string uri = Text(place?.Element("artifactLocation") ?? place, "uri");
        XElement? region = place?.Element("region");
        XElement? message = result.Element("message");
        return new ReportedFinding(
            rule, message?.Element("text")?.Value ?? message?.Value ?? "", PathOf(uri), new FilePosition(Number(region, "startLine"), Number(region, "startColumn")),
            new FilePosition(Number(region, "endLine"), Number(region, "endColumn")), SuppressionOf(result), Text(result.Element("properties")?.Element("customProperties"), Fingerprint.PropertyName));
    }

    private static Suppressed? SuppressionOf(XElement result)
    {
        XElement? first = result.Elements("suppressions").Elements("item").FirstOrDefault();
        if (first is not null)
            return SuppressionText.Read(Text(first, "justification"));
        bool isSuppressed = result.Elements("suppressionStates").Elements("item").Any() || Text(result.Element("properties")?.Element("customProperties"), SuppressionReason.PropertyName).Length > 0;
        return isSuppressed ? new Suppressed("", "") : null;
    }

    private static string PathOf(string uri) => Uri.TryCreate(uri, UriKind.Absolute, out Uri? file) && file.IsFile ? file.LocalPath : uri;

    private static string Text(XElement? element, string name) => element?.Element(name)?.Value ?? "";

    private static int Number(XElement? element, string name) => int.TryParse(Text(element, name), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 1;
}
