using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PgSslAnalyzers.Flow.Models;

/// <summary>A data source builder of Npgsql, or the options of a provider that lead to one.</summary>
/// <param name="Creation">The expression that made it.</param>
/// <param name="Text">The expression that gives its connection string; the creation itself if there is none.</param>
/// <param name="Builder">Its connection string builder.</param>
/// <param name="IsSlim">A slim builder.</param>
/// <param name="HasTransportSecurity">EnableTransportSecurity() may have been called.</param>
/// <param name="Callbacks">The calls that may have set a callback, one a member.</param>
/// <param name="RootCertificate">The call that may give a root certificate; null if there is none.</param>
internal sealed record DataSourceState(SyntaxNode Creation, SyntaxNode Text, ObjectKey Builder, bool IsSlim, bool HasTransportSecurity, ImmutableArray<IOperation> Callbacks, SyntaxNode? RootCertificate) : TrackedObject
{
    /// <summary>Whether a function that it was given gets its connection string builder later, and may change it.</summary>
    public bool ChangesLater { get; init; }

    /// <summary>Of options: the settings that the text gives, from which a configuration starts; null for a builder of Npgsql.</summary>
    public BuilderState? BeforeConfiguration { get; init; }

    public override TrackedObject Or(TrackedObject other)
        => other is not DataSourceState state || SameAs(state) ? this : this with
        {
            HasTransportSecurity = HasTransportSecurity || state.HasTransportSecurity,
            Callbacks = Callbacks.AddRange(state.Callbacks.Where(call => !Callbacks.Any(known => known.Syntax == call.Syntax))),
            RootCertificate = RootCertificate ?? state.RootCertificate,
            MayBeStale = MayBeStale || state.MayBeStale,
            HasOtherNames = HasOtherNames || state.HasOtherNames,
            ChangesLater = ChangesLater || state.ChangesLater,
            BeforeConfiguration = state.BeforeConfiguration is null ? BeforeConfiguration : (BuilderState?)BeforeConfiguration?.Or(state.BeforeConfiguration) ?? state.BeforeConfiguration,
        };

    public override bool SameAs(TrackedObject other) => other is DataSourceState state && Creation == state.Creation && Text == state.Text && Builder.Equals(state.Builder) && IsSlim == state.IsSlim
        && HasTransportSecurity == state.HasTransportSecurity && RootCertificate == state.RootCertificate && IsKept == state.IsKept && MayBeStale == state.MayBeStale && HasOtherNames == state.HasOtherNames && ChangesLater == state.ChangesLater
        && (BeforeConfiguration is null ? state.BeforeConfiguration is null : state.BeforeConfiguration is not null && BeforeConfiguration.SameAs(state.BeforeConfiguration))
        && Callbacks.Length == state.Callbacks.Length && Callbacks.All(call => state.Callbacks.Any(other => other.Syntax == call.Syntax));

    public override TrackedObject Forgotten() => this;

    public override TrackedObject Disturbed() => this;

    public override bool IsShared => true;

    public override IEnumerable<ObjectKey> Parts => [Builder];

    /// <summary>How the connection string is used by what is built now.</summary>
    public SinkUse Use => new()
    {
        IsAtSink = true,
        IsSlim = IsSlim && !HasTransportSecurity,
        Callbacks = Callbacks,
        RootCertificate = RootCertificate,
    };
}
