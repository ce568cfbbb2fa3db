namespace PgSslAnalyzers.ConnectionStrings.Keywords;

/// <summary>The Npgsql that a program uses, and what its version decides.</summary>
/// <param name="Major">Major version; anything newer than the newest known version behaves like that one.</param>
/// <param name="Minor">Minor version.</param>
/// <param name="Patch">Patch version.</param>
public readonly record struct NpgsqlVersion(int Major, int Minor = 0, int Patch = 0)
{
    /// <summary>Assumed where nothing is known: the newest version the tables were measured against.</summary>
    public static readonly NpgsqlVersion Newest = new(10, 0, 3);

    /// <summary>The first major version that is known.</summary>
    public const int Oldest = 3;

    /// <summary>Allow, VerifyCA and VerifyFull arrived in 6.0; before, values also were case-sensitive.</summary>
    public bool HasVerifyFull => Major >= 6;

    /// <summary>The Root Certificate keyword arrived in 5.0.</summary>
    public bool HasRootCertificate => Major >= 5;

    /// <summary>What a missing SSL Mode means: Prefer since 6.0, Disable before.</summary>
    public SslMode DefaultMode => Major >= 6 ? SslMode.Prefer : SslMode.Disable;

    /// <summary>6 and 7 refuse Require unless Trust Server Certificate is true or a validation callback is set.</summary>
    public bool RequireNeedsTrust => Major is 6 or 7;

    /// <summary>Since 10.0 a root certificate replaces the authorities of the operating system; before, it adds to them.</summary>
    public bool RootReplacesSystemStore => Major >= 10;

    /// <summary>Whether this version is at least <paramref name="major"/>.<paramref name="minor"/>.</summary>
    public bool IsAtLeast(int major, int minor = 0) => Major > major || (Major == major && Minor >= minor);

    /// <summary>Reads <c>10</c>, <c>8.0</c>, <c>9.0.5</c> or a four-part assembly version.</summary>
    /// <returns>Whether the text is a version that is known: 2 had other modes and keywords.</returns>
    public static bool TryParse(string text, out NpgsqlVersion version)
    {
        version = default;
        string[] parts = text.Trim().Split('.');
        if (parts.Length is 0 or > 4)
            return false;
        int[] numbers = new int[4];
        for (int i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out numbers[i]))
                return false;
        }
        version = new NpgsqlVersion(numbers[0], numbers[1], numbers[2]);
        return numbers[0] >= Oldest;
    }
}
