using System.Text;
using System.Text.RegularExpressions;
using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Configuration;
using PgSslAnalyzers.ConnectionStrings.Edits;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Options;

namespace PgSslAnalyzers.ConnectionStrings.Tests.Configuration;

/// <summary>A configuration file with its expected findings written into it, as in <see cref="Marked"/>.</summary>
internal static partial class MarkedFile
{
    /// <summary>Expects exactly the findings that <paramref name="marked"/> shows.</summary>
    public static void Expect(string path, string marked, CheckOptions? options = null)
    {
        string text = Unmark(marked);
        IReadOnlyList<ConfigurationFinding> findings = ConfigurationChecker.Check(ConfigurationFile.Read(path, text), options ?? CheckOptions.Default);
        Assert.Equal(marked, Write(text, findings.Where(static finding => finding.Finding.Rule.IsEnabledByDefault)));
    }

    /// <summary>Expects that the fixes of all findings together give <paramref name="expected"/>, and that then nothing is left to fix.</summary>
    public static void ExpectFix(string path, string text, string expected, string? root = "/etc/pg/root.crt")
    {
        string result = text;
        for (int round = 0; round < 3; round++)
        {
            ConfigurationFile file = ConfigurationFile.Read(path, result);
            ConfigurationFinding? finding = ConfigurationChecker.Check(file, CheckOptions.Default).FirstOrDefault(static finding => Rules.IsWeakMode(finding.Finding.Rule));
            if (finding is null)
                break;
            IReadOnlyList<ConfigurationEdit> plan = ConfigurationUpgrade.Plan(finding, root is null ? null : Upgrade.RootMarker, NpgsqlVersion.Newest);
            IReadOnlyList<ConfigurationEdit>? edits = ConfigurationUpgrade.Encode(file, plan, root);
            Assert.NotNull(edits);
            result = ConfigurationUpgrade.Apply(result, edits);
        }
        Assert.Equal(expected, result);
    }

    /// <summary>The file without the marks.</summary>
    public static string Unmark(string marked) => Markup().Replace(marked, "");

    /// <summary>What the fixes of all findings together leave behind.</summary>
    public static string FixAll(string path, string text, CheckOptions options, string root)
    {
        const int most = 100;
        for (int i = 0; i < most; i++)
        {
            ConfigurationFile file = ConfigurationFile.Read(path, text);
            if (Fixable(file, options).FirstOrDefault() is not { } finding)
                return text;
            IReadOnlyList<ConfigurationEdit>? edits = ConfigurationUpgrade.Encode(file, ConfigurationUpgrade.Plan(finding, Upgrade.RootMarker, NpgsqlVersion.Newest), root);
            Assert.NotNull(edits);
            text = ConfigurationUpgrade.Apply(text, edits);
        }
        throw new InvalidOperationException("Each fix leaves something to fix: " + text);
    }

    /// <summary>The findings that a fix is offered for; a path that was chosen stays.</summary>
    public static IEnumerable<ConfigurationFinding> Fixable(ConfigurationFile file, CheckOptions options)
        => ConfigurationChecker.Check(file, options).Where(static finding => finding.Finding.Rule is { IsEnabledByDefault: true } rule && rule != Rules.RootCertificatePath
            && ConfigurationUpgrade.Plan(finding, Upgrade.RootMarker, NpgsqlVersion.Newest).Count > 0);

    private static string Write(string text, IEnumerable<ConfigurationFinding> findings)
    {
        var written = new StringBuilder();
        for (int i = 0; i <= text.Length; i++)
        {
            foreach (ConfigurationFinding _ in findings.Where(finding => finding.Span.End == i))
                written.Append("|}");
            foreach (ConfigurationFinding finding in findings.Where(finding => finding.Span.Start == i).OrderByDescending(static finding => finding.Span.Length))
                written.Append("{|").Append(finding.Finding.Rule.Id).Append(':');
            if (i < text.Length)
                written.Append(text[i]);
        }
        return written.ToString();
    }

    [GeneratedRegex(@"\{\|PGSSL\d{4}:|\|\}")]
    private static partial Regex Markup();
}
