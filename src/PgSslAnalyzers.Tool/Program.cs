using PgSslAnalyzers.Tool;
using PgSslAnalyzers.Tool.Commands;

return await PgSslCommand.RunAsync(args, ToolContext.OfThisProcess());
