using CoOpt.Gpu.Engine.Frontiers;

namespace CoOpt.Gpu.Engine.Tests.Frontiers;

public sealed class GrowthTests
{
    [Theory]
    [InlineData(-3.5)]
    [InlineData(3.5)]
    [InlineData(-2.5)]
    [InlineData(2.5)]
    public void The_fit_of_an_exponential_is_its_exponent(double change)
    {
        var verdict = change > Growth.Certain ? ProbeVerdict.Unstable : change < -Growth.Certain ? ProbeVerdict.Stable : ProbeVerdict.Open;
        var growth = Growth.Of(Values(t => 7 * Math.Exp(change * t)));
        Assert.Equal((verdict, change), (growth.Verdict, Math.Round(growth.Change, 9)));
    }

    [Fact]
    public void Only_the_last_half_counts()
    {
        // A transient rise by e⁵ in the first half.
        var growth = Growth.Of(Values(static t => t < 0.5 ? Math.Exp(10 * t) : Math.Exp(5 - (4 * (t - 0.5)))));
        Assert.Equal((ProbeVerdict.Stable, -4.0), (growth.Verdict, Math.Round(growth.Change, 9)));
    }

    [Fact]
    public void A_growing_mode_below_decaying_ones_is_not_called_stable()
    {
        // Over the last half the sum falls with a slope of −5, in the last quarter with one of −1.
        var growth = Growth.Of(Values(static t => Math.Exp(-12 * t) + (2e-5 * Math.Exp(2 * t))));
        Assert.Equal(ProbeVerdict.Open, growth.Verdict);
    }

    [Fact]
    public void The_floor_is_decay_whatever_comes_after() =>
        Assert.Equal(ProbeVerdict.Stable, Growth.Of(Values(static t => t < 0.3 ? Math.Exp(-80 * t) : 1e-11 * (1 + t))).Verdict);

    [Fact]
    public void An_exact_cycle_is_told_from_slow_change()
    {
        var cycle = Values(static t => t < 0.3 ? 1 + t : 2 + ((int)Math.Round(64 * t) % 5));
        Assert.Equal(ProbeVerdict.Cycle, Growth.Of(cycle).Verdict);
        cycle[^1] *= 1 + 1e-15;
        Assert.Equal(ProbeVerdict.Open, Growth.Of(cycle).Verdict);
    }

    private static double[] Values(Func<double, double> of) => [.. Enumerable.Range(0, FrontierProbe.Points + 1).Select(k => of(k / (double)FrontierProbe.Points))];
}
