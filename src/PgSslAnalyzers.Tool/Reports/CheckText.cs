using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.Tool.Checking;
using PgSslAnalyzers.Tool.Context;

namespace PgSslAnalyzers.Tool.Reports;

/// <summary>The report of a check for people.</summary>
internal sealed class CheckText(StringCheck check, TextReport report)
{
    public void Write(string place)
    {
        report.Heading($"The connection string of {place}, with {check.Npgsql}");
        report.Line(Summary(check), style: check.ExitCode == ExitCode.Accepted ? TextReport.Good : TextReport.Bad);
        report.Blank();
        report.Heading("Who gets the password");
        foreach (PasswordReceivers receivers in PasswordReceivers.All(check.Text, check.Version))
        {
            bool isThis = receivers.Mode == check.Mode && !check.IsUnixSocket;
            report.Field($"{(isThis ? "> " : "  ")}{receivers.Mode}", receivers.Text, indent: 0, nameWidth: 14, style: isThis ? StyleOf(check) : TextReport.Plain);
        }
        WriteFindings();
        WriteUpgrade();
    }

    /// <summary>What Npgsql does, in a sentence or two.</summary>
    public static string Summary(StringCheck check)
    {
        if (check.Throws is { } why)
            return $"{check.Npgsql} throws on it and does not connect: {why}. Nobody gets the password.";
        if (check.IsUnixSocket)
            return "Host is the folder of a Unix-domain socket: it does not leave this machine, and PostgreSQL has no TLS there.";
        if (check.IsUndefinedMode)
            return $"SSL Mode is a value that {check.Npgsql} does not define: it connects in plain text.";
        string set = check.IsModeSet ? $"SSL Mode={check.Mode}" : $"SSL Mode is not set, so that {check.Mode} takes effect";
        return check.Mode == SslMode.VerifyFull ? $"{set}: the server is authenticated before anything is sent to it." : $"{set}: see below who gets the password.";
    }

    private void WriteFindings()
    {
        report.Blank();
        if (check.Result.Findings.Count == 0)
        {
            report.Heading("No findings");
            return;
        }
        report.Heading("Findings");
        foreach (Finding finding in check.Result.Findings)
        {
            report.Field(finding.Rule.Id, finding.Message, nameWidth: 11, style: finding.Severity == FindingSeverity.Info ? TextReport.Plain : TextReport.Bad);
            report.Field("", Pages.OfRule(finding.Rule.Id), nameWidth: 11);
        }
    }

    private void WriteUpgrade()
    {
        if (check.Upgraded is not { } upgraded)
            return;
        report.Blank();
        report.Heading($"With VerifyFull ({ShownString.LeftOut} stands for what is not shown)");
        report.Line(upgraded);
        if (check.Provider is { } provider)
            report.Line(Remedies.ProviderText(provider));
        else if (check.Text.RootCertificate is null)
            report.Line("Add Root Certificate=/path/to/root.crt unless PGSSLROOTCERT, the user's root.crt or the operating system has the authority.");
        report.Line("Whether the server can stand it: pgssl probe.");
    }

    private static Spectre.Console.Style StyleOf(StringCheck check) => check.ExitCode == ExitCode.Accepted ? TextReport.Good : TextReport.Bad;
}
