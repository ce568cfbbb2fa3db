using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Configuration;
using PgSslAnalyzers.ConnectionStrings.Edits;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Parsing;
using PgSslAnalyzers.ConnectionStrings.Servers;
using PgSslAnalyzers.Tasks.Options;

namespace PgSslAnalyzers.Tasks;

/// <summary>A change of one connection, or the reason why there is none.</summary>
/// <param name="Rule">The rule that asked for it.</param>
/// <param name="Position">Where it stands in the file before the change.</param>
/// <param name="Text">What was done. Holds nothing of the connection string.</param>
/// <param name="IsDone">Whether the file changes.</param>
internal sealed record UpgradeNote(Rule Rule, int Position, string Text, bool IsDone);

/// <summary>Applies to a whole file the fixes that the lightbulb offers one by one.</summary>
internal static class FileUpgrade
{
    /// <summary>A string whose mode is raised may still hold one too many: no more rounds than there are kinds of fixes.</summary>
    private const int MostRounds = 6;

    /// <summary>The file after all fixes.</summary>
    /// <param name="path">The file, whose name says how to read it.</param>
    /// <param name="text">Its text.</param>
    /// <param name="options">The options.</param>
    /// <param name="notes">What was done, and what was not.</param>
    public static string Apply(string path, string text, ConfigurationFileOptions options, ICollection<UpgradeNote> notes)
    {
        string current = text;
        for (int round = 0; round < MostRounds; round++)
        {
            List<ConfigurationEdit> edits = Round(ConfigurationFile.Read(path, current), options, round == 0 ? notes : null);
            if (edits.Count == 0)
                break;
            current = ConfigurationUpgrade.Apply(current, edits);
        }
        return current;
    }

    /// <param name="file">The file.</param>
    /// <param name="options">The options.</param>
    /// <param name="notes">Null in later rounds, which put the last hand to the same connections.</param>
    private static List<ConfigurationEdit> Round(ConfigurationFile file, ConfigurationFileOptions options, ICollection<UpgradeNote>? notes)
    {
        var edits = new List<ConfigurationEdit>();
        var changed = new HashSet<ConfigurationConnection>();
        string? root = options.RootCertificate;
        NpgsqlVersion version = options.Check.EffectiveVersion;
        // What makes the connection strong comes first: what is left of a string may not be known for one of Npgsql once a setting without effect is gone.
        foreach (ConfigurationFinding finding in ConfigurationChecker.Check(file, options.Check).OrderBy(static found => Order(found.Finding.Rule)))
        {
            if (finding.Connection is not { } connection || changed.Contains(connection) || !options.IsOn(finding.Finding.Rule))
                continue;
            IReadOnlyList<ConfigurationEdit> plan = ConfigurationUpgrade.Plan(finding, root is null ? null : Upgrade.RootMarker, version, options.Check.WantsGssOff);
            if (plan.Count == 0)
                continue;
            Rule rule = finding.Finding.Rule;
            if (Hosts.Classify(connection.Settings.Effective(KeywordTable.Host)?.Value) == HostKind.Address)
            {
                notes?.Add(new UpgradeNote(rule, finding.Span.Start, "left as it is: the host is an address, and VerifyFull works only if the certificate contains it", IsDone: false));
                continue;
            }
            if (ConfigurationUpgrade.Encode(file, plan, root) is not { } encoded)
            {
                notes?.Add(new UpgradeNote(rule, finding.Span.Start, "left as it is: the value cannot hold the path of the root certificate without other quotes", IsDone: false));
                continue;
            }
            changed.Add(connection);
            edits.AddRange(encoded);
            notes?.Add(new UpgradeNote(rule, finding.Span.Start, rule == Rules.GssMayReplaceTls ? "GSS Encryption Mode=Disable" : Describe(connection, plan, root), IsDone: true));
        }
        return edits;
    }

    private static int Order(Rule rule) => rule == Rules.DuplicateSslMode ? 0 : Rules.IsWeakMode(rule) ? 1 : rule == Rules.GssMayReplaceTls ? 2 : 3;

    private static string Describe(ConfigurationConnection connection, IReadOnlyList<ConfigurationEdit> plan, string? root)
    {
        bool raises = false, writesRoot = false;
        foreach (ConfigurationEdit edit in plan)
        {
            raises |= edit.Text.Contains(nameof(SslMode.VerifyFull));
            writesRoot |= edit.Text.Contains(Upgrade.RootMarker);
        }
        string what = raises ? "VerifyFull" : writesRoot ? "root certificate" : "setting without effect removed or corrected";
        if (writesRoot)
            return $"{what}, root certificate '{root}'";
        if (!raises)
            return what;
        ConnectionSettings settings = connection.Settings;
        return settings.Effective(KeywordTable.RootCertificate) is { Value.Length: > 0 }
            ? $"{what}, root certificate as it was"
            : $"{what}, {RootCertificateAdvice.Source}{RootCertificateAdvice.ToDo(ProviderTable.OfHost(settings.Effective(KeywordTable.Host)?.Value))}";
    }
}
