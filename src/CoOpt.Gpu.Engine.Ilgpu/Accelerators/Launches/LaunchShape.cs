using CoOpt.Gpu.Engine.Catalogue;
using CoOpt.Gpu.Engine.Ilgpu.Accelerators.Stores;
using CoOpt.Gpu.Kernels.Drivers;
using CoOpt.Gpu.Model.Methods;
using ILGPU;
using ILGPU.Runtime;

namespace CoOpt.Gpu.Engine.Ilgpu.Accelerators.Launches;

/// <summary>How one launch class is laid upon a device: mapping, group size, layout and grid.</summary>
internal sealed record LaunchShape
{
    // Two warps' worth of threads read 512 neighbouring bytes; more in a group would only share registers.
    private const int Threads = 64;

    // From 32 nodes on a warp is busy with one instance.
    private const int ManyNodes = 32;

    // Enough for 1,000 nodes at four a thread; every worker has statistics of its own in the state block.
    private const int MostWorkers = 256;

    /// <summary>The mapping.</summary>
    public required Mapping Mapping { get; init; }

    /// <summary>Threads of a group.</summary>
    public required int GroupSize { get; init; }

    /// <summary>Where things lie in a block.</summary>
    public required BatchLayout Layout { get; init; }

    /// <summary>Where lanes lie.</summary>
    public required TileGrid Grid { get; init; }

    /// <summary>The format of the lanes.</summary>
    public required Precision Precision { get; init; }

    /// <summary>Bytes of device memory per lane.</summary>
    public long BytesPerLane => NumberSize(Precision) * ((long)Grid.StateSize + Grid.RowsSize) + 64;

    /// <summary>Chooses for <paramref name="lanes"/> lanes of a class.</summary>
    /// <param name="accelerator">The device.</param>
    /// <param name="options">What is fixed.</param>
    /// <param name="key">The class.</param>
    /// <param name="lanes">How many lanes there are.</param>
    /// <param name="mostEdges">The most edges of any graph.</param>
    public static LaunchShape Choose(Accelerator accelerator, IlgpuOptions options, LaunchKey key, int lanes, int mostEdges)
    {
        // A state is known at the moment a launch ends: a ring of one row ends a launch just before the next trace point.
        var capacity = key.AllStates ? 1 : options.TraceCapacity;
        var workers = Math.Min(Math.Min(MostWorkers, accelerator.MaxNumThreadsPerGroup), (key.Nodes + accelerator.WarpSize - 1) / accelerator.WarpSize * accelerator.WarpSize);
        var group = Layout(workers);
        var fits = (long)group.StateSize * NumberSize(key.Driver.Precision) <= accelerator.MaxSharedMemoryPerGroup;

        // Few instances leave a device idle that has a thread for each; many small ones leave a group idle that has a thread for each node.
        var few = lanes < (long)accelerator.NumMultiprocessors * accelerator.MaxNumThreadsPerMultiprocessor / 8;
        var mapping = options.Mapping switch
        {
            Mapping.GroupPerInstanceShared when !fits => Mapping.GroupPerInstance,
            { } given => given,
            null when key.Nodes < ManyNodes && !few => Mapping.ThreadPerInstance,
            null => fits ? Mapping.GroupPerInstanceShared : Mapping.GroupPerInstance,
        };
        var alone = mapping == Mapping.ThreadPerInstance;
        var layout = alone ? Layout(1) : group;
        return new LaunchShape
        {
            Mapping = mapping,
            Precision = key.Driver.Precision,
            GroupSize = alone ? Math.Min(Threads, accelerator.MaxNumThreadsPerGroup) : workers,
            Layout = layout,
            Grid = new TileGrid(alone ? accelerator.WarpSize : 1, layout.StateSize, layout.RowsSize),
        };

        BatchLayout Layout(int count) => DriverCatalogue.Open(key.Driver, new LayoutVisitor(key.Nodes, key.Parameters, mostEdges, key.Classes, count, capacity));
    }

    /// <summary>The launch of <paramref name="count"/> lanes.</summary>
    public KernelConfig Config(int count) => Mapping switch
    {
        Mapping.ThreadPerInstance => new KernelConfig((count + GroupSize - 1) / GroupSize, GroupSize),
        Mapping.GroupPerInstanceShared => new KernelConfig(
            count, GroupSize, Precision == Precision.Binary32 ? SharedMemoryConfig.RequestDynamic<float>(Layout.StateSize) : SharedMemoryConfig.RequestDynamic<double>(Layout.StateSize)),
        _ => new KernelConfig(count, GroupSize),
    };

    private static int NumberSize(Precision precision) => precision == Precision.Binary32 ? sizeof(float) : sizeof(double);
}
