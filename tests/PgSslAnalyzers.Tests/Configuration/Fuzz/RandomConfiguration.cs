using System.Globalization;
using System.Security;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PgSslAnalyzers.Tests.Configuration.Fuzz;

/// <summary>A configuration file as a project may have it.</summary>
internal sealed record ConfigurationSample(int Seed, string Path, string Text)
{
    public override string ToString() => $"seed {Seed}, {Path}\n{Text}";
}

/// <summary>
/// Random configuration files in every format that is read: connection strings, weak in a random way and written in every style of the format, among values that look like them. Some are
/// broken afterwards.
/// </summary>
internal sealed class RandomConfiguration
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Debris = ["\"", "'", "\\", "{", "}", "[", "]", "<", ">", "&", ";", "=", ":", "#", "\n", "\r\n", "  ", "\t", "${", "}}", "<!--", "-->", "/*", "*/", "|", ">", "- ", ",", "SSL Mode=Require", "Host=h;", "\\n", "%", "$"];

    private readonly Random random;
    private readonly StringBuilder text = new();
    private int names;

    private RandomConfiguration(int seed) => random = new Random(seed);

    public static ConfigurationSample Create(int seed)
    {
        var file = new RandomConfiguration(seed);
        string path = file.Write();
        string text = file.text.ToString();
        if (file.Chance(20))
            text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal);
        if (file.Chance(8))
            text = "\uFEFF" + text;
        return new ConfigurationSample(seed, path, file.Chance(25) ? file.Break(text) : text);
    }

    private bool Chance(int percent) => random.Next(100) < percent;

    private string Pick(params ReadOnlySpan<string> choices) => choices[random.Next(choices.Length)];

    private string Break(string whole)
    {
        for (int i = 1 + random.Next(3); i > 0; i--)
        {
            int at = random.Next(whole.Length + 1), end = Math.Min(whole.Length, at + random.Next(12));
            whole = random.Next(4) switch
            {
                0 => whole[..at] + whole[end..],
                1 => whole[..at] + whole[at..end] + whole[at..],
                2 => whole[..at] + (char)random.Next(1, 0x250) + whole[at..],
                _ => whole[..at] + Pick(Debris) + whole[at..],
            };
        }
        return whole;
    }

    private string Write()
    {
        switch (random.Next(7))
        {
            case 0 or 1:
                Json(0);
                return Pick("/src/appsettings.json", "/src/appsettings.Production.json", "/src/Properties/launchSettings.json", "/src/app.json5");
            case 2:
                Xml();
                return Pick("/src/web.config", "/src/App.config", "/src/settings.xml");
            case 3 or 4:
                Yaml(0);
                return Pick("/src/docker-compose.yml", "/src/deploy.yaml", "/src/values.yaml");
            case 5:
                Env();
                return Pick("/src/.env", "/src/a.env", "/src/.env.production");
            default:
                return Script();
        }
    }

    private string Name() => Pick("Main", "ConnectionString", "Reports", "Default", "Db", "DATABASE_URL", "Url", "Note") + (names++).ToString(CultureInfo.InvariantCulture);

    /// <summary>A value: a connection string, what looks like one, or anything.</summary>
    private string Value(bool isOneLine = true) => random.Next(12) switch
    {
        < 6 => ConnectionString(isOneLine),
        6 => Pick("true", "5432", "Information", "https://db.example.com/?sslmode=require&a=b"),
        7 => "Server=sql.example.com;Database=d;User Id=u;Password=p;Encrypt=false",
        8 => "postgres://u:p@db.example.com/d?sslmode=require",
        9 => Pick("set SSL Mode=Require for tests", "it's; \"quoted\" = value", "a;b=c;d", "Host", "SSL Mode"),
        10 => "Host=db.example.com;Port=3306;Uid=u;Pwd=p;SslMode=Preferred",
        _ => Secret(),
    };

    private string Secret() => Pick("s3cret", "p;w", "it's", "say \"hi\"", "a=b", "c:\\x\\y", "ü語", "{0}", "$PW", "100%", "a#b", "&amp;", " lead", "x ");

    private string ConnectionString(bool isOneLine)
    {
        var pairs = new List<string> { Pick("Host=db.example.com", "Host=db", "Server=db.example.com", "Host=localhost", "Host=/run/postgresql", "Host=10.0.0.7", "Host=db1.example.com,db2.example.com", "Host=a.rds.amazonaws.com", "Host=${DB_HOST}", "Host = db.example.com") };
        string[] more = [Pick("Username=app", "User ID=app", "Username=${USER}"), "Database=shop", Pick($"Password={Quote(Secret())}", "Password=${PW}", "Password={{PW}}", "Password=#{PW}#", "Password=", "Password=%PW%"), "Port=5432", "Pooling=false", "Search Path=\"$user\",public", "Application Name=" + Quote(Secret()), "Include Error Detail=true", "Timeout=15"];
        foreach (string pair in more)
        {
            if (Chance(45))
                pairs.Insert(random.Next(pairs.Count + 1), pair);
        }
        for (int i = Chance(75) ? Chance(10) ? 2 : 1 : 0; i > 0; i--)
            pairs.Insert(random.Next(pairs.Count + 1), Pick("SSL Mode", "SslMode", "sslmode", "Ssl Mode", "SSL MODE") + Pick("=", "=", " = ") + Pick("Disable", "Allow", "Prefer", "Require", "VerifyCA", "VerifyFull", "require", "'Require'", "\"Prefer\"", "3", "${M:-Require}", "${M}", "verify-full", ""));
        if (Chance(25))
            pairs.Insert(random.Next(pairs.Count + 1), Pick("Trust Server Certificate=true", "TrustServerCertificate=True", "Trust Server Certificate = true"));
        if (Chance(10))
            pairs.Insert(random.Next(pairs.Count + 1), Pick("Root Certificate=/etc/own.pem", "RootCertificate='C:\\own.pem'", "Root Certificate=certs/own.pem", "Root Certificate="));
        if (Chance(4))
            pairs.Insert(random.Next(pairs.Count + 1), Pick("", "nonsense", "Unknown=1", "sslrootcert=/r.pem"));
        return string.Join(isOneLine || Chance(70) ? Pick(";", ";", ";", "; ", " ; ", ";;") : ";\n", pairs) + Pick("", "", ";", "; ");
    }

    private string Quote(string value)
    {
        bool needed = value.Contains(';', StringComparison.Ordinal) || value[0] is '"' or '\'' or ' ' || value[^1] == ' ';
        return needed || Chance(15) ? Chance(50) ? "\"" + value.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : "'" + value.Replace("'", "''", StringComparison.Ordinal) + "'" : value;
    }

    private void Indent(int depth) => text.Append(' ', 2 * depth);

    private void Json(int depth)
    {
        text.Append("{\n");
        int count = 1 + random.Next(5);
        for (int i = 0; i < count; i++)
        {
            if (Chance(10))
            {
                Indent(depth + 1);
                text.Append(Pick("// a \"comment\": Host=db;SSL Mode=Require\n", "/* Host=db */\n", "// pgssl: disable PGSSL1003 - known\n"));
            }
            Indent(depth + 1);
            text.Append(JsonSerializer.Serialize(depth == 0 && Chance(40) ? "ConnectionStrings" + i : Chance(8) ? Pick("Host", "SslMode", "Port", "Username", "Password") : Name(), Relaxed)).Append(Pick(":", ": ", " : "));
            switch (random.Next(depth > 2 ? 3 : 6))
            {
                case 0 when Chance(30):
                    text.Append(Pick("5432", "true", "null", "3", "-1.5e3"));
                    break;
                case 4:
                    Json(depth + 1);
                    break;
                case 5:
                    text.Append('[').Append(JsonText(Value())).Append(", ").Append(JsonText(Value())).Append(']');
                    break;
                default:
                    text.Append(JsonText(Chance(6) ? Pick("Require", "Prefer", "db.example.com") : Value()));
                    break;
            }
            text.Append(i + 1 < count || Chance(15) ? "," : "").Append(Chance(8) ? " // end\n" : "\n");
        }
        Indent(depth);
        text.Append('}').Append(depth == 0 ? "\n" : "");
    }

    private string JsonText(string value) => JsonSerializer.Serialize(value, Chance(70) ? Relaxed : null);

    private void Xml()
    {
        text.Append(Pick("", "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")).Append("<configuration>\n  <connectionStrings>\n");
        for (int i = 1 + random.Next(4); i > 0; i--)
        {
            string value = Value();
            switch (random.Next(4))
            {
                case 0:
                    text.Append($"    <value>{SecurityElement.Escape(value)}</value>\n");
                    break;
                case 1 when !value.Contains("]]>", StringComparison.Ordinal):
                    text.Append($"    <text><![CDATA[{value}]]></text>\n");
                    break;
                case 2:
                    text.Append($"    <add name='{Name()}' connectionString='{SecurityElement.Escape(value).Replace("&quot;", "\"", StringComparison.Ordinal)}'{Pick("", " providerName='Npgsql'")}/>\n");
                    break;
                default:
                    text.Append($"    <add name=\"{Name()}\"{Pick(" ", "\n         ")}connectionString=\"{SecurityElement.Escape(value).Replace("&apos;", "'", StringComparison.Ordinal)}\"{Pick("", " providerName=\"Npgsql\"")} />\n");
                    break;
            }
            if (Chance(10))
                text.Append(Pick("    <!-- <add connectionString=\"Host=db;SSL Mode=Require\" /> -->\n", "    <?pi Host=db?>\n"));
        }
        text.Append("  </connectionStrings>\n</configuration>\n");
    }

    private void Yaml(int depth)
    {
        for (int i = 1 + random.Next(4); i > 0; i--)
        {
            if (Chance(8))
            {
                Indent(depth);
                text.Append(Pick("# Host=db;SSL Mode=Require\n", "# it's \"quoted\"\n"));
            }
            Indent(depth);
            text.Append(Name()).Append(':');
            switch (random.Next(depth > 2 ? 5 : 8))
            {
                case 5:
                    text.Append('\n');
                    Yaml(depth + 1);
                    break;
                case 6:
                    text.Append('\n');
                    for (int item = 1 + random.Next(3); item > 0; item--)
                    {
                        Indent(depth + 1);
                        text.Append("- ").Append(YamlText(Chance(50) ? Name() + "=" + Value() : Value(), depth + 1)).Append('\n');
                    }
                    break;
                case 7:
                    text.Append("\n");
                    Indent(depth + 1);
                    text.Append("- name: ").Append(Name()).Append('\n');
                    Indent(depth + 1);
                    text.Append("  value: ").Append(YamlText(Value(), depth + 2)).Append('\n');
                    break;
                default:
                    text.Append(' ').Append(YamlText(Value(isOneLine: false), depth)).Append(Chance(8) ? " # end\n" : "\n");
                    break;
            }
        }
    }

    private string YamlText(string value, int depth)
    {
        string margin = "\n" + new string(' ', 2 * depth + 2);
        switch (random.Next(6))
        {
            case 0 when !value.Contains('\n', StringComparison.Ordinal):
                return "'" + value.Replace("'", "''", StringComparison.Ordinal) + "'";
            case 1:
                return Pick("|", "|-", "|+") + margin + value.TrimStart().Replace("\n", margin, StringComparison.Ordinal);
            case 2 when value.Contains(';', StringComparison.Ordinal):
                return Pick(">", ">-") + margin + string.Join(";" + margin, value.Split(';').Select(static part => part.Trim()).Where(static part => part.Length > 0));
            case 3 or 4 when IsPlain(value):
                return value;
            default:
                return JsonSerializer.Serialize(value, Relaxed);
        }
    }

    private static bool IsPlain(string value)
        => value.Length > 0 && char.IsLetterOrDigit(value[0]) && value[^1] != ' ' && value[^1] != ':' && !value.Contains(": ", StringComparison.Ordinal) && !value.Contains(" #", StringComparison.Ordinal) && !value.Contains('\n', StringComparison.Ordinal);

    private void Env()
    {
        for (int i = 1 + random.Next(5); i > 0; i--)
        {
            string value = Value();
            text.Append(Chance(10) ? Pick("# it's\n", "\n", "# pgssl: disable PGSSL1003 - known\n") : "").Append(Pick("", "", "export ")).Append(Name()).Append('=').Append(ShellText(value)).Append(Chance(5) ? " # end\n" : "\n");
        }
    }

    private string ShellText(string value) => random.Next(3) switch
    {
        0 when !value.Contains('\'', StringComparison.Ordinal) => "'" + value + "'",
        1 => "\"" + value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"",
        _ => value,
    };

    private string Script()
    {
        switch (random.Next(4))
        {
            case 0:
                text.Append("FROM base\n");
                for (int i = 1 + random.Next(3); i > 0; i--)
                    text.Append($"ENV {Name()}={ShellText(Value())}{Pick("", " \\\n    B=c", " B=\"d e\"")}\n");
                return "/src/Dockerfile";
            case 1:
                text.Append("[section]\n");
                for (int i = 1 + random.Next(4); i > 0; i--)
                    text.Append($"{Name()}{Pick("=", " = ")}{ShellText(Value())}\n{Pick("", "; comment\n", "# comment 'x\n")}");
                return Pick("/src/a.ini", "/src/a.properties", "/src/a.conf");
            case 2:
                text.Append("#!/bin/sh\n");
                for (int i = 1 + random.Next(3); i > 0; i--)
                    text.Append($"{Pick("export ", "")}{Name()}={ShellText(Value())}\n{Pick("", "run --cs \"$A\" 'x'\n", "if [ -n \"$A\" ]; then echo \"it's\"; fi\n")}");
                return "/src/run.sh";
            default:
                for (int i = 1 + random.Next(3); i > 0; i--)
                    text.Append($"variable \"{Name()}\" {{\n  default = {JsonSerializer.Serialize(Value(), Relaxed)}\n}}\n");
                return "/src/main.tf";
        }
    }
}
