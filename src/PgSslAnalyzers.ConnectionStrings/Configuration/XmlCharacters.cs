using System.Globalization;

namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>One character of XML content: entities, character references, line ends and attribute blanks as a parser normalises them.</summary>
internal static class XmlCharacters
{
    public static void Read(Cursor cursor, DecodedText decoded, int limit, bool entities, bool inAttribute)
    {
        int start = cursor.Position;
        switch (cursor.Current)
        {
            case '&' when entities && ReadEntity(cursor, limit) is { } replacement:
                decoded.Escape(replacement, start, cursor.Position);
                break;
            case '\r' or '\n':
                cursor.SkipLineBreak();
                decoded.Escape(inAttribute ? " " : "\n", start, cursor.Position);
                break;
            case '\t' when inAttribute:
                cursor.Advance();
                decoded.Escape(" ", start, cursor.Position);
                break;
            default:
                cursor.Advance();
                decoded.Verbatim(start, cursor.Position);
                break;
        }
    }

    private static string? ReadEntity(Cursor cursor, int limit)
    {
        const int longest = 12;
        int end = cursor.Position + 1;
        while (end < limit && end - cursor.Position < longest && cursor.Text[end] != ';')
            end++;
        cursor.Look(end - cursor.Position);
        if (end >= limit || cursor.Text[end] != ';')
            return null;
        string name = cursor.Text.Substring(cursor.Position + 1, end - cursor.Position - 1);
        string? replacement = name switch
        {
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "quot" => "\"",
            "apos" => "'",
            _ => CharacterReference(name),
        };
        if (replacement is not null)
            cursor.MoveTo(end + 1);
        return replacement;
    }

    private static string? CharacterReference(string name)
    {
        if (name.Length < 2 || name[0] != '#')
            return null;
        bool isHex = name[1] == 'x';
        NumberStyles style = isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        return int.TryParse(name.Substring(isHex ? 2 : 1), style, CultureInfo.InvariantCulture, out int code)
            && code is > 0 and < 0xD800 or > 0xDFFF and <= 0x10FFFF
            ? char.ConvertFromUtf32(code)
            : null;
    }
}
