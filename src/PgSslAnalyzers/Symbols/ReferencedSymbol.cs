using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PgSslAnalyzers.Symbols;

/// <summary>The variable that an expression reads, if it is nothing but one: what makes two statements speak of the same object.</summary>
internal static class ReferencedSymbol
{
    public static ISymbol? Of(IOperation? operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
        IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation, Arguments.IsEmpty: true } property => property.Property,
        IConversionOperation conversion => Of(conversion.Operand),
        _ => null,
    };
}
