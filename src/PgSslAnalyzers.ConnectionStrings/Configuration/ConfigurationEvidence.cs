using PgSslAnalyzers.ConnectionStrings.Parsing;

namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>What a key says of a text that code puts into the configuration: as much as it says in a file.</summary>
public static class ConfigurationEvidence
{
    /// <summary>Whether a text under <paramref name="key"/> is Npgsql's.</summary>
    public static bool IsNpgsqls(string key, ConnectionString text)
    {
        Engine engine = Engine.Unknown;
        foreach (string part in key.Replace("__", ":").Split(':').Reverse())
        {
            if (engine == Engine.Unknown)
                engine = EngineNames.Classify(part);
        }
        return Ownership.IsNpgsqls(text, engine, isDeclared: false);
    }
}
