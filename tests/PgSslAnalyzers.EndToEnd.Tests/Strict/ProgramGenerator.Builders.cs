namespace PgSslAnalyzers.EndToEnd.Tests.Strict;

/// <summary>Connection string builders, and what happens to things between their making and their use.</summary>
internal sealed partial class ProgramGenerator
{
    /// <summary>Makes a builder and returns the variable that holds it.</summary>
    private string Builder(int depth)
    {
        string v = Name(), host = Hosts();
        switch (random.Next(9))
        {
            case 0:
                Say($"var {v} = new NpgsqlConnectionStringBuilder {{ Host = {host}, SslMode = {ModeValue()}, {RestMembers} }};");
                break;
            case 1:
                Say($"var {v} = new NpgsqlConnectionStringBuilder(\"{Rest}\") {{ Host = {host} }};");
                Say($"{v}[\"SSL Mode\"] = {Mode()};");
                break;
            case 2:
                Say($"var {v} = new NpgsqlConnectionStringBuilder(\"{Rest}\");");
                Say($"{v}.Host = {host}; if (flag) {v}.SslMode = {ModeValue()}; else {v}.SslMode = {ModeValue()};");
                break;
            case 3:
                Say($"var {v}g = new System.Data.Common.DbConnectionStringBuilder {{ [\"Host\"] = {host} }}; {v}g.Add(\"SslMode\", {Mode()});");
                Twist(v + "g", "System.Data.Common.DbConnectionStringBuilder");
                Say($"var {v} = new NpgsqlConnectionStringBuilder({v}g.ConnectionString + \";{Rest}\");");
                break;
            case 4:
                Member($"static NpgsqlConnectionStringBuilder {v}m(NpgsqlConnectionStringBuilder b, SslMode m) {{ b.SslMode = m; return b; }}");
                Say($"var {v} = {v}m(new NpgsqlConnectionStringBuilder {{ Host = {host}, {RestMembers} }}, {ModeValue()});");
                break;
            case 5:
                Say($"var {v} = new NpgsqlConnectionStringBuilder(\"{Rest}\"); {v}.Add(\"Host\", {host}); foreach (var key in new[] {{ \"SSL Mode\" }}) {v}[key] = {Mode()};");
                break;
            case 6:
                Say($"var {v} = new NpgsqlConnectionStringBuilder(); {v}.ConnectionString = {Text(Math.Max(0, depth - 1))};");
                break;
            case 7:
                Say($"var {v} = new NpgsqlConnectionStringBuilder(\"SSL Mode=Disable\"); {v}.Clear(); {v}.ConnectionString = \"{Rest}\"; {v}.Host = {host}; {v}.SslMode = {ModeValue()};");
                break;
            default:
                Say($"var {v} = new NpgsqlConnectionStringBuilder({Text(Math.Max(0, depth - 1))}) {{ KeepAlive = 4 }};");
                break;
        }
        Twist(v, "NpgsqlConnectionStringBuilder");
        return v;
    }

