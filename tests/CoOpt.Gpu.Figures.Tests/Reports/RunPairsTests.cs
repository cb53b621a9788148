using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Reports;
using CoOpt.Gpu.Figures.Reports.Comparisons;
using CoOpt.Gpu.Figures.Reports.Facts;
using CoOpt.Gpu.Figures.Reports.Pages;
using CoOpt.Gpu.Figures.Runs;

namespace CoOpt.Gpu.Figures.Tests.Reports;

public sealed class RunPairsTests
{
    private const double Tolerance = 1e-12;

    /// <summary>Three axes in one order; some rows are missing.</summary>
    private static RunData First() => SweptRun.Of(
        "first",
        [("links.rho", [0.125, 0.25, 0.5]), ("network.p", [0.2, 0.3]), ("seed", [0, 1, 2, 3])],
        [("links.rho", 0.125), ("problem.nodes", 20)],
        k => k % 7 != 3,
        k => k % 5 == 0 ? "diverged" : "stalled",
        ("distance", Cell(1)),
        ("rate", (k, v) => k % 3 == 0 ? double.NaN : v["links.rho"]));

    /// <summary>Another order, other points, and p fixed at one of the first run's.</summary>
    private static RunData Second() => SweptRun.Of(
        "second",
        [("seed", [1, 2, 3, 4, 5]), ("problem.nodes", [10, 20]), ("links.rho", [0.5, 0.125, 1])],
        [("network.p", 0.3)],
        k => k % 11 != 5,
        _ => "stalled",
        ("distance", Cell(3)),
        ("rate", (k, _) => 2 + k));

    private static Func<long, ImmutableDictionary<string, double>, double> Cell(double factor) => (k, v) => factor * v["links.rho"] * (1 + v["seed"]) * (1 + (0.01 * (k % 4)));

    /// <summary>Every pair of rows is looked at, by the values in the tables and in the settings.</summary>
    private static List<(int First, int Second)> Joined(RunData a, RunData b)
    {
        string[] keys = ["links.rho", "network.p", "seed", "problem.nodes"];
        double Of(RunData run, string key, int row) => run.Instances.Has(key) ? run.Instances.Numbers(key)[row] : run.Plan.Sweep.Settings[key].Number!.Value;
        var all = from second in Enumerable.Range(0, b.Instances.Rows)
                  let partners = Enumerable.Range(0, a.Instances.Rows).Where(first => keys.All(k => Of(a, k, first) == Of(b, k, second))).ToArray()
                  where partners.Length == 1
                  select (partners[0], second);
        return [.. all];
    }

    [Fact]
    public void Rows_are_paired_by_what_they_share_and_not_by_their_index()
    {
        var pairs = new RunPairs(new RunFacts(First()), new RunFacts(Second()));
        var expected = Joined(First(), Second());
        Assert.NotEmpty(expected);
        Assert.Equal(expected, pairs.Rows.AsEnumerable());
        Assert.Equal(["links.rho", "network.p", "problem.nodes", "seed"], pairs.Keys.AsEnumerable());
    }

    [Fact]
    public void Ratios_are_those_of_the_pairs()
    {
        var (a, b) = (First(), Second());
        var metric = new PairedMetric(new RunPairs(new RunFacts(a), new RunFacts(b)), Metric.All.Single(m => m.Slug == "distance"));
        var ratios = Joined(a, b).Select(p => b.Instances.Numbers("distance")[p.Second] / a.Instances.Numbers("distance")[p.First]).Order().ToArray();
        Assert.Equal(ratios.Length, metric.Pairs.Length);
        Assert.Equal((ratios[(ratios.Length - 1) / 2] + ratios[ratios.Length / 2]) / 2, metric.Ratio.Value, Tolerance);
        Assert.Equal((ratios.Count(r => r < 1), ratios.Count(r => r > 1)), (metric.Lower, metric.Higher));
        var rate = new PairedMetric(new RunPairs(new RunFacts(a), new RunFacts(b)), Metric.All.Single(m => m.Slug == "rate"));
        Assert.Equal(Joined(a, b).Count(p => !double.IsNaN(a.Instances.Numbers("rate")[p.First])), rate.Pairs.Length);
    }

    [Fact]
    public void A_row_with_several_partners_is_left_out_and_counted()
    {
        // What the first run sweeps, the second fixes at none of its points.
        var second = SweptRun.Of("second", [("seed", [0, 1, 2, 3])], [("network.p", 0.9), ("links.rho", 0.125)], _ => true, _ => "stalled", ("distance", (_, v) => v["seed"]));
        var pairs = new RunPairs(new RunFacts(First()), new RunFacts(second));
        Assert.Equal(["links.rho", "seed"], pairs.Keys.AsEnumerable());

        // Of the first run's rows with ρ = 0.125 (0 … 7), row 3 is missing, so that seed 3 has one partner.
        Assert.Equal([(6, 3)], pairs.Rows.AsEnumerable());
        Assert.Equal(3, pairs.Ambiguous);
    }

    [Fact]
    public void Outcomes_of_pairs_add_up()
    {
        var page = ComparisonReport.Build([First(), Second()], ["a", "b"]);
        var table = page.Sections[^1].Blocks.OfType<TableBlock>().Single(t => t.Caption.StartsWith("Pairs by outcome", StringComparison.Ordinal));
        Assert.Equal(Joined(First(), Second()).Count, table.Rows.Sum(r => r.Skip(1).Sum(c => int.Parse(c.Text, System.Globalization.CultureInfo.InvariantCulture))));
    }
}
