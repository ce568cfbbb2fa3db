namespace PgSslAnalyzers.ConnectionStrings.Keywords;

/// <summary>The modes of Npgsql 6 and later (Npgsql/SslMode.cs), from weak to strong. Compare by name: before 6.0 the numbers differ.</summary>
public enum SslMode
{
    /// <summary>Never encrypts.</summary>
    Disable,

    /// <summary>Encrypts only if the server refuses plain text.</summary>
    Allow,

    /// <summary>Encrypts if the server offers it.</summary>
    Prefer,

    /// <summary>Encrypts, and does not look at the certificate.</summary>
    Require,

    /// <summary>Encrypts and checks the authority of the certificate, not the host name.</summary>
    VerifyCA,

    /// <summary>Encrypts and checks the authority and the host name.</summary>
    VerifyFull,
}

/// <summary>How Npgsql reads the text of an SSL Mode.</summary>
public enum SslModeReadingKind
{
    /// <summary>One of the modes.</summary>
    Defined,

    /// <summary>A number, or a combination of names, that is no mode: Npgsql accepts it and connects in plain text.</summary>
    Undefined,

    /// <summary>Npgsql throws on it.</summary>
    Invalid,
}

/// <summary>An SSL Mode text as Npgsql reads it.</summary>
/// <param name="Kind">Whether it is a mode.</param>
/// <param name="Mode">The mode, if <paramref name="Kind"/> is <see cref="SslModeReadingKind.Defined"/>.</param>
public readonly record struct SslModeReading(SslModeReadingKind Kind, SslMode Mode)
{
    /// <summary>Npgsql throws on the text.</summary>
    public static readonly SslModeReading Invalid = new(SslModeReadingKind.Invalid, default);

    private static readonly string[] Names = ["Disable", "Allow", "Prefer", "Require", "VerifyCA", "VerifyFull"];
    private static readonly string[] NamesBefore6 = ["Disable", "Prefer", "Require"];
    private static readonly SslMode[] ModesBefore6 = [SslMode.Disable, SslMode.Prefer, SslMode.Require];

    /// <summary>
    /// Reads <paramref name="text"/> (already unquoted) like Npgsql: names in any case (exact case before 6.0), white space around,
    /// numbers with a sign, comma lists of names that are or-ed.
    /// </summary>
    public static SslModeReading Read(string text, NpgsqlVersion version)
        => EnumText.Read(text, version.HasVerifyFull ? Names : NamesBefore6, ignoreCase: version.HasVerifyFull) is { } number ? FromNumber(number, version) : Invalid;

    /// <summary>The mode with this number in <paramref name="version"/>: 2 is Require up to 5.x and Prefer since 6.0.</summary>
    public static SslModeReading FromNumber(int number, NpgsqlVersion version)
    {
        int count = version.HasVerifyFull ? Names.Length : ModesBefore6.Length;
        if (number < 0 || number >= count)
            return new SslModeReading(SslModeReadingKind.Undefined, default);
        return new SslModeReading(SslModeReadingKind.Defined, version.HasVerifyFull ? (SslMode)number : ModesBefore6[number]);
    }
}
