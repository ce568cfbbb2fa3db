using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Parsing;

namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>
/// What a file says further down of a text that it has put under the same name before. Scripts append to it: <c>DB="$DB;SSL Mode=VerifyFull"</c>, <c>$cs += ";SSL Mode=VerifyFull"</c>. In .env files
/// and in YAML the last one counts; in a script the one before may have been used by then.
/// </summary>
internal sealed class LaterTexts(FileKind kind)
{
    private readonly Dictionary<(ConfigurationSection Section, string Name), (int Place, bool IsVerified)> modes = [];
    private readonly Dictionary<(ConfigurationSection Section, string Key), int> verified = [];

    public void Add(ConfigurationValue value)
    {
        if (kind is FileKind.Env or FileKind.Yaml && !value.IsNested && value.Key.Length > 0 && value.Text.IndexOf("VerifyFull", StringComparison.OrdinalIgnoreCase) >= 0
            && ConnectionStringParser.Parse(value.Text) is { IsMalformed: false } whole && whole.Effective(KeywordTable.Host) is not null && IsVerified(whole))
        {
            verified[(value.Section, value.Key)] = value.Literal.Start;
        }
        if (value.Text.Length == 0 || value.Text[0] is not ('$' or ';') || value.Text.IndexOf('=') < 0 || NameOf(value) is not { Length: > 0 } name)
            return;
        int start = EndOfReference(value.Text, name);
        if (start >= 0 && start < value.Text.Length && value.Text[start] == ';' && ConnectionStringParser.Parse(value.Text.Substring(start)) is var appended && appended.Effective(KeywordTable.SslMode) is not null)
        {
            // In a block of its own it counts for what is around it, too.
            for (ConfigurationSection? section = value.Section; section is not null; section = section.Parent)
                modes[(section, name)] = (value.Literal.Start, IsVerified(appended));
        }
    }

    /// <summary>Whether a mode is appended to the text further down in the same script.</summary>
    public bool BringModeTo(ConfigurationValue value) => modes.Count > 0 && modes.TryGetValue((value.Section, NameOf(value)), out (int Place, bool IsVerified) mode) && mode.Place > value.Literal.Start;

    /// <summary>Whether a text that lacks VerifyFull never gets to Npgsql as it is: VerifyFull is appended, or another text takes its place.</summary>
    public bool Overrule(ConfigurationValue value, ConnectionString parsed)
        => !IsVerified(parsed) && IsOverruled(value);

    private bool IsOverruled(ConfigurationValue value)
        => (modes.Count > 0 && modes.TryGetValue((value.Section, NameOf(value)), out (int Place, bool IsVerified) mode) && mode.IsVerified && mode.Place > value.Literal.Start)
            || (verified.Count > 0 && verified.TryGetValue((value.Section, value.Key), out int place) && place > value.Literal.Start);

    private static bool IsVerified(ConnectionString text) => string.Equals(text.Effective(KeywordTable.SslMode)?.Value?.Trim(), nameof(SslMode.VerifyFull), StringComparison.OrdinalIgnoreCase);

    /// <summary>The name without the marks that shells put around it: <c>$env:DB</c>.</summary>
    private static string NameOf(ConfigurationValue value)
    {
        int mark = value.Key.LastIndexOfAny(['$', ':']);
        return value.Key.Substring(mark + 1);
    }

    /// <summary>Where a reference to the name at the start of a text ends; 0 if there is none, -1 if it is to another name.</summary>
    private static int EndOfReference(string text, string name)
    {
        if (text[0] == ';')
            return 0;
        int start = text.Length > 1 && text[1] == '{' ? 2 : 1;
        if (string.CompareOrdinal(text, start, "env:", 0, 4) == 0)
            start += 4;
        if (string.CompareOrdinal(text, start, name, 0, name.Length) != 0)
            return -1;
        int end = start + name.Length;
        return end < text.Length && text[end] == '}' ? end + 1 : end;
    }
}
