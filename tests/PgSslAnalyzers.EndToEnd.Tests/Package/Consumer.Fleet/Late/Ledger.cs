using Npgsql;

namespace Late;

public static class Ledger
{
    public static NpgsqlConnection Proven(string host, string password)
        => new($"Host={host};Password={password};SSL Mode=VerifyFull;GSS Encryption Mode=Disable");

    public static NpgsqlConnection NotProven(string text) => new(text);
}
