using PgSslAnalyzers.ConnectionStrings.Options;

namespace PgSslAnalyzers.Sinks;

/// <summary>The rows that the option <c>pgssl.connection_string_sinks</c> adds to the table.</summary>
internal static class SinkOption
{
    /// <summary>The rows of what is understood.</summary>
    public static IReadOnlyList<Sink> Read(string value)
        => [.. SinkText.ReadAll(value).Members.Select(static member => new Sink(member.Type, member.Member, member.Parameter ?? Sink.PropertyValue, SinkKind.ConnectionString))];
}
