namespace PgSslAnalyzers.ConnectionStrings.Tests.Configuration;

/// <summary>What two readers must agree on: the decoded text, its key and where it starts.</summary>
internal sealed record Found(string Key, string Text, int Start);
