using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Couplings;
using CoOpt.Gpu.Kernels.Groups;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Numerics;
using CoOpt.Gpu.Kernels.Quantizers;
using CoOpt.Gpu.Kernels.Steppers;
using CoOpt.Gpu.Kernels.Stores;

namespace CoOpt.Gpu.Kernels.Drivers;

/// <summary>One Euler step in place: (x, y, s) + η·(ẋ, ẏ, ṡ). x and s carry their rounding errors along, since their sums are to be conserved.</summary>
internal static class EulerStep
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Take<TLane, TGroup, TState, TRows, TTables, TCoupling, TQuantizer, TStepper>(Frame<TLane, TGroup, TState, TRows, TTables> frame)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
        where TCoupling : struct, ICoupling
        where TQuantizer : struct, IQuantizer
        where TStepper : struct, IStepper
    {
        Exchange.Send<TLane, TGroup, TState, TRows, TTables, TCoupling, TQuantizer>(frame, frame.Layout.Y);
        if (TQuantizer.Counts && Sector.IsDue(frame))
            Sector.Measure<TLane, TGroup, TState, TRows, TTables, TCoupling, TQuantizer>(frame);
        if (TStepper.HasMomentum)
            MomentumStep.Update<TLane, TGroup, TState, TRows, TTables, TCoupling>(frame);
        else if (TTables.IsUnited)
            EulerMove.Take<TLane, TGroup, TState, TRows, TTables, TCoupling, UnitedWeights>(frame);
        else if (TLane.Width > 1 && !TCoupling.QuantizesDifferences && Schedule.HasUnitWeights(frame))
            EulerMove.Take<TLane, TGroup, TState, TRows, TTables, TCoupling, UnitWeights>(frame);
        else
            EulerMove.Take<TLane, TGroup, TState, TRows, TTables, TCoupling, GivenWeights>(frame);
        frame.Group.Barrier();
    }

    /// <summary>Adds an increment to a number whose sum over nodes is conserved; returns the larger magnitude of it and a given one. Where all lanes step, nothing need be selected.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLane Conserve<TLane, TGroup, TState, TRows, TTables>(Frame<TLane, TGroup, TState, TRows, TTables> frame, int at, int carryAt, Compensated<TLane> increment, TLane active, TLane largest, bool all = false)
        where TLane : unmanaged, ILane<TLane>
        where TGroup : struct, IGroup
        where TState : struct, IStore<TLane>
        where TRows : struct, IStore<TLane>
        where TTables : struct, ITables
    {
        TLane zero = TLane.Broadcast(0);
        var old = new Compensated<TLane>(frame.State.Load(at), frame.State.Load(carryAt));
        var moved = old.Plus(increment);
        TLane sum = all ? moved.Sum : TLane.SelectLess(zero, active, moved.Sum, old.Sum);
        frame.State.Store(at, sum);
        frame.State.Store(carryAt, all ? moved.Carry : TLane.SelectLess(zero, active, moved.Carry, old.Carry));
        return TLane.LargerMagnitude(largest, sum);
    }
}
