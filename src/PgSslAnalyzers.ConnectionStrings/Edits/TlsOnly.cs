using System.Text;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Parsing;

namespace PgSslAnalyzers.ConnectionStrings.Edits;

/// <summary>Compares a text before and after an edit: an upgrade may change TLS and nothing else.</summary>
public static class TlsOnly
{
    private static readonly Keyword[] Keywords =
        [KeywordTable.SslMode, KeywordTable.RootCertificate, KeywordTable.TrustServerCertificate, KeywordTable.GssEncryptionMode, KeywordTable.CheckCertificateRevocation];

    /// <summary>Whether a keyword is about TLS, so that an upgrade may write it.</summary>
    public static bool IsAboutTls(Keyword? keyword) => keyword is not null && Array.IndexOf(Keywords, keyword) >= 0;

    /// <summary>Whether both texts have the same settings, in the same order and with the same unknown parts at the same places, apart from those about TLS.</summary>
    public static bool AreSameOtherwise(ConnectionString before, ConnectionString after)
        => before.IsMalformed == after.IsMalformed && before.MayCarryMore == after.MayCarryMore
            && string.Equals(WithoutTls(before), WithoutTls(after), StringComparison.Ordinal) && HaveSameSettings(before, after);

    private static bool HaveSameSettings(ConnectionString before, ConnectionString after)
    {
        int i = 0, j = 0;
        while (true)
        {
            while (i < before.Settings.Count && IsAboutTls(before.Settings[i].Keyword))
                i++;
            while (j < after.Settings.Count && IsAboutTls(after.Settings[j].Keyword))
                j++;
            if (i == before.Settings.Count || j == after.Settings.Count)
                return i == before.Settings.Count && j == after.Settings.Count;
            Setting one = before.Settings[i++], other = after.Settings[j++];
            if (!ReferenceEquals(one.Keyword, other.Keyword) || one.Key != other.Key || one.Value != other.Value || one.IsRemoval != other.IsRemoval)
                return false;
        }
    }

    /// <summary>The text without the settings about TLS; semicolons and white space between settings count as one semicolon.</summary>
    private static string WithoutTls(ConnectionString text)
    {
        string all = text.Text.Text;
        var rest = new StringBuilder(all.Length);
        int position = 0;
        foreach (Setting setting in text.Settings)
        {
            if (!IsAboutTls(setting.Keyword) || setting.Range.Start < position)
                continue;
            AppendJoined(rest, all, position, setting.Range.Start);
            // Where a setting goes, a semicolon stays: what stood around it does not grow together.
            AppendJoined(rest, ";", 0, 1);
            position = setting.Range.End;
        }
        AppendJoined(rest, all, position, all.Length);
        return rest.ToString().Trim(';');
    }

    private static void AppendJoined(StringBuilder rest, string text, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            char c = text[i] == ';' || char.IsWhiteSpace(text[i]) ? ';' : text[i];
            if (c != ';' || rest.Length == 0 || rest[rest.Length - 1] != ';')
                rest.Append(c);
        }
    }
}
