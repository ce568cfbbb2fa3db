using System.Globalization;

namespace PgSslAnalyzers.ConnectionStrings.Keywords;

/// <summary>Reads the value of an enum keyword like <c>Enum.Parse</c>, which Npgsql uses.</summary>
internal static class EnumText
{
    /// <summary>
    /// The number that <paramref name="text"/> stands for: a name, a comma list of names (or-ed), or any 32-bit number with or without a sign;
    /// null if Npgsql throws on it.
    /// </summary>
    /// <param name="text">The value, already unquoted.</param>
    /// <param name="names">The names; their numbers are their positions.</param>
    /// <param name="ignoreCase">Whether case does not matter (Npgsql 6 and later).</param>
    public static int? Read(string text, string[] names, bool ignoreCase)
    {
        string trimmed = text.TrimStart();
        if (trimmed.Length > 0 && trimmed[0] is (>= '0' and <= '9') or '-' or '+')
        {
            // Behind a number only ASCII white space is allowed, around a name any.
            return int.TryParse(trimmed, NumberStyles.AllowLeadingSign | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out int number) ? number : null;
        }

        int combined = 0;
        foreach (string name in trimmed.Split(','))
        {
            int value = IndexOf(names, name.Trim(), ignoreCase);
            if (value < 0)
                return null;
            combined |= value;
        }
        return combined;
    }

    private static int IndexOf(string[] names, string name, bool ignoreCase)
    {
        StringComparison comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        for (int i = 0; i < names.Length; i++)
        {
            if (string.Equals(names[i], name, comparison))
                return i;
        }
        return -1;
    }
}
