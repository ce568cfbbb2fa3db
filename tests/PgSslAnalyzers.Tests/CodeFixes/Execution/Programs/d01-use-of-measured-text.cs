using Npgsql;

public static class Program
{
    // Whoever measures a text can tell that it was edited: the mode is set where a connection takes it.
    private static string Text()
    {
        var text = "Host=db.example.com;SSL Mode=Require";
        return text.Length > 60 ? text : text + ";Timeout=8";
    }

    private static NpgsqlDataSource OfText() => NpgsqlDataSource.Create(Text());

    private static NpgsqlDataSource OfBuilder() => new NpgsqlDataSourceBuilder(Text()).Build();

    private static NpgsqlDataSource OfChangedBuilder()
    {
        var builder = new NpgsqlDataSourceBuilder(Text());
        builder.ConnectionStringBuilder.Timeout = 9;
        return builder.Build();
    }

    private static NpgsqlDataSource OfSlimBuilder() => new NpgsqlSlimDataSourceBuilder(Text()).EnableTransportSecurity().Build();

    public static IEnumerable<string> Strings() => [OfText().ConnectionString, OfBuilder().ConnectionString, OfChangedBuilder().ConnectionString, OfSlimBuilder().ConnectionString];
}
