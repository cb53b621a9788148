using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Drivers;

namespace CoOpt.Gpu.Engine.Ilgpu.Accelerators.Stores;

/// <summary>
/// Where the lanes of a launch lie in its two buffers. Lanes are numbered through; <paramref name="width"/> neighbours form a tile, whose block is entries × width
/// (see <see cref="BatchLayout"/>), and tile follows tile.
/// </summary>
/// <param name="width">Lanes of a tile; 1 where a thread group works on one instance.</param>
/// <param name="stateSize">Entries of a state block.</param>
/// <param name="rowsSize">Entries of a rows block.</param>
public readonly struct TileGrid(int width, int stateSize, int rowsSize)
{
    /// <summary>Lanes of a tile.</summary>
    public int Width { get; } = width;

    /// <summary>Entries of a state block.</summary>
    public int StateSize { get; } = stateSize;

    /// <summary>Entries of a rows block.</summary>
    public int RowsSize { get; } = rowsSize;

    /// <summary>The first number of a lane's state.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long State(int lane) => ((long)(lane / Width) * StateSize * Width) + (lane % Width);

    /// <summary>The first number of a lane's rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Rows(int lane) => ((long)(lane / Width) * RowsSize * Width) + (lane % Width);
}
