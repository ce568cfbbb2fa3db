using System.Globalization;
using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace PgSslAnalyzers.Tasks.Reports;

/// <summary>JSON, by the writer of the framework: a task brings no library of its own into MSBuild.</summary>
internal static class Json
{
    private static readonly XName AnyName = XName.Get("item", "item");

    public static XElement Object(string name, params object?[] members) => Of(name, "object", members);

    public static XElement Array(string name, IEnumerable<XElement> items) => Of(name, "array", items);

    public static XElement Text(string name, string value) => Of(name, "string", Printable(value));

    public static XElement Number(string name, int value) => Of(name, "number", value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes the file if that changes it.</summary>
    public static void Write(string path, XElement root)
    {
        using var stream = new MemoryStream();
        using (XmlDictionaryWriter writer = JsonReaderWriterFactory.CreateJsonWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), ownsStream: false, indent: true, "  "))
            root.WriteTo(writer);
        byte[] bytes = stream.ToArray();
        if (File.Exists(path) && File.ReadAllBytes(path).SequenceEqual(bytes))
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    // A name that XML does not allow travels as an attribute.
    private static XElement Of(string name, string type, params object?[] content)
        => name.Any(static c => !char.IsLetterOrDigit(c) && c is not ('-' or '_')) ? new XElement(AnyName, new XAttribute("item", name), new XAttribute("type", type), content) : new XElement(name, new XAttribute("type", type), content);

    // What XML cannot hold.
    private static string Printable(string text) => new(text.Select(static c => XmlConvert.IsXmlChar(c) ? c : ' ').ToArray());
}
