namespace PgSslAnalyzers.ConnectionStrings.Catalog;

/// <summary>
/// How grave a rule is on the scale of CVSS 3.1, 0.0 to 10.0: what GitHub reads as <c>security-severity</c>. An impostor between client and server needs a place on the
/// network path (AC:H) and then reads and changes everything: AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:N is 7.4.
/// </summary>
public static class SecuritySeverity
{
    private const string Impostor = "7.4", ImpostorWithCertificate = "5.9", MayBeWeak = "4.8", Low = "2.0";

    /// <summary>The number; null for a rule that tells of no weakness.</summary>
    public static string? Of(Rule rule)
    {
        if (rule.Cwes.Count == 0)
            return null;
        if (rule == Rules.DevelopmentConnection || rule == Rules.NoOwnRootCertificate || rule == Rules.RevocationNotChecked || rule == Rules.RootCertificatePath)
            return Low;
        if (rule == Rules.HostNameNotVerified)
            return ImpostorWithCertificate;
        return rule.Severity == FindingSeverity.Info || rule == Rules.GssMayReplaceTls ? MayBeWeak : Impostor;
    }
}
