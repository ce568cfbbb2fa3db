namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>A connection string that a configuration file of the project gives to a key.</summary>
/// <param name="Path">The path of the file.</param>
/// <param name="File">The file.</param>
/// <param name="Connection">The connection string.</param>
public sealed record ConnectionDefinition(string Path, ConfigurationFile File, ConfigurationConnection Connection);

/// <summary>
/// What a key gives when files lie over each other: <c>appsettings.json</c> counts where no <c>appsettings.{Environment}.json</c> beside it says otherwise,
/// and <c>web.config</c> where no transform does. Every other file speaks for itself.
/// </summary>
public static class ConfigurationLayers
{
    private const string AppSettings = "appsettings";

    /// <summary>The environment of a host that is told none (https://learn.microsoft.com/aspnet/core/fundamentals/environments).</summary>
    private const string DefaultEnvironment = "Production";

    /// <summary>Those of the <paramref name="definitions"/> of one key that some environment ends up with.</summary>
    /// <param name="definitions">What the files say.</param>
    /// <param name="files">The paths of all configuration files of the project: their names say which environments there are.</param>
    public static IReadOnlyList<ConnectionDefinition> InEffect(IReadOnlyList<ConnectionDefinition> definitions, IEnumerable<string> files)
    {
        var environments = new Dictionary<string, HashSet<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (string file in files)
            EnvironmentsOf(environments, file);
        var overridden = new Dictionary<string, HashSet<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (ConnectionDefinition definition in definitions)
            EnvironmentsOf(overridden, definition.Path);
        var inEffect = new List<ConnectionDefinition>();
        foreach (ConnectionDefinition definition in definitions)
        {
            (string family, string environment) = Layer(definition.Path);
            bool isCovered = environment.Length == 0 && environments.TryGetValue(family, out HashSet<string>? known) && known.Count > 0
                && overridden.TryGetValue(family, out HashSet<string>? over) && known.IsSubsetOf(over)
                && (!IsAppSettings(family) || over.Contains(DefaultEnvironment));
            if (!isCovered)
                inEffect.Add(definition);
        }
        return inEffect;
    }

    private static void EnvironmentsOf(Dictionary<string, HashSet<string>> environments, string path)
    {
        (string family, string environment) = Layer(path);
        if (environment.Length == 0)
            return;
        if (!environments.TryGetValue(family, out HashSet<string>? known))
            environments[family] = known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        known.Add(environment);
    }

    /// <summary>The file that a file lies over, with its folder, and the environment for which it does; none for the lowest file.</summary>
    private static (string Family, string Environment) Layer(string path)
    {
        int nameStart = path.LastIndexOfAny(['/', '\\']) + 1;
        string name = path.Substring(nameStart);
        int first = name.IndexOf('.'), last = name.LastIndexOf('.');
        string stem = first < 0 ? name : name.Substring(0, first);
        bool hasLayers = IsNamed(stem, AppSettings) ? name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            : (IsNamed(stem, "web") || IsNamed(stem, "app")) && name.EndsWith(".config", StringComparison.OrdinalIgnoreCase);
        return hasLayers && first < last
            ? (path.Substring(0, nameStart) + stem + name.Substring(last), name.Substring(first + 1, last - first - 1))
            : (path, "");
    }

    private static bool IsAppSettings(string family) => IsNamed(family.Substring(family.LastIndexOfAny(['/', '\\']) + 1), AppSettings + ".json");

    private static bool IsNamed(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
}
