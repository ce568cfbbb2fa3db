using Microsoft.CodeAnalysis;

namespace PgSslAnalyzers.Sinks;

/// <summary>A value that reaches a sink.</summary>
/// <param name="Sink">The row of the table.</param>
/// <param name="Value">
/// What is passed: the value of the argument (one match for each element of a params array), the assigned value, or the whole
/// operation of a compound assignment (<c>options.ConnectionString += ";SSL Mode=Require"</c>).
/// </param>
/// <param name="IsProven">
/// False: the API serves other databases too and this code does not say which. Only strict mode reports such a value.
/// </param>
internal readonly record struct SinkMatch(Sink Sink, IOperation Value, bool IsProven);
