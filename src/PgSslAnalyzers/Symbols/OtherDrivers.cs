using Microsoft.CodeAnalysis;

namespace PgSslAnalyzers.Symbols;

/// <summary>Drivers of other databases, and those to PostgreSQL that are not Npgsql: their connection strings share keywords with Npgsql's.</summary>
internal static class OtherDrivers
{
    /// <summary>The beginnings of the names of their assemblies.</summary>
    private static readonly string[] Names =
    [
        "System.Data.SqlClient", "Microsoft.Data.SqlClient", "MySql", "Oracle.", "System.Data.Odbc", "System.Data.OleDb", "IBM.Data", "Net.IBM.Data", "FirebirdSql.", "ClickHouse.", "Octonica.ClickHouse",
        "Snowflake.", "Devart.", "AdoNetCore.AseClient", "Sap.Data", "Vertica.", "Teradata.",
    ];

    /// <summary>Whether a project references one of them.</summary>
    public static bool AreReferencedBy(Compilation compilation)
        => compilation.ReferencedAssemblyNames.Any(static assembly => Names.Any(name => assembly.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase)))
            // SqlClient is a part of .NET Framework.
            || compilation.GetSpecialType(SpecialType.System_Object).ContainingAssembly?.Name == "mscorlib";
}
