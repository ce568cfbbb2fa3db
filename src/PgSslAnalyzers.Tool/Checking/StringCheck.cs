using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Edits;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.ConnectionStrings.Parsing;
using PgSslAnalyzers.ConnectionStrings.Servers;
using PgSslAnalyzers.Tool.Context;
using PgSslAnalyzers.Tool.Input;

namespace PgSslAnalyzers.Tool.Checking;

/// <summary>What Npgsql does with a connection string.</summary>
internal sealed record StringCheck
{
    /// <summary>The names of Npgsql's enums, but for SSL Mode, whose values the core reads.</summary>
    private static readonly Dictionary<string, string[]> EnumNames = new(StringComparer.Ordinal)
    {
        ["SSL Negotiation"] = ["Postgres", "Direct"],
        ["GSS Encryption Mode"] = ["Disable", "Prefer", "Require"],
        ["Channel Binding"] = ["Disable", "Prefer", "Require"],
        ["Array Nullability Mode"] = ["Never", "Always", "PerInstance"],
        ["Server Compatibility Mode"] = ["None", "Redshift", "NoTypeLoading"],
        ["Replication Mode"] = ["Off", "Physical", "Logical"],
    };

    private StringCheck(ConnectionString text, NpgsqlVersion version, string? root)
    {
        Text = text;
        Version = version;
        Result = Checker.Check(text, new CheckOptions { Version = version }, new ConnectionUse { IsAtSink = true });
        Host = text.Effective(KeywordTable.Host)?.Value;
        Provider = ProviderTable.OfHost(Host);
        Upgraded = UpgradedText(root);
    }

    public static StringCheck Of(string text, NpgsqlVersion version, string? root = null) => new(ConnectionStringParser.Parse(text), version, root);

    public ConnectionString Text { get; }

    public NpgsqlVersion Version { get; }

    public CheckResult Result { get; }

    /// <summary>The value of Host; null if there is none.</summary>
    public string? Host { get; }

    /// <summary>The provider to whom the host belongs by its name; null if it is not known.</summary>
    public Provider? Provider { get; }

    /// <summary>The string with VerifyFull, secrets left out; null if there is nothing to change, or nothing that would help.</summary>
    public string? Upgraded { get; }

    /// <summary>Why Npgsql throws on the string and does not connect, in a clause; null if it does not. Without findings there is no other word for it.</summary>
    public string? Throws
        => MisreadUri ? "it reads no postgres:// URIs"
            : Text.IsMalformed ? $"its syntax is wrong at index {Text.ErrorPosition}: a value that holds ; needs quotes, a setting needs ="
            : Text.Settings.Any(static setting => setting.Keyword is null) ? "it holds a keyword that Npgsql does not know; a value that holds ; needs quotes"
            : Text.Settings.FirstOrDefault(setting => !setting.Keyword!.IsKnownTo(Version)) is { } late ? $"{Npgsql} has no keyword {late.Keyword!.Name}"
            : Text.Settings.FirstOrDefault(setting => !IsReadable(setting)) is { } unreadable ? $"the value of {unreadable.Keyword!.Name} is not one that it reads"
            : IsUnixSocket && Checker.EffectiveMode(Text, Version) is { Kind: SslModeReadingKind.Defined, Mode: >= SslMode.Require } ? "its mode wants TLS, and PostgreSQL has none over a Unix-domain socket"
            : Result.Findings.Any(static finding => finding.Rule == Rules.ThrowingCombination) ? "a combination of settings, see the findings"
            : string.IsNullOrWhiteSpace(Host) ? "it has no Host"
            : Hosts is null ? "the port in Host is not a number"
            : !Hosts.All(static host => host.IsPlausible) ? "what Host holds is no host; settings are separated by ; and not by blanks"
            : null;

    /// <summary>The hosts that Npgsql would connect to; null if it throws on them.</summary>
    public IReadOnlyList<HostPort>? Hosts
    {
        get
        {
            int? port = Text.Effective(KeywordTable.Port)?.Value is { } value && int.TryParse(value, out int number) ? number : null;
            return string.IsNullOrWhiteSpace(Host) ? null : HostPort.SplitList(Host)?.Select(host => host with { Port = host.Port ?? port }).ToList();
        }
    }

    /// <summary>Whether TLS is out of the question.</summary>
    public bool IsUnixSocket => PgSslAnalyzers.ConnectionStrings.Servers.Hosts.Classify(Host) == HostKind.UnixSocket;

    /// <summary>The mode that takes effect; null if Npgsql throws, or if the value is none that it defines, which is plain text.</summary>
    public SslMode? Mode => Throws is null && Checker.EffectiveMode(Text, Version) is { Kind: SslModeReadingKind.Defined } reading ? reading.Mode : null;

    /// <summary>Whether a mode takes effect that Npgsql does not define: it connects in plain text.</summary>
    public bool IsUndefinedMode => Throws is null && Checker.EffectiveMode(Text, Version) is { Kind: SslModeReadingKind.Undefined };

    /// <summary>Whether the string says which mode.</summary>
    public bool IsModeSet => Text.Effective(KeywordTable.SslMode) is not null;

    public string Npgsql => $"Npgsql {Version.Major}";

    public int ExitCode => Throws is null && (IsUnixSocket || Mode == SslMode.VerifyFull) ? Context.ExitCode.Accepted : Context.ExitCode.NotAccepted;

    private bool MisreadUri => Text.Text.Text.TrimStart() is var text
        && (text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase));

    private bool IsReadable(Setting setting) => setting.Value is not { } value || setting.Keyword!.Type switch
    {
        KeywordType.Boolean => bool.TryParse(value, out _),
        KeywordType.Number => int.TryParse(value, out int number) && (setting.Keyword != KeywordTable.Port || number is > 0 and <= 65535),
        KeywordType.Enum when setting.Keyword == KeywordTable.SslMode => SslModeReading.Read(value, Version).Kind != SslModeReadingKind.Invalid,
        KeywordType.Enum => int.TryParse(value, out _) || (EnumNames.TryGetValue(setting.Keyword.Name, out string[]? names) && names.Contains(value.Trim(), StringComparer.OrdinalIgnoreCase)),
        _ => true,
    };

    private string? UpgradedText(string? root)
    {
        string? path = root is null ? null : Upgrade.QuoteValue(root);
        IReadOnlyList<TextEdit> edits = Upgrade.Plan(Text, path, Version);
        return edits.Count == 0 || MisreadUri ? null : ShownString.Of(ConnectionStringParser.Parse(Upgrade.Apply(Text.Text.Text, edits)));
    }
}
