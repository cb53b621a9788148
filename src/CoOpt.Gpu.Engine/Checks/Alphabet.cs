using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Model.Methods;

namespace CoOpt.Gpu.Engine.Checks;

/// <summary>
/// The number of symbols that a fixed-length code over the levels seen in a run needs, and its bits per scalar. The levels are counted as the span from the least to the
/// greatest one, for each sign seen, plus zero if seen: a code over consecutive level numbers needs no table of which of them occurred, and a span depends on neither
/// the order nor the place in which the levels were seen.
/// </summary>
public static class Alphabet
{
    /// <summary>Bits of a scalar that travels unquantised: a double.</summary>
    public const int Unquantised = 64;

    /// <summary>Symbols needed for <paramref name="range"/>; 0 where nothing was seen, as without a quantiser.</summary>
    public static long Size(in LevelRange range) =>
        Span(range.PositiveLeast, range.PositiveGreatest) + Span(range.NegativeLeast, range.NegativeGreatest) + (range.Zero ? 1 : 0);

    /// <summary>⌈log₂ max(2, alphabet)⌉, or <see cref="Unquantised"/> without a quantiser.</summary>
    public static int Bits(in LevelRange range, LinkSettings links)
    {
        ArgumentNullException.ThrowIfNull(links);
        if (!links.HasLevels)
        {
            return Unquantised;
        }

        var symbols = (ulong)Math.Max(2, Size(range));
        return 64 - System.Numerics.BitOperations.LeadingZeroCount(symbols - 1);
    }

    // Beyond 2⁶⁰ levels (a diverging run under a fine uniform quantiser) the count saturates.
    private static long Span(double least, double greatest) => greatest >= least ? (long)Math.Min(greatest - least + 1, 1L << 60) : 0;
}
