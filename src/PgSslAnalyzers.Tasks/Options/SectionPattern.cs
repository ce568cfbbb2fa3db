using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PgSslAnalyzers.Tasks.Options;

/// <summary>The head of a section in an .editorconfig file, understood as the compiler understands it.</summary>
internal sealed class SectionPattern
{
    private readonly string pattern;
    private readonly StringBuilder regex = new("^");
    private readonly List<(int First, int Last)> ranges = [];
    private int position;

    private SectionPattern(string pattern) => this.pattern = pattern;

    /// <summary>A test of paths below the folder of the file, with <c>/</c> in front; null if the head is no pattern.</summary>
    public static Func<string, bool>? Compile(string head)
    {
        var compiled = new SectionPattern(head);
        compiled.regex.Append(head.IndexOf('/') < 0 ? ".*/" : head[0] == '/' ? "" : "/");
        if (!compiled.ReadAll())
            return null;
        Regex test;
        try
        {
            test = new Regex(compiled.regex.Append('$').ToString());
        }
        catch (ArgumentException)
        {
            // An empty class, a range from z to a.
            return null;
        }
        return path => test.Match(path) is { Success: true } match && compiled.AreInRange(match);
    }

    /// <summary>The path that the head of a section in a global file names; null if it is a pattern.</summary>
    public static string? Unescape(string head)
    {
        var path = new StringBuilder();
        for (int i = 0; i < head.Length; i++)
        {
            if (head[i] is '*' or '?' or '{' or '}' or '[' or ',' || (head[i] == '\\' && ++i == head.Length))
                return null;
            path.Append(head[i]);
        }
        return path.ToString();
    }

    private bool AreInRange(Match match)
    {
        for (int i = 0; i < ranges.Count; i++)
        {
            if (!TryParse(match.Groups[i + 1].Value, out int number) || number < ranges[i].First || number > ranges[i].Last)
                return false;
        }
        return true;
    }

    private bool ReadAll()
    {
        int depth = 0;
        while (position < pattern.Length)
        {
            char character = pattern[position++];
            switch (character)
            {
                case '*' when position < pattern.Length && pattern[position] == '*':
                    position++;
                    regex.Append(".*");
                    break;
                case '*':
                    regex.Append("[^/]*");
                    break;
                case '?':
                    regex.Append('.');
                    break;
                case '\\':
                    if (position >= pattern.Length)
                        return false;
                    Literal(pattern[position++]);
                    break;
                case '[':
                    if (!TryReadClass())
                        return false;
                    break;
                case '{' when TryReadRange():
                    break;
                case '{':
                    depth++;
                    regex.Append("(?:");
                    break;
                case ',' or '}' when depth == 0:
                    return false;
                case ',':
                    regex.Append('|');
                    break;
                case '}':
                    depth--;
                    regex.Append(')');
                    break;
                default:
                    Literal(character);
                    break;
            }
        }
        return depth == 0;
    }

    private void Literal(char character) => regex.Append(Regex.Escape(character.ToString()));

    private bool TryReadClass()
    {
        regex.Append('[');
        if (position < pattern.Length && pattern[position] == '!')
        {
            regex.Append('^');
            position++;
        }
        while (position < pattern.Length)
        {
            char character = pattern[position++];
            switch (character)
            {
                case ']':
                    regex.Append(']');
                    return true;
                case '-':
                    regex.Append('-');
                    break;
                case '\\' when position >= pattern.Length:
                    return false;
                case '\\':
                    regex.Append('\\').Append(pattern[position++]);
                    break;
                default:
                    Literal(character);
                    break;
            }
        }
        return false;
    }

    /// <summary><c>{1..3}</c>.</summary>
    private bool TryReadRange()
    {
        int end = pattern.IndexOf('}', position);
        int dots = end < 0 ? -1 : pattern.IndexOf("..", position, end - position, StringComparison.Ordinal);
        if (dots < 0 || !TryParse(pattern.Substring(position, dots - position), out int first) || !TryParse(pattern.Substring(dots + 2, end - dots - 2), out int last))
            return false;
        ranges.Add((Math.Min(first, last), Math.Max(first, last)));
        regex.Append("(-?[0-9]+)");
        position = end + 1;
        return true;
    }

    private static bool TryParse(string text, out int number)
        => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) && text[0] != '+';
}
