namespace PgSslAnalyzers.ConnectionStrings.Servers;

/// <summary>What a fix that writes no root certificate says about the one that the program will use.</summary>
public static class RootCertificateAdvice
{
    /// <summary>Where the root certificate of a string that names none comes from.</summary>
    public const string Source = "root certificate from PGSSLROOTCERT or the operating system";

    /// <summary>What is still to do before the program connects, in brackets, with a blank before them; empty if nothing is.</summary>
    /// <param name="provider">Who runs the server; null if that is not known.</param>
    public static string ToDo(Provider? provider) => provider switch
    {
        { Trust: ProviderTrust.PublicRoots } => "",
        { Trust: ProviderTrust.Bundle, BundleFile: { } file, Name: var name } => " (set PGSSLROOTCERT to the file " + file + " of " + name + ")",
        { Name: var name } => " (set PGSSLROOTCERT to the file that " + name + " hands out)",
        null => " (a private CA is refused until PGSSLROOTCERT names its certificate)",
    };
}
