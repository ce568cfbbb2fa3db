using System.Text;

namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>Puts the decoded text of one scalar together and remembers where each part stands in the source.</summary>
internal sealed class DecodedText
{
    private readonly string source;
    private readonly int start;
    private readonly OffsetMapBuilder map = new();
    private readonly StringBuilder text = new();
    private int verbatimStart;
    private int verbatimEnd;

    public DecodedText(string source, int start)
    {
        this.source = source;
        this.start = verbatimStart = verbatimEnd = start;
    }

    public int Length => map.DecodedLength + (verbatimEnd - verbatimStart);

    /// <summary>Characters that mean themselves.</summary>
    public void Verbatim(int from, int to)
    {
        if (from != verbatimEnd)
        {
            Flush();
            verbatimStart = from;
        }

        verbatimEnd = to;
    }

    /// <summary>Characters that stand for <paramref name="decoded"/>.</summary>
    public void Escape(string decoded, int from, int to)
    {
        Flush();
        text.Append(decoded);
        map.Add(decoded.Length, from, to);
        verbatimStart = verbatimEnd = to;
    }

    public (string Text, OffsetMap Map) Build()
    {
        Flush();
        return (text.ToString(), map.Build(start));
    }

    private void Flush()
    {
        if (verbatimEnd > verbatimStart)
        {
            text.Append(source, verbatimStart, verbatimEnd - verbatimStart);
            map.Add(verbatimEnd - verbatimStart, verbatimStart, verbatimEnd);
        }

        verbatimStart = verbatimEnd;
    }
}
