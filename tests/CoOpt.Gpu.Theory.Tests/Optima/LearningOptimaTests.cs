using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.TestKit;
using CoOpt.Gpu.Theory.Losses;
using CoOpt.Gpu.Theory.Optima;
using MathNet.Numerics.LinearAlgebra;

namespace CoOpt.Gpu.Theory.Tests.Optima;

public sealed class LearningOptimaTests
{
    [Theory]
    [InlineData(LossKind.LeastSquares)]
    [InlineData(LossKind.SmoothHinge)]
    [InlineData(LossKind.Logistic)]
    [InlineData(LossKind.Softmax)]
    [InlineData(LossKind.Quadratic)]
    public void The_gradient_vanishes_and_the_loss_is_least(LossKind kind)
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var random = new Random(seed);
            var problem = Samples.Learning(kind, 2 + random.Next(6), 1 + random.Next(5), 10, random);
            var optimum = LearningOptima.Of(problem);
            Assert.True(optimum.GradientNorm <= TheoryTolerances.Gradient * optimum.GradientScale);
            var losses = LocalLosses.Of(problem);
            var sum = new double[problem.Parameters];
            var gradient = new double[problem.Parameters];
            for (var i = 0; i < losses.Nodes; i++)
            {
                losses.Gradient(i, optimum.Y.AsSpan(), gradient);
                sum = [.. sum.Zip(gradient, (a, b) => a + b)];
            }

