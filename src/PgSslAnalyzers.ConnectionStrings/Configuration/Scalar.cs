namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>A scalar as it was read, before it has a key.</summary>
/// <param name="Text">The decoded text.</param>
/// <param name="Map">From the text to the file.</param>
/// <param name="Literal">The scalar as written, quotes included.</param>
/// <param name="Style">How it is written.</param>
/// <param name="LineBreak">How a line break in the text is written; null if that depends on more.</param>
internal readonly record struct Scalar(string Text, OffsetMap Map, FileSpan Literal, ScalarStyle Style, string? LineBreak = null);
