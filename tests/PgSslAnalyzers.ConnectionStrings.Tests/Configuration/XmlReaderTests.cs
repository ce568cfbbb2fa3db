using System.Xml;
using CsCheck;
using PgSslAnalyzers.ConnectionStrings.Configuration;
using XmlValues = PgSslAnalyzers.ConnectionStrings.Configuration.XmlReader;

namespace PgSslAnalyzers.ConnectionStrings.Tests.Configuration;

public sealed class XmlReaderTests
{
    [Fact]
    public void Agrees_with_System_Xml()
        => Gen.Int.Sample(seed =>
        {
            string text = RandomXml.Generate(seed);
            Assert.Equal(ReadWithSystemXml(text), XmlValues.Read(text).Values.Select(static value => new Found(value.Key, value.Text, value.Key.Length > 0 ? value.KeySpan.Start : value.Map.StartOf(0))));
        }, iter: 5000);

    [Theory]
    [InlineData("""<add name="a" connectionString='b"c'/>""", "name|a", "connectionString|b\"c")]
    [InlineData("""<a x="&quot;&lt;&#x41;&#66;&nbsp;&">&amp;</a>""", "x|\"<AB&nbsp;&", "|&")]
    [InlineData("<a><![CDATA[x & <y>]]></a>", "|x & <y>")]
    [InlineData("<a><!-- <b x='no'/> --><b x='y'/></a>", "x|y")]
    [InlineData("<!DOCTYPE a [ <!ENTITY b \"x>'\"> <!-- ]> --> ]><a x='y'/>", "x|y")]
    [InlineData("<a x='y' open=\"never closed <b z='w'/>", "x|y", "z|w")]
    [InlineData("<a><b>x</a>y", "|x", "|y")]
    [InlineData("<a x = \n 'y'\tz='w'>", "x|y", "z|w")]
    [InlineData("< a ]]> <1/> x", "|a ]]>", "|1/> x")]
    [InlineData("<a")]
    [InlineData("<![CDATA[ open")]
    public void Reads_what_is_there(string text, params string[] expected)
        => Assert.Equal(expected, XmlValues.Read(text).Values.Select(static value => $"{value.Key}|{value.Text.Trim()}"));

    [Fact]
    public void Keeps_the_attributes_of_an_element_together()
    {
        ConfigurationValue value = XmlValues.Read("<connectionStrings><clear/><add name='Main' connectionString='x' providerName='Npgsql' /></connectionStrings>").Values.Single(static value => value.Key == "connectionString");

        Assert.Equal(["name", "connectionString", "providerName"], value.Section.Values.Select(static neighbour => neighbour.Key));
        Assert.Equal("add", value.Section.Key);
        Assert.Equal("connectionStrings", value.Section.Parent!.Key);
    }

    private static List<Found> ReadWithSystemXml(string text)
    {
        var found = new List<Found>();
        int[] lines = LineStarts(text);
        using var reader = System.Xml.XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse });
        var place = (IXmlLineInfo)reader;
        while (reader.Read())
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
                found.Add(new Found("", reader.Value, lines[place.LineNumber - 1] + place.LinePosition - 1));
            for (bool more = reader.NodeType == XmlNodeType.Element && reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
                found.Add(new Found(reader.Name, reader.Value, lines[place.LineNumber - 1] + place.LinePosition - 1));
        }
        return found;
    }

    private static int[] LineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                starts.Add(i + 1);
        }
        return [.. starts];
    }
}
