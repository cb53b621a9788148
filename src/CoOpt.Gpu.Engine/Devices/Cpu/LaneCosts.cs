using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Engine.Devices.Cpu;

/// <summary>
/// What a step of a lane group takes, by which instances of different networks are united or not. Per number sent (1 + 2m of them a node, or an edge): its quantisation and what else is done once for it;
/// its way over each arc; each sample; each number of the data. Measured with log quantiser on one core (512-bit, 10 to 300 nodes of degree 2 to 20, 3 and 10 parameters), in nanoseconds; only ratios matter:
/// <code>
/// lanes               1     4     8
/// a number sent      20    22    27
/// over an arc       1.0   1.5   2.1    of the union
/// a sample            9     9    11
/// a datum           1.6   1.6   1.6
/// </code>
/// So a wide group takes little longer than one lane, and the union is worth its while unless arcs that are not common make up nearly all of the work.
/// </summary>
internal static class LaneCosts
{
    // Groups that are looked at to learn how much the networks of a pool have in common.
    private const int Probes = 3;

    private const double Datum = 1.6;

    /// <summary>The widths to unite structures in, widest first; none where each is better off by itself.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="structures">The instances to be united, by structure.</param>
    /// <param name="widths">The widths to choose from, widest first.</param>
    public static IReadOnlyList<int> UnionWidths(Batch batch, IReadOnlyList<List<int>> structures, IReadOnlyList<int> widths)
    {
        var all = structures.SelectMany(s => s).Select(local => batch.Instances[local].Draft).ToList();
        var alone = structures.Sum(s => Alone(batch.Instances[s[0]], s.Count, widths)) / all.Count;
        var (width, cost) = widths.Where(w => w > 1).Select(w => (Width: w, Cost: United(all, w))).MinBy(c => c.Cost);
        return cost < alone ? [.. widths.Where(w => w <= width)] : [];
    }

    /// <summary>What a step of a group of this width takes for the instances in it; of those that share a structure one is enough.</summary>
    public static double Step(IReadOnlyList<InstanceDraft> lanes, int width)
    {
        var (network, learning) = (lanes[0].Network, lanes[0].Learning);
        var edges = Enumerable.Range(0, network.Graphs.Length).Average(g => lanes.Count == 1 ? network.Graphs[g].Edges.Length : EdgeUnion.Of(lanes, g).Length);
        var arcs = network.Graphs[0].Directed ? edges : 2 * edges;
        var messages = lanes[0].Settings.Links is { Coupling: CouplingKind.Edge, EffectiveQuantizer: not QuantizerKind.None } ? edges : network.Nodes;
        var data = learning.Samples?.Features.Length ?? learning.Quadratic?.Matrices.Length ?? 0;
        var (number, arc, sample) = width switch
        {
            1 => (20, 1.0, 9),
            <= 4 => (22, 1.5, 9),
            _ => (27, 2.1, 11),
        };
        return ((1 + (2 * learning.Parameters)) * ((number * messages) + (arc * arcs))) + (sample * (learning.Samples?.Count ?? 0)) + (Datum * data);
    }

    // The time of a step of all instances of a structure, in groups of their own.
    private static double Alone(Instance first, int count, IReadOnlyList<int> widths)
    {
        var width = widths.LastOrDefault(w => w >= count, widths[0]);
        return (count + width - 1) / width * Step([first.Draft], width);
    }

    // The mean time of a lane's step in groups of this width, from a few of them.
    private static double United(List<InstanceDraft> all, int width)
    {
        var size = Math.Min(width, all.Count);
        return Enumerable.Range(0, Probes)
            .Select(p => all.GetRange((int)((long)(all.Count - size) * p / (Probes - 1)), size))
            .Average(lanes => Step(lanes, width)) / size;
    }
}
