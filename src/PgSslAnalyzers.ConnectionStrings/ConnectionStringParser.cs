using System.Text;

namespace PgSslAnalyzers.ConnectionStrings;

/// <summary>
/// Reads connection strings with the grammar of System.Data.Common.DbConnectionStringBuilder, which Npgsql uses: <c>;</c> between pairs,
/// <c>==</c> as an escaped <c>=</c> in a key, values in single or double quotes with the delimiter doubled inside, outer white space trimmed.
/// Never throws; works in one pass, in time linear in the length of the text.
/// </summary>
public static class ConnectionStringParser
{
    /// <summary>Reads a text without unknown parts.</summary>
    public static ConnectionString Parse(string text) => Parse(new PartialText(text));

    /// <summary>Reads a text. Unknown parts are ordinary: whole values, parts of values, or whole segments that may carry settings.</summary>
    public static ConnectionString Parse(PartialText text)
    {
        var reader = new Reader(text);
        reader.ReadAll();
        return new ConnectionString(text, reader.Settings, reader.MayCarryMore, reader.ErrorPosition);
    }

    private sealed class Reader(PartialText source)
    {
        private readonly string text = source.Text;
        private int position;

        public List<Setting> Settings { get; } = [];

        public bool MayCarryMore { get; private set; }

        public int ErrorPosition { get; private set; } = -1;

        public void ReadAll()
        {
            while (ErrorPosition < 0)
            {
                while (position < text.Length && (text[position] == ';' || char.IsWhiteSpace(text[position])))
                    position++;
                // Trailing NULs end the text (DbConnectionOptions, state NullTermination).
                if (position >= text.Length || OnlyNulsFrom(position))
                    return;
                ReadPair();
            }
        }

        private bool OnlyNulsFrom(int start)
        {
            if (text[start] != '\0')
                return false;
            for (int i = start; i < text.Length; i++)
            {
                if (text[i] != '\0' && !char.IsWhiteSpace(text[i]))
                    return false;
            }
            return true;
        }

        private void ReadPair()
        {
            int start = position;
            string? key = ReadKey(start, out bool isOpaqueSegment);
            if (ErrorPosition >= 0 || isOpaqueSegment)
                return;

            while (position < text.Length && char.IsWhiteSpace(text[position]))
                position++;
            int valueStart = position;
            int valueEnd;
            string? value;
            bool isRemoval = false;
            if (position < text.Length && IsQuote(text[position]))
            {
                value = ReadQuoted(text[position], out valueEnd);
            }
            else
            {
                value = ReadUnquoted(out valueEnd);
                if (valueEnd <= valueStart)
                {
                    isRemoval = true;
                    value = null;
                    // The empty value stands directly behind the equals sign, not behind the blanks.
                    valueStart = valueEnd = text.LastIndexOf('=', Math.Min(position, text.Length) - 1) + 1;
                }
            }
            if (ErrorPosition >= 0)
                return;

            var valueRange = TextRange.FromBounds(valueStart, valueEnd);
            if (key is null)
                MayCarryMore = true;
            else if (HoleMayCarryMore(valueRange))
                MayCarryMore = true;
            Settings.Add(new Setting
            {
                Key = key,
                Keyword = key is null ? null : Keyword.Find(key),
                Value = source.CountHoles(valueRange) > 0 ? null : value,
                IsRemoval = isRemoval,
                Range = TextRange.FromBounds(start, valueEnd),
                ValueRange = valueRange,
            });
        }

        /// <summary>A hole is harmless only as the whole value, quoted or not: beside other text it may close the value and go on.</summary>
        private bool HoleMayCarryMore(TextRange value)
        {
            int holes = source.CountHoles(value);
            if (holes == 0)
                return false;
            bool quoted = value.Length >= 2 && IsQuote(text[value.Start]);
            return holes > 1 || value.Length != (quoted ? 3 : 1);
        }

        private string? ReadKey(int start, out bool isOpaqueSegment)
        {
            isOpaqueSegment = false;
            bool hasHole = false;
            StringBuilder? unescaped = null;
            int copied = start;
            for (; position < text.Length; position++)
            {
                char c = text[position];
                if (source.IsHole(position))
                {
                    hasHole = true;
                }
                else if (c == '=')
                {
                    if (position + 1 < text.Length && text[position + 1] == '=')
                    {
                        (unescaped ??= new StringBuilder()).Append(text, copied, position + 1 - copied);
                        copied = ++position + 1;
                        continue;
                    }
                    string key = unescaped is null
                        ? text.Substring(start, position - start)
                        : unescaped.Append(text, copied, position - copied).ToString();
                    position++;
                    if (hasHole)
                        return null;
                    key = key.TrimEnd();
                    if (key.Length == 0)
                        Fail(start);
                    return key;
                }
                else if (c == ';' && hasHole)
                {
                    // A segment of unknown text: it may be any number of pairs.
                    isOpaqueSegment = true;
                    MayCarryMore = true;
                    return null;
                }
                else if (char.IsControl(c) && !char.IsWhiteSpace(c))
                {
                    Fail(start);
                    return null;
                }
            }
            if (hasHole)
            {
                isOpaqueSegment = true;
                MayCarryMore = true;
            }
            else
            {
                Fail(start);
            }
            return null;
        }

        private string? ReadQuoted(char quote, out int end)
        {
            int start = position++;
            StringBuilder? unescaped = null;
            int copied = position;
            for (; position < text.Length; position++)
            {
                if (text[position] == '\0')
                    break;
                if (text[position] != quote || source.IsHole(position))
                    continue;
                if (position + 1 < text.Length && text[position + 1] == quote)
                {
                    (unescaped ??= new StringBuilder()).Append(text, copied, position + 1 - copied);
                    copied = ++position + 1;
                    continue;
                }
                string value = unescaped is null
                    ? text.Substring(copied, position - copied)
                    : unescaped.Append(text, copied, position - copied).ToString();
                end = ++position;
                while (position < text.Length && char.IsWhiteSpace(text[position]))
                    position++;
                if (position < text.Length && text[position] != ';' && !OnlyNulsFrom(position))
                {
                    // Behind an unknown part the text may well be sound: the part may hold the other delimiter.
                    if (source.IsHole(position))
                        MayCarryMore = true;
                    Fail(start);
                }
                return value;
            }
            end = position;
            Fail(start);
            return null;
        }

        private string ReadUnquoted(out int end)
        {
            int start = position;
            while (position < text.Length && text[position] != ';' && (!char.IsControl(text[position]) || char.IsWhiteSpace(text[position])))
                position++;
            end = position;
            while (end > start && char.IsWhiteSpace(text[end - 1]))
                end--;
            // An unquoted value must not end in a quote (DbConnectionOptions).
            if (end > start && IsQuote(text[end - 1]))
                Fail(start);
            return text.Substring(start, Math.Max(0, end - start));
        }

        private static bool IsQuote(char c) => c is '"' or '\'';

        private void Fail(int at)
        {
            if (ErrorPosition < 0)
                ErrorPosition = at;
        }
    }
}
