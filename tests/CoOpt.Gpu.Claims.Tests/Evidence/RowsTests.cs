using CoOpt.Gpu.Claims.Evidence;

namespace CoOpt.Gpu.Claims.Tests.Evidence;

public class RowsTests
{
    private static readonly Rows All = Rows.Of("sample.yaml", SampleRuns.Of(
        ["links.coupling: node, edge", "links.rho: 0.125, 0.5", "seed: 0, 1, 2"],
        ("gap", r => (r["links.coupling"] == "node" ? 10.0 : 1.0) * (1 + int.Parse(r["seed"]))),
        ("outcome", r => r["seed"] == "2" ? "diverged" : "converged")));

    [Fact]
    public void Rows_are_chosen_by_texts_and_by_numbers()
    {
        Assert.Equal(12, All.Count);
        Assert.Equal([1, 2, 3], All.Where("links.coupling", "edge").Where("links.rho", "0.5").Numbers("gap").AsEnumerable());
        Assert.Equal(8, All.Where("seed", "0", "2").Count);
        Assert.Equal(6, All.Where("gap", g => g > 5).Count);
        Assert.Equal(["node", "edge"], All.Values("links.coupling").AsEnumerable());
        Assert.Equal([("0.125", 6), ("0.5", 6)], All.By("links.rho").Select(g => (g.Value, g.Rows.Count)));
    }

    [Fact]
    public void Pairs_share_all_other_swept_settings()
    {
        var ratio = All.Where("links.coupling", "node").Ratio("node over edge", "gap", All.Where("links.coupling", "edge"), "links.coupling");

        Assert.Equal((10.0, 10.0, 10.0, 6), (ratio.Estimate, ratio.Lower, ratio.Upper, ratio.Count));
        Assert.Equal(18, All.Where("links.coupling", "node").Difference("", "gap", All.Where("links.coupling", "edge"), "links.coupling").Estimate);
        Assert.Empty(All.Where("links.rho", "0.125").Pairs("gap", All.Where("links.rho", "0.5")));
    }

    [Fact]
    public void A_share_has_Wilsons_interval()
    {
        // Brown, Cai and DasGupta, Stat. Sci. 16, 101 (2001): the score interval of 8 in 12, but for the three draws that the seeds are.
        var share = All.Share("converged", "outcome=converged");

        Assert.Equal(8.0 / 12, share.Estimate, 12);
        var (p, n, z) = (8.0 / 12, 3.0, 1.959963984540054);
        Assert.Equal(0, ((p - share.Lower) * (p - share.Lower)) - (z * z * share.Lower * (1 - share.Lower) / n), 12);
        Assert.Equal(0, ((p - share.Upper) * (p - share.Upper)) - (z * z * share.Upper * (1 - share.Upper) / n), 12);
    }

    [Fact]
    public void Quantities_say_from_which_run_they_are()
    {
        var median = All.Median("gap", "gap");

        Assert.Equal(("sample.yaml", All.Run.Plan.Hash, 12), (median.Spec, median.Plan, median.Count));
        Assert.Equal((30.0, 1.0), (All.Greatest("", "gap").Estimate, All.Least("", "gap").Estimate));
        Assert.Equal(11, All.Mean("", "gap").Estimate);
    }
}
