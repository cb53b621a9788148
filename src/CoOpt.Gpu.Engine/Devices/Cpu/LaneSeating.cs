using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Catalogue;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Engine.Devices.Cpu;

/// <summary>
/// Opens lane groups for the instances of one queue, with the tables they need. Where networks and data differ, a group has tables of its own, which follow whatever instances come into its lanes.
/// </summary>
internal sealed class LaneSeating(LaneQueue queue, Batch batch, CpuOptions options, CpuTables? shared) : IDisposable
{
    private ILaneTables? _own;

    /// <summary>The narrowest width that holds so many.</summary>
    public int WidthFor(int instances) => queue.Widths.LastOrDefault(w => w >= instances, queue.Widths[0]);

    /// <summary>An empty group for instances that will sit in its first lanes.</summary>
    public LaneGroup Open(IReadOnlyList<int> locals)
    {
        var width = WidthFor(locals.Count);
        var tables = shared as ILaneTables;
        if (tables is null)
        {
            _own?.Dispose();
            tables = _own = width == 1 ? new CpuTables(batch.Instances[locals[0]].Draft, queue.Key.Precision) : new LaneUnion(Drafts(width, locals), queue.Key.Precision);
        }

        return DriverCatalogue.Open(queue.Key, new LaneGroupFactory(width, queue.Nodes, queue.Parameters, options.TraceCapacity, tables, queue.Key.Precision));
    }

    /// <summary>What is to be done before the next launch when other instances have come into lanes, or none into some: a narrower group where that holds them, and tables that fit.</summary>
    public LaneGroup Reseat(LaneGroup group)
    {
        if (WidthFor(group.Occupied) == group.Width && (shared is not null || Follows(group)))
        {
            return group;
        }

        var moved = Open([.. group.Locals.Where(l => l >= 0)]);
        group.MoveTo(moved);
        group.Dispose();
        return moved;
    }

    public void Dispose() => _own?.Dispose();

    // False where the tables cannot follow: one lane alone has none to rewrite, and more edges may need more room for messages than the group has.
    private bool Follows(LaneGroup group)
    {
        if (_own is not LaneUnion union)
        {
            return false;
        }

        union.Unite(Drafts(group.Width, group.Locals));
        return !queue.Key.Differences || union.MostEdges <= group.Layout.Messages;
    }

    // What sits in each lane; a vacant one holds a copy of the first occupied.
    private InstanceDraft[] Drafts(int width, IReadOnlyList<int> locals)
    {
        var model = locals.First(l => l >= 0);
        return [.. Enumerable.Range(0, width).Select(lane => batch.Instances[lane < locals.Count && locals[lane] >= 0 ? locals[lane] : model].Draft)];
    }
}
