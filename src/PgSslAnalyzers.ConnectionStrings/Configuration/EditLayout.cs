namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>Writes what is added to a value as the rest of the value is written.</summary>
internal static class EditLayout
{
    /// <summary>Keywords without a blank, where a value without quotes has none: systemd would end it there.</summary>
    public static string WithoutBlanks(string text, ConfigurationValue value)
        => value.IsAssignment && value.Text.IndexOf(' ') < 0 ? text.Replace("SSL Mode=", "SslMode=").Replace("Root Certificate=", "RootCertificate=") : text;

    /// <summary>One setting a line where the others are: what a line break of the file counts for in the text is a blank, so that it has to be found in the file.</summary>
    public static string WithLineBreaks(string encoded, ConfigurationValue value, string file)
    {
        int separator = encoded.IndexOf("; ", StringComparison.Ordinal);
        if (separator < 0)
            return encoded;
        string blanks = BlanksAt(encoded, separator + 1);
        for (int at = value.Text.IndexOf(';'); at >= 0; at = value.Text.IndexOf(';', at + 1))
        {
            if (BlanksAt(value.Text, at + 1) != blanks)
                continue;
            int start = value.Map.EndOf(at + 1);
            string written = file.Substring(start, Math.Max(0, value.Map.StartOf(at + 1 + blanks.Length) - start));
            if (written.IndexOf('\n') >= 0 && string.IsNullOrWhiteSpace(written))
                return encoded.Replace(";" + blanks, ";" + written);
        }
        return encoded;
    }

    private static string BlanksAt(string text, int start)
    {
        int end = start;
        while (end < text.Length && text[end] == ' ')
            end++;
        return text.Substring(start, end - start);
    }
}
