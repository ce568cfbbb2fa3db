using System.Text;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Parsing;

namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>The text of a value as the program may see it.</summary>
/// <param name="Text">A hole for each placeholder; a placeholder with a default stands as its default.</param>
/// <param name="Map">From the text to the file.</param>
/// <param name="HasPlaceholders">Whether there is any.</param>
/// <param name="SettingsEnds">Where a default ends that holds whole settings: what is added behind the last of them belongs into the default.</param>
/// <param name="Marked">What stands between marks of placeholders.</param>
internal sealed record ResolvedText(PartialText Text, OffsetMap Map, bool HasPlaceholders, IReadOnlyList<int> SettingsEnds, IReadOnlyList<MarkedRange> Marked)
{
    /// <summary>
    /// Whether what is filled in may bring settings along, so that absence proves nothing. A placeholder that is the whole value of a keyword does not: the parser tells for holes,
    /// here it is told for defaults. A statement decides about the text around it.
    /// </summary>
    /// <param name="parsed">The text, parsed.</param>
    public bool MayCarrySettings(ConnectionString parsed)
    {
        foreach (MarkedRange mark in Marked)
        {
            // A default that is all of the text is what the program gets if nobody gives another one.
            bool isWhole = mark.Range.Length > 0 && mark.Range.Start == 0 && mark.Range.End == Text.Text.Length;
            if (mark.Range.Length == 0 || (!isWhole && !parsed.Settings.Any(setting => IsValueOf(setting, mark.Range))))
                return true;
        }
        return false;
    }

    /// <summary>Whether the value of a setting is the default of a placeholder.</summary>
    public bool IsDefault(Setting? setting) => setting is not null && Marked.Any(mark => mark.Range.Length > 0 && IsValueOf(setting, mark.Range));

    private bool IsValueOf(Setting setting, TextRange range)
    {
        int start = setting.ValueRange.Start, end = setting.ValueRange.End;
        if (end - start >= 2 && Text.Text[start] is '"' or '\'' && Text.Text[end - 1] == Text.Text[start])
            (start, end) = (start + 1, end - 1);
        return start == range.Start && end == range.End;
    }
}

/// <summary>The default of a placeholder, with marks of the placeholder before and behind it; or the place of a statement, which is empty.</summary>
/// <param name="Range">Where it stands in the text.</param>
/// <param name="FileEnd">Where the placeholder ends in the file.</param>
internal readonly record struct MarkedRange(TextRange Range, int FileEnd);

/// <summary>
/// Finds what is replaced before the program sees a value: <c>{{ x }}</c>, <c>${X}</c>, <c>${X:-default}</c>, <c>$(x)</c>, <c>$X</c>, <c>%X%</c>, <c>#{X}#</c>,
/// <c>{!X:default}</c>, <c>{0}</c>, <c>@env('X')</c>, <c>&lt;%= x %&gt;</c>, <c>__X__</c>, and as a whole value what <see cref="PlaceholderTokens"/> knows.
/// Statements such as <c>{{ if x }}</c> and <c>{% endif %}</c> leave nothing behind.
/// </summary>
internal sealed class Placeholders
{
    /// <summary>What is not closed within so many characters is no placeholder.</summary>
    private const int Longest = 256;

    private readonly string text;
    private readonly bool expandsVariables;
    private readonly bool isJsonOrXml;
    private readonly StringBuilder resolved = new();
    private readonly OffsetMapBuilder map = new();
    private readonly List<int> holes = [];
    private readonly Stack<(int Start, int End, bool HoldsSettings)> defaultEnds = new();
    private readonly List<(TextRange Range, int End)> marked = [];
    private readonly List<int> settingsEnds = [];
    private bool found;

    private Placeholders(ConfigurationValue value)
    {
        text = value.Text;
        expandsVariables = value.ExpandsVariables;
        isJsonOrXml = value.IsJsonOrXml;
    }

