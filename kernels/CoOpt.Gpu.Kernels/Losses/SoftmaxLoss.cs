using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Drivers;
using CoOpt.Gpu.Kernels.Groups;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Numerics;
using CoOpt.Gpu.Kernels.Stores;

namespace CoOpt.Gpu.Kernels.Losses;

/// <summary>
/// Multi-class cross-entropy: gᵢ = (1/Nᵢ) Σ (ln Σₖ e^{ηₖ} − η_t) + (ridge/2) Σₖ‖wₖ‖², ηₖ = wₖ·φ + cₖ, target t = 0 … K − 1. Parameters class by class: (w₁, c₁, w₂, c₂, …), m = K(d + 1).
/// K is the scratch of a worker: <see cref="BatchLayout.LossScratch"/>.
/// </summary>
public readonly struct SoftmaxLoss : ILoss
{
    /// <inheritdoc/>
    public static int Scratch(int parameters, int classes) => classes;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Gradients<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int at)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        var layout = frame.Layout;
        int m = layout.Parameters, classes = layout.LossScratch, d = (m / classes) - 1, scratch = layout.LossWork + (frame.Group.Rank * classes);
        int firsts = frame.Tables.Index(StructureTable.Samples), features = frame.Tables.Index(StructureTable.Features), targets = frame.Tables.Index(StructureTable.Targets);
        TLane ridge = frame.Rows.Load(Row.Ridge);
        for (int i = frame.Group.Rank; i < layout.Nodes; i += frame.Group.Size)
        {
            int y = at + (i * m), z = layout.Z + (i * m);
            for (int c = 0; c < m; c++)
                frame.State.Store(z + c, TLane.Broadcast(0));
            int first = frame.Tables.Index(firsts + i), last = frame.Tables.Index(firsts + i + 1);
            for (int p = first; p < last; p++)
            {
                TLane largest = Margins(frame, y, features + (p * d), d);
                TLane total = TLane.Broadcast(0);
                for (int k = 0; k < classes; k++)
                {
                    TLane share = Exponential.Of(frame.State.Load(scratch + k) - largest);
                    frame.State.Store(scratch + k, share);
                    total += share;
                }

                TLane label = frame.Tables.Number<TLane>(targets + p), zero = TLane.Broadcast(0), one = TLane.Broadcast(1);
                for (int k = 0; k < classes; k++)
                {
                    TLane slope = (frame.State.Load(scratch + k) / total) - TLane.SelectEqual(label, TLane.FromInteger(k), one, zero);
                    AddSample(frame, z + (k * (d + 1)), features + (p * d), d, slope);
                }
            }

            TLane factor = TLane.Broadcast(1) / TLane.FromInteger(last > first ? last - first : 1);
            for (int k = 0; k < classes; k++)
            {
                int block = k * (d + 1);
                for (int c = 0; c < d; c++)
                    frame.State.Store(z + block + c, TLane.FusedMultiplyAdd(factor, frame.State.Load(z + block + c), ridge * frame.State.Load(y + block + c)));
                frame.State.Store(z + block + d, factor * frame.State.Load(z + block + d));
            }
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
        var layout = frame.Layout;
        int classes = layout.LossScratch, d = (layout.Parameters / classes) - 1, scratch = layout.LossWork + (frame.Group.Rank * classes);
        int firsts = frame.Tables.Index(StructureTable.Samples), features = frame.Tables.Index(StructureTable.Features), targets = frame.Tables.Index(StructureTable.Targets);
        TLane squares = TLane.Broadcast(0);
        for (int k = 0; k < classes; k++)
        {
            for (int c = k * (d + 1); c < (k * (d + 1)) + d; c++)
                squares = TLane.FusedMultiplyAdd(frame.State.Load(at + c), frame.State.Load(at + c), squares);
        }

        squares *= TLane.Broadcast(0.5) * frame.Rows.Load(Row.Ridge);
        for (int i = frame.Group.Rank; i < layout.Nodes; i += frame.Group.Size)
        {
            int first = frame.Tables.Index(firsts + i), last = frame.Tables.Index(firsts + i + 1);
            TLane sum = TLane.Broadcast(0);
            for (int p = first; p < last; p++)
            {
                TLane largest = Margins(frame, at, features + (p * d), d);
                TLane total = TLane.Broadcast(0), label = frame.Tables.Number<TLane>(targets + p), own = total;
                for (int k = 0; k < classes; k++)
                {
                    TLane margin = frame.State.Load(scratch + k);
                    total += Exponential.Of(margin - largest);
                    own = TLane.SelectEqual(label, TLane.FromInteger(k), margin, own);
                }

                sum += Logarithm.Of(total) + (largest - own);
            }

            TLane factor = TLane.Broadcast(1) / TLane.FromInteger(last > first ? last - first : 1);
            frame.State.Store(target + (i * stride), TLane.FusedMultiplyAdd(factor, sum, squares));
        }
    }

    // All ηₖ of a sample into scratch; returns the largest.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static TLane Margins<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int y, int row, int d)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        int classes = frame.Layout.LossScratch, scratch = frame.Layout.LossWork + (frame.Group.Rank * classes);
        TLane largest = TLane.Broadcast(double.NegativeInfinity);
        for (int k = 0; k < classes; k++)
        {
            int w = y + (k * (d + 1));
            TLane margin = frame.State.Load(w + d);
            for (int c = 0; c < d; c++)
                margin = TLane.FusedMultiplyAdd(frame.Tables.Number<TLane>(row + c), frame.State.Load(w + c), margin);
            frame.State.Store(scratch + k, margin);
            largest = TLane.Max(largest, margin);
        }

        return largest;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void AddSample<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int z, int row, int d, TLane slope)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        for (int c = 0; c < d; c++)
            frame.State.Store(z + c, TLane.FusedMultiplyAdd(frame.Tables.Number<TLane>(row + c), slope, frame.State.Load(z + c)));
        frame.State.Store(z + d, frame.State.Load(z + d) + slope);
    }
}
