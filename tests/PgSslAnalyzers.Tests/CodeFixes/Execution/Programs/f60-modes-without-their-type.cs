using Npgsql;
using static Npgsql.SslMode;

/// <summary>Behind <c>using static</c> a mode is a name alone.</summary>
public static class Program
{
    private const SslMode Weak = Require;
    private const string Name = nameof(Prefer);

    private static string Parameter(SslMode mode = Require) => "Host=a.example.com;SSL Mode=" + mode + ";Username=app";

    private static string Chosen(int input) => $"Host=b.example.com;SSL Mode={input switch { 0 => Require, 1 => Prefer, _ => VerifyFull }};Timeout=3";

    /// <summary>Somebody compares it.</summary>
    private static string Compared(SslMode mode) => mode == Require ? $"Host=c.example.com;SSL Mode={mode}" : "Host=/tmp";

    private static string Socket(string host, SslMode mode = Prefer) => $"Host={host};SSL Mode={mode}";

    public static IEnumerable<string> Strings(int input)
    {
        SslMode local = Disable;
        string[] all =
        {
            Parameter(), Parameter(Prefer), Chosen(input), Compared(Require), Socket("/tmp"), Socket("d.example.com", Allow), "Host=e.example.com;SSL Mode=" + local, "Host=f.example.com;SSL Mode=" + Require.ToString(),
            "Host=g.example.com;SSL Mode=" + nameof(Require), $"Host=h.example.com;SSL Mode={Weak}", $"Host=i.example.com;SSL Mode={Name};Application Name=x",
        };
        return all.Select(text => new NpgsqlConnection(text).ConnectionString);
    }
}
