using CoOpt.Gpu.Kernels.Costs;
using CoOpt.Gpu.Kernels.Couplings;
using CoOpt.Gpu.Kernels.Drivers;
using CoOpt.Gpu.Kernels.Losses;
using CoOpt.Gpu.Kernels.Quantizers;
using CoOpt.Gpu.Kernels.Steppers;
using CoOpt.Gpu.Kernels.Tests.Rig;

namespace CoOpt.Gpu.Kernels.Tests.Drivers;

public class OutcomeTests
{
    [Fact]
    public void Converged_at_the_first_of_two_trace_points_within_the_tolerance()
    {
        // y* by running long; F* without a box: (b − Σbᵢ)²/(2Σκ).
        Case problem = Cases.Quadratic(41);
        double cost = Math.Pow(problem.Demand - problem.Workload.Sum(), 2) / (2 * problem.Capacity.Sum());
        var long1 = Ideal(problem.With((Row.StepLimit, 20_000)));
        Case known = Known(problem, long1.Y[..3]).With((Row.CostOptimum, cost), (Row.StopAt, 1e-6), (Row.StepLimit, 20_000), (Row.OptimumNorm, Math.Sqrt(long1.Y[..3].Sum(v => v * v))));
        var run = Ideal(known);
        Assert.Equal(LaneStatus.Converged, run.Status);
        double[] residuals = [.. run.Trace.Select(t => t[TraceColumn.Residual])];
        Assert.True(residuals[^1] <= 1e-6 && residuals[^2] <= 1e-6 && residuals[^3] > 1e-6);
        Assert.Equal(run.Trace[^2][TraceColumn.Step], run.Rows[Row.OutcomeStep]);
        Assert.Equal(run.Trace[^1][TraceColumn.Step], run.Rows[Row.Steps]);
    }

    [Fact]
    public void Diverged_says_which_variable_and_step_and_keeps_the_invariants_of_the_step_before()
    {
        Case problem = Cases.Quadratic(42).With((Row.StepSize, 3), (Row.StepLimit, 1000));
        var run = Ideal(problem);
        Assert.Equal(LaneStatus.Diverged, run.Status);
        int step = (int)run.Rows[Row.OutcomeStep];
        var before = Ideal(problem.With((Row.StepLimit, step - 1)));
        Assert.Equal(LaneStatus.StepLimit, before.Status);
        Assert.Equal(before.Rows[Row.FeasibilityMax], run.Rows[Row.FeasibilityMax]);
        Assert.Equal(before.Rows[Row.TrackerDriftMax], run.Rows[Row.TrackerDriftMax]);
        double limit = 1e6 * problem.X.Concat(problem.Y).Select(Math.Abs).Append(1).Max();
        Assert.True(before.X.Concat(before.Y).Concat(before.S).All(v => Math.Abs(v) <= limit));
        double[] largest = [.. new[] { run.X, run.Y, run.S }.Select(a => a.Max(Math.Abs))];
        int variable = (int)run.Rows[Row.OutcomeVariable];
        Assert.True(largest[variable - 1] > limit && largest.Take(variable - 1).All(v => v <= limit));
    }

    [Fact]
    public void Not_finite_names_the_variable()
    {
        var run = Ideal(Cases.Quadratic(43).With((Row.Alpha, double.NaN)));
        Assert.Equal(LaneStatus.NonFinite, run.Status);
        Assert.Equal(1, run.Rows[Row.OutcomeStep]);
        Assert.Equal(2, run.Rows[Row.OutcomeVariable]);
    }

