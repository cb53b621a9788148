using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.TestKit;
using CoOpt.Gpu.Theory.Losses;
using MathNet.Numerics.LinearAlgebra;

namespace CoOpt.Gpu.Theory.Tests.Losses;

public sealed class LossTests
{
    public static TheoryData<LossKind> Kinds => [LossKind.LeastSquares, LossKind.SmoothHinge, LossKind.Logistic, LossKind.Softmax, LossKind.Quadratic];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Values_follow_their_printed_formulas(LossKind kind)
    {
        var problem = Samples.Learning(kind, 3, 4, 6, new Random(5));
        var losses = LocalLosses.Of(problem);
        var y = Samples.Normals(losses.Parameters, new Random(6));
        for (var i = 0; i < 3; i++)
        {
            var expected = Printed(problem, i, y);
            Assert.InRange(losses.Value(i, y), expected - (1e-13 * Math.Abs(expected)), expected + (1e-13 * Math.Abs(expected)));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Derivatives_agree_with_differences(LossKind kind)
    {
        const double H = 1e-5;
        var losses = LocalLosses.Of(Samples.Learning(kind, 3, 4, 6, new Random(7)));
        var m = losses.Parameters;
        var y = Samples.Normals(m, new Random(8));
        var (gradient, above, below) = (new double[m], new double[m], new double[m]);
        var total = new double[m * m];
        losses.AddHessianSum(y, total);
        var sum = new double[m * m];
        for (var i = 0; i < 3; i++)
        {
            losses.Gradient(i, y, gradient);
            var hessian = new double[m * m];
            losses.AddHessian(i, y, hessian);
            for (var c = 0; c < m; c++)
            {
                var (up, down) = ((double[])y.Clone(), (double[])y.Clone());
                up[c] += H;
                down[c] -= H;
                Near((losses.Value(i, up) - losses.Value(i, down)) / (2 * H), gradient[c]);
                losses.Gradient(i, up, above);
                losses.Gradient(i, down, below);
                for (var d = 0; d < m; d++)
                {
                    Near((above[d] - below[d]) / (2 * H), hessian[(c * m) + d]);
                    sum[(c * m) + d] += hessian[(c * m) + d];
                }
            }
        }

        Assert.All(sum.Zip(total), p => Assert.Equal(p.First, p.Second, 10));
        var (v, product, diagonal) = (Samples.Normals(m, new Random(9)), new double[m], new double[m]);
        losses.HessianSumTimes(y, v, product);
        losses.HessianSumDiagonal(y, diagonal);
        for (var c = 0; c < m; c++)
        {
            Assert.Equal(Enumerable.Range(0, m).Sum(d => total[(c * m) + d] * v[d]), product[c], 10);
            Assert.Equal(total[(c * m) + c], diagonal[c], 10);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_sampled_Hessian_exceeds_the_Lipschitz_bound(LossKind kind)
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var random = new Random(seed);
            var losses = LocalLosses.Of(Samples.Learning(kind, 2, 1 + random.Next(6), 1 + random.Next(9), random));
            var m = losses.Parameters;
            for (var sample = 0; sample < 20; sample++)
            {
                var hessian = new double[m * m];
                losses.AddHessian(0, [.. Samples.Normals(m, random).Select(v => 3 * v * random.NextDouble())], hessian);
                var norm = Matrix<double>.Build.DenseOfRowMajor(m, m, hessian).L2Norm();
                var bound = losses.Lipschitz(0);
                Assert.True(norm <= bound * (1 + TheoryTolerances.Spectrum), $"{kind}, seed {seed}: ‖H‖ = {norm:R} above L = {bound:R}");
            }
        }
    }

    [Fact]
    public void The_Lipschitz_bound_is_reached_where_it_can_be()
    {
        // One sample φ = 3 whose curvature is largest where its margin is 0 (logistic, l·u = 0) or 1 (hinge).
        SampleData one = new(1, 2, [0, 1], [3], [1]);
        LearningProblem Problem(LossKind kind) => new() { Loss = kind, Parameters = 2, Samples = one, Ridge = 0.5 };
        Assert.Equal(0.25 * 10 + 0.5, LocalLosses.Of(Problem(LossKind.Logistic)).Lipschitz(0), 12);
        Assert.Equal(2 + (1.5 * 2 / 4 * 10), LocalLosses.Of(Problem(LossKind.SmoothHinge)).Lipschitz(0), 12);
        Assert.Equal(2 * 10, LocalLosses.Of(Problem(LossKind.LeastSquares)).Lipschitz(0), 12);
        var hessian = new double[4];
        LocalLosses.Of(new() { Loss = LossKind.LeastSquares, Parameters = 2, Samples = one }).AddHessian(0, [0.3, 0.1], hessian);
        Assert.Equal(20, Matrix<double>.Build.DenseOfRowMajor(2, 2, hessian).L2Norm(), 12);
    }

    [Theory]
    [InlineData(300, 30)]
    [InlineData(30, 300)]
    [InlineData(200, 200)]
    public void Large_Gram_matrices_are_bounded_from_above_and_tightly(int perNode, int dimensions)
    {
        var problem = Samples.Learning(LossKind.LeastSquares, 2, dimensions, perNode, new Random(11));
        var hessian = new double[problem.Parameters * problem.Parameters];
        var losses = LocalLosses.Of(problem);
        losses.AddHessian(1, new double[problem.Parameters], hessian);
        var norm = Matrix<double>.Build.DenseOfRowMajor(problem.Parameters, problem.Parameters, hessian).Evd(Symmetricity.Symmetric).EigenValues.Max(v => v.Real);
        Assert.InRange(losses.Lipschitz(1) / norm, 1 - TheoryTolerances.Spectrum, 1 + TheoryTolerances.CertifiedBound);
    }

    [Theory]
    [InlineData(LossKind.SmoothHinge, 3, 200, 150)]
    [InlineData(LossKind.Logistic, 2, 300, 129)]
    [InlineData(LossKind.Softmax, 2, 300, 127)]
    public void Blocked_Hessians_equal_their_products(LossKind kind, int nodes, int perNode, int dimensions)
    {
        // Large enough for the packed, threaded sums, with panels and blocks of samples that do not come out even.
        var losses = LocalLosses.Of(Samples.Learning(kind, nodes, dimensions, perNode, new Random(13)));
        var m = losses.Parameters;
        double[] y = [.. Samples.Normals(m, new Random(14)).Select(v => 0.1 * v)];
        var hessian = new double[m * m];
        losses.AddHessianSum(y, hessian);
        var product = new double[m];
        for (var repeat = 0; repeat < 3; repeat++)
        {
            var v = Samples.Normals(m, new Random(15 + repeat));
            losses.HessianSumTimes(y, v, product);
            var scale = product.Max(Math.Abs);
            for (var r = 0; r < m; r++)
            {
                var expected = 0.0;
                for (var c = 0; c < m; c++)
                {
                    expected += hessian[(r * m) + c] * v[c];
                    Assert.Equal(hessian[(r * m) + c], hessian[(c * m) + r]);
                }

                Assert.InRange(product[r] - expected, -TheoryTolerances.Spectrum * scale, TheoryTolerances.Spectrum * scale);
            }
        }
    }

    [Fact]
    public void Extreme_margins_stay_finite()
    {
        SampleData far = new(1, 2, [0, 2], [1e4, -1e4], [1, -1]);
        foreach (var kind in new[] { LossKind.SmoothHinge, LossKind.Logistic })
        {
            var losses = LocalLosses.Of(new() { Loss = kind, Parameters = 2, Samples = far });
            var gradient = new double[2];
            foreach (var w in new[] { 1e3, -1e3 })
            {
                losses.Gradient(0, [w, 0], gradient);
                Assert.True(double.IsFinite(losses.Value(0, [w, 0])) && gradient.All(double.IsFinite));
            }
        }

        var softmax = LocalLosses.Of(new() { Loss = LossKind.Softmax, Parameters = 4, Samples = far with { Targets = [1, 0] } });
        Assert.Equal(2e7, softmax.Value(0, [1e3, 0, -1e3, 0]), 1e4);
    }

    private static void Near(double expected, double actual) =>
        Assert.InRange(actual, expected - (TheoryTolerances.FiniteDifference * Math.Max(1, Math.Abs(expected))), expected + (TheoryTolerances.FiniteDifference * Math.Max(1, Math.Abs(expected))));

    private static double Printed(LearningProblem problem, int node, double[] y)
    {
        if (problem.Quadratic is { } q)
        {
            var m = problem.Parameters;
            var a = Matrix<double>.Build.DenseOfRowMajor(m, m, q.Matrices.Skip(node * m * m).Take(m * m).ToArray());
            var v = Vector<double>.Build.Dense(y);
            return (0.5 * (v * (a * v))) - (Vector<double>.Build.Dense([.. q.Vectors.Skip(node * m).Take(m)]) * v);
        }

        var samples = problem.Samples!;
        var rows = Enumerable.Range(samples.Offsets[node], samples.Offsets[node + 1] - samples.Offsets[node]).ToArray();
        double Score(int s, int block) => samples.FeatureRow(s).ToArray().Select((f, i) => f * y[(block * (samples.Dimensions + 1)) + i]).Sum();
        double Last(int block) => y[((block + 1) * (samples.Dimensions + 1)) - 1];
        var w2 = y.Where((_, i) => i % (samples.Dimensions + 1) != samples.Dimensions).Sum(v => v * v);
        return problem.Loss switch
        {
            LossKind.LeastSquares => rows.Sum(s => Math.Pow(Score(s, 0) - Last(0) - samples.Targets[s], 2)),
            LossKind.SmoothHinge => w2 + (1.5 * rows.Sum(s => Math.Log(1 + Math.Exp(2 * (1 - (samples.Targets[s] * (Score(s, 0) - Last(0)))))) / 2)),
            LossKind.Logistic => rows.Average(s => Math.Log(1 + Math.Exp(-samples.Targets[s] * (Score(s, 0) + Last(0))))) + (problem.Ridge / 2 * w2),
            _ => rows.Average(s => Math.Log(Enumerable.Range(0, samples.Classes).Sum(k => Math.Exp(Score(s, k) + Last(k))))
                - Score(s, (int)samples.Targets[s]) - Last((int)samples.Targets[s])) + (problem.Ridge / 2 * w2),
        };
    }
}
