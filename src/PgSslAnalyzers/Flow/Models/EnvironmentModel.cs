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
        if (domain.IsReporting && method.Name is "UseSetting" or "SetEnvironmentVariable")
            TellKey(arguments, values);
        // An expression of Aspire is filled in for the program that gets it: what it lacks is missing there.
        if (domain.IsReporting && arguments.Length == 1 && method is { Name: "Create", ContainingType: { Name: "ReferenceExpression", ContainingNamespace: { Name: "ApplicationModel", ContainingNamespace.Name: "Hosting" } } })
            domain.Observer.Stored(NpgsqlDomain.At(domain.Buffers.ContentOf(values[0]), arguments[0].Value.Syntax), domain.Context.Types.Compilation.GetSpecialType(SpecialType.System_String));
        if (!domain.IsReporting || method is not { Name: "SetEnvironmentVariable", ContainingType: { Name: "Environment", ContainingNamespace.Name: "System" } })
            return;
        TellVariable(arguments, values);
        for (int i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].Parameter is { Ordinal: 1 } parameter)
                domain.Observer.Stored(values[i], parameter.Type);
        }
    }

    /// <summary><c>UseSetting("ConnectionStrings:Main", text)</c>: the text is the argument behind the key.</summary>
    private void TellKey(ImmutableArray<IArgumentOperation> arguments, IReadOnlyList<AbstractValue> values)
    {
        for (int i = 0; i < arguments.Length; i++)
        {
            for (int key = 0; key < arguments.Length; key++)
            {
                if (arguments[key].Parameter is { Type.SpecialType: SpecialType.System_String } name && arguments[i].Parameter is { Type.SpecialType: SpecialType.System_String } text && name.Ordinal == text.Ordinal - 1)
                    domain.KeyWritten(values[key], values[i]);
            }
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
