using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Model.Methods;

namespace CoOpt.Gpu.Engine.Checks;

/// <summary>
/// The number of symbols that a fixed-length code over the levels seen needs, and its bits per scalar. The levels are counted as the span from the smallest to the
/// largest one, for each sign seen, plus zero if seen: a code over consecutive level numbers needs no table of which of them occurred, and a span depends on neither
/// the order nor the place in which the levels were seen.
/// </summary>
public static class Alphabet
{
    /// <summary>Bits of a scalar that travels unquantised: a double.</summary>
    public const int Unquantised = 64;

    /// <summary>Symbols needed for <paramref name="span"/>; 0 without a quantiser.</summary>
    public static long Size(in LevelSpan span, LinkSettings links)
    {
        ArgumentNullException.ThrowIfNull(links);
        var zero = span.Zero ? 1 : 0;
        switch (links.EffectiveQuantizer)
        {
            case QuantizerKind.Log:
                var signs = (span.Negative ? 1 : 0) + (span.Positive ? 1 : 0);
                return signs == 0 ? zero : (signs * (Level(span.Largest, links.Rho) - Level(span.Smallest, links.Rho) + 1)) + zero;
            case QuantizerKind.Uniform:
                // A signed span that crosses zero holds the level 0 whether or not it was seen.
                return span.Negative || span.Positive
                    ? Count(Math.Max(span.Largest, zero == 1 ? 0 : double.NegativeInfinity), Math.Min(span.Smallest, zero == 1 ? 0 : double.PositiveInfinity), links.Delta)
                    : zero;
            default:
                return 0;
        }

        // The level value is within an ulp or so of e^{ρk}, and levels are a factor e^ρ apart: rounding recovers k exactly.
        static long Level(double value, double rho) => (long)Math.Round(Math.Log(value) / rho);

        static long Count(double largest, double smallest, double delta) => (long)Math.Min(Math.Round((largest - smallest) / delta) + 1, 1L << 62);
    }

    /// <summary>⌈log₂ max(2, alphabet)⌉, or <see cref="Unquantised"/> without a quantiser.</summary>
    public static int Bits(in LevelSpan span, LinkSettings links)
    {
        ArgumentNullException.ThrowIfNull(links);
        if (links.EffectiveQuantizer == QuantizerKind.None)
        {
            return Unquantised;
        }

        var symbols = (ulong)Math.Max(2, Size(span, links));
        return 64 - System.Numerics.BitOperations.LeadingZeroCount(symbols - 1);
    }
}
