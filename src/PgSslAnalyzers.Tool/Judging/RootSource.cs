namespace PgSslAnalyzers.Tool.Judging;

/// <summary>Where the root certificate comes from.</summary>
internal enum RootOrigin
{
    /// <summary>Root Certificate in the connection string, or --root.</summary>
    Given,

    /// <summary>The environment variable PGSSLROOTCERT.</summary>
    Variable,

    /// <summary>The file of this user: ~/.postgresql/root.crt, on Windows %APPDATA%\postgresql\root.crt.</summary>
    UserFile,

    /// <summary>No file: the authorities of the operating system.</summary>
    OperatingSystem,
}

/// <summary>The root certificate that VerifyCA and VerifyFull use, by Npgsql's order (NpgsqlConnector.NegotiateEncryption and PostgresEnvironment, 8.0.9 to 10.0.3).</summary>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Path">The file; null for the operating system. Empty if PGSSLROOTCERT is set and empty, which Npgsql takes for a file.</param>
internal sealed record RootSource(RootOrigin Origin, string? Path)
{
    /// <summary>The environment variable that names a file.</summary>
    public const string Variable = "PGSSLROOTCERT";

    /// <summary>Looks it up.</summary>
    /// <param name="given">Root Certificate; an empty one counts as none.</param>
    /// <param name="variable">Reads an environment variable; null if it is not set.</param>
    /// <param name="exists">Whether there is a file.</param>
    /// <param name="isWindows">Whether this is Windows.</param>
    public static RootSource Find(string? given, Func<string, string?> variable, Func<string, bool> exists, bool isWindows)
    {
        if (!string.IsNullOrEmpty(given))
            return new RootSource(RootOrigin.Given, given);
        if (variable(Variable) is { } named)
            return new RootSource(RootOrigin.Variable, named);
        return UserFile("root.crt", variable, exists, isWindows) is { } path
            ? new RootSource(RootOrigin.UserFile, path)
            : new RootSource(RootOrigin.OperatingSystem, null);
    }

    /// <summary>A file in the user's folder for PostgreSQL; null if it is not there.</summary>
    public static string? UserFile(string name, Func<string, string?> variable, Func<string, bool> exists, bool isWindows)
        => variable(isWindows ? "APPDATA" : "HOME") is { } home
            && System.IO.Path.Combine(home, isWindows ? "postgresql" : ".postgresql", name) is var path && exists(path)
            ? path
            : null;
}
