using System.Globalization;
using System.Text;
using PgSslAnalyzers.ConnectionStrings.Edits;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Parsing;
using PgSslAnalyzers.Tool.Input;

namespace PgSslAnalyzers.Tool.Checking;

/// <summary>
/// A connection string as it may be shown: a value appears only if its keyword is one that holds no secret, and if the value looks like one of that keyword. A password gets into
/// other places too: behind a semicolon that should have been quoted, or into Host, in libpq's form with blanks.
/// </summary>
internal static class ShownString
{
    /// <summary>Stands for what is left out.</summary>
    public const string LeftOut = "***";

    private const int LongestValue = 200;

    private static readonly string[] Words = ["Disable", "Allow", "Prefer", "Require", "VerifyCA", "VerifyFull", "Postgres", "Direct", "Any", "Primary", "Standby", "PreferPrimary", "PreferStandby"];

    /// <summary>The text, secrets left out.</summary>
    public static string Of(ConnectionString text)
    {
        if (text.IsMalformed)
            return LeftOut;
        var shown = new StringBuilder();
        foreach (Setting setting in text.Settings)
        {
            if (shown.Length > 0)
                shown.Append(';');
            shown.Append(setting.Keyword is null ? LeftOut : setting.Key).Append('=').Append(ValueOf(setting));
        }
        return shown.ToString();
    }

    private static string ValueOf(Setting setting)
    {
        if (setting.IsRemoval)
            return "";
        return setting is { Keyword: { } keyword, Value: { Length: <= LongestValue } value } && IsHarmless(keyword, value) ? Upgrade.QuoteValue(value) : LeftOut;
    }

    private static bool IsHarmless(Keyword keyword, string value) => keyword.Type switch
    {
        KeywordType.Boolean => bool.TryParse(value, out _),
        KeywordType.Number => value.Length <= 6 && int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        KeywordType.Enum => IsWord(value),
        _ when keyword == KeywordTable.Host => HostPort.SplitList(value) is { } hosts && hosts.All(static host => host.IsPlausible),
        _ when keyword == KeywordTable.Username => HasOnly(value, "._-\\"),
        _ when keyword == KeywordTable.Database => HasOnly(value, "._-"),
        _ => keyword == KeywordTable.RootCertificate && IsPath(value),
    };

    /// <summary>The path of a file, or what stands for it if it looks like more than a path.</summary>
    public static string OfPath(string path) => IsPath(path) ? path : LeftOut;

    private static bool IsPath(string value) => !value.Contains("://", StringComparison.Ordinal) && value.All(static c => c is not ('=' or ';' or '"') && !char.IsControl(c));

    private static bool IsWord(string value) => Array.Exists(Words, word => word.Equals(value, StringComparison.OrdinalIgnoreCase));

    private static bool HasOnly(string value, string others) => value.All(c => char.IsLetterOrDigit(c) || others.Contains(c, StringComparison.Ordinal));
}
