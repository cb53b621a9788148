using CoOpt.Gpu.Model.Networks;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Engine.Devices.Cpu;

/// <summary>The edges of several networks together.</summary>
internal static class EdgeUnion
{
    /// <summary>The edges of a graph of the pool that any lane has, in the order of the networks' own, the end that counts more in the upper half.</summary>
    public static long[] Of(IReadOnlyList<InstanceDraft> lanes, int graph)
    {
        var keys = new long[lanes.Sum(l => l.Network.Graphs[graph].Edges.Length)];
        var count = 0;
        foreach (var lane in lanes)
        {
            var network = lane.Network.Graphs[graph];
            foreach (var edge in network.Edges)
            {
                keys[count++] = Key(edge, network.Directed);
            }
        }

        Array.Sort(keys);
        count = 0;
        foreach (var key in keys)
        {
            if (count == 0 || keys[count - 1] != key)
            {
                keys[count++] = key;
            }
        }

        return keys[..count];
    }

    /// <summary>The place of an edge in that order, of which it is the only one.</summary>
    public static long Key(Edge edge, bool directed) =>
        directed ? ((long)edge.Target << 32) | (uint)edge.Source : ((long)edge.Source << 32) | (uint)edge.Target;
}
