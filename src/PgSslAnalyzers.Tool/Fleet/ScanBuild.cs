using System.Diagnostics;
using PgSslAnalyzers.Tool.Context;

namespace PgSslAnalyzers.Tool.Fleet;

/// <summary>
/// Builds the report of projects that need not reference the package: MSBuild imports a file of the tool behind the common targets of each, which brings the analyzers in.
/// </summary>
internal static class ScanBuild
{
    /// <summary>The files of the package, beside the tool.</summary>
    private static readonly string Files = Path.Combine(AppContext.BaseDirectory, "scan");

    /// <summary>Where the reports of a solution or project are: its folder.</summary>
    public static string FolderOf(string path) => File.Exists(path) ? Path.GetDirectoryName(Path.GetFullPath(path))! : path;

    /// <summary>Builds.</summary>
    /// <param name="path">A solution, a project, or the folder of one.</param>
    /// <param name="show">Takes the lines that the build prints.</param>
    /// <param name="cancellationToken">Stops the build.</param>
    /// <exception cref="UserError">There is nothing to build, or the build fails.</exception>
    public static async Task RunAsync(string path, Action<string> show, CancellationToken cancellationToken)
    {
        if (!File.Exists(path) && !Directory.Exists(path))
            throw new UserError($"there is neither a file nor a folder {path}");
        var start = new ProcessStartInfo("dotnet",
        [
            "build", path, "-t:PgSslReport", "-nologo", "-v:m",
            $"-p:CustomAfterMicrosoftCommonTargets={Path.Combine(Files, "PgSslAnalyzers.Scan.targets")}",
            $"-p:CustomAfterMicrosoftCommonCrossTargetingTargets={Path.Combine(Files, "PgSslAnalyzers.ScanFrameworks.targets")}",
        ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start) ?? throw new UserError("dotnet cannot be started");
        process.StandardInput.Close();
        process.OutputDataReceived += (_, line) => Show(line.Data);
        process.ErrorDataReceived += (_, line) => Show(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
        if (process.ExitCode != 0)
            throw new UserError($"the build of {path} fails; what it printed stands above");

        void Show(string? line)
        {
            if (!string.IsNullOrWhiteSpace(line))
                show(line);
        }
    }
}
