using System.Xml;
using System.Xml.Linq;
using PgSslAnalyzers.ConnectionStrings.Catalog;

namespace PgSslAnalyzers.Tasks.Options;

/// <summary>A .ruleset file, the older way to give rules a severity, and those that it includes.</summary>
internal static class RuleSetFile
{
    private const int MostFiles = 50;

    /// <summary>Where a rule gets less than an error.</summary>
    public static IEnumerable<(string File, int Line, string Id)> Lowered(string path, Func<Rule, bool> isDemanded)
    {
        var open = new Queue<string>([path]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (open.Count > 0 && seen.Count < MostFiles)
        {
            string file = open.Dequeue();
            if (!seen.Add(file) || Load(file) is not { } root)
                continue;
            foreach (XElement rule in root.Descendants("Rule"))
            {
                string id = (string?)rule.Attribute("Id") ?? "", action = (string?)rule.Attribute("Action") ?? "";
                if (!string.Equals(action, "Error", StringComparison.OrdinalIgnoreCase) && !string.Equals(action, "Default", StringComparison.OrdinalIgnoreCase)
                    && Rules.All.Any(known => string.Equals(known.Id, id, StringComparison.OrdinalIgnoreCase) && isDemanded(known)))
                {
                    yield return (file, ((IXmlLineInfo)rule).LineNumber, id);
                }
            }
            foreach (XElement include in root.Descendants("Include"))
            {
                if ((string?)include.Attribute("Path") is { } other)
                    open.Enqueue(Path.Combine(Path.GetDirectoryName(file)!, other.Replace('\\', '/')));
            }
        }
    }

    // What cannot be read is no rule set for the compiler either, which says so.
    private static XElement? Load(string path)
    {
        try
        {
            return XDocument.Load(path, LoadOptions.SetLineInfo).Root;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or XmlException)
        {
            return null;
        }
    }
}
