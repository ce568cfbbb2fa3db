using System.Text.RegularExpressions;

namespace PgSslAnalyzers.EndToEnd.Tests.Package;

/// <summary>What the package does for projects that are not C#, and for a mode that is set behind its files.</summary>
[Collection(PackageFixture.Name)]
[Trait("Category", "Long")]
public sealed partial class LanguagesTests(LanguagesStory story) : IClassFixture<LanguagesStory>
{
    /// <summary>What the configuration files of every project hold, and what is said of the code that nobody reads.</summary>
    private static readonly string[] Always =
    [
        "warning Files/docker-compose.yml(4,101): PGSSL1002",
        "warning Fs/Fs.fsproj: PGSSL0001",
        "warning Fs/appsettings.json(3,80): PGSSL1003",
        "warning Vb/Vb.vbproj: PGSSL0001",
    ];

    /// <summary>What compilers say; they say nothing when there is nothing to compile.</summary>
    private static readonly string[] Compiled = ["warning Lib/Source.cs(5,139): PGSSL1003", "warning Vb/appsettings.json(3,80): PGSSL1003"];

    [Fact]
    public void Every_project_has_its_configuration_files_looked_at_once()
    {
        Assert.Equal(0, story.FirstBuild.ExitCode);
        Assert.Equal(Sorted(Always.Concat(Compiled)), Printed(story.FirstBuild));
        Assert.DoesNotMatch("CS8032|BC42376|AD0001", story.FirstBuild.Output);
    }

    [Fact]
    public void Code_that_is_not_looked_at_is_named()
    {
        Assert.Contains("The F# code of this project can use Npgsql and is not looked at", story.FirstBuild.Output, StringComparison.Ordinal);
        Assert.Contains("The Visual Basic code of this project can use Npgsql and is not looked at", story.FirstBuild.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_build_with_nothing_to_compile_says_again_what_no_compiler_says()
    {
        Assert.Equal(0, story.SecondBuild.ExitCode);
        Assert.Equal(Sorted(Always), Printed(story.SecondBuild));
    }

    [Fact]
    public void A_misspelt_mode_is_an_error_in_every_project()
    {
        Assert.NotEqual(0, story.MisspeltMode.ExitCode);
        Assert.Equal(
            Sorted(["error Files/Files.csproj: PGSSL0001", "error Fs/Fs.fsproj: PGSSL0001", "error Fs/Fs.fsproj: PGSSL0001", "error Lib/Lib.csproj: PGSSL0001", "error Vb/Vb.vbproj: PGSSL0001"]),
            Printed(story.MisspeltMode));
        Assert.Contains("PgSslAnalysisMode is 'Enfroce', which is not understood. Use Audit, Default, Enforce or Strict.", story.MisspeltMode.Output, StringComparison.Ordinal);
    }

    /// <summary>The mode is set where the package's files have been read already.</summary>
    [Fact]
    public void A_mode_in_targets_holds_when_analyzers_are_switched_off()
    {
        Assert.NotEqual(0, story.StrictWithoutAnalyzers.ExitCode);
        Assert.Superset(new HashSet<string> { "error Lib/Lib.csproj: PGSSL0001", "error Vb/Vb.vbproj: PGSSL0001" }, Printed(story.StrictWithoutAnalyzers).Split('\n').ToHashSet());
        Assert.Contains("PgSslAnalysisMode is Strict, but RunAnalyzers or RunAnalyzersDuringBuild keeps the analyzers from running", story.StrictWithoutAnalyzers.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Strict_fails_in_every_place_and_a_severity_for_all_analyzers_changes_nothing()
    {
        Assert.NotEqual(0, story.Strict.ExitCode);
        Assert.Equal(Sorted(Always.Concat(Compiled).Select(static row => row.Replace("warning ", "error ", StringComparison.Ordinal))), Printed(story.Strict));
    }

    [Fact]
    public void In_Strict_whatever_lets_a_finding_pass_is_an_error_where_it_stands()
    {
        Assert.NotEqual(0, story.StrictWithExceptions.ExitCode);
        string[] rows = Printed(story.StrictWithExceptions).Split('\n');
        foreach (string project in (string[])["Files/Files.csproj", "Lib/Lib.csproj", "Vb/Vb.vbproj", "Fs/Fs.fsproj"])
        {
            Assert.Contains($"error {project}: PGSSL0001", rows);
            Assert.Contains($"warning {project}: PGSSL0001", rows);
        }
        Assert.Contains("error Lib/.editorconfig(4): PGSSL0001", rows);
        Assert.Contains("PgSslAnalysisMode is Strict, but NoWarn holds PGSSL1003.", story.StrictWithExceptions.Output, StringComparison.Ordinal);
        Assert.Contains("Strict mode ignores PGSSL1001 in WarningsNotAsErrors", story.StrictWithExceptions.Output, StringComparison.Ordinal);
        // Development connections are no part of the proof.
        Assert.DoesNotContain("PGSSL1006", story.StrictWithExceptions.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("is not looked at", story.StrictWithExceptions.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_of_a_connection_string_is_printed()
        => Assert.All([story.FirstBuild, story.SecondBuild, story.Strict, story.StrictWithExceptions], static build => Assert.DoesNotMatch(@"s3cret|\.example|Username|Database", build.Output));

    /// <summary>Each finding as it is printed once; the summary of a build says everything again.</summary>
    private string Printed(CommandResult build) => Sorted(Finding().Matches(build.Output.ReplaceLineEndings("\n"))
        .Select(match => (Row: $"{match.Groups["level"]} {Relative(match)}{match.Groups["place"]}: {match.Groups["id"]}", Line: match.Value)).DistinctBy(static found => found.Line).Select(static found => found.Row));

    /// <summary>A project is printed with its name alone where MSBuild tells of it.</summary>
    private string Relative(Match match)
    {
        string file = match.Groups["file"].Value.Trim();
        return Path.GetRelativePath(story.Folder, Path.IsPathRooted(file) ? file : Path.Combine(Path.GetDirectoryName(match.Groups["project"].Value)!, file)).Replace('\\', '/');
    }

    private static string Sorted(IEnumerable<string> rows) => string.Join('\n', rows.Order(StringComparer.Ordinal));

    [GeneratedRegex(@"^(?<file>[^\n(:]+?)(?<place>\([\d,]+\))? ?: (?<level>warning|error) (?<id>PGSSL\d+): [^\n]*\[(?<project>[^\n\]:]+)(::[^\n\]]*)?\]$", RegexOptions.Multiline)]
    private static partial Regex Finding();
}
