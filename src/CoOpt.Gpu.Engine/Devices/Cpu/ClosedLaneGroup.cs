using CoOpt.Gpu.Kernels.Costs;
using CoOpt.Gpu.Kernels.Couplings;
using CoOpt.Gpu.Kernels.Drivers;
using CoOpt.Gpu.Kernels.Groups;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Losses;
using CoOpt.Gpu.Kernels.Quantizers;
using CoOpt.Gpu.Kernels.Steppers;
using CoOpt.Gpu.Kernels.Stores;
using CoOpt.Gpu.Model.Methods;

namespace CoOpt.Gpu.Engine.Devices.Cpu;

/// <summary>A lane group whose driver is closed over its lane and operators.</summary>
internal sealed unsafe class ClosedLaneGroup<TLane, TTables, TCoupling, TQuantizer, TPenalty, TLoss, TStepper>(BatchLayout layout, ITableSource<TTables> tables)
    : LaneGroup(layout, TLane.Width, TLane.IsSingle ? Precision.Binary32 : Precision.Binary64)
    where TLane : unmanaged, ILane<TLane>
    where TTables : struct, ITables
    where TCoupling : struct, ICoupling
    where TQuantizer : struct, IQuantizer
    where TPenalty : struct, IPenalty
    where TLoss : struct, ILoss
    where TStepper : struct, IStepper
{
    public override void Advance(int iterations)
    {
        CoOptimization.Advance<TLane, SingleWorker, PointerStore<TLane>, PointerStore<TLane>, TTables, TCoupling, TQuantizer, TPenalty, TLoss, TStepper>(
            default, new PointerStore<TLane>(StatePointer), new PointerStore<TLane>(RowsPointer), tables.Tables, Layout, iterations);
        GC.KeepAlive(this);
        GC.KeepAlive(tables);
    }
}
