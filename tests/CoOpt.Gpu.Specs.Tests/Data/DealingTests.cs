using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Specs.Data;
using CoOpt.Gpu.Specs.Random;
using FsCheck;
using FsCheck.Fluent;

namespace CoOpt.Gpu.Specs.Tests.Data;

public class DealingTests
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20251025, 1);

    [Fact]
    public void Every_split_deals_each_sample_to_one_node_and_each_node_a_sample()
    {
        var cases = from nodes in Gen.Choose(2, 12)
                    from extra in Gen.Choose(0, 60)
                    from split in Gen.Elements(Enum.GetValues<Split>())
                    from unequal in Gen.Elements(true, false)
                    from seed in Gen.Choose(0, 1000)
                    select (nodes, count: nodes + extra, split, unequal, seed);
        Check.One(Fixed, Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var settings = new LearningSettings { Loss = LossKind.Logistic, Data = DataSource.Gaussians, Split = c.split, UnequalSizes = c.unequal && c.split != Split.Dirichlet, Concentration = 0.1 };
            var dealt = Dealer.Deal(SampleGenerators.Gaussians(c.count, 2, 1, (ulong)c.seed), settings, c.nodes, (ulong)c.seed);
            return dealt.Length == c.nodes && dealt.All(d => d.Length > 0) && dealt.SelectMany(d => d).Order().SequenceEqual(Enumerable.Range(0, c.count))
                && (c.unequal || c.split == Split.Dirichlet || dealt.Max(d => d.Length) - dealt.Min(d => d.Length) <= 1);
        }));
    }

    [Fact]
    public void Sorted_shards_hold_few_labels_and_dirichlet_skews_them()
    {
        var samples = SampleGenerators.Gaussians(400, 2, 1, 1);
        double Purity(Split split, double concentration) => Dealer
            .Deal(samples, new LearningSettings { Loss = LossKind.Logistic, Data = DataSource.Gaussians, Split = split, Concentration = concentration }, 10, 1)
            .Average(rows => Math.Abs(rows.Average(r => samples.Codes[r])));

        Assert.Equal(1, Purity(Split.Sorted, 1));
        Assert.InRange(Purity(Split.Iid, 1), 0, 0.3);
        Assert.True(Purity(Split.Dirichlet, 0.1) > Purity(Split.Dirichlet, 100) + 0.3);
    }

    [Fact]
    public void A_stratified_pick_keeps_each_labels_share()
    {
        var cases = from ones in Gen.Choose(1, 100) from others in Gen.Choose(1, 100) from share in Gen.Choose(0, 99) from seed in Gen.Choose(0, 1000) select (ones, others, share, seed);
        Check.One(Fixed, Prop.ForAll(cases.ToArbitrary(), c =>
        {
            double[] codes = [.. Enumerable.Repeat(1.0, c.ones), .. Enumerable.Repeat(-1.0, c.others)];
            var samples = new LabeledSamples(1, new double[codes.Length], codes, null, true);
            var count = codes.Length * c.share / 100;
            var picked = Stratified.Pick(samples, count, new RandomSource((ulong)c.seed, RandomPurpose.Holdout));
            var ones = picked.Count(r => codes[r] > 0);
            return picked.Length == count && picked.Distinct().Count() == count && Math.Abs(ones - ((double)count * c.ones / codes.Length)) < 1;
        }));
    }
}
