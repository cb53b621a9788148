using CoOpt.Gpu.Claims.Judging;

namespace CoOpt.Gpu.Claims.Tests.Judging;

public class CatalogueTests
{
    [Fact]
    public void Claims_are_numbered_in_order_and_found_by_their_id()
    {
        Assert.Equal(ClaimCatalogue.All.Select(c => c.Number).Order().Distinct(), ClaimCatalogue.All.Select(c => c.Number));
        Assert.All(ClaimCatalogue.All, c => Assert.Same(c, ClaimCatalogue.Find(c.Id.ToLowerInvariant())));
        Assert.Null(ClaimCatalogue.Find("C0"));
    }

    [Fact]
    public void Every_claim_says_what_it_is_judged_by() => Assert.All(ClaimCatalogue.All, c =>
    {
        Assert.NotEmpty(c.Specs);
        Assert.NotEmpty(c.Figures);
        Assert.EndsWith(".", c.Statement, StringComparison.Ordinal);
        Assert.EndsWith(".", c.Rule, StringComparison.Ordinal);
    });

    [Fact]
    public void Without_its_run_a_claim_is_not_decidable() => Assert.All(ClaimCatalogue.All, c =>
    {
        var finding = Judgement.Of(c, SampleRuns.Set()).Finding;
        Assert.Equal(Verdict.NotDecidable, finding.Verdict);
        Assert.Contains(c.Specs, s => finding.Reason.Contains(s, StringComparison.Ordinal));
    });
}
