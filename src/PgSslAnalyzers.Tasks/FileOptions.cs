using PgSslAnalyzers.ConnectionStrings;

namespace PgSslAnalyzers.Tasks;

/// <summary>What the options say of one configuration file.</summary>
internal sealed class FileOptions
{
    private readonly IReadOnlyDictionary<string, string> values;
    private readonly IReadOnlyDictionary<string, string> global;
    private readonly UpgradeSettings settings;

    public FileOptions(string path, ProjectOptions options, UpgradeSettings settings)
    {
        values = options.For(path);
        global = options.Global;
        this.settings = settings;
        Check = new CheckOptions
        {
            Version = settings.ReferencedVersion ?? (Value(OptionKeys.NpgsqlVersion) is { } text && NpgsqlVersion.TryParse(text, out NpgsqlVersion version) ? version : null),
            MinimumMode = Value(OptionKeys.MinimumSslMode) is { } minimum && OptionValues.TryReadMinimumMode(minimum, out SslMode mode) ? mode : SslMode.VerifyFull,
            ExemptHosts = Value(OptionKeys.ExemptHosts) is { } hosts ? OptionValues.SplitHosts(hosts) : [],
            IsTestProject = settings.IsTestProject,
            IsStrict = settings.IsStrict,
        };
    }

    public CheckOptions Check { get; }

    /// <summary>The path to write; null if none is configured that a configuration file can hold.</summary>
    public string? RootCertificate
    {
        get
        {
            // A value that is no absolute path (beside the program) rules the project's file out all the same, which lies there too.
            string path = Value(OptionKeys.RootCertificate) ?? settings.RootCertificate.Split(';')[0].Trim();
            return OptionValues.IsAbsolutePath(path) ? path : null;
        }
    }

    /// <summary>Whether findings of <paramref name="rule"/> are reported in the file, and so are worth a change.</summary>
    public bool IsOn(Rule rule)
    {
        if (Value(OptionKeys.SeverityPrefix + rule.Id) is { } own && !Is(own, "default"))
            return !Is(own, "none");
        if (settings.NoWarn.Contains(rule.Id))
            return false;
        if (global.TryGetValue("dotnet_diagnostic." + rule.Id + ".severity", out string? severity) && !Is(severity, "default"))
            return !Is(severity, "none");
        // A development connection is fine where it is, unless somebody said otherwise.
        return rule.IsEnabledByDefault && rule != Rules.DevelopmentConnection;
    }

    private static bool Is(string value, string word) => string.Equals(value.Trim(), word, StringComparison.OrdinalIgnoreCase);

    private string? Value(string key) => values.TryGetValue(key, out string? value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}

/// <summary>What the build says.</summary>
/// <param name="ReferencedVersion">The Npgsql that the project references; null if none.</param>
/// <param name="RootCertificate">The property PgSslRootCertificate.</param>
/// <param name="NoWarn">Ids that the project does not want to see.</param>
/// <param name="IsTestProject">Whether it holds tests.</param>
/// <param name="IsStrict">Whether it is in strict mode.</param>
internal sealed record UpgradeSettings(NpgsqlVersion? ReferencedVersion, string RootCertificate, ICollection<string> NoWarn, bool IsTestProject, bool IsStrict);
