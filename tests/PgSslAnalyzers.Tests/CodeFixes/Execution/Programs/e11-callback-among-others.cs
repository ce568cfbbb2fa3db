using Npgsql;

public static class Program
{
    private static NpgsqlDataSource Create(string text, bool development)
    {
        var builder = new NpgsqlDataSourceBuilder(text);
        if (development)
        {
            // self-signed certificate of the container
            builder.UseUserCertificateValidationCallback((_, _, _, _) => true);
            builder.EnableParameterLogging();
        }

        return builder.Build();
    }

    public static IEnumerable<string> Strings() => [Create("Host=db.example.com;Username=app;SSL Mode=Require", true).ConnectionString, Create("Host=db.example.com;Username=app;SSL Mode=Require", false).ConnectionString];
}