    public static ResolvedText Resolve(ConfigurationValue value)
    {
        var placeholders = new Placeholders(value);
        placeholders.ReadAll();
        var partial = new PartialText(placeholders.resolved.ToString(), [.. placeholders.holes]);
        return new ResolvedText(partial, placeholders.map.Build(0, value.Text.Length).Within(value.Map), placeholders.found, placeholders.settingsEnds,
            placeholders.marked.ConvertAll(place => new MarkedRange(place.Range, value.Map.EndOf(place.End))));
    }

    private void ReadAll()
    {
        int position = 0;
        while (position < text.Length)
        {
            if (defaultEnds.Count > 0 && defaultEnds.Peek().End == position)
            {
                (int start, _, bool holdsSettings) = defaultEnds.Pop();
                if (holdsSettings)
                    settingsEnds.Add(resolved.Length);
                position++;
                marked.Add((new TextRange(start, resolved.Length - start), position));
                continue;
            }
            int end = EndOfPlaceholder(position, out int defaultStart);
            if (end < 0 && IsMark(text[position]))
                end = PlaceholderTokens.EndAt(text, position);
            if (end < 0)
            {
                Append(text[position], position, position + 1);
                position++;
                continue;
            }
            found = true;
            if (IsUnexpandedPath(position))
            {
                for (; position < end; position++)
                    Append(text[position], position, position + 1);
            }
            else if (PlaceholderStatements.IsStatement(text, position, end))
            {
                settingsEnds.Add(resolved.Length);
                marked.Add((new TextRange(resolved.Length, 0), end));
                position = end;
            }
            else if (defaultStart > 0 && defaultStart < end - 1)
            {
                defaultEnds.Push((resolved.Length, end - 1, StartsSetting()));
                position = defaultStart;
            }
            else
            {
                holes.Add(resolved.Length);
                Append(PartialText.HoleCharacter, position, end);
                position = end;
            }
        }
    }

    /// <summary>Npgsql reads <c>Root Certificate=%APPDATA%\root.crt</c> as it stands, and no tool that fills in settings has its own sign for a folder of the user.</summary>
    private bool IsUnexpandedPath(int position)
    {
        bool isFolder = isJsonOrXml && (text[position] == '%' || IsAt("${HOME}", position) || IsAt("$(HOME)", position));
        bool isPrompt = text[position] == '<' && !IsAt("<%", position);
        if (!isFolder && !isPrompt)
            return false;
        const int longestKey = 24;
        int from = Math.Max(0, resolved.Length - longestKey);
        string before = resolved.ToString(from, resolved.Length - from).TrimEnd(' ', '"', '\'');
        int key = before.LastIndexOf(';') + 1;
        return before.EndsWith("=", StringComparison.Ordinal) && Keyword.Find(before.Substring(key, before.Length - key - 1).Trim()) == KeywordTable.RootCertificate;
    }

    private bool IsAt(string mark, int position) => string.CompareOrdinal(text, position, mark, 0, mark.Length) == 0;

    private static bool IsMark(char character) => character is '.' or '<' or '[' or '@' or '~' or '|' or '!' or '%' or '$' or '{';

    private bool StartsSetting()
    {
        int last = resolved.Length - 1;
        while (last >= 0 && char.IsWhiteSpace(resolved[last]))
            last--;
        return last < 0 || resolved[last] == ';';
    }

    private void Append(char character, int start, int end)
    {
        resolved.Append(character);
        map.Add(1, start, end);
    }

    /// <summary>The end of the placeholder that starts here, or -1.</summary>
    private int EndOfPlaceholder(int start, out int defaultStart)
    {
        defaultStart = -1;
        switch (text[start])
        {
            case '{':
                return EndOfBrace(start, out defaultStart);
            case '$':
                return EndOfDollar(start, out defaultStart);
            case '#' when At(start + 1) == '{':
                int close = Find("}", start + 2);
                return close < 0 ? -1 : At(close) == '#' ? close + 1 : close;
            case '%':
                return EndOfName(start + 1) is var percent && percent > start + 1 && At(percent) == '%' ? percent + 1 : -1;
            case '@':
                return EndOfName(start + 1) is var function && function > start + 1 && At(function) == '(' ? Find(")", function) : -1;
            case '<' when At(start + 1) == '%':
                return Find("%>", start + 2);
            case '_' when At(start + 1) == '_':
                return EndOfToken(start);
            default:
                return -1;
        }
    }

