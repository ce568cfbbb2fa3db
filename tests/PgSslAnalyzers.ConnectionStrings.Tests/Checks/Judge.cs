using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.ConnectionStrings.Parsing;

namespace PgSslAnalyzers.ConnectionStrings.Tests.Checks;

/// <summary>Checks a marked string: exactly the findings that are written into it, and no other.</summary>
public static class Judge
{
    public static readonly ConnectionUse AtSink = new() { IsAtSink = true };

    /// <param name="marked">See <see cref="Marked"/>.</param>
    /// <param name="options">Npgsql 10 and all defaults if omitted.</param>
    /// <param name="use">Nothing special if omitted.</param>
    /// <param name="also">Rules that are off by default and on here.</param>
    public static CheckResult Findings(string marked, CheckOptions? options = null, ConnectionUse? use = null, params Rule[] also)
    {
        ConnectionString parsed = Marked.Parse(marked);
        CheckResult result = Checker.Check(parsed, options ?? Version(10), use ?? ConnectionUse.Plain);
        Finding[] findings = [.. result.Findings.Where(f => f.Rule.IsEnabledByDefault || also.Contains(f.Rule))];
        Assert.Equal(marked, Marked.Write(parsed, findings));
        Assert.All(findings.GroupBy(f => f.Setting), place => Assert.Single(place));
        return result with { Findings = findings };
    }

    public static CheckOptions Version(int major) => new() { Version = new(major) };
}
