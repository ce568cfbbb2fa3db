using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Parsing;

namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>Finds the Npgsql connections among the values of a file, also in a text within a value: a JSON file in a Kubernetes ConfigMap, a script in a workflow.</summary>
internal sealed class ConfigurationFileReader
{
    private const int MaximumNesting = 2;

    private readonly Neighbours neighbours = new();
    private readonly List<ConfigurationConnection> connections = [];
    private readonly List<ConfigurationConnection> undecided = [];
    private readonly ConfigurationDocument document;
    private readonly ComposeServices services;
    private readonly LaterTexts later;
    private readonly FileKind kind;
    private int coveredUntil;

    private ConfigurationFileReader(ConfigurationDocument document, FileKind kind) => (this.document, this.kind, services, later) = (document, kind, new ComposeServices(document), new LaterTexts(kind));

    public static ConfigurationFile Read(string text, FileKind kind)
    {
        var reader = new ConfigurationFileReader(FileKinds.Read(text, kind), kind);
        List<ConfigurationValue> values = reader.Unfold();
        foreach (ConfigurationValue value in values)
        {
            reader.neighbours.Add(value);
            reader.later.Add(value);
        }
        // A pair of a connection string may look like a setting of its own.
        var covered = new HashSet<ConfigurationValue>();
        foreach (ConfigurationValue value in values)
        {
            if (value.Literal.Start < reader.coveredUntil)
                covered.Add(value);
            else
                reader.AddString(value);
        }
        foreach (SplitSettings settings in reader.neighbours.SplitSettings)
        {
            if (settings.ToConnection(reader.neighbours) is { } connection && !covered.Contains(connection.Value))
                reader.connections.Add(connection);
        }
        reader.connections.Sort(static (a, b) => a.Value.Literal.Start.CompareTo(b.Value.Literal.Start));
        reader.undecided.Sort(static (a, b) => a.Value.Literal.Start.CompareTo(b.Value.Literal.Start));
        return new ConfigurationFile(text, reader.document, reader.connections, reader.undecided, reader.UnreadModes());
    }

    /// <summary>All values, those within values behind the one that holds them.</summary>
    private List<ConfigurationValue> Unfold()
    {
        var values = new List<ConfigurationValue>(document.Values.Count);
        var pending = new Stack<(ConfigurationValue Value, int Nesting)>();
        foreach (ConfigurationValue top in document.Values)
        {
            pending.Push((top, 0));
            while (pending.Count > 0)
            {
                (ConfigurationValue value, int nesting) = pending.Pop();
                if (kind == FileKind.Yaml && nesting == 0 && Base64Text.IsOfSecret(value))
                {
                    if (value.Decoded() is { } decoded)
                        values.Add(decoded.Trimmed());
                    continue;
                }
                values.Add(value.Trimmed());
                if (nesting >= MaximumNesting || !NestedText.MayHoldValues(value.Text) || IsWholeString(value.Text))
                    continue;
                List<ConfigurationValue> inner = NestedText.Read(value, document);
                for (int i = inner.Count - 1; i >= 0; i--)
                    pending.Push((inner[i], nesting + 1));
            }
        }
        return values;
    }

    private void AddString(ConfigurationValue value)
    {
        if (value.IsFragment || !MayBeConnectionString(value.Text))
            return;
        ResolvedText resolved = Placeholders.Resolve(value);
        ConnectionString parsed = ConnectionStringParser.Parse(resolved.Text);
        // grep "SSL Mode=Require" speaks of a connection string and is none.
        if (value.Key.Length == 0 && parsed.Settings.Count == 1 && parsed.Settings[0].Keyword == KeywordTable.SslMode && value.Text.IndexOf(';') < 0)
            return;
        SettingName name = SettingName.Of(value);
        if (Neighbours.IsRemark(name, value) || (value.IsBlock && IsScript(parsed)) || later.Overrule(value, parsed))
            return;
        Engine engine = neighbours.EngineOf(name, value, out bool isDeclared);
        bool isNpgsqls = Ownership.IsNpgsqls(parsed, engine, isDeclared);
        if (!isNpgsqls && !Ownership.MayBeNpgsqls(parsed, engine))
            return;
        bool mayCarryMore = parsed.MayCarryMore || resolved.MayCarrySettings(parsed) || later.BringModeTo(value)
            || (isNpgsqls && parsed.Last(KeywordTable.SslMode) is null && neighbours.HasModeFor(name, value));
        var settings = new ConnectionString(parsed.Text, parsed.Settings, mayCarryMore, parsed.ErrorPosition);
        var connection = new ConfigurationConnection(value, name, settings, isDeclared, resolved)
        {
            Key = ConfigurationKey.Of(name, value, kind), IsHostFilledIn = resolved.IsDefault(settings.Effective(KeywordTable.Host)), IsServiceOfSameFile = kind == FileKind.Yaml && services.Contain(settings.Effective(KeywordTable.Host)?.Value),
        };
        if (!isNpgsqls)
        {
            undecided.Add(connection);
            return;
        }
        connections.Add(connection);
        coveredUntil = value.Literal.End;
    }

    /// <summary>Whether a setting of a YAML block goes on over a line break: then the text is a script, in which there may be strings.</summary>
    private static bool IsScript(ConnectionString parsed)
    {
        string text = parsed.Text.Text;
        return text.IndexOf('\n') >= 0 && parsed.Settings.Any(setting => setting.ValueRange is { Length: > 0 } range && text[range.Start] is not ('"' or '\'') && text.IndexOf('\n', range.Start, range.Length) >= 0);
    }

    /// <summary>Whether a text is a connection string as a whole, even one that goes wrong somewhere: what stands behind a # is a part of a value and not a comment of a script.</summary>
    private static bool IsWholeString(string text)
        => MayBeConnectionString(text) && ConnectionStringParser.Parse(text).Settings is { Count: > 1 } settings && settings.All(static setting => setting.Keyword is not null);

    private static bool MayBeConnectionString(string text)
        => text.IndexOf('=') > 0 && (Has(text, "host") || Has(text, "server") || Has(text, "ssl"));

    private static bool Has(string text, string word) => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;

    private List<FileSpan> UnreadModes()
    {
        var blocks = new HashSet<ConfigurationSection>();
        foreach (ConfigurationConnection connection in connections)
        {
            if (connection.Text is not null)
                blocks.Add(connection.Name.Block);
        }
        var spans = new List<FileSpan>();
        foreach ((SettingName name, ConfigurationValue value) in neighbours.UnreadModes)
        {
            if (blocks.Contains(name.Block))
                spans.Add(new FileSpan(Math.Min(name.Span.Start, value.Literal.Start), Math.Max(name.Span.End, value.Literal.End)));
        }
        return spans;
    }
}
