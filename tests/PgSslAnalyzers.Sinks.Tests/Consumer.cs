using Microsoft.CodeAnalysis;

namespace PgSslAnalyzers.Sinks.Tests;

/// <summary>A generated program that hands four connection strings to one member of a library.</summary>
/// <param name="Sink">The row.</param>
/// <param name="Member">The overload that is called.</param>
/// <param name="Source">One class with a method for each of the four.</param>
/// <param name="IsProven">Whether the code says that the provider is Npgsql.</param>
internal sealed record Consumer(Sink Sink, ISymbol Member, string Source, bool IsProven)
{
    public const string Weak = "Host=db.example.com;Database=app;Username=app;SSL Mode=Require";
    public const string Absent = "Host=db.example.com;Database=app;Username=app";
    public const string Strong = "Host=db.example.com;Database=app;Username=app;SSL Mode=VerifyFull;Root Certificate=/etc/pg/root.crt";

    /// <summary>Method name and argument of each of the four.</summary>
    public static IReadOnlyList<(string Method, string Value)> Values { get; } =
    [
        (nameof(Weak), Literal(Weak)),
        (nameof(Absent), Literal(Absent)),
        ("Unknown", "unknown"),
        (nameof(Strong), Literal(Strong)),
    ];

    public override string ToString() => $"{Member.ToDisplayString()} [{Sink.Parameter}]";

    public static string Literal(string value) => $"\"{value}\"";
}
