using System.Data.Common;
using Npgsql;

public static class Program
{
    /// <summary>Whoever calls says which setting it is.</summary>
    private static void Set(DbConnectionStringBuilder builder, string key, object value) => builder[key] = value;

    private static void Put(NpgsqlConnectionStringBuilder builder, string key, object value)
    {
        builder.Add(key, value);
    }

    private static string ByHelper()
    {
        var builder = new NpgsqlConnectionStringBuilder("Host=a.example.com");
        Set(builder, "SSL Mode", "Require");
        Set(builder, "Timeout", 5);
        return builder.ConnectionString;
    }

    private static string ByAdd()
    {
        var builder = new NpgsqlConnectionStringBuilder();
        Put(builder, "Host", "b.example.com");
        Put(builder, "SslMode", SslMode.Prefer);
        Put(builder, "Trust Server Certificate", true);
        Put(builder, "Username", "app");
        return builder.ConnectionString;
    }

    /// <summary>The word of the mode is a name, too.</summary>
    private static void Require(NpgsqlConnectionStringBuilder builder, string key) => builder[key] = "Require";

    private static string BySharedValue()
    {
        var builder = new NpgsqlConnectionStringBuilder("Host=c.example.com");
        Require(builder, "Application Name");
        Require(builder, "SSL Mode");
        return builder.ConnectionString;
    }

    private static string InLoop()
    {
        var builder = new NpgsqlConnectionStringBuilder("Host=d.example.com;SSL Mode=Require");
        foreach (string key in new[] { "Trust Server Certificate", "Pooling" })
            builder[key] = false;
        return builder.ConnectionString;
    }

    private static string FromDictionary(int input)
    {
        var settings = new Dictionary<string, object> { { "Host", "e.example.com" }, { "SslMode", SslMode.Prefer } };
        if (input == 1)
            settings.Add("Root Certificate", "/own.crt");
        var builder = new NpgsqlConnectionStringBuilder();
        foreach ((string key, object value) in settings)
            builder.Add(key, value);
        return builder.ConnectionString;
    }

    private static string ByChosenKey(int input)
    {
        var builder = new NpgsqlConnectionStringBuilder("Host=f.example.com;SSL Mode=Require");
        string key = input > 0 ? "Trust Server Certificate" : "Pooling";
        builder[key] = false;
        return builder.ConnectionString;
    }

    /// <summary>The nearest good one: the key stands where it is written.</summary>
    private static string ByConstant()
    {
        var builder = new NpgsqlConnectionStringBuilder("Host=g.example.com") { ["SSL Mode"] = "Require" };
        builder["Timeout"] = 5;
        return builder.ConnectionString;
    }

    public static IEnumerable<string> Strings(int input)
    {
        string[] all = [ByHelper(), ByAdd(), BySharedValue(), InLoop(), FromDictionary(input), ByChosenKey(input), ByConstant()];
        return all.Select(text => new NpgsqlConnection(text).ConnectionString);
    }
}
