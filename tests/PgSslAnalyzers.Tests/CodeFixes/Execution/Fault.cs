namespace PgSslAnalyzers.Tests.CodeFixes.Execution;

/// <summary>What a fix did wrong.</summary>
internal enum FaultKind
{
    /// <summary>The fixed program does not compile.</summary>
    DoesNotCompile,

    /// <summary>The compiler warns of the fixed program where it did not before.</summary>
    NewWarning,

    /// <summary>The fixed program throws, or Npgsql rejects what it opens.</summary>
    Throws,

    /// <summary>A setting that is not about TLS changed.</summary>
    OtherSetting,

    /// <summary>A mode is weaker than before.</summary>
    Weaker,

    /// <summary>A root certificate that a string had is gone or another.</summary>
    RootLost,

    /// <summary>A string has a root certificate that was not to be written, or one that its mode does not use.</summary>
    RootUnasked,

    /// <summary>A string got VerifyFull and no root certificate, though one is configured.</summary>
    RootMissing,

    /// <summary>A connection over a Unix socket asks for TLS: it throws.</summary>
    Socket,

    /// <summary>A string is weak and nothing says so any more.</summary>
    WeakAndUnreported,

    /// <summary>There is always something more to fix.</summary>
    NotAtRest,

    /// <summary>A fix changed nothing, or another file than the program's.</summary>
    ChangedNothing,

    /// <summary>A rejected setting, or a combination that throws, that was not there before.</summary>
    NewFinding,

    /// <summary>An empty text, an empty statement, a choice between equals.</summary>
    LeftOver,

    /// <summary>The fix threw.</summary>
    FixThrew,
}

/// <summary>One thing that went wrong with a program.</summary>
/// <param name="Kind">What.</param>
/// <param name="Rule">The rule whose fix came last.</param>
/// <param name="Text">The particulars.</param>
internal sealed record Fault(FaultKind Kind, string Rule, string Text)
{
    public override string ToString() => $"{Kind} after {Rule}: {Text}";
}
