using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace PgSslAnalyzers.Editor.Tests;

/// <summary>Serves the page with the editor on a free port of this machine, and answers its questions about a project.</summary>
internal sealed class EditorServer : IAsyncDisposable
{
    private readonly WebApplication application;

    private EditorServer(WebApplication application) => this.application = application;

    public string Address => application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public static async Task<EditorServer> StartAsync(EditedProject project, string page)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        WebApplication application = builder.Build();
        application.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(page), ServeUnknownFileTypes = true });
        application.MapPost("/findings", async (Question question) => (await project.FindingsAsync(question.File, question.Text)).Select(static finding => new
        {
            finding.Id,
            Message = finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture),
            Severity = finding.Severity.ToString(),
            Start = Place(finding.Location.GetLineSpan().StartLinePosition),
            End = Place(finding.Location.GetLineSpan().EndLinePosition),
        }));
        application.MapPost("/fixes", async (Question question) =>
        {
            SourceText text = SourceText.From(question.Text);
            TextSpan span = text.Lines.GetTextSpan(new LinePositionSpan(new(question.Start!.Line - 1, question.Start.Column - 1), new(question.End!.Line - 1, question.End.Column - 1)));
            return (await project.FixesAsync(question.File, question.Text, span)).Select(static fix => new { fix.Title, fix.Text });
        });
        await application.StartAsync();
        return new EditorServer(application);
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private static Position Place(LinePosition position) => new(position.Line + 1, position.Character + 1);

    /// <summary>A place as editors count: lines and columns from 1.</summary>
    private sealed record Position(int Line, int Column);

    private sealed record Question(string File, string Text, Position? Start, Position? End);
}
