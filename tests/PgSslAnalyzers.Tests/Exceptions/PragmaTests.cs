using System.Globalization;
using Microsoft.CodeAnalysis;
using PgSslAnalyzers.Tests.Configuration;

namespace PgSslAnalyzers.Tests.Exceptions;

/// <summary>Pragmas and attributes in C#: without a reason they do not satisfy Enforce and Strict. PGSSL0001 stands at the pragma or attribute.</summary>
public sealed class PragmaTests
{
    private const string Weak = "    object M() => new Npgsql.NpgsqlConnection(\"Host=db.example.com;SSL Mode=Require\");\n";

    [Theory]
    // The reason: on the line, above it, above several.
    [InlineData("#pragma warning disable PGSSL1003 // the tunnel checks the server", "")]
    [InlineData("// the tunnel\n#pragma warning disable PGSSL1003", "")]
    [InlineData("/* the tunnel\n   checks */\n    #pragma warning disable PGSSL1003", "")]
    [InlineData("// the tunnel\n#pragma warning disable PGSSL1002\n#pragma warning disable PGSSL1003", "")]
    [InlineData("// the tunnel\n#pragma warning disable PGSSL1003 // Server is not authenticated", "")]
    [InlineData("// the tunnel, until 2020-01-01\n#pragma warning disable PGSSL1003", "")]
    // It covers nothing.
    [InlineData("#pragma warning disable PGSSL1002, CS0168", "(line 6) PGSSL1003")]
    [InlineData("#pragma warning disable PGSSL1003\n#pragma warning restore PGSSL1003", "(line 7) PGSSL1003")]
    [InlineData("#if NEVER\n#pragma warning disable PGSSL1003\n#endif", "(line 8) PGSSL1003")]
    // No reason, or one that an editor has written.
    [InlineData("#pragma warning disable PGSSL1003", "(line 5) PGSSL0001")]
    [InlineData("#pragma warning disable CS0168, PGSSL1003", "(line 5) PGSSL0001")]
    [InlineData("#pragma warning disable", "(line 5) PGSSL0001")]
    [InlineData("#pragma warning disable PGSSL1003 // Server is not authenticated", "(line 5) PGSSL0001")]
    [InlineData("#pragma warning disable PGSSL1003 // <Pending>", "(line 5) PGSSL0001")]
    [InlineData("#pragma warning disable PGSSL1003 // TODO", "(line 5) PGSSL0001")]
    [InlineData("// the tunnel\n\n#pragma warning disable PGSSL1003", "(line 7) PGSSL0001")]
    [InlineData("/// <summary>The tunnel.</summary>\n#pragma warning disable PGSSL1003", "(line 6) PGSSL0001")]
    [InlineData("// the tunnel, until 31.12.2026\n#pragma warning disable PGSSL1003", "(line 6) PGSSL0001")]
    // One pragma cannot hide another's lack of a reason, nor its own.
    [InlineData("#pragma warning disable PGSSL0001, PGSSL1003", "(line 5) PGSSL0001")]
    public async Task A_pragma_that_covers_a_finding_needs_a_reason(string pragma, string expected)
    {
        string code = "using Npgsql;\n\nclass C\n{\n" + pragma + "\n" + Weak + "}\n";
        foreach (string mode in (string[])["Enforce", "Strict"])
            Assert.Equal(expected.Length == 0 ? [] : [expected + " Error"], await ShowAsync(code, mode));
        Assert.Equal(expected.EndsWith("1003", StringComparison.Ordinal) ? [expected + " Warning"] : [], await ShowAsync(code, "Default"));
    }

    [Theory]
    // The comment with which a file begins is about the file.
    [InlineData("// Copyright (c) Acme. All rights reserved.\n#pragma warning disable PGSSL1003\n{0}", "(line 2) PGSSL0001")]
    [InlineData("\n/* Licensed to Acme\n   under one or more agreements. */\n#pragma warning disable CS0168\n#pragma warning disable PGSSL1003\n{0}", "(line 5) PGSSL0001")]
    [InlineData("// The orders of the shop.\n#pragma warning disable PGSSL1003\nusing Npgsql;\n{0}", "(line 2) PGSSL0001")]
    // Where it cannot be taken for that, or on the line itself, it is a reason.
    [InlineData("// Copyright (c) Acme. All rights reserved.\n#pragma warning disable PGSSL1003 // the tunnel\n{0}", "")]
    [InlineData("// Copyright (c) Acme. All rights reserved.\n\n// the tunnel\n#pragma warning disable PGSSL1003\n{0}", "")]
    [InlineData("// Copyright (c) Acme. All rights reserved.\n#pragma warning disable CS0168\n// the tunnel\n#pragma warning disable PGSSL1003\n{0}", "")]
    [InlineData("#nullable enable\n// the tunnel\n#pragma warning disable PGSSL1003\n{0}", "")]
    public async Task The_header_of_a_file_is_no_reason(string start, string expected)
    {
        string code = string.Format(null, start, "class C\n{\n") + Weak + "}\n";
        foreach (string mode in (string[])["Enforce", "Strict"])
            Assert.Equal(expected.Length == 0 ? [] : [expected + " Error"], await ShowAsync(code, mode));
    }

