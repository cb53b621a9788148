using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Engine.Devices.Cpu;

/// <summary>
/// What a step of a lane group costs, in units of one quantised number sent: numbers sent + arcs gone through + numbers of the data read. The width hardly enters: a step of eight lanes takes little longer than
/// one of a single lane. So lanes of different networks are worth their while as long as the union of their edges is not much more than their edges one after the other.
/// </summary>
internal static class LaneCosts
{
    // Groups that are looked at to learn how much the networks of a pool have in common.
    private const int Probes = 3;

    private const double Arc = 0.4;
    private const double Datum = 0.2;

    // How much longer a step of a wide group takes.
    private const double Wide = 1.6;

    /// <summary>The widths to unite structures in, widest first; none where each is better off by itself.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="structures">The instances to be united, by structure; each is fewer than the widest group has lanes.</param>
    /// <param name="widths">The widths to choose from, widest first.</param>
    public static IReadOnlyList<int> UnionWidths(Batch batch, IReadOnlyList<List<int>> structures, IReadOnlyList<int> widths)
    {
        var alone = structures.Sum(s => Step(batch.Instances[s[0]].Draft, null) * (s.Count == 1 ? 1 : Wide)) / structures.Sum(s => s.Count);
        var all = structures.SelectMany(s => s).Select(local => batch.Instances[local].Draft).ToList();
        var best = widths.Where(w => w > 1 && w <= Math.Max(all.Count, widths[^1] + 1)).Select(w => (Width: w, Cost: United(all, w))).DefaultIfEmpty((Width: 0, Cost: double.PositiveInfinity)).MinBy(c => c.Cost);
        return best.Cost < alone ? [.. widths.Where(w => w <= best.Width)] : [];
    }

    // The mean cost of a lane's step in groups of this width: a few groups stand for all.
    private static double United(List<InstanceDraft> all, int width)
    {
        var starts = Enumerable.Range(0, Probes).Select(p => Math.Max(0, (int)((long)(all.Count - width) * p / Math.Max(1, Probes - 1)))).Distinct().ToList();
        return starts.Average(s =>
        {
            var lanes = all.GetRange(s, Math.Min(width, all.Count - s));
            return Step(lanes[0], lanes) * Wide / lanes.Count;
        });
    }

    // The cost of a step of one instance, or of all lanes of a group.
    private static double Step(InstanceDraft draft, List<InstanceDraft>? lanes)
    {
        var (network, learning) = (draft.Network, draft.Learning);
        var numbers = 1 + (2 * learning.Parameters);
        var edges = Enumerable.Range(0, network.Graphs.Length).Average(g => lanes is null ? network.Graphs[g].Edges.Length : LaneUnion.Union(lanes, g).Length);
        var messages = draft.Settings.Links.Coupling == Model.Methods.CouplingKind.Edge ? edges : network.Nodes;
        var data = learning.Samples?.Features.Length ?? learning.Quadratic?.Matrices.Length ?? 0;
        return (numbers * (messages + (Arc * edges * (network.Graphs[0].Directed ? 1 : 2)))) + (Datum * data);
    }
}
