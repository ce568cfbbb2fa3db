namespace PgSslAnalyzers.ConnectionStrings.Servers;

/// <summary>How a provider lets its customers check a server.</summary>
public enum ProviderTrust
{
    /// <summary>One published file holds all of the provider's authorities.</summary>
    Bundle,

    /// <summary>The servers chain to authorities that every operating system trusts.</summary>
    PublicRoots,

    /// <summary>Each instance, project or account has an authority of its own, to be downloaded from the provider.</summary>
    OwnAuthority,
}

/// <summary>A row of the provider table.</summary>
/// <param name="Id">Short name, also the anchor in the documentation.</param>
/// <param name="Name">Name of the service.</param>
/// <param name="HostPattern">Host names of the service: a suffix after <c>*</c>, with further <c>*</c> for parts in between.</param>
/// <param name="Trust">What the provider publishes.</param>
/// <param name="BundleFile">Name of the published file; null unless <paramref name="Trust"/> is <see cref="ProviderTrust.Bundle"/>.</param>
/// <param name="Page">The provider's page on which the row was checked.</param>
public sealed record Provider(string Id, string Name, string HostPattern, ProviderTrust Trust, string? BundleFile, string Page);
