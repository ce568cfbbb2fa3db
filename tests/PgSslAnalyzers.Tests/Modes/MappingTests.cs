namespace PgSslAnalyzers.Tests.Modes;

/// <summary>A mode that somebody asked for by its name is his choice; what the program does otherwise is its own.</summary>
public sealed class MappingTests
{
    public static TheoryData<string> Mappings => new()
    {
        """
        static SslMode Map(string? name) => name switch
        {
            "disable" => SslMode.Disable,
            "allow" => SslMode.Allow,
            "prefer" => SslMode.Prefer,
            "require" => SslMode.Require,
            "verify-ca" => SslMode.VerifyCA,
            "verify-full" => SslMode.VerifyFull,
            _ => {|PGSSL1003:SslMode.Require|},
        };
        """,
        """
        static SslMode Map(string name)
        {
            switch (name.ToLowerInvariant())
            {
                case "disable": return SslMode.Disable;
                case "require": return SslMode.Require;
                case "verify-full": return SslMode.VerifyFull;
                default: return {|PGSSL1002:SslMode.Prefer|};
            }
        }
        """,
        """
        static SslMode Map(string name)
        {
            if (name == "disable") return SslMode.Disable;
            if (name == "require") return SslMode.Require;
            if (name.Equals("prefer", StringComparison.OrdinalIgnoreCase)) return SslMode.Prefer;
            if (string.Equals(name, "allow", StringComparison.OrdinalIgnoreCase)) return SslMode.Allow;
            return {|PGSSL1003:SslMode.Require|};
        }
        """,
        """
        static SslMode Map(string name)
        {
            var mode = {|PGSSL1002:SslMode.Prefer|};
            if ("require" == name) mode = SslMode.Require;
            else if (name is "verify-ca" or "verify_ca") mode = SslMode.VerifyCA;
            return mode;
        }
        """,
        """static string Map(string name, string host) => $"Host={host};SSL Mode={(name switch { "require" => "Require", "disable" => "Disable", _ => {|PGSSL1002:"Prefer"|} })}";""",
        """
        static void Map(string name, NpgsqlConnectionStringBuilder b)
        {
            switch (name)
            {
                case "require": b.SslMode = SslMode.Require; break;
                case "disable": b["SSL Mode"] = "Disable"; break;
                default: {|PGSSL1002:b.SslMode = SslMode.Prefer|}; break;
            }
        }
        """,
        // Unfaithful: asked for one thing, given another.
        """static SslMode Map(string name) => name switch { "verify-full" => {|PGSSL1003:SslMode.Require|}, "require" => SslMode.Require, _ => throw new ArgumentException(name) };""",
        """static SslMode Map(string name) => name switch { "prefer" or "require" => {|PGSSL1002:SslMode.Prefer|}, _ => SslMode.VerifyFull };""",
        """static SslMode Map(string name) => name == "require" ? {|PGSSL1002:SslMode.Prefer|} : SslMode.VerifyFull;""",
        """static SslMode Map(string name) => name != "require" ? {|PGSSL1002:SslMode.Prefer|} : SslMode.Require;""",
        """static SslMode Map(string name) => name.StartsWith("verify") ? {|PGSSL1004:SslMode.VerifyCA|} : SslMode.VerifyFull;""",
        """static SslMode Map(bool remote, string env) => env == "Production" ? {|PGSSL1003:SslMode.Require|} : SslMode.VerifyFull;""",
    };

    [Theory, MemberData(nameof(Mappings))]
    public Task Only_the_own_choice(string method) => Verify.WeakAsync("class Shop { " + method + " }");

    /// <summary>What somebody asked for is not known when it reaches Npgsql.</summary>
    [Fact]
    public Task Appended_texts()
        => Verify.WeakAsync(
            """
            class Shop
            {
            static string Map(string name, string host)
            {
                var cs = "Host=" + host;
                if (name == "require") cs += ";SSL Mode=Require";
                else if (name == "disable") cs += ";SSL Mode=Disable";
                else cs += ";{|PGSSL1003:SSL Mode=Require|}";
                return new NpgsqlConnection(cs).ConnectionString;
            }
            }
            """, isRestUnknown: true);

    /// <summary>The fallback that the program maps itself.</summary>
    public static TheoryData<string> Faithful => new()
    {
        """static SslMode Map(string name) => name switch { "disable" => SslMode.Disable, "require" => SslMode.Require, "verify-full" => SslMode.VerifyFull, _ => throw new ArgumentException(name) };""",
        """static SslMode Map(string name) => name.Trim().ToUpperInvariant() switch { "DISABLE" => SslMode.Disable, "REQUIRE" => SslMode.Require, _ => SslMode.VerifyFull };""",
        """static bool TryMap(string name, out SslMode mode) { switch (name) { case "require": mode = SslMode.Require; return true; case "prefer": mode = SslMode.Prefer; return true; default: mode = SslMode.VerifyFull; return false; } }""",
        """static SslMode? Map(string? name) => name switch { "require" => SslMode.Require, "prefer" => SslMode.Prefer, null => null, _ => throw new ArgumentException(name) };""",
    };

    [Theory, MemberData(nameof(Faithful))]
    public Task A_faithful_mapping_is_no_choice(string method) => Verify.SilentAsync(null, "class Shop { " + method + " }");
}
