using PgSslAnalyzers.Tasks.Reports;

namespace PgSslAnalyzers.Tests.Exceptions;

/// <summary>What a report says of a pragma: the compiler logs that there is one, and the report reads in the source why. As the analyzers understand it.</summary>
public sealed class ReportedReasonTests
{
    [Theory]
    [InlineData("#pragma warning disable PGSSL1003 // the tunnel, until 2027-05-01\nX", "the tunnel, until 2027-05-01", "2027-05-01", 1)]
    [InlineData("using A;\n// the tunnel\n// checks the server\n#pragma warning disable CS0168\n#pragma warning disable PGSSL1003\nX", "the tunnel checks the server", "", 5)]
    [InlineData("using A;\n/* the tunnel\n   checks */\n#pragma warning disable PGSSL1002, PGSSL1003\nX", "the tunnel checks", "", 4)]
    // The header of the file is no reason, also above an empty line that starts another comment.
    [InlineData("// Copyright (c) Acme.\n#pragma warning disable PGSSL1003\nX", "", "", 2)]
    [InlineData("// Copyright (c) Acme.\n\n// the tunnel\n#pragma warning disable PGSSL1003\nX", "the tunnel", "", 4)]
    [InlineData("// Copyright (c) Acme.\n#pragma warning disable PGSSL1003 // the tunnel\nX", "the tunnel", "", 2)]
    // Neither is an empty line's comment, a documentation comment, or the title that an editor writes.
    [InlineData("using A;\n// the tunnel\n\n#pragma warning disable PGSSL1003\nX", "", "", 4)]
    [InlineData("using A;\n/// <summary>The tunnel.</summary>\n#pragma warning disable PGSSL1003\nX", "", "", 3)]
    [InlineData("using A;\n#pragma warning disable PGSSL1003 // Server is not authenticated\nX", "", "", 2)]
    // The nearest one that is in force; none: then it is an attribute.
    [InlineData("using A;\n#pragma warning disable PGSSL1003 // far\n#pragma warning disable // near\nX", "near", "", 3)]
    [InlineData("using A;\n#pragma warning disable PGSSL1003 // over\n#pragma warning restore PGSSL1003\nX", "", "", 0)]
    [InlineData("using A;\n#pragma warning disable PGSSL1002 // other\nX", "", "", 0)]
    public void The_reason_of_a_pragma_is_read(string source, string reason, string until, int line)
    {
        string[] lines = source.Split('\n');
        Assert.Equal(new Suppressed(reason, until, line), SuppressionText.AtPragma(lines, lines.Length, "PGSSL1003"));
    }
}