    /// <summary>Perhaps something happens to a thing on the way to its use.</summary>
    private void Twist(string v, string type)
    {
        if (!Chance(isStrong ? 25 : 35))
            return;
        string change = Change(v, type), m = Name();
        bool isMember = members.ToString().Contains($" {v} ", StringComparison.Ordinal) || other.ToString().Contains($" {v} ", StringComparison.Ordinal);
        switch (random.Next(16))
        {
            case 0:
                Say($"if (flag) {change}");
                break;
            case 1:
                Say($"Action {m} = () => {change}");
                Say($"{m}();");
                break;
            case 2:
                Say($"Action {m} = () => {change}");
                Say($"{Change(v, type)}");
                Say($"Outside.It.Run({m});");
                break;
            case 3:
                Say($"void {m}() => {change}");
                Say(Pick($"{m}();", $"Outside.It.Run({m});", ""));
                break;
            case 4 when isMember:
                Member($"void {m}(string mode, string host, string other, string text, SslMode tls, bool flag, int number) {{ {change} }}");
                Say($"{m}(mode, host, other, text, tls, flag, number);");
                break;
            case 5:
                Say($"Outside.It.Take({v});");
                break;
            case 6:
                Say($"try {{ {change} Outside.It.Throw(number); {Change(v, type)} }} catch (InvalidOperationException) {{ }}");
                break;
            case 7:
                Say($"for (int i{m} = 0; i{m} < number; i{m}++) {{ {change} }}");
                break;
            case 8:
                Say($"switch (number) {{ case 0: {change} break; case 1: {Change(v, type)} break; default: {change} break; }}");
                break;
            case 9 when !isMember:
                Say($"var {m} = {v};");
                Say(Change(m, type));
                break;
            case 10 when !isMember:
                Member($"{type}? {m};");
                Say($"{m} = {v};");
                if (type == "NpgsqlConnectionStringBuilder")
                {
                    Member($"void {m}x(SslMode tls) {{ {m}!.SslMode = {Pick("tls", "SslMode.VerifyFull")}; }}");
                    Say($"{m}x(tls);");
                }
                break;
            case 11 when !isMember:
                Say($"ref {type} {m} = ref {v};");
                Say(Change(m, type));
                break;
            case 12:
                Say($"using ({change.TrimEnd(';')} is null ? null : new System.IO.MemoryStream()) {{ }}".Replace("using (" + change.TrimEnd(';'), type == "string" ? $"using (({change.TrimEnd(';')})" : "using (((object)number)", StringComparison.Ordinal));
                break;
            default:
                Say(change);
                break;
        }
    }

    /// <summary>A statement that changes a thing, or writes the same again.</summary>
    private string Change(string v, string type)
    {
        bool isUnknown = Chance(isStrong ? 8 : 35);
        string mode = ModeName();
        return type switch
        {
            "string" => isUnknown ? $"{v} = text;" : Pick($"{v} = \"Host={ServerAddress.Host};SSL Mode={mode};{Rest}\";", $"{v} += \";SSL Mode={mode}\";", $"{v} += \";Keepalive=4\";", $"{v} = {v}.Trim();"),
            "string[]" => isUnknown ? $"{v}[0] = text;" : $"{v}[1] = \"Keepalive=5\";",
            "List<string>" => isUnknown ? $"{v}.Add(\"SSL Mode=\" + mode);" : Pick($"{v}.Add(\"Keepalive=4\");", $"{v}.Add(\"SSL Mode={mode}\");", $"{v}.Insert(0, \"SSL Mode={mode}\");", $"{v}.Reverse();"),
            "StringBuilder" => isUnknown ? $"{v}.Append(\";SSL Mode=\").Append(mode);" : Pick($"{v}.Append(\";Keepalive=4\");", $"{v}.Append(\";SSL Mode={mode}\");", $"{v}.Replace(\"VerifyFull\", \"{mode}\");", $"{v}.Insert(0, \"SSL Mode={mode};\");"),
            "System.Data.Common.DbConnectionStringBuilder" => isUnknown ? $"{v}[\"SslMode\"] = mode;" : Pick($"{v}[\"SslMode\"] = \"{mode}\";", $"{v}[\"Keepalive\"] = \"4\";"),
            _ => isUnknown
                ? Pick($"{v}.SslMode = tls;", $"{v}[\"SSL Mode\"] = mode;", $"{v}.ConnectionString = text;")
                : isStrong && Chance(60)
                    ? Pick($"{v}.SslMode = SslMode.VerifyFull;", $"{v}.KeepAlive = 5;", $"{v}.Remove(\"Keepalive\");", $"{v}[\"Keepalive\"] = \"5\";", $"{v}.ContainsKey(\"SSL Mode\");")
                    : Pick($"{v}.SslMode = SslMode.{mode};", $"{v}.Remove(\"SSL Mode\");", $"{v}.Remove(\"sslmode\");", $"{v}[\"SslMode\"] = null;", $"{v}[other] = mode;", $"{v}.Add(\"SSL Mode\", \"{mode}\");"),
        };
    }
}
