using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.ConnectionStrings;
using PgSslAnalyzers.Flow.Models;
using PgSslAnalyzers.Sinks;
using PgSslAnalyzers.Symbols;

namespace PgSslAnalyzers.Callbacks;

/// <summary>
/// The validation callback that a body gives to a connection, wherever in it: before Open() it makes no difference whether the string or the callback came first.
/// </summary>
internal static class ConnectionCallbacks
{
    /// <summary>A use as the checker wants to know it: what the callbacks around it do is judged here.</summary>
    public static ConnectionUse UseOf(SinkUse use, CompilationContext context, CancellationToken cancellation)
    {
        CertificateCheck validation = use.Connection is { } connection ? On(connection, context, cancellation) : CertificateCheck.None;
        foreach (IOperation call in use.Callbacks)
        {
            if (TlsMembers.CallbackOf(call) is var (kind, value) && Read(kind, value, context, cancellation) is var read && read > validation)
                validation = read;
        }
        return new ConnectionUse
        {
            IsAtSink = use.IsAtSink, IsSlim = use.IsSlim, HasRootCallback = use.RootCertificate is not null, RootOrigin = use.RootCertificate,
            HasValidationCallback = validation != CertificateCheck.None, AcceptsAnyCertificate = validation == CertificateCheck.AcceptsAnything,
        };
    }

    /// <summary>The callback of the connection that <paramref name="sink"/>, a creation or an assignment of its string, speaks of.</summary>
    private static CertificateCheck On(IOperation sink, CompilationContext context, CancellationToken cancellation)
    {
        CertificateCheck found = CertificateCheck.None;
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
    private static CertificateCheck Read(TlsMemberKind kind, IOperation value, CompilationContext context, CancellationToken cancellation)
    {
        if (kind == TlsMemberKind.ValidationCallback)
            return ValidationCallbacks.Of(value, context, cancellation);
        CertificateCheck found = CertificateCheck.None;
        foreach ((OptionsEffect effect, _) in AuthenticationOptions.EffectsOf(value, context, cancellation))
        {
            if (effect == OptionsEffect.AcceptsAnything)
                return CertificateCheck.AcceptsAnything;
            if (effect == OptionsEffect.ValidationCallback)
                found = CertificateCheck.MayCheck;
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
