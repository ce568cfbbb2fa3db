namespace PgSslAnalyzers.Sinks;

/// <summary>
/// Reads the option <c>pgssl.connection_string_sinks</c>: members of the user's own that take an Npgsql connection string, separated by
/// commas or semicolons. <c>Acme.Db.Open(connectionString)</c> is a method and its parameter, <c>Acme.Db..ctor(cs)</c> a
/// constructor, <c>Acme.Settings.ConnectionString</c> a property or field. Nested types are written with '.' or '+', generic types as
/// <c>Acme.Repository`1</c>.
/// </summary>
internal static class SinkOption
{
    /// <summary>The rows that are understood, and the entries that are not.</summary>
    public static (IReadOnlyList<Sink> Sinks, IReadOnlyList<string> Errors) Parse(string value)
    {
        var sinks = new List<Sink>();
        var errors = new List<string>();
        foreach (string entry in Split(value))
        {
            string text = entry.Trim();
            if (text.Length == 0)
                continue;

            if (!TryParse(text, sinks))
                errors.Add(text);
        }

        return (sinks, errors);
    }

    // Commas inside parentheses separate the parameters of one member.
    private static IEnumerable<string> Split(string value)
    {
        int start = 0;
        int depth = 0;
        for (int i = 0; i < value.Length; i++)
        {
            depth += value[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (value[i] == ';' || (value[i] == ',' && depth <= 0))
            {
                yield return value.Substring(start, i - start);
                start = i + 1;
                depth = 0;
            }
        }

        yield return value.Substring(start);
    }

    private static bool TryParse(string text, List<Sink> sinks)
    {
        const string globalPrefix = "global::";
        if (text.StartsWith(globalPrefix, StringComparison.Ordinal))
            text = text.Substring(globalPrefix.Length);

        int open = text.IndexOf('(');
        string path = (open < 0 ? text : text.Substring(0, open)).TrimEnd();
        bool isConstructor = path.EndsWith("." + Sink.Constructor, StringComparison.Ordinal);
        int separator = isConstructor ? path.Length - Sink.Constructor.Length - 1 : path.LastIndexOf('.');
        if (separator <= 0 || !IsTypeName(path.Substring(0, separator)))
            return false;

        string type = path.Substring(0, separator);
        string member = path.Substring(separator + 1);
        if (!isConstructor && !IsIdentifier(member))
            return false;

        if (open < 0)
        {
            if (!isConstructor)
                sinks.Add(new Sink(type, member, Sink.PropertyValue, SinkKind.ConnectionString));

            return !isConstructor;
        }

        if (text[text.Length - 1] != ')')
            return false;

        string[] parameters = text.Substring(open + 1, text.Length - open - 2).Split(',').Select(name => name.Trim()).ToArray();
        if (!parameters.All(IsIdentifier))
            return false;

        sinks.AddRange(parameters.Select(name => new Sink(type, member, name, SinkKind.ConnectionString)));
        return true;
    }

    private static bool IsTypeName(string name) => name.Split('.', '+').All(part =>
    {
        int arity = part.IndexOf('`');
        return arity < 0
            ? IsIdentifier(part)
            : IsIdentifier(part.Substring(0, arity)) && arity + 1 < part.Length && part.Skip(arity + 1).All(char.IsDigit);
    });

    private static bool IsIdentifier(string name) =>
        name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_') && name.All(c => char.IsLetterOrDigit(c) || c == '_');
}
