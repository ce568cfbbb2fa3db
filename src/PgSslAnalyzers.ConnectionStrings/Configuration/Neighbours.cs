using PgSslAnalyzers.ConnectionStrings.Servers;

namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>What stands beside the values of a file: providers, the parts of split settings, PGSSLMODE. Built once, so that a look costs the same in a file of any size.</summary>
internal sealed class Neighbours
{
    /// <summary>How far up names count; further up a key speaks of more than the one connection.</summary>
    private const int Levels = 6;

    /// <summary>What encloses these is a process (a service may be called redis-worker), not a connection.</summary>
    private static readonly HashSet<string> Processes = new(StringComparer.OrdinalIgnoreCase)
    {
        "environment", "env", "environmentVariables", "variables", "data", "stringData", "args", "command", "entrypoint", "commandLineArgs",
    };

    /// <summary>What only speaks of connections: a JSON schema, a remark in a format without comments.</summary>
    private static readonly HashSet<string> Remarks = new(StringComparer.OrdinalIgnoreCase)
    {
        "description", "comment", "_comment", "$comment", "//", "examples", "remarks", "summary",
    };

    private const string ProviderNameSuffix = "_ProviderName";

    private readonly Dictionary<(ConfigurationSection, string), Engine> providers = [];
    private readonly HashSet<(ConfigurationSection, string)> npgsqlProviders = [];
    private readonly Dictionary<ConfigurationSection, Engine> names = [];
    private readonly Dictionary<(ConfigurationSection, string), SplitSettings> splitSettings = [];

    /// <summary>The objects that hold a mode beside a host.</summary>
    public IEnumerable<SplitSettings> SplitSettings => splitSettings.Values;

    /// <summary>Where PGSSLMODE is set.</summary>
    public List<(SettingName Name, ConfigurationValue Value)> UnreadModes { get; } = [];

    public void Add(ConfigurationValue value)
    {
        if (value.Text.Length > 256)
            return;
        SettingName name = SettingName.Of(value);
        string last = name.Last;
        if (last.Length is 0 or > 32)
            return;
        if (string.Equals(name.Key, "PGSSLMODE", StringComparison.Ordinal))
        {
            UnreadModes.Add((name, value));
            return;
        }
        if (EngineNames.IsProviderKey(last))
            AddProvider((name.Block, name.Prefix), value);
        else if (last.EndsWith(ProviderNameSuffix, StringComparison.OrdinalIgnoreCase))
            AddProvider((name.Block, name.Key.Substring(0, name.Key.Length - ProviderNameSuffix.Length) + ProviderNameSuffix), value);
        else if (value.IsJsonOrXml && string.Equals(value.Key, "name", StringComparison.OrdinalIgnoreCase) && EngineNames.Classify(value.Text) is var named && named != Engine.Unknown)
            names[value.Section] = named;
        // pgAdmin keeps the servers that it connects to, by libpq, in a file of its own.
        if (string.Equals(last, "MaintenanceDB", StringComparison.OrdinalIgnoreCase))
            providers[(name.Block, name.Prefix)] = Engine.Other;
        if (SettingParts.Of(last) is not var (part, group))
            return;
        (ConfigurationSection, string) place = (name.Block, name.Prefix + group);
        if (!splitSettings.TryGetValue(place, out SplitSettings? settings))
            splitSettings[place] = settings = new SplitSettings();
        settings.Add(part, name, value);
    }

    private void AddProvider((ConfigurationSection, string) place, ConfigurationValue value)
    {
        Engine engine = EngineNames.ClassifyProvider(value.Text);
        if (engine == Engine.Unknown)
            return;
        providers[place] = engine;
        if (value.Text.IndexOf("npgsql", StringComparison.OrdinalIgnoreCase) >= 0)
            npgsqlProviders.Add(place);
    }

    /// <summary>The database that is named nearest to a value.</summary>
    /// <param name="name">The name of the value.</param>
    /// <param name="value">The value.</param>
    /// <param name="isDeclared">Whether a provider beside it says that Npgsql reads it; other drivers of PostgreSQL are called "postgres", too.</param>
    public Engine EngineOf(SettingName name, ConfigurationValue value, out bool isDeclared)
    {
        Engine beside = ProviderBeside(name, value, out bool isOfValueAlone, out isDeclared);
        if (isOfValueAlone)
            return beside;
        // { "Provider": "SqlServer", "PostgresConnection": "...", "SqlServerConnection": "..." }
        foreach (string part in Segments(name.Key))
        {
            if (EngineNames.Classify(part) is var ofKey && ofKey != Engine.Unknown)
            {
                isDeclared &= ofKey == Engine.Npgsql;
                return ofKey;
            }
        }
        if (beside != Engine.Unknown)
            return beside;
        ConfigurationSection? section = value.Section;
        for (int level = 0; level < Levels && section is not null && !Processes.Contains(section.Key); level++, section = section.Parent)
        {
            if (level > 0 && level < 3 && Provider(section, "") is var provider && provider != Engine.Unknown)
                return provider;
            // { "Name": "PostgreSQL", "Args": { ... } }
            if (level < 2 && names.TryGetValue(section, out Engine named))
                return named;
            if (EngineNames.Classify(section.Key) is var ofSection && ofSection != Engine.Unknown)
                return ofSection;
        }
        return Engine.Unknown;
    }

    /// <summary>Whether a value is addressed to the reader of the file.</summary>
    public static bool IsRemark(SettingName name, ConfigurationValue value) => Remarks.Contains(name.Last) || (value.Key.Length == 0 && Remarks.Contains(value.Section.Key));

    /// <summary>Whether a mode stands beside a connection string that has none.</summary>
    public bool HasModeFor(SettingName name, ConfigurationValue value)
        => value.IsJsonOrXml && splitSettings.TryGetValue((name.Block, name.Prefix), out SplitSettings? settings) && settings.TryServe();

    private Engine Provider(ConfigurationSection section, string prefix) => providers.TryGetValue((section, prefix), out Engine engine) ? engine : Engine.Unknown;

    /// <summary>The provider beside a value.</summary>
    /// <param name="name">The name of the value.</param>
    /// <param name="value">The value.</param>
    /// <param name="isOfValueAlone">Whether it speaks of no other value: <c>X_ProviderName</c>, an attribute of the same element.</param>
    /// <param name="isDeclared">Whether it is Npgsql by name.</param>
    private Engine ProviderBeside(SettingName name, ConfigurationValue value, out bool isOfValueAlone, out bool isDeclared)
    {
        (ConfigurationSection, string) place = (name.Block, name.Key + ProviderNameSuffix);
        if (!providers.ContainsKey(place) && value.Section != name.Block)
            place = (value.Section, "");
        isOfValueAlone = providers.ContainsKey(place);
        string prefix = name.Prefix;
        for (int level = 0; level < 3 && !providers.ContainsKey(place); level++)
        {
            place = (name.Block, prefix);
            prefix = SettingName.ParentOf(prefix);
        }
        isDeclared = npgsqlProviders.Contains(place);
        return Provider(place.Item1, place.Item2);
    }

    private static IEnumerable<string> Segments(string key)
    {
        if (key.Length > 256)
            yield break;
        string[] parts = key.Replace("__", ":").Split(':');
        for (int i = parts.Length - 1; i >= 0; i--)
            yield return parts[i];
    }
}
