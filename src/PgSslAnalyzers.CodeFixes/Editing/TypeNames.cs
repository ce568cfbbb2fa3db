using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PgSslAnalyzers.ConnectionStrings.Keywords;

namespace PgSslAnalyzers.CodeFixes.Editing;

/// <summary>Names of types as short as the place allows: the simple name or an alias if it is in scope, else the full name. A fix adds no using.</summary>
internal static class TypeNames
{
    /// <summary>Metadata name of the enum.</summary>
    public const string SslMode = "Npgsql.SslMode";

    /// <summary>Metadata name of the connection string builder.</summary>
    public const string ConnectionStringBuilder = "Npgsql.NpgsqlConnectionStringBuilder";

    /// <summary>The expression for VerifyFull at <paramref name="position"/>; null if the referenced Npgsql has none.</summary>
    public static string? VerifyFull(EditedFile file, int position)
        => Find(file.Model.Compilation, SslMode) is { } type && type.GetMembers("VerifyFull").Length > 0
            ? Write(file, position, SslMode) + ".VerifyFull"
            : null;

    /// <summary>The assignment that turns GSS encryption off, for an initializer or behind a receiver.</summary>
    public static string GssDisabled(EditedFile file, int position) => "GssEncryptionMode = " + Write(file, position, "Npgsql.GssEncryptionMode") + ".Disable";

    /// <summary>
    /// Whether the referenced Npgsql throws on VerifyFull together with Trust Server Certificate=true, which a string that is not known may well say: without it 6 and 7 throw
    /// on Require. Since 8 the property is obsolete and nothing comes of it.
    /// </summary>
    public static bool RefusesTrust(EditedFile file)
        => Find(file.Model.Compilation, ConnectionStringBuilder)?.GetMembers("TrustServerCertificate").FirstOrDefault() is { } property
            && !property.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == nameof(ObsoleteAttribute));

    /// <summary>The name to write for a type at <paramref name="position"/>.</summary>
    public static string Write(EditedFile file, int position, string metadataName)
    {
        if (Find(file.Model.Compilation, metadataName) is not { } type)
            return metadataName;
        string minimal = type.ToMinimalDisplayString(file.Model, position);
        return Binds(file, position, minimal, type) || !Binds(file, position, metadataName, type) ? minimal : metadataName;
    }

    private static INamedTypeSymbol? Find(Compilation compilation, string metadataName)
        => compilation.GetTypeByMetadataName(metadataName) ?? compilation.GetTypesByMetadataName(metadataName).FirstOrDefault();

    // In an expression a member may hide the type (a string property named SslMode).
    private static bool Binds(EditedFile file, int position, string name, INamedTypeSymbol type)
    {
        ExpressionSyntax expression = SyntaxFactory.ParseExpression(name);
        SymbolInfo asExpression = file.Model.GetSpeculativeSymbolInfo(position, expression, SpeculativeBindingOption.BindAsExpression);
        if (SymbolEqualityComparer.Default.Equals(asExpression.Symbol, type))
            return true;
        // A property of the type and with its name is no obstacle: the language looks at both.
        ITypeSymbol? valueType = file.Model.GetSpeculativeTypeInfo(position, expression, SpeculativeBindingOption.BindAsExpression).Type;
        return SymbolEqualityComparer.Default.Equals(valueType, type)
            && SymbolEqualityComparer.Default.Equals(file.Model.GetSpeculativeSymbolInfo(position, expression, SpeculativeBindingOption.BindAsTypeOrNamespace).Symbol, type);
    }
}
