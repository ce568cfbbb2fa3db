namespace PgSslAnalyzers.Tests.Strings;

/// <summary>Texts in arrays, lists and dictionaries, and texts made of them.</summary>
public sealed class CollectionTests
{
    private const string Weak = "Host=a.example.org;Username=u;Database=d;{|PGSSL1003:SSL Mode=Require|}", Strong = "Host=b.example.org;Username=u;Database=d;SSL Mode=VerifyFull";

    public static TheoryData<string> Used => new()
    {
        $$"""static readonly string[] All = { "{{Weak}}", "{{Strong}}" }; object M(int i) => new NpgsqlConnection(All[i]);""",
        $$"""static readonly Dictionary<string, string> Map = new() { ["a"] = "{{Weak}}", ["b"] = "{{Strong}}" }; object M(string k) => new NpgsqlConnection(Map[k]);""",
        $$"""object M(string k) { var map = new Dictionary<string, string> { { "a", "{{Weak}}" } }; return map.TryGetValue(k, out var cs) ? new NpgsqlConnection(cs) : null!; }""",
        $$"""void M() { foreach (var cs in new[] { "{{Weak}}" }) new NpgsqlConnection(cs).Open(); }""",
        $$"""void M() { var list = new List<string> { "{{Strong}}" }; list.Add("{{Weak}}"); foreach (var cs in list) new NpgsqlConnection(cs).Open(); }""",
        $$"""static readonly Dictionary<string, string> Map = new() { ["a"] = "{{Weak}}" }; void M() { foreach (var pair in Map) new NpgsqlConnection(pair.Value).Open(); }""",
        $$"""object M() => new NpgsqlConnection(new[] { "{{Weak}}", "{{Strong}}" }.First());""",
    };

    /// <summary>A function that gets each of the elements, and nothing else: written there, or named.</summary>
    public static TheoryData<string> Given => new()
    {
        $$"""object M() => new[] { "{{Weak}}", "{{Strong}}" }.Select(s => NpgsqlDataSource.Create(s)).ToArray();""",
        $$"""object M() => new[] { "{{Weak}}", "{{Strong}}" }.Select((s, i) => new NpgsqlConnection(s)).ToArray();""",
        $$"""object M() { var texts = new List<string> { "{{Weak}}", "{{Strong}}" }; return texts.Select(s => { var made = NpgsqlDataSource.Create(s); return made; }).ToArray(); }""",
        $$"""static readonly string[] All = { "{{Weak}}", "{{Strong}}" }; object M() => All.Select(s => NpgsqlDataSource.Create(s)).ToArray();""",
        $$"""object M() => new[] { "{{Weak}}", "{{Strong}}" }.Select(NpgsqlDataSource.Create).ToArray();""",
        $$"""object M() { var texts = new List<string> { "{{Weak}}", "{{Strong}}" }; return texts.Select(NpgsqlDataSource.Create).ToArray(); }""",
    };

    [Theory, MemberData(nameof(Given))]
    public Task An_element_that_a_function_gets(string members) => Verify.WeakAsync("class A { " + members + " }");

    /// <summary>Where one of the elements is not known, or what the function gets is no element, it is said.</summary>
    [Theory]
    [InlineData("object M(string a) => new[] { a, \"" + Strong + "\" }.Select(s => NpgsqlDataSource.Create({|PGSSL1007:s|})).ToArray();")]
    [InlineData("object M(string a) => new[] { a, \"" + Strong + "\" }.Select({|PGSSL1007:NpgsqlDataSource.Create|}).ToArray();")]
    [InlineData("object M(string a) => new[] { \"" + Strong + "\" }.Select(s => NpgsqlDataSource.Create({|PGSSL1007:a|})).ToArray();")]
    [InlineData("object M(string[] all) => all.Select(s => NpgsqlDataSource.Create({|PGSSL1007:s|})).ToArray();")]
    [InlineData("object M(string[] all) => all.Select(NpgsqlDataSource.Create).ToArray();")]
    [InlineData("object M() => new[] { \"SSL Mode=Require\" }.Select(Path.GetFullPath).ToArray();")]
    public Task An_element_that_is_not_known(string member) => Verify.ProgramAsync("class A { " + member + " }");

    [Theory, MemberData(nameof(Used))]
    public Task An_element_that_is_used(string members) => Verify.WeakAsync("class A { " + members + " }");

