using System;

namespace Corpus.C042;

/// <summary>Example: <c>Host=db;Username=u;Password=p;SSL Mode=Require;Trust Server Certificate=true</c>.</summary>
public static class Help
{
    // old: "Host=db.example.com;Username=u;SSL Mode=Disable"
    public const string Usage = "Pass --connection with SSL Mode=VerifyFull (Prefer and Require do not verify the server).";

    public static void Fail() => throw new InvalidOperationException("SslMode=Disable is refused in production.");
}
