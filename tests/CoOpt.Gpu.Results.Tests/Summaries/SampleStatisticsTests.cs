using CoOpt.Gpu.Results.Summaries;

namespace CoOpt.Gpu.Results.Tests.Summaries;

public sealed class SampleStatisticsTests
{
    /// <summary>What diverges counts as infinite, and leaves quantiles below it as they are.</summary>
    [Fact]
    public void Infinities_have_a_rank()
    {
        var sample = new SampleStatistics([double.PositiveInfinity, 3, 1, double.PositiveInfinity, 2]);
        Assert.Equal([1, 2, 3, double.PositiveInfinity, double.PositiveInfinity], sample.Quantiles.AsEnumerable());
        Assert.Equal(double.PositiveInfinity, new SampleStatistics([1, 2, double.PositiveInfinity, double.PositiveInfinity]).Quantiles[2]);
    }
}
