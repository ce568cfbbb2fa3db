using System.Text;
using System.Text.RegularExpressions;
using PgSslAnalyzers.ConnectionStrings.Catalog;

namespace PgSslAnalyzers.Tasks.Options;

/// <summary>
/// With a log of the compiler (<c>ErrorLog</c>) every analyzer runs whose rules are information; without one none of them does, as no build prints information. Where the log is ours, a global option
/// file keeps the rules of the SDK as they are without it: asleep. What a user says of a rule has a higher rank.
/// </summary>
internal static class OtherRules
{
    private const string Prefix = "dotnet_diagnostic.", Suffix = ".severity";

    // The files of the SDK have a lower one, files of users a higher one.
    private const int Level = -1;

    // The SDK has such a file for each analysis level and mode. That of the mode None names the rules that are on by default, that of All those that are no warnings by default.
    private static readonly Regex OfSdk = new(@"^(?<level>analysislevel_[\d_]+?)_(default|minimum|recommended|all|none)(_warnaserror)?\.globalconfig$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The text of the file.</summary>
    /// <param name="files">The option files of the project.</param>
    /// <param name="read">Gives an option file beside one of them; null if there is none.</param>
    /// <param name="isAll">Whether nothing of other rules is wanted at all, as in a compilation that is made for a report.</param>
    public static string Quieten(IReadOnlyList<OptionFile> files, Func<string, OptionFile?> read, bool isAll)
    {
        OptionFile[] ofSdk = [.. files.Where(static file => file.IsGlobal && file.Level < Level && OfSdk.IsMatch(file.Name))];
        var said = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, string> pair in ofSdk.SelectMany(static file => file.Top).Where(static pair => IsSeverity(pair.Key)))
            said[pair.Key] = pair.Value;
        IEnumerable<string> asleep = isAll ? said.Keys
            : said.Where(static pair => SeverityWords.Read(pair.Value) == SeverityWord.Info).Select(static pair => pair.Key)
                .Concat(ofSdk.SelectMany(file => OnAndNoWarnings(file, read)).Where(key => !said.ContainsKey(key)));
        StringBuilder text = new StringBuilder("is_global = true\nglobal_level = -1\n");
        foreach (string key in asleep.Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(static key => key, StringComparer.Ordinal))
            text.Append(key).Append(isAll ? " = none\n" : " = silent\n");
        return text.ToString();
    }

    private static IEnumerable<string> OnAndNoWarnings(OptionFile file, Func<string, OptionFile?> read)
    {
        string level = $"{file.Folder}/{OfSdk.Match(file.Name).Groups["level"].Value}";
        return read(level + "_none.globalconfig") is { } none && read(level + "_all.globalconfig") is { } all ? none.Top.Keys.Where(key => IsSeverity(key) && all.Top.ContainsKey(key)) : [];
    }

    private static bool IsSeverity(string key)
        => key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && key.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) && key.Length > Prefix.Length + Suffix.Length;
}
