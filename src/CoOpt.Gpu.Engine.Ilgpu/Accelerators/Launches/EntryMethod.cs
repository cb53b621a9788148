using System.Reflection;
using CoOpt.Gpu.Engine.Catalogue;
using CoOpt.Gpu.Engine.Ilgpu.Accelerators.Lanes;
using CoOpt.Gpu.Engine.Ilgpu.Accelerators.Stores;
using CoOpt.Gpu.Kernels.Costs;
using CoOpt.Gpu.Kernels.Couplings;
using CoOpt.Gpu.Kernels.Losses;
using CoOpt.Gpu.Kernels.Quantizers;
using CoOpt.Gpu.Kernels.Steppers;
using CoOpt.Gpu.Model.Methods;

namespace CoOpt.Gpu.Engine.Ilgpu.Accelerators.Launches;

/// <summary>The kernel of a catalogue entry for a mapping.</summary>
/// <param name="mapping">The mapping.</param>
/// <param name="precision">The format of the lanes.</param>
internal sealed class EntryMethod(Mapping mapping, Precision precision) : IDriverVisitor<MethodInfo>
{
    /// <inheritdoc/>
    public MethodInfo Visit<TCoupling, TQuantizer, TPenalty, TLoss, TStepper>()
        where TCoupling : struct, ICoupling
        where TQuantizer : struct, IQuantizer
        where TPenalty : struct, IPenalty
        where TLoss : struct, ILoss
        where TStepper : struct, IStepper =>
        (precision == Precision.Binary32
            ? typeof(Entry<SingleDeviceLane, float, SingleViewTables, TCoupling, TQuantizer, TPenalty, TLoss, TStepper>)
            : typeof(Entry<DeviceLane, double, ViewTables, TCoupling, TQuantizer, TPenalty, TLoss, TStepper>)).GetMethod(mapping.ToString(), BindingFlags.Public | BindingFlags.Static)!;
}
