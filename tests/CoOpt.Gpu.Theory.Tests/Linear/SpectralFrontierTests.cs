using System.Collections.Immutable;
using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Theory.Bounds;
using CoOpt.Gpu.Theory.Linear;
using CoOpt.Gpu.Theory.Losses;

namespace CoOpt.Gpu.Theory.Tests.Linear;

public sealed class SpectralFrontierTests
{
    /// <summary>
    /// Equal curvatures h on a complete graph: on differences A has trace −2n − αh and determinant n², so its leftmost eigenvalue is −½(2n + u + √(u² + 4nu)), u = αh. It reaches −2/η at u = (2/η)(1 − nη/2)².
    /// </summary>
    [Theory]
    [InlineData(2, 1.0, 0.1)]
    [InlineData(5, 0.3, 0.05)]
    [InlineData(9, 4.0, 0.09)]
    public void Eulers_frontier_on_a_complete_graph_is_the_closed_form(int n, double curvature, double step)
    {
        var frontier = new SpectralFrontier(Samples.Complete(n), Scalars(Enumerable.Repeat(curvature, n)), n / curvature);
        var exact = 2 / (step * curvature) * Math.Pow(1 - (n * step / 2), 2);
        Assert.InRange(frontier.OfEuler(step) / exact, 1 / (1 + SpectralFrontier.Tolerance), 1);
        Assert.Equal(double.PositiveInfinity, frontier.OfFlow());
    }

    /// <summary>
    /// Two nodes, one parameter, one link, ℓ = 2: λ³ + (2ℓ + αs)λ² + (ℓ² + αsℓ + α²P)λ + ½αsℓ² with s = h₁ + h₂ and P = h₁h₂. Routh's condition fails first at the one positive root of
    /// sPβ³ + (s² + 2P)β² + (5/2)sβ + 2, β = α/ℓ.
    /// </summary>
    [Theory]
    [InlineData(1.0, -0.5)]
    [InlineData(2.0, -1.9)]
    [InlineData(3.0, -0.1)]
    public void The_flows_frontier_of_two_nodes_is_the_root_of_Routh(double first, double second)
    {
        var (s, p) = (first + second, first * second);
        double low = 0, high = 1e6;
        for (var k = 0; k < 200; k++)
        {
            var beta = (low + high) / 2;
            var positive = (((((s * p * beta) + (s * s) + (2 * p)) * beta) + (2.5 * s)) * beta) + 2 > 0;
            (low, high) = positive ? (beta, high) : (low, beta);
        }

        var frontier = new SpectralFrontier(Samples.Path(2), Scalars([first, second]), 2 / first);
        Assert.InRange(frontier.OfFlow() / (2 * low), 1 / (1 + SpectralFrontier.Tolerance), 1);

        // A vanishing step leaves the flow; every step is less stable than it.
        Assert.Equal(1, frontier.OfEuler(1e-6) / frontier.OfFlow(), 1e-3);
        Assert.True(frontier.OfEuler(0.1) < frontier.OfFlow());
    }

    [Fact]
    public void The_flow_of_convex_losses_has_no_frontier_up_to_a_hundred_thousand_bounds()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var network = Samples.Random(2 + random.Next(7), 0.4, random);
            var losses = LocalLosses.Of(Samples.Quadratic(network.Nodes, 1 + random.Next(3), random, true));
            for (var alpha = 0.01; alpha <= 1e4; alpha *= 10)
            {
                Assert.True(LinearFlow.FlowRate(LinearFlow.DeflatedSpectrum(network, losses, alpha)) > 0, $"seed {seed}, α = {alpha:R}");
            }

            Assert.Equal(double.PositiveInfinity, new SpectralFrontier(network, losses, 0.1).OfFlow());
        }
    }

    [Fact]
    public void Below_the_definite_bound_the_flow_is_stable()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var network = Samples.Random(3 + random.Next(5), 0.4, random);
            var losses = LocalLosses.Of(Samples.Quadratic(network.Nodes, 2, random, false));
            var definite = DefiniteBound.Of(network, losses);
            Assert.True(new SpectralFrontier(network, losses, definite / 4).OfFlow() >= definite / (1 + SpectralFrontier.Tolerance), $"seed {seed}");
        }
    }

    private static ILocalLosses Scalars(IEnumerable<double> curvatures)
    {
        var h = curvatures.ToImmutableArray();
        return LocalLosses.Of(new LearningProblem { Loss = LossKind.Quadratic, Parameters = 1, Quadratic = new(h, [.. h.Select(static _ => 0.0)]) });
    }
}