    private int EndOfBrace(int start, out int defaultStart)
    {
        defaultStart = -1;
        if (At(start + 1) == '{')
            return Find("}}", start + 2);
        if (At(start + 1) == '%')
            return Find("%}", start + 2);
        int name = At(start + 1) == '!' ? start + 2 : start + 1;
        int end = EndOfName(name);
        if (end > name && At(end) == '}')
            return end + 1;
        if (end > name && At(end) == ':' && EndOfGroup(start, '{', '}') is > 0 and var close)
        {
            // {!NAME:default} is a placeholder with a default, {name:format} one without.
            if (name == start + 2)
                defaultStart = end + 1;
            return close;
        }
        return -1;
    }

    private int EndOfDollar(int start, out int defaultStart)
    {
        defaultStart = -1;
        switch (At(start + 1))
        {
            case '{' when At(start + 2) == '{':
                return Find("}}", start + 3);
            case '(':
                return EndOfGroup(start + 1, '(', ')');
            case '{':
                int close = EndOfGroup(start + 1, '{', '}');
                int end = EndOfName(start + 2);
                if (close > 0 && end > start + 2)
                    defaultStart = StartOfDefault(end);
                return close;
            default:
                bool isVariable = expandsVariables && IsNameStart(At(start + 1)) && (start == 0 || text[start - 1] != '$');
                return isVariable ? EndOfVariable(start + 1) : -1;
        }
    }

    /// <summary>Behind <c>:-</c>, <c>-</c>, <c>:=</c>, <c>=</c> or, as Spring writes it, <c>:</c>; -1 for <c>:?</c>, <c>:+</c> and anything else.</summary>
    private int StartOfDefault(int end) => At(end) switch
    {
        '-' or '=' => end + 1,
        ':' when At(end + 1) is '-' or '=' => end + 2,
        ':' when At(end + 1) is not ('?' or '+') => end + 1,
        _ => -1,
    };

    /// <summary><c>$NAME</c>, <c>$env:NAME</c> and <c>$name.property</c>.</summary>
    private int EndOfVariable(int start)
    {
        int end = EndOfName(start);
        return At(end) == ':' && IsNameStart(At(end + 1)) ? EndOfName(end + 1) : end;
    }

    /// <summary><c>__NAME__</c>, as replace-tokens tasks have it.</summary>
    private int EndOfToken(int start)
    {
        if (start > 0 && char.IsLetterOrDigit(text[start - 1]))
            return -1;
        int end = Find("__", start + 2);
        for (int i = start + 2; i < end - 2; i++)
        {
            if (!char.IsLetterOrDigit(text[i]) && text[i] is not ('_' or '.' or '-'))
                return -1;
        }
        return end > start + 4 && !char.IsLetterOrDigit(At(end)) ? end : -1;
    }

    private int EndOfGroup(int start, char open, char close)
    {
        int depth = 0;
        for (int i = start; i < text.Length && i - start < Longest; i++)
        {
            if (text[i] == open)
                depth++;
            else if (text[i] == close && --depth == 0)
                return i + 1;
        }
        return -1;
    }

    /// <summary>Behind the next <paramref name="mark"/>, or -1.</summary>
    private int Find(string mark, int from)
    {
        int count = Math.Min(Longest, text.Length - from);
        int found = count <= 0 ? -1 : text.IndexOf(mark, from, count, StringComparison.Ordinal);
        return found < 0 ? -1 : found + mark.Length;
    }

    private int EndOfName(int start)
    {
        int end = start;
        while (end - start < Longest && (char.IsLetterOrDigit(At(end)) || At(end) is '_' or '.'))
            end++;
        return end;
    }

    private static bool IsNameStart(char character) => char.IsLetter(character) || character == '_';

    private char At(int position) => position < text.Length ? text[position] : '\0';
}
