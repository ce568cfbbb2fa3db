using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PgSslAnalyzers.Flow.Models;

/// <summary>How a connection string is used: what the analysis has seen around it, without a judgement.</summary>
internal sealed record SinkUse
{
    /// <summary>Nothing special is known.</summary>
    public static readonly SinkUse Plain = new();

    /// <summary>The string certainly goes to Npgsql.</summary>
    public bool IsAtSink { get; init; }

    /// <summary>A slim data source builder on which EnableTransportSecurity() is not called.</summary>
    public bool IsSlim { get; init; }

    /// <summary>The call that may give a root certificate; null if there is none.</summary>
    public SyntaxNode? RootCertificate { get; init; }

    /// <summary>The calls that may have handed a callback to the data source.</summary>
    public ImmutableArray<IOperation> Callbacks { get; init; } = ImmutableArray<IOperation>.Empty;

    /// <summary>The creation of a connection, or the assignment of its string: the connection may have a callback of its own. Null for any other use.</summary>
    public IOperation? Connection { get; init; }
}
