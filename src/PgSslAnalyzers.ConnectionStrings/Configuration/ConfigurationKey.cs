namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>Who finds a value of a configuration file by its key.</summary>
public enum ConfigurationKeyKind
{
    /// <summary>Microsoft.Extensions.Configuration, in a JSON file: <c>ConnectionStrings:Main</c>.</summary>
    Json,

    /// <summary>System.Configuration, in an app.config or web.config: <c>connectionStrings:Main</c>.</summary>
    Framework,

    /// <summary>The environment of a process, which Microsoft.Extensions.Configuration reads as well: <c>ConnectionStrings__Main</c>.</summary>
    Environment,
}

/// <summary>The key under which a program asks for a value.</summary>
/// <param name="Kind">Who finds it.</param>
/// <param name="Path">The names from the root of the configuration on, parted by <c>:</c>. Their case does not count.</param>
public sealed record ConfigurationKey(ConfigurationKeyKind Kind, string Path)
{
    private const int MaximumDepth = 16;

    /// <summary>The last name of a path.</summary>
    public static string LastName(string path) => path.Substring(path.LastIndexOf(':') + 1);

    /// <summary>The key of a value; null if none leads to it, as to an element of a list or to a text within another one.</summary>
    internal static ConfigurationKey? Of(SettingName name, ConfigurationValue value, FileKind kind)
    {
        if (name.Key.Length == 0 || value.IsNested)
            return null;
        if (kind is not (FileKind.Json or FileKind.Xml) || string.Equals(name.Block.Key, "environmentVariables", StringComparison.OrdinalIgnoreCase))
            return new ConfigurationKey(ConfigurationKeyKind.Environment, name.Key.Replace("__", ":"));
        string path = name.Key;
        int depth = 0;
        for (ConfigurationSection section = name.Block; section.Parent is { } parent; section = parent)
        {
            // The root element of XML has a name that is no part of the path; the outermost object of JSON has none.
            bool isOutermost = parent.Parent is null && (kind == FileKind.Xml || section.Key.Length == 0);
            if (isOutermost)
                break;
            if (section.Key.Length == 0 || ++depth > MaximumDepth)
                return null;
            path = section.Key + ":" + path;
        }
        return new ConfigurationKey(kind == FileKind.Xml ? ConfigurationKeyKind.Framework : ConfigurationKeyKind.Json, path);
    }
}
