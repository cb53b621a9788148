using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Groups;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Numerics;
using CoOpt.Gpu.Kernels.Steppers;
using CoOpt.Gpu.Kernels.Stores;

namespace CoOpt.Gpu.Kernels.Drivers;

/// <summary>
/// The step size of an adaptive stepper, lane by lane (E. Hairer, S. P. Nørsett, G. Wanner, Solving Ordinary Differential Equations I, II.4): a step is accepted where the root mean square of
/// error/(atol + rtol·max(|before|, |after|)) is ≤ 1; the next is 0.9·error^(−1/5) times as long, at least 0.2 and at most 5 times. Steps end exactly on trace times, switching times and the time limit.
/// </summary>
internal static class StepControl
{
    private const double Safety = 0.9;
    private const double Least = 0.2;
    private const double Most = 5;

    // −1/(order of the error estimate + 1), the estimate being of order 4.
    private const double Exponent = -0.2;

    // A step of less than 2⁻⁴⁹ of the time, eight units in its last place, or of the first step, no longer resolves the solution.
    private const double Resolution = 1.7763568394002505E-15;

    /// <summary>Chooses the step to try.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Try<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        TLane zero = TLane.Broadcast(0), one = TLane.Broadcast(1), infinity = TLane.Broadcast(double.PositiveInfinity);
        TLane time = frame.Rows.Load(Row.Time), everyTime = frame.Rows.Load(Row.TraceEveryTime), switchTime = frame.Rows.Load(Row.SwitchEveryTime);
        TLane target = frame.Rows.Load(Row.TimeLimit);
        target = TLane.Min(target, TLane.SelectLess(zero, everyTime, frame.Rows.Load(Row.TraceIndex) * everyTime, infinity));
        target = TLane.Min(target, TLane.SelectLess(zero, switchTime, (Rounding.Slot(time, switchTime) + one) * switchTime, infinity));
        TLane wanted = frame.Rows.Load(Row.NextStep), left = target - time;
        frame.Rows.Store(Row.TrialStep, TLane.Min(wanted, left));
        frame.Rows.Store(Row.TrialTime, TLane.SelectLess(wanted, left, time + wanted, target));
    }

    /// <summary>Sums each node's squared weighted errors.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Estimate<TLane, TGroup, TState, TRows, TTables, TStepper>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TStepper : struct, IStepper
    {
        var layout = frame.Layout;
        TLane absolute = frame.Rows.Load(Row.AbsoluteTolerance), relative = frame.Rows.Load(Row.RelativeTolerance), step = frame.Rows.Load(Row.TrialStep);
        for (int i = frame.Group.Rank; i < layout.Nodes; i += frame.Group.Size)
        {
            TLane sum = TLane.Broadcast(0);
            for (int v = 0; v < layout.BundleSize; v++)
            {
                int e = layout.Entry(i, v);
                TLane before = frame.State.Load(e);
                TLane after = TLane.FusedMultiplyAdd(step, RungeKuttaStep.Combine<TLane, TGroup, TState, TRows, TTables, TStepper>(frame, RungeKuttaStep.Outer, 0, e), before);
                TLane error = step * RungeKuttaStep.Combine<TLane, TGroup, TState, TRows, TTables, TStepper>(frame, RungeKuttaStep.Error, 0, e);
                error /= TLane.FusedMultiplyAdd(relative, TLane.Max(TLane.Abs(before), TLane.Abs(after)), absolute);
                sum = TLane.FusedMultiplyAdd(error, error, sum);
            }

            frame.State.Store(layout.Partial + (i * BatchLayout.PartialSize), sum);
        }
    }

    /// <summary>Accepts or rejects, and chooses the next step. Lanes that are rejected do not step now.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Judge<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        var layout = frame.Layout;
        TLane zero = TLane.Broadcast(0), one = TLane.Broadcast(1);
        TLane active = frame.Rows.Load(Row.Active), sum = zero;
        for (int i = 0; i < layout.Nodes; i++)
            sum += frame.State.Load(layout.Partial + (i * BatchLayout.PartialSize));
        TLane meanSquare = sum / TLane.FromInteger(layout.PointSize);
        TLane accepted = TLane.SelectLessOrEqual(meanSquare, one, active, zero);
        TLane rejected = active - accepted;

        // error^(−1/5) = (error²)^(−1/10); without an error the longest step, with one that is no number the shortest.
        TLane factor = TLane.Broadcast(Safety) * Exponential.Of(TLane.Broadcast(0.5 * Exponent) * Logarithm.Of(meanSquare));
        factor = TLane.SelectLess(factor, TLane.Broadcast(Most), TLane.Max(factor, TLane.Broadcast(Least)), TLane.Broadcast(Most));
        factor = TLane.SelectLessOrEqual(zero, meanSquare, factor, TLane.Broadcast(Least));
        TLane step = frame.Rows.Load(Row.TrialStep), wanted = frame.Rows.Load(Row.NextStep);
        TLane next = step * factor;

        // A step cut short by a landing says nothing against the longer one that was wanted.
        TLane kept = TLane.SelectLess(step, wanted, TLane.Max(next, wanted), next);
        Invariants.Set(frame, accepted, Row.NextStep, kept);
        Invariants.Set(frame, rejected, Row.NextStep, TLane.Min(next, TLane.Broadcast(Safety) * step));
        frame.Rows.Store(Row.Rejected, frame.Rows.Load(Row.Rejected) + rejected);
        frame.Rows.Store(Row.Active, accepted);

        TLane lost = TLane.SelectLess(frame.Rows.Load(Row.NextStep), TLane.Max(frame.Rows.Load(Row.Time), frame.Rows.Load(Row.StepSize)) * TLane.Broadcast(Resolution), rejected, zero);
        if (TLane.AnyLess(zero, lost))
            Invariants.End(frame, lost, frame.Rows.Load(Row.Steps), true);
    }
}
