namespace PgSslAnalyzers.Flow.Models;

/// <summary>The reasons for which a fix of a text is refused. <c>RefusalTests</c> leaves each of them out alone, and names a random program that needs it; of the programs tried without <see cref="OtherSetting"/> or <see cref="Separator"/>, each is refused for another reason too.</summary>
[Flags]
internal enum Refusals
{
    None = 0,

    /// <summary>A setting that is not about TLS would change.</summary>
    OtherSetting = 1 << 0,

    /// <summary>The mode or the root certificate would be set more often than before.</summary>
    SetTwice = 1 << 1,

    /// <summary>A mode would be weaker, or gone.</summary>
    WeakerMode = 1 << 2,

    /// <summary>A Unix-domain socket would be asked for TLS.</summary>
    Socket = 1 << 3,

    /// <summary>A callback that may check something would meet a mode that Npgsql refuses beside it.</summary>
    Callback = 1 << 4,

    /// <summary>A root certificate would be lost or changed, or a setting about TLS would go on with what is left of another one.</summary>
    PartOfValue = 1 << 5,

    /// <summary>A root certificate would stand where no mode uses it.</summary>
    IdleRoot = 1 << 6,

    /// <summary>The text of the finding would not be VerifyFull.</summary>
    NotRaised = 1 << 7,

    /// <summary>A text would be VerifyFull without the root certificate that is to be written.</summary>
    NoRoot = 1 << 8,

    /// <summary>What stands between settings, and belongs to all of them, would change.</summary>
    Separator = 1 << 9,

    /// <summary>An empty text would be left where a text had a meaning.</summary>
    EmptyText = 1 << 10,

    /// <summary>Somebody who uses the literal could tell the difference.</summary>
    SeenByOthers = 1 << 11,

    /// <summary>Something would be written behind an expression that others go on with.</summary>
    WrittenBehind = 1 << 12,
}
