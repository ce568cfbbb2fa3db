using System.Text;

namespace PgSslAnalyzers.Tasks.Files;

/// <summary>A text file whose encoding and byte order mark stay as they are.</summary>
internal sealed class EncodedFile
{
    private static readonly Encoding[] Marked =
    [
        // UTF-32 first: its little-endian mark starts with that of UTF-16.
        new UTF32Encoding(bigEndian: false, byteOrderMark: true, throwOnInvalidCharacters: true), new UTF32Encoding(bigEndian: true, byteOrderMark: true, throwOnInvalidCharacters: true),
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true),
        new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true), new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
    ];

    // Any byte is a character, and the same byte again: a file in some older encoding loses nothing.
    private static readonly Encoding AnyBytes = Encoding.GetEncoding("iso-8859-1", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

    private readonly Encoding encoding;
    private readonly byte[] mark;

    private EncodedFile(string text, Encoding encoding, byte[] mark)
    {
        Text = text;
        this.encoding = encoding;
        this.mark = mark;
    }

    public string Text { get; }

    public static EncodedFile Decode(byte[] bytes)
    {
        foreach (Encoding marked in Marked)
        {
            byte[] mark = marked.GetPreamble();
            if (StartsWith(bytes, mark) && TryDecode(marked, bytes, mark.Length) is { } text)
                return new EncodedFile(text, marked, mark);
        }
        return TryDecode(new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), bytes, 0) is { } utf8
            ? new EncodedFile(utf8, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), [])
            : new EncodedFile(AnyBytes.GetString(bytes), AnyBytes, []);
    }

    /// <summary>The bytes of the file with another text; null if its encoding cannot write that.</summary>
    public byte[]? Encode(string text)
    {
        try
        {
            return [.. mark, .. encoding.GetBytes(text)];
        }
        catch (EncoderFallbackException)
        {
            return null;
        }
    }

    private static string? TryDecode(Encoding encoding, byte[] bytes, int start)
    {
        try
        {
            return encoding.GetString(bytes, start, bytes.Length - start);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool StartsWith(byte[] bytes, byte[] mark)
    {
        if (bytes.Length < mark.Length)
            return false;
        for (int i = 0; i < mark.Length; i++)
        {
            if (bytes[i] != mark[i])
                return false;
        }
        return true;
    }
}
