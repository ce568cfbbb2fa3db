using System.Buffers.Binary;
using System.Text;

namespace PgSslAnalyzers.Tool.Wire;

/// <summary>PostgreSQL's ErrorResponse: <c>E</c>, a length, and fields of a letter and a text; before protocol 3 a text alone.</summary>
internal static class ErrorMessage
{
    /// <summary>How much of a message is read, in bytes.</summary>
    public const int Limit = 4096;

    private const int HeadLength = 5;

    /// <summary>Whether more of the message is to come.</summary>
    public static bool IsComplete(ReadOnlySpan<byte> received)
    {
        if (received.Length < HeadLength)
            return false;
        int length = BinaryPrimitives.ReadInt32BigEndian(received[1..]);
        // A length that is no length: the old form, which ends with a zero.
        return length is < 4 or > Limit ? received[1..].Contains((byte)0) : received.Length > length;
    }

    /// <summary>The text for people: severity, SQLSTATE and message as far as they are there.</summary>
    public static string TextOf(ReadOnlySpan<byte> received)
    {
        if (received.Length < HeadLength || BinaryPrimitives.ReadInt32BigEndian(received[1..]) is < 4 or > Limit)
            return Decode(UpToZero(received[1..]));
        string severity = "", state = "", message = "";
        ReadOnlySpan<byte> rest = received[HeadLength..];
        while (rest.Length > 1 && rest[0] != 0)
        {
            ReadOnlySpan<byte> text = UpToZero(rest[1..]);
            switch ((char)rest[0])
            {
                case 'S':
                    severity = Decode(text) + ": ";
                    break;
                case 'C':
                    state = Decode(text) + ": ";
                    break;
                case 'M':
                    message = Decode(text);
                    break;
            }
            rest = rest[Math.Min(rest.Length, text.Length + 2)..];
        }
        return severity + state + message;
    }

    private static ReadOnlySpan<byte> UpToZero(ReadOnlySpan<byte> bytes)
    {
        int zero = bytes.IndexOf((byte)0);
        return zero < 0 ? bytes : bytes[..zero];
    }

    private static string Decode(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}
