using PgSslAnalyzers.ConnectionStrings.Suppression;

namespace PgSslAnalyzers.ConnectionStrings.Tests.Suppression;

/// <summary>What counts as a reason, and which date ends it.</summary>
public sealed class SuppressionReasonTests
{
    [Theory]
    [InlineData("the sidecar terminates TLS", null)]
    [InlineData("the sidecar terminates TLS, until 2026-12-31", "2026-12-31")]
    [InlineData("until 2026-12-31 the sidecar terminates TLS", "2026-12-31")]
    [InlineData("the sidecar (Until: 2026-12-31).", "2026-12-31")]
    // Of two dates the first to come.
    [InlineData("until 2026-12-31, in test until 2026-06-30", "2026-06-30")]
    // The word alone is no date.
    [InlineData("until the new cluster is there", null)]
    [InlineData("until 3 services have moved", null)]
    [InlineData("until May is over", null)]
    [InlineData("until version 1.2.3 is out", null)]
    [InlineData("until 1.2.3 is out", null)]
    [InlineData("since 2026-12-31 without a network", null)]
    [InlineData("untilted 2026-12-31", null)]
    [InlineData("beschlossen am Montag, Проверено, 確認済み", null)]
    [InlineData("x", null)]
    public void Reasons(string text, string? until)
    {
        SuppressionReason reason = SuppressionReason.Read(text);
        Assert.Equal(ReasonProblem.None, reason.Problem);
        Assert.Equal(until, reason.Until?.ToString());
    }

    [Theory]
    [InlineData("", ReasonProblem.Missing)]
    [InlineData(" !? ", ReasonProblem.Missing)]
    [InlineData("until 2026-12-31", ReasonProblem.Missing)]
    // What Visual Studio writes behind a pragma by itself.
    [InlineData("Server is not authenticated", ReasonProblem.Missing)]
    [InlineData("PGSSL1003", ReasonProblem.Missing)]
    [InlineData("<Pending>", ReasonProblem.Placeholder)]
    [InlineData("<reason>", ReasonProblem.Placeholder)]
    [InlineData("<reason>, until 2026-12-31", ReasonProblem.Placeholder)]
    [InlineData("[why]", ReasonProblem.Placeholder)]
    [InlineData("TODO", ReasonProblem.Placeholder)]
    // Copied from a page of documentation.
    [InlineData("reason", ReasonProblem.Placeholder)]
    [InlineData("pending.", ReasonProblem.Placeholder)]
    [InlineData("the sidecar, until 2026-02-30", ReasonProblem.UnreadableDate)]
    [InlineData("the sidecar, until 2026-1-1", ReasonProblem.UnreadableDate)]
    [InlineData("the sidecar, until 31.12.2026", ReasonProblem.UnreadableDate)]
    [InlineData("the sidecar, until 12/31/26", ReasonProblem.UnreadableDate)]
    [InlineData("the sidecar, until 20261231", ReasonProblem.UnreadableDate)]
    [InlineData("the sidecar, until 2026-12", ReasonProblem.UnreadableDate)]
    [InlineData("the sidecar, until 2026", ReasonProblem.UnreadableDate)]
    [InlineData("the sidecar, until 31 December", ReasonProblem.UnreadableDate)]
    [InlineData("the sidecar, until Dec 31st, 2026", ReasonProblem.UnreadableDate)]
    [InlineData("the sidecar, until Q3 2026", ReasonProblem.UnreadableDate)]
    [InlineData("the sidecar, until 2026-12-31T00:00", ReasonProblem.UnreadableDate)]
    [InlineData("until 2026-06-30, no: until 31.12.2026", ReasonProblem.UnreadableDate)]
    public void What_is_no_reason(string text, ReasonProblem problem) => Assert.Equal(problem, SuppressionReason.Read(text).Problem);

    [Theory]
    [InlineData("2026-12-30", false)]
    [InlineData("2026-12-31", false)]
    [InlineData("2027-01-01", true)]
    [InlineData(null, false)]
    public void The_last_day_still_counts(string? today, bool isExpired)
        => Assert.Equal(isExpired, SuppressionReason.Read("the sidecar, until 2026-12-31").IsExpired(today is not null && IsoDate.TryParse(today, out IsoDate day) ? day : null));

    [Theory]
    [InlineData("2026-12-31", true)]
    [InlineData("2028-02-29", true)]
    [InlineData("2026-02-29", false)]
    [InlineData("2026-1-1", false)]
    [InlineData(" 2026-12-31", false)]
    [InlineData("31.12.2026", false)]
    [InlineData("", false)]
    public void A_date_has_one_form(string text, bool isRead)
    {
        Assert.Equal(isRead, IsoDate.TryParse(text, out IsoDate date));
        if (isRead)
            Assert.Equal(text, date.ToString());
    }
}
