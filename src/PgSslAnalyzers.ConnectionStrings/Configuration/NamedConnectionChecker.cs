using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Options;

namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>Judges what a name that the program asks for stands for.</summary>
public static class NamedConnectionChecker
{
    /// <summary>The finding at the place where the program asks; null if no file gives a weak value.</summary>
    /// <param name="name">What the program asks for.</param>
    /// <param name="weak">The weak values, in the order in which the message names their files.</param>
    /// <param name="version">The Npgsql of the project.</param>
    public static Finding? Check(string name, IReadOnlyList<(string Path, ConfigurationFinding Found)> weak, NpgsqlVersion version)
    {
        if (weak.Count == 0)
            return null;
        var files = new List<(string, Finding)>(weak.Count);
        foreach ((string path, ConfigurationFinding found) in weak)
            files.Add((path.Substring(path.LastIndexOfAny(['/', '\\']) + 1), found.Finding));
        return new Finding(Rules.WeakNamedConnectionString, null, Messages.NamedConnection(name, files, version), Rules.WeakNamedConnectionString.Severity);
    }

    /// <summary>What makes a connection string weak in the sense of this rule: a development string is no reason to speak up where it is asked for.</summary>
    public static ConfigurationFinding? WeakModeOf(ConnectionDefinition definition, CheckOptions options)
        => ConfigurationChecker.Check(definition.File, definition.Connection, options)
            .FirstOrDefault(static found => Rules.IsWeakMode(found.Finding.Rule) && found.Finding.Rule != Rules.DevelopmentConnection);
}
