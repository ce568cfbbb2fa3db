using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.ConnectionStrings.Parsing;

namespace PgSslAnalyzers.ConnectionStrings.Checks;

/// <summary>PGSSL2003: what Npgsql rejects or reads as something else. Names only words of fixed lists.</summary>
internal static class MisreadSettings
{
    /// <summary>Whether this is a URI, which Npgsql has no form for.</summary>
    public static bool IsUri(string text)
    {
        string trimmed = text.TrimStart();
        return trimmed.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || trimmed.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);
    }

    public static Finding Uri(CheckOptions options)
        => Rejected(null, $"{Messages.Name(options.Version)} does not read postgres:// URIs and throws: write Host=...;Username=...;SSL Mode=VerifyFull.");

    /// <summary>Adds what is rejected or misread, apart from mode values.</summary>
    /// <returns>Whether a mode was meant and is not read, so that its absence needs no second word.</returns>
    public static bool Check(ConnectionSettings settings, CheckOptions options, ConnectionUse use, List<Finding> findings)
    {
        string npgsql = Messages.Name(options.Version);
        bool modeIsMisread = false;
        foreach (Setting setting in settings.Settings)
        {
            if (setting.Keyword is { } keyword)
            {
                if (!keyword.IsKnownTo(options.EffectiveVersion) && options.Version is not null)
                {
                    findings.Add(Rejected(setting, $"{npgsql} does not know the keyword {keyword.Name} and throws."));
                }
                else if (keyword.Type == KeywordType.Boolean && setting.Value is { } value && ForeignWords.Booleans.ContainsKey(value.Trim()))
                {
                    findings.Add(Rejected(setting, $"{npgsql} takes only true or false for {keyword.Name} and throws on {value.Trim()}."));
                }
                else if (SwallowsSslMode(setting, settings))
                {
                    modeIsMisread = true;
                    findings.Add(Rejected(setting, $"{npgsql} reads the sslmode in here as part of the value of {keyword.Name}, so that SSL Mode is not set: separate settings with ';'."));
                }
            }
            else if (setting.Key is { } key && KeywordBehindSemicolon(key) is { } swallowed)
            {
                modeIsMisread |= swallowed == KeywordTable.SslMode;
                if (use.IsAtSink)
                    findings.Add(Rejected(setting, $"{npgsql} takes a piece without '=' and the keyword behind it for one keyword and throws: put a value that holds ';' into quotes."));
            }
            else if (setting.Key is not null && use.IsAtSink && ForeignWords.Keywords.TryGetValue(setting.Key.Trim(), out string? meant))
            {
                modeIsMisread |= meant == "SSL Mode";
                bool isKnown = meant is not null && Keyword.Find(meant)!.IsKnownTo(options.EffectiveVersion);
                findings.Add(Rejected(setting, isKnown
                    ? $"{npgsql} does not know the keyword {setting.Key.Trim()} and throws: it is called {meant}."
                    : $"{npgsql} does not know the keyword {setting.Key.Trim()} and throws."));
            }
        }
        return modeIsMisread;
    }

    /// <summary>The keyword at the end of <c>tail of a password;SSL Mode</c>: a semicolon ends a value, not a key.</summary>
    private static Keyword? KeywordBehindSemicolon(string key)
    {
        int semicolon = key.LastIndexOf(';');
        return semicolon < 0 ? null : Keyword.Find(key.Substring(semicolon + 1).Trim());
    }

    /// <summary>The finding for a mode value on which Npgsql throws.</summary>
    public static Finding ModeValue(Setting setting, CheckOptions options)
    {
        string npgsql = Messages.Name(options.Version);
        string value = setting.Value!.Trim();
        bool isListed = ForeignWords.Modes.TryGetValue(value, out string? meant);
        // Only words of the list: anything else may be a piece of a password.
        string what = isListed ? "SSL Mode=" + value : "this value of SSL Mode";
        if (!options.EffectiveVersion.HasVerifyFull)
            return Rejected(setting, $"{npgsql} throws on {what}: VerifyFull needs Npgsql 6 or later. Before, there are only Disable, Prefer and Require, in exactly this case.");
        return Rejected(setting, meant is null || meant == "VerifyFull"
            ? $"{npgsql} does not know {what} and throws: write VerifyFull."
            : $"{npgsql} does not know {what} and throws: it is called {meant}, and VerifyFull is the mode that checks who answers.");
    }

    /// <summary>
    /// The libpq form <c>host=h sslmode=x</c>, or a comma where a semicolon belongs: Npgsql makes all of it one value. In quotes it is meant to be one.
    /// </summary>
    private static bool SwallowsSslMode(Setting setting, ConnectionSettings settings)
    {
        if (settings is not ConnectionString { Text.Text: { } text } || setting.ValueRange.Length == 0 || text[setting.ValueRange.Start] is '"' or '\'')
            return false;
        string value = setting.Value ?? text.Substring(setting.ValueRange.Start, setting.ValueRange.Length);
        return HoldsSetting(value, "sslmode") || HoldsSetting(value, "ssl mode");
    }

    private static bool HoldsSetting(string value, string name)
    {
        for (int at = value.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = value.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (at > 0 && (char.IsWhiteSpace(value[at - 1]) || value[at - 1] is ',' or '&' or '?') && NextIsEquals(value, at + name.Length))
                return true;
        }
        return false;
    }

    private static bool NextIsEquals(string value, int position)
    {
        while (position < value.Length && char.IsWhiteSpace(value[position]))
            position++;
        return position < value.Length && value[position] == '=';
    }

    private static Finding Rejected(Setting? setting, string message) => new(Rules.RejectedSetting, setting, message, Rules.RejectedSetting.Severity);
}
