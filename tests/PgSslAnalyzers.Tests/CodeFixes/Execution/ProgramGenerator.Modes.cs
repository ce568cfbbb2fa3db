namespace PgSslAnalyzers.Tests.CodeFixes.Execution;

/// <summary>The settings of TLS: where a mode comes from, and what stands beside it.</summary>
internal sealed partial class ProgramGenerator
{
    private static readonly string[] WeakModes = ["Disable", "Allow", "Prefer", "Require", "Require", "Prefer", "VerifyCA"];

    private string? modeConstant, modeConstantValue;

    private string ModeName() => Chance(88) ? Pick<string>(WeakModes) : "VerifyFull";

    private string ModeKey() => Pick("SSL Mode", "SslMode", "SSL Mode", "sslmode");

    /// <summary>The settings of TLS of one connection: often one mode, at times none, or several.</summary>
    private List<Setting> TlsSettings()
    {
        var settings = new List<Setting>();
        if (Chance(70))
            settings.Add(Mode());
        if (Chance(6))
            settings.Add(Mode());
        if (Chance(22))
            settings.Insert(random.Next(settings.Count + 1), Trust());
        if (Chance(9))
            settings.Insert(random.Next(settings.Count + 1), new Setting(Text($"Root Certificate={Pick("/mine/root.crt", "/etc/own.pem")}")));
        if (hasMore)
            AddMore(settings);
        return settings;
    }

    private Setting Mode()
        => new([new Piece.Literal(ModeKey() + "="), Chance(50) ? new Piece.Literal(ModeName()) : new Piece.Hole(ModeValue())], Chance(15) ? Flag() : null);

    private Setting Trust() => random.Next(5) switch
    {
        0 => new Setting(Text("Trust Server Certificate=true"), Flag()),
        1 => new Setting([new Piece.Literal("Trust Server Certificate="), new Piece.Hole(Flag())]),
        _ => new Setting(Text(Pick("Trust Server Certificate=true", "TrustServerCertificate=true"))),
    };

    /// <summary>An expression that names a mode: a string, or a member of SslMode.</summary>
    private string ModeValue()
    {
        string mode = ModeName(), v;
        switch (random.Next(15))
        {
            case 0 or 1:
                return ModeConstant();
            case 2:
                return $"SslMode.{mode}";
            case 3:
                return $"nameof(SslMode.{mode})";
            case 4:
                return $"({Flag()} ? \"{mode}\" : \"{ModeName()}\")";
            case 5:
                return method.Parameter("string", "mode", $"\"{ModeName()}\"", $"\"{mode}\"");
            case 6:
                return method.Parameter("SslMode", "sslMode", $"SslMode.{ModeName()}", $"SslMode.{mode}");
            case 7:
                return Property("SslMode", $"\"{mode}\"", Chance(50) ? $"\"{ModeName()}\"" : null);
            case 8:
                return $"({method.Parameter("int", "number", "input")} switch {{ 0 => \"{mode}\", 1 => \"{ModeName()}\", _ => \"{ModeName()}\" }})";
            case 9:
                return $"({method.Parameter("string?", "wanted", $"input == 0 ? null : \"{ModeName()}\"")} ?? \"{mode}\")";
            case 10:
                v = Name("mode");
                Say($"string {v} = \"{mode}\";");
                Say($"if ({Flag()})");
                Say($"    {v} = \"{ModeName()}\";");
                return v;
            case 11:
                return $"({Flag()} ? SslMode.{mode} : SslMode.{ModeName()})";
            case 12:
                v = Name("mode");
                Say($"var {v} = {Flag()} ? SslMode.{mode} : SslMode.{ModeName()};");
                return v;
            case 13:
                return method.Parameter("string", "given", $"input == 0 ? \"{mode}\" : \"{ModeName()}\"");
            default:
                v = Name("Modes");
                Member($"private static readonly string[] {v} = [\"{mode}\", \"{ModeName()}\"];");
                return $"{v}[{Pick("0", "1")}]";
        }
    }

    /// <summary>A constant that is named after a mode. Others compare with it.</summary>
    private string ModeConstant()
    {
        if (modeConstant is null)
        {
            modeConstantValue = Pick("Require", "Prefer", "Disable");
            (string access, string type) = Chance(50) ? ("private", "") : Chance(50) ? ("internal", "") : ("public", "Modes");
            string declaration = $"{access} const string {modeConstantValue} = \"{modeConstantValue}\";";
            if (type.Length == 0)
                Member(declaration);
            else
                (Chance(40) ? otherFile : types).Append($"public static class Modes\n{{\n    {declaration}\n}}\n\n");
            modeConstant = type.Length == 0 ? modeConstantValue : "Modes." + modeConstantValue;
        }
        return modeConstant;
    }

    /// <summary>A value that depends on a comparison with the name of a mode.</summary>
    private Setting Compared()
    {
        string constant = ModeConstant();
        string level = method.Parameter("string", "level", $"input == 1 ? \"{modeConstantValue}\" : \"none\"");
        return new([new Piece.Literal("Command Timeout="), new Piece.Hole($"({level} == {constant} ? 7 : 9)")]);
    }
}
