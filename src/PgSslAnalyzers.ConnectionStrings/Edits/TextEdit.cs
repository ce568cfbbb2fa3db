using PgSslAnalyzers.ConnectionStrings.Parsing;

namespace PgSslAnalyzers.ConnectionStrings.Edits;

/// <summary>A replacement in a decoded text.</summary>
/// <param name="Range">What is replaced; of length 0 for an insertion.</param>
/// <param name="NewText">What stands there afterwards, decoded.</param>
public sealed record TextEdit(TextRange Range, string NewText);