    public static TheoryData<string> Joined => new()
    {
        """var parts = new Dictionary<string, string> { ["Host"] = host, ["SSL Mode"] = {|PGSSL1003:"Require"|} }; return new NpgsqlConnection(string.Join(";", parts.Select(p => $"{p.Key}={p.Value}")));""",
        """var parts = new Dictionary<string, string> { { "Host", host } }; parts["SSL Mode"] = {|PGSSL1003:"Require"|}; return new NpgsqlConnection(string.Join(";", parts.Select(p => p.Key + "=" + p.Value)));""",
        """var parts = new List<KeyValuePair<string, string>> { new("Host", host), new("SSL Mode", {|PGSSL1003:"Require"|}) }; return new NpgsqlConnection(string.Join(";", parts.Select(p => $"{p.Key}={p.Value}")));""",
        """var parts = new[] { "Host=" + host, "{|PGSSL1003:SSL Mode=Require|}" }; return new NpgsqlConnection(string.Join(";", parts.Select(p => p.Trim())));""",
    };

    [Theory, MemberData(nameof(Joined))]
    public Task A_text_that_is_joined(string statements) => Verify.WeakAsync("class A { object M(string host) { " + statements + " } }");

    [Fact]
    public Task A_joined_text_without_mode()
        => Verify.ProgramAsync("""class A { object M(string host) { var parts = new Dictionary<string, string> { ["Host"] = host, ["Username"] = "u" }; return new NpgsqlConnection({|PGSSL1005:string.Join(";", parts.Select(p => $"{p.Key}={p.Value}"))|}); } }""");

    /// <summary>Whole strings with a mode that nobody changes prove enough; what is less, or may be changed, does not.</summary>
    [Theory]
    [InlineData("public static readonly string[] All = { \"" + Weak + "\" };")]
    [InlineData("public static readonly Dictionary<string, string> All = new() { [\"a\"] = \"" + Weak + "\" };")]
    [InlineData("public static IReadOnlyList<string> All { get; } = new[] { \"" + Weak + "\" };")]
    public Task Elements_that_are_kept(string member) => Verify.WeakAsync("class A { " + member + " }");

    [Theory]
    [InlineData("""public static readonly string[] All = ["Host=a.example.org;Username=u;Database=d"];""")]
    [InlineData("""public static readonly string[] All = ["Host=a.example.org", "SSL Mode=Require"];""")]
    [InlineData("""public string[] All = ["Host=a.example.org;Username=u;Database=d;SSL Mode=Require"];""")]
    [InlineData("""void M() { var texts = new[] { "Host=a.example.org;Username=u;Database=d;SSL Mode=Require" }; Console.WriteLine(texts.Length); }""")]
    public Task Elements_that_prove_nothing(string member) => Verify.SilentAsync(null, "class A { " + member + " }");

    private const string Lacking = "Host=a.example.org;Username=u;Password=p;Database=d";

    /// <summary>A key that names a connection string says as much as in a file.</summary>
    [Theory]
    [InlineData("object M() => new Dictionary<string, string?> { [\"ConnectionStrings:Main\"] = {|PGSSL1005:\"" + Lacking + "\"|} };")]
    [InlineData("object M() => new[] { new KeyValuePair<string, string?>(\"ConnectionStrings:Main\", {|PGSSL1005:\"" + Lacking + "\"|}) };")]
    [InlineData("void M() => Environment.SetEnvironmentVariable(\"ConnectionStrings__Main\", {|PGSSL1005:\"" + Lacking + "\"|});")]
    [InlineData("void M(Host b) => b.UseSetting(\"ConnectionStrings:Main\", {|PGSSL1005:\"" + Lacking + "\"|});")]
    [InlineData("void M(IDictionary<string, string> d) => d[\"ConnectionStrings:Main\"] = {|PGSSL1005:\"" + Lacking + "\"|};")]
    [InlineData("object M() => new Dictionary<string, string?> { [\"ConnectionStrings:Main\"] = \"Host=a.example.org;Username=u;Database=d;SSL Mode=VerifyFull\" };")]
    [InlineData("object M() => new Dictionary<string, string?> { { \"storage:postgreSql:connectionString\", {|PGSSL1005:\"" + Lacking + "\"|} } };")]
    [InlineData("void M(Host b) => b.UseSetting(\"Storage:ConnectionString\", {|PGSSL1005:\"" + Lacking + "\"|});")]
    [InlineData("object M() => new Dictionary<string, string?> { [\"Storage:SqlServer:ConnectionString\"] = \"" + Lacking + "\" };")]
    [InlineData("object M() => new Dictionary<string, string?> { [\"ConnectionString\"] = \"" + Lacking + "\" };")]
    [InlineData("object M() => new Dictionary<string, string?> { [\"Examples:Main\"] = \"" + Lacking + "\" };")]
    [InlineData("object M() => new Dictionary<string, string?> { [\"ConnectionStrings:MySql\"] = \"" + Lacking + "\" };")]
    [InlineData("object M() => new Dictionary<string, string?> { [\"ConnectionStrings:Main\"] = \"Server=tcp:a.example.org,1433;User ID=u;Database=d\" };")]
    public Task The_key_decides(string member) => Verify.ProgramAsync("class A { " + member + " } interface Host { Host UseSetting(string key, string? value); }");
}
