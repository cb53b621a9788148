using CoOpt.Gpu.Model.Networks;
using CoOpt.Gpu.TestKit;
using CoOpt.Gpu.Theory.Linear;
using CoOpt.Gpu.Theory.Losses;
using FsCheck;
using FsCheck.Fluent;
using MathNet.Numerics.LinearAlgebra;
using Complex = System.Numerics.Complex;

namespace CoOpt.Gpu.Theory.Tests.Linear;

public sealed class LinearFlowTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_deflated_spectrum_is_the_full_one_without_m_zeros(bool definite)
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var random = new Random(seed);
            var (network, losses) = Pair(3 + random.Next(5), 1 + random.Next(4), definite, random);
            var alpha = Math.Exp(4 * (random.NextDouble() - 0.5));
            var full = LinearFlow.Matrix(network, losses, alpha);
            var left = full.Evd(Symmetricity.Asymmetric).EigenValues.ToList();
            var scale = full.L2Norm();
            var deflated = LinearFlow.DeflatedSpectrum(network, losses, alpha);
            Assert.Equal(left.Count - losses.Parameters, deflated.Length);
            foreach (var value in deflated.Concat(Enumerable.Repeat(Complex.Zero, losses.Parameters)))
            {
                var nearest = left.MinBy(v => Complex.Abs(v - value));
                Assert.True(Complex.Abs(nearest - value) <= TheoryTolerances.UnsymmetricSpectrum * scale, $"seed {seed}: {value} is not in the full spectrum, nearest {nearest}");
                left.Remove(nearest);
            }
        }
    }

    [Fact]
    public void The_conserved_sum_is_a_left_null_vector()
    {
        var (network, losses) = Pair(5, 3, false, new Random(1));
        var a = LinearFlow.Matrix(network, losses, 0.7);
        for (var c = 0; c < 3; c++)
        {
            var w = Vector<double>.Build.Dense(30);
            for (var i = 0; i < 5; i++)
            {
                var hessian = new double[9];
                losses.AddHessian(i, new double[3], hessian);
                w[15 + (3 * i) + c] = 1;
                for (var d = 0; d < 3; d++)
                {
                    w[(3 * i) + d] = -hessian[(3 * c) + d];
                }
            }

            Assert.True((w * a).L2Norm() <= TheoryTolerances.Spectrum * a.L2Norm());
        }
    }

    [Fact]
    public void Powers_agree_with_the_dynamics_step_by_step()
    {
        const double Alpha = 0.3, Step = 0.02;
        const int Steps = 500, N = 5, M = 2;
        var random = new Random(2);
        var (network, losses) = Pair(N, M, true, random);
        var (y, s) = (Samples.Normals(N * M, random), Samples.Normals(N * M, random));
        var z = Gradients(losses, y);

        // Deviations from an equilibrium obey the homogeneous flow; differences of two solutions do too, so two starts are run.
        var (y2, s2) = (Samples.Normals(N * M, random), Samples.Normals(N * M, random));
        var start = Vector<double>.Build.Dense([.. Difference(y, y2), .. Difference(Add(s, z), Add(s2, Gradients(losses, y2)))]);
        var predicted = LinearFlow.EulerPower(LinearFlow.Matrix(network, losses, Alpha), Step, Steps) * start;
        for (var k = 0; k < Steps; k++)
        {
            (y, s) = Euler(network, losses, y, s, Alpha, Step);
            (y2, s2) = Euler(network, losses, y2, s2, Alpha, Step);
        }

        double[] end = [.. Difference(y, y2), .. Difference(Add(s, Gradients(losses, y)), Add(s2, Gradients(losses, y2)))];
        Assert.All(predicted.Zip(end), p => Assert.InRange(p.Second - p.First, -1e-12 * start.L2Norm(), 1e-12 * start.L2Norm()));
    }

    [Fact]
    public void Rates_are_the_decay_of_powers()
    {
        var random = new Random(3);
        for (var repeat = 0; repeat < 5; repeat++)
        {
            var (network, losses) = Pair(4, 2, true, random);
            const double Alpha = 0.2, Step = 0.05;
            var spectrum = LinearFlow.DeflatedSpectrum(network, losses, Alpha);
            var b = LinearFlow.Deflated(network, losses, Alpha);
            var (early, late) = (LinearFlow.EulerPower(b, Step, 1 << 11).FrobeniusNorm(), LinearFlow.EulerPower(b, Step, 1 << 12).FrobeniusNorm());
            var measured = -Math.Log(late / early) / ((1 << 11) * Step);
            Assert.InRange(LinearFlow.EulerRate(spectrum, Step) / measured, 0.98, 1.02);

            // A vanishing step leaves the flow.
            Assert.Equal(LinearFlow.FlowRate(spectrum), LinearFlow.EulerRate(spectrum, 1e-7), 1e-5);
        }
    }

    [Fact]
    public void With_definite_Hessians_every_alpha_is_stable() => Check.One(Config.QuickThrowOnFailure.WithReplay(4, 1).WithMaxTest(100), Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var random = new Random(seed);
        var (network, losses) = Pair(2 + random.Next(6), 1 + random.Next(3), true, random);
        var alpha = Math.Pow(10, (6 * random.NextDouble()) - 3);
        var rate = LinearFlow.FlowRate(LinearFlow.DeflatedSpectrum(network, losses, alpha));
        Assert.True(rate > 0, $"α = {alpha:R}: rate {rate:R}");
    }));

    [Fact]
    public void One_node_is_plain_gradient_flow()
    {
        var losses = LocalLosses.Of(Samples.Quadratic(1, 1, new Random(5), true));
        var spectrum = LinearFlow.DeflatedSpectrum(Network.FromEdges(1, []), losses, 0.5);
        Assert.Equal(0.5 * losses.Lipschitz(0), LinearFlow.FlowRate(spectrum), 14);
    }

    private static (Network Network, ILocalLosses Losses) Pair(int n, int m, bool definite, Random random) =>
        (Samples.Random(n, 0.3, random), LocalLosses.Of(Samples.Quadratic(n, m, random, definite)));

    private static (double[] Y, double[] S) Euler(Network network, ILocalLosses losses, double[] y, double[] s, double alpha, double step)
    {
        var z = Add(s, Gradients(losses, y));
        var (nextY, nextS) = ((double[])y.Clone(), (double[])s.Clone());
        var m = losses.Parameters;
        for (var i = 0; i < network.Nodes; i++)
        {
            for (var c = 0; c < m; c++)
            {
                nextY[(i * m) + c] -= step * alpha * z[(i * m) + c];
                foreach (var (j, w) in network.Row(i))
                {
                    nextY[(i * m) + c] += step * w * (y[(j * m) + c] - y[(i * m) + c]);
                    nextS[(i * m) + c] += step * w * (z[(j * m) + c] - z[(i * m) + c]);
                }
            }
        }

        return (nextY, nextS);
    }

    private static double[] Gradients(ILocalLosses losses, double[] y)
    {
        var m = losses.Parameters;
        var z = new double[y.Length];
        for (var i = 0; i < losses.Nodes; i++)
        {
            losses.Gradient(i, y.AsSpan(i * m, m), z.AsSpan(i * m, m));
        }

        return z;
    }

    private static double[] Add(double[] a, double[] b) => [.. a.Zip(b, (u, v) => u + v)];

    private static double[] Difference(double[] a, double[] b) => [.. a.Zip(b, (u, v) => u - v)];
}
