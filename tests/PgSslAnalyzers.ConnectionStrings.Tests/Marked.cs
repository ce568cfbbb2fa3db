using System.Text;
using System.Text.RegularExpressions;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Parsing;

namespace PgSslAnalyzers.ConnectionStrings.Tests;

/// <summary>
/// A connection string with its expected findings written into it: <c>{|PGSSL1003:SSL Mode=Require|}</c>. A finding about the whole string
/// encloses all of it. <c>□</c> stands for a part that is not known at build time.
/// </summary>
public static partial class Marked
{
    public const char Hole = '□';

    /// <summary>The text with holes, without markup.</summary>
    public static PartialText Text(string marked)
    {
        string plain = Markup().Replace(marked, "");
        int[] holes = plain.Select((c, i) => (c, i)).Where(p => p.c == Hole).Select(p => p.i).ToArray();
        return new PartialText(plain.Replace(Hole, PartialText.HoleCharacter), holes);
    }

    public static ConnectionString Parse(string marked) => ConnectionStringParser.Parse(Text(marked));

    /// <summary>The text with its findings written into it.</summary>
    public static string Write(ConnectionString parsed, IEnumerable<Finding> findings)
    {
        string text = Show(parsed.Text);
        var marks = findings.Select(f => (f.Rule.Id, Range: f.Setting?.Range ?? new TextRange(0, text.Length))).ToList();
        var written = new StringBuilder();
        for (int i = 0; i <= text.Length; i++)
        {
            foreach ((string Id, TextRange Range) _ in marks.Where(m => m.Range.End == i && (m.Range.Length > 0 || i == 0)))
                written.Append("|}");
            foreach ((string? id, TextRange _) in marks.Where(m => m.Range.Start == i && i < m.Range.End).OrderByDescending(m => m.Range.Length))
                written.Append("{|").Append(id).Append(':');
            if (i < text.Length)
                written.Append(text[i]);
        }
        return written.ToString();
    }

    public static string Show(PartialText text)
    {
        var shown = new StringBuilder(text.Text);
        for (int i = 0; i < shown.Length; i++)
        {
            if (text.IsHole(i))
                shown[i] = Hole;
        }
        return shown.ToString();
    }

    [GeneratedRegex(@"\{\|PGSSL\d{4}:|\|\}")]
    private static partial Regex Markup();
}
