namespace PgSslAnalyzers.ConnectionStrings.Tests.Configuration;

/// <summary>Random YAML: mappings and sequences in block and flow style, scalars in all five styles, folded over lines.</summary>
internal sealed class RandomYaml
{
    private readonly RandomText random;

    private RandomYaml(int seed) => random = new RandomText(seed);

    public static string Generate(int seed)
    {
        var yaml = new RandomYaml(seed);
        yaml.random.Text.Append(yaml.random.Pick("", "", "# first\n", "---\n", "%YAML 1.1\n---\n"));
        for (int documents = yaml.random.Pick(1, 1, 2); documents > 0; documents--)
        {
            if (yaml.random.Chance(20))
                yaml.Sequence(0, 0);
            else
                yaml.Mapping(0, 0);
            if (documents > 1)
                yaml.random.Text.Append("---\n");
        }
        return yaml.random.Text.ToString().Replace("\n", yaml.random.Pick("\n", "\n", "\r\n"));
    }

    private void Mapping(int indent, int depth)
    {
        // A key twice is an error to a loader, not to a parser.
        for (int i = 1 + random.Next(4); i > 0; i--)
        {
            Indent(indent);
            Key();
            Value(indent, depth, isItem: false);
        }
    }

    private void Sequence(int indent, int depth)
    {
        for (int i = 1 + random.Next(3); i > 0; i--)
        {
            Indent(indent);
            random.Text.Append('-');
            if (depth < 4 && random.Chance(40))
            {
                // The first pair of a mapping stands behind the dash, the others below it.
                int blanks = 1 + random.Next(3);
                random.Text.Append(' ', blanks);
                Key();
                Value(indent + 1 + blanks, depth + 1, isItem: false);
                if (random.Chance(60))
                    Mapping(indent + 1 + blanks, depth + 1);
            }
            else
                Value(indent, depth, isItem: true);
        }
    }

    private void Key()
        => random.Text.Append(random.Next(6) switch
        {
            0 => "\"" + random.Name() + "\"",
            1 => "'it''s'",
            2 => "a:b c#d",
            _ => random.Name(),
        }).Append(random.Pick(":", ":", " :"));

    private void Value(int indent, int depth, bool isItem)
    {
        if (random.Chance(8))
            random.Text.Append(random.Pick(" !!str", " &anchor"));
        int kind = random.Next(depth > 4 ? 5 : 9);
        if (kind >= 7 && !isItem)
        {
            EndLine();
            if (random.Chance(50))
                Mapping(indent + 1 + random.Next(4), depth + 1);
            else
                Sequence(indent + random.Next(3), depth + 1);
            return;
        }
        random.Text.Append(' ', 1 + random.Next(2));
        switch (kind)
        {
            case 0:
                Quoted(indent, '"');
                break;
            case 1:
                Quoted(indent, '\'');
                break;
            case 2:
                Block(indent);
                return;
            case 5 or 6:
                Flow(indent, 0);
                break;
            default:
                Plain(indent, ["Host=db;SSL", "Mode=Require", "a#b", "x:y", "-1", "http://h:1/?a=b&c", "it's", "50%", "[x]", "{y}", "語"], "z");
                break;
        }
        EndLine();
    }

    private void EndLine() => random.Text.Append(random.Pick("\n", "\n", "\n", "  \n", " # 'comment\n", "\n\n"));

    private void Indent(int indent)
    {
        if (random.Chance(5))
            random.Text.Append(' ', random.Next(5)).Append("# a: \"b\n");
        random.Text.Append(' ', indent);
    }

    private void Break(int indent)
    {
        if (random.Chance(80))
            random.Text.Append(random.Pick(" ", " ", "  "));
        else
            random.Text.Append(random.Pick("\n", "  \n", "\n\n", "\n   \n\n")).Append(' ', indent + 1 + random.Next(3));
    }

    private void Plain(int indent, string[] words, string first)
    {
        random.Text.Append(first);
        for (int i = random.Next(4); i > 0; i--)
        {
            Break(indent);
            random.Text.Append(random.Pick(words));
        }
    }

    private void Quoted(int indent, char quote)
    {
        random.Text.Append(quote);
        for (int i = random.Next(5); i > 0; i--)
        {
            foreach (System.Text.Rune rune in random.Content(8).EnumerateRunes())
                Character(rune.ToString(), quote);
            if (quote == '"' && random.Chance(5))
                random.Text.Append(" \\\n").Append(' ', indent + 1).Append(random.Pick("", "\\ ", "\\\t"));
            else if (quote == '"' && random.Chance(10))
                random.Text.Append(random.Pick("\\n", "\\t", "\\x41", "\\u00e4", "\\U0001F600", "\\/", "\\_", "\\e", "\\0"));
            Break(indent);
        }
        random.Text.Append(quote);
    }

    private void Character(string character, char quote)
        => random.Text.Append(character switch
        {
            "'" when quote == '\'' => "''",
            "\"" or "\\" when quote == '"' => "\\" + character,
            // Braces side by side would be a template to our reader, which YAML does not know.
            "{" => "(",
            _ => character,
        });

    private void Block(int indent)
    {
        int content = indent + 1 + random.Next(3);
        random.Text.Append(random.Pick("|", ">")).Append(random.Pick("", "-", "+")).Append(random.Pick("", " # comment")).Append('\n');
        int lines = 1 + random.Next(5);
        for (int i = 0; i < lines; i++)
        {
            if (random.Chance(20))
                random.Text.Append(' ', i == 0 ? 0 : random.Next(content)).Append('\n');
            random.Text.Append(' ', content);
            // The first line sets the indent.
            if (i > 0 && random.Chance(20))
                random.Text.Append(random.Pick(" ", "  ", "\t"));
            random.Text.Append(random.Pick("Host=db;", "SSL Mode=Require", "a: b", "- c", "# d", "\"e", "x  ", "語")).Append('\n');
        }
        random.Text.Append(random.Pick("", "", "\n", "\n\n"));
    }

    private void Flow(int indent, int depth)
    {
        bool isMapping = random.Chance(50);
        random.Text.Append(isMapping ? '{' : '[');
        int count = random.Next(4);
        for (int i = 0; i < count; i++)
        {
            FlowSpace(indent);
            if (isMapping)
                random.Text.Append(random.Pick("a: ", "\"b\": ", "'c': ", "d :\t"));
            int kind = random.Next(depth > 2 ? 3 : 4);
            if (kind == 3)
                Flow(indent, depth + 1);
            else if (kind == 2)
                Plain(indent, ["Host=db;SSL", "Mode=Require", "a#b", "x:y", "-1", "http://h:1/", "50%"], "z");
            else
                Quoted(indent, kind == 0 ? '"' : '\'');
            FlowSpace(indent);
            if (i + 1 < count || random.Chance(20))
                random.Text.Append(',');
        }
        FlowSpace(indent);
        random.Text.Append(isMapping ? '}' : ']');
    }

    private void FlowSpace(int indent)
    {
        if (random.Chance(10))
            random.Text.Append(random.Pick("\n", " # comment, [\n", "\n\n")).Append(' ', indent + 1);
        else
            random.Text.Append(' ', random.Next(2));
    }
}
