using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.ConnectionStrings.Parsing;

namespace PgSslAnalyzers.Sinks.Tests;

/// <summary>The option pgssl.connection_string_sinks.</summary>
public sealed class SinkOptionTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" , ;", "")]
    [InlineData("Acme.Db.Open(connectionString)", "Acme.Db Open connectionString")]
    [InlineData(" Acme.Db.Open( cs ) ", "Acme.Db Open cs")]
    [InlineData("Acme.Db.Open(a, b)", "Acme.Db Open a | Acme.Db Open b")]
    [InlineData("Acme.Db.Open(a), Acme.Db.Close(b); C.D(e)", "Acme.Db Open a | Acme.Db Close b | C D e")]
    [InlineData("Acme.Db..ctor(cs)", "Acme.Db .ctor cs")]
    [InlineData("Acme.Settings.ConnectionString", "Acme.Settings ConnectionString value")]
    [InlineData("global::Acme.Db.Open(cs)", "Acme.Db Open cs")]
    [InlineData("Acme.Outer+Inner.Open(cs)", "Acme.Outer+Inner Open cs")]
    [InlineData("Acme.Repository`1.Open(cs)", "Acme.Repository`1 Open cs")]
    public void Members_are_read(string value, string expected)
    {
        Assert.Empty(SinkText.ReadAll(value).Unread);
        Assert.Equal(expected, string.Join(" | ", SinkOption.Read(value).Select(sink => $"{sink.Type} {sink.Member} {sink.Parameter}")));
    }

    [Theory]
    [InlineData("Open(cs)")]
    [InlineData("Open")]
    [InlineData("Acme.Db.Open()")]
    [InlineData("Acme.Db.Open(")]
    [InlineData("Acme.Db.Open(cs")]
    [InlineData("Acme.Db.Open(cs) x")]
    [InlineData("Acme.Db.Open(string cs)")]
    [InlineData("Acme..Open(cs)")]
    [InlineData("Acme.Db..ctor")]
    [InlineData("Acme.Repository`.Open(cs)")]
    [InlineData("Acme.Repository<T>.Open(cs)")]
    [InlineData("1.Open(cs)")]
    public void What_is_not_understood_is_returned(string value)
    {
        string option = "Acme.Db.Good(cs), " + value;
        Assert.Equal("Good", Assert.Single(SinkOption.Read(option)).Member);
        Assert.Equal(value, Assert.Single(SinkText.ReadAll(option).Unread));
    }

    [Theory]
    [InlineData("Acme.Db.Open(cs)", """Acme.Db.Open("sql", "a");""", "\"a\"")]
    [InlineData("Acme.Db.Open(other)", """Acme.Db.Open("sql", "a");""", "")]
    [InlineData("Acme.Db..ctor(cs)", """new Acme.Db("a");""", "\"a\"")]
    [InlineData("Acme.Db.Inner.Open(cs)", """Acme.Db.Inner.Open("a");""", "\"a\"")]
    [InlineData("Acme.Db+Inner.Open(cs)", """Acme.Db.Inner.Open("a");""", "\"a\"")]
    [InlineData("Acme.Generic`1.Open(cs)", """new Acme.Generic<int>().Open("a");""", "\"a\"")]
    [InlineData("Acme.Settings.ConnectionString", """new Acme.Settings { ConnectionString = "a" };""", "\"a\"")]
    [InlineData("Acme.Settings.Field", """new Acme.Settings().Field = "a";""", "\"a\"")]
    [InlineData("Acme.IStore.Save(text)", """new Acme.Store().Save("a");""", "\"a\"")]
    [InlineData("Acme.Extensions.Connect(cs)", """services.Connect("a");""", "\"a\"")]
    [InlineData("Acme.Db.Open(cs)", """new Npgsql.NpgsqlConnection("a");""", "\"a\"")]
    public void Members_of_the_user_are_sinks(string option, string statement, string expected)
    {
        Assert.Equal(expected, SinkLookupTests.Found("var use = typeof(Acme.Db);" + statement, """
            namespace Acme
            {
                public class Db(string cs)
                {
                    public static void Open(string sql, string cs) { }
                    public class Inner { public static void Open(string cs) { } }
                }
                public class Generic<T> { public void Open(string cs) { } }
                public class Settings { public string ConnectionString { get; set; } public string Field; }
                public interface IStore { void Save(string text); }
                public class Store : IStore { public void Save(string renamed) { } }
                public static class Extensions { public static void Connect(this IServiceCollection services, string cs) { } }
            }
            """, SinkLookup.With(SinkOption.Read(option))));
    }
}
