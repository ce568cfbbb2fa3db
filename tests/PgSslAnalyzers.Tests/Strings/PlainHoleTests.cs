namespace PgSslAnalyzers.Tests.Strings;

/// <summary>A number, an id, a date or an enum beside known text holds no settings: the mode is missing. A text there may bring it along.</summary>
public sealed class PlainHoleTests
{
    /// <summary>A value that is plain by its type, and the nearest that is not.</summary>
    public static TheoryData<string, string> Values => new()
    {
        { "$\"Host=h{number}.example.com;Username=app\"", "$\"Host=h{name}.example.com;Username=app\"" },
        { "$\"Host=h.example.com;Database=tenant_{id}\"", "$\"Host=h.example.com;Database=tenant_{name}\"" },
        { "$\"Host=h.example.com;Database=tenant_{id:N}\"", "$\"Host=h.example.com;Database=tenant_{thing:N}\"" },
        { "$\"Host=h.example.com;Database=d_{day:yyyyMMdd}_{day.Year}\"", "$\"Host=h.example.com;Database=d_{day:yyyy';'MM}\"" },
        { "$\"Host=h.example.com;Database=d_{kind}_{flag}\"", "$\"Host=h.example.com;Database=d_{kind}_{thing}\"" },
        { "\"Host=h.example.com;Database=t_\" + id.ToString(\"N\")", "\"Host=h.example.com;Database=t_\" + thing.ToString()" },
        { "\"Host=h.example.com;Database=t_\" + number.ToString() + \";Username=app\"", "\"Host=h.example.com;Database=t_\" + number.ToString(name) + \";Username=app\"" },
        { "string.Format(\"Host=h.example.com;Database=t_{0};Port={1}\", id, number)", "string.Format(\"Host=h.example.com;Database=t_{0};Port={1}\", name, number)" },
        { "\"Host=h.example.com;Database=d_\" + day.ToString(\"yyyyMMdd\")", "\"Host=h.example.com;Database=d_\" + name.ToString()" },
    };

    [Theory, MemberData(nameof(Values))]
    public async Task Beside_known_text(string plain, string open)
    {
        await Verify.ProgramAsync(Program("{|PGSSL1005:" + plain + "|}"));
        await Verify.ProgramAsync(Program("{|PGSSL1007:" + open + "|}"));
    }

    private static string Program(string text)
        => "enum Kind { A, B } class A { object M(int number, Guid id, DateTime day, Kind kind, bool flag, string name, IFormattable thing) => new NpgsqlConnection(" + text + "); }";
}
