using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace PgSslAnalyzers.Sinks.Tests;

/// <summary>A public way for a connection string, or for a setting of TLS, into a library.</summary>
/// <param name="Member">Method, constructor or property.</param>
/// <param name="Parameter">Name of the parameter; "value" for a property, null for a TLS setting.</param>
internal sealed partial record EntryPoint(ISymbol Member, string? Parameter)
{
    public bool IsTls => Parameter is null;

    /// <summary><c>Namespace.Type.Member(parameter)</c>: what a reader greps for.</summary>
    public override string ToString() =>
        $"{Member.ContainingType.OriginalDefinition.ToDisplayString()}.{Member.MetadataName}" + (Parameter is null or Sink.PropertyValue ? "" : $"({Parameter})");

    public static IEnumerable<EntryPoint> Of(IAssemblySymbol assembly) => TypesOf(assembly.GlobalNamespace).Where(IsVisible).SelectMany(Of);

    private static IEnumerable<EntryPoint> Of(INamedTypeSymbol type)
    {
        foreach (ISymbol? member in type.GetMembers().Where(IsVisible))
        {
            if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.Constructor } method)
            {
                foreach (IParameterSymbol? parameter in method.Parameters.Where(parameter => parameter.RefKind != RefKind.Out))
                {
                    if (TakesConnectionString(parameter.Name, parameter.Type, type))
                        yield return new EntryPoint(method, parameter.Name);
                }

                if (TlsName().IsMatch(method.Name) || method.Parameters.Any(parameter => TlsType().IsMatch(parameter.Type.ToDisplayString())))
                    yield return new EntryPoint(method, null);
            }
            else if (member is IPropertySymbol property)
            {
                if (property.SetMethod is { } setter && IsVisible(setter) && TakesConnectionString(property.Name, property.Type, type))
                    yield return new EntryPoint(property, Sink.PropertyValue);

                if (TlsName().IsMatch(property.Name) || TlsType().IsMatch(property.Type.ToDisplayString()))
                    yield return new EntryPoint(property, null);
            }
            else if (member is IFieldSymbol { IsConst: false, IsReadOnly: false } field && type.TypeKind != TypeKind.Enum
                && TakesConnectionString(field.Name, field.Type, type))
            {
                yield return new EntryPoint(field, Sink.PropertyValue);
            }
        }
    }

    private static bool TakesConnectionString(string name, ITypeSymbol type, INamedTypeSymbol declaring) =>
        type.ToDisplayString().Contains("NpgsqlConnectionStringBuilder", StringComparison.Ordinal)
        || (type is ITypeParameterSymbol && GenericConnectionStringName().IsMatch(name))
        || (CarriesText(type) && (ConnectionStringName().IsMatch(name) || (name == "name" && declaring.Name.StartsWith("Aspire", StringComparison.Ordinal))));

    private static bool CarriesText(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_String } => true,
        IArrayTypeSymbol array => CarriesText(array.ElementType),
        INamedTypeSymbol { DelegateInvokeMethod.ReturnType: { } result } => CarriesText(result),
        INamedTypeSymbol { IsGenericType: true, TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface } generic
            when generic.ContainingNamespace.ToDisplayString().StartsWith("System", StringComparison.Ordinal) => generic.TypeArguments.Any(CarriesText),
        _ => false,
    };

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamespaceOrTypeSymbol container) => container.GetMembers().SelectMany(member => member switch
    {
        INamespaceSymbol space => TypesOf(space),
        INamedTypeSymbol type => TypesOf(type).Prepend(type),
        _ => [],
    });

    private static bool IsVisible(ISymbol symbol)
    {
        for (ISymbol? outer = symbol; outer is not null and not INamespaceSymbol; outer = outer.ContainingType)
        {
            if (outer.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal))
                return false;
        }

        return true;
    }

    [GeneratedRegex("connection|connstr", RegexOptions.IgnoreCase)]
    private static partial Regex ConnectionStringName();

    [GeneratedRegex("connectionString|connectionValue", RegexOptions.IgnoreCase)]
    private static partial Regex GenericConnectionStringName();

    [GeneratedRegex("Certificate|Ssl|TransportSecurity|ChannelBinding|GssEncryption|RequireAuth")]
    private static partial Regex TlsName();

    [GeneratedRegex("X509|RemoteCertificateValidationCallback|SslClientAuthenticationOptions|Npgsql.SslMode")]
    private static partial Regex TlsType();
}
