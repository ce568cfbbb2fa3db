using PgSslAnalyzers.ConnectionStrings.Suppression;

namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>A configuration file and the Npgsql connections in it. Read once; what the project makes of them is judged by <see cref="ConfigurationChecker"/>.</summary>
public sealed class ConfigurationFile
{
    private static readonly ConfigurationFile Empty = new("", new ConfigurationDocument(), [], [], []);

    internal ConfigurationFile(string text, ConfigurationDocument document, IReadOnlyList<ConfigurationConnection> connections, IReadOnlyList<ConfigurationConnection> undecided, IReadOnlyList<FileSpan> unreadModes)
    {
        Text = text;
        Connections = connections;
        Undecided = undecided;
        UnreadModes = unreadModes;
        Steps = document.Steps;
        HasComments = document.Comments.Count > 0;
        Suppressions = Suppressions.Read(text, document.Comments, HoldsConnection);
    }

    /// <summary>The whole file.</summary>
    public string Text { get; }

    /// <summary>The connections in the order of the file.</summary>
    public IReadOnlyList<ConfigurationConnection> Connections { get; }

    /// <summary>
    /// Connection strings that Npgsql would accept and others would too, in the order of the file: nothing is said of them unless the program is seen to hand them to Npgsql.
    /// </summary>
    public IReadOnlyList<ConfigurationConnection> Undecided { get; }

    /// <summary>Where PGSSLMODE is set beside a connection string that does not read it.</summary>
    public IReadOnlyList<FileSpan> UnreadModes { get; }

    /// <summary>The cost of reading: see <see cref="ConfigurationDocument.Steps"/>.</summary>
    public long Steps { get; }

    /// <summary>The comments that suppress findings, and those that are meant to and do not, in the order of the file.</summary>
    public IReadOnlyList<SuppressionComment> SuppressionComments => Suppressions.Comments;

    internal Suppressions Suppressions { get; }

    /// <summary>Whether the file holds comments, of whatever kind.</summary>
    internal bool HasComments { get; }

    /// <summary>Reads a file whose name says what it is.</summary>
    public static ConfigurationFile Read(string path, string text) => Read(text, FileKinds.Of(path, text));

    /// <summary>Reads a file of a known kind.</summary>
    public static ConfigurationFile Read(string text, FileKind kind)
        => kind != FileKind.None && MayHoldConnection(text) ? ConfigurationFileReader.Read(text, kind) : Empty;

    private bool HoldsConnection(FileSpan line)
    {
        bool Holds(ConfigurationConnection connection)
            => (line.Start <= connection.Anchor && connection.Anchor < line.End) || (connection.Value.Literal.Start < line.End && line.Start < connection.Value.Literal.End);
        return Connections.Any(Holds) || Undecided.Any(Holds) || UnreadModes.Any(mode => mode.Start < line.End && line.Start < mode.End);
    }

    /// <summary>A look that is cheaper than reading: most configuration files hold no connection string.</summary>
    private static bool MayHoldConnection(string text)
        => text.IndexOf("host", StringComparison.OrdinalIgnoreCase) >= 0
            || text.IndexOf("server", StringComparison.OrdinalIgnoreCase) >= 0
            || text.IndexOf("ssl", StringComparison.OrdinalIgnoreCase) >= 0
            // Whose values are written in Base64.
            || text.IndexOf("kind: Secret", StringComparison.Ordinal) >= 0;
}
