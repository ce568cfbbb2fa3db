using Microsoft.CodeAnalysis;
using PgSslAnalyzers.Callbacks;
using PgSslAnalyzers.ConnectionStrings;

namespace PgSslAnalyzers.Flow.Models;

/// <summary>A data source builder of Npgsql, or the options of a provider that lead to one.</summary>
/// <param name="Creation">The expression that made it.</param>
/// <param name="Text">The expression that gives its connection string; the creation itself if there is none.</param>
/// <param name="Builder">Its connection string builder.</param>
/// <param name="IsSlim">A slim builder.</param>
/// <param name="HasTransportSecurity">EnableTransportSecurity() may have been called.</param>
/// <param name="Validation">The certificate validation callback that may be set.</param>
/// <param name="RootCertificate">The call that may give a root certificate; null if there is none.</param>
internal sealed record DataSourceState(SyntaxNode Creation, SyntaxNode Text, ObjectKey Builder, bool IsSlim, bool HasTransportSecurity, ValidationCallback Validation, SyntaxNode? RootCertificate) : TrackedObject
{
    public override TrackedObject Or(TrackedObject other)
        => other is not DataSourceState state || SameAs(state) ? this : this with
        {
            HasTransportSecurity = HasTransportSecurity || state.HasTransportSecurity,
            Validation = Validation > state.Validation ? Validation : state.Validation,
            RootCertificate = RootCertificate ?? state.RootCertificate,
            MayBeStale = MayBeStale || state.MayBeStale,
        };

    public override bool SameAs(TrackedObject other) => other is DataSourceState state && Equals(state);

    public override TrackedObject Forgotten() => this;

    public override bool IsShared => true;

    public override IEnumerable<ObjectKey> Parts => [Builder];

    /// <summary>How the connection string is used by what is built now.</summary>
    public ConnectionUse Use => new()
    {
        IsAtSink = true,
        IsSlim = IsSlim && !HasTransportSecurity,
        HasValidationCallback = Validation != ValidationCallback.None,
        AcceptsAnyCertificate = Validation == ValidationCallback.AcceptsAnything,
        HasRootCallback = RootCertificate is not null,
        RootOrigin = RootCertificate,
    };
}
