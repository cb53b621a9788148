using CoOpt.Gpu.Kernels.Costs;
using CoOpt.Gpu.Kernels.Couplings;
using CoOpt.Gpu.Kernels.Drivers;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Losses;
using CoOpt.Gpu.Kernels.Quantizers;
using CoOpt.Gpu.Kernels.Steppers;
using CoOpt.Gpu.Kernels.Tests.Rig;

namespace CoOpt.Gpu.Benchmarks;

/// <summary>max |Σx − b| and max ‖Σs − Σs(0)‖∞ over many steps, relative to their scales, for couplings and quantisers; the steps are chosen so that some runs end in cycles.</summary>
internal static class Conservation
{
    private static readonly double[] StepSizes = [0.02, 0.06, 0.1, 0.14, 0.05, 0.11, 0.08, 0.03];

    internal static void Measure(int steps)
    {
        Console.WriteLine($"{steps} steps; worst lane: |Σx − b| / max(1, |b|, max Σ|x|), ‖Σs − Σs(0)‖∞ / max(1, max Σ‖s‖)");
        foreach (bool weighted in new[] { false, true })
        {
            Case problem = Cases.Quadratic(21, nodes: 20, weighted: weighted).With((Row.StepLimit, steps), (Row.TraceEvery, steps / 50));
            string weights = weighted ? "weighted" : "unit";
            Report<NodeCoupling, LogNearestQuantizer, Euler>($"node, log, {weights}", problem);
            Report<NodeCoupling, UniformQuantizer, Euler>($"node, uniform, {weights}", problem);
            Report<NodeCoupling, NoQuantizer, Euler>($"ideal, {weights}", problem);
            Report<EdgeCoupling, LogNearestQuantizer, Euler>($"edge, log, {weights}", problem);
            Report<EdgeCoupling, UniformQuantizer, Euler>($"edge, uniform, {weights}", problem);
            Report<NodeCoupling, LogNearestQuantizer, RungeKutta4>($"node, log, rk4, {weights}", problem);
        }

        Case switching = Cases.Quadratic(22, nodes: 20, graphs: 5).With((Row.StepLimit, steps), (Row.TraceEvery, steps / 50), (Row.SwitchEvery, 50));
        Report<NodeCoupling, LogNearestQuantizer, Euler>("node, log, switching", switching);
        Report<EdgeCoupling, LogNearestQuantizer, Euler>("edge, log, switching", switching);
    }

    private static void Report<TCoupling, TQuantizer, TStepper>(string name, Case problem)
        where TCoupling : struct, ICoupling
        where TQuantizer : struct, IQuantizer
        where TStepper : struct, IStepper
    {
        var lanes = StepSizes.Select(h => (Case?)problem.With((Row.StepSize, h), (Row.Rho, 2 * h + 0.1), (Row.Delta, h + 0.1))).ToArray();
        var runs = Runner<TCoupling, TQuantizer, SoftplusPenalty, QuadraticLoss, TStepper>.Run<Lane512>(lanes, iterations: int.MaxValue);
        double x = 0, s = 0;
        foreach (var run in runs)
        {
            double[] rows = run!.Rows;
            x = Math.Max(x, rows[Row.FeasibilityMax] / Math.Max(1, Math.Max(problem.Demand, rows[Row.SumAbsX])));
            s = Math.Max(s, rows[Row.TrackerDriftMax] / Math.Max(1, rows[Row.SumAbsS]));
        }

        string ends = string.Join(' ', runs.Select(r => $"{r!.Status}:{r.Trace[^1][TraceColumn.Consensus]:g1}"));
        Console.WriteLine($"{name,-28} {x:e1} {s:e1}   status:consensus {ends}");
    }
}
