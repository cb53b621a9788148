using CoOpt.Gpu.Kernels.Costs;
using CoOpt.Gpu.Kernels.Couplings;
using CoOpt.Gpu.Kernels.Groups;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Losses;
using CoOpt.Gpu.Kernels.Quantizers;
using CoOpt.Gpu.Kernels.Steppers;
using CoOpt.Gpu.Kernels.Stores;

namespace CoOpt.Gpu.Kernels.Drivers;

/// <summary>
/// The driver of the co-optimisation dynamics (arXiv 2510.25176, eqs 30–32) in the variables (x, y, s), z = s + ∇g(y):
/// ẋᵢ = Σⱼ wᵢⱼ⟨∂Fⱼ, ∂Fᵢ⟩, ẏᵢ = Σⱼ wᵢⱼ⟨yⱼ, yᵢ⟩ − αzᵢ, ṡᵢ = Σⱼ wᵢⱼ⟨zⱼ, zᵢ⟩.
/// <para><b>To pack</b>, per lane group: the <see cref="StructureTable"/> that its lanes share; the rows block with every scalar of <see cref="Row"/> that the host writes, κ, workloads, box and y*, per lane;
/// the state block with x(0), y(0), s(0) (zeros for z(0) = ∇g) and zero carries. Everything else may hold anything. Status is <see cref="LaneStatus.Fresh"/>; lanes without an instance are
/// <see cref="LaneStatus.Vacant"/> and hold a copy of another lane, so that they cost nothing unusual.</para>
/// <para><b>To launch</b>: <see cref="Advance"/> again and again, until no lane is Fresh or Running. Between launches the host reads the rows, takes <see cref="Row.TraceCount"/> rows off the trace ring
/// (a launch begins to write at its start), and may put a new instance into any lane that has ended, at any time: lanes keep their own step counters. With a switching pool, lanes of unequal phase wait for
/// each other, so refill there when a multiple of the pool's period has passed.</para>
/// <para>Nothing that a lane computes depends on other lanes, on the lane width, on the number of workers or on where launches end.</para>
/// </summary>
public static class CoOptimization
{
    /// <summary>Advances one lane group by up to <paramref name="iterations"/> iterations: in each, trace points that are due are taken, outcomes decided, and lanes still running make one step.
    /// Ends early where no lane runs or the trace ring is full. Every worker of the group makes the same call.</summary>
    /// <typeparam name="TLane">The lane.</typeparam>
    /// <typeparam name="TGroup">The group.</typeparam>
    /// <typeparam name="TState">The store of the state block.</typeparam>
    /// <typeparam name="TRows">The store of the rows block.</typeparam>
    /// <typeparam name="TTables">The shared tables.</typeparam>
    /// <typeparam name="TCoupling">The coupling.</typeparam>
    /// <typeparam name="TQuantizer">The quantiser.</typeparam>
    /// <typeparam name="TPenalty">The box penalty.</typeparam>
    /// <typeparam name="TLoss">The local losses.</typeparam>
    /// <typeparam name="TStepper">The stepper.</typeparam>
    /// <param name="group">This worker.</param>
    /// <param name="state">The state block.</param>
    /// <param name="rows">The rows block.</param>
    /// <param name="tables">Networks and data.</param>
    /// <param name="layout">Where things lie: <see cref="LayoutFor"/>.</param>
    /// <param name="iterations">The most iterations to make.</param>
    public static void Advance<TLane, TGroup, TState, TRows, TTables, TCoupling, TQuantizer, TPenalty, TLoss, TStepper>(
        TGroup group, TState state, TRows rows, TTables tables, BatchLayout layout, int iterations)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TCoupling : struct, ICoupling
        where TQuantizer : struct, IQuantizer
        where TPenalty : struct, IPenalty
        where TLoss : struct, ILoss
        where TStepper : struct, IStepper
    {
        var frame = new Frame<TLane, TGroup, TState, TRows, TTables>(group, state, rows, tables, layout);
        Launch.Open<TLane, TGroup, TState, TRows, TTables, TQuantizer, TLoss>(frame);
        for (int k = 0; k < iterations; k++)
        {
            if (group.Rank == 0)
                Schedule.Plan(frame);
            group.Barrier();
            if (!Schedule.IsRunning(frame))
                break;
            bool due = Schedule.IsDue(frame);
            if (due && Schedule.TraceIsFull(frame))
                break;

            Slopes.Local<TLane, TGroup, TState, TRows, TTables, TPenalty, TLoss>(frame, BatchLayout.X);
            if (due)
                Observation.Take<TLane, TGroup, TState, TRows, TTables, TPenalty, TLoss>(frame);
            if (TStepper.Rule == Rule.RatioConsensus)
                ConsensusStep.Take(frame);
            else if (TStepper.Rule != Rule.None)
                DualStep.Take<TLane, TGroup, TState, TRows, TTables, TPenalty, TStepper>(frame);
            else if (TStepper.Stages == 1)
                EulerStep.Take<TLane, TGroup, TState, TRows, TTables, TCoupling, TQuantizer, TStepper>(frame);
            else
                RungeKuttaStep.Take<TLane, TGroup, TState, TRows, TTables, TCoupling, TQuantizer, TPenalty, TLoss, TStepper>(frame);
            Invariants.Sum(frame);
            group.Barrier();
            if (group.Rank == 0)
                Invariants.Close(frame);
        }

        Launch.Close<TLane, TGroup, TState, TRows, TTables, TCoupling, TQuantizer>(frame);
    }

    /// <summary>The layout for a closed driver.</summary>
    /// <typeparam name="TCoupling">The coupling.</typeparam>
    /// <typeparam name="TLoss">The local losses.</typeparam>
    /// <typeparam name="TStepper">The stepper.</typeparam>
    /// <param name="nodes">n.</param>
    /// <param name="parameters">m.</param>
    /// <param name="mostEdges">The most edges of any graph of the pool.</param>
    /// <param name="classes">Classes of a multi-class loss, else 1.</param>
    /// <param name="workers">Workers in a group.</param>
    /// <param name="traceCapacity">Rows of the trace ring.</param>
    public static BatchLayout LayoutFor<TCoupling, TLoss, TStepper>(int nodes, int parameters, int mostEdges, int classes, int workers, int traceCapacity)
        where TCoupling : struct, ICoupling
        where TLoss : struct, ILoss
        where TStepper : struct, IStepper =>
        new(nodes, parameters, TCoupling.QuantizesDifferences ? mostEdges : nodes, TStepper.Stages, TLoss.Scratch(parameters, classes), workers, traceCapacity, TStepper.Memory, TCoupling.QuantizesDifferences);
}
