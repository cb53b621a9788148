using CoOpt.Gpu.Kernels.Costs;
using CoOpt.Gpu.Kernels.Couplings;
using CoOpt.Gpu.Kernels.Drivers;
using CoOpt.Gpu.Kernels.Losses;
using CoOpt.Gpu.Kernels.Quantizers;
using CoOpt.Gpu.Kernels.Steppers;
using CoOpt.Gpu.Kernels.Tests.Rig;

namespace CoOpt.Gpu.Kernels.Tests.Drivers;

/// <summary>Points after some Euler steps against plain loops whose gradients are differences of plain values.</summary>
public class EulerTests
{
    private const int Steps = 20;

    // Differences are good to 1e-10 of values up to 1e2; over 20 steps of 0.01 that stays.
    private const double Tolerance = 1e-8;

    [Fact]
    public void Quadratic_ideal() => Check<NodeCoupling, NoQuantizer, NoPenalty, QuadraticLoss>(Cases.Quadratic(1, weighted: true), f => (v => v, f.Quadratic, f.Cost));

    [Fact]
    public void Quadratic_log_edge_switching() => Check<EdgeCoupling, LogNearestQuantizer, QuadraticPenalty, QuadraticLoss>(
        Cases.Quadratic(2, graphs: 3, weighted: true).With((Row.SwitchEvery, 3)), f => (f.Log, f.Quadratic, (x, i) => f.Cost(x, i) + f.QuadraticPenalty(x, i)));

    [Fact]
    public void Least_squares_floor_node() => Check<NodeCoupling, LogFloorQuantizer, NoPenalty, GeneralizedLinear<LeastSquares>>(
        Cases.Samples(3, features: 1), f => (f.LogFloor, f.LeastSquares, f.Cost));

    [Fact]
    public void Smooth_hinge_log_node() => Check<NodeCoupling, LogNearestQuantizer, SoftplusPenalty, GeneralizedLinear<SmoothHinge>>(
        Cases.Samples(4), f => (f.Log, f.SmoothHinge, (x, i) => f.Cost(x, i) + f.SoftplusPenalty(x, i)));

    [Fact]
    public void Logistic_uniform_edge_many_features() => Check<EdgeCoupling, UniformQuantizer, NoPenalty, GeneralizedLinear<Logistic>>(
        Cases.Samples(5, features: 19, perNode: 39), f => (f.Uniform, f.Logistic, f.Cost));

    [Fact]
    public void Logistic_three_features_from_zero() => Check<NodeCoupling, NoQuantizer, NoPenalty, GeneralizedLinear<Logistic>>(
        Cases.Samples(6, features: 3).With((Row.StartAtZero, 1)), f => (v => v, f.Logistic, f.Cost));

    [Fact]
    public void Softmax_ideal() => Check<NodeCoupling, NoQuantizer, NoPenalty, SoftmaxLoss>(
        Cases.Samples(7, classes: 4), f => (v => v, f.Softmax, f.Cost));

    private static void Check<TCoupling, TQuantizer, TPenalty, TLoss>(
        Case problem, Func<PlainFormulas, (Func<double, double> Quantize, Func<double[], int, double> Loss, Func<double, int, double> Cost)> choose)
        where TCoupling : struct, ICoupling
        where TQuantizer : struct, IQuantizer
        where TPenalty : struct, IPenalty
        where TLoss : struct, ILoss
    {
        problem = problem.With((Row.StepSize, 0.01), (Row.StepLimit, Steps));
        var (quantize, loss, cost) = choose(new PlainFormulas(problem));
        var plain = new PlainSolver(problem, quantize, TCoupling.QuantizesDifferences, PlainFormulas.Gradient(loss), (x, i) => PlainFormulas.Derivative(t => cost(t, i), x));
        var (x, y, s) = plain.Euler(Steps);
        var run = Runner<TCoupling, TQuantizer, TPenalty, TLoss, Euler>.Run(problem);
        Equal(x, run.X);
        Equal(y, run.Y);
        Equal(s, run.S);
        Assert.Equal(Steps, run.Rows[Row.Steps]);

        // G(ȳ) of the last trace row, with G* = 0.
        double[] mean = [.. Enumerable.Range(0, problem.Parameters).Select(c => Enumerable.Range(0, problem.Nodes).Average(i => y[(i * problem.Parameters) + c]))];
        Assert.Equal(Enumerable.Range(0, problem.Nodes).Sum(i => loss(mean, i)), run.Trace[^1][TraceColumn.LossGap], Tolerance * 100);
        Assert.Equal(Enumerable.Range(0, problem.Nodes).Sum(i => cost(x[i], i)), run.Trace[^1][TraceColumn.CostGap], Tolerance * 100);
    }

    private static void Equal(double[] expected, double[] actual)
    {
        for (int e = 0; e < expected.Length; e++)
            Assert.Equal(expected[e], actual[e], Tolerance);
    }
}
