namespace PgSslAnalyzers.ConnectionStrings.Tests.Configuration;

/// <summary>Random XML: attributes, texts, CDATA, comments, a DTD.</summary>
internal static class RandomXml
{
    public static string Generate(int seed)
    {
        var random = new RandomText(seed);
        random.Text.Append(random.Pick("", "<?xml version=\"1.0\"?>\r\n", "<!-- a > b -->", "<!DOCTYPE configuration [ <!ENTITY x \"]>\"> <?pi > ?> ]>\n"));
        Element(random, 0);
        random.Text.Append(random.Pick("", "\n", "<!-- end -->"));
        return random.Text.ToString();
    }

    private static void Element(RandomText random, int depth)
    {
        string name = random.Name();
        random.Text.Append('<').Append(name);
        foreach (string attribute in new[] { "name", "connectionString", "xdt:Transform", "b" }.Take(random.Next(5)))
        {
            random.Text.Append(random.Pick(" ", "\n\t", "\r\n  ")).Append(attribute == "xdt:Transform" && depth > 0 ? "Transform" : attribute).Append(random.Pick("=", " = ", "=\n"));
            Quoted(random, random.Content());
        }
        if (depth == 0)
            random.Text.Append(" xmlns:xdt='urn:x'");
        if (random.Chance(20))
        {
            random.Text.Append(random.Pick("/>", " />"));
            return;
        }
        random.Text.Append('>');
        for (int i = random.Next(depth > 5 ? 1 : 5); i > 0; i--)
            Child(random, depth);
        random.Text.Append("</").Append(name).Append(random.Pick(">", " >"));
    }

    private static void Child(RandomText random, int depth)
    {
        switch (random.Next(5))
        {
            case 0:
                // A comment parts the text from a text before it, which the two readers would join or not.
                random.Text.Append("<!-- <x y='z'/> -->").Append(random.Pick("", "\n  ")).Append('t');
                Escaped(random, random.Content(), '\0');
                random.Text.Append("<!---->");
                break;
            case 1:
                random.Text.Append("<![CDATA[").Append(random.Content().Replace("]]>", "")).Append("x]]>");
                break;
            case 2:
                random.Text.Append(random.Pick("\n", "  ", "<?pi a='b' ?>"));
                break;
            default:
                Element(random, depth + 1);
                break;
        }
    }

    private static void Quoted(RandomText random, string content)
    {
        char quote = random.Pick('"', '\'');
        random.Text.Append(quote);
        Escaped(random, content, quote);
        random.Text.Append(random.Pick("", "", "\n", "\r\n ", "\t")).Append(quote);
    }

    private static void Escaped(RandomText random, string content, char quote)
    {
        foreach (System.Text.Rune rune in content.EnumerateRunes())
        {
            string character = rune.ToString();
            random.Text.Append(character switch
            {
                "&" => "&amp;",
                "<" => random.Pick("&lt;", "&#60;"),
                ">" => "&gt;",
                _ when character[0] == quote => quote == '"' ? "&quot;" : "&apos;",
                _ when random.Chance(4) => random.Pick($"&#x{rune.Value:X};", $"&#{rune.Value};"),
                _ => character,
            });
        }
    }
}
