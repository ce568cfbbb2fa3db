using System.Text;
using PgSslAnalyzers.ConnectionStrings.Keywords;

namespace PgSslAnalyzers.ConnectionStrings.Parsing;

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
        return new ConnectionString(text, reader.Settings, reader.MayCarryMore, reader.ErrorPosition) { Unsettled = reader.Unsettled };
    }

    private sealed class Reader(PartialText source)
    {
        private readonly string text = source.Text;
        private int position;

        public List<Setting> Settings { get; } = [];

        public bool MayCarryMore { get; private set; }

        public int Unsettled { get; private set; }

        public int ErrorPosition { get; private set; } = -1;

        public void ReadAll()
        {
            ReadPairs();
            // A quote behind a value from outside may end what a quote in the value has begun.
            if (source.LastOpenHole is var hole and >= 0 && text.IndexOfAny(['"', '\''], hole + 1) >= 0)
                Unsettled = Settings.Count;
        }

        private void ReadPairs()
        {
            while (ErrorPosition < 0)
            {
                int segment = position;
                while (position < text.Length && (text[position] == ';' || char.IsWhiteSpace(text[position])))
                    position++;
                if (position >= text.Length)
                    return;
                if (text[position] == '\0')
                {
                    CheckOnlyNulsFollow();
                    return;
                }
                if (IsForbidden(text[position]))
                    Fail(segment);
                else
                    ReadPair();
            }
        }

        /// <summary>NULs end the text: nothing but white space may stand among and behind them.</summary>
        private void CheckOnlyNulsFollow()
        {
            for (int i = position; i < text.Length; i++)
            {
                if (text[i] != '\0' && !char.IsWhiteSpace(text[i]))
                {
                    Fail(i);
                    return;
                }
            }
        }

        private void ReadPair()
        {
            int start = position, segment = position;
            string? key = ReadKey(ref start, out bool isOpaqueSegment);
            // Behind an unknown part a pair may be the end of another one, in front of it it may be overruled.
            if (isOpaqueSegment || start != segment)
                Unsettled = Settings.Count + (isOpaqueSegment ? 0 : 1);
            if (ErrorPosition >= 0 || isOpaqueSegment)
                return;

            int afterEquals = position;
            while (position < text.Length && char.IsWhiteSpace(text[position]))
                position++;
            int valueStart = position;
            int valueEnd;
            string? value;
            bool isRemoval = false;
            if (position < text.Length && IsQuote(text[position]))
                value = ReadQuoted(start, out valueEnd);
            else
            {
                value = ReadUnquoted(start, out valueEnd);
                if (value is null)
                {
                    isRemoval = true;
                    // The empty value stands directly behind the equals sign, not behind the blanks.
                    valueStart = valueEnd = afterEquals;
                }
            }
            if (ErrorPosition >= 0)
                return;

            var valueRange = TextRange.FromBounds(valueStart, valueEnd);
            if (key is null || HoleMayCarryMore(valueRange))
                (MayCarryMore, Unsettled) = (true, Settings.Count + 1);
            // Whoever gives the value may end it and go on with settings of his own.
            if (source.LastOpenHole >= valueStart)
                Unsettled = Settings.Count + 1;
            Settings.Add(new Setting
            {
                Key = key,
                Keyword = key is null ? null : Keyword.Find(key),
                Value = source.CountHoles(valueRange) > 0 ? null : value,
                Start = KnownStart(valueRange),
                HasSlash = source.CountHoles(valueRange) > 0 && value?.IndexOf('/') >= 0,
                IsRemoval = isRemoval,
                Range = TextRange.FromBounds(start, valueEnd),
                ValueRange = valueRange,
            });
            if (position < text.Length && text[position] == ';')
                position++;
        }

        /// <summary>What stands before the first hole of a value, without its quote; null if nothing does, or if there is no hole.</summary>
        private string? KnownStart(TextRange value)
        {
            int start = value.Length > 0 && IsQuote(text[value.Start]) ? value.Start + 1 : value.Start;
            int hole = start;
            while (hole < value.End && !source.IsHole(hole))
                hole++;
            return hole > start && hole < value.End ? text.Substring(start, hole - start) : null;
        }

        /// <summary>A hole is harmless only as the whole value, quoted or not: beside other text it may close the value and go on. A number or another plain word can not.</summary>
        private bool HoleMayCarryMore(TextRange value)
        {
            int holes = source.CountHoles(value);
            if (holes == 0 || !source.HasOpenHole(value))
                return false;
            bool quoted = value.Length >= 2 && IsQuote(text[value.Start]);
            return holes > 1 || value.Length != (quoted ? 3 : 1);
        }

        /// <summary>Reads up to and including the equals sign.</summary>
        /// <param name="start">Where the key begins; moved behind an unknown part that ends in front of a keyword.</param>
        /// <param name="isOpaqueSegment">Whether this is no pair but a segment of unknown text.</param>
        /// <returns>The key; null if a part of it is unknown.</returns>
        private string? ReadKey(ref int start, out bool isOpaqueSegment)
        {
            isOpaqueSegment = false;
            int lastHole = -1;
            StringBuilder? unescaped = null;
            int copied = start;
            for (; position < text.Length; position++)
            {
                char c = text[position];
                if (source.IsHole(position))
                    lastHole = position;
                else if (c == '=')
                {
                    if (position + 1 < text.Length && text[position + 1] == '=')
                    {
                        (unescaped ??= new StringBuilder()).Append(text, copied, position + 1 - copied);
                        copied = ++position + 1;
                        continue;
                    }
                    int end = position++;
                    if (lastHole >= 0)
                        return KeywordBehind(lastHole, end, ref start);
                    string key = unescaped is null ? text.Substring(start, end - start) : unescaped.Append(text, copied, end - copied).ToString();
                    key = key.TrimEnd();
                    if (key.Length == 0)
                        Fail(start);
                    return key;
                }
                else if (c == ';' && lastHole >= 0)
                {
                    break;
                }
                else if (IsForbidden(c))
                {
                    Fail(start);
                    return null;
                }
            }
            if (lastHole < 0)
            {
                Fail(start);
                return null;
            }
            // A segment of unknown text: it may be any number of pairs.
            isOpaqueSegment = true;
            MayCarryMore = true;
            return null;
        }

        /// <summary>
        /// The keyword between an unknown part and the equals sign. The part may be empty or end in a semicolon, as in <c>{rest}SSL Mode=Require</c>;
        /// where it does neither, Npgsql throws or reads the mode as a part of another value.
        /// </summary>
        private string? KeywordBehind(int hole, int end, ref int start)
        {
            MayCarryMore = true;
            int from = hole + 1;
            while (from < end && char.IsWhiteSpace(text[from]))
                from++;
            string key = text.Substring(from, end - from).TrimEnd();
            if (Keyword.Find(key) is null)
                return null;
            start = from;
            return key;
        }

        private string? ReadQuoted(int pair, out int end)
        {
            char quote = text[position++];
            StringBuilder? unescaped = null;
            int copied = position;
            for (; position < text.Length && text[position] != '\0'; position++)
            {
                if (text[position] != quote)
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
                // An unknown part behind the value may begin with the semicolon.
                if (position < text.Length && text[position] is not ';' and not '\0' && !source.IsHole(position))
                    Fail(pair);
                return value;
            }
            end = position;
            Fail(pair);
            return null;
        }

        /// <returns>The value; null if it is empty.</returns>
        private string? ReadUnquoted(int pair, out int end)
        {
            int start = position;
            bool hasHole = false;
            while (position < text.Length && text[position] != ';' && !IsForbidden(text[position]))
                hasHole |= source.IsHole(position++);
            end = position;
            while (end > start && char.IsWhiteSpace(text[end - 1]))
                end--;
            if (end == start)
            {
                // Any control character but NUL is an error where a value should begin.
                if (position < text.Length && text[position] is not ';' and not '\0')
                    Fail(pair);
                return null;
            }
            // An unquoted value must not end in a quote, unless an unknown part may have opened it.
            if (IsQuote(text[end - 1]) && !hasHole)
                Fail(pair);
            return text.Substring(start, end - start);
        }

        /// <summary>Control characters that are not white space stand for nothing outside quotes.</summary>
        private static bool IsForbidden(char c) => char.IsControl(c) && !char.IsWhiteSpace(c);

        private static bool IsQuote(char c) => c is '"' or '\'';

        private void Fail(int at)
        {
            if (ErrorPosition < 0)
                ErrorPosition = at;
        }
    }
}
