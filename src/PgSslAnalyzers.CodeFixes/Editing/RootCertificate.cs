using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.ConnectionStrings.Servers;
using PgSslAnalyzers.Options;

namespace PgSslAnalyzers.CodeFixes.Editing;

/// <summary>The root certificate that a fix writes.</summary>
/// <param name="Path">The path; relative to the program if <paramref name="IsBesideProgram"/>.</param>
/// <param name="IsBesideProgram">The file is shipped with the program: <c>Path.Combine(AppContext.BaseDirectory, ...)</c>, which is no constant.</param>
/// <param name="IsConfigured">The project names it; otherwise it is a place-holder whose file the user supplies.</param>
internal sealed record RootCertificate(string Path, bool IsBesideProgram, bool IsConfigured)
{
    private const string BesideProgram = OptionValues.BesideProgram;
    private const string PlaceholderFolder = "/path/to/";

    private static readonly char[] Separators = ['/', '\\'];

    /// <summary>The root certificate for a finding: the option, else the item of the project, else the provider's bundle, else a plain place-holder.</summary>
    public static RootCertificate Choose(AnalyzerConfigOptions options, AnalyzerConfigOptions global, string provider)
    {
        if (options.TryGetValue(PgSslOptions.RootCertificateKey, out string? option) && ParseOption(option) is { } chosen)
            return chosen;
        if (global.TryGetValue(PgSslOptions.RootCertificateProperty, out string? property) && ParseProperty(property) is { } shipped)
            return shipped;
        // A name alone would be looked up in the current directory, where somebody else may put a file.
        return new RootCertificate(PlaceholderFolder + (ProviderTable.Find(provider)?.BundleFile ?? "root.crt"), false, false);
    }

    /// <summary>The path as the titles show it.</summary>
    public string Display => IsBesideProgram ? BesideProgram + Path : Path;

    /// <summary>A C# expression for the path.</summary>
    public string ToExpression(EditedFile file, int position)
    {
        if (!IsBesideProgram)
            return Quote(Path);
        StringBuilder text = new StringBuilder(TypeNames.Write(file, position, "System.IO.Path"))
            .Append(".Combine(").Append(TypeNames.Write(file, position, "System.AppContext")).Append(".BaseDirectory");
        foreach (string part in Path.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
            text.Append(", ").Append(Quote(part));
        return text.Append(')').ToString();
    }

    private static string Quote(string text)
        => text.IndexOf('\\') >= 0 && text.IndexOf('"') < 0 ? "@\"" + text + "\"" : SymbolDisplay.FormatLiteral(text, quote: true);

    private static RootCertificate? ParseOption(string text)
    {
        string value = text.Trim();
        if (value.StartsWith(BesideProgram, StringComparison.OrdinalIgnoreCase))
            return Beside(value.Substring(BesideProgram.Length));
        return OptionValues.IsAbsolutePath(value) ? new RootCertificate(value, false, true) : null;
    }

    private static RootCertificate? ParseProperty(string text)
    {
        string value = text.Split(';')[0].Trim();
        return OptionValues.IsAbsolutePath(value) ? new RootCertificate(value, false, true) : Beside(value);
    }

    private static RootCertificate? Beside(string path)
    {
        string value = path.Trim().TrimStart(Separators);
        return value.Length == 0 ? null : new RootCertificate(value.Replace('\\', '/'), true, true);
    }
}
