using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.TestKit;
using CoOpt.Gpu.Theory.Bounds;
using CoOpt.Gpu.Theory.Linear;
using CoOpt.Gpu.Theory.Losses;
using CoOpt.Gpu.Theory.Spectra;
using FsCheck;
using FsCheck.Fluent;
using MathNet.Numerics.LinearAlgebra;

namespace CoOpt.Gpu.Theory.Tests.Bounds;

public sealed class BoundTests
{
    private static readonly Config Replayed = Config.QuickThrowOnFailure.WithReplay(6, 1).WithMaxTest(40);

    [Theory]
    [InlineData(QuantizerKind.Log, Rounding.Nearest, CouplingKind.Node, 1.125, 1.0 + (0.5 * 0.5 / 4), 1.25, 1.2840254166877414)]
    [InlineData(QuantizerKind.Log, Rounding.Floor, CouplingKind.Edge, 1.125, 1.0 + (0.5 * 0.5 / 4), 1.25, 1)]
    [InlineData(QuantizerKind.Log, Rounding.Nearest, CouplingKind.Ideal, 1.125, 1, 1, 1)]
    [InlineData(QuantizerKind.Uniform, Rounding.Nearest, CouplingKind.Node, 1.125, 1, 1, 2)]
    [InlineData(QuantizerKind.None, Rounding.Nearest, CouplingKind.Node, 1.125, 1, 1, 1)]
    public void Each_form_divides_the_limit(QuantizerKind quantizer, Rounding rounding, CouplingKind coupling, double lambda2, double printed, double half, double exact)
    {
        var bounds = StabilityBounds.Of(lambda2, 3, new(quantizer, 0.5, 0.1, rounding, coupling));
        Near(lambda2 / 3, bounds.Limit!.Value);
        Near(lambda2 / 3 / printed, bounds.Printed!.Value);
        Near(lambda2 / 3 / half, bounds.Half!.Value);
        Near(lambda2 / 3 / exact, bounds.Exact!.Value);
    }

    [Fact]
    public void Without_lambda2_there_is_no_bound()
    {
        Assert.Equal(default, StabilityBounds.Of(null, 1, new(QuantizerKind.None, 0, 0, Rounding.Nearest, CouplingKind.Ideal)));
    }

    [Fact]
    public void Convex_losses_have_no_definite_bound()
    {
        var losses = LocalLosses.Of(Samples.Quadratic(5, 3, new Random(1), definite: true));
        Assert.Equal(double.PositiveInfinity, DefiniteBound.Of(Samples.Ring(5), losses));
    }

    [Fact]
    public void The_definite_bound_is_where_the_smallest_eigenvalue_vanishes() => Check.One(Replayed, Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var random = new Random(seed);
        var (n, m) = (2 + random.Next(6), 1 + random.Next(3));
        var network = Samples.Random(n, 0.3, random);
        var losses = LocalLosses.Of(Samples.Quadratic(n, m, random, definite: false));
        if (DefiniteBound.IsConvex(losses))
        {
            return;
        }

        var bound = DefiniteBound.Of(network, losses);
        double Smallest(double alpha)
        {
            // 2𝓛 + αH is the negated upper left block of the deflated flow with the Laplacian doubled.
            var doubled = Model.Networks.Network.FromEdges(n, network.Edges.Select(e => e with { Weight = 2 * e.Weight }));
            return (-LinearFlow.Deflated(doubled, losses, alpha).SubMatrix(0, n * m, 0, n * m)).Evd(Symmetricity.Symmetric).EigenValues.Min(v => v.Real);
        }

        Assert.True(Smallest(bound * (1 - 1e-6)) > 0, $"below {bound:R}");
        Assert.True(Smallest(bound * (1 + 1e-6)) < 0, $"above {bound:R}");
        Assert.True(LinearFlow.FlowRate(LinearFlow.DeflatedSpectrum(network, losses, bound * random.NextDouble())) > 0);
    }));

    [Fact]
    public void Below_the_limit_the_ideal_flow_is_stable_also_with_indefinite_losses() => Check.One(Replayed, Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var random = new Random(seed);
        var (n, m) = (2 + random.Next(6), 1 + random.Next(3));
        var network = Samples.Random(n, 0.3, random);
        var losses = LocalLosses.Of(Samples.Quadratic(n, m, random, definite: false));
        var limit = NetworkSpectrum.Of(new(network)).Lambda2!.Value / Enumerable.Range(0, n).Max(losses.Lipschitz);
        Assert.True(LinearFlow.FlowRate(LinearFlow.DeflatedSpectrum(network, losses, 0.999 * limit)) > 0);
    }));

    private static void Near(double expected, double actual) => Assert.InRange(actual / expected, 1 - TheoryTolerances.Formula, 1 + TheoryTolerances.Formula);
}
