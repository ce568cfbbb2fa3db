using PgSslAnalyzers.Tool.Context;
using Spectre.Console;

namespace PgSslAnalyzers.Tool.Reports;

/// <summary>Writes lines for people: colours and wrapping on a terminal, plain text elsewhere. Every text is made harmless here, whoever has looked at it before.</summary>
internal sealed class TextReport
{
    /// <summary>Nothing is wrapped that goes to a file or a pipe.</summary>
    private const int NoWrapping = 1 << 20;

    private const int LeastWidth = 40;

    private readonly IAnsiConsole console;
    private readonly int width;

    public TextReport(ToolContext context)
    {
        bool hasColours = context.IsOutputTerminal && string.IsNullOrEmpty(context.Variable("NO_COLOR")) && context.Variable("TERM") != "dumb";
        console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(context.Out),
            Ansi = hasColours ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = hasColours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        width = context.IsOutputTerminal ? Math.Max(LeastWidth, console.Profile.Width) : NoWrapping;
        console.Profile.Width = width;
    }

    public static Style Plain { get; } = Style.Plain;

    public static Style Good { get; } = new(Color.Green);

    public static Style Bad { get; } = new(Color.Red);

    public static Style Open { get; } = new(Color.Yellow);

    private static Style Strong { get; } = new(decoration: Decoration.Bold);

    public void Heading(string text) => Write(0, "", text, Strong);

    public void Line(string text, int indent = 2, Style? style = null) => Write(indent, "", text, style ?? Plain);

    /// <summary>A name and what it is; what does not fit into the line goes on below it, not below the name.</summary>
    public void Field(string name, string text, int indent = 2, int nameWidth = 13, Style? style = null) => Write(indent, name.PadRight(nameWidth), text, style ?? Plain);

    public void Bullet(string text, int indent = 2) => Write(indent, "- ", text, Plain);

    public void Blank() => console.WriteLine();

    private void Write(int indent, string lead, string text, Style style)
    {
        string before = new string(' ', indent) + lead;
        foreach (string line in Wrap(SafeText.Of(text), width - before.Length))
        {
            console.Write(new Text(before, Plain).Overflow(Overflow.Fold));
            console.Write(new Text(line, style).Overflow(Overflow.Fold));
            console.WriteLine();
            before = new string(' ', before.Length);
        }
    }

    /// <summary>Breaks at blanks; a word that is longer than a line is broken too.</summary>
    private static IEnumerable<string> Wrap(string text, int most)
    {
        while (text.Length > most)
        {
            int blank = text.LastIndexOf(' ', most);
            int end = blank > 0 ? blank : most;
            yield return text[..end];
            text = text[end..].TrimStart();
        }
        yield return text;
    }
}
