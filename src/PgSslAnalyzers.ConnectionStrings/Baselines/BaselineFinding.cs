namespace PgSslAnalyzers.ConnectionStrings.Baselines;

/// <summary>A finding, as a baseline sees it.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Hash">Its kind: <see cref="Fingerprint"/>. Analyzers write it into the property <see cref="Fingerprint.PropertyName"/> of the diagnostic.</param>
/// <param name="Path">The file, relative to the folder of the baseline, with <c>/</c>: <see cref="BaselinePath"/>.</param>
public readonly record struct BaselineFinding(string RuleId, string Hash, string Path);
