using System.Diagnostics;
using System.Text.Json;

namespace PgSslAnalyzers.Editor.Tests;

/// <summary>What the editor showed of one file: texts of the page, not pixels.</summary>
/// <param name="Picture">The name of the pictures.</param>
/// <param name="Marks">How many marks there were.</param>
/// <param name="Message">The message of the first one.</param>
/// <param name="Menu">What the light bulb offered.</param>
/// <param name="Fixed">The text of the file after the first choice.</param>
/// <param name="Left">How many findings the file then had.</param>
internal sealed record Seen(string Picture, int Marks, string Message, string[] Menu, string Fixed, int Left);

/// <summary>A file to be opened in the editor.</summary>
/// <param name="File">Its name.</param>
/// <param name="Language">What Monaco calls its language.</param>
/// <param name="Text">Its text.</param>
/// <param name="Picture">The name of its pictures.</param>
internal sealed record Shown(string File, string Language, string Text, string Picture);

/// <summary>A real Chromium, driven through the page's own script.</summary>
internal static class Browser
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>Where the browser is; null with the reason if something of what is needed is missing.</summary>
    public static (string? Path, string WhyNot) Find(string page)
    {
        string? browser = Environment.GetEnvironmentVariable("PGSSL_BROWSER") ?? Places.FirstOrDefault(File.Exists);
        if (browser is null)
            return (null, "No Chromium is installed (apt-get install chromium), and PGSSL_BROWSER names none.");
        if (!Directory.Exists(Path.Combine(page, "node_modules")))
            return (null, "The packages of the page are missing: run npm ci in tests/PgSslAnalyzers.Editor.Tests/Page.");
        try
        {
            using Process node = Process.Start(new ProcessStartInfo("node", "--version") { RedirectStandardOutput = true })!;
            node.WaitForExit();
            return (browser, "");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (null, "Node.js is not installed.");
        }
    }

    /// <summary>Opens each file in turn and leaves the pictures in <paramref name="folder"/>.</summary>
    public static async Task<Seen[]> ShowAsync(string browser, string page, string address, string folder, IEnumerable<Shown> files)
    {
        using Process node = Process.Start(new ProcessStartInfo("node", [Path.Combine(page, "drive.mjs"), address, browser, folder])
        {
            WorkingDirectory = page,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(files, Web));
        node.StandardInput.Close();
        Task<string> output = node.StandardOutput.ReadToEndAsync(), errors = node.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        try
        {
            await node.WaitForExitAsync(patience.Token);
        }
        finally
        {
            if (!node.HasExited)
                node.Kill(entireProcessTree: true);
        }
        Assert.True(node.ExitCode == 0, await errors);
        return JsonSerializer.Deserialize<Seen[]>(await output, Web)!;
    }
}
