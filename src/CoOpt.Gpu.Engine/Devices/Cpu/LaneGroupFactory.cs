using System.Runtime.Intrinsics;
using CoOpt.Gpu.Engine.Catalogue;
using CoOpt.Gpu.Kernels.Costs;
using CoOpt.Gpu.Kernels.Couplings;
using CoOpt.Gpu.Kernels.Drivers;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Losses;
using CoOpt.Gpu.Kernels.Quantizers;
using CoOpt.Gpu.Kernels.Steppers;
using CoOpt.Gpu.Kernels.Stores;
using CoOpt.Gpu.Model.Methods;

namespace CoOpt.Gpu.Engine.Devices.Cpu;

/// <summary>Makes a lane group of a given width for the operators it is visited with.</summary>
internal sealed class LaneGroupFactory(int width, int nodes, int parameters, int traceCapacity, ILaneTables tables, Precision precision) : IDriverVisitor<LaneGroup>
{
    /// <summary>
    /// The widths this machine runs at full speed, widest first: one vector register, and narrower ones for small groups. A pair of vectors would hide more latency, but
    /// doubles the temporaries of every inlined operation: the JIT stops inlining at 512 of them in a method, and W1 then runs five times slower.
    /// </summary>
    public static IReadOnlyList<int> NativeWidths { get; } =
        Vector512.IsHardwareAccelerated ? [8, 4, 1] : Vector256.IsHardwareAccelerated ? [4, 1] : [1];

    /// <summary>The same for float32.</summary>
    public static IReadOnlyList<int> SingleNativeWidths { get; } =
        Vector512.IsHardwareAccelerated ? [16, 8, 1] : Vector256.IsHardwareAccelerated ? [8, 1] : [1];

    public LaneGroup Visit<TCoupling, TQuantizer, TPenalty, TLoss, TStepper>()
        where TCoupling : struct, ICoupling
        where TQuantizer : struct, IQuantizer
        where TPenalty : struct, IPenalty
        where TLoss : struct, ILoss
        where TStepper : struct, IStepper
    {
        var layout = CoOptimization.LayoutFor<TCoupling, TLoss, TStepper>(nodes, parameters, tables.MostEdges, tables.Classes, 1, traceCapacity);
        return (tables, precision) switch
        {
            (LaneUnion union, Precision.Binary32) => SingleGroup<UnitedTables, TCoupling, TQuantizer, TPenalty, TLoss, TStepper>(layout, union),
            (CpuTables shared, Precision.Binary32) => SingleGroup<SinglePointerTables, TCoupling, TQuantizer, TPenalty, TLoss, TStepper>(layout, shared),
            (LaneUnion union, _) => Group<UnitedTables, TCoupling, TQuantizer, TPenalty, TLoss, TStepper>(layout, union),
            (CpuTables shared, _) => Group<PointerTables, TCoupling, TQuantizer, TPenalty, TLoss, TStepper>(layout, shared),
            _ => throw new InvalidOperationException("tables of an unknown kind"),
        };
    }

    private LaneGroup Group<TTables, TCoupling, TQuantizer, TPenalty, TLoss, TStepper>(BatchLayout layout, ITableSource<TTables> source)
        where TTables : struct, ITables
        where TCoupling : struct, ICoupling
        where TQuantizer : struct, IQuantizer
        where TPenalty : struct, IPenalty
        where TLoss : struct, ILoss
        where TStepper : struct, IStepper =>
        (width, Vector512.IsHardwareAccelerated) switch
        {
            (1, _) => new ClosedLaneGroup<ScalarLane, TTables, TCoupling, TQuantizer, TPenalty, TLoss, TStepper>(layout, source),
            (4, _) => new ClosedLaneGroup<Lane256, TTables, TCoupling, TQuantizer, TPenalty, TLoss, TStepper>(layout, source),
            (8, true) => new ClosedLaneGroup<Lane512, TTables, TCoupling, TQuantizer, TPenalty, TLoss, TStepper>(layout, source),
            (8, false) => new ClosedLaneGroup<PairLane<Lane256>, TTables, TCoupling, TQuantizer, TPenalty, TLoss, TStepper>(layout, source),
            (16, _) => new ClosedLaneGroup<PairLane<Lane512>, TTables, TCoupling, TQuantizer, TPenalty, TLoss, TStepper>(layout, source),
            _ => throw new NotSupportedException($"lanes are 1, 4, 8 or 16 wide, not {width}"),
        };

    private LaneGroup SingleGroup<TTables, TCoupling, TQuantizer, TPenalty, TLoss, TStepper>(BatchLayout layout, ITableSource<TTables> source)
        where TTables : struct, ITables
        where TCoupling : struct, ICoupling
        where TQuantizer : struct, IQuantizer
        where TPenalty : struct, IPenalty
        where TLoss : struct, ILoss
        where TStepper : struct, IStepper =>
        (width, Vector512.IsHardwareAccelerated) switch
        {
            (1, _) => new ClosedLaneGroup<SingleLane, TTables, TCoupling, TQuantizer, TPenalty, TLoss, TStepper>(layout, source),
            (8, _) => new ClosedLaneGroup<SingleLane256, TTables, TCoupling, TQuantizer, TPenalty, TLoss, TStepper>(layout, source),
            (16, true) => new ClosedLaneGroup<SingleLane512, TTables, TCoupling, TQuantizer, TPenalty, TLoss, TStepper>(layout, source),
            (16, false) => new ClosedLaneGroup<PairLane<SingleLane256>, TTables, TCoupling, TQuantizer, TPenalty, TLoss, TStepper>(layout, source),
            _ => throw new NotSupportedException($"lanes of float32 are 1, 8 or 16 wide, not {width}"),
        };
}
