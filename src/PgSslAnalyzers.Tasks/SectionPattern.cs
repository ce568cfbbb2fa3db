using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PgSslAnalyzers.Tasks;

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
        var test = new Regex(compiled.regex.Append('$').ToString(), RegexOptions.CultureInvariant);
        return path => test.Match(path) is { Success: true } match && compiled.AreInRange(match);
    }

    private bool AreInRange(Match match)
    {
        for (int i = 0; i < ranges.Count; i++)
        {
            if (!int.TryParse(match.Groups[i + 1].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
                || number < ranges[i].First || number > ranges[i].Last)
            {
                return false;
            }
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
                case '{':
                    if (TryReadRange())
                        break;
                    depth++;
                    regex.Append("(?:");
                    break;
                case ',' when depth > 0:
                    regex.Append('|');
                    break;
                case '}' when depth > 0:
                    depth--;
                    regex.Append(')');
                    break;
                case '}':
                    return false;
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
        int end = pattern.IndexOf(']', position);
        if (end < 0)
            return false;
        regex.Append('[');
        if (pattern[position] == '!')
        {
            regex.Append('^');
            position++;
        }
        for (; position < end; position++)
        {
            if (pattern[position] is '\\' or '[' or '^')
                regex.Append('\\');
            regex.Append(pattern[position]);
        }
        position++;
        regex.Append(']');
        return true;
    }

    /// <summary><c>{1..3}</c>.</summary>
    private bool TryReadRange()
    {
        int end = pattern.IndexOf('}', position);
        int dots = end < 0 ? -1 : pattern.IndexOf("..", position, end - position, StringComparison.Ordinal);
        if (dots < 0
            || !int.TryParse(pattern.Substring(position, dots - position), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int first)
            || !int.TryParse(pattern.Substring(dots + 2, end - dots - 2), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int last))
        {
            return false;
        }
        ranges.Add((Math.Min(first, last), Math.Max(first, last)));
        regex.Append("(-?[0-9]+)");
        position = end + 1;
        return true;
    }
}
