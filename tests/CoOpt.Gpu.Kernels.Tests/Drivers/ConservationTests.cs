using CoOpt.Gpu.Kernels.Costs;
using CoOpt.Gpu.Kernels.Couplings;
using CoOpt.Gpu.Kernels.Drivers;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Losses;
using CoOpt.Gpu.Kernels.Quantizers;
using CoOpt.Gpu.Kernels.Steppers;
using CoOpt.Gpu.Kernels.Tests.Rig;

namespace CoOpt.Gpu.Kernels.Tests.Drivers;

/// <summary>Σx = b and Σs = Σs(0) over many steps, cycles of quantised runs included: what drifts is only the rounding of the sum that measures it. The benchmark project has the form with 10⁶ steps.</summary>
public class ConservationTests
{
    private const int Steps = 20_000;

    // A plain sum drifts by some 1e-12 in as many steps and by 1e-8 over 10⁶.
    private const double Tolerance = 3e-15;

    // The same in float32, whose last place is 2²⁹ times as large.
    private const double SingleTolerance = Tolerance * 536_870_912;

    [Fact]
    public void Node_log() => Check<NodeCoupling, LogNearestQuantizer, Euler>(Cases.Quadratic(21, nodes: 20));

    [Fact]
    public void Node_uniform() => Check<NodeCoupling, UniformQuantizer, Euler>(Cases.Quadratic(21, nodes: 20));

    [Fact]
    public void Edge_log_weighted() => Check<EdgeCoupling, LogNearestQuantizer, Euler>(Cases.Quadratic(21, nodes: 20, weighted: true));

    [Fact]
    public void Node_log_switching() => Check<NodeCoupling, LogNearestQuantizer, Euler>(Cases.Quadratic(22, nodes: 20, graphs: 5).With((Row.SwitchEvery, 50)));

    [Fact]
    public void Node_floor_runge_kutta() => Check<NodeCoupling, LogFloorQuantizer, RungeKutta4>(Cases.Quadratic(21, nodes: 12, weighted: true));

    [Fact]
    public void Ideal() => Check<NodeCoupling, NoQuantizer, Euler>(Cases.Quadratic(21, nodes: 20, weighted: true));

    private static void Check<TCoupling, TQuantizer, TStepper>(Case problem)
        where TCoupling : struct, ICoupling
        where TQuantizer : struct, IQuantizer
        where TStepper : struct, IStepper
    {
        Check<Lane512, TCoupling, TQuantizer, TStepper>(problem, Tolerance);
        Check<SingleLane512, TCoupling, TQuantizer, TStepper>(problem, SingleTolerance);
    }

    private static void Check<TLane, TCoupling, TQuantizer, TStepper>(Case problem, double tolerance)
        where TLane : unmanaged, ILane<TLane>
        where TCoupling : struct, ICoupling
        where TQuantizer : struct, IQuantizer
        where TStepper : struct, IStepper
    {
        double[] stepSizes = [0.02, 0.06, 0.1, 0.14, 0.05, 0.11, 0.08, 0.03];
        var lanes = stepSizes.Select(h => (Case?)problem.With((Row.StepLimit, Steps), (Row.TraceEvery, Steps), (Row.StepSize, h), (Row.Rho, (2 * h) + 0.1))).ToArray();
        foreach (var run in Runner<TCoupling, TQuantizer, SoftplusPenalty, QuadraticLoss, TStepper>.Run<TLane>(lanes, int.MaxValue))
        {
            double[] rows = run!.Rows;
            Assert.InRange(rows[Row.FeasibilityMax] / Math.Max(1, Math.Max(problem.Demand, rows[Row.SumAbsX])), 0, tolerance);
            Assert.InRange(rows[Row.TrackerDriftMax] / Math.Max(1, rows[Row.SumAbsS]), 0, tolerance);
        }
    }
}
