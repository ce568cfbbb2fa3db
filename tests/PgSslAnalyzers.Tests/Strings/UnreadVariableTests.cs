namespace PgSslAnalyzers.Tests.Strings;

/// <summary>PGSSL2005: a program sets PGSSLMODE for itself, as if Npgsql read it.</summary>
public sealed class UnreadVariableTests
{
    [Theory]
    [InlineData("Environment.SetEnvironmentVariable({|PGSSL2005:\"PGSSLMODE\"|}, \"verify-full\");")]
    [InlineData("System.Environment.SetEnvironmentVariable({|PGSSL2005:\"PGSSLMODE\"|}, password);")]
    [InlineData("Environment.SetEnvironmentVariable({|PGSSL2005:\"PGSSLMODE\"|}, \"require\", EnvironmentVariableTarget.Process);")]
    [InlineData("Environment.SetEnvironmentVariable(value: \"require\", variable: {|PGSSL2005:\"PGSSLMODE\"|});")]
    [InlineData("const string name = \"PGSSLMODE\"; Environment.SetEnvironmentVariable({|PGSSL2005:name|}, \"require\");")]
    [InlineData("var name = \"PGSSL\" + \"MODE\"; Environment.SetEnvironmentVariable({|PGSSL2005:name|}, \"require\");")]
    [InlineData("string name; if (flag) name = \"PGSSLMODE\"; else return; Environment.SetEnvironmentVariable({|PGSSL2005:name|}, \"require\");")]
    [InlineData("Action set = () => Environment.SetEnvironmentVariable({|PGSSL2005:\"PGSSLMODE\"|}, \"require\"); set();")]
    public Task Set_for_Npgsql(string statements) => Verify.StatementsAsync(statements);

    [Theory]
    // Variables that Npgsql reads, and names that are not known.
    [InlineData("Environment.SetEnvironmentVariable(\"PGSSLROOTCERT\", \"/etc/pg/root.crt\");")]
    [InlineData("Environment.SetEnvironmentVariable(\"PGSSLNEGOTIATION\", \"direct\");")]
    [InlineData("Environment.SetEnvironmentVariable(\"PGSSLMODE_FOR_US\", \"require\");")]
    [InlineData("Environment.SetEnvironmentVariable(host, \"require\");")]
    [InlineData("Environment.SetEnvironmentVariable(flag ? \"PGSSLMODE\" : \"DBMODE\", \"require\");")]
    // Taken away.
    [InlineData("Environment.SetEnvironmentVariable(\"PGSSLMODE\", null);")]
    [InlineData("Environment.SetEnvironmentVariable(\"PGSSLMODE\", \"\");")]
    // For whatever is started later on this machine: it may be psql.
    [InlineData("Environment.SetEnvironmentVariable(\"PGSSLMODE\", \"require\", EnvironmentVariableTarget.Machine);")]
    [InlineData("Environment.SetEnvironmentVariable(\"PGSSLMODE\", \"require\", EnvironmentVariableTarget.User);")]
    [InlineData("Environment.SetEnvironmentVariable(\"PGSSLMODE\", \"require\", (EnvironmentVariableTarget)number);")]
    // Processes that the program starts: psql and pg_dump read it.
    [InlineData("var start = new System.Diagnostics.ProcessStartInfo(host); start.Environment[\"PGSSLMODE\"] = \"verify-full\"; start.EnvironmentVariables[\"PGSSLMODE\"] = \"verify-full\";")]
    [InlineData("Environment.SetEnvironmentVariable(\"PGSSLMODE\", \"verify-full\"); System.Diagnostics.Process.Start(host);")]
    [InlineData("Environment.SetEnvironmentVariable(\"PGSSLMODE\", \"verify-full\"); Env(\"pg_dump --host=db\");")]
    [InlineData("Environment.SetEnvironmentVariable(\"PGSSLMODE\", \"verify-full\"); Env($\"psql {host}\");")]
    // The program reads it itself.
    [InlineData("Environment.SetEnvironmentVariable(\"PGSSLMODE\", \"VerifyFull\"); var mode = Enum.Parse<SslMode>(Env(\"PGSSLMODE\")!);")]
    [InlineData("const string name = \"PGSSLMODE\"; Environment.SetEnvironmentVariable(name, \"VerifyFull\"); Env(name);")]
    public Task Something_else(string statements) => Verify.StatementsAsync(statements);

    [Fact]
    public Task A_constant_of_another_file()
        => Verify.ProgramAsync("class C { static void Main() => Environment.SetEnvironmentVariable({|PGSSL2005:Names.Mode|}, \"require\"); }", files: "static class Names { public const string Mode = \"PGSSLMODE\"; }");

    [Fact]
    public Task A_helper_that_sets_what_it_is_told_is_not_looked_into()
        => Verify.ProgramAsync("class C { static void Set(string name, string value) => Environment.SetEnvironmentVariable(name, value); static void Main() => Set(\"PGSSLMODE\", \"require\"); }");

    [Fact]
    public Task An_Environment_of_the_program_is_another()
        => Verify.ProgramAsync("class Environment { public static void SetEnvironmentVariable(string name, string value) { } static void Main() => SetEnvironmentVariable(\"PGSSLMODE\", \"require\"); }");

    [Fact]
    public async Task Without_Npgsql_it_may_be_for_anybody()
        => Assert.Empty(await Analysis.Compile([("/src/C.cs", "class C { static void M() => System.Environment.SetEnvironmentVariable(\"PGSSLMODE\", \"require\"); }")], TestReferences.WithoutNpgsql).FindingsAsync());

    [Fact]
    public async Task It_is_an_information_that_names_the_version()
    {
        Microsoft.CodeAnalysis.Diagnostic finding = Assert.Single(await Verify.FindingsAsync(null, "class C { static void M() => Environment.SetEnvironmentVariable(\"PGSSLMODE\", \"require\"); }"));
        Assert.Equal(Microsoft.CodeAnalysis.DiagnosticSeverity.Info, finding.Severity);
        Assert.Equal("PGSSLMODE has no effect: set SSL Mode in the connection string. Npgsql 10 does not read the variable.", finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }
}
