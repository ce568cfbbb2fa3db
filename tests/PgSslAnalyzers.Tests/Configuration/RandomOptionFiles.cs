using System.Globalization;

namespace PgSslAnalyzers.Tests.Configuration;

/// <summary>Random sets of .editorconfig and .globalconfig files around a few configuration files.</summary>
internal static class RandomOptionFiles
{
    /// <summary>The files that are asked for.</summary>
    public static readonly string[] Paths =
    [
        "/src/a.json", "/src/app/appsettings.json", "/src/app/appsettings.Production.json", "/src/app/deploy/.env", "/src/app/deploy/file12.yml", "/src/app/deploy/file007.yml", "/src/app/deploy/file-3.yml",
        "/other/x[1].json", "/other/a,b", "/src/app/Dockerfile",
    ];

    private static readonly string[] Heads =
    [
        "*", "**", "*.json", "*.{json,yml}", "appsettings*.json", "appsettings.{Production,Development}.json", "appsettings{.Production,}.json", "/app/*.json", "app/**.json", "**/deploy/*",
        "file{1..20}.yml", "file{20..1}.yml", "file{20..30}.yml", "file{-5..5}.yml", "file{1..}.yml", "file{0..99}{1..2}.yml", "{.env,Dockerfile}", "{single}", "{.env}", "{}", "a{,b}.json",
        ".env", "[ax].json", "[!ax].json", "[!]a.json", "[a-z].json", "[^a].json", "[]].json", "x[[]1].json", "?.json", "??json", "x\\[1\\].json", "{a,{b,c}}.json", "{a,b", "a}b", "{", "}", "a,b", "a\\,b",
        "deploy/.env", "app/deploy/file*.yml", "/src/a.json", "/src/app/appsettings.json", "/src/app/../a.json", "/other/x\\[1\\].json", "/other/a,b", "*.JSON", "[", "\\", "a\\", "*.json ", " *.json", "a.json#b", "**.json", "***.json",
        "a.json] [b", "/src/app/Dockerfile", "Docker[f]ile", "app/{Docker,Other}file", "\\/src\\/a.json",
    ];

    private static readonly string[] Lines =
    [
        "pgssl.a = 1", "pgssl.a = 2", "pgssl.a = 2 ", "pgssl.b: x y ", "PGSSL.A = 3", "pgssl.b = x # comment", "pgssl.b = x#y", "pgssl.b = x;y", "  pgssl.c=1", "# pgssl.a = 9", "; pgssl.a = 9", "  # pgssl.a = 9",
        "no pair", "pgssl.c =", "pgssl.c = # nothing", "pgssl.d = True", "pgssl.a = UNSET", "pgssl.e = a = b", "pgssl.e = a:b", "pgssl-f_g = 1", "pgssl.h : = 1", "= 1", "pgssl i = 1", "pgssl.j\t=\t1\t",
        "root = true", "root = TRUE", "root = false", "is_global = false", "global_level = 7", "", " ", "[]", "[ ]", "pgssl.k = [x]", "pgssl.a = \u00e9", "pgssl.\u00e9 = 1",
        "dotnet_diagnostic.PGSSL1003.severity = none", "dotnet_diagnostic.PGSSL1003.severity = warning", "dotnet_diagnostic.PGSSL1003.severity = NONE", "dotnet_diagnostic.pgssl1003.severity = none",
        "dotnet_diagnostic.PGSSL1003.severity = default", "dotnet_diagnostic.PGSSL1003.severity = loud", "dotnet_diagnostic.PGSSL1003.severity =",
    ];

    private static readonly string[] Breaks = ["\n", "\n", "\n", "\r\n", "\r", "\u2028", "\u0085"];

    /// <summary>The files of one set.</summary>
    public static List<(string Path, string Text)> Generate(int seed)
    {
        var random = new Random(seed);
        var files = new List<(string Path, string Text)>();
        foreach (string folder in (string[])["/src", "/src/app", "/src/app/deploy", "/other", ""])
        {
            if (random.Next(2) == 0)
                files.Add((folder + "/.editorconfig", Text(random)));
        }
        if (random.Next(2) == 0)
            files.Add((random.Next(2) == 0 ? "/src/.globalconfig" : "/src/app/.GlobalConfig", (random.Next(2) == 0 ? "is_global = true\n" : "") + Text(random)));
        foreach (string name in (string[])["x", "y", "z"])
        {
            if (random.Next(3) == 0)
                files.Add(($"/packages/{name}.globalconfig", "is_global = true\n" + (random.Next(3) == 0 ? "" : "global_level = " + random.Next(-1, 3).ToString(CultureInfo.InvariantCulture) + "\n") + Text(random)));
        }
        return files;
    }

    private static string Text(Random random)
    {
        string end = Breaks[random.Next(Breaks.Length)];
        var lines = new List<string>();
        for (int i = random.Next(12); i > 0; i--)
            lines.Add(random.Next(3) == 0 ? (random.Next(6) == 0 ? "  " : "") + "[" + Head(random) + "]" + (random.Next(6) == 0 ? " # x" : "") : Lines[random.Next(Lines.Length)]);
        return string.Join(end, lines);
    }

    private static string Head(Random random)
    {
        string head = Heads[random.Next(Heads.Length)];
        // Now and then one that nobody would write.
        for (int i = random.Next(8) == 0 ? 2 : 0; i > 0; i--)
            head = head.Insert(random.Next(head.Length + 1), "*?[]{},.\\/!-"[random.Next(12)].ToString());
        return head;
    }
}
