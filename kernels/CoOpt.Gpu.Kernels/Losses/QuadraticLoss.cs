using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Drivers;
using CoOpt.Gpu.Kernels.Groups;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Stores;

namespace CoOpt.Gpu.Kernels.Losses;

/// <summary>gᵢ(y) = ½yᵀAᵢy − cᵢᵀy with any symmetric Aᵢ.</summary>
public readonly struct QuadraticLoss : ILoss
{
    /// <inheritdoc/>
    public static int Scratch(int parameters, int classes) => 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Gradients<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int at)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        int m = frame.Layout.Parameters;
        int z = frame.Layout.Z;
        int matrix = frame.Tables.Index(StructureTable.Features), vector = frame.Tables.Index(StructureTable.Targets);
        for (int i = frame.Group.Rank; i < frame.Layout.Nodes; i += frame.Group.Size)
        {
            for (int r = 0; r < m; r++)
                frame.State.Store(z + (i * m) + r, Row(frame, matrix + (((i * m) + r) * m), at + (i * m), frame.Tables.Number<TLane>(vector + (i * m) + r), 1));
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Values<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int at, int target, int stride)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        int m = frame.Layout.Parameters;
        int matrix = frame.Tables.Index(StructureTable.Features), vector = frame.Tables.Index(StructureTable.Targets);
        for (int i = frame.Group.Rank; i < frame.Layout.Nodes; i += frame.Group.Size)
        {
            TLane sum = TLane.Broadcast(0);
            for (int r = 0; r < m; r++)
                sum = TLane.FusedMultiplyAdd(frame.State.Load(at + r), Row(frame, matrix + (((i * m) + r) * m), at, frame.Tables.Number<TLane>(vector + (i * m) + r), 0.5), sum);
            frame.State.Store(target + (i * stride), sum);
        }
    }

    // factor·(row of A)·y − (entry of c).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane Row<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int row, int y, TLane entry, double factor)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        TLane product = TLane.Broadcast(0);
        for (int c = 0; c < frame.Layout.Parameters; c++)
            product = TLane.FusedMultiplyAdd(frame.Tables.Number<TLane>(row + c), frame.State.Load(y + c), product);
        return TLane.FusedMultiplyAdd(TLane.Broadcast(factor), product, -entry);
    }
}
