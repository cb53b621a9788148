using CoOpt.Gpu.Figures.Reports.Facts;
using CoOpt.Gpu.Figures.Tests.Recipes;

namespace CoOpt.Gpu.Figures.Tests.Reports;

public sealed class FactsTests
{
    private const double Tolerance = 1e-12;

    private static double Cell(double alpha, double rho, int seed) => (alpha * alpha * (1 + (rho * seed))) + (0.01 * seed);

    private static RunFacts Facts() => new(SampleRun.Of("/nowhere/sample-1", ("distance", Cell), ("bits", (a, r, _) => 64 / r)));

    [Fact]
    public void FactorsFindTheirPointsAndPartners()
    {
        var facts = Facts();
        var rho = facts.Factors.Single(f => f.Name == "links.rho");
        for (var row = 0; row < facts.Rows; row++)
        {
            var instance = facts.Instances[row];
            Assert.Equal(facts.Run.Instances.Numbers("links.rho")[row], SampleRun.Rhos[rho.PointOf(instance)]);
            var partner = facts.RowOf(rho.PartnerOf(instance, 0))!.Value;
            Assert.Equal(SampleRun.Rhos[0], facts.Run.Instances.Numbers("links.rho")[partner]);
            Assert.Equal(facts.Run.Instances.Numbers("seed")[row], facts.Run.Instances.Numbers("seed")[partner]);
            Assert.Equal(facts.Run.Instances.Texts("method.alpha")[row], facts.Run.Instances.Texts("method.alpha")[partner]);
        }
    }

    [Fact]
    public void SharesOfVarianceAreThoseOfAnalysisOfVariance()
    {
        var facts = Facts();
        var metric = facts.Metrics.Single(m => m.Slug == "distance");
        foreach (var factor in facts.Factors)
        {
            // By the other road: 1 − (variance within the points)/(variance), each about its own mean.
            var logs = Enumerable.Range(0, facts.Rows).Select(r => (Point: factor.PointOf(facts.Instances[r]), Value: Math.Log10(facts.Values("distance")[r]))).ToArray();
            var all = logs.Average(l => l.Value);
            var within = logs.GroupBy(l => l.Point).Sum(g => g.Sum(l => Math.Pow(l.Value - g.Average(m => m.Value), 2)));
            Assert.Equal(1 - (within / logs.Sum(l => Math.Pow(l.Value - all, 2))), Effects.CorrelationRatio(facts, factor, metric), Tolerance);
        }

        Assert.Equal("method.alpha", Effects.Ranked(facts)[0].Name);
        Assert.Equal(1, Effects.CorrelationRatio(facts, facts.Factors.Single(f => f.Name == "links.rho"), facts.Metrics.Single(m => m.Slug == "bits")), Tolerance);
    }

    [Fact]
    public void RatiosArePaired()
    {
        var facts = Facts();
        var rho = facts.Factors.Single(f => f.Name == "links.rho");
        var expected = (from a in SampleRun.Alphas from s in Enumerable.Range(0, SampleRun.Seeds) select Cell(a, SampleRun.Rhos[1], s) / Cell(a, SampleRun.Rhos[0], s)).Order().ToArray();
        var ratio = PairedEffect.Ratio(facts, rho, 1, facts.Metrics.Single(m => m.Slug == "distance"));
        Assert.Equal(expected.Length, ratio.Count);
        Assert.Equal((expected[(expected.Length / 2) - 1] + expected[expected.Length / 2]) / 2, ratio.Value, Tolerance);

        // Of 20 numbers the 6th and the 15th bracket the median with 95.9 % (tables of the sign test).
        Assert.Equal(expected[5], ratio.Lower, Tolerance);
        Assert.Equal(expected[14], ratio.Upper, Tolerance);
    }

    [Theory]
    [InlineData(0.5, 40)]
    [InlineData(0.25, 20)]
    [InlineData(0.75, double.NaN)]
    public void WhatWasNotReachedIsBeyond(double q, double expected) =>
        Assert.Equal(expected, new CensoredSample([30, double.NaN, 10, 20, double.NaN, 40, double.NaN]).Quantile(q));

    [Fact]
    public void ConstantColumnsAreNoMetric() => Assert.DoesNotContain(new RunFacts(SampleRun.Of("/nowhere/x", ("distance", (_, _, _) => 3))).Metrics, m => m.Slug == "distance");
}
