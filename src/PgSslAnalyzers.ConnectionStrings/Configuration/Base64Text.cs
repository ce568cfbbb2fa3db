using System.Text;

namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>Texts in Base64, as <c>data</c> of a Kubernetes Secret has them.</summary>
internal static class Base64Text
{
    /// <summary>What is longer is no connection string.</summary>
    private const int Longest = 8192;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Whether a value is one of a Secret: beside <c>data</c> stands <c>kind: Secret</c>.</summary>
    public static bool IsOfSecret(ConfigurationValue value)
        => value.Section is { Key: "data", Parent: { } manifest } && manifest.Values.Any(static other => other is { Key: "kind", Text: "Secret" });

    /// <summary>The text; null if it is no text, or not in Base64. White space in it says nothing: a block of lines ends with a break.</summary>
    public static string? Decode(string encoded)
    {
        if (encoded.Any(char.IsWhiteSpace))
            encoded = string.Concat(encoded.Where(static character => !char.IsWhiteSpace(character)));
        if (encoded.Length is 0 or > Longest || encoded.Length % 4 != 0)
            return null;
        try
        {
            string text = Strict.GetString(Convert.FromBase64String(encoded));
            return text.Any(static character => char.IsControl(character) && !char.IsWhiteSpace(character)) ? null : text;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            return null;
        }
    }

    public static string Encode(string text) => Convert.ToBase64String(Strict.GetBytes(text));
}
