using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PgSslAnalyzers.Sinks;

/// <summary>The database engine that a name speaks of.</summary>
internal enum Engine
{
    Unknown,
    Npgsql,
    Other,

    /// <summary>Two engines are named; which one is used is not to be seen.</summary>
    Several,
}

internal static class EngineName
{
    // ODBC drivers of PostgreSQL are no Npgsql, so the others are looked for first.
    private static readonly string[] Others =
    [
        "Odbc", "OleDb", "SqlServer", "SqlClient", "MySql", "MariaDb", "Oracle", "Sqlite", "Firebird", "Db2", "Hana", "Snowflake",
        "ClickHouse", "Informix", "Sybase", "DuckDb",
    ];

    public static Engine In(string name)
    {
        foreach (string other in Others)
        {
            if (Contains(name, other))
                return Engine.Other;
        }

        return Contains(name, "Npgsql") || Contains(name, "Postgres") ? Engine.Npgsql : Engine.Unknown;
    }

    /// <summary>
    /// What the code of a value says: the text of a constant, an enum member, or the names of the type it has or comes from
    /// (<c>NpgsqlFactory.Instance</c>, <c>PostgreSQLTools.GetDataProvider()</c>).
    /// </summary>
    public static Engine In(IOperation value)
    {
        while (value is IConversionOperation conversion)
            value = conversion.Operand;

        return value switch
        {
            { ConstantValue: { HasValue: true, Value: string text } } => text.IndexOf('=') < 0 ? In(text) : Engine.Unknown,
            IFieldReferenceOperation { Field: { HasConstantValue: true } member } => In(member.Name),
            ITypeOfOperation type => In(type.TypeOperand.Name),
            IMemberReferenceOperation { Member: { IsStatic: true } member } => First(In(member.ContainingType.Name), value.Type),
            IInvocationOperation { TargetMethod: { IsStatic: true } method } => First(In(method.ContainingType.Name), value.Type),
            _ => First(Engine.Unknown, value.Type),
        };
    }

    public static Engine Combine(Engine left, Engine right) =>
        left == right || right == Engine.Unknown ? left : left == Engine.Unknown ? right : Engine.Several;

    private static Engine First(Engine engine, ITypeSymbol? type) =>
        engine != Engine.Unknown || type is null ? engine : In(type.Name);

    private static bool Contains(string name, string part) => name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
}
