using System.Text;

namespace PgSslAnalyzers.ConnectionStrings.Tests.Configuration;

/// <summary>Random JSON with comments, trailing commas and needless escapes.</summary>
internal static class RandomJson
{
    public static string Generate(int seed)
    {
        var random = new RandomText(seed);
        Value(random, 0);
        Space(random);
        return random.Text.ToString();
    }

    private static void Value(RandomText random, int depth)
    {
        Space(random);
        switch (random.Next(depth > 6 ? 2 : 5))
        {
            case 0:
                String(random, random.Content());
                break;
            case 1:
                random.Text.Append(random.Pick("true", "false", "null", "0", "-12.5e+3", "5432"));
                break;
            case 2:
                Members(random, depth, '[', ']', isObject: false);
                break;
            default:
                Members(random, depth, '{', '}', isObject: true);
                break;
        }
    }

    private static void Members(RandomText random, int depth, char open, char close, bool isObject)
    {
        random.Text.Append(open);
        int count = random.Next(5);
        for (int i = 0; i < count; i++)
        {
            if (isObject)
            {
                Space(random);
                String(random, random.Chance(80) ? random.Name() : random.Content());
                // System.Text.Json takes no comment between a name and its colon.
                random.Text.Append(random.Pick("", " ", "\n\t")).Append(':');
            }
            Value(random, depth + 1);
            Space(random);
            if (i + 1 < count || random.Chance(20))
                random.Text.Append(',');
        }
        Space(random);
        random.Text.Append(close);
    }

    private static void Space(RandomText random)
    {
        for (int i = random.Next(3); i > 0; i--)
            random.Text.Append(random.Pick(" ", "\n", "\r\n", "\t", "", "/* \" } */", "// { \"no\": \"x\" }\n"));
    }

    private static void String(RandomText random, string content)
    {
        random.Text.Append('"');
        foreach (Rune rune in content.EnumerateRunes())
        {
            string character = rune.ToString();
            if (character is "\"" or "\\" or "/" && random.Chance(50))
                random.Text.Append('\\').Append(character);
            else if (character is "\"" or "\\" || random.Chance(5))
                random.Text.Append(string.Concat(character.Select(static unit => $"\\u{(int)unit:x4}")));
            else
                random.Text.Append(character);
        }
        if (random.Chance(10))
            random.Text.Append(random.Pick("\\n", "\\t", "\\r", "\\b", "\\f", "\\/"));
        random.Text.Append('"');
    }
}
