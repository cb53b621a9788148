using CoOpt.Gpu.Kernels.Costs;
using CoOpt.Gpu.Kernels.Couplings;
using CoOpt.Gpu.Kernels.Drivers;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Losses;
using CoOpt.Gpu.Kernels.Quantizers;
using CoOpt.Gpu.Kernels.Steppers;
using CoOpt.Gpu.Kernels.Tests.Rig;

namespace CoOpt.Gpu.Benchmarks;

/// <summary>Node-steps per second of processor time on one thread, for lane types and drivers, on problems of the size of W1 (n = 20, m = 3, 20 samples) and others.</summary>
internal static class Speed
{
    private const int Steps = 20_000;
    private const int Repeats = 3;

    private static string Problems { get; set; } = "";

    private static string Lanes { get; set; } = "";

    internal static void Measure(string problems, string lanes)
    {
        Problems = problems;
        Lanes = lanes;
        Case w1 = Limited(Cases.Samples(11, nodes: 20, perNode: 20));
        Report<NodeCoupling, LogNearestQuantizer, QuadraticPenalty, GeneralizedLinear<SmoothHinge>>("W1 smooth hinge, log, node", w1, all: true);
        Report<NodeCoupling, NoQuantizer, QuadraticPenalty, GeneralizedLinear<SmoothHinge>>("W1 unquantised", w1);
        Case w2 = Limited(Cases.Quadratic(12, nodes: 50, p: 0.13));
        Report<NodeCoupling, LogNearestQuantizer, QuadraticPenalty, QuadraticLoss>("W2 quadratic, log, node, n = 50", w2);
        Report<EdgeCoupling, LogNearestQuantizer, QuadraticPenalty, QuadraticLoss>("W3 quadratic, log, edge, n = 50", w2);
        Case w4 = Limited(Cases.Samples(13, nodes: 100, features: 9, perNode: 20, p: 0.19));
        Report<NodeCoupling, LogNearestQuantizer, QuadraticPenalty, GeneralizedLinear<LeastSquares>>("W4 least squares, log, node, n = 100, m = 10", w4);
    }

    private static Case Limited(Case problem) =>
        problem.With((Row.StepLimit, Steps * 20 / problem.Nodes), (Row.StepSize, 0.004), (Row.TraceEvery, 1000));

    private static void Report<TCoupling, TQuantizer, TPenalty, TLoss>(string name, Case problem, bool all = false)
        where TCoupling : struct, ICoupling
        where TQuantizer : struct, IQuantizer
        where TPenalty : struct, IPenalty
        where TLoss : struct, ILoss
    {
        if (!name.Contains(Problems, StringComparison.Ordinal))
            return;
        Console.WriteLine(name);
        Lane<Lane512>();
        Lane<PairLane<Lane512>>();
        if (!all)
            return;
        Lane<PairLane<PairLane<Lane512>>>();
        Lane<ScalarLane>();
        Lane<Lane256>();
        Lane<PairLane<Lane256>>();

        void Lane<TLane>()
            where TLane : unmanaged, ILane<TLane>
        {
            string laneName = typeof(TLane).Name + (typeof(TLane).IsGenericType ? " of " + typeof(TLane).GenericTypeArguments[0].Name : "");
            if (Lanes.Length > 0 && laneName != Lanes)
                return;

            // Gains and levels as in a sweep: neighbours in a lane group differ in them.
            var lanes = new Case?[TLane.Width];
            for (int lane = 0; lane < lanes.Length; lane++)
                lanes[lane] = problem.With((Row.Alpha, 0.02 * (1 + (lane & 3))), (Row.Rho, 0.0625 * (1 << (lane / 4 & 3))));
            double best = double.PositiveInfinity;
            for (int repeat = 0; repeat < Repeats; repeat++)
            {
                TimeSpan start = Environment.CpuUsage.UserTime;
                Runner<TCoupling, TQuantizer, TPenalty, TLoss, Euler>.Run<TLane>(lanes, iterations: int.MaxValue);
                best = Math.Min(best, (Environment.CpuUsage.UserTime - start).TotalSeconds);
            }

            double work = problem.Rows[Row.StepLimit] * problem.Nodes * TLane.Width;
            Console.WriteLine($"    {laneName,-28} {work / best / 1e6,8:f2} M node-steps/s and thread");
        }
    }
}