    [Fact]
    public void Observables_are_what_their_formulas_say()
    {
        Case problem = Cases.Quadratic(44);
        problem = Known(problem, [0.3, -0.2, 0.1]).With((Row.CostOptimum, 2), (Row.OptimumNorm, 3), (Row.StepLimit, 37), (Row.Penalty, 0.7));
        var run = Runner<NodeCoupling, NoQuantizer, QuadraticPenalty, QuadraticLoss, Euler>.Run(problem);
        var row = run.Trace[^1];
        var formulas = new PlainFormulas(problem);
        int n = problem.Nodes, m = problem.Parameters;
        double gap = Enumerable.Range(0, n).Sum(i => formulas.Cost(run.X[i], i) + formulas.QuadraticPenalty(run.X[i], i)) - 2;
        double[][] y = [.. run.Y.Chunk(m)], s = [.. run.S.Chunk(m)];
        double[] mean = [.. Enumerable.Range(0, m).Select(c => y.Average(v => v[c]))];
        double distance = y.Max(v => Norm(v, problem.Optimum));
        Assert.Equal(37, row[TraceColumn.Step]);
        Near(gap, row[TraceColumn.CostGap]);
        Near(Enumerable.Range(0, n).Sum(i => formulas.Cost(run.X[i], i)), row[TraceColumn.Cost]);
        Near(distance, row[TraceColumn.Distance]);
        Near(y.Max(v => Norm(v, mean)), row[TraceColumn.Consensus]);
        Near(Enumerable.Range(0, n).Max(i => Math.Max(0, Math.Max(run.X[i] - problem.Upper[i], problem.Lower[i] - run.X[i]))), row[TraceColumn.BoxViolation]);
        Near(Math.Max(Math.Abs(gap) / 2, distance / 3), row[TraceColumn.Residual]);
        var gradient = PlainFormulas.Gradient(formulas.Quadratic);
        double trackers = Enumerable.Range(0, n).Sum(i => gradient(y[i], i).Zip(s[i], (a, b) => (a + b) * (a + b)).Sum());
        double squares = y.Sum(v => Math.Pow(Norm(v, problem.Optimum), 2)) + trackers;
        Assert.Equal((0.5 * squares) + gap, row[TraceColumn.Lyapunov], 1e-8);
        Assert.Equal(Math.Sqrt(squares), row[TraceColumn.Deviation], 1e-8);

        static double Norm(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (p, q) => (p - q) * (p - q)).Sum());
        static void Near(double expected, double actual) => Assert.Equal(expected, actual, 1e-12);
    }

    [Fact]
    public void The_alphabet_is_the_span_of_the_levels_that_were_sent()
    {
        Case problem = Cases.Quadratic(45).With((Row.StepLimit, 1), (Row.TraceEvery, 1));
        var run = Runner<NodeCoupling, LogNearestQuantizer, NoPenalty, QuadraticLoss, Euler>.Run(problem);
        double rho = problem.Rows[Row.Rho];
        double[] k = [.. problem.Y.Where(v => v > 0).Select(v => Math.Round(Math.Log(v) / rho))], l = [.. problem.Y.Where(v => v < 0).Select(v => Math.Round(Math.Log(-v) / rho))];
        int at = Row.Alphabet + Row.AlphabetStride;
        Assert.Equal([k.Min(), k.Max(), l.Min(), l.Max(), 0], run.Rows[at..(at + 5)]);

        // Gradients of x all start on one side of 0 or the other; the edge form sends every difference both ways.
        var edge = Runner<EdgeCoupling, LogNearestQuantizer, NoPenalty, QuadraticLoss, Euler>.Run(problem);
        Assert.Equal(edge.Rows[at], edge.Rows[at + 2]);
        Assert.Equal(edge.Rows[at + 1], edge.Rows[at + 3]);
    }

    [Fact]
    public void Underflows_are_counted_message_by_message()
    {
        // With ρ = 400 the levels are 1, e^±400, …: a y of 1e-320 underflows at every step; its neighbours pull only once that is over.
        Case problem = Cases.Quadratic(46).With((Row.Rho, 400), (Row.StepLimit, 1), (Row.TraceEvery, 1));
        problem.Y[4] = 1e-320;
        var eager = Runner<NodeCoupling, LogNearestQuantizer, NoPenalty, QuadraticLoss, Euler>.Run(problem);
        Assert.Equal(1, eager.Rows[Row.Underflows]);

        // What underflowed is no part of the sector: all other messages went to the level 1.
        Assert.InRange(eager.Rows[Row.SectorLeast], 1e-3, 1);
        Assert.InRange(eager.Rows[Row.SectorGreatest], 1, 1e6);
    }

    private static LaneResult Ideal(Case problem) => Runner<NodeCoupling, NoQuantizer, NoPenalty, QuadraticLoss, Euler>.Run(problem);

    private static Case Known(Case problem, double[] optimum) => new()
    {
        Nodes = problem.Nodes,
        Parameters = problem.Parameters,
        Graphs = problem.Graphs,
        Features = problem.Features,
        Targets = problem.Targets,
        Capacity = problem.Capacity,
        Workload = problem.Workload,
        Lower = problem.Lower,
        Upper = problem.Upper,
        X = problem.X,
        Y = problem.Y,
        Optimum = optimum,
        Rows = problem.Rows,
    };
}
