using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PgSslAnalyzers.Flow.Models;

/// <summary>Whether a function that gets settings does nothing with them but to read: it neither changes them nor keeps them. Methods that it hands them to are looked at, too.</summary>
internal static class SettingsReaders
{
    /// <summary>Methods of a builder that only answer.</summary>
    private static readonly HashSet<string> Questions = new(StringComparer.Ordinal) { "ContainsKey", "TryGetValue", "ShouldSerialize", "EquivalentTo", "Equals", "GetHashCode", "GetType", "ToString" };

    /// <param name="domain">The domain.</param>
    /// <param name="function">A lambda or the name of a method.</param>
    public static bool OnlyRead(NpgsqlDomain domain, IOperation function) => function switch
    {
        IFlowAnonymousFunctionOperation lambda => OnlyReads(domain, lambda.Symbol),
        IMethodReferenceOperation named => OnlyReads(domain, named.Method.OriginalDefinition),
        _ => false,
    };

    private static bool OnlyReads(NpgsqlDomain domain, IMethodSymbol provider)
        => provider.Parameters.Where(parameter => domain.Context.Types.IsBuilder(parameter.Type)).All(settings => OnlyReads(domain, provider, settings, 0));

    private static bool OnlyReads(NpgsqlDomain domain, IMethodSymbol function, IParameterSymbol settings, int depth)
    {
        if (depth > Interpreter.MaxCallDepth || function.IsVirtual || function.IsAbstract || function.IsOverride || function.DeclaringSyntaxReferences is not [{ } declared] || domain.OperationOf(declared.GetSyntax(domain.Cancellation)) is not { } body)
            return false;
        return body.Descendants().OfType<IParameterReferenceOperation>().Where(use => SymbolEqualityComparer.Default.Equals(use.Parameter, settings)).All(use => IsRead(domain, use, depth));
    }

    private static bool IsRead(NpgsqlDomain domain, IOperation settings, int depth) => settings.Parent switch
    {
        IConversionOperation { OperatorMethod: null, IsImplicit: true } conversion => IsRead(domain, conversion, depth),
        IPropertyReferenceOperation property => property.Instance == settings && property.Property.DeclaringSyntaxReferences.IsEmpty && !SharedVariables.IsWritten(property),
        IInvocationOperation call => call.Instance == settings && call.TargetMethod.DeclaringSyntaxReferences.IsEmpty && Questions.Contains(call.TargetMethod.Name),
        IArgumentOperation { Parameter: { RefKind: RefKind.None } parameter, Parent: IInvocationOperation call } => OnlyReads(domain, call.TargetMethod.OriginalDefinition, parameter.OriginalDefinition, depth + 1),
        IConditionalAccessOperation access => access.Operation == settings && access.WhenNotNull.DescendantsAndSelf().OfType<IConditionalAccessInstanceOperation>().All(use => IsRead(domain, use, depth)),
        IExpressionStatementOperation => true,
        _ => false,
    };
}
