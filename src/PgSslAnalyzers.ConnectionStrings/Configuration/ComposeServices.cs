using PgSslAnalyzers.ConnectionStrings.Servers;

namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>
/// The services of a compose file, under the names by which the others reach them: <c>services: db: ...</c>, its <c>container_name</c>, its <c>hostname</c> and its aliases. Looked for
/// when the first host is asked for: most files have none.
/// </summary>
internal sealed class ComposeServices(ConfigurationDocument document)
{
    private HashSet<string>? names;

    /// <summary>Whether each member of a host list is such a service.</summary>
    public bool Contain(string? host)
    {
        if (host is null)
            return false;
        names ??= Read();
        return names.Count > 0 && host.Split(',').All(member => names.Contains(Hosts.NameOf(member)));
    }

    private HashSet<string> Read()
    {
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (ConfigurationValue value in document.Values)
        {
            if (ServiceOf(value.Section) is not { } service)
                continue;
            found.Add(service.Key);
            bool isName = value.Section == service && value.Key is "container_name" or "hostname";
            if (isName || value.Section.Key == "aliases")
                found.Add(value.Text.Trim());
        }
        return found;
    }

    /// <summary>The service that holds a section: a member of <c>services</c>, which stands at the top, or in a job of a workflow.</summary>
    private static ConfigurationSection? ServiceOf(ConfigurationSection section)
    {
        for (ConfigurationSection? current = section; current is { Parent: { } parent }; current = parent)
        {
            if (parent.Key == "services" && current.Key.Length > 0 && (IsTop(parent) || parent.Parent?.Parent?.Key == "jobs"))
                return current;
        }
        return null;
    }

    /// <summary>Whether no name stands above a section: the file and its outermost mapping have none.</summary>
    private static bool IsTop(ConfigurationSection section)
    {
        ConfigurationSection? above = section.Parent;
        while (above is { Key.Length: 0 })
            above = above.Parent;
        return above is null;
    }
}
