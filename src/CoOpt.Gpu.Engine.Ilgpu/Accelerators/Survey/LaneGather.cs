using CoOpt.Gpu.Engine.Ilgpu.Accelerators.Stores;
using ILGPU;
using ILGPU.Runtime;

namespace CoOpt.Gpu.Engine.Ilgpu.Accelerators.Survey;

/// <summary>Brings the first entries of some lanes' blocks to the host, lane after lane: nothing else crosses the bus.</summary>
/// <typeparam name="TNumber">The number.</typeparam>
internal sealed class LaneGather<TNumber> : IDisposable
    where TNumber : unmanaged
{
    private readonly AcceleratorStream _stream;
    private readonly MemoryBuffer1D<TNumber, Stride1D.Dense> _buffer;
    private readonly Action<AcceleratorStream, Index1D, ArrayView<int>, ArrayView<TNumber>, TileGrid, int, int, ArrayView<TNumber>> _gather;

    /// <summary>Takes a buffer of <paramref name="length"/> numbers.</summary>
    public LaneGather(Accelerator accelerator, AcceleratorStream stream, long length)
    {
        _stream = stream;
        _buffer = accelerator.Allocate1D<TNumber>(length);
        _gather = accelerator.LoadAutoGroupedKernel<Index1D, ArrayView<int>, ArrayView<TNumber>, TileGrid, int, int, ArrayView<TNumber>>(Gather);
    }

    /// <summary>How many lanes fit if each brings this many entries, at least 1.</summary>
    public int Lanes(int entries) => (int)Math.Clamp(_buffer.Length / entries, 1, int.MaxValue / entries);

    /// <summary>The first <paramref name="entries"/> entries of the rows blocks of <paramref name="lanes"/>.</summary>
    public double[] Rows(ArrayView1D<int, Stride1D.Dense> lanes, ArrayView<TNumber> blocks, TileGrid grid, int entries) => Take(lanes, blocks, grid, entries, 1);

    /// <summary>The first <paramref name="entries"/> entries of the state blocks of <paramref name="lanes"/>.</summary>
    public double[] States(ArrayView1D<int, Stride1D.Dense> lanes, ArrayView<TNumber> blocks, TileGrid grid, int entries) => Take(lanes, blocks, grid, entries, 0);

    /// <inheritdoc/>
    public void Dispose() => _buffer.Dispose();

    private static void Gather(Index1D t, ArrayView<int> lanes, ArrayView<TNumber> blocks, TileGrid grid, int entries, int rows, ArrayView<TNumber> target)
    {
        // Neighbouring threads take neighbouring lanes, whose entries lie side by side.
        int count = lanes.IntLength, at = t % count, entry = t / count, lane = lanes[at];
        target[((long)at * entries) + entry] = blocks[(rows != 0 ? grid.Rows(lane) : grid.State(lane)) + ((long)entry * grid.Width)];
    }

    private double[] Take(ArrayView1D<int, Stride1D.Dense> lanes, ArrayView<TNumber> blocks, TileGrid grid, int entries, int rows)
    {
        var length = lanes.IntLength * entries;
        var target = _buffer.View.SubView(0, length);
        _gather(_stream, length, lanes, blocks, grid, entries, rows, target);
        var numbers = target.GetAsArray1D(_stream);
        return typeof(TNumber) == typeof(float) ? Array.ConvertAll((float[])(object)numbers, n => (double)n) : (double[])(object)numbers;
    }
}
