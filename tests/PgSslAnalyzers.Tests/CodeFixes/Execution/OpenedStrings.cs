using Npgsql;

namespace PgSslAnalyzers.Tests.CodeFixes.Execution;

/// <summary>Compares what a program opens before and after its fixes, as Npgsql reads it.</summary>
internal static class OpenedStrings
{
    private static readonly string[] Tls = ["SSL Mode", "Root Certificate", "Trust Server Certificate", "GSS Encryption Mode", "Check Certificate Revocation"];

    /// <param name="before">The strings of the program, in the order in which they are opened.</param>
    /// <param name="after">Those of the program after some fixes.</param>
    /// <param name="plan">What the fixes are to write.</param>
    /// <param name="rules">The rules that were fixed; the last one did it.</param>
    public static Fault? Compare(IReadOnlyList<string> before, IReadOnlyList<string> after, FixPlan plan, IReadOnlyList<string> rules)
    {
        string last = rules[^1];
        if (before.Count != after.Count)
            return new Fault(FaultKind.OtherSetting, last, $"{before.Count} strings became {after.Count}: {after.LastOrDefault()}");
        for (int i = 0; i < before.Count; i++)
        {
            if (Compare(before[i], after[i], plan, rules) is not var (kind, text))
                continue;
            return new Fault(kind, last, $"{text}\n  was «{before[i]}»\n  now «{after[i]}»");
        }
        return null;
    }

    /// <summary>Whether somebody else than its server can answer a connection, and a finding is due.</summary>
    public static bool IsWeak(string text)
    {
        var settings = new NpgsqlConnectionStringBuilder(text);
        return settings.SslMode != SslMode.VerifyFull && settings.Host is { } host && !IsSocket(host) && host is not ("localhost" or "127.0.0.1" or "::1");
    }

    private static (FaultKind, string)? Compare(string before, string after, FixPlan plan, IReadOnlyList<string> rules)
    {
        var was = new NpgsqlConnectionStringBuilder(before);
        NpgsqlConnectionStringBuilder now;
        try
        {
            now = new NpgsqlConnectionStringBuilder(after);
        }
        catch (ArgumentException exception)
        {
            return (FaultKind.Throws, exception.Message);
        }
        if (!Others(was).SequenceEqual(Others(now)))
            return (FaultKind.OtherSetting, "a setting that is not about TLS changed");
        if (now.SslMode < was.SslMode)
            return (FaultKind.Weaker, $"{was.SslMode} became {now.SslMode}");
        // From Require on it throws already.
        if (was.Host is { } host && IsSocket(host) && was.SslMode <= SslMode.Prefer && now.SslMode > was.SslMode)
            return (FaultKind.Socket, "a connection over a Unix socket asks for TLS");
        return CompareRoots(was, now, plan, rules);
    }

    private static (FaultKind, string)? CompareRoots(NpgsqlConnectionStringBuilder was, NpgsqlConnectionStringBuilder now, FixPlan plan, IReadOnlyList<string> rules)
    {
        string? had = NullIfEmpty(was.RootCertificate), has = NullIfEmpty(now.RootCertificate);
        string? chosen = plan.HasRoot == plan.TakesSecond ? null : FixPlan.Root;
        if (had is not null)
            return has == had ? null : (FaultKind.RootLost, $"the root certificate «{had}» became «{has}»");
        if (has is not null && (plan.HasRoot ? has != chosen : chosen is null || !has.StartsWith("/path/to/", StringComparison.Ordinal)))
            return (FaultKind.RootUnasked, $"nobody chose the root certificate «{has}»");
        // The fix of an unknown string sets the mode only: that string may have a root certificate.
        bool mayLackRoot = rules.Contains("PGSSL1007") || rules.Contains("PGSSL1008") || (was.Host is { } host && IsSocket(host)) || was.SslMode == SslMode.VerifyFull;
        return chosen is not null && plan.HasRoot && has is null && now.SslMode == SslMode.VerifyFull && !mayLackRoot
            ? (FaultKind.RootMissing, "VerifyFull without the root certificate that is configured")
            : null;
    }

    /// <summary>Whether a string got a root certificate on a way through the program on which nothing sets a mode. A weak mode that somebody else sets is another matter.</summary>
    public static bool HasIdleRoot(string before, string after)
    {
        (NpgsqlConnectionStringBuilder? was, NpgsqlConnectionStringBuilder? now) = (new NpgsqlConnectionStringBuilder(before), new NpgsqlConnectionStringBuilder(after));
        // ContainsKey is true of every keyword that Npgsql knows.
        return NullIfEmpty(was.RootCertificate) is null && NullIfEmpty(now.RootCertificate) is not null && !now.Keys.Cast<string>().Contains("SSL Mode");
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static bool IsSocket(string host) => host.StartsWith('/') || host.StartsWith('@');

    private static List<string> Others(NpgsqlConnectionStringBuilder settings)
        => [.. settings.Keys.Cast<string>().Where(static key => !Tls.Contains(key)).Order(StringComparer.Ordinal).Select(key => key + "=" + settings[key])];
}
