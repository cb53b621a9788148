using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Model.Sweeps;
using ILGPU;
using ILGPU.Runtime;

namespace CoOpt.Gpu.Engine.Ilgpu.Accelerators.Launches;

/// <summary>The device memory of a launch class, filled with its instances.</summary>
/// <typeparam name="TNumber">The number.</typeparam>
internal sealed class LaneBuffers<TNumber> : IDisposable
    where TNumber : unmanaged
{
    private readonly List<IDisposable> _owned = [];
    private readonly MemoryBuffer1D<long, Stride1D.Dense> _structures;
    private readonly MemoryBuffer1D<int, Stride1D.Dense> _integers;
    private readonly MemoryBuffer1D<TNumber, Stride1D.Dense> _reals;
    private readonly MemoryBuffer1D<TNumber, Stride1D.Dense> _states;
    private readonly MemoryBuffer1D<TNumber, Stride1D.Dense> _rows;
    private readonly MemoryBuffer1D<int, Stride1D.Dense>[] _active;
    private int _current;

    /// <summary>Packs <paramref name="instances"/>, one a lane, each at its start or where its image left it, and uploads them.</summary>
    public LaneBuffers(Accelerator accelerator, AcceleratorStream stream, LaunchShape shape, IReadOnlyList<Instance> instances, IReadOnlyList<LaneImage?> images, StructurePool pool)
    {
        var width = shape.Grid.Width;
        var tiles = (instances.Count + width - 1) / width;
        try
        {
            _integers = Own(accelerator.Allocate1D(stream, pool.Integers));
            _reals = Own(accelerator.Allocate1D(stream, Format(pool.Reals)));
            _structures = Own(accelerator.Allocate1D(stream, instances.SelectMany(pool.Places).ToArray()));
            _states = Own(accelerator.Allocate1D<TNumber>((long)tiles * width * shape.Grid.StateSize));
            _rows = Own(accelerator.Allocate1D<TNumber>((long)tiles * width * shape.Grid.RowsSize));
            _active = [Own(accelerator.Allocate1D(stream, Enumerable.Range(0, instances.Count).ToArray())), Own(accelerator.Allocate1D<int>(instances.Count))];
        }
        catch
        {
            // Whoever tries again with fewer instances wants the room of those that were allocated.
            Dispose();
            throw;
        }

        // What a block begins with is the host's to write; the rest is scratch and the trace ring.
        var packer = new InstancePacker(shape.Layout, width);
        var state = new TNumber[shape.Layout.PersistentSize * width];
        var rows = new TNumber[shape.Layout.Trace * width];
        for (var tile = 0; tile < tiles; tile++)
        {
            for (var lane = 0; lane < width && (tile * width) + lane < instances.Count; lane++)
            {
                var at = (tile * width) + lane;
                if (images[at] is { } image)
                {
                    packer.Restore(Numbers(rows), Numbers(state), lane, image);
                }
                else
                {
                    packer.State(Numbers(state), lane, instances[at]);
                    packer.Rows(Numbers(rows), lane, instances[at]);
                }
            }

            _states.View.SubView(shape.Grid.State(tile * width), state.Length).CopyFromCPU(stream, state);
            _rows.View.SubView(shape.Grid.Rows(tile * width), rows.Length).CopyFromCPU(stream, rows);
        }
    }

    /// <summary>The lanes to advance, in the buffer that holds them now.</summary>
    public ArrayView1D<int, Stride1D.Dense> Active(int count) => _active[_current].View.SubView(0, count);

    /// <summary>The list of lanes that comes next.</summary>
    public ArrayView1D<int, Stride1D.Dense> Next => _active[1 - _current].View;

    /// <summary>State blocks.</summary>
    public ArrayView<TNumber> States => _states.View;

    /// <summary>Rows blocks.</summary>
    public ArrayView<TNumber> Rows => _rows.View;

    /// <summary>Where each lane's structure begins.</summary>
    public ArrayView<long> Structures => _structures.View;

    /// <summary>The structures' integers.</summary>
    public ArrayView<int> Integers => _integers.View;

    /// <summary>The structures' reals.</summary>
    public ArrayView<TNumber> Reals => _reals.View;

    /// <summary>Makes the next list of lanes the current one.</summary>
    public void Turn() => _current = 1 - _current;

    /// <inheritdoc/>
    public void Dispose() => _owned.ForEach(static b => b.Dispose());

    private T Own<T>(T buffer)
        where T : IDisposable
    {
        _owned.Add(buffer);
        return buffer;
    }

    private static TNumber[] Format(double[] reals) => typeof(TNumber) == typeof(float) ? (TNumber[])(object)Array.ConvertAll(reals, r => (float)r) : (TNumber[])(object)reals;

    private static Numbers Numbers(TNumber[] block) => typeof(TNumber) == typeof(float) ? (float[])(object)block : (double[])(object)block;
}
