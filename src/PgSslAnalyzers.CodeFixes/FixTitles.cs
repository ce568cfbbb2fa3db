using Microsoft.CodeAnalysis;
using PgSslAnalyzers.CodeFixes.Editing;
using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Servers;
using PgSslAnalyzers.FixPlans;

namespace PgSslAnalyzers.CodeFixes;

/// <summary>What a fix is called: what it writes, and what is still to do.</summary>
internal static class FixTitles
{
    public static string WithPath(Diagnostic diagnostic, FixData data, RootCertificate root)
        => Main(diagnostic, data) + ", root certificate '" + root.Display + "'" + (root.IsConfigured ? "" : " (you supply the file)") + AddressNote(data);

    /// <param name="diagnostic">The finding.</param>
    /// <param name="data">Its fix.</param>
    /// <param name="saysWhatIsToDo">Whether to say which root certificate the program needs: the project names none.</param>
    public static string WithoutPath(Diagnostic diagnostic, FixData data, bool saysWhatIsToDo)
        => Main(diagnostic, data) + ", " + RootCertificateAdvice.Source + (saysWhatIsToDo ? RootCertificateAdvice.ToDo(ProviderTable.Find(data.Provider)) : "") + AddressNote(data);

    /// <summary>For a fix that has nothing to say about the root certificate: there is one already, or the mode is not touched.</summary>
    public static string WithoutRoot(Diagnostic diagnostic, FixData data) => Main(diagnostic, data) + AddressNote(data);

    private static string AddressNote(FixData data) => data.IsAddress ? " (works only if the certificate contains this address)" : "";

    private static string Main(Diagnostic diagnostic, FixData data)
    {
        string id = diagnostic.Id;
        if (data.WithPath.Any(static step => step.Kind == FixStepKind.RemoveCallback))
            return "Remove the callback and use VerifyFull";
        if (id == Rules.UnknownConnectionString.Id)
            return "Set SslMode.VerifyFull on a builder around the connection string";
        if (id == Rules.AcceptsAnyCertificate.Id)
            return "Remove the callback and use VerifyFull";
        if (id == Rules.WeakNamedConnectionString.Id)
            return "Use VerifyFull in " + string.Join(", ", data.WithPath.Select(static step => Path.GetFileName(step.Path)).Distinct(StringComparer.Ordinal));
        if (WritesVerifyFull(data))
            return data.WithPath.Any(static step => step.Kind == FixStepKind.EnableTransportSecurity) ? "Enable transport security and use VerifyFull" : "Use VerifyFull";
        return id switch
        {
            _ when id == Rules.SlimBuilderPlainText.Id => "Enable transport security",
            _ when id == Rules.TrustServerCertificate.Id => "Remove Trust Server Certificate",
            _ when id == Rules.DuplicateSslMode.Id => "Remove the SSL Mode that has no effect",
            _ when id == Rules.RejectedSetting.Id => "Write the setting as Npgsql reads it",
            _ when id == Rules.RevocationNotChecked.Id => "Check certificate revocation",
            _ when id == Rules.GssMayReplaceTls.Id => "Set GSS Encryption Mode=Disable",
            _ when id == Rules.NoOwnRootCertificate.Id || id == Rules.RootCertificatePath.Id => "Keep VerifyFull",
            _ => "Make the settings fit each other",
        };
    }

    private static bool WritesVerifyFull(FixData data) => data.WithPath.Any(static step => step.Kind switch
    {
        FixStepKind.Text or FixStepKind.EncodedText or FixStepKind.AppendText or FixStepKind.ReplaceOperand => step.Text.Contains("VerifyFull"),
        FixStepKind.ModeExpression or FixStepKind.AddMode or FixStepKind.AddModeAndRoot or FixStepKind.WrapInBuilder or FixStepKind.ReplaceCallback => true,
        _ => false,
    });
}
