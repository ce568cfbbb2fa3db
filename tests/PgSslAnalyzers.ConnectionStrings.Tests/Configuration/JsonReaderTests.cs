using System.Text;
using System.Text.Json;
using CsCheck;
using PgSslAnalyzers.ConnectionStrings.Configuration;

namespace PgSslAnalyzers.ConnectionStrings.Tests.Configuration;

public sealed class JsonReaderTests
{
    [Fact]
    public void Agrees_with_System_Text_Json()
        => Gen.Int.Sample(seed =>
        {
            string text = RandomJson.Generate(seed);
            Assert.Equal(ReadWithSystemTextJson(text), Read(text));
        }, iter: 5000);

    [Theory]
    [InlineData("""{ "a": "x" """, "a|x")]
    [InlineData("""{ "a": "x", "b": """, "a|x")]
    [InlineData("""{ "a": "open, "b": 1 }""", "a|open, ")]
    [InlineData("{ \"a\": \"open\n\"b\": \"y\" }", "b|y")]
    [InlineData("""{ "a": {{ .Values.x }}, "b": "y" }""", "b|y")]
    [InlineData("""} ] { "a": "x" }""", "a|x")]
    [InlineData("""{ "a": "\u12", "b": "\q" }""", "a|\\u12", "b|\\q")]
    [InlineData("""{ "a": "1", "a": "2" }""", "a|1", "a|2")]
    [InlineData("""[ "x", { "k": [ "y" ] } ]""", "|x", "|y")]
    [InlineData("{ // \"no\": \"x\"\n \"a\": /* \"no\" */ \"y\" }", "a|y")]
    [InlineData("")]
    [InlineData("""{ "a": ["b", "c "x=\"y\";z=\"v\" "], }""", "|b", "|c ")]
    public void Reads_the_strings_that_are_there(string text, params string[] expected)
        => Assert.Equal(expected, Json(text).Where(value => text[value.Literal.Start] == '"').Select(static value => $"{value.Key}|{value.Text}"));

    [Fact]
    public void Knows_the_sections_around_a_value()
    {
        ConfigurationValue value = Json("""{ "Data": { "Main": { "Provider": "Npgsql", "Value": "x" } } }""").Single(static value => value.Key == "Value");

        Assert.Equal("Main", value.Section.Key);
        Assert.Equal("Data", value.Section.Parent!.Key);
        Assert.Equal("Npgsql", value.Section.Values[0].Text);
    }

    private static IReadOnlyList<ConfigurationValue> Json(string text) => JsonReader.Read(text).Values;

    private static IEnumerable<Found> Read(string text)
        => JsonReader.Read(text).Values.Select(static value => new Found(value.Key, value.Text, value.Literal.Start));

    private static List<Found> ReadWithSystemTextJson(string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var found = new List<Found>();
        string key = "";
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    key = reader.GetString()!;
                    break;
                case JsonTokenType.StartObject or JsonTokenType.StartArray or JsonTokenType.EndObject or JsonTokenType.EndArray:
                    key = "";
                    break;
                default:
                    string value = reader.TokenType == JsonTokenType.String ? reader.GetString()! : Encoding.UTF8.GetString(reader.ValueSpan);
                    found.Add(new Found(key, value, Encoding.UTF8.GetCharCount(utf8, 0, (int)reader.TokenStartIndex)));
                    key = "";
                    break;
            }
        }
        return found;
    }
}
