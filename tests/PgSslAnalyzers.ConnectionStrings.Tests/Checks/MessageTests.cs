using System.Text.RegularExpressions;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.ConnectionStrings.Parsing;

namespace PgSslAnalyzers.ConnectionStrings.Tests.Checks;

/// <summary>Lists in editors show the beginning of a message: it holds the value found and what to write.</summary>
public partial class MessageTests
{
    private const int Visible = 80;

    [Theory]
    [MemberData(nameof(VersionTable.Rows), MemberType = typeof(VersionTable))]
    public void The_first_80_characters_say_what_to_do(int[] versions, string settings, string[] expected)
    {
        _ = settings;
        // A keyword that the version lacks can only be left out: its message is short, and says so.
        foreach (string message in expected.Select(line => line["PGSSL1001 ".Length..].Replace("{N}", $"Npgsql {versions.Max()}")).Where(message => !message.EndsWith("and throws.", StringComparison.Ordinal)))
            Assert.Matches(WhatToDo(), message[..Math.Min(message.Length, Visible)]);
    }

    [Theory]
    [InlineData("SSL Mode=Require", "SSL Mode=Require: use VerifyFull.")]
    [InlineData("SSL Mode=Prefer", "SSL Mode=Prefer: use VerifyFull.")]
    [InlineData("SSL Mode=Allow", "SSL Mode=Allow: use VerifyFull.")]
    [InlineData("SSL Mode=Disable", "SSL Mode=Disable: use VerifyFull.")]
    [InlineData("SSL Mode=VerifyCA", "SSL Mode=VerifyCA: use VerifyFull.")]
    [InlineData("", "SSL Mode is not set: use VerifyFull.")]
    public void A_weak_mode_is_named_first_and_its_remedy_next(string settings, string beginning)
        => Assert.StartsWith(beginning, Checker.Check(ConnectionStringParser.Parse(VersionTable.Host + settings), CheckOptions.Default, ConnectionUse.Plain).Findings[0].Message, StringComparison.Ordinal);

    [GeneratedRegex("use VerifyFull|VerifyFull needs Npgsql 6|remove it|keep one|write VerifyFull")]
    private static partial Regex WhatToDo();
}