    [Fact]
    public async Task Below_a_header_the_hint_says_where_the_reason_goes()
        => Assert.Equal(
            "This pragma suppresses PGSSL1003 without a reason: say in a comment on its line (the header of the file does not count) why the finding is no problem, or correct it.",
            Assert.Single(await Project("// Copyright (c) Acme.\n#pragma warning disable PGSSL1003\nclass C\n{\n" + Weak + "}\n").WithProperty("PgSslAnalysisMode", "Enforce").FindingsAsync()).GetMessage(CultureInfo.InvariantCulture));

    /// <summary>Nobody can write into it. A proof asks for a reason all the same; in other modes nothing is said of an exception there, whatever day it is.</summary>
    [Theory]
    [InlineData("// <auto-generated/>\n#pragma warning disable\nclass C\n{\n", "(line 2) PGSSL0001 Error")]
    [InlineData("// <auto-generated/>\nclass C\n{\n    [System.Diagnostics.CodeAnalysis.SuppressMessage(\"\", \"PGSSL1003\")]\n", "(line 4) PGSSL0001 Error")]
    [InlineData("// <auto-generated/>\nclass C\n{\n#pragma warning disable PGSSL1003 // the tunnel, until 2026-06-30\n", "(line 4) PGSSL0001 Error")]
    public async Task Generated_code_needs_a_reason_in_Strict_alone(string start, string inStrict)
    {
        string code = start + Weak + "}\n";
        foreach (string mode in (string[])["Default", "Enforce"])
            Assert.Empty(await ShowAsync(code, mode, "2026-07-01"));
        Assert.Equal([inStrict], await ShowAsync(code, "Strict", "2026-07-01"));
        // What nothing hides is found in generated code as well.
        Assert.Equal(["(line 4) PGSSL1003 Error"], await ShowAsync("// <auto-generated/>\nclass C\n{\n" + Weak + "}\n", "Enforce"));
    }

