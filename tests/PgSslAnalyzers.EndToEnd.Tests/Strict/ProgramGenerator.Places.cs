namespace PgSslAnalyzers.EndToEnd.Tests.Strict;

/// <summary>Where a connection string, or what it is made of, is kept while other steps are taken.</summary>
internal sealed partial class ProgramGenerator
{
    /// <summary>Something strong that is kept somewhere.</summary>
    /// <param name="Read">The expression that reads it.</param>
    /// <param name="Weaken">A statement, for code anywhere in the program, that makes it weak.</param>
    /// <param name="AllowsAwait">Whether there may be an <c>await</c> between.</param>
    /// <param name="OpensItself">Whether it is a data source builder, not a text.</param>
    private sealed record Place(string Read, string Weaken, bool AllowsAwait = true, bool OpensItself = false);

    private const int TextPlaces = 13;

    private const int BuilderPlaces = 12;

    /// <summary>A local variable in one hand: no step changes it. What the step changes is another thing.</summary>
    private Place Local(string text)
    {
        string v = Name();
        Member($"internal static string {v}s = \"\";");
        Say($"string {v} = {text};");
        return new Place(v, $"{name}.{v}s = {WeakText};");
    }

    private Place PlaceOfText(int kind, string text)
    {
        string v = Name();
        switch (kind)
        {
            case 0 or 1:
                Member($"internal static string {v} = \"\";");
                Say($"{v} = {text};");
                return new Place(v, $"{name}.{v} = {WeakText};");
            case 2:
                Member($"internal static string {v} {{ get; set; }} = \"\";");
                Say($"{v} = {text};");
                return new Place(v, $"{name}.{v} = {WeakText};");
            case 3:
                Member($"internal string {v} = \"\"; internal static {name} {v}o = null!;");
                Say($"{v}o = this; {v} = {text};");
                return new Place(v, $"{name}.{v}o.{v} = {WeakText};");
            case 4:
                Member($"internal string {v} {{ get; set; }} = \"\"; internal static {name} {v}o = null!;");
                Say($"{v}o = this; {v} = {text};");
                return new Place(v, $"{name}.{v}o.{v} = {WeakText};");
            case 5:
                types.AppendLine($"static class H{name}{v} {{ public static string Text = \"\"; }}");
                Say($"H{name}{v}.Text = {text};");
                return new Place($"H{name}{v}.Text", $"H{name}{v}.Text = {WeakText};");
            case 6:
                types.AppendLine($"class H{name}{v} {{ public string Text {{ get; set; }} = \"\"; }}");
                Member($"internal static H{name}{v} {v}k = new();");
                Say($"var {v} = new H{name}{v}(); {v}k = {v}; {v}.Text = {text};");
                return new Place($"{v}.Text", $"{name}.{v}k.Text = {WeakText};");
            case 7:
                // A captured local that code elsewhere has a way to.
                Member($"internal static Action {v}a = () => {{ }};");
                Say($"string {v} = \"\"; {v}a = () => {v} = {WeakText}; {v} = {text};");
                return new Place(v, $"{name}.{v}a();");
            case 8:
                Member($"internal static string {v} = \"\";");
                Say($"ref string {v}r = ref {v}; {v}r = {text};");
                return new Place($"{v}r", $"{name}.{v} = {WeakText};", AllowsAwait: false);
            case 9:
                Member($"internal static string[] {v}k = [];");
                Say($"string[] {v} = [{text}, \"Keepalive=4\"]; {v}k = {v};");
                return new Place($"string.Join(\";\", {v})", $"{name}.{v}k[1] = {WeakText};");
            case 10:
                Member($"internal static List<string> {v}k = [];");
                Say($"List<string> {v} = [{text}]; {v}k = {v};");
                return new Place($"string.Join(\";\", {v})", $"{name}.{v}k.Add({WeakText});");
            case 11:
                Member($"internal static StringBuilder {v}k = new();");
                Say($"var {v} = new StringBuilder({text}); {v}k = {v};");
                return new Place($"{v}.ToString()", $"{name}.{v}k.Append(\";SSL Mode=\").Append(Outside.WeakMode);");
            default:
                // Code that runs later.
                Member($"internal static string {v} = \"\";");
                Say($"{v} = {text}; Func<string> {v}f = () => {v};");
                return new Place(Pick($"{v}f()", $"Outside.It.Call({v}f)"), $"{name}.{v} = {WeakText};");
        }
    }

