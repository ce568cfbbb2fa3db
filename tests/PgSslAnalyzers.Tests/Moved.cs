// While the folders move.
global using PgSslAnalyzers.Flow;
global using PgSslAnalyzers.Flow.Models;
global using PgSslAnalyzers.Symbols;
