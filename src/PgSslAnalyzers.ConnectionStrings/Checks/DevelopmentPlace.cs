namespace PgSslAnalyzers.ConnectionStrings.Checks;

/// <summary>What makes a connection one of development.</summary>
internal enum DevelopmentPlace
{
    /// <summary>The host is loopback.</summary>
    ThisMachine,

    /// <summary>The code uses the string for loopback only.</summary>
    LoopbackOnly,

    /// <summary>The host is a service of the same compose file.</summary>
    SameFile,

    /// <summary>The project holds tests.</summary>
    TestProject,
}
