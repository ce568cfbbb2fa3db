using System.Globalization;

namespace PgSslAnalyzers.EndToEnd.Tests.Strict;

/// <summary>
/// Steps between the place where a connection string is set and the place where it is used. Each runs code of the program, most of them without a call in sight. What that code does is a mutation: it makes the
/// string weak, or does nothing to it. Strict mode has to notice the first, and must not mind the second where the string is a local variable.
/// </summary>
internal sealed partial class ProgramGenerator
{
    /// <summary>A text that is kept somewhere while other steps are taken.</summary>
    private string Interfered(int depth)
    {
        string v = Name(), text = Text(depth - 1);
        bool isWeak = Chance(isStrong ? 12 : 50);
        switch (random.Next(8))
        {
            case 0 or 1 or 2:
                // A local variable, and steps that change something else.
                Member($"internal static string {v}s = \"\";");
                Say($"string {v} = {text};");
                Steps($"{name}.{v}s = System.Environment.GetEnvironmentVariable(\"PGSSL_TEXT\") ?? \"\";", v);
                return v;
            case 3:
                Member($"internal static string {v} = \"\";");
                Say($"{v} = {text};");
                Steps(isWeak ? Weaken(v) : "", v);
                return v;
            case 4:
                Member($"internal static string {v} {{ get; set; }} = \"\";");
                Say($"{v} = {text};");
                Steps(isWeak ? Weaken(v) : "", v);
                return v;
            case 5:
                // A builder that others have too.
                Member($"internal static readonly NpgsqlConnectionStringBuilder {v} = new();");
                Say($"var {v}b = Outside.It.Call(() => {v});");
                Say($"{v}b.ConnectionString = {text};");
                Steps(isWeak ? $"{name}.{v}.SslMode = SslMode.Disable;" : "", v);
                return $"{v}b.ConnectionString";
            case 6:
                Member($"internal static readonly NpgsqlConnectionStringBuilder {v} = new();");
                Say($"var {v}b = {v};");
                Say($"{v}b.ConnectionString = {text};");
                Steps(isWeak ? $"{name}.{v}.SslMode = SslMode.Disable;" : "", v);
                if (Chance(50))
                    Say($"{v}b.SslMode = SslMode.VerifyFull;");
                return $"{v}b.ConnectionString";
            default:
                // Code that runs later.
                Member($"internal static string {v} = \"\";");
                Say($"{v} = {text};");
                Say($"Func<string> {v}f = () => {v};");
                Steps(isWeak ? Weaken(v) : "", v);
                return Pick($"{v}f()", $"Outside.It.Call({v}f)");
        }
    }

    private string Weaken(string member) => $"{name}.{member} = \"Host={ServerAddress.Host};SSL Mode=Disable;{Rest}\";";

    private void Steps(string effect, string v)
    {
        for (int i = Chance(25) ? 2 : 1; i > 0; i--)
            Step(effect, string.Create(CultureInfo.InvariantCulture, $"{v}x{i}"));
    }

    private void Step(string effect, string v)
    {
        string type = $"X{name}{v}";
        (string declaration, string statement) = Interference(random.Next(InterferenceKinds), effect, v, type);
        if (declaration.Length > 0)
            types.AppendLine(declaration.Replace("@", type, StringComparison.Ordinal));
        Say(statement.Replace("@", type, StringComparison.Ordinal));
    }

    /// <summary>How many kinds of steps there are.</summary>
    private const int InterferenceKinds = 34;

