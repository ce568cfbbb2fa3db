using System.Globalization;

namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>
/// JSON as .NET's configuration reads it (comments, trailing commas), and what is not quite JSON: a template, a file that is
/// being typed. A flat scan: nesting is a chain of sections, what is not understood is stepped over.
/// </summary>
internal sealed class JsonReader
{
    private readonly Cursor cursor;
    private readonly ConfigurationDocument document = new();
    private ConfigurationSection section;
    private string key = "";
    private int tooDeep;
    private FileSpan keySpan;

    private JsonReader(string text)
    {
        cursor = new Cursor(text);
        section = new ConfigurationSection(null, "", 0);
    }

    public static ConfigurationDocument Read(string text)
    {
        var reader = new JsonReader(text);
        while (!reader.cursor.AtEnd)
            reader.ReadToken();
        reader.document.Steps = reader.cursor.Steps;
        return reader.document;
    }

    private void ReadToken()
    {
        switch (cursor.Current)
        {
            case '{' or '[':
                OpenSection();
                break;
            case '}' or ']':
                CloseSection();
                break;
            case ',':
                ClearKey();
                cursor.Advance();
                break;
            case '"':
                ReadString();
                break;
            // A quote with a backslash is inside of a string that lost its start, and starts none.
            case '\\' when cursor.Peek() == '"':
                cursor.Advance(2);
                break;
            case '/' when cursor.Peek() is '/' or '*':
                ReadComment();
                break;
            case var other when IsLiteral(other):
                ReadLiteral();
                break;
            default:
                cursor.Advance();
                break;
        }
    }

    private void OpenSection()
    {
        if (section.Depth < ConfigurationSection.MaximumDepth)
            section = new ConfigurationSection(section, key, key.Length > 0 ? keySpan.Start : cursor.Position);
        else
            tooDeep++;

        ClearKey();
        cursor.Advance();
    }

    private void CloseSection()
    {
        if (tooDeep > 0)
            tooDeep--;
        else
            section = section.Parent ?? section;

        ClearKey();
        cursor.Advance();
    }

    private void ClearKey()
    {
        key = "";
        keySpan = default;
    }

    private void ReadComment()
    {
        int start = cursor.Position;
        if (cursor.Peek() == '/')
            cursor.MoveTo(cursor.LineEnd());
        else
        {
            int end = cursor.Find("*/", start + 2);
            cursor.MoveTo(end < 0 ? cursor.Text.Length : end + 2);
        }

        document.AddComment(start, cursor.Position);
    }

    private void ReadString()
    {
        int start = cursor.Position;
        cursor.Advance();
        var decoded = new DecodedText(cursor.Text, cursor.Position);
        while (cursor.Current != '"')
        {
            // JSON has no line break in a string: the quote was left open, the next line starts afresh.
            if (cursor.AtEnd || cursor.AtLineBreak)
                return;
            ReadCharacter(decoded);
        }

        cursor.Advance();
        var literal = new FileSpan(start, cursor.Position);
        (string? text, OffsetMap? map) = decoded.Build();
        if (IsKey())
            (key, keySpan) = (text, literal);
        else
        {
            document.Add(new ConfigurationValue(section, key, keySpan, new Scalar(text, map, literal, ScalarStyle.JsonString)));
            ClearKey();
        }
    }

    private bool IsKey()
    {
        while (true)
        {
            switch (cursor.Current)
            {
                case ' ' or '\t' or '\n' or '\r':
                    cursor.Advance();
                    break;
                case '/' when cursor.Peek() is '/' or '*':
                    ReadComment();
                    break;
                default:
                    return cursor.Current == ':';
            }
        }
    }

    private void ReadCharacter(DecodedText decoded)
    {
        int start = cursor.Position;
        if (cursor.Current != '\\')
        {
            cursor.Advance();
            decoded.Verbatim(start, cursor.Position);
            return;
        }

        (char character, int length) = cursor.Peek() switch
        {
            'n' => ('\n', 2),
            't' => ('\t', 2),
            'r' => ('\r', 2),
            'b' => ('\b', 2),
            'f' => ('\f', 2),
            'u' when TryReadHex(out char code) => (code, 6),
            '"' or '\\' or '/' => (cursor.Peek(), 2),
            _ => ('\0', 1),
        };
        cursor.Advance(length);
        if (length == 1)
            decoded.Verbatim(start, cursor.Position);
        else
            decoded.Escape(character.ToString(), start, cursor.Position);
    }

    private bool TryReadHex(out char code)
    {
        code = '\0';
        int start = cursor.Position + 2;
        if (start + 4 > cursor.Text.Length
            || !ushort.TryParse(cursor.Text.Substring(start, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort value))
        {
            return false;
        }

        code = (char)value;
        return true;
    }

    private static bool IsLiteral(char character) => char.IsLetterOrDigit(character) || character is '-' or '+' or '.' or '_' or '$' or '#' or '%';

    private void ReadLiteral()
    {
        int start = cursor.Position;
        while (IsLiteral(cursor.Current))
            cursor.Advance();
        var literal = new FileSpan(start, cursor.Position);
        var decoded = new DecodedText(cursor.Text, start);
        decoded.Verbatim(start, cursor.Position);
        (string text, OffsetMap map) = decoded.Build();
        document.Add(new ConfigurationValue(section, key, keySpan, new Scalar(text, map, literal, ScalarStyle.JsonLiteral)));
        ClearKey();
    }
}
