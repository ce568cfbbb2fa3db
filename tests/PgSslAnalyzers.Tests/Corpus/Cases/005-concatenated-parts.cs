using Npgsql;

namespace Corpus.C005;

public class SqlLayer
{
    private const string Server = "pg.example.org";
    private const string Port = "5432";
    private const string User = "layer";
    private const string Secret = "s3cret";
    private const string Db = "meter";

    private static readonly string connectionString = "Host=" + Server +
                                ";Port=" + Port +
                                ";User Id=" + User +
                                ";Password=" + Secret +
                                ";Database=" + Db +
                                ";SSL Mode=Require;" +
                                "Trust Server Certificate=true;";

    private readonly NpgsqlConnection connection = new(connectionString);
}
