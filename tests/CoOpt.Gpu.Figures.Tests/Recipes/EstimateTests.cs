using CoOpt.Gpu.Figures.Recipes;
using CoOpt.Gpu.Model.Figures;
using FsCheck;
using FsCheck.Fluent;

namespace CoOpt.Gpu.Figures.Tests.Recipes;

public sealed class EstimateTests
{
    /// <summary>Published order statistics of the 95 % interval of a median (W. J. Conover, Practical Nonparametric Statistics): the k-th smallest to the k-th largest.</summary>
    [Theory]
    [InlineData(5, 0)]
    [InlineData(6, 1)]
    [InlineData(8, 1)]
    [InlineData(9, 2)]
    [InlineData(20, 6)]
    [InlineData(32, 10)]
    [InlineData(100, 40)]
    public void The_interval_of_a_median_lies_between_order_statistics(int count, int k)
    {
        // 1 to n in a scrambled order: order statistics are their ranks.
        var values = Enumerable.Range(1, count).Select(v => (double)v).OrderBy(v => Math.Sin(v)).ToArray();
        var estimate = Estimate.Of(values, RecipeStatistic.Median, RecipeInterval.Confidence);
        Assert.Equal((count + 1) / 2.0, estimate.Value);
        Assert.Equal(k == 0 ? double.NaN : k, estimate.Lower);
        Assert.Equal(k == 0 ? double.NaN : count - k + 1, estimate.Upper);
    }

    /// <summary>A share p lies within Wilson's interval exactly if |p̂ − p| ≤ z·√(p(1 − p)/n): its ends solve that equation.</summary>
    [Theory]
    [InlineData(0, 8)]
    [InlineData(1, 8)]
    [InlineData(8, 8)]
    [InlineData(37, 128)]
    public void The_interval_of_a_share_ends_where_the_score_test_does(int hits, int count)
    {
        var estimate = Estimate.Of([.. Enumerable.Range(0, count).Select(k => k < hits ? 1.0 : 0)], RecipeStatistic.Share, RecipeInterval.Auto);
        var share = (double)hits / count;
        Assert.Equal(share, estimate.Value);
        foreach (var end in new[] { estimate.Lower, estimate.Upper }.Where(e => e is > 0 and < 1))
        {
            Assert.Equal(1.959963984540054 * Math.Sqrt(end * (1 - end) / count), Math.Abs(share - end), 1e-12);
        }

        Assert.Equal(hits == 0, estimate.Lower < 1e-12);
        Assert.Equal(hits == count, estimate.Upper > 1 - 1e-12);
    }

    [Fact]
    public void The_interval_of_a_mean_is_students()
    {
        // t₀.₉₇₅ with 4 degrees of freedom is 2.7764; the deviation of 1 to 5 is √2.5.
        var estimate = Estimate.Of([3, 1, 5, 2, 4, double.NaN], RecipeStatistic.Mean, RecipeInterval.Auto);
        Assert.Equal((3, 5), (estimate.Value, estimate.Count));
        Assert.Equal(2.776445 * Math.Sqrt(2.5 / 5), estimate.Upper - 3, 1e-5);
        Assert.Equal(estimate.Upper - 3, 3 - estimate.Lower, 1e-12);
    }

    [Fact]
    public void Quartiles_divide_the_sorted_sample_evenly() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<NonEmptyArray<NormalFloat>>(),
        sample =>
        {
            var values = sample.Get.Select(v => v.Get).ToArray();
            var quartiles = Estimate.Of(values, RecipeStatistic.Median, RecipeInterval.Auto);
            var range = Estimate.Of(values, RecipeStatistic.Median, RecipeInterval.Range);


            // The sorted sample as a polygon over [0, 1], its k-th corner at k/(n − 1).
            double[] sorted = [.. values.Order()];
            double At(double p)
            {
                var place = p * (sorted.Length - 1);
                var below = (int)place;
                return below + 1 < sorted.Length ? (sorted[below] * (below + 1 - place)) + (sorted[below + 1] * (place - below)) : sorted[^1];
            }

            bool Near(double a, double b) => Math.Abs(a - b) <= 1e-12 * values.Max(Math.Abs);
            return Near(quartiles.Lower, At(0.25)) && Near(quartiles.Value, At(0.5)) && Near(quartiles.Upper, At(0.75)) && (range.Lower, range.Upper) == (sorted[0], sorted[^1]);
        }));
}
