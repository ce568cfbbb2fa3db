using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PgSslAnalyzers.Flow;

/// <summary>What the conditions on the way to a place say: the host is loopback, or somebody asked for a mode by its name.</summary>
/// <param name="IsLoopback">Every way to this place has compared a host with a loopback name.</param>
/// <param name="AskedFor">The texts of which one was asked for (<c>"require" => SslMode.Require</c>); empty if none.</param>
internal sealed record Guard(bool IsLoopback, ImmutableArray<string> AskedFor)
{
    public static readonly Guard None = new(false, ImmutableArray<string>.Empty);

    /// <summary>The variable that was compared with a loopback name; null if that is not one variable.</summary>
    public ISymbol? Subject { get; init; }

    /// <summary>A variable was found to be the name of this machine.</summary>
    public static Guard Loopback(ISymbol? subject) => new(true, ImmutableArray<string>.Empty) { Subject = subject };

    /// <summary>A host was found to be a Unix-domain socket.</summary>
    public static readonly Guard Socket = new(false, ImmutableArray<string>.Empty) { IsSocket = true };

    /// <summary>Whether every way to this place has found a host to be a Unix-domain socket.</summary>
    public bool IsSocket { get; init; }

    /// <summary>Both conditions hold.</summary>
    public Guard And(Guard inner)
    {
        if (ReferenceEquals(inner, None))
            return this;
        return new Guard(IsLoopback || inner.IsLoopback, inner.AskedFor.IsEmpty ? AskedFor : inner.AskedFor)
        {
            IsSocket = IsSocket || inner.IsSocket, Subject = !IsLoopback ? inner.Subject : !inner.IsLoopback || SymbolEqualityComparer.Default.Equals(Subject, inner.Subject) ? Subject : null,
        };
    }

    /// <summary>One of the two ways was taken.</summary>
    public Guard Or(Guard other)
    {
        if (Same(this, other))
            return this;
        // A text that was asked for on one way only is the program's own choice on the other.
        ImmutableArray<string> asked = AskedFor.IsEmpty || other.AskedFor.IsEmpty ? ImmutableArray<string>.Empty : AskedFor.Union(other.AskedFor, StringComparer.Ordinal).ToImmutableArray();
        bool isLoopback = IsLoopback && other.IsLoopback, isSocket = IsSocket && other.IsSocket;
        return !isLoopback && !isSocket && asked.IsEmpty ? None : new Guard(isLoopback, asked) { IsSocket = isSocket, Subject = isLoopback && SymbolEqualityComparer.Default.Equals(Subject, other.Subject) ? Subject : null };
    }

    public static bool Same(Guard a, Guard b)
        => ReferenceEquals(a, b) || (a.IsLoopback == b.IsLoopback && a.IsSocket == b.IsSocket && SymbolEqualityComparer.Default.Equals(a.Subject, b.Subject) && a.AskedFor.SequenceEqual(b.AskedFor, StringComparer.Ordinal));

    /// <summary>Whether <paramref name="mode"/> is just what was asked for, under libpq's or Npgsql's name: a mapping, not a choice.</summary>
    public bool Maps(string mode)
    {
        if (AskedFor.IsEmpty)
            return false;
        foreach (string asked in AskedFor)
        {
            if (!string.Equals(ModeNamed(asked), mode, StringComparison.OrdinalIgnoreCase))
                return false;
        }
        return true;
    }

    /// <summary>The mode that a text of libpq, of Npgsql or of daily use names; null if none.</summary>
    public static string? ModeNamed(string text)
    {
        string plain = text.Replace("-", "").Replace("_", "").Replace(" ", "").Trim();
        return plain.ToUpperInvariant() switch
        {
            "DISABLE" or "DISABLED" or "NONE" or "OFF" or "NO" or "FALSE" => "Disable",
            "ALLOW" => "Allow",
            "PREFER" or "PREFERRED" => "Prefer",
            "REQUIRE" or "REQUIRED" => "Require",
            "VERIFYCA" => "VerifyCA",
            "VERIFYFULL" => "VerifyFull",
            _ => null,
        };
    }
}
