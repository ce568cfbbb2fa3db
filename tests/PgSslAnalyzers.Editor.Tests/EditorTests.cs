using Microsoft.CodeAnalysis;
using PgSslAnalyzers.Documentation;

namespace PgSslAnalyzers.Editor.Tests;

/// <summary>
/// What an editor shows, seen in a real browser: the mark, the message, the menu of the light bulb and its order, and that the first choice ends the finding.
/// The same run makes the pictures of the documentation. <c>UPDATE_DOCS=1</c> writes them; otherwise the text that each picture carries is compared with what
/// the editor shows now.
/// </summary>
public sealed class EditorTests
{
    private const string Fixed = "VerifyFull;Root Certificate=/etc/pg/root.crt";

    private const string Program =
        """
        using Npgsql;

        // Prints the version of the shop's database.
        string query = "select version()";

        await using var source = NpgsqlDataSource.Create(
            "Host=db.example.com;Database=shop;Username=app;SSL Mode=Require");
        await using var command = source.CreateCommand(query);
        Console.WriteLine(await command.ExecuteScalarAsync());

        """;

    private const string Settings =
        """
        {
          "Logging": {
            "LogLevel": { "Default": "Information" }
          },
          "AllowedHosts": "*",
          "ConnectionStrings": {
            "Reports": "Host=db.example.com;Database=reports;Username=app;SSL Mode=Prefer"
          }
        }

        """;

    private static readonly string PageFolder = Path.Combine(Page.Root, "tests", "PgSslAnalyzers.Editor.Tests", "Page");
    private static readonly string Pictures = Path.Combine(Page.Root, "docs", "images");

    private static readonly string[] Choices = ["Use VerifyFull, root certificate '/etc/pg/root.crt'", "Use VerifyFull, root certificate from PGSSLROOTCERT or the operating system"];

    private static readonly Shown[] Files =
    [
        new("Program.cs", "csharp", Program, "csharp"),
        new("appsettings.json", "json", Settings, "json"),
    ];

    [SkippableFact]
    public async Task Shows_the_finding_offers_the_fixes_in_order_and_the_first_one_ends_it()
    {
        string browser = Browser.FindOrSkip(PageFolder);
        var project = new EditedProject(Files.ToDictionary(static file => file.File, static file => file.Text));
        // The service loads much on the first question, which would be charged to the browser's patience.
        foreach (Shown file in Files)
            Assert.NotEmpty(await project.FixesAsync(file.File, file.Text, Assert.Single(await project.FindingsAsync(file.File, file.Text)).Location.SourceSpan));
        await using EditorServer server = await EditorServer.StartAsync(project, PageFolder);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("pgssl-editor-");
        try
        {
            Seen[] seen = await Browser.ShowAsync(browser, PageFolder, server.Address, folder.FullName, Files);
            Assert.Equal(Files.Length, seen.Length);
            foreach ((Shown file, Seen what) in Files.Zip(seen))
            {
                Diagnostic finding = Assert.Single(await project.FindingsAsync(file.File, file.Text));
                Assert.Equal(1, what.Marks);
                Assert.Contains(finding.Id, what.Message, StringComparison.Ordinal);
                Assert.Contains(finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture), what.Message, StringComparison.Ordinal);
                Assert.Equal(Choices, what.Menu);
                Assert.Equal(file.Text.Replace("Require", Fixed, StringComparison.Ordinal).Replace("Prefer", Fixed, StringComparison.Ordinal), what.Fixed);
                Assert.Equal(0, what.Left);

                AssertOrUpdate(folder.FullName, $"{what.Picture}-menu.png", $"{file.File}\n{file.Text}\n{what.Message}\n{string.Join('\n', what.Menu)}");
                AssertOrUpdate(folder.FullName, $"{what.Picture}-fixed.png", $"{file.File}\n{what.Fixed}");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void AssertOrUpdate(string folder, string name, string text)
    {
        string picture = Path.Combine(Pictures, name);
        if (!Page.IsUpdate)
            Assert.Equal(text, PictureText.Read(picture));
        else if (!File.Exists(picture) || PictureText.Read(picture) != text)
        {
            Directory.CreateDirectory(Pictures);
            PictureText.Write(picture, File.ReadAllBytes(Path.Combine(folder, name)), text);
        }
    }
}