    private Place PlaceOfBuilder(int kind)
    {
        string v = Name(), made = $"new NpgsqlConnectionStringBuilder({Pick("text", $"\"Host={ServerAddress.Host}\"")}) {{ SslMode = SslMode.VerifyFull, {RestMembers} }}";
        string set = $".SslMode = SslMode.VerifyFull;{(npgsql >= 10 ? $" {v}.GssEncryptionMode = GssEncryptionMode.Disable;" : "")}";
        string read = Pick(".ConnectionString", ".ToString()");
        switch (kind)
        {
            case 0 or 1:
                Member($"internal static NpgsqlConnectionStringBuilder {v}k = new();");
                Say($"var {v} = {made}; {v}k = {v};");
                return new Place($"{v}{read}", $"{name}.{v}k.SslMode = Outside.WeakMode;");
            case 2:
                Member($"internal static NpgsqlConnectionStringBuilder {v} = new();");
                Say($"{v} = {made};");
                return new Place($"{v}{read}", $"{name}.{v}.SslMode = Outside.WeakMode;");
            case 3:
                Member($"internal static readonly NpgsqlConnectionStringBuilder {v} = new(\"{Rest};Host={ServerAddress.Host}\");");
                Say($"{v}{set}");
                return new Place($"{v}{read}", $"{name}.{v}.SslMode = Outside.WeakMode;");
            case 4:
                Member($"internal static NpgsqlConnectionStringBuilder {v}k = new(\"{Rest};Host={ServerAddress.Host}\");");
                Say($"var {v} = Outside.It.Call(() => {v}k); {v}{set}");
                return new Place($"{v}{read}", $"{name}.{v}k.SslMode = Outside.WeakMode;");
            case 5:
                Member($"internal static Action {v}a = () => {{ }};");
                Say($"var {v} = new NpgsqlConnectionStringBuilder(\"{Rest};Host={ServerAddress.Host}\"); {v}a = () => {v}.SslMode = Outside.WeakMode; {v}{set}");
                return new Place($"{v}{read}", $"{name}.{v}a();");
            case 6:
                Member($"internal static NpgsqlDataSourceBuilder {v}k = new();");
                Say($"var {v} = new NpgsqlDataSourceBuilder({StrongText()}); {v}k = {v};");
                return new Place(v, $"{name}.{v}k.ConnectionStringBuilder.SslMode = Outside.WeakMode;", OpensItself: true);
            case 7:
                Member($"internal static NpgsqlConnectionStringBuilder {v}k = new();");
                Say($"var {v} = new NpgsqlDataSourceBuilder({StrongText()}); {v}k = {v}.ConnectionStringBuilder;");
                return new Place(v, $"{name}.{v}k.SslMode = Outside.WeakMode;", OpensItself: true);
            case 8:
                Member("internal static SslMode " + v + ";");
                Say($"{v} = SslMode.VerifyFull;");
                return new Place($"new NpgsqlConnectionStringBuilder(\"Host={ServerAddress.Host}\") {{ SslMode = {v}, {RestMembers} }}{read}", $"{name}.{v} = Outside.WeakMode;");
            case 9:
                Member($"internal static System.Data.Common.DbConnectionStringBuilder {v}k = new();");
                Say($"System.Data.Common.DbConnectionStringBuilder {v} = {made}; {v}k = {v};");
                return new Place($"{v}.ConnectionString", $"{name}.{v}k[\"SSL Mode\"] = Outside.WeakMode.ToString();");
            case 10:
                Member($"internal static Action {v}a = () => {{ }};");
                Say($"var {v} = {made}; void {v}w() {{ {v}.SslMode = Outside.WeakMode; }} {v}a = {v}w; {v}{set}");
                return new Place($"{v}{read}", $"{name}.{v}a();");
            default:
                // A builder that a method gets.
                Member($"internal static readonly NpgsqlConnectionStringBuilder {v}k = new(\"{Rest};Host={ServerAddress.Host}\"); static NpgsqlConnectionStringBuilder {v}g() => {v}k;");
                Say($"var {v} = {v}g(); {v}{set}");
                return new Place($"{v}{read}", $"{v}k.SslMode = Outside.WeakMode;".Replace($"{v}k.", $"{name}.{v}k.", StringComparison.Ordinal));
        }
    }
}
