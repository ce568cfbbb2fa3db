using PgSslAnalyzers.Tool.Commands;
using PgSslAnalyzers.Tool.Context;

return await PgSslCommand.RunAsync(args, ToolContext.OfThisProcess());
