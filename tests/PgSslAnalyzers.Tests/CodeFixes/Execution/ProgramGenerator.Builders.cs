namespace PgSslAnalyzers.Tests.CodeFixes.Execution;

/// <summary>Connections by NpgsqlConnectionStringBuilder: what it starts from, and where its mode is set.</summary>
internal sealed partial class ProgramGenerator
{
    private string BuilderConnection()
    {
        string v = Name("builder");
        StartBuilder(v);
        SetMode(v);
        if (Chance(15))
            Say($"{v}.TrustServerCertificate = {(Chance(50) ? "true" : Flag())};");
        if (Chance(15))
            Say($"{v}.Timeout = 9;");
        if (Chance(15))
        {
            string copy = Name("builder");
            Say($"var {copy} = new NpgsqlConnectionStringBuilder({v}.ConnectionString) {{ Database = \"audit\"{(Chance(30) ? $", SslMode = SslMode.{ModeName()}" : "")} }};");
            if (Chance(50))
                Say($"{copy}.ApplicationName = new NpgsqlConnection({v}.ConnectionString).Database;");
            v = copy;
        }
        string text = $"{v}.{Pick("ConnectionString", "ToString()")}";
        return Chance(75) ? $"new NpgsqlConnection({text}).ConnectionString" : Opened(text);
    }

    private void StartBuilder(string v)
    {
        switch (random.Next(9))
        {
            case 0:
                Say($"var {v} = new NpgsqlConnectionStringBuilder({ConnectionText()});");
                break;
            case 1:
                Say($"var {v} = new NpgsqlConnectionStringBuilder({SharedText()});");
                break;
            case 2:
                Say($"var {v} = new NpgsqlConnectionStringBuilder();");
                Say($"{v}.Host = {HostExpression()};");
                Say($"{v}.Username = \"app\";");
                break;
            case 3:
                Say($"var {v} = new NpgsqlConnectionStringBuilder {{ [\"Host\"] = {HostExpression()}, [\"Username\"] = \"app\" }};");
                break;
            case 4:
                Say($"var {v} = new NpgsqlConnectionStringBuilder {{ {{ \"Host\", {HostExpression()} }}, {{ \"Username\", \"app\" }} }};");
                break;
            default:
                string more = Chance(50) ? $", Password = {MayBeEmpty("Password")}" : "";
                more += Chance(35) ? $", SslMode = {EnumValue()}" : "";
                more += Chance(12) ? ", TrustServerCertificate = true" : "";
                more += Chance(8) ? ", RootCertificate = \"/etc/own.pem\"" : "";
                Say($"var {v} = new NpgsqlConnectionStringBuilder {{ Host = {HostExpression()}, Username = \"app\"{more} }};");
                break;
        }
    }

    private string HostExpression() => HostValue() switch
    {
        Piece.Hole hole => hole.Expression,
        Piece.Literal literal => Quoted(literal.Text),
        _ => throw new InvalidOperationException(),
    };

    private void SetMode(string v)
    {
        switch (random.Next(12))
        {
            case 0 or 1:
                Say($"{v}.SslMode = {EnumValue()};");
                break;
            case 2:
                Say($"if ({Flag()})");
                Say($"    {v}.SslMode = {EnumValue()};");
                break;
            case 3:
                Say($"if ({Flag()})");
                Say($"    {v}.SslMode = {EnumValue()};");
                Say("else");
                Say($"    {v}.SslMode = {EnumValue()};");
                break;
            case 4:
                Say($"if ({v}.Host is {{ }} name && !name.StartsWith('/'))");
                Say($"    {v}.SslMode = {EnumValue()};");
                break;
            case 5:
                string parsed = Name("parsed");
                Say($"if (Enum.TryParse<SslMode>({method.Parameter("string", "given", $"input == 0 ? \"?\" : \"{ModeName()}\"")}, ignoreCase: true, out var {parsed}))");
                Say($"    {v}.SslMode = {parsed};");
                break;
            case 6:
                Say($"{v}[\"{ModeKey()}\"] = \"{ModeName()}\";");
                break;
            case 7:
                Say($"{v}.SslMode = {EnumValue()};");
                Say($"if ({Flag()})");
                Say($"    {v}.SslMode = {EnumValue()};");
                break;
            case 8:
                Say($"{v}.Remove(\"SSL Mode\");");
                break;
            case 9:
                method.Block($"switch ({method.Parameter("int", "number", "input")})", () =>
                {
                    Say($"case 0: {v}.SslMode = {EnumValue()}; break;");
                    Say($"case 1: {v}.SslMode = {EnumValue()}; break;");
                });
                break;
        }
    }

    /// <summary>An expression of type SslMode.</summary>
    private string EnumValue()
    {
        string mode = ModeName();
        switch (random.Next(10))
        {
            case 0:
                return $"{Flag()} ? SslMode.{mode} : SslMode.{ModeName()}";
            case 1:
                return $"{method.Parameter("int", "number", "input")} switch {{ 0 => SslMode.{mode}, _ => SslMode.{ModeName()} }}";
            case 2:
                return method.Parameter("SslMode", "sslMode", $"SslMode.{ModeName()}", $"SslMode.{mode}");
            case 3:
                string v = Name("Level");
                Member($"{Pick("private", "public")} const SslMode {v} = SslMode.{mode};");
                return v;
            case 4:
                return $"Enum.Parse<SslMode>({ModeConstant()})";
            default:
                return $"SslMode.{mode}";
        }
    }
}