    [Fact]
    public async Task Each_rule_that_a_pragma_hides_is_said_once_and_the_hint_says_what_to_do()
    {
        string code = "class C\n{\n#pragma warning disable\n" + Weak + Weak.Replace("M()", "N()", StringComparison.Ordinal) + Weak.Replace("M()", "O()", StringComparison.Ordinal).Replace("Require", "Disable", StringComparison.Ordinal) + "}\n";
        Diagnostic[] findings = [.. await Project(code).WithProperty("PgSslAnalysisMode", "Enforce").FindingsAsync()];
        Assert.Equal(
            ["This pragma suppresses PGSSL1001 without a reason: say in a comment on its line or above why the finding is no problem, or correct it.",
             "This pragma suppresses PGSSL1003 without a reason: say in a comment on its line or above why the finding is no problem, or correct it."],
            findings.Select(static finding => finding.GetMessage(CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_the_build_would_not_show_needs_no_reason()
        => Assert.Empty(await ShowAsync("class C\n{\n#pragma warning disable\n" + Weak.Replace("db.example.com", "localhost", StringComparison.Ordinal) + "}\n", "Enforce"));

    [Fact]
    public async Task A_callback_behind_a_pragma_counts_as_well()
        => Assert.Equal(
            ["(line 5) PGSSL0001 Error"],
            await ShowAsync("using Npgsql;\nclass C\n{\n    void M(NpgsqlDataSourceBuilder b) =>\n#pragma warning disable PGSSL3001\n        b.UseUserCertificateValidationCallback((_, _, _, _) => true);\n}\n", "Enforce"));

    [Theory]
    [InlineData("[SuppressMessage(\"Security\", \"PGSSL1003\")]", true)]
    [InlineData("[SuppressMessage(\"Security\", \"PGSSL1003:Server is not authenticated\")]", true)]
    [InlineData("[System.Diagnostics.CodeAnalysis.SuppressMessageAttribute(checkId: \"PGSSL1003\", category: \"Security\")]", true)]
    [InlineData("[UnconditionalSuppressMessage(\"Security\", Id)]", true)]
    [InlineData("[SuppressMessage(\"Security\", \"PGSSL1003\", Justification = \"\")]", true)]
    [InlineData("[SuppressMessage(\"Security\", \"PGSSL1003\", Justification = null)]", true)]
    [InlineData("[SuppressMessage(\"Security\", \"PGSSL1003\", Justification = \"<Pending>\")]", true)]
    [InlineData("[SuppressMessage(\"Security\", \"PGSSL1003\", Justification = \"tunnel, until 2026-99-99\")]", true)]
    [InlineData("[SuppressMessage(\"Security\", \"PGSSL1003\", Justification = \"the tunnel checks the server\")]", false)]
    [InlineData("[SuppressMessage(\"Security\", \"PGSSL1003\", Justification = Why)]", false)]
    [InlineData("[SuppressMessage(\"Security\", \"CA1822\")] [SuppressMessage(\"Security\", \"PGSSL1003\", Justification = \"the tunnel\")]", false)]
    public async Task An_attribute_needs_a_justification(string attribute, bool isReported)
    {
        string code = $"using System.Diagnostics.CodeAnalysis;\nclass C\n{{\n    const string Id = \"PGSSL1003\", Why = \"the tunnel\" + \" checks\";\n    {attribute}\n{Weak}}}\n";
        Assert.Equal(isReported ? ["(line 5) PGSSL0001 Error"] : [], await ShowAsync(code, "Strict"));
        Assert.Empty(await ShowAsync(code, "Default"));
    }

    [Fact]
    public async Task An_attribute_of_the_assembly_needs_one_too_and_another_s_attribute_of_that_name_does_not()
    {
        Assert.Equal(["(line 1) PGSSL0001 Error"], await ShowAsync("[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage(\"Security\", \"PGSSL1003\", Scope = \"member\", Target = \"~M:C.M~System.Object\")]\nclass C\n{\n" + Weak + "}\n", "Enforce"));
        Assert.Equal(["(line 4) PGSSL1003 Error"], await ShowAsync("class SuppressMessage(string a, string b) : System.Attribute { public string X = a + b; }\n[SuppressMessage(\"Security\", \"PGSSL1003\")] class C\n{\n" + Weak + "}\n", "Enforce"));
    }

    [Fact]
    public async Task An_attribute_in_a_file_of_its_own_needs_one_too()
        => Assert.Equal(
            ["GlobalSuppressions.cs(1,12): Error PGSSL0001"],
            await Project("class C\n{\n" + Weak + "}\n").With("GlobalSuppressions.cs", "[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage(\"\", \"PGSSL1003\", Scope = \"type\", Target = \"~T:C\")]\n")
                .WithProperty("PgSslAnalysisMode", "Enforce").ShowAsync());

    [Theory]
    // What is said of an exception can be hidden as little as the finding: a pragma needs a reason for that too, and an attribute has no such effect.
    [InlineData("#pragma warning disable PGSSL0001\n{0}", "(line 1) PGSSL0001")]
    [InlineData("#pragma warning disable\n{0}", "(line 1) PGSSL0001")]
    [InlineData("#pragma warning disable PGSSL0001 // known to the team\n{0}", "")]
    [InlineData("[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage(\"\", \"PGSSL0001\", Justification = \"known\")]\n{0}", "(line 4) PGSSL0001")]
    [InlineData("[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage(\"\", \"PGSSL0001\", Justification = \"<Pending>\")]\n{0}", "(line 1) PGSSL0001 (line 4) PGSSL0001")]
    [InlineData("[System.Diagnostics.CodeAnalysis.SuppressMessage(\"\", \"PGSSL0001\")]\n{0}", "(line 1) PGSSL0001 (line 4) PGSSL0001")]
    public async Task What_is_said_of_an_exception_is_not_hidden_without_a_reason(string code, string expected)
    {
        string program = string.Format(null, code, "class C\n{\n#pragma warning disable PGSSL1003\n" + Weak + "}\n");
        Assert.Equal(expected, string.Join(' ', (await ShowAsync(program, "Strict")).Select(static line => line.Replace(" Error", "", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("2026-06-30", "")]
    [InlineData("2026-07-01", "PGSSL0001")]
    public async Task Where_somebody_says_what_day_it_is_an_exception_ends_in_every_mode(string today, string expected)
    {
        foreach ((string mode, string severity) in ((string, string)[])[("Audit", "Info"), ("Default", "Warning"), ("Enforce", "Error"), ("Strict", "Error")])
        {
            string pragma = "class C\n{\n#pragma warning disable PGSSL1003 // the tunnel, until 2026-06-30\n" + Weak + "}\n";
            string attribute = "class C\n{\n    [System.Diagnostics.CodeAnalysis.SuppressMessage(\"\", \"PGSSL1003\", Justification = \"the tunnel, until 2026-06-30\")]\n" + Weak + "}\n";
            string[] seen = expected.Length == 0 ? [] : [$"(line 3) {expected} {severity}"];
            Assert.Equal(seen, await ShowAsync(pragma, mode, today));
            Assert.Equal(seen, await ShowAsync(attribute, mode, today));
        }
    }

    private static async Task<string[]> ShowAsync(string code, string mode, string today = "")
        => [.. (await Project(code).With(".globalconfig", $"is_global = true\nbuild_property.PgSslAnalysisMode = {mode}\nbuild_property.PgSslToday = {today}\n").FindingsAsync())
            .Select(static finding => $"(line {finding.Location.GetLineSpan().StartLinePosition.Line + 1}) {finding.Id} {finding.Severity}")];

    private static ConfigurationProject Project(string code) => new(code);
}
