using Npgsql;

public static class Program
{
    private static NpgsqlDataSource Create(NpgsqlDataSourceBuilder builder, string text)
    {
        builder.UseUserCertificateValidationCallback((_, _, _, _) => true);
        builder.ConnectionStringBuilder.ConnectionString = text;
        builder.ConnectionStringBuilder.SslMode = SslMode.Require;
        return builder.Build();
    }

    public static IEnumerable<string> Strings() => [Create(new(), "Host=db.example.com;Username=app").ConnectionString];
}
