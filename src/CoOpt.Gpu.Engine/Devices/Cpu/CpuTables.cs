using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Kernels.Stores;

namespace CoOpt.Gpu.Engine.Devices.Cpu;

/// <summary>The tables of one structure in native memory.</summary>
internal sealed unsafe class CpuTables(StructureTables tables) : IDisposable
{
    private readonly NativeBlock<int> _integers = new(tables.Integers);
    private readonly NativeBlock<double> _reals = new(tables.Reals);

    public int MostEdges { get; } = tables.MostEdges;

    public int Classes { get; } = tables.Classes;

    public PointerTables Pointers => new(_integers.Start, _reals.Start);

    public void Dispose()
    {
        _integers.Dispose();
        _reals.Dispose();
    }
}
