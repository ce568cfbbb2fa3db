using System;
using System.Text;
using System.Web;
using Npgsql;

namespace Corpus.C007;

public static class UrlConverter
{
    public static string ToKeyValue(string databaseUrl)
    {
        var parsed = new Uri(databaseUrl);
        var user = parsed.UserInfo.Split(':', 2);
        var text = new StringBuilder();
        text.Append($"Host={parsed.Host};");
        text.Append($"Port={(parsed.Port > 0 ? parsed.Port : 5432)};");
        text.Append($"Database={parsed.AbsolutePath.TrimStart('/')};");
        text.Append($"Username={user[0]};");
        text.Append($"Password={user[1]}");

        var query = HttpUtility.ParseQueryString(parsed.Query);
        if (query["sslmode"] != null)
            text.Append($";SSL Mode={query["sslmode"]}");

        return text.ToString();
    }

    public static NpgsqlDataSource Open(string databaseUrl) => NpgsqlDataSource.Create(ToKeyValue(databaseUrl));
}
