using Npgsql;

public static class Program
{
    private static readonly Dictionary<string, SslMode> Modes = new() { ["off"] = SslMode.Disable, ["on"] = SslMode.Require };

    private static NpgsqlConnection Named(string mode)
    {
        var builder = new NpgsqlConnectionStringBuilder { Host = "db.example.com", SslMode = Modes[mode] };
        return new(builder.ConnectionString);
    }

    private static NpgsqlConnection Parsed(string mode)
    {
        var builder = new NpgsqlConnectionStringBuilder("Host=db.example.com;Root Certificate=/own.crt");
        if (Enum.TryParse(mode, true, out SslMode parsed))
            builder.SslMode = parsed;
        builder.Timeout = 9;
        return new(builder.ToString());
    }

    private static NpgsqlConnection Removed()
    {
        var builder = new NpgsqlConnectionStringBuilder("Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=/own.crt");
        builder.Remove("SSL Mode");
        return new(builder.ConnectionString);
    }

    public static IEnumerable<string> Strings(int input) => [Named(input == 0 ? "off" : "on").ConnectionString, Parsed(input == 0 ? "require" : "?").ConnectionString, Removed().ConnectionString];
}
