namespace PgSslAnalyzers.Tests.CodeFixes.Execution;

/// <summary>What a text is opened with, and what is done to the connection before: callbacks, slim data sources.</summary>
internal sealed partial class ProgramGenerator
{
    /// <summary>A connection by its text; an expression for the string that it opens.</summary>
    private string TextConnection() => Opened(Used(ConnectionText()));

    private string Opened(string text)
    {
        string v = Name("db");
        switch (random.Next(17))
        {
            case < 6:
                return $"new NpgsqlConnection({text}).ConnectionString";
            case 6 or 7:
                Say($"using var {v} = new NpgsqlConnection({text});");
                return $"{v}.ConnectionString";
            case 8:
                Say($"using var {v} = NpgsqlDataSource.Create({text});");
                return $"{v}.ConnectionString";
            case 9:
                Say($"var {v} = new NpgsqlConnection();");
                Say($"{v}.ConnectionString = {text};");
                return $"{v}.ConnectionString";
            case 10:
                return $"new NpgsqlConnection {{ ConnectionString = {text} }}.ConnectionString";
            case 11:
                return $"new NpgsqlConnection(new NpgsqlConnectionStringBuilder({text}){Pick("", " { Pooling = false }", " { KeepAlive = 3 }")}.{Pick("ConnectionString", "ToString()")}).ConnectionString";
            case 12:
                string helper = Name("Connect");
                Member($"private static NpgsqlConnection {helper}(string text) => new(text);");
                return $"{helper}({text}).ConnectionString";
            case 13 or 14:
                return ConnectionWithCallback(text, v);
            case 15:
                return DataSource(text, v);
            default:
                return $"new NpgsqlSlimDataSourceBuilder({text}){Pick("", ".EnableTransportSecurity()", ".EnableArrays()")}.Build().ConnectionString";
        }
    }

    private string Callback() => Pick("(_, _, _, _) => true", "delegate { return true; }", "(_, certificate, _, _) => certificate is not null", RandomProgram.Check);

    private string ConnectionWithCallback(string text, string v)
    {
        string callback = Callback();
        switch (random.Next(3))
        {
            case 0:
                Say($"var {v} = new NpgsqlConnection({text}) {{ UserCertificateValidationCallback = {callback} }};");
                break;
            case 1:
                Say($"var {v} = new NpgsqlConnection({text});");
                Say($"{v}.UserCertificateValidationCallback = {callback};");
                break;
            default:
                Say($"var {v} = new NpgsqlConnection({text});");
                Say($"if ({Flag()})");
                Say($"    {v}.UserCertificateValidationCallback = {callback};");
                break;
        }
        return $"{v}.ConnectionString";
    }

    private string DataSource(string text, string v)
    {
        Say($"var {v} = new NpgsqlDataSourceBuilder({text});");
        if (Chance(60))
        {
            bool isGuarded = Chance(60);
            if (isGuarded)
                Say($"if ({Flag()})");
            Say($"{(isGuarded ? "    " : "")}{v}.{Pick($"UseUserCertificateValidationCallback({Callback()})", "UseSslClientAuthenticationOptionsCallback(options => options.RemoteCertificateValidationCallback = (_, _, _, _) => true)")};");
        }
        if (Chance(25))
            Say($"{v}.ConnectionStringBuilder.{Pick("ApplicationName = \"jobs\"", "SslMode = SslMode.Require", "Timeout = 9")};");
        Say($"using var {v}Source = {v}.Build();");
        return $"{v}Source.ConnectionString";
    }

    /// <summary>A socket and a remote host in one loop.</summary>
    private string SocketLoop()
    {
        string v = Name("opened");
        method.ReturnsMany = true;
        string[] hosts = Chance(50) ? ["/run/postgresql", "db.example.com"] : ["db.example.com", "db2.example.com"];
        string tls = Chance(50) ? "" : $";{ModeKey()}={ModeName()}";
        Say($"var {v} = new List<string>();");
        if (Chance(50))
            method.Block($"foreach (var host in new[] {{ {string.Join(", ", hosts.Select(Quoted))} }})", () => Say($"{v}.Add(new NpgsqlConnection($\"Host={{host}};Username=app{tls};Application Name={{{v}.Count}}\").ConnectionString);"));
        else
            method.Block($"foreach (var text in new[] {{ {string.Join(", ", hosts.Select(host => Quoted($"Host={host};Username=app" + (host[0] == '/' ? "" : tls))))} }})", () => Say($"{v}.Add(new NpgsqlConnection(text).ConnectionString);"));
        return v;
    }
}
