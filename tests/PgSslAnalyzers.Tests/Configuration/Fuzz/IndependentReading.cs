using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PgSslAnalyzers.Tests.Configuration.Fuzz;

/// <summary>The values of a file as a well-known parser reads them, each with its place in the tree or its key.</summary>
internal static class IndependentReading
{
    /// <summary>The places and values in order; null if the parser rejects the file, or if there is none for its format.</summary>
    public static List<(string Place, string Key, string Value)>? Read(string path, string text)
    {
        try
        {
            return Path.GetExtension(path) switch
            {
                ".json" or ".json5" => Json(text.TrimStart('\uFEFF')),
                ".config" or ".xml" => Xml(text.TrimStart('\uFEFF')),
                ".yml" or ".yaml" => Yaml(text),
                _ => null,
            };
        }
        catch (Exception exception) when (exception is JsonException or XmlException or YamlException or InvalidOperationException)
        {
            return null;
        }
    }

    private static List<(string, string, string)> Json(string text)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var values = new List<(string, string, string)>();
        string key = "";
        while (reader.Read())
        {
            string value = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? reader.GetString()! : Encoding.UTF8.GetString(reader.ValueSpan);
            if (reader.TokenType == JsonTokenType.PropertyName)
                key = value;
            values.Add(($"{reader.TokenType} {reader.CurrentDepth}", key, value));
        }
        return values;
    }

    private static List<(string, string, string)> Xml(string text)
    {
        var values = new List<(string, string, string)>();
        foreach (XNode node in XDocument.Parse(text, LoadOptions.PreserveWhitespace).DescendantNodes())
        {
            if (node is XElement element)
            {
                values.Add(("element", "", element.Name.ToString()));
                values.AddRange(element.Attributes().Select(static attribute => ("attribute", attribute.Name.ToString(), attribute.Value)));
            }
            else
                values.Add((node.NodeType.ToString(), "", node is XText only ? only.Value : node.ToString()));
        }
        return values;
    }

    private static List<(string, string, string)> Yaml(string text)
    {
        var parser = new Parser(new StringReader(text));
        var values = new List<(string, string, string)>();
        string last = "";
        while (parser.MoveNext())
        {
            if (parser.Current is Scalar scalar)
            {
                values.Add((scalar.IsKey ? "key" : "scalar", last, scalar.Value));
                last = scalar.Value;
            }
            else
                values.Add((parser.Current!.GetType().Name, "", ""));
        }
        return values;
    }
}
