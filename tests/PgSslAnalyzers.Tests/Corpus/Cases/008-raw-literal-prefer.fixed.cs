using Npgsql;

namespace Corpus.C008;

public static class Reporting
{
    private const string Connection = """
        Host=reports.db.example.com;
        Port=5432;
        Database=reports;
        Username=reader;
        Password=s3cret;
        SSL Mode=VerifyFull;
        Root Certificate=__ROOT_CERT__;
        Include Error Detail=true
        """;

    public static NpgsqlDataSource Create() => new NpgsqlDataSourceBuilder(Connection).Build();
}
