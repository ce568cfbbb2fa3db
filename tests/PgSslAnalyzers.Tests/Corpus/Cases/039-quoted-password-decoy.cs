using Npgsql;

namespace Corpus.C039;

public static class Vault
{
    private const string Connection = "Host=vault.example.com;Username=vault;Password=\"pa;SSL Mode=VerifyFull;x\";Database=vault";

    public static NpgsqlConnection Open() => new(Connection);
}
