using System.Text;
using PgSslAnalyzers.Tool.Context;

namespace PgSslAnalyzers.Tool.Input;

/// <summary>Where a connection string is read from. It never comes as an argument, and no message repeats what was given in its place: that may be one.</summary>
/// <param name="Text">The connection string.</param>
/// <param name="Place">What it was read from, for people.</param>
internal sealed record ConnectionStringSource(string Text, string Place)
{
    public const string StandardInput = "-";
    private const string VariablePrefix = "env:";
    private const string FilePrefix = "file:";

    /// <summary>The longest text that is read, in bytes.</summary>
    private const int Limit = 1 << 16;

    /// <summary>Why a connection string is refused as an argument.</summary>
    public const string WhyNotAnArgument =
        "a connection string is not taken as an argument: it would stay in the history of the shell, and every user of this machine can read it in the list of processes. Use --from env:NAME, --from FILE, or standard input";

    /// <summary>Whether a word of the command line looks like a connection string or a URI.</summary>
    public static bool LooksLikeOne(string word)
        => word.Contains('=', StringComparison.Ordinal) || word.Contains(';', StringComparison.Ordinal) || word.Contains("://", StringComparison.Ordinal) || word.Contains('@', StringComparison.Ordinal);

    /// <summary>Reads it.</summary>
    /// <param name="from"><c>-</c>, <c>env:NAME</c>, <c>file:PATH</c> or a path.</param>
    /// <param name="context">The streams and the environment.</param>
    /// <param name="cancellationToken">Stops waiting for standard input.</param>
    /// <exception cref="UserError">It cannot be read.</exception>
    public static async Task<ConnectionStringSource> ReadAsync(string from, ToolContext context, CancellationToken cancellationToken)
    {
        if (from == StandardInput)
            return From(await ReadStandardInputAsync(context, cancellationToken), "standard input");
        if (from.StartsWith(VariablePrefix, StringComparison.Ordinal))
        {
            string name = from[VariablePrefix.Length..];
            if (name.Length == 0 || !name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-' or ':'))
                throw new UserError(LooksLikeOne(name) ? WhyNotAnArgument : "--from env: needs the name of an environment variable");
            return From(context.Variable(name) ?? throw new UserError("the environment variable that --from names is not set"), $"the environment variable {name}");
        }
        bool isMarked = from.StartsWith(FilePrefix, StringComparison.Ordinal);
        if (!isMarked && LooksLikeOne(from))
            throw new UserError(WhyNotAnArgument + ", or --from file:PATH if this is a path");
        return From(ReadFile(isMarked ? from[FilePrefix.Length..] : from), "a file");
    }

    private static ConnectionStringSource From(string text, string place)
    {
        string trimmed = text.Trim().TrimStart('\uFEFF');
        if (trimmed.Length == 0)
            throw new UserError($"{place} holds no connection string");
        if (trimmed[0] is '{' or '<')
            throw new UserError($"{place} holds JSON or XML: give the connection string alone (the analyzers look at configuration files of a project)");
        return new ConnectionStringSource(trimmed, place);
    }

    private static async Task<string> ReadStandardInputAsync(ToolContext context, CancellationToken cancellationToken)
    {
        char[] buffer = new char[Limit + 1];
        // A read of the console does not listen to the token: it is left behind.
        int count = await Task.Run(() => context.In.ReadBlock(buffer), cancellationToken).WaitAsync(cancellationToken);
        return count <= Limit ? new string(buffer, 0, count) : throw TooLong();
    }

    private static string ReadFile(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            byte[] buffer = new byte[Limit + 1];
            int count = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            if (count > Limit)
                throw TooLong();
            using var reader = new StreamReader(new MemoryStream(buffer, 0, count), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
            return reader.ReadToEnd();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UserError(e is FileNotFoundException or DirectoryNotFoundException
                ? "the file that --from names is not there"
                : "the file that --from names cannot be read", e);
        }
    }

    private static UserError TooLong() => new($"more than {Limit / 1024} KiB are no connection string");
}
