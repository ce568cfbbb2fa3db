using Microsoft.CodeAnalysis.CodeFixes;
using PgSslAnalyzers.CodeFixes;

namespace PgSslAnalyzers.Tests.CodeFixes.Execution;

/// <summary>How the findings of a program are fixed.</summary>
/// <param name="HasRoot">Whether the project names a root certificate.</param>
/// <param name="TakesSecond">Whether the last choice of a lightbulb is taken; else the first one.</param>
/// <param name="FixesAll">Whether the findings of a rule are fixed together; else one by one.</param>
/// <param name="Order">What decides which finding or rule comes next.</param>
internal sealed record FixPlan(bool HasRoot, bool TakesSecond, bool FixesAll, int Order)
{
    public const string Root = "/etc/pg/root.crt";

    public static FixPlan For(int seed)
    {
        var random = new Random(seed ^ 0x5eed);
        return new FixPlan(random.Next(100) < 70, random.Next(100) < 30, random.Next(100) < 30, random.Next());
    }

    public string? Key(Random random) => TakesSecond ? HasRoot ? FixChoice.WithoutPath : FixChoice.WithPath : random.Next(2) == 0 ? FixChoice.Recommended : null;

    public FixAllScope Scope(Random random) => random.Next(2) == 0 ? FixAllScope.Project : FixAllScope.Solution;

    public override string ToString()
        => $"{(HasRoot ? "a root certificate is configured" : "no root certificate is configured")}, the {(TakesSecond ? "last" : "first")} choice, {(FixesAll ? "Fix All" : "one by one")}";
}
