// While the folders move: code that still says Evaluation finds everything.
global using PgSslAnalyzers.Flow;
global using PgSslAnalyzers.Flow.Models;
global using PgSslAnalyzers.Symbols;

namespace PgSslAnalyzers.Evaluation;

internal static class Moved;
