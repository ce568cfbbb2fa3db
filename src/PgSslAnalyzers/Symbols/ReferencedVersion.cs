using Microsoft.CodeAnalysis;
using PgSslAnalyzers.ConnectionStrings.Keywords;

namespace PgSslAnalyzers.Symbols;

/// <summary>The version of the Npgsql that a compilation references.</summary>
internal static class ReferencedVersion
{
    /// <summary>Members of NpgsqlConnectionStringBuilder and the version that they arrived in, from new to old.</summary>
    private static readonly (string Property, int Since)[] Arrivals = [("GssEncryptionMode", 10), ("SslNegotiation", 9), ("ChannelBinding", 8)];

    /// <summary>
    /// The number of the assembly, unless the members that decide about modes and roots contradict it: an assembly that somebody built from source may have any
    /// number, and early previews lack what their version is known for.
    /// </summary>
    /// <param name="builder">NpgsqlConnectionStringBuilder.</param>
    /// <returns>Null for a version that nothing is known about.</returns>
    public static NpgsqlVersion? Of(INamedTypeSymbol builder)
    {
        Version version = builder.ContainingAssembly.Identity.Version;
        var stated = new NpgsqlVersion(version.Major, version.Minor, Math.Max(0, version.Build));
        INamedTypeSymbol? modes = builder.ContainingAssembly.GetTypeByMetadataName("Npgsql.SslMode");
        bool? hasVerifyFull = modes is null ? null : Has(modes, nameof(SslMode.VerifyFull));
        // Npgsql 2 had Allow, other numbers and other keywords: none of the tables speaks of it.
        if (hasVerifyFull == false && Has(modes!, nameof(SslMode.Allow)))
            return null;
        return stated.Major >= NpgsqlVersion.Oldest && (hasVerifyFull ?? stated.HasVerifyFull) == stated.HasVerifyFull && Has(builder, "RootCertificate") == stated.HasRootCertificate
            ? stated
            : new NpgsqlVersion(ByMembers(builder, hasVerifyFull == true));
    }

    private static int ByMembers(INamedTypeSymbol builder, bool hasVerifyFull)
    {
        if (!hasVerifyFull)
            return Has(builder, "RootCertificate") ? 5 : 4;
        foreach ((string property, int since) in Arrivals)
        {
            if (Has(builder, property))
                return since;
        }
        return builder.ContainingAssembly.GetTypeByMetadataName("Npgsql.NpgsqlDataSource") is null ? 6 : 7;
    }

    private static bool Has(INamedTypeSymbol type, string member) => !type.GetMembers(member).IsEmpty;
}
