using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PgSslAnalyzers.Tool.Certificates;

/// <summary>The SHA-256 of a certificate.</summary>
internal readonly struct Fingerprint : IEquatable<Fingerprint>
{
    private readonly string hex;

    private Fingerprint(string hex) => this.hex = hex;

    public static Fingerprint Of(X509Certificate2 certificate) => new(certificate.GetCertHashString(HashAlgorithmName.SHA256));

    /// <summary>Reads 64 hexadecimal digits in either case, with colons or blanks between them or not.</summary>
    public static bool TryParse(string text, out Fingerprint fingerprint)
    {
        string digits = text.Replace(":", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        bool isOne = digits.Length == 64 && digits.All(char.IsAsciiHexDigitUpper);
        fingerprint = new Fingerprint(isOne ? digits : "");
        return isOne;
    }

    public bool Equals(Fingerprint other) => hex == other.hex;

    public override bool Equals(object? obj) => obj is Fingerprint other && Equals(other);

    public override int GetHashCode() => hex.GetHashCode(StringComparison.Ordinal);

    /// <summary>As openssl and psql write it, with colons.</summary>
    public override string ToString() => string.Join(':', hex.Chunk(2).Select(static pair => new string(pair)));
}
