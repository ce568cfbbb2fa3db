using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PgSslAnalyzers.Flow.Models;

/// <summary>Environment variables that the program sets: PGSSLMODE, and <c>ConnectionStrings__Main</c>, where configuration finds a text.</summary>
internal sealed class EnvironmentModel(NpgsqlDomain domain)
{
    /// <summary>A call that is not followed gets these arguments.</summary>
    public void Passed(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, IReadOnlyList<AbstractValue> values)
    {
        if (!domain.IsReporting || method is not { Name: "SetEnvironmentVariable", ContainingType: { Name: "Environment", ContainingNamespace.Name: "System" } })
            return;
        TellVariable(arguments, values);
        for (int i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].Parameter is { Ordinal: 1 } parameter)
                domain.Observer.Stored(values[i], parameter.Type, arguments[i].Syntax);
        }
    }

    /// <summary>Tells which variable is set, unless it is taken away, or set for the processes that others will start.</summary>
    private void TellVariable(ImmutableArray<IArgumentOperation> arguments, IReadOnlyList<AbstractValue> values)
    {
        SyntaxNode? place = null;
        string? name = null;
        for (int i = 0; i < arguments.Length; i++)
        {
            IOperation value = arguments[i].Value;
            switch (arguments[i].Parameter?.Ordinal)
            {
                case 0:
                    (name, place) = (values[i].Single<TextAlternative>()?.KnownText(), value.Syntax);
                    break;
                case 1 when value.ConstantValue is { HasValue: true, Value: null or "" } || NpgsqlDomain.IsNull(values[i]):
                case 2 when value.ConstantValue is not { HasValue: true, Value: (int)EnvironmentVariableTarget.Process }:
                    return;
            }
        }
        if (name is not null && place is not null)
            domain.Observer.VariableSet(name, place);
    }
}
