using CsCheck;
using PgSslAnalyzers.ConnectionStrings.Configuration;

namespace PgSslAnalyzers.ConnectionStrings.Tests.Configuration;

/// <summary>An edit in the decoded text of a value, encoded and put into the file, reads back as that edit and changes no other value.</summary>
public sealed class ReaderEditTests
{
    private static readonly string[] NewTexts =
    [
        "VerifyFull", ";Root Certificate=/etc/pg/root.crt", ";Root Certificate=C:\\certs\\r.crt", ";Root Certificate=\"/a;b/c d.crt\"", ";Root Certificate='/it''s/<x>&y.crt'",
    ];

    [Fact]
    public void Json() => Check(RandomJson.Generate, FileKind.Json);

    [Fact]
    public void Xml() => Check(RandomXml.Generate, FileKind.Xml);

    [Fact]
    public void Yaml() => Check(RandomYaml.Generate, FileKind.Yaml);

    [Theory]
    [InlineData("A=Host=h;SSL Mode=Require # c", FileKind.Env)]
    [InlineData("A=\"Host=h;SSL Mode=Require\"\nB=x", FileKind.Env)]
    [InlineData("A='Host=h;SSL Mode=Require'", FileKind.Env)]
    [InlineData("ENV A=\"Host=h;SSL Mode=Require\" B=x", FileKind.Dockerfile)]
    [InlineData("ENV A=Host=h;SSL\\ Mode=Require B=x", FileKind.Dockerfile)]
    [InlineData("ENV A Host=h;SSL Mode=Require", FileKind.Dockerfile)]
    [InlineData("az x --settings \"A=Host=h;SSL Mode=Require\" 'y'", FileKind.Text)]
    [InlineData("a = \"Host=h;SSL Mode=Require\"", FileKind.Text)]
    public void Lines(string text, FileKind kind)
    {
        int written = 0;
        foreach (string newText in NewTexts)
        {
            ConfigurationValue value = FileKinds.Read(text, kind).Values[0];
            int start = value.Text.IndexOf("Require", StringComparison.Ordinal);
            written += CheckEdit(text, kind, 0, start, start + "Require".Length, newText) ? 1 : 0;
        }
        Assert.InRange(written, 3, NewTexts.Length);
    }

    private static void Check(Func<int, string> generate, FileKind kind)
    {
        int written = 0;
        Gen.Int.Sample(seed =>
        {
            string text = generate(seed);
            var random = new Random(seed);
            IReadOnlyList<ConfigurationValue> values = FileKinds.Read(text, kind).Values;
            int index = values.Count == 0 ? -1 : random.Next(values.Count);
            if (index < 0 || values[index].Text.Length == 0)
                return;
            // In front of the first character even a letter would change what a YAML scalar is.
            string decoded = values[index].Text;
            int start = 1 + random.Next(decoded.Length);
            int end = Math.Min(decoded.Length, start + random.Next(6));
            // The line breaks at the end of a block are no part of its content.
            if (end > decoded.TrimEnd('\n').Length)
                return;
            // Without a line break the next line of a folded YAML scalar may read as another kind of line.
            if (kind == FileKind.Yaml && decoded.IndexOf('\n', start, end - start) >= 0)
                return;
            string newText = NewTexts[random.Next(NewTexts.Length)];
            if (SplitsCharacter(decoded, start) || SplitsCharacter(decoded, end))
                return;
            if (CheckEdit(text, kind, index, start, end, newText))
                Interlocked.Increment(ref written);
        }, iter: 3000);
        Assert.True(written > 500, $"only {written} edits could be written");
    }

    private static bool SplitsCharacter(string text, int position)
        => position < text.Length && char.IsLowSurrogate(text[position])
        || position > 0 && position < text.Length && (text[position] is '\n' or '\r' or ' ' || text[position - 1] is '\n' or ' ');

    private static bool CheckEdit(string text, FileKind kind, int index, int start, int end, string newText)
    {
        IReadOnlyList<ConfigurationValue> before = FileKinds.Read(text, kind).Values;
        ConfigurationValue value = before[index];
        if (value.Encode(newText) is not { } encoded)
            return false;
        FileSpan span = value.Map.Map(start, end);
        string edited = text[..span.Start] + encoded + text[span.End..];

        IReadOnlyList<ConfigurationValue> after = FileKinds.Read(edited, kind).Values;
        string[] expected = before.Select(other => ReferenceEquals(other, value) ? value.Text[..start] + newText + value.Text[end..] : other.Text).ToArray();
        Assert.Equal(expected, after.Select(static other => other.Text));
        return true;
    }
}
