using System.Data.Odbc;

namespace Corpus.C033;

public sealed class LoginForm
{
    private readonly OdbcConnection connection = new OdbcConnection(
        "Driver={PostgreSQL ANSI};database=shop;server=pg.example.com;port=5432;uid=postgres;sslmode=disable;readonly=0;protocol=7.4;pwd=s3cret");
}