    /// <summary>A type of the program, <c>@</c>, and a statement that runs its code.</summary>
    private static (string Declaration, string Statement) Interference(int kind, string effect, string v, string type) => kind switch
    {
        0 => ($"class @ {{ public override string ToString() {{ {effect} return \"\"; }} }}", $"_ = $\"{{new @()}}\";"),
        1 => ($"class @ {{ public override string ToString() {{ {effect} return \"\"; }} }}", $"_ = \"\" + new @();"),
        2 => ($"class @ {{ public override string ToString() {{ {effect} return \"\"; }} }}", $"_ = string.Join(\",\", new object[] {{ new @() }});"),
        3 => ($"class @ {{ public override string ToString() {{ {effect} return \"\"; }} }}", $"_ = string.Format(\"{{0}}\", new @());"),
        4 => ($"class @ {{ public override bool Equals(object? o) {{ {effect} return true; }} public override int GetHashCode() => 1; }}", "_ = Equals(new @(), 1);"),
        5 => ($"class @ {{ public override bool Equals(object? o) => true; public override int GetHashCode() {{ {effect} return 1; }} }}", "_ = new HashSet<object> { new @() };"),
        6 => ($"class @ {{ public static int operator +(@ a, int b) {{ {effect} return b; }} }}", "_ = new @() + 1;"),
        7 => ($"class @ {{ public static implicit operator int(@ a) {{ {effect} return 1; }} }}", $"int {v} = new @();"),
        8 => ($"class @ {{ public static bool operator true(@ a) {{ {effect} return true; }} public static bool operator false(@ a) => false; }}", "if (new @()) { }"),
        9 => ($"class @ {{ public void Deconstruct(out int a, out int b) {{ {effect} a = b = 1; }} }}", $"var ({v}a, {v}b) = new @();"),
        10 => ($"class @ {{ public int P {{ get {{ {effect} return 1; }} }} }}", "_ = new @().P;"),
        11 => ($"class @ {{ public int P {{ get {{ {effect} return 1; }} }} }}", "if (new @() is { P: 1 }) { }"),
        12 => ($"class @ {{ public int P {{ set {{ {effect} }} }} }}", "_ = new @ { P = 1 };"),
        13 => ($"class @ {{ public int this[int i] {{ get {{ {effect} return 1; }} }} }}", "_ = new @()[0];"),
        14 => ($"class @ : IDisposable {{ public void Dispose() {{ {effect} }} }}", "using (new @()) { }"),
        15 => ($"class @ {{ public static IEnumerable<int> All() {{ {effect} yield return 1; }} }}", $"foreach (var {v} in @.All()) {{ }}"),
        16 => ($"class @ {{ public static IEnumerable<int> All() {{ {effect} yield return 1; }} }}", $"int[] {v} = [.. @.All()];"),
        17 => ($"class @ {{ public static IEnumerable<int> All() {{ {effect} yield return 1; }} }}", "_ = @.All().ToList();"),
        18 => ($"class @ : System.Collections.IEnumerable {{ public void Add(int x) {{ {effect} }} public System.Collections.IEnumerator GetEnumerator() {{ yield break; }} }}", $"@ {v} = [1];"),
        19 => ($"class @ {{ public @() {{ {effect} }} public static T Make<T>() where T : new() => new T(); }}", "_ = @.Make<@>();"),
        20 => ($"class @ {{ public @() {{ {effect} }} }}", "_ = new @();"),
        21 => ($"class @ {{ public static readonly Lazy<int> L = new(() => {{ {effect} return 1; }}); }}", "_ = @.L.Value;"),
        22 => ($"class @ {{ public static Action A = () => {{ {effect} }}; }}", "@.A();"),
        23 => ($"class @ {{ public static event Action? E; public static void Raise() {{ E += () => {{ {effect} }}; E(); }} }}", "@.Raise();"),
        24 => ($"class @ {{ public virtual void V() {{ {effect} }} public static @ It = new(); }}", "@.It.V();"),
        25 => ($"class @ : IComparable {{ public int CompareTo(object? o) {{ {effect} return 1; }} }}", $"IComparable {v} = new @(); {v}.CompareTo(1);"),
        26 => ($"class @ {{ public static void F() {{ {effect} }} }}", "@.F();"),
        27 => ($"class @ {{ public static async Task F() {{ await Task.Yield(); {effect} }} }}", "await @.F();"),
        28 => ($"class @ {{ public Aw GetAwaiter() => new(); public class Aw : System.Runtime.CompilerServices.INotifyCompletion {{ public bool IsCompleted => true; public void OnCompleted(Action a) {{ }} public void GetResult() {{ {effect} }} }} }}", "await new @();"),
        29 => ($"class @ : Exception {{ public override string Message {{ get {{ {effect} return \"\"; }} }} }}", $"try {{ throw new @(); }} catch (Exception {v}) {{ _ = {v}.Message; }}"),
        30 => ($"class @ {{ public static bool F() {{ {effect} return true; }} }}", "try { throw new InvalidOperationException(); } catch (Exception) when (@.F()) { }"),
        31 => ($"class @ {{ public void F() {{ {effect} }} }}", $"dynamic {v} = new @(); {v}.F();"),
        32 => ($"class @ : System.IO.StringWriter {{ public override void Write(string? s) {{ {effect} }} }}", $"System.IO.TextWriter {v} = new @(); {v}.Write(\"\");"),
        _ => ($"class @ {{ public static void F() {{ {effect} }} }}", $"var {v} = new System.Threading.CancellationTokenSource(); {v}.Token.Register(@.F); {v}.Cancel();"),
    };
}
