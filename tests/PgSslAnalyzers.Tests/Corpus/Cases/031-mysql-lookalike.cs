using MySqlConnector;

namespace Corpus.C031;

public static class ConnectionUtil
{
    private const string Default =
        @"Server=mysql.example.com;Database=cap_test;Uid=root;Pwd=123123;Allow User Variables=True;SslMode=none;AllowPublicKeyRetrieval=true";

    public static MySqlConnection Open()
    {
        var builder = new MySqlConnectionStringBuilder(Default)
        {
            SslMode = MySqlSslMode.None,
            Port = 3306
        };
        return new MySqlConnection(builder.ConnectionString);
    }
}
