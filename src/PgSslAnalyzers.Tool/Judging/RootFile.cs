using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PgSslAnalyzers.ConnectionStrings.Keywords;

namespace PgSslAnalyzers.Tool.Judging;

/// <summary>The certificates of a root file, read as that version of Npgsql reads them inside the handshake, or the exception that ends the handshake there.</summary>
internal sealed record RootFile(X509Certificate2Collection Certificates, Exception? Fault)
{
    /// <summary>The largest file that is read, in bytes. All public authorities together are a fifth of it.</summary>
    private const int Limit = 1 << 20;

    /// <summary>Reads it. Npgsql 10 (on .NET 9 and later) reads what is not PEM as PKCS#12 alone; 8 and 9 read DER too.</summary>
    public static RootFile Read(string path, NpgsqlVersion version)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            if (path.Length > 0 && IsTooLarge(path))
                throw new InvalidDataException("The file is too large for a root certificate.");
            if (!System.IO.Path.GetExtension(path).Equals(".pfx", StringComparison.OrdinalIgnoreCase))
                certificates.ImportFromPemFile(path);
            if (certificates.Count == 0)
            {
                if (version.Major >= 10 && X509Certificate2.GetCertContentType(path) != X509ContentType.Pfx)
                    throw new CryptographicException("The file is neither PEM nor PKCS#12.");
                certificates.Add(new X509Certificate2(path));
            }
            return new RootFile(certificates, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException or NotSupportedException or InvalidDataException)
        {
            return new RootFile(certificates, e);
        }
    }

    private static bool IsTooLarge(string path)
    {
        using FileStream file = File.OpenRead(path);
        byte[] buffer = new byte[1 << 16];
        for (int total = 0; total <= Limit;)
        {
            int count = file.Read(buffer);
            if (count == 0)
                return false;
            total += count;
        }
        return true;
    }
}
