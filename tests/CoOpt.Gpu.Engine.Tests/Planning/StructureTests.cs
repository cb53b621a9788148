using System.Collections.Immutable;
using CoOpt.Gpu.Engine.Planning;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Engine.Tests.Planning;

public sealed class StructureTests
{
    [Theory]
    [InlineData("links.rho", false)]
    [InlineData("method.alpha", false)]
    [InlineData("seed", true)]
    [InlineData("network.p", true)]
    [InlineData("problem.nodes", true)]
    public void Network_and_data_follow_from_all_but_links_method_and_trace(string key, bool structural) =>
        Assert.Equal(structural, Structure.IsStructural(key));

    [Theory]
    [InlineData("method.alpha", 32, "seed", 8, 1.0)] // 32 instances of each seed fill two groups of 16
    [InlineData("method.alpha", 8, "seed", 8, 0.5)]
    [InlineData("network.p", 8, "seed", 8, 1.0 / 16)]
    public void Fill_is_the_share_of_busy_lanes(string first, int firstCount, string second, int secondCount, double fill)
    {
        var sweep = new ResolvedSweep
        {
            Schema = 1,
            Name = "fill",
            Settings = ImmutableSortedDictionary<string, SettingValue>.Empty,
            Axes = [Axis(first, firstCount), Axis(second, secondCount)],
            Files = [],
        };
        Assert.Equal(fill, Structure.Fill(sweep, 0, sweep.Count, 16));

        static Axis Axis(string key, int count) => new([key], [.. Enumerable.Range(0, count).Select(v => ImmutableArray.Create(SettingValue.Of(v)))]);
    }
}
