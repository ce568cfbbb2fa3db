using System.Globalization;

namespace PgSslAnalyzers.Tests.CodeFixes.Execution;

/// <summary>
/// A program that opens connections. Its class <c>Program</c> has a method <c>Strings(int input)</c> that returns every connection string that it opens.
/// </summary>
/// <param name="Seed">What the generator made it from.</param>
/// <param name="Connections">How many methods open one.</param>
/// <param name="Files">The files; the first one holds <c>Program</c>.</param>
internal sealed record RandomProgram(int Seed, int Connections, IReadOnlyList<string> Files)
{
    /// <summary>The inputs for which a program is run.</summary>
    public const int Inputs = 4;

    /// <summary>The namespace that keeps the programs of one assembly apart.</summary>
    public string Namespace => string.Create(CultureInfo.InvariantCulture, $"P{Seed}");

    /// <summary>A callback that checks the certificate in a way of its own, beside which no mode is judged.</summary>
    public const string Check = "(_, certificate, _, errors) => errors == System.Net.Security.SslPolicyErrors.None || certificate?.Issuer == \"CN=shop\"";

    /// <summary>Whether it has a <see cref="Check"/>.</summary>
    public bool Checks => Files.Any(static file => file.Contains(Check, StringComparison.Ordinal));

    /// <summary>The program as a reader wants to see it, and as it compiles alone.</summary>
    public override string ToString() => string.Join("\n// ---- the other file\n", Files.Select(file => file.Replace($"namespace {Namespace};\n\n", "", StringComparison.Ordinal)));
}
