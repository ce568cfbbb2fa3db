using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace PgSslAnalyzers.Tool.Fleet;

/// <summary>
/// Since when a line stands in a file, asked of <c>git blame</c>. Nothing is known outside of a repository, of lines that are not committed, without Git, and of what is older than a shallow clone.
/// </summary>
internal static class GitHistory
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The reports with the age of each exception whose place is known.</summary>
    public static ReportFile WithAges(ReportFile file)
    {
        string[] suppressed = [.. file.Findings.Where(HasPlace).Select(static place => place.File).Distinct(StringComparer.Ordinal)];
        string folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(file.Path))!;
        if (suppressed.Length == 0 || Run(folder, "rev-parse", "--show-toplevel", "--is-shallow-repository") is not [var root, var shallow, ..])
            return file;
        bool isShallow = shallow == "true";
        var days = new Dictionary<(string, int), DateOnly>();
        foreach (string path in suppressed)
        {
            IEnumerable<int> lines = file.Findings.Where(place => HasPlace(place) && place.File == path).Select(static place => place.Suppressed!.Line).Distinct();
            foreach ((int line, DateOnly day) in Blame(root, path, lines, isShallow))
                days[(path, line)] = day;
        }
        return file with
        {
            Findings = [.. file.Findings.Select(place => HasPlace(place) && days.TryGetValue((place.File, place.Suppressed!.Line), out DateOnly since) ? place with { Suppressed = place.Suppressed with { Since = since } } : place)],
        };
    }

    private static bool HasPlace(ReportedPlace place) => place.Suppressed is { Line: > 0 };

    private static IEnumerable<(int Line, DateOnly Day)> Blame(string root, string path, IEnumerable<int> lines, bool isShallow)
    {
        // For each line: "HASH ORIGINAL LINE ...", headers, and the line itself behind a tab. The headers of a commit stand at its first line alone.
        var commits = new Dictionary<string, (DateOnly? Day, bool IsBoundary)>(StringComparer.Ordinal);
        string hash = "";
        int number = 0;
        foreach (string line in Run(root, ["blame", "--no-textconv", "--porcelain", .. lines.Select(static line => string.Create(CultureInfo.InvariantCulture, $"-L{line},{line}")), "--", path]) ?? [])
        {
            string[] words = line.Split(' ');
            if (line.StartsWith('\t'))
            {
                // A hash of zeros: not committed yet. The oldest commit of a shallow clone stands for all before it.
                if (hash.Any(static c => c != '0') && commits.TryGetValue(hash, out (DateOnly? Day, bool IsBoundary) commit) && commit.Day is { } day && !(isShallow && commit.IsBoundary))
                    yield return (number, day);
            }
            else if (words.Length >= 3 && words[0].Length >= 40 && words[0].All(char.IsAsciiHexDigit))
            {
                (hash, number) = (words[0], int.Parse(words[2], CultureInfo.InvariantCulture));
                commits.TryAdd(hash, default);
            }
            else if (words[0] == "author-time" && long.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out long seconds))
                commits[hash] = (DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime), commits[hash].IsBoundary);
            else if (line == "boundary")
                commits[hash] = (commits[hash].Day, true);
        }
    }

    /// <summary>The lines that a command prints; null if it fails. No program that the configuration of the repository names runs: no monitor of files, no converter of texts.</summary>
    private static string[]? Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-c", "core.fsmonitor=false", .. arguments]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        try
        {
            using Process process = Process.Start(start)!;
            process.StandardInput.Close();
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            if (!process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                return null;
            }
            return process.ExitCode == 0 ? output.GetAwaiter().GetResult().ReplaceLineEndings("\n").Split('\n') : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
