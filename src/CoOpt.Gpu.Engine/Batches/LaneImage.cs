using System.Collections.Immutable;
using CoOpt.Gpu.Engine.Catalogue;
using CoOpt.Gpu.Kernels.Costs;
using CoOpt.Gpu.Kernels.Couplings;
using CoOpt.Gpu.Kernels.Drivers;
using CoOpt.Gpu.Kernels.Losses;
using CoOpt.Gpu.Kernels.Quantizers;
using CoOpt.Gpu.Kernels.Steppers;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Engine.Batches;

/// <summary>
/// What of a running instance outlives a launch: enough to go on, on any device and in lanes of any width, as if nothing had happened. Numbers of float32 lanes are kept as float64, which holds them.
/// </summary>
/// <param name="Rows">The scalars of the rows block up to its trace ring.</param>
/// <param name="State">(x, y, s), their carries and what the stepper remembers.</param>
public sealed record LaneImage(ImmutableArray<double> Rows, ImmutableArray<double> State)
{
    /// <summary>Steps done; 0 where there are no such numbers.</summary>
    public double Steps => Rows.Length > Row.Steps ? Rows[Row.Steps] : 0;

    /// <summary>Whether <paramref name="instance"/> can go on from it: it has its sizes, and is that of a lane under way.</summary>
    public bool Fits(Instance instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        var layout = DriverCatalogue.Open(DriverKey.Of(instance), new LayoutOf(instance.Nodes, instance.Parameters));
        return Rows.Length == layout.Trace
            && State.Length == layout.PersistentSize
            && Rows[Row.Status] == LaneStatus.Running
            && Steps >= 0 && Steps <= instance.Steps && Steps == Math.Floor(Steps);
    }

    // What outlives a launch lies at the same places whatever the network, the workers and the trace ring.
    private sealed class LayoutOf(int nodes, int parameters) : IDriverVisitor<BatchLayout>
    {
        public BatchLayout Visit<TCoupling, TQuantizer, TPenalty, TLoss, TStepper>()
            where TCoupling : struct, ICoupling
            where TQuantizer : struct, IQuantizer
            where TPenalty : struct, IPenalty
            where TLoss : struct, ILoss
            where TStepper : struct, IStepper => CoOptimization.LayoutFor<TCoupling, TLoss, TStepper>(nodes, parameters, 0, 1, 1, 1);
    }
}
