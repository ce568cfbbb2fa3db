using System.CommandLine;
using System.Globalization;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.Tool.Checking;
using PgSslAnalyzers.Tool.Context;
using PgSslAnalyzers.Tool.Input;

namespace PgSslAnalyzers.Tool.Commands;

/// <summary>
/// Options of several commands. All values are read as text and judged here: the messages of the command-line library repeat what was typed, which may be a secret.
/// </summary>
internal static class SharedOptions
{
    public static Option<string> From() => new("--from")
    {
        Description = "Where the connection string is: - (standard input), env:NAME, or a file",
        HelpName = "SOURCE",
    };

    public static Option<string> Npgsql(string range) => new("--npgsql")
    {
        Description = $"The version of Npgsql whose rules count: {range} [default: {NpgsqlVersion.Newest.Major}]",
        HelpName = "N",
    };

    public static Option<string> Root(string description) => new("--root") { Description = description, HelpName = "FILE" };

    public static Option<bool> Json() => new("--json") { Description = "Writes the report as JSON" };

    public static Option<string> Html() => new("--html") { HelpName = "FILE", Description = "Writes the report as one page, too" };

    public static Argument<string[]> Folders() => new("FOLDERS") { Arity = ArgumentArity.ZeroOrMore, Description = "Where to look, with all folders below [default: the current folder]" };

    /// <summary>Reads the folders; the current one if none is named.</summary>
    /// <exception cref="UserError">One looks like an option or like a connection string.</exception>
    public static IReadOnlyList<string> ReadFolders(string[]? words, string command)
    {
        if (words is not { Length: > 0 })
            return ["."];
        if (words.Any(ConnectionStringSource.LooksLikeOne))
            throw new UserError(ConnectionStringSource.WhyNotAnArgument);
        return words.Any(static word => word.StartsWith('-')) ? throw new UserError($"an option is not understood; see pgssl {command} --help") : words;
    }

    /// <summary>Reads --npgsql.</summary>
    /// <exception cref="UserError">It is none of the versions from <paramref name="oldest"/> on.</exception>
    public static NpgsqlVersion ReadVersion(string? text, int oldest)
    {
        if (text is null)
            return NpgsqlVersion.Newest;
        if (!NpgsqlVersion.TryParse(text, out NpgsqlVersion version) || version.Major < oldest || version.Major > NpgsqlVersion.Newest.Major)
            throw new UserError($"--npgsql takes a version from {oldest} to {NpgsqlVersion.Newest.Major}, such as {NpgsqlVersion.Newest.Major} or {NpgsqlVersion.Newest.Major}.0.3");
        return version;
    }

    /// <summary>Reads the path of a file, which reports will show.</summary>
    /// <exception cref="UserError">It looks like more than a path.</exception>
    public static string? ReadPath(string? text, string option)
        => text is null || (text.Length > 0 && ShownString.OfPath(text) == text) ? text : throw new UserError($"{option} takes the path of a file, without = and ;");

    /// <summary>Writes a file, and the folder that it goes to if that is missing.</summary>
    /// <exception cref="UserError">It cannot be written.</exception>
    public static void WriteFile(string path, string text)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path)) ?? path);
            File.WriteAllText(path, text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"{path} cannot be written");
        }
    }

    /// <summary>Reads --timeout.</summary>
    /// <exception cref="UserError">It is no number of seconds in the range.</exception>
    public static TimeSpan ReadTimeout(string? text)
    {
        if (text is null)
            return TimeSpan.FromSeconds(10);
        if (!double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) || seconds is < 0.1 or > 300)
            throw new UserError("--timeout takes seconds from 0.1 to 300");
        return TimeSpan.FromSeconds(seconds);
    }
}
