using CoOpt.Gpu.Figures.Svg.Layout;
using FsCheck;
using FsCheck.Fluent;

namespace CoOpt.Gpu.Figures.Tests.Svg;

/// <summary>Names beside lines are moved apart, and no farther than they must.</summary>
public sealed class SpreadTests
{
    [Fact]
    public void What_stands_apart_stays() => Assert.Equal([10, 50, 30], Spread.Apart([10, 50, 30], [10, 10, 10], 0, 60)!);

    [Fact]
    public void What_is_at_one_place_stands_around_it() => Assert.Equal([20, 30, 40], Spread.Apart([30, 30, 30], [10, 10, 10], 0, 60)!);

    [Fact]
    public void What_does_not_fit_has_no_place() => Assert.Null(Spread.Apart([1, 2, 3], [10, 10, 10], 0, 29));

    [Fact]
    public void Any_intervals_stand_apart_in_order_and_no_single_move_brings_one_nearer()
    {
        var property = Prop.ForAll(Gen.ArrayOf(Gen.Choose(0, 200).Zip(Gen.Choose(5, 20), (at, length) => (At: at / 2.0, Length: (double)length)), 5).ToArbitrary(), intervals =>
        {
            var wanted = intervals.Select(i => i.At).ToArray();
            var lengths = intervals.Select(i => i.Length).ToArray();
            var middles = Spread.Apart(wanted, lengths, 0, 100)!;
            for (var i = 0; i < middles.Length; i++)
            {
                Assert.InRange(middles[i], lengths[i] / 2 - 1e-9, 100 - lengths[i] / 2 + 1e-9);
                var step = 0.01 * Math.Sign(wanted[i] - middles[i]);
                var isBlocked = middles[i] + step < lengths[i] / 2 || middles[i] + step > 100 - lengths[i] / 2;
                for (var j = 0; j < middles.Length; j++)
                {
                    if (j != i)
                    {
                        var apart = (lengths[i] + lengths[j]) / 2;
                        Assert.True(Math.Abs(middles[i] - middles[j]) >= apart - 1e-9, $"{middles[i]} and {middles[j]} overlap");
                        isBlocked |= Math.Abs(middles[i] + step - middles[j]) < apart;
                    }
                }

                Assert.True(isBlocked || Math.Abs(wanted[i] - middles[i]) < 0.011, $"{middles[i]} could be nearer to {wanted[i]}");
            }

            return true;
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20260801, 3), property);
    }
}
