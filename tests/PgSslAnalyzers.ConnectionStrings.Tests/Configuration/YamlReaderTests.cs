using CsCheck;
using PgSslAnalyzers.ConnectionStrings.Configuration;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using Scalar = YamlDotNet.Core.Events.Scalar;
using ScalarStyle = YamlDotNet.Core.ScalarStyle;

namespace PgSslAnalyzers.ConnectionStrings.Tests.Configuration;

public sealed class YamlReaderTests
{
    [Fact]
    public void Agrees_with_YamlDotNet()
        => Gen.Int.Sample(seed =>
        {
            string text = RandomYaml.Generate(seed);
            Assert.Equal(ReadWithYamlDotNet(text), YamlReader.Read(text).Values.Select(value => new Found(value.Key, value.Text, value.IsBlock ? -1 : value.Literal.Start)));
        }, iter: 5000);

    [Theory]
    [InlineData("a: x", "a|x")]
    [InlineData("a: \"x: y # z\" # c", "a|x: y # z")]
    [InlineData("a: 'it''s'\nb: x", "a|it's", "b|x")]
    [InlineData("a:\n  b:\n    - K=v\n    - \"L=w\"", "|K=v", "|L=w")]
    [InlineData("- name: N\n  value: V\n- name: M", "name|N", "value|V", "name|M")]
    [InlineData("a: x;\n  y\nb: z", "a|x; y", "b|z")]
    [InlineData("a: >-\n  x;\n  y\n\n  z\nb: w", "a|x; y\nz", "b|w")]
    [InlineData("a: |\n  x\n   y\nb: w", "a|x\n y\n", "b|w")]
    [InlineData("a: { b: x, c: [ y, 'z' ] }", "b|x", "|y", "|z")]
    [InlineData("a: !!str &anchor x\nb: *anchor", "a|x")]
    [InlineData("%YAML 1.2\n---\na: x\n--- y\n...\n", "a|x", "|y")]
    public void Reads_YAML(string text, params string[] expected) => Assert.Equal(expected, Read(text));

    [Theory]
    [InlineData("name: {{ .Chart.Name }}-x\nb: y", "name|{{ .Chart.Name }}-x", "b|y")]
    [InlineData("{{- if .Values.x }}\na: y\n{{- end }}\n{{ .k }}: z", "a|y", "{{ .k }}|z")]
    [InlineData("a: \"Host={{ .Values.host | default \"db\" }};SSL Mode=Require\"", "a|Host={{ .Values.host | default \"db\" }};SSL Mode=Require")]
    [InlineData("a: {{ printf \"x: %s # y\" .b | quote }}", "a|{{ printf \"x: %s # y\" .b | quote }}")]
    [InlineData("{% if x %}\na: {{ b }};c\n{% endif %}", "a|{{ b }};c")]
    [InlineData("data:\n  x.json: |\n    { \"a\": 1 }\n{{- if .y }}\n    z\n{{- end }}\n  b: w", "x.json|{ \"a\": 1 }\n{{- if .y }}\nz\n{{- end }}\n", "b|w")]
    [InlineData("a: \"never closed\nb: x", "b|x")]
    [InlineData("a: [ x, {\nb: y", "|x", "b|y")]
    [InlineData("a: x: y\n\tb: z", "a|x: y", "b|z")]
    [InlineData("]: }\n- - - a: b", "|]: }", "a|b")]
    public void Reads_what_is_no_YAML_yet(string text, params string[] expected) => Assert.Equal(expected, Read(text));

    [Fact]
    public void Knows_the_sections_around_a_value()
    {
        ConfigurationValue value = YamlReader.Read("spec:\n  env:\n  - name: N\n    value: V\n").Values[1];

        Assert.Equal(["name", "value"], value.Section.Values.Select(static neighbour => neighbour.Key));
        Assert.Equal("env", value.Section.Parent!.Key);
        Assert.Equal("spec", value.Section.Parent.Parent!.Key);
    }

    private static IEnumerable<string> Read(string text) => YamlReader.Read(text).Values.Select(static value => $"{value.Key}|{value.Text}");

    private static List<Found> ReadWithYamlDotNet(string text)
    {
        var found = new List<Found>();
        var parser = new Parser(new StringReader(text));
        var open = new Stack<(bool IsMapping, string? Key)>();
        while (parser.MoveNext())
        {
            switch (parser.Current)
            {
                case MappingStart:
                    open.Push((true, null));
                    break;
                case SequenceStart:
                    open.Push((false, null));
                    break;
                case MappingEnd or SequenceEnd:
                    open.Pop();
                    EndValue();
                    break;
                case AnchorAlias:
                    EndValue();
                    break;
                case Scalar scalar when open.Count > 0 && open.Peek() is (true, null):
                    open.Pop();
                    open.Push((true, scalar.Value));
                    break;
                case Scalar scalar:
                    // A value that is not written at all is a scalar to YamlDotNet only.
                    if (scalar.Style != ScalarStyle.Plain || scalar.Value.Length > 0)
                    {
                        bool isBlock = scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded;
                        found.Add(new Found(open.Count > 0 ? open.Peek().Key ?? "" : "", scalar.Value, isBlock ? -1 : BehindProperties(text, (int)scalar.Start.Index)));
                    }
                    EndValue();
                    break;
            }
        }
        return found;

        // A node starts with its tag or anchor, a value behind it.
        static int BehindProperties(string text, int start)
        {
            while (text[start] is '!' or '&')
            {
                while (text[start] is not ' ')
                    start++;
                while (text[start] is ' ')
                    start++;
            }
            return start;
        }

        void EndValue()
        {
            if (open.Count > 0 && open.Peek().IsMapping)
            {
                open.Pop();
                open.Push((true, null));
            }
        }
    }
}
