using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.ConnectionStrings.Checks;
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
        var seen = new Seen(context, cancellation);
        if (use.Connection is { } connection)
            AddThoseOn(connection, seen);
        foreach (IOperation call in use.Callbacks)
            seen.Add(call);
        return new ConnectionUse
        {
            IsAtSink = use.IsAtSink, IsSlim = use.IsSlim, HasRootCallback = use.RootCertificate is not null, RootOrigin = use.RootCertificate,
            HasValidationCallback = seen.Validation != CertificateCheck.None, AcceptsAnyCertificate = seen.Validation == CertificateCheck.AcceptsAnything,
            RemovableCallbacks = seen.Removable,
        };
    }

    /// <summary>The callbacks of the connection that <paramref name="sink"/>, a creation or an assignment of its string, speaks of.</summary>
    private static void AddThoseOn(IOperation sink, Seen seen)
    {
        if (sink is IObjectCreationOperation { Initializer: { } initializer })
            Add(initializer.Initializers, null);
        if (sink is IAssignmentOperation { Parent: IObjectOrCollectionInitializerOperation { Parent: { } creation } around })
        {
            Add(around.Initializers, null);
            sink = creation;
        }
        if (VariableOf(sink) is { } variable)
            Add(Graphs.RootOf(sink).DescendantsAndSelf(), variable);

        void Add(IEnumerable<IOperation> operations, ISymbol? on)
        {
            foreach (IOperation operation in operations)
            {
                if (operation is IAssignmentOperation { Target: IPropertyReferenceOperation target } assignment && TlsMembers.MayBeCallback(target.Property.Name)
                    && (on is null || SymbolEqualityComparer.Default.Equals(ReferencedSymbol.Of(target.Instance), on)))
                {
                    seen.Add(assignment);
                }
            }
        }
    }

    /// <summary>What the callbacks of one use, taken together, mean for the check of the certificate, and whether they can go.</summary>
    private sealed class Seen(CompilationContext context, CancellationToken cancellation)
    {
        private readonly List<object> removable = [];
        private bool mayBeNeeded;

        public CertificateCheck Validation { get; private set; }

        public IReadOnlyList<object> Removable => mayBeNeeded ? [] : removable;

        /// <param name="handedOver">The call or assignment that hands a callback over.</param>
        public void Add(IOperation handedOver)
        {
            if (TlsMembers.CallbackOf(handedOver) is not var (kind, value))
                return;
            if (kind == TlsMemberKind.ValidationCallback)
            {
                Add(ValidationCallbacks.Of(value, context, cancellation), value, handedOver.Syntax);
                return;
            }
            foreach ((OptionsEffect effect, IOperation place) in AuthenticationOptions.EffectsOf(value, context, cancellation))
            {
                if (effect is not (OptionsEffect.AcceptsAnything or OptionsEffect.ValidationCallback) || place is not IAssignmentOperation assignment)
                    continue;
                Add(effect == OptionsEffect.AcceptsAnything ? CertificateCheck.AcceptsAnything : CertificateCheck.MayCheck, assignment.Value,
                    AuthenticationOptions.IsAllThat(value, place) ? handedOver.Syntax : place.Syntax);
            }
        }

        private void Add(CertificateCheck check, IOperation callback, SyntaxNode place)
        {
            if (check > Validation)
                Validation = check;
            if (check == CertificateCheck.None)
                return;
            removable.Add(place);
            mayBeNeeded |= !ValidationCallbacks.NeverChecks(callback, context, cancellation);
        }
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
