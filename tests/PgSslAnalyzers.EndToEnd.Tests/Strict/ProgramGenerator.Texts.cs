using System.Globalization;

namespace PgSslAnalyzers.EndToEnd.Tests.Strict;

/// <summary>The ways to a connection string.</summary>
internal sealed partial class ProgramGenerator
{
    private string Port => port.ToString(CultureInfo.InvariantCulture);

    private string Gss => npgsql >= 10 ? ";GSS Encryption Mode=Disable" : "";

    /// <summary>All but host and mode.</summary>
    private string Rest => $"Port={Port};Username={name};Password={ServerAddress.Password};Database=d;Pooling=false;Timeout=5;Root Certificate={rootFile}{Gss}";

    private string RestMembers => $"Port = {Port}, Username = \"{name}\", Password = \"{ServerAddress.Password}\", Database = \"d\", Pooling = false, Timeout = 5, RootCertificate = \"{rootFile}\""
        + (npgsql >= 10 ? ", GssEncryptionMode = GssEncryptionMode.Disable" : "");

    /// <summary>An expression for the host: one that is no loopback name, and one that nobody knows.</summary>
    private string Host() => Chance(70) ? $"\"{ServerAddress.Host}\"" : "host";

    private string Hosts() => Chance(10) ? $"\"{ServerAddress.Host}:{Port},{ServerAddress.Host}:{Port}\"" : Chance(8) ? $"\"localhost:{Port},{ServerAddress.Host}:{Port}\"" : Host();

    /// <summary>Statements that make a connection string, and an expression for it.</summary>
    private string Text(int depth)
    {
        if (depth == 0)
            return FromOutside && Chance(30) ? Pick("text", "Environment.GetEnvironmentVariable(\"PGSSL_TEXT\")!.Replace(\"?\", other)", "Outside.It.Text(text)") : Leaf();
        return Chance(15) ? BuilderText(depth) : Chance(30) ? Interfered(depth) : Wrapped(depth);
    }

    private string Leaf()
    {
        string v = Name(), host = Hosts();
        switch (random.Next(18))
        {
            case 0:
                return $"\"Host={ServerAddress.Host};SSL Mode={ModeName()};{Rest}\"";
            case 1:
                return $"$\"Host={{{host}}};SSL Mode={{{Mode()}}};{Rest}\"";
            case 2:
                return $"\"Host=\" + {host} + \";SslMode=\" + {Mode()} + \";{Rest}\"";
            case 3:
                return $"string.Format(\"Host={{0}};SSL Mode={{1}};{{2}}\", {host}, {Mode()}, \"{Rest}\")";
            case 4:
                return $"string.Concat(\"SSL Mode=\", {Mode()}, \";Host=\", {host}, \";{Rest}\")";
            case 5:
                return $"string.Join(\";\", \"Host=\" + {host}, \"SSL Mode=\" + {Mode()}, \"{Rest}\")";
            case 6:
                Say($"var {v} = new StringBuilder(\"{Rest};Host=\").Append({host});");
                Say($"{v}.Append(\";SSL Mode=\").Append({Mode()});");
                Twist(v, "StringBuilder");
                return $"{v}.ToString()";
            case 7:
                return $"\"Host={ServerAddress.Host};SSL Mode=@;{Rest}\".Replace(\"@\", {Mode()})";
            case 8:
                Say($"var {v} = \"Host=\" + {host};");
                Say($"{v} += \";SSL Mode=\";");
                Say($"{v} += {Mode()};");
                Say($"{v} += \";{Rest}\";");
                return v;
            case 9:
                Say($"var {v} = new List<string> {{ \"Host=\" + {host}, \"{Rest}\" }};");
                Say($"{v}.Add($\"SSL Mode={{{Mode()}}}\");");
                Twist(v, "List<string>");
                return $"string.Join(';', {v})";
            case 10:
                Say($"var {v} = new Dictionary<string, string> {{ [\"Host\"] = {host}, [\"SSL Mode\"] = {Mode()} }};");
                return $"string.Join(\";\", {v}.Select(p => p.Key + \"=\" + p.Value)) + \";{Rest}\"";
            case 11:
                return $"$\"Host={{{host}}};SSL Mode={{{ModeValue()}}};{Rest}\"";
            case 12:
                Say($"var {v} = \"{Rest}\"; foreach (var part in new[] {{ \"Host=\" + {host}, \"SSL Mode=\" + {Mode()} }}) {v} += \";\" + part;");
                return v;
            case 13:
                return $"\"SSL Mode={ModeName()};Host={ServerAddress.Host};\" + \"{Rest};SSL Mode=\" + {Mode()}";
            default:
                return BuilderText(0);
        }
    }

