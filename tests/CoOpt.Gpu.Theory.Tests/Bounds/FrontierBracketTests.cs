using CoOpt.Gpu.Theory.Bounds;
using FsCheck;
using FsCheck.Fluent;

namespace CoOpt.Gpu.Theory.Tests.Bounds;

public sealed class FrontierBracketTests
{
    [Fact]
    public void A_threshold_is_found_to_the_tolerance() => Check.One(Config.QuickThrowOnFailure.WithReplay(5, 1).WithMaxTest(200), Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var random = new Random(seed);
        var bound = Math.Exp(8 * (random.NextDouble() - 0.5));
        var threshold = bound * Math.Pow(10, (7.9 * random.NextDouble()) - 3);
        var tolerance = Math.Pow(10, -5 * random.NextDouble());
        var bracket = new FrontierBracket(bound, tolerance);
        var trials = Run(bracket, alpha => alpha < threshold);
        Assert.InRange(threshold, bracket.Lower!.Value, bracket.Upper!.Value);
        Assert.True(bracket.Upper <= (1 + tolerance) * bracket.Lower, $"{bracket.Lower:R} … {bracket.Upper:R}");
        Assert.Equal(trials.Distinct().Count(), trials.Count);
        Assert.All(trials, t => Assert.InRange(t, bound * FrontierBracket.Smallest, bound * FrontierBracket.Largest));
    }));

    [Fact]
    public void A_larger_threshold_gives_no_smaller_answer()
    {
        var answers = Enumerable.Range(0, 400).Select(k =>
        {
            var bracket = new FrontierBracket(0.7, 0.01);
            _ = Run(bracket, alpha => alpha < 0.7 * Math.Pow(1.02, k));
            return bracket.Lower!.Value;
        }).ToList();
        Assert.Equal(answers.Order(), answers);
    }

    [Fact]
    public void Always_stable_ends_at_the_largest_and_never_at_the_smallest()
    {
        var up = new FrontierBracket(0.3, 0.01);
        _ = Run(up, static _ => true);
        Assert.Equal((0.3 * 1e5, null), (up.Lower!.Value, up.Upper));
        var down = new FrontierBracket(0.3, 0.01);
        _ = Run(down, static _ => false);
        Assert.Equal((null, 0.3 / 1024), (down.Lower, down.Upper!.Value));
        Assert.Throws<InvalidOperationException>(() => down.Accept(true));
    }

    private static List<double> Run(FrontierBracket bracket, Predicate<double> stable)
    {
        var trials = new List<double>();
        while (bracket.Trial is { } alpha)
        {
            trials.Add(alpha);
            bracket.Accept(stable(alpha));
        }

        return trials;
    }
}
