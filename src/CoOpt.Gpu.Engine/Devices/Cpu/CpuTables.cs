using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Kernels.Stores;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Engine.Devices.Cpu;

/// <summary>The tables of one structure in native memory.</summary>
internal sealed unsafe class CpuTables : ILaneTables, ITableSource<PointerTables>, ITableSource<SinglePointerTables>
{
    private readonly NativeBlock<int> _integers;
    private readonly NumberBlock _reals;

    /// <summary>Those of the network and data of an instance, the reals in a format.</summary>
    public CpuTables(InstanceDraft draft, Precision precision)
    {
        var tables = new StructureTables(draft.Network, draft.Learning);
        (MostEdges, Classes) = (tables.MostEdges, tables.Classes);
        _integers = new NativeBlock<int>(tables.Integers);
        _reals = new NumberBlock(tables.Reals, precision);
    }

    public int MostEdges { get; }

    public int Classes { get; }

    PointerTables ITableSource<PointerTables>.Tables => new(_integers.Start, (double*)_reals.Start);

    SinglePointerTables ITableSource<SinglePointerTables>.Tables => new(_integers.Start, (float*)_reals.Start);

    public void Dispose()
    {
        _integers.Dispose();
        _reals.Dispose();
    }
}
