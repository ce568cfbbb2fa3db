namespace PgSslAnalyzers.Tests.Strings;

/// <summary>A mode that is put into a text of which nothing is known.</summary>
public sealed class ReplacementTests
{
    [Theory]
    [InlineData("""t.Replace("{ssl}", "{|PGSSL1001:SSL Mode=Disable|}")""")]
    [InlineData("""t.Replace("{mode}", {|PGSSL1003:"Require"|})""")]
    [InlineData("""t.Replace("VerifyFull", {|PGSSL1003:"Require"|})""")]
    [InlineData("""t.Replace("SSL Mode=VerifyFull", "{|PGSSL1002:SSL Mode=Prefer|}")""")]
    [InlineData("""string.Join(";", t.Split(';').Append("{|PGSSL1003:SSL Mode=Require|}"))""")]
    [InlineData("""string.Join(";", t.Split(';').Select(p => p.StartsWith("SSL") ? "{|PGSSL1003:SSL Mode=Require|}" : p))""")]
    public Task Weak(string text) => Verify.ProgramAsync("class A { object M(string t) => new NpgsqlConnection(" + text + "); }");

    [Theory]
    [InlineData("""var parts = t.Split(';').ToList(); parts.Add("{|PGSSL1003:SSL Mode=Require|}"); return new NpgsqlConnection(string.Join(";", parts));""")]
    [InlineData("""var parts = t.Split(';').Where(p => !p.StartsWith("SSL")).ToList(); parts.Add("{|PGSSL1003:SSL Mode=Require|}"); return new NpgsqlConnection(string.Join(';', parts));""")]
    [InlineData("""var parts = t.Split(';'); for (int i = 0; i < parts.Length; i++) { if (parts[i].StartsWith("SSL")) parts[i] = "{|PGSSL1003:SSL Mode=Require|}"; } return new NpgsqlConnection(string.Join(";", parts));""")]
    public Task Weak_in_parts(string statements) => Verify.ProgramAsync("class A { object M(string t) { " + statements + " } }");

    /// <summary>What makes the mode strong, or has nothing to do with it, leaves the text as unknown as it was.</summary>
    [Theory]
    [InlineData("""t.Replace("SSL Mode=Require", "SSL Mode=VerifyFull")""")]
    [InlineData("""t.Replace("Require", "VerifyFull")""")]
    [InlineData("""t.Replace("{host}", "db.example.com")""")]
    [InlineData("""t.Replace("Prefer", "preferred")""")]
    public Task Unknown(string text) => Verify.ProgramAsync("class A { object M(string t) => new NpgsqlConnection({|PGSSL1007:" + text + "|}); }");
}
