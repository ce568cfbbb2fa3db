namespace PgSslAnalyzers.ConnectionStrings.Options;

/// <summary>
/// A member of the user's own that takes a connection string, as the option <c>pgssl.connection_string_sinks</c> names it. <c>Acme.Db.Open(connectionString)</c> is a method and its
/// parameter, <c>Acme.Db..ctor(cs)</c> a constructor, <c>Acme.Settings.ConnectionString</c> a property or field. Nested types are written with '.' or '+', generic types as
/// <c>Acme.Repository`1</c>.
/// </summary>
/// <param name="Type">The full name of the type.</param>
/// <param name="Member">The name of the member; <see cref="Constructor"/> for a constructor.</param>
/// <param name="Parameter">The parameter; null for a property or field.</param>
public sealed record SinkText(string Type, string Member, string? Parameter)
{
    /// <summary>The name of the member where it is a constructor.</summary>
    public const string Constructor = ".ctor";

    /// <summary>The members that a value of the option names, separated by commas or semicolons, and the entries that are not understood.</summary>
    public static (IReadOnlyList<SinkText> Members, IReadOnlyList<string> Unread) ReadAll(string value)
    {
        var members = new List<SinkText>();
        var unread = new List<string>();
        foreach (string entry in Split(value).Select(static entry => entry.Trim()).Where(static entry => entry.Length > 0))
        {
            if (!TryRead(entry, members))
                unread.Add(entry);
        }
        return (members, unread);
    }

    // Commas inside parentheses separate the parameters of one member.
    private static IEnumerable<string> Split(string value)
    {
        int start = 0, depth = 0;
        for (int i = 0; i < value.Length; i++)
        {
            depth += value[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (value[i] == ';' || (value[i] == ',' && depth <= 0))
            {
                yield return value.Substring(start, i - start);
                (start, depth) = (i + 1, 0);
            }
        }
        yield return value.Substring(start);
    }

    private static bool TryRead(string text, List<SinkText> members)
    {
        const string globalPrefix = "global::";
        if (text.StartsWith(globalPrefix, StringComparison.Ordinal))
            text = text.Substring(globalPrefix.Length);

        int open = text.IndexOf('(');
        string path = (open < 0 ? text : text.Substring(0, open)).TrimEnd();
        bool isConstructor = path.EndsWith("." + Constructor, StringComparison.Ordinal);
        int separator = isConstructor ? path.Length - Constructor.Length - 1 : path.LastIndexOf('.');
        if (separator <= 0 || !IsTypeName(path.Substring(0, separator)))
            return false;

        string type = path.Substring(0, separator), member = path.Substring(separator + 1);
        if (!isConstructor && !IsIdentifier(member))
            return false;

        if (open < 0)
        {
            if (!isConstructor)
                members.Add(new SinkText(type, member, null));
            return !isConstructor;
        }

        if (text[text.Length - 1] != ')')
            return false;

        string[] parameters = [.. text.Substring(open + 1, text.Length - open - 2).Split(',').Select(static name => name.Trim())];
        if (!parameters.All(IsIdentifier))
            return false;
        members.AddRange(parameters.Select(name => new SinkText(type, member, name)));
        return true;
    }

    private static bool IsTypeName(string name) => name.Split('.', '+').All(static part =>
    {
        int arity = part.IndexOf('`');
        return arity < 0 ? IsIdentifier(part) : IsIdentifier(part.Substring(0, arity)) && arity + 1 < part.Length && part.Skip(arity + 1).All(char.IsDigit);
    });

    private static bool IsIdentifier(string name) => name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_') && name.All(static c => char.IsLetterOrDigit(c) || c == '_');
}
