namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>What begins a comment in files that are read line by line.</summary>
internal static class LineComments
{
    private static readonly string[] Marks = ["#", "//", ";", "-- ", "::", "REM ", "rem ", "@description("];

    /// <summary>Steps over the comment that starts here.</summary>
    /// <param name="cursor">The position.</param>
    /// <param name="kind">A .env file and a Dockerfile know <c>#</c> alone.</param>
    public static bool Skip(Cursor cursor, FileKind kind)
    {
        if (kind == FileKind.Text && (SkipBlock(cursor, "/*", "*/") || SkipBlock(cursor, "<#", "#>")))
            return true;
        foreach (string mark in Marks)
        {
            if (cursor.StartsWith(mark) && (mark == "#" || kind == FileKind.Text))
            {
                cursor.MoveTo(cursor.LineEnd());
                return true;
            }
        }
        return false;
    }

    private static bool SkipBlock(Cursor cursor, string open, string close)
    {
        if (!cursor.StartsWith(open))
            return false;
        int end = cursor.Find(close, cursor.Position + open.Length);
        cursor.MoveTo(end < 0 ? cursor.Text.Length : end + close.Length);
        return true;
    }
}
