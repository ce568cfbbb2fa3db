using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PgSslAnalyzers.Tasks.Reports;

/// <summary>Tells the same finding in two reports.</summary>
internal static class ReportFingerprint
{
    private const int Bytes = 8;

    /// <param name="rule">The id of the rule.</param>
    /// <param name="path">The file, relative to the repository.</param>
    /// <param name="ordinal">How many findings of the rule stand before it in the file.</param>
    public static string Of(string rule, string path, int ordinal)
    {
        using var hash = SHA256.Create();
        byte[] all = hash.ComputeHash(Encoding.UTF8.GetBytes(string.Join("\n", rule, path, ordinal.ToString(CultureInfo.InvariantCulture))));
        return string.Concat(all.Take(Bytes).Select(static one => one.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
