using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Catalogue;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Ilgpu.Accelerators.Compilation;
using CoOpt.Gpu.Engine.Ilgpu.Accelerators.Lanes;
using CoOpt.Gpu.Engine.Ilgpu.Accelerators.Launches;
using CoOpt.Gpu.Model.Methods;
using ILGPU;
using ILGPU.Runtime;

namespace CoOpt.Gpu.Engine.Ilgpu.Accelerators;

/// <summary>The kernels on one accelerator of ILGPU. Not for use by several threads at once; calls wait for each other.</summary>
public sealed class IlgpuDevice : Devices.IDevice
{
    // Of the device's memory, what a batch may take: survey, staging and the driver want some too.
    private const double MemoryShare = 0.8;

    // How long closing waits for a launch under way.
    private static readonly TimeSpan CloseTime = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly Context _context;
    private readonly Accelerator _accelerator;
    private readonly IlgpuOptions _options;
    private readonly Dictionary<(DriverKey Driver, Mapping Mapping), Delegate> _launchers = [];

    internal IlgpuDevice(Context context, Device device, DeviceInfo info, IlgpuOptions options)
    {
        _context = context;
        _options = options;
        Info = info;
        _accelerator = device.CreateAccelerator(context);
    }

    /// <inheritdoc/>
    public DeviceInfo Info { get; }

    /// <inheritdoc/>
    public int PreferredBatch(int nodes, int parameters)
    {
        // Three times the point (x, y, s) is kept and sent, with levels, cells and partial sums beside it.
        var bytes = sizeof(double) * (256L + (12L * nodes * (1 + (2L * parameters))));
        var busy = (long)_accelerator.NumMultiprocessors * _accelerator.MaxNumThreadsPerMultiprocessor;
        return (int)Math.Clamp(Math.Min(busy, (long)(MemoryShare * Info.MemoryBytes) / bytes), 1, int.MaxValue);
    }

    /// <inheritdoc/>
    public bool TakesImages => true;

    /// <inheritdoc/>
    public void Run(Batch batch, IBatchSink sink, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(sink);
        lock (_lock)
        {
            try
            {
                _accelerator.Bind();
                foreach (var group in Enumerable.Range(0, batch.Instances.Length).GroupBy(local => LaunchKey.Of(batch.Instances[local])))
                {
                    if (group.Key.Driver.Precision == Precision.Binary32)
                    {
                        Run<SingleDeviceLane, float>(group.Key, batch, [.. group], sink, token);
                    }
                    else
                    {
                        Run<DeviceLane, double>(group.Key, batch, [.. group], sink, token);
                    }
                }
            }
            catch (AcceleratorException e)
            {
                throw new DeviceException($"device {Info.Id} failed: {e.Message}; see whether other programs can use it, and how much of its memory they hold", AcceleratorFailure.Of(e), e);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Where a kernel hangs, closing would hang as well; the end of the process frees what it holds.
        if (!_lock.TryEnter(CloseTime))
        {
            return;
        }

        try
        {
            _accelerator.Dispose();
            _context.Dispose();
        }
        catch (AcceleratorException)
        {
            // A device that failed may not even close, which nobody needs to know besides.
        }
        finally
        {
            _lock.Exit();
        }
    }

    // As many at once as the memory holds.
    private void Run<TLane, TNumber>(LaunchKey key, Batch batch, int[] locals, IBatchSink sink, CancellationToken token)
        where TLane : unmanaged, IDeviceLane<TLane, TNumber>
        where TNumber : unmanaged
    {
        using var stream = _accelerator.CreateStream();
        for (var first = 0; first < locals.Length;)
        {
            var instances = locals[first..].Select(local => batch.Instances[local]).ToList();
            var pool = new StructurePool(instances);
            var shape = LaunchShape.Choose(_accelerator, _options, key, instances.Count, pool.MostEdges);
            var copies = key.AllStates ? 2 : 1;
            var count = (int)Math.Clamp((long)(MemoryShare * Info.MemoryBytes) / (copies * shape.BytesPerLane), 1, instances.Count);
            using var buffers = new LaneBuffers<TNumber>(_accelerator, stream, shape, instances[..count], [.. locals[first..(first + count)].Select(batch.ImageOf)], pool);
            var report = new LaneReport(batch, locals[first..(first + count)], shape.Layout, sink);
            new LaneRun<TLane, TNumber>(_accelerator, shape, Launcher<TNumber>(key.Driver, shape.Mapping), _options, report).Run(stream, buffers, count, token);
            first += count;
        }
    }

    private EntryLauncher<TNumber> Launcher<TNumber>(DriverKey driver, Mapping mapping)
        where TNumber : unmanaged
    {
        if (!_launchers.TryGetValue((driver, mapping), out var launcher))
        {
            _launchers[(driver, mapping)] = launcher = KernelLoader.Load<EntryLauncher<TNumber>>(_accelerator, DriverCatalogue.Open(driver, new EntryMethod(mapping, driver.Precision)));
        }

        return (EntryLauncher<TNumber>)launcher;
    }
}
