namespace PgSslAnalyzers.Tasks.Files;

/// <summary>A place as compilers say it: line and column, both from 1.</summary>
internal readonly record struct FilePosition(int Line, int Column)
{
    /// <summary>The place of the character at <paramref name="position"/>.</summary>
    public static FilePosition Of(string text, int position)
    {
        int line = 1, start = 0;
        for (int i = 0; i < position && i < text.Length; i++)
        {
            bool isBreak = text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'));
            if (isBreak)
                (line, start) = (line + 1, i + 1);
        }
        return new FilePosition(line, position - start + 1);
    }
}
