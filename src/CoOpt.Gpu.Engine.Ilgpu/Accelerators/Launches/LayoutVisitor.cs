using CoOpt.Gpu.Engine.Catalogue;
using CoOpt.Gpu.Kernels.Costs;
using CoOpt.Gpu.Kernels.Couplings;
using CoOpt.Gpu.Kernels.Drivers;
using CoOpt.Gpu.Kernels.Losses;
using CoOpt.Gpu.Kernels.Quantizers;
using CoOpt.Gpu.Kernels.Steppers;

namespace CoOpt.Gpu.Engine.Ilgpu.Accelerators.Launches;

/// <summary>The layout of a catalogue entry's blocks.</summary>
internal sealed class LayoutVisitor(int nodes, int parameters, int mostEdges, int classes, int workers, int traceCapacity) : IDriverVisitor<BatchLayout>
{
    /// <inheritdoc/>
    public BatchLayout Visit<TCoupling, TQuantizer, TPenalty, TLoss, TStepper>()
        where TCoupling : struct, ICoupling
        where TQuantizer : struct, IQuantizer
        where TPenalty : struct, IPenalty
        where TLoss : struct, ILoss
        where TStepper : struct, IStepper =>
        CoOptimization.LayoutFor<TCoupling, TLoss, TStepper>(nodes, parameters, mostEdges, classes, workers, traceCapacity);
}
