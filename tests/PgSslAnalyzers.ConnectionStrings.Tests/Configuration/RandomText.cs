using System.Text;

namespace PgSslAnalyzers.ConnectionStrings.Tests.Configuration;

/// <summary>Random pieces of configuration files. A seed gives the same file again.</summary>
internal sealed class RandomText(int seed)
{
    private const string Ordinary = "abcxyzABC019 =;:,.-_/#'\"\\&<>{}[]$%*!@|?()~`+ äß€語";
    private readonly Random random = new(seed);

    public StringBuilder Text { get; } = new();

    public int Next(int max) => random.Next(max);

    public bool Chance(int percent) => random.Next(100) < percent;

    public T Pick<T>(params T[] choices) => choices[random.Next(choices.Length)];

    /// <summary>A name as keys have it.</summary>
    public string Name() => Pick("Main", "Host", "ConnectionString", "Reporting", "a", "B2", "Log_Level", "my-key", "Größe");

    /// <summary>A text of any characters, also such that every format must escape.</summary>
    public string Content(int maximum = 20)
    {
        if (Chance(25))
            return Pick("Host=db;SSL Mode=Require", "Host=h;Password=\"a;b\"", "C:\\data\\x", "true", "12", "", "x: y", "- a", "# no", "https://h:1/a?b=c&d=e");
        var text = new StringBuilder();
        for (int i = random.Next(maximum); i > 0; i--)
            text.Append(Chance(3) ? "😀" : Ordinary[random.Next(Ordinary.Length)].ToString());
        return text.ToString();
    }
}
