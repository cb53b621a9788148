using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Catalogue;
using CoOpt.Gpu.Model.Methods;

namespace CoOpt.Gpu.Engine.Devices.Cpu;

/// <summary>
/// Deals the instances of a batch out to queues. Where enough of them share network and data to fill the widest lane group, they do so. Those that are left over stand beside others of their shape,
/// if that is cheaper than few lanes of one structure.
/// </summary>
internal static class LaneQueues
{
    /// <summary>The queues of a batch, lanes as wide as their format allows, costly ones first, so that no long one is left for last.</summary>
    public static List<LaneQueue> Of(Batch batch, CpuOptions options, Func<Precision, IReadOnlyList<int>> widthsOf, int workers)
    {
        var queues = new List<LaneQueue>();
        var pools = new Dictionary<UnionKey, List<List<int>>>();
        foreach (var structure in Structures(batch))
        {
            var widths = Widths(structure);
            var left = structure.Count % widths[0];
            if (left > 0 && widths[0] > 1 && options.Unite != false && UnionKey.Of(batch.Instances[structure[0]]) is { } key)
            {
                if (!pools.TryGetValue(key, out var pool))
                {
                    pools.Add(key, pool = []);
                }

                pool.Add(structure);
            }
            else
            {
                Add(structure, false, widths);
            }
        }

        foreach (var pool in pools.Values)
        {
            var widths = Widths(pool[0]);
            var lefts = pool.Select(s => s[^(s.Count % widths[0])..]).ToList();
            var union = pool.Count == 1 ? [] : options.Unite == true ? widths : LaneCosts.UnionWidths(batch, lefts, widths);
            if (union.Count == 0)
            {
                pool.ForEach(s => Add(s, false, widths));
                continue;
            }

            foreach (var structure in pool.Where(s => s.Count > widths[0]))
            {
                Add(structure[..^(structure.Count % widths[0])], false, widths);
            }

            Add([.. lefts.SelectMany(l => l)], true, union);
        }

        SpreadOver(workers, queues);
        return [.. queues.OrderByDescending(q => (double)q.Nodes * q.Parameters)];

        IReadOnlyList<int> Widths(List<int> locals) => widthsOf(DriverKey.Of(batch.Instances[locals[0]]).Precision);

        void Add(List<int> locals, bool united, IReadOnlyList<int> of) => queues.Add(new LaneQueue(batch, locals, united, of));
    }

    // Full groups do most for what they cost. Only where there are fewer of them than workers, the fullest are halved, thirded, ..., as long as that makes narrower groups: these step quicker. The narrowest
    // vector steps as quickly as a single lane does.
    private static void SpreadOver(int workers, List<LaneQueue> queues)
    {
        for (var groups = queues.Sum(Groups); groups < workers; groups = queues.Sum(Groups))
        {
            var fullest = queues.MaxBy(q => q.Share)!;
            var least = fullest.Widths.LastOrDefault(w => w > 1, 1);
            if (fullest.Share <= least)
            {
                return;
            }

            // The share of one group more; a step down at least.
            fullest.Share = Math.Clamp((fullest.Count + Groups(fullest)) / (Groups(fullest) + 1), least, fullest.Share - 1);
        }

        static int Groups(LaneQueue queue) => (queue.Count + queue.Share - 1) / queue.Share;
    }

    private static IEnumerable<List<int>> Structures(Batch batch) =>
        Enumerable.Range(0, batch.Instances.Length)
            .GroupBy(local =>
            {
                var instance = batch.Instances[local];
                return (DriverKey.Of(instance), instance.Draft.Network, instance.Draft.Learning);
            })
            .Select(g => g.ToList());
}
