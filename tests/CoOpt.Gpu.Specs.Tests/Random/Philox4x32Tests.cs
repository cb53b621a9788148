using CoOpt.Gpu.Specs.Random;

namespace CoOpt.Gpu.Specs.Tests.Random;

public class Philox4x32Tests
{
    /// <summary>The known-answer vectors published with Random123 (kat_vectors, philox4x32 10).</summary>
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void Gives_the_published_blocks(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1, uint x0, uint x1, uint x2, uint x3) =>
        Assert.Equal((x0, x1, x2, x3), Philox4x32.Block((c0, c1, c2, c3), (k0, k1)));

    [Fact]
    public void A_source_is_the_blocks_of_its_seed_purpose_and_item()
    {
        var source = new RandomSource(0x0123456789abcdef, RandomPurpose.Features, 7);
        var first = Philox4x32.Block((0, 0, (uint)RandomPurpose.Features, 7), (0x89abcdef, 0x01234567));
        var second = Philox4x32.Block((1, 0, (uint)RandomPurpose.Features, 7), (0x89abcdef, 0x01234567));

        uint[] words = [.. Enumerable.Range(0, 8).Select(_ => source.NextWord())];

        Assert.Equal([first.X0, first.X1, first.X2, first.X3, second.X0, second.X1, second.X2, second.X3], words);
    }

    [Fact]
    public void Purposes_are_distinct_numbers_that_never_change() =>
        Assert.Equal("Capacity=1 Workload=2 Graph=3 Features=4 Noise=5 Coefficients=6 Matrices=7 Vectors=8 Subsample=9 Holdout=10 Deal=11 Shares=12 StartY=13 Audit=14",
            string.Join(' ', Enum.GetValues<RandomPurpose>().Select(p => $"{p}={(int)p}")));
}
