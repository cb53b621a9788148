using CoOpt.Gpu.Claims.Judging;

namespace CoOpt.Gpu.Conventions.Tests;

public sealed class ClaimTests
{
    [Fact]
    public void Every_spec_and_every_figure_of_a_claim_is_there() => Assert.All(ClaimCatalogue.All, claim =>
    {
        Assert.All(claim.Specs, s => Assert.Contains($"experiments/{s}", Repository.Files));
        Assert.All(claim.Figures, f => Assert.Contains($"results/{f}.svg", Repository.Files));
    });
}
