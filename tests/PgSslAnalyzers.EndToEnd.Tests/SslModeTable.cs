using PgSslAnalyzers.Servers;

namespace PgSslAnalyzers.EndToEnd.Tests;

/// <summary>The axes of the experiment, and its results as people write them.</summary>
internal static class SslModeTable
{
    public static readonly string[] NpgsqlVersions = ["8.0.9", "9.0.5", "10.0.3"];
    public static readonly string[] Modes = ["absent", "Disable", "Allow", "Prefer", "Require", "VerifyCA", "VerifyFull"];
    public static readonly string[] Roots = ["none", "right", "wrong", "missing"];

    public static string ConnectionString(PostgresServers servers, int port, string mode, string root)
    {
        string text = $"Host={PostgresServers.HostName};Port={port};Username={PostgresServers.User};Password={PostgresServers.Password};Database=postgres;Pooling=false;Timeout=60";
        if (mode != "absent")
            text += ";SSL Mode=" + mode;
        return root switch
        {
            "none" => text,
            "right" => text + ";Root Certificate=" + servers.RightRoot,
            "wrong" => text + ";Root Certificate=" + servers.WrongRoot,
            _ => text + ";Root Certificate=" + servers.MissingRoot,
        };
    }

    /// <summary>Compares a table as people write it with measured lines of cells; the first line names the columns.</summary>
    public static void Verify(string expected, params IEnumerable<IReadOnlyList<string>> lines)
    {
        IReadOnlyList<string>[] all = lines.ToArray();
        int[] widths = Enumerable.Range(0, all[0].Count).Select(i => all.Max(l => l[i].Length)).ToArray();
        string measured = string.Join('\n', all.Select(l => "| " + string.Join(" | ", l.Select((cell, i) => cell.PadRight(widths[i]))) + " |"));
        if (measured != expected)
            Assert.Fail($"Expected:\n{expected}\n\nMeasured:\n{measured}");
    }
}
