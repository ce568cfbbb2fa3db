using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace PgSslAnalyzers.Flow;

/// <summary>The way of an exception from a region out of the try around it.</summary>
/// <param name="Try">The region of the try.</param>
/// <param name="Construct">The region around it, in which the handlers are.</param>
/// <param name="Ended">The keys of the variables and captures that end on the way.</param>
/// <param name="Outer">The way on, out of the next try; null if there is none.</param>
internal sealed record WayOut(ControlFlowRegion Try, ControlFlowRegion Construct, object[] Ended, WayOut? Outer);

/// <summary>What ends with the regions of a graph. It is the same on each visit of a block, and so it is asked for once.</summary>
internal sealed class RegionEnds(ControlFlowGraph graph)
{
    private readonly Dictionary<ControlFlowRegion, object[]> ended = [];
    private readonly Dictionary<ControlFlowRegion, WayOut?> ways = [];

    /// <summary>The keys of the variables and captures of a region.</summary>
    public object[] With(ControlFlowRegion region)
    {
        if (region.Locals.IsEmpty && region.CaptureIds.IsEmpty)
            return [];
        if (!ended.TryGetValue(region, out object[]? keys))
        {
            keys = new object[region.Locals.Length + region.CaptureIds.Length];
            for (int i = 0; i < keys.Length; i++)
                keys[i] = i < region.Locals.Length ? region.Locals[i] : new CaptureKey(graph, region.CaptureIds[i - region.Locals.Length]);
            ended[region] = keys;
        }
        return keys;
    }

    /// <summary>The way of an exception out of the nearest try around a region, itself included; null if there is none.</summary>
    public WayOut? WayOutOf(ControlFlowRegion? region)
    {
        // Around the root of a lambda lie the regions of the member that it stands in.
        if (region is null || region == graph.Root)
            return null;
        if (!ways.TryGetValue(region, out WayOut? way))
            ways[region] = way = Find(region);
        return way;
    }

    private WayOut? Find(ControlFlowRegion region)
    {
        WayOut? outer = WayOutOf(region.EnclosingRegion);
        object[] keys = With(region);
        if (region is { Kind: ControlFlowRegionKind.Try, EnclosingRegion: { } construct })
            return new WayOut(region, construct, keys, outer);
        return outer is null || keys.Length == 0 ? outer : outer with { Ended = [.. keys, .. outer.Ended] };
    }
}
