using Microsoft.CodeAnalysis;

namespace PgSslAnalyzers.Flow;

/// <summary>What the relevance of statements starts from: told by whoever knows which values are followed.</summary>
internal abstract class RelevanceSeeds
{
    /// <summary>Whether an operation of the operation tree has to be interpreted whatever the variables around it hold.</summary>
    public abstract bool IsSeed(IOperation operation);

    /// <summary>Whether a condition says something that counts on the way behind it.</summary>
    public abstract bool IsGuard(IOperation operation);

    /// <summary>Whether an operation may run code of the program that is not followed.</summary>
    public abstract bool MayRunOther(IOperation operation);

    /// <summary>Whether an operation writes to a place that is not told: any variable may have another value then.</summary>
    public abstract bool WritesUnknown(IOperation operation);

    /// <summary>Whether a method of the program may do something that matters, with whatever it gets.</summary>
    public abstract bool MayMatter(IMethodSymbol method);

    /// <summary>Whether a value of the type may be followed, or hold one that is.</summary>
    public abstract bool MayHold(ITypeSymbol? type);

    /// <summary>Whether a value of the type is an object that may hold a followed value and may be changed under another of its names.</summary>
    public abstract bool MayHoldAndChange(ITypeSymbol? type);
}
