using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Checks;
using CoOpt.Gpu.Model.Methods;

namespace CoOpt.Gpu.Engine.Tests.Checks;

public sealed class AlphabetTests
{
    private static readonly LinkSettings Log = new(QuantizerKind.Log, 0.125, 0.125, Rounding.Nearest, CouplingKind.Node);

    [Fact]
    public void Counts_each_sign_from_least_to_greatest_and_zero_once()
    {
        var range = LevelRange.Empty.With(3, 9).With(1, 2).With(-2, 5).With(0, 0).With(-2, 5);
        Assert.Equal((9 - 2 + 1) + 1 + 1, Alphabet.Size(range));
    }

    [Fact]
    public void Nothing_seen_is_an_empty_alphabet() => Assert.Equal(0, Alphabet.Size(LevelRange.Empty));

    [Theory]
    [InlineData(0, 1)] // one symbol still needs a bit
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    [InlineData(4, 3)]
    [InlineData(255, 8)]
    [InlineData(256, 9)]
    public void Bits_are_the_ceiling_of_the_logarithm(int greatest, int bits) =>
        Assert.Equal(bits, Alphabet.Bits(LevelRange.Empty.With(1, 0).With(1, greatest), Log));

    [Fact]
    public void Without_a_quantiser_a_scalar_is_a_double()
    {
        Assert.Equal(64, Alphabet.Bits(LevelRange.Empty, Log with { Coupling = CouplingKind.Ideal }));
        Assert.Equal(64, Alphabet.Bits(LevelRange.Empty, Log with { Quantizer = QuantizerKind.None }));
    }
}