            Assert.True(Math.Sqrt(sum.Sum(v => v * v)) <= 2 * TheoryTolerances.Gradient * optimum.GradientScale);
            for (var k = 0; k < 20; k++)
            {
                double[] other = [.. optimum.Y.Select(v => v + (0.01 * Samples.Normal(random)))];
                Assert.True(Enumerable.Range(0, losses.Nodes).Sum(i => losses.Value(i, other)) >= optimum.Loss - 1e-12);
            }
        }
    }

    [Fact]
    public void Least_squares_solves_its_normal_equations()
    {
        var problem = Samples.Learning(LossKind.LeastSquares, 4, 6, 12, new Random(1));
        var phi = Matrix<double>.Build.Dense(48, 7, (s, c) => c < 6 ? problem.Samples!.FeatureRow(s)[c] : -1);
        var expected = phi.QR().Solve(Vector<double>.Build.Dense([.. problem.Samples!.Targets]));
        Assert.All(expected.Zip(LearningOptima.Of(problem).Y), p => Assert.Equal(p.First, p.Second, TheoryTolerances.Optimum));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Quadratic_losses_solve_their_linear_system(bool definite)
    {
        var problem = Samples.Quadratic(6, 5, new Random(2), definite);
        var q = problem.Quadratic!;
        var a = Matrix<double>.Build.Dense(5, 5, (r, c) => Enumerable.Range(0, 6).Sum(i => q.Matrices[(i * 25) + (r * 5) + c]));
        var v = Vector<double>.Build.Dense(5, r => Enumerable.Range(0, 6).Sum(i => q.Vectors[(i * 5) + r]));
        var expected = a.LU().Solve(v);
        var optimum = LearningOptima.Of(problem);
        Assert.All(expected.Zip(optimum.Y), p => Assert.Equal(p.First, p.Second, TheoryTolerances.Optimum));
        Assert.Equal(-0.5 * (v * expected), optimum.Loss, 10);
    }

    [Theory]
    [InlineData(LossKind.LeastSquares, 1e3)]
    [InlineData(LossKind.LeastSquares, 1e-3)]
    [InlineData(LossKind.SmoothHinge, 1e3)]
    [InlineData(LossKind.SmoothHinge, 1e-3)]
    [InlineData(LossKind.Logistic, 1e3)]
    [InlineData(LossKind.Softmax, 30)]
    public void Features_in_other_units_reach_the_goal_too(LossKind kind, double unit)
    {
        var problem = Samples.Learning(kind, 4, 3, 15, new Random(12));
        var features = problem.Samples!.Features.Select((f, i) => i % 3 == 0 ? f * unit : f);
        var optimum = LearningOptima.Of(problem with { Samples = problem.Samples with { Features = [.. features] } });
        Assert.True(optimum.GradientNorm <= TheoryTolerances.Gradient * optimum.GradientScale, $"{optimum.GradientNorm:R} of {optimum.GradientScale:R}");
    }

    [Fact]
    public void Reused_factorisations_lead_to_the_same_optimum()
    {
        // Padding with features that are always 0 changes nothing but the number of parameters, and with it the way the steps are found.
        var small = Samples.Learning(LossKind.Logistic, 4, 30, 60, new Random(15));
        var features = small.Samples!.Features.Chunk(30).SelectMany(f => f.Concat(new double[90]));
        var padded = small with { Parameters = 121, Samples = small.Samples with { Dimensions = 120, Features = [.. features] } };
        var (expected, actual) = (LearningOptima.Of(small), LearningOptima.Of(padded));
        Assert.Equal(expected.Loss, actual.Loss, 12);
        Assert.True(actual.GradientNorm <= TheoryTolerances.Gradient * actual.GradientScale);
        for (var i = 0; i < 30; i++)
        {
            Assert.Equal(expected.Y[i], actual.Y[i], TheoryTolerances.Optimum);
        }
    }

    [Fact]
    public void Many_parameters_reach_the_same_goal_without_a_dense_Hessian()
    {
        var problem = Samples.Learning(LossKind.Softmax, 4, 400, 40, new Random(3), ridge: 1e-2);
        var optimum = LearningOptima.Of(problem);
        Assert.True(optimum.GradientNorm <= TheoryTolerances.Gradient * optimum.GradientScale, $"{optimum.GradientNorm:R} of {optimum.GradientScale:R}");
    }

    [Fact]
    public void The_bytes_do_not_depend_on_the_threads()
    {
        var problem = Samples.Learning(LossKind.Logistic, 4, 150, 100, new Random(4));
        double[] expected = [.. LearningOptima.Of(problem).Y];

        // Many at once leave each fewer threads and other interleavings.
        var crowded = Enumerable.Range(0, 8).AsParallel().WithDegreeOfParallelism(8).Select(_ => LearningOptima.Of(problem).Y.ToArray()).ToArray();
        Assert.All(crowded, y => Assert.Equal(expected, y));
    }

    [Fact]
    public void A_missing_class_has_no_optimum_even_with_a_ridge()
    {
        foreach (var kind in new[] { LossKind.SmoothHinge, LossKind.Logistic })
        {
            var problem = Samples.Learning(kind, 2, 2, 5, new Random(5));
            var single = problem with { Samples = problem.Samples! with { Targets = [.. problem.Samples!.Targets.Select(_ => 1.0)] } };
            Assert.Contains("label -1", Assert.Throws<TheoryException>(() => LearningOptima.Of(single)).Message, StringComparison.Ordinal);
        }

        var softmax = Samples.Learning(LossKind.Softmax, 2, 2, 6, new Random(6));
        var missing = softmax with { Samples = softmax.Samples! with { Targets = [.. softmax.Samples!.Targets.Select(t => Math.Min(t, 1))] } };
        Assert.Contains("label 2", Assert.Throws<TheoryException>(() => LearningOptima.Of(missing)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Separable_data_without_a_ridge_have_no_optimum()
    {
        LearningProblem problem = new() { Loss = LossKind.Logistic, Parameters = 2, Ridge = 0, Samples = new(1, 2, [0, 2, 4], [-1, 1, -2, 3], [-1, 1, -1, 1]) };
        Assert.Contains("separable", Assert.Throws<TheoryException>(() => LearningOptima.Of(problem)).Message, StringComparison.Ordinal);

        // Touching at one point is separable too, weakly: the loss still falls for ever.
        var touching = problem with { Samples = problem.Samples! with { Features = [-1, 1, 1, 3] } };
        Assert.Contains("separable", Assert.Throws<TheoryException>(() => LearningOptima.Of(touching)).Message, StringComparison.Ordinal);

        // With an overlap there is an optimum without a ridge.
        var overlapping = problem with { Samples = problem.Samples! with { Features = [-1, 1, 2, 0.5] } };
        var optimum = LearningOptima.Of(overlapping);
        Assert.True(optimum.GradientNorm <= TheoryTolerances.Gradient * optimum.GradientScale);
    }

    [Fact]
    public void Softmax_without_a_ridge_is_refused()
    {
        var problem = Samples.Learning(LossKind.Softmax, 2, 2, 9, new Random(10), ridge: 0);
        Assert.Contains("positive ridge", Assert.Throws<TheoryException>(() => LearningOptima.Of(problem)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Singular_problems_are_refused()
    {
        LearningProblem flat = new() { Loss = LossKind.Quadratic, Parameters = 2, Quadratic = new([1, 0, 0, 0, 1, 0, 0, 0], [1, 1, 1, 1]) };
        Assert.Contains("positive definite", Assert.Throws<TheoryException>(() => LearningOptima.Of(flat)).Message, StringComparison.Ordinal);

        LearningProblem deficient = new() { Loss = LossKind.LeastSquares, Parameters = 3, Samples = new(2, 0, [0, 3], [1, 2, 2, 4, 3, 6.0000000000000001], [1, 2, 3]) };
        Assert.Contains("dependent", Assert.Throws<TheoryException>(() => LearningOptima.Of(deficient)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Softmax_is_shifted_to_the_intercepts_of_the_start()
    {
        var problem = Samples.Learning(LossKind.Softmax, 4, 2, 9, new Random(8));
        var optimum = LearningOptima.Of(problem);
        var start = Samples.Normals(4 * problem.Parameters, new Random(9));
        var shifted = LearningOptima.Reachable(problem, optimum, [.. start]);
        var losses = LocalLosses.Of(problem);
        Assert.Equal(optimum.Loss, Enumerable.Range(0, 4).Sum(i => losses.Value(i, shifted.Y.AsSpan())), 10);
        double Intercepts(IEnumerable<double> y) => y.Where((_, k) => k % 3 == 2).Average();
        Assert.Equal(Intercepts(start), Intercepts(shifted.Y), 12);
        Assert.Equal(optimum.Y[0], shifted.Y[0]);
        Assert.Equal(0, Intercepts(LearningOptima.Reachable(problem, shifted, [.. new double[start.Length]]).Y), 12);
    }
}