    private string BuilderText(int depth)
    {
        string builder = Builder(depth);
        return Pick($"{builder}.ToString()", $"{builder}.ConnectionString");
    }

    /// <summary>One way more to pass a text on.</summary>
    private string Wrapped(int depth)
    {
        string v = Name(), a;
        switch (random.Next(34))
        {
            case 0:
                Say($"string {v} = {Text(depth - 1)};");
                Twist(v, "string");
                return v;
            case 1:
                Say($"string {v};");
                Say($"if (flag) {{ {Apart(() => Say($"{v} = {Text(depth - 1)};"))} }} else {{ {Apart(() => Say($"{v} = {Text(depth - 1)};"))} }}");
                return v;
            case 2:
                a = Text(depth - 1);
                return $"(flag ? {a} : {Text(depth - 1)})";
            case 3:
                return $"({(FromOutside ? "Environment.GetEnvironmentVariable(\"PGSSL_TEXT\")" : "(string?)null")} ?? {Text(depth - 1)})";
            case 4:
                a = Text(depth - 1);
                return $"(number switch {{ 0 => {a}, 1 => {Text(depth - 1)}, _ => {a} + \";Keepalive=4\" }})";
            case 5:
                Say($"string {v}; try {{ {Apart(() => Say($"{v} = {Text(depth - 1)}; Outside.It.Throw(number);"))} }} catch (Exception) {{ {Apart(() => Say($"{v} = {Text(depth - 1)};"))} }}");
                return v;
            case 6:
                Say($"string {v} = {Text(depth - 1)}; try {{ {Apart(() => Say($"{v} = {Text(depth - 1)}; Outside.It.Throw(number); {v} = {Text(depth - 1)};"))} }} catch (Exception) {{ }} finally {{ {v} += \";Keepalive=4\"; }}");
                return v;
            case 7:
                Say($"string {v} = {Text(depth - 1)}; for (int i{v} = 0; i{v} < number; i{v}++) {{ {Apart(() => Say($"{v} = {Text(depth - 1)};"))} }}");
                return v;
            case 8:
                Member($"string {v} = \"\";");
                Say($"{v} = {Text(depth - 1)};");
                Twist(v, "string");
                return v;
            case 9:
                Member($"string {v} {{ get; set; }} = \"\";");
                Say($"this.{v} = {Text(depth - 1)};");
                Twist(v, "string");
                return v;
            case 10:
                Member($"static readonly string {v} = {Constant()};");
                return v;
            case 11:
                Member($"static string {v} = {Constant()};");
                return v;
            case 12:
                Member($"readonly string {v} = {Constant()};");
                if (Chance(30))
                    Member($"public {name}() {{ {v} = {Constant()}; }}".Replace("SSL Mode=VerifyFull", isStrong ? "SSL Mode=VerifyFull" : "SSL Mode=Prefer", StringComparison.Ordinal));
                return v;
            case 13:
                types.AppendLine(CultureInfo.InvariantCulture, $"record R{name}{v}(string Text, int Number = 3);");
                Say($"var {v} = new R{name}{v}({Text(depth - 1)});");
                if (Chance(40))
                    Say($"{v} = {v} with {{ {(Chance(50) ? "Number = 4" : "Text = " + Text(depth - 1))} }};");
                return $"{v}.Text";
            case 14:
                types.AppendLine(CultureInfo.InvariantCulture, $"class O{name}{v} {{ public string Text {{ get; set; }} = {Constant()}; }}");
                Say($"var {v} = new O{name}{v}{(Chance(50) ? $" {{ Text = {Text(depth - 1)} }}" : "()")};");
                if (Chance(30))
                    Say($"Outside.It.Take({v});");
                return $"{v}.Text";
            case 15:
                Member($"static string {v}(string part, string end = \";Keepalive=4\") => part + end;");
                return $"{v}({Text(depth - 1)})";
            case 16:
                Say($"var ({v}, _) = ({Text(depth - 1)}, number);");
                return v;
            case 17:
                Say($"var {v} = (Text: {Text(depth - 1)}, Number: number);");
                if (Chance(30))
                    Say($"{v}.Text = {Text(depth - 1)};");
                return $"{v}.Text";
            case 18:
                Member($"static bool {v}(string given, out string made) {{ made = given + \";Keepalive=4\"; return given.Length > 3; }}");
                Say($"{v}({Text(depth - 1)}, out var {v}o);");
                return v + "o";
            case 19:
                Member($"static void {v}(ref string given) {{ given += \";Keepalive=4\"; }}");
                Say($"string {v}r = {Text(depth - 1)}; {v}(ref {v}r);");
                return v + "r";
            case 20:
                Say($"string {v}l = {Text(depth - 1)}; string {v}() => {v}l + \";Keepalive=4\";");
                if (Chance(25))
                    Say($"{v}l = {Text(depth - 1)};");
                return $"{v}()";
            case 21:
                Say($"string {v}l = {Text(depth - 1)}; Func<string> {v} = () => {v}l;");
                if (Chance(40))
                    Say($"{v}l = {Text(depth - 1)};");
                return Pick($"{v}()", $"Outside.It.Call({v})");
            case 22:
                Say($"string {v} = {Text(depth - 1)}; Action {v}a = () => {v} = {Text(0)};".Replace("await ", "", StringComparison.Ordinal));
                Say(Chance(50) ? $"if (flag) {v}a();" : Chance(50) ? $"Outside.It.Run({v}a);" : "");
                return v;
            case 23:
                Member($"static async Task<string> {v}(string given) {{ await Task.Yield(); return given; }}");
                Say($"var {v}s = await {v}({Text(depth - 1)});");
                return v + "s";
            case 24:
                Member($"static IEnumerable<string> {v}(string given) {{ yield return given; }}");
                return $"{v}({Text(depth - 1)}).First()";
            case 25:
                Member($"static T {v}<T>(T given) => given;");
                return $"{v}({Text(depth - 1)})";
            case 26:
                Say($"string[] {v} = {{ {Text(depth - 1)}, \"Keepalive=4\" }};");
                Twist(v, "string[]");
                return $"string.Join(\";\", {v})";
            case 27:
                return $"({Text(depth - 1)}).TrimEnd(';', ' ')";
            case 28:
                return $"$\"{{{Text(depth - 1)}}};Keepalive=4\"";
            case 29:
                Say($"object {v} = {Text(depth - 1)};");
                return $"(string){v}";
            case 30:
                Say($"var {v} = new Lazy<string>({Text(depth - 1)});");
                return $"{v}.Value";
            case 31:
                return $"({Text(depth - 1)}){Pick(".Trim()", ".Replace(\"VerifyFull\", \"5\")", ".Replace(\"Keepalive=4\", \"\")", ".Insert(0, \"Keepalive=4;\")", ".ToLowerInvariant().Replace(\"" + name.ToLowerInvariant() + "\", \"" + name + "\")")}";
            case 32:
                Say($"{name}? {v} = number > 5 ? null : new {name}();");
                Member($"string? {v}f;");
                Say($"{v}!.{v}f = {Text(depth - 1)}; this.{v}f = {Text(depth - 1)};");
                return Pick($"{v}.{v}f!", $"{v}f!");
            default:
                Say($"List<string> {v} = new() {{ {Text(depth - 1)}, {Text(depth - 1)} }};");
                return $"{v}[number % 2]";
        }
    }

    /// <summary>A text that needs no statement.</summary>
    private string Constant() => $"\"Host={ServerAddress.Host};SSL Mode={ModeName()};{Rest}\"";
}
