namespace PgSslAnalyzers.Tests.CodeFixes.Execution;

/// <summary>Settings that only programs from <see cref="FirstOfMore"/> on have: those of the seeds before stay as they are.</summary>
internal sealed partial class ProgramGenerator
{
    /// <summary>The first seed of programs with everything.</summary>
    public const int FirstOfMore = 100_001;

    private readonly bool hasMore;
    private bool speaksOfSockets;

    private void AddMore(List<Setting> settings)
    {
        if (Chance(12))
        {
            AddModeOfOneWay(settings);
            return;
        }
        if (Chance(20))
            Insert(new Setting([new Piece.Literal("Root Certificate="), new Piece.Hole(RootValue())]));
        if (Chance(20))
            Insert(new Setting([new Piece.Literal("Trust Server Certificate="), new Piece.Hole($"({Flag()} ? \"true\" : \"false\")")]));
        if (Chance(15))
            Insert(OpenSettings());
        if (Chance(15))
            Insert(new Setting([new Piece.Hole(AppendedTrust())]));

        void Insert(Setting setting) => settings.Insert(random.Next(settings.Count + 1), setting);
    }

    /// <summary>A mode on one way only, beside settings that nobody knows and what a root certificate may take the place of.</summary>
    private void AddModeOfOneWay(List<Setting> settings)
    {
        settings.Clear();
        settings.Add(OpenSettings());
        settings.Add(new Setting([new Piece.Literal(ModeKey() + "="), new Piece.Literal(Pick<string>(WeakModes))], Flag()));
        settings.Insert(random.Next(3), new Setting(Text("Trust Server Certificate=true")));
        if (speaksOfSockets || Chance(50))
            return;
        speaksOfSockets = true;
        Member("public static bool IsSocket(string host) => host.StartsWith('/');");
    }

    /// <summary>A local that holds Trust Server Certificate: the keyword, and its value of two ways.</summary>
    private string AppendedTrust()
    {
        string v = Name("trust");
        Say($"string {v} = \"Trust Server Certificate=\";");
        Say($"if ({Flag()})");
        Say($"    {v} += \"true\";");
        Say("else");
        Say($"    {v} += \"false\";");
        return v;
    }

    /// <summary>A setting, or several, that a caller gives.</summary>
    private Setting OpenSettings() => new([new Piece.Hole(method.Parameter("string", "more", "\"Keepalive=\" + (5 + input)"))]);

    /// <summary>The path of a root certificate. An empty one would be a place that others fill: no fix writes there.</summary>
    private string RootValue()
    {
        switch (random.Next(3))
        {
            case 0:
                return $"({Flag()} ? \"/mine/root.crt\" : \"/etc/own.pem\")";
            case 1:
                return method.Parameter("string", "root", "\"/mine/root.crt\"", "\"/etc/own.pem\"");
            default:
                string v = Name("root");
                Say($"string {v} = \"/mine/root.crt\";");
                Say($"if ({Flag()})");
                Say($"    {v} = \"/etc/own.pem\";");
                return v;
        }
    }
}
