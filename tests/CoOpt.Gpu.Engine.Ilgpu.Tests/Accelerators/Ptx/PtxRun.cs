using System.Runtime.InteropServices;
using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Catalogue;
using CoOpt.Gpu.Engine.Ilgpu.Accelerators.Launches;
using CoOpt.Gpu.Engine.Ilgpu.Accelerators.Stores;
using CoOpt.Gpu.Kernels.Drivers;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Engine.Ilgpu.Tests.Accelerators.Ptx;

/// <summary>One launch of a kernel's PTX on a <see cref="PtxMachine"/>, instances packed as the device packs them.</summary>
internal sealed class PtxRun
{
    private readonly byte[] _memory;
    private readonly TileGrid _grid;
    private readonly BatchLayout _layout;
    private readonly bool _isSingle;
    private readonly int _states;
    private readonly int _rows;

    public PtxRun(string text, Mapping mapping, DriverKey key, IReadOnlyList<Instance> instances, int width, int threads, int iterations)
    {
        var pool = new StructurePool(instances);
        var launch = LaunchKey.Of(instances[0]);
        var alone = mapping == Mapping.ThreadPerInstance;
        _layout = DriverCatalogue.Open(key, new LayoutVisitor(launch.Nodes, launch.Parameters, pool.MostEdges, launch.Classes, alone ? 1 : threads, 16));
        _grid = new TileGrid(width, _layout.StateSize, _layout.RowsSize);
        var packer = new InstancePacker(_layout, width);
        var tiles = (instances.Count + width - 1) / width;
        _isSingle = key.Precision == Precision.Binary32;
        var (state, rows) = (new double[tiles * width * _layout.StateSize], new double[tiles * width * _layout.RowsSize]);
        var (shortState, shortRows) = (new float[state.Length], new float[rows.Length]);
        for (var lane = 0; lane < instances.Count; lane++)
        {
            var (stateAt, rowsAt) = ((int)_grid.State(lane / width * width), (int)_grid.Rows(lane / width * width));
            packer.State(_isSingle ? new Numbers(shortState.AsSpan(stateAt)) : new Numbers(state.AsSpan(stateAt)), lane % width, instances[lane]);
            packer.Rows(_isSingle ? new Numbers(shortRows.AsSpan(rowsAt)) : new Numbers(rows.AsSpan(rowsAt)), lane % width, instances[lane]);
        }

        List<byte> memory = [];
        var parameters = new[]
        {
            View<int>(memory, [.. Enumerable.Range(0, instances.Count)]),
            BitConverter.GetBytes(instances.Count),
            View<long>(memory, [.. instances.SelectMany(pool.Places)]),
            View<int>(memory, pool.Integers),
            _isSingle ? View(memory, Array.ConvertAll(pool.Reals, r => (float)r)) : View(memory, pool.Reals),
            _isSingle ? View(memory, shortState, out _states) : View(memory, state, out _states),
            _isSingle ? View(memory, shortRows, out _rows) : View(memory, rows, out _rows),
            Bytes(_grid),
            Bytes(_layout),
            BitConverter.GetBytes(iterations),
        };
        _memory = [.. memory];
        var groups = alone ? (instances.Count + threads - 1) / threads : instances.Count;
        new PtxMachine(new PtxProgram(text), _memory).Launch(groups, threads, mapping == Mapping.GroupPerInstanceShared ? (_isSingle ? sizeof(float) : sizeof(double)) * _layout.StateSize : 0, parameters);
    }

    /// <summary>What persists of a lane's state, then its rows block.</summary>
    public double[] Lane(int lane)
    {
        var numbers = Block(_states);
        var rows = Block(_rows);
        var values = new List<double>();
        for (var e = 0; e < _layout.PersistentSize; e++)
        {
            values.Add(numbers[(int)_grid.State(lane) + (e * _grid.Width)]);
        }

        for (var e = 0; e < _layout.RowsSize; e++)
        {
            values.Add(rows[(int)_grid.Rows(lane) + (e * _grid.Width)]);
        }

        return [.. values];
    }

    private Numbers Block(int at) => _isSingle ? new Numbers(MemoryMarshal.Cast<byte, float>(_memory.AsSpan(at))) : new Numbers(MemoryMarshal.Cast<byte, double>(_memory.AsSpan(at)));

    private static byte[] View<T>(List<byte> memory, T[] values)
        where T : unmanaged =>
        View(memory, values, out _);

    private static byte[] View<T>(List<byte> memory, T[] values, out int at)
        where T : unmanaged
    {
        at = memory.Count;
        memory.AddRange(MemoryMarshal.AsBytes(values.AsSpan()));
        memory.AddRange(new byte[(8 - (memory.Count % 8)) % 8]);
        return [.. BitConverter.GetBytes(PtxMachine.GlobalBase + (ulong)at), .. BitConverter.GetBytes((long)values.Length)];
    }

    private static byte[] Bytes<T>(T value)
        where T : unmanaged =>
        [.. MemoryMarshal.AsBytes(new ReadOnlySpan<T>(ref value))];
}
