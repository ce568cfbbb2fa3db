using Npgsql;

namespace Corpus.C003;

internal static class Settings
{
    public const string Login = "postgres";
    public const string Password = "12345";
    public const string Host = "localhost";
    public const string Port = "5432";
    public const string Db = "shop";

    public static string Connection { get; } = $"User ID={Login};Password={Password};Host={Host};Port={Port};Database={Db};";
}

internal static class Shop
{
    public static NpgsqlConnection Open() { var c = new NpgsqlConnection(Settings.Connection); c.Open(); return c; }
}
