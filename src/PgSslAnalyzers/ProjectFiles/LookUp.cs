using Microsoft.CodeAnalysis;
using PgSslAnalyzers.ConnectionStrings.Configuration;

namespace PgSslAnalyzers.ProjectFiles;

/// <summary>A place where the program asks for a connection string by name.</summary>
/// <param name="Kind">Where it asks; <see cref="ConfigurationKeyKind.Json"/> stands for Microsoft.Extensions.Configuration as a whole.</param>
/// <param name="Path">The key, from the root of the configuration on.</param>
/// <param name="Name">The name as the program says it.</param>
/// <param name="Place">The call, the element access or the name itself.</param>
/// <param name="IsName">The name is handed to Npgsql's caller as it is, as in <c>UseNpgsql("Name=Main")</c>: no expression there holds the string.</param>
internal sealed record LookUp(ConfigurationKeyKind Kind, string Path, string Name, SyntaxNode Place, bool IsName = false)
{
    /// <summary>Whether a value with this key is what the program gets.</summary>
    public bool Finds(ConfigurationKey key)
        => (key.Kind == Kind || (Kind == ConfigurationKeyKind.Json && key.Kind == ConfigurationKeyKind.Environment)) && string.Equals(key.Path, Path, StringComparison.OrdinalIgnoreCase);
}
