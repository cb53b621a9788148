using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Kernels.Stores;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Engine.Devices.Cpu;

/// <summary>The tables of one structure in native memory.</summary>
internal sealed unsafe class CpuTables : ILaneTables, ITableSource<PointerTables>
{
    private readonly NativeBlock<int> _integers;
    private readonly NativeBlock<double> _reals;

    /// <summary>Those of the network and data of an instance.</summary>
    public CpuTables(InstanceDraft draft)
    {
        var tables = new StructureTables(draft.Network, draft.Learning);
        (MostEdges, Classes) = (tables.MostEdges, tables.Classes);
        _integers = new NativeBlock<int>(tables.Integers);
        _reals = new NativeBlock<double>(tables.Reals);
    }

    public int MostEdges { get; }

    public int Classes { get; }

    public PointerTables Tables => new(_integers.Start, _reals.Start);

    public void Dispose()
    {
        _integers.Dispose();
        _reals.Dispose();
    }
}
