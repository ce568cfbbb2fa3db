using System.Text.Json;
using System.Text.Json.Serialization;
using PgSslAnalyzers.Tool.Context;

namespace PgSslAnalyzers.Tool.Fleet;

/// <summary>What <c>dotnet build -t:PgSslReport</c> wrote of one project in one target framework.</summary>
internal sealed record ReportFile
{
    /// <summary>The version that this tool understands.</summary>
    public const int KnownVersion = 1;

    public const string Name = "report.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public int Version { get; init; }

    /// <summary>The project file, relative to its repository.</summary>
    public string Project { get; init; } = "";

    public string Framework { get; init; } = "";

    public string Mode { get; init; } = "";

    public IReadOnlyList<string> NotLookedAt { get; init; } = [];

    public IReadOnlyList<KnownPlace> Baseline { get; init; } = [];

    public IReadOnlyList<ReportedPlace> Findings { get; init; } = [];

    /// <summary>Where the file lies.</summary>
    [JsonIgnore]
    public string Path { get; init; } = "";

    /// <summary>Reads a file.</summary>
    /// <exception cref="UserError">It is no report, or one of another version.</exception>
    public static ReportFile Read(string path)
    {
        ReportFile? file = null;
        try
        {
            file = JsonSerializer.Deserialize<ReportFile>(File.ReadAllText(path), Options);
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            // Said below, without what stands in the file.
        }
        return file is { Version: KnownVersion } ? file with { Path = path }
            : throw new UserError($"{path} is no report of this version: run dotnet build -t:PgSslReport again, with the version of the package that this tool has");
    }
}

/// <summary>A finding in a report.</summary>
internal sealed record ReportedPlace
{
    public string Rule { get; init; } = "";

    /// <summary>What it says of a connection: verified, weak, unknown, development; null if it counts none.</summary>
    public string? Verdict { get; init; }

    public string File { get; init; } = "";

    public int Line { get; init; }

    public int Column { get; init; }

    public string Message { get; init; } = "";

    public SuppressedPlace? Suppressed { get; init; }

    public string Fingerprint { get; init; } = "";
}

/// <summary>Why a finding is kept quiet, and until which day.</summary>
/// <param name="Reason">What its author wrote; empty if nothing.</param>
/// <param name="Until">The last day, <c>yyyy-mm-dd</c>; empty if it has none.</param>
/// <param name="Line">The line of the comment or pragma, from 1; 0 if it is not known.</param>
internal sealed record SuppressedPlace(string Reason, string Until, int Line)
{
    /// <summary>The day since which it stands there; null if Git does not know.</summary>
    [JsonIgnore]
    public DateOnly? Since { get; init; }
}

/// <summary>An entry of the baseline of a project.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Kind">The kind of the findings.</param>
/// <param name="File">The file, relative to the folder of the project.</param>
/// <param name="Count">How many findings it knows.</param>
/// <param name="Found">How many of them one target framework has found.</param>
internal sealed record KnownPlace(string Rule, string Kind, string File, int Count, int Found);
