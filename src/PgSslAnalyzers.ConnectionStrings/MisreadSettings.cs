namespace PgSslAnalyzers.ConnectionStrings;

/// <summary>PGSSL2003: what Npgsql rejects or reads as something else. Names only words of fixed lists.</summary>
internal static class MisreadSettings
{
    /// <summary>Keywords of libpq and of other drivers, and what Npgsql calls them; null where it has nothing like it.</summary>
    private static readonly Dictionary<string, string?> ForeignKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sslrootcert"] = "Root Certificate", ["sslcert"] = "SSL Certificate", ["ssl_mode"] = "SSL Mode", ["ssl-mode"] = "SSL Mode", ["ssl"] = "SSL Mode",
        ["use ssl"] = "SSL Mode", ["usessl"] = "SSL Mode", ["encrypt"] = "SSL Mode", ["ssl_min_protocol_version"] = null, ["sslcrl"] = null,
        ["gssencmode"] = "GSS Encryption Mode", ["require_auth"] = "Require Auth", ["channel_binding"] = "Channel Binding", ["dbname"] = "Database",
        ["initial catalog"] = "Database", ["data source"] = "Host", ["datasource"] = "Host", ["address"] = "Host", ["hostaddr"] = "Host", ["user"] = "Username",
        ["connect_timeout"] = "Timeout", ["connection timeout"] = "Timeout", ["connect timeout"] = "Timeout", ["application_name"] = "Application Name",
        ["max pool size"] = "Maximum Pool Size", ["min pool size"] = "Minimum Pool Size", ["service"] = null, ["multipleactiveresultsets"] = null,
        ["trusted_connection"] = null, ["charset"] = "Client Encoding",
    };

    /// <summary>Mode values of libpq and of other drivers, and the mode that was meant; null where it cannot be told.</summary>
    private static readonly Dictionary<string, string?> ForeignModes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["verify-full"] = "VerifyFull", ["verify_full"] = "VerifyFull", ["verify full"] = "VerifyFull", ["SslMode.VerifyFull"] = "VerifyFull",
        ["verify-ca"] = "VerifyCA", ["verify_ca"] = "VerifyCA", ["verify ca"] = "VerifyCA", ["required"] = "Require", ["preferred"] = "Prefer", ["disabled"] = "Disable",
        ["none"] = null, ["true"] = null, ["false"] = null, ["on"] = null, ["off"] = null, ["yes"] = null, ["no"] = null,
        ["disable"] = null, ["allow"] = null, ["prefer"] = null, ["require"] = null, ["verifyca"] = null, ["verifyfull"] = null,
    };

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
        bool modeIsMisread = false;
        foreach (Setting setting in settings.Settings)
        {
            if (setting.Keyword is { } keyword)
            {
                if (!keyword.IsKnownTo(options.EffectiveVersion) && options.Version is not null)
                    findings.Add(Rejected(setting, $"{Messages.Name(options.Version)} does not know the keyword {keyword.Name} and throws."));
                else if (setting.Value is { } value && SwallowsSslMode(value))
                {
                    modeIsMisread = true;
                    findings.Add(Rejected(setting, $"{Messages.Name(options.Version)} reads the sslmode in here as part of the value of {keyword.Name}, so that SSL Mode is not set: separate settings with ';'."));
                }
            }
            else if (setting.Key is { } key && ForeignKeys.TryGetValue(key.Trim(), out string? meant) && use.IsAtSink)
            {
                modeIsMisread |= meant == "SSL Mode";
                findings.Add(Rejected(setting, meant is null
                    ? $"{Messages.Name(options.Version)} does not know this keyword and throws."
                    : $"{Messages.Name(options.Version)} does not know this keyword and throws: it is called {meant}."));
            }
        }
        return modeIsMisread;
    }

    /// <summary>The finding for a mode value on which Npgsql throws.</summary>
    public static Finding? ModeValue(Setting setting, CheckOptions options)
    {
        string npgsql = Messages.Name(options.Version);
        string value = setting.Value!.Trim();
        if (!ForeignModes.TryGetValue(value, out string? meant))
            return Rejected(setting, $"{npgsql} does not know this value of SSL Mode and throws: write VerifyFull.");
        if (!options.EffectiveVersion.HasVerifyFull)
            return Rejected(setting, $"{npgsql} does not know SSL Mode={value} and throws: before Npgsql 6 there are only Disable, Prefer and Require, in exactly this case.");
        return Rejected(setting, meant is null || meant == "VerifyFull"
            ? $"{npgsql} does not know SSL Mode={value} and throws: write VerifyFull."
            : $"{npgsql} does not know SSL Mode={value} and throws: it is called {meant}, and VerifyFull is the mode that checks who answers.");
    }

    /// <summary>The libpq form <c>host=h sslmode=x</c>, or a comma where a semicolon belongs: Npgsql makes all of it one value.</summary>
    private static bool SwallowsSslMode(string value)
    {
        foreach (string name in (string[])["sslmode", "ssl mode"])
        {
            int at = value.IndexOf(name, StringComparison.OrdinalIgnoreCase);
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
