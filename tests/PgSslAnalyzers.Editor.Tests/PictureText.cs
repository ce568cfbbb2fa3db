using System.Buffers.Binary;
using System.Text;

namespace PgSslAnalyzers.Editor.Tests;

/// <summary>
/// The text that a picture shows, kept in the PNG file itself (an iTXt chunk with the keyword Description). It ties a picture to the run that made it: pixels differ
/// from machine to machine, texts do not.
/// </summary>
internal static class PictureText
{
    private const int HeaderLength = 8 + 25;
    private static readonly byte[] Prefix = Encoding.Latin1.GetBytes("Description\0\0\0\0\0");

    /// <summary>Writes a picture with its text.</summary>
    public static void Write(string path, byte[] picture, string text)
    {
        byte[] typeAndData = [.. "iTXt"u8, .. Prefix, .. Encoding.UTF8.GetBytes(text)];
        byte[] chunk = new byte[4 + typeAndData.Length + 4];
        BinaryPrimitives.WriteInt32BigEndian(chunk, typeAndData.Length - 4);
        typeAndData.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Crc(typeAndData));
        // After the header, which is always first and of this length.
        File.WriteAllBytes(path, [.. picture[..HeaderLength], .. chunk, .. picture[HeaderLength..]]);
    }

    /// <summary>The text of a picture; null if it has none.</summary>
    public static string? Read(string path)
    {
        byte[] picture = File.ReadAllBytes(path);
        for (int at = 8; at + 8 <= picture.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(at));
            ReadOnlySpan<byte> data = picture.AsSpan(at + 8, length);
            if (picture.AsSpan(at + 4, 4).SequenceEqual("iTXt"u8) && data.StartsWith(Prefix))
                return Encoding.UTF8.GetString(data[Prefix.Length..]);
            at += length + 12;
        }
        return null;
    }

    /// <summary>The checksum of PNG (ISO 3309).</summary>
    private static uint Crc(ReadOnlySpan<byte> data)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in data)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }
        return ~crc;
    }
}
