using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.Evaluation;
using PgSslAnalyzers.Sinks;

namespace PgSslAnalyzers.Callbacks;

/// <summary>
/// The validation callback that a body gives to a connection, wherever in it: before Open() it makes no difference whether the string or the callback came first.
/// </summary>
internal static class ConnectionCallbacks
{
    /// <summary>The callback of the connection that <paramref name="sink"/>, a creation or an assignment of its string, speaks of.</summary>
    public static ValidationCallback On(IOperation sink, CompilationContext context, CancellationToken cancellation)
    {
        ValidationCallback found = ValidationCallback.None;
        if (sink is IObjectCreationOperation { Initializer: { } initializer })
            Add(initializer.Initializers, null);
        if (sink is IAssignmentOperation { Parent: IObjectOrCollectionInitializerOperation { Parent: { } creation } around })
        {
            Add(around.Initializers, null);
            sink = creation;
        }
        if (VariableOf(sink) is { } variable)
            Add(Graphs.RootOf(sink).DescendantsAndSelf(), variable);
        return found;

        void Add(IEnumerable<IOperation> operations, ISymbol? on)
        {
            foreach (IOperation operation in operations)
            {
                if (operation is IAssignmentOperation { Target: IPropertyReferenceOperation target } assignment && TlsMembers.MayBeCallback(target.Property.Name)
                    && (on is null || SymbolEqualityComparer.Default.Equals(ReferencedSymbol.Of(target.Instance), on))
                    && TlsMembers.CallbackOf(assignment) is { } callback && Read(callback.Kind, callback.Value, context, cancellation) is var read && read > found)
                {
                    found = read;
                }
            }
        }
    }

    /// <summary>What a callback of either kind means for the check of the certificate.</summary>
    public static ValidationCallback Read(TlsMemberKind kind, IOperation value, CompilationContext context, CancellationToken cancellation)
    {
        if (kind == TlsMemberKind.ValidationCallback)
            return ValidationCallbacks.Of(value, context, cancellation);
        ValidationCallback found = ValidationCallback.None;
        foreach ((OptionsEffect effect, _) in AuthenticationOptions.EffectsOf(value, context, cancellation))
        {
            if (effect == OptionsEffect.AcceptsAnything)
                return ValidationCallback.AcceptsAnything;
            if (effect == OptionsEffect.ValidationCallback)
                found = ValidationCallback.MayCheck;
        }
        return found;
    }

    private static ISymbol? VariableOf(IOperation sink)
    {
        if (sink is IAssignmentOperation { Target: IMemberReferenceOperation { Instance: { } receiver } })
            return ReferencedSymbol.Of(receiver);
        IOperation value = sink;
        while (value.Parent is IConversionOperation or IParenthesizedOperation)
            value = value.Parent;
        return value.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
            IAssignmentOperation assignment when assignment.Value == value => ReferencedSymbol.Of(assignment.Target),
            _ => null,
        };
    }
}
