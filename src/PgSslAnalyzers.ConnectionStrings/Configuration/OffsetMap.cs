namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>
/// Leads from the decoded text of a value back to the file. The text is a row of runs: characters that stand in the file as
/// they are, and characters that stand for an escape, an entity or a line fold.
/// </summary>
public sealed class OffsetMap
{
    private readonly Run[] runs;
    private readonly int end;

    internal OffsetMap(Run[] runs, int end) => (this.runs, this.end) = (runs, end);

    /// <summary>Where the decoded character at <paramref name="offset"/> starts in the file; behind the last one, where the text ends.</summary>
    public int StartOf(int offset)
    {
        Run run = RunAt(offset);
        return offset >= run.DecodedEnd ? end
            : run.IsVerbatim ? run.FileStart + (offset - run.DecodedStart)
            : run.FileStart;
    }

    /// <summary>Where the decoded character before <paramref name="offset"/> ends in the file; before the first one, where that starts.</summary>
    public int EndOf(int offset)
    {
        if (offset <= 0)
            return runs[0].FileStart;
        Run run = RunAt(offset - 1);
        return offset < run.DecodedEnd && run.IsVerbatim ? run.FileStart + (offset - run.DecodedStart) : run.FileEnd;
    }

    /// <summary>The part of the file that holds the decoded range; an empty one is the place right before the character behind it.</summary>
    public FileSpan Map(int start, int end) => start >= end ? new FileSpan(StartOf(start), StartOf(start)) : new FileSpan(StartOf(start), EndOf(end));

    /// <summary>The map of a part of the text.</summary>
    public OffsetMap Slice(int start, int end)
    {
        var builder = new OffsetMapBuilder();
        AddTo(builder, start, end);
        return builder.Build(StartOf(start), EndOf(end));
    }

    /// <summary>The map of a text that was read out of the text of <paramref name="outer"/>.</summary>
    public OffsetMap Within(OffsetMap outer)
    {
        var builder = new OffsetMapBuilder();
        foreach (Run run in runs)
        {
            if (run.IsVerbatim)
                outer.AddTo(builder, run.FileStart, run.FileEnd);
            else
            {
                FileSpan span = outer.Map(run.FileStart, run.FileEnd);
                builder.Add(run.DecodedEnd - run.DecodedStart, span.Start, span.End);
            }
        }

        return builder.Build(outer.StartOf(runs[0].FileStart), outer.EndOf(end));
    }

    private void AddTo(OffsetMapBuilder builder, int start, int end)
    {
        for (int index = IndexOfRun(start); index < runs.Length && runs[index].DecodedStart < end; index++)
        {
            Run run = runs[index];
            int from = Math.Max(start, run.DecodedStart);
            int to = Math.Min(end, run.DecodedEnd);
            if (from >= to)
                continue;
            if (run.IsVerbatim)
                builder.Add(to - from, run.FileStart + (from - run.DecodedStart), run.FileStart + (to - run.DecodedStart));
            else
                builder.Add(to - from, run.FileStart, run.FileEnd);
        }
    }

    private Run RunAt(int offset) => runs[IndexOfRun(offset)];

    private int IndexOfRun(int offset)
    {
        int low = 0;
        int high = runs.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (runs[middle].DecodedStart <= offset)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }

    internal readonly record struct Run(int DecodedStart, int DecodedEnd, int FileStart, int FileEnd)
    {
        public bool IsVerbatim => DecodedEnd - DecodedStart == FileEnd - FileStart;
    }
}

/// <summary>Collects runs from left to right and joins those that continue each other.</summary>
internal sealed class OffsetMapBuilder
{
    private readonly List<OffsetMap.Run> runs = [];

    public int DecodedLength { get; private set; }

    public void Add(int decodedLength, int fileStart, int fileEnd)
    {
        if (decodedLength == 0)
            return;
        var run = new OffsetMap.Run(DecodedLength, DecodedLength + decodedLength, fileStart, fileEnd);
        DecodedLength += decodedLength;
        if (runs.Count > 0 && run.IsVerbatim && runs[runs.Count - 1] is { IsVerbatim: true } last && last.FileEnd == fileStart)
        {
            runs[runs.Count - 1] = last with { DecodedEnd = run.DecodedEnd, FileEnd = fileEnd };
        }
        else
            runs.Add(run);
    }

    /// <summary>A map always has a run; that of an empty text says only where the text would be.</summary>
    /// <param name="start">Where the text starts.</param>
    /// <param name="end">Where the text ends, if that is behind its last character.</param>
    public OffsetMap Build(int start, int end = 0)
        => new(runs.Count == 0 ? [new OffsetMap.Run(0, 0, start, start)] : [.. runs], Math.Max(end, runs.Count == 0 ? start : runs[runs.Count - 1].FileEnd));
}
