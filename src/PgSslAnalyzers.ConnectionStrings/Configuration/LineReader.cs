using PgSslAnalyzers.ConnectionStrings.Keywords;

namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>
/// Files that are read line by line: .env, Dockerfile, and as plain text everything without a reader of its own (shell and CI
/// scripts, Terraform, Bicep, ini). What counts there is an assignment or a text in quotes.
/// </summary>
internal sealed class LineReader
{
    private static readonly HashSet<string> LeadingWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "export", "set", "setx", "env", "arg", "declare", "local", "readonly", "-x", "-e", "--env", "-", "label",
    };

    private readonly Cursor cursor;
    private readonly FileKind kind;
    private readonly ShellScalars scalars;
    private readonly ConfigurationDocument document = new();
    private readonly HereDocuments hereDocuments;
    private readonly LineSections sections;
    private bool continuesVariables;

    private LineReader(string text, FileKind kind)
    {
        cursor = new Cursor(text);
        scalars = new ShellScalars(cursor);
        hereDocuments = new HereDocuments(cursor);
        sections = new LineSections(cursor);
        this.kind = kind;
    }

    public static ConfigurationDocument Read(string text, FileKind kind)
    {
        var reader = new LineReader(text, kind);
        while (!reader.cursor.AtEnd)
        {
            reader.ReadLine();
            reader.cursor.MoveTo(reader.cursor.LineEnd());
            reader.cursor.SkipLineBreak();
        }
        reader.document.Steps = reader.cursor.Steps;
        return reader.document;
    }

    private void ReadLine()
    {
        cursor.SkipBlanks();
        if (cursor.AtEnd || cursor.AtLineBreak || ReadComment())
            return;
        int start = cursor.Position;
        string word = SkipLeadingWords();
        bool isVariables = kind == FileKind.Dockerfile && (continuesVariables || IsVariableInstruction(word));
        continuesVariables = false;
        if (isVariables)
            ReadVariables();
        else if (kind == FileKind.Env)
            ReadVariable();
        else if (kind == FileKind.Dockerfile || !sections.TryStartGroup())
            ReadText(start);
    }

    private bool ReadComment()
    {
        int start = cursor.Position;
        if (!LineComments.Skip(cursor, kind))
            return false;
        document.AddComment(start, cursor.Position);
        return true;
    }

    /// <summary>Steps over <c>export</c>, <c>ENV</c> and their like.</summary>
    /// <returns>The last of them.</returns>
    private string SkipLeadingWords()
    {
        const int longest = 8;
        string last = "";
        while (true)
        {
            int end = cursor.Position;
            while (end < cursor.Text.Length && end - cursor.Position <= longest && cursor.Text[end] is not (' ' or '\t' or '\n' or '\r'))
                end++;
            cursor.Look(end - cursor.Position);
            if (end >= cursor.Text.Length || cursor.Text[end] is not (' ' or '\t'))
                return last;
            string word = cursor.Text.Substring(cursor.Position, end - cursor.Position);
            if (!LeadingWords.Contains(word))
                return last;
            last = word;
            cursor.MoveTo(end);
            cursor.SkipBlanks();
        }
    }

    private static bool IsVariableInstruction(string word)
        => string.Equals(word, "ENV", StringComparison.OrdinalIgnoreCase) || string.Equals(word, "ARG", StringComparison.OrdinalIgnoreCase);

    /// <summary>A line of a .env file: its value goes up to the end of the line, or of the quotes.</summary>
    private void ReadVariable()
    {
        if (!TryReadKey(out string key, out FileSpan span))
            return;
        if (cursor.Current is '"' or '\'')
        {
            int start = cursor.Position;
            if (scalars.Quoted(isMultiLine: true) is { } quoted)
            {
                // With a word behind the quote the line is broken, and so may the text be.
                if (!char.IsLetterOrDigit(cursor.Current))
                    Add(key, span, quoted);
                return;
            }
            cursor.MoveTo(start);
        }
        Add(key, span, scalars.RestOfLine());
    }

    /// <summary>The pairs of ENV or ARG in a Dockerfile, also over lines that end in a backslash.</summary>
    private void ReadVariables()
    {
        while (!cursor.AtEnd && !cursor.AtLineBreak)
        {
            cursor.SkipBlanks();
            if (cursor.Current == '\\' && cursor.Peek() is '\n' or '\r')
            {
                continuesVariables = true;
                return;
            }
            if (!TryReadKey(out string key, out FileSpan span))
            {
                ReadOldVariable();
                return;
            }
            int start = cursor.Position;
            if (cursor.Current is '"' or '\'' && scalars.Quoted(isMultiLine: false) is { } quoted)
            {
                Add(key, span, quoted);
            }
            else
            {
                cursor.MoveTo(start);
                Add(key, span, scalars.Word());
            }
        }
    }

    /// <summary><c>ENV KEY the rest of the line</c>.</summary>
    private void ReadOldVariable()
    {
        int start = cursor.Position;
        string key = ReadName();
        var span = new FileSpan(start, cursor.Position);
        if (key.Length == 0 || cursor.Current is not (' ' or '\t'))
            return;
        cursor.SkipBlanks();
        Add(key, span, scalars.RestOfLine());
    }

    /// <summary>A line of any text: an assignment without quotes as a whole, and each text in quotes.</summary>
    private void ReadText(int start)
    {
        bool isAssignment = TryReadKey(out string key, out FileSpan span);
        if (isAssignment && cursor.Current is not ('"' or '\'' or '{' or '[' or '(' or '@' or '<'))
            AddRest(key, span);
        cursor.MoveTo(start);
        int nameStart = start;
        while (!cursor.AtEnd && !cursor.AtLineBreak)
        {
            switch (cursor.Current)
            {
                case '"' or '\'':
                    ReadQuoted(nameStart);
                    nameStart = cursor.Position;
                    break;
                case '{':
                    sections.Open();
                    nameStart = cursor.Position;
                    break;
                case '}':
                    sections.Close();
                    nameStart = cursor.Position;
                    break;
                case '\\' when cursor.Peek() is not ('\n' or '\r' or '\0'):
                    cursor.Advance(2);
                    break;
                default:
                    cursor.Advance();
                    break;
            }
        }
        if (hereDocuments.Read(start) is { } text)
            Add(isAssignment ? key : "", isAssignment ? span : default, text);
    }

    /// <summary>The rest of the line; the line as a whole where the key is a keyword: <c>Host=db;Database=d</c>.</summary>
    private void AddRest(string key, FileSpan span)
    {
        int valueStart = cursor.Position;
        Scalar rest = scalars.RestOfLine(ScalarStyle.Assignment);
        if (rest.Text.IndexOf(';') > 0 && Keyword.Find(key) is not null)
        {
            cursor.MoveTo(span.Start);
            Add("", default, scalars.RestOfLine(ScalarStyle.Assignment));
        }
        else if (rest.Text.Length > 0)
            Add(key, span, rest);
        cursor.MoveTo(valueStart);
    }

    private void ReadQuoted(int nameStart)
    {
        int start = cursor.Position;
        FileSpan span = NameBefore(nameStart, start);
        bool isAssigned = span.Length > 0;
        if (isAssigned && scalars.LongQuoted() is { } text)
        {
            Add(cursor.Text.Substring(span.Start, span.Length), span, text);
            return;
        }
        // What stands between the end of one text in quotes and the start of the next is no text of its own: a word, or a variable that goes on with it, follows its last quote.
        // (PowerShell writes a quote as `".)
        if (!EndsWord(start) && scalars.Quoted(isMultiLine: isAssigned) is { } quoted && !((char.IsLetterOrDigit(cursor.Current) || cursor.Current == '$') && cursor.Text[cursor.Position - 2] != '`'))
        {
            Add(cursor.Text.Substring(span.Start, span.Length), span, quoted);
            return;
        }
        cursor.MoveTo(start);
        cursor.Advance();
    }

    /// <summary>Whether a word stands directly before a quote, as in <c>don't</c>: what some languages write there to say how a text is read has two letters at most.</summary>
    private bool EndsWord(int quote)
    {
        int start = quote - 3;
        return start >= 0 && char.IsLetterOrDigit(cursor.Text[start]) && char.IsLetterOrDigit(cursor.Text[start + 1]) && char.IsLetterOrDigit(cursor.Text[start + 2]);
    }

    /// <summary>The name in <c>name = "text"</c> or <c>name: 'text'</c>.</summary>
    private FileSpan NameBefore(int limit, int quote)
    {
        int end = quote;
        while (end > limit && cursor.Text[end - 1] is ' ' or '\t')
            end--;
        if (end == limit || cursor.Text[end - 1] is not ('=' or ':'))
            return default;
        end--;
        // name += "text"
        if (end > limit && cursor.Text[end] == '=' && cursor.Text[end - 1] == '+')
            end--;
        while (end > limit && cursor.Text[end - 1] is ' ' or '\t')
            end--;
        int start = end;
        while (start > limit && IsName(cursor.Text[start - 1]))
            start--;
        cursor.Look(quote - start);
        return new FileSpan(start, end);
    }

    /// <summary>A name and the <c>=</c> or <c>:</c> behind it; the position is that of the value afterwards.</summary>
    private bool TryReadKey(out string key, out FileSpan span)
    {
        int start = cursor.Position;
        key = ReadName();
        span = new FileSpan(start, cursor.Position);
        if (key.Length > 0)
        {
            if (kind != FileKind.Dockerfile)
                cursor.SkipBlanks();
            // CS := value
            if (kind == FileKind.Text && cursor.Current is ':' or '?' or '+' && cursor.Peek() == '=')
                cursor.Advance();
            if (cursor.Current == '=' || (cursor.Current == ':' && cursor.Peek() is ' ' or '\t' && kind != FileKind.Dockerfile))
            {
                cursor.Advance();
                if (kind != FileKind.Dockerfile)
                    cursor.SkipBlanks();
                return true;
            }
        }
        cursor.MoveTo(start);
        return false;
    }

    private string ReadName()
    {
        int start = cursor.Position;
        while (IsName(cursor.Current) || (cursor.Current == ':' && IsName(cursor.Peek())))
            cursor.Advance();
        return cursor.Text.Substring(start, cursor.Position - start);
    }

    private static bool IsName(char character) => char.IsLetterOrDigit(character) || character is '_' or '.' or '-' or '$';

    private void Add(string key, FileSpan span, Scalar scalar)
    {
        // What a script sets is read by psql, too.
        if (kind != FileKind.Text || key != "PGSSLMODE")
            document.Add(new ConfigurationValue(sections.Current, key, span, scalar));
    }
}
