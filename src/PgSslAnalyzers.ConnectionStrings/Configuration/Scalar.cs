namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>A scalar as it was read, before it has a key.</summary>
internal readonly record struct Scalar(string Text, OffsetMap Map, FileSpan Literal, ScalarStyle Style);
