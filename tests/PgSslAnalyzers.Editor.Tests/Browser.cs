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

/// <summary>What a reader of a page sees.</summary>
/// <param name="Width">The width of the window in pixels.</param>
/// <param name="Requests">How many files the browser asked for, the page included.</param>
/// <param name="Complaints">What the browser says of the page.</param>
/// <param name="Title">Its title.</param>
/// <param name="Scripts">How many scripts it has.</param>
/// <param name="Tables">The texts of its tables, row by row.</param>
/// <param name="Bars">Its pictures.</param>
/// <param name="Fits">Whether the window is wide enough.</param>
/// <param name="SmallestText">The size of the smallest letters, in pixels.</param>
/// <param name="TextContrast">The contrast of its faintest text, from 1 to 21 (WCAG).</param>
/// <param name="BarContrast">The same of the parts of its pictures.</param>
internal sealed record SeenPage(int Width, int Requests, string[] Complaints, string Title, int Scripts, string[][][] Tables, SeenBar[] Bars, bool Fits, double SmallestText, double TextContrast, double BarContrast);

/// <summary>A picture of shares.</summary>
/// <param name="Label">What it says to those who do not see it.</param>
/// <param name="Width">Its width in pixels.</param>
/// <param name="Parts">Those of its parts.</param>
internal sealed record SeenBar(string Label, double Width, double[] Parts);

/// <summary>A real Chromium, driven through the page's own script.</summary>
internal static class Browser
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>Where the browser is; null with the reason if something of what is needed is missing.</summary>
    private static (string? Path, string WhyNot) Find(string page)
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

    /// <summary>Where the browser is; skips the test where there is none, or fails it where there must be one.</summary>
    public static string FindOrSkip(string page)
    {
        (string? browser, string whyNot) = Find(page);
        if (browser is null && Environment.GetEnvironmentVariable("PGSSL_REQUIRE_BROWSER") == "1")
            Assert.Fail(whyNot);
        Skip.If(browser is null, whyNot);
        return browser!;
    }

    /// <summary>Opens each file in turn and leaves the pictures in <paramref name="folder"/>.</summary>
    public static Task<Seen[]> ShowAsync(string browser, string page, string address, string folder, IEnumerable<Shown> files)
        => RunAsync<Seen[]>(page, [Path.Combine(page, "drive.mjs"), address, browser, folder], JsonSerializer.Serialize(files, Web));

    /// <summary>Opens a page from a file, on a screen and on a phone.</summary>
    public static Task<SeenPage[]> OpenAsync(string browser, string page, string file) => RunAsync<SeenPage[]>(page, [Path.Combine(page, "report.mjs"), file, browser], "");

    private static async Task<T> RunAsync<T>(string page, string[] arguments, string input)
    {
        using Process node = Process.Start(new ProcessStartInfo("node", arguments)
        {
            WorkingDirectory = page,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        await node.StandardInput.WriteAsync(input);
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
        return JsonSerializer.Deserialize<T>(await output, Web)!;
    }
}
