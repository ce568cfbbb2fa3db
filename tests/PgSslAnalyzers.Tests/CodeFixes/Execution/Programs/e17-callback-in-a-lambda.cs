using Npgsql;

public static class Program
{
    private static NpgsqlDataSource Build(string text, Action<NpgsqlDataSourceBuilder>? configure = null)
    {
        var builder = new NpgsqlDataSourceBuilder(text);
        configure?.Invoke(builder);
        return builder.Build();
    }

    public static IEnumerable<string> Strings()
    {
        using var a = Build("Host=db.example.com;Username=app;SSL Mode=Require", b => b.UseUserCertificateValidationCallback((_, _, _, _) => true));
        using var c = Build("Host=db2.example.com;Username=app;SSL Mode=Require", b => { b.UseUserCertificateValidationCallback((_, _, _, _) => true); b.EnableParameterLogging(); });
        return [a.ConnectionString, c.ConnectionString];
    }
}
