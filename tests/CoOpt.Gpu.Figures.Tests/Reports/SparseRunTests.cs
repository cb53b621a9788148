using CoOpt.Gpu.Figures.Reports;
using CoOpt.Gpu.Figures.Reports.Facts;
using CoOpt.Gpu.Figures.Reports.Pages;
using CoOpt.Gpu.Figures.Runs;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Figures.Tests.Reports;

/// <summary>Runs of which a careless report would say more than they hold: values that few instances have, points alike to four digits, one pair.</summary>
public sealed class SparseRunTests
{
    private static readonly double[] Steps = [0.1, 0.2];

    /// <summary>The seed decides the distance, the last seed alone has a rate, and from the fourth on α / bound is infinite.</summary>
    private static RunData Run(string name, double distance = 1) => SweptRun.Of(
        name,
        [("method.step", Steps), ("seed", [0, 1, 2, 3, 4, 5])],
        [],
        _ => true,
        k => k % 6 > 3 ? "converged" : k % 6 == 2 ? "diverged" : "stalled",
        ("alpha", (_, _) => 1),
        ("bound_printed", (_, v) => v["seed"] > 3 ? 0 : 2 - v["seed"]),
        ("bound_exact", (_, _) => double.NaN),
        ("tightness", (_, v) => v["seed"] > 3 ? double.PositiveInfinity : 1 + v["seed"]),
        ("rate", (_, v) => v["seed"] == 5 ? 1 + v["method.step"] : double.NaN),
        ("rate_predicted", (_, _) => double.NaN),
        ("distance", (_, v) => distance * Math.Pow(10, v["seed"]) * (1 + v["method.step"])),
        ("cost_gap", (k, _) => k),
        ("outcome_step", (k, _) => k),
        ("steps_to_tolerance", (k, v) => v["seed"] < 4 ? double.NaN : 100 + k),
        ("step_size", (_, v) => v["method.step"]));

    private static IEnumerable<Block> Blocks(Page page) => page.Lead.Concat(page.Sections.SelectMany(Blocks));

    private static IEnumerable<Block> Blocks(Section section) => section.Blocks.Concat(section.Parts.SelectMany(Blocks));

    private static string Text(IEnumerable<Block> blocks) => string.Join('\n', blocks.OfType<ParagraphBlock>().Select(p => string.Concat(p.Text.Select(t => t.Text))));

    private static Page Comparison(params ReadOnlySpan<RunData> runs) => ComparisonReport.Build([.. runs], [.. runs.ToArray().Select(r => r.Name)]);

    [Fact]
    public void PointsThatAgreeInFourDigitsAreToldApart()
    {
        var facts = new RunFacts(SweptRun.Of("close", [("links.rho", [0.100001, 0.100002, 0.2]), ("method.step", [0.123456, 0.2])], [], _ => true, _ => "stalled"));
        Assert.Equal(["0.100001", "0.100002", "0.2"], facts.Factors[0].Texts.AsEnumerable());
        Assert.Equal(["0.1235", "0.2"], facts.Factors[1].Texts.AsEnumerable());
    }

    [Fact]
    public void NamesAreNotRounded()
    {
        var factor = new Factor(new Axis(["problem.learning.data.csv"], [[SettingValue.Of("set 1.23456")], [SettingValue.Of("set 2.34567")]]), 1, "");
        Assert.Equal(["set 1.23456", "set 2.34567"], factor.Texts.AsEnumerable());
        Assert.False(factor.IsQuantity);
        Assert.True(new Factor(new Axis(["method.alpha"], [[SettingValue.Of("1 * bound")], [SettingValue.Of("2 * bound")]]), 1, "").IsQuantity);
        Assert.False(new Factor(new Axis(["method.alpha"], [[SettingValue.Of("1 * bound")], [SettingValue.Of("2 * limit")]]), 1, "").IsQuantity);
    }

    [Fact]
    public void AnOutcomeHasOneColourInAllFigures()
    {
        var figures = RunReport.Build(Run("a")).Plots.Select(p => p.Figure).Where(f => f.Series?.Label == "outcome").ToArray();
        Assert.True(figures.Length > 2);
        Assert.All(figures, f => Assert.Equal(["converged", "stalled", "diverged"], f.Series!.Values.AsEnumerable()));
    }

    [Fact]
    public void WhatHasNoPlaceOnAnAxisIsSaidToBeLeftOut()
    {
        foreach (var id in (string[])["bound-outcomes", "bound-distance"])
        {
            var plot = RunReport.Build(Run("a")).Plots.Single(p => p.Figure.Id == id);
            Assert.Contains("4 of 12 instances have no finite tightness", plot.Figure.Note, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void AMetricThatFewInstancesHaveDoesNotEmptyTheOverview()
    {
        var plot = RunReport.Build(Run("a")).Plots.Single(p => p.Figure.Id == "parallel");
        Assert.Equal(12, plot.Data.Texts("path").Where(p => p.Length > 0).Distinct().Count());
        Assert.DoesNotContain(plot.Figure.X.Categories, c => c.Contains("rate", StringComparison.Ordinal));
    }

    [Fact]
    public void AMetricThatFewInstancesHaveIsNoSpreadToSpeakOf()
    {
        var lead = Text(RunReport.Build(Run("a")).Lead);
        Assert.Contains("of the spread of |cost gap|", lead, StringComparison.Ordinal);
        Assert.DoesNotContain("of rate", lead, StringComparison.Ordinal);
    }

    [Fact]
    public void SharesOverSomeInstancesSayOverHowMany()
    {
        var table = Blocks(RunReport.Build(Run("a"))).OfType<TableBlock>().Single(t => t.Caption.StartsWith("How much", StringComparison.Ordinal));
        Assert.Contains("not there for all 12 instances: rate (1/model time) for 2; |cost gap| for 11.", table.Caption, StringComparison.Ordinal);
    }

    [Fact]
    public void OnePairHasNoIntervalThatHoldsOne()
    {
        var page = Comparison(Run("a"), SweptRun.Of("b", [], [("method.step", 0.1), ("seed", 3)], _ => true, _ => "stalled", ("distance", (_, _) => 7), ("rate", (_, _) => 1), ("cost_gap", (_, _) => 1), ("steps_to_tolerance", (_, _) => 9)));
        Assert.Contains("1 pair. These are too few for an interval", Text(page.Lead), StringComparison.Ordinal);
        Assert.Contains("1 pair of 12 instances of a and 1 of b.", Text(Blocks(page)), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsEqualHasNotChangedMost()
    {
        static bool IsListed(Page page) => Blocks(page).OfType<TableBlock>().Any(t => t.Caption.StartsWith("Where the distance", StringComparison.Ordinal));
        Assert.False(IsListed(Comparison(Run("a"), Run("b"))));
        Assert.True(IsListed(Comparison(Run("a"), Run("b", 2))));
    }

    [Fact]
    public void ThoseThatNeverGotThereCountInTheMedianOfRunsSideBySide()
    {
        var table = Blocks(Comparison(Run("a"), Run("b"))).OfType<TableBlock>().Single(t => t.Caption.StartsWith("Over all", StringComparison.Ordinal));
        Assert.Equal("never", table.Rows.Single(r => r[0].Text == "steps to tolerance")[1].Text);
    }
}
