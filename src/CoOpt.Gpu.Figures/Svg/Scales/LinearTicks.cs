using System.Collections.Immutable;

namespace CoOpt.Gpu.Figures.Svg.Scales;

/// <summary>Ticks at multiples of 1, 2, 2.5 or 5 times a power of ten.</summary>
internal static class LinearTicks
{
    // From here on numbers are longer written out than as m×10ⁿ; whole ones with all their digits a little later.
    private const double Large = 1e5;
    private const double LargeWhole = 1e7;
    private const double Small = 1e-4;

    private static readonly (double Mantissa, int Decimals)[] Steps = [(1, 0), (2, 0), (2.5, 1), (5, 0), (10, -1)];

    /// <summary>At most <paramref name="count"/> ticks between two finite ends, in order; none where the ends are too close to be told apart.</summary>
    internal static ImmutableArray<Tick> Between(double minimum, double maximum, int count)
    {
        // Halved, as the range of the doubles' ends overflows.
        var half = maximum / 2 - minimum / 2;
        if (!(half > 0) || count < 1)
        {
            return [];
        }

        var raw = half / count * 2;
        var power = (int)Math.Floor(Math.Log10(raw));
        foreach (var (mantissa, extra) in Steps.Concat(Steps.Select(s => (s.Mantissa * 10, s.Decimals - 1))))
        {
            if (Multiples(minimum, maximum, mantissa, power) is var (first, last) && last - first < count)
            {
                return Label(first, last, mantissa, power, extra);
            }
        }

        return [];
    }

    private static (double First, double Last) Multiples(double minimum, double maximum, double mantissa, int power)
    {
        // A tick at an end must not be lost to rounding.
        const double Slack = 1e-9;
        return (Math.Ceiling(Quotient(minimum, mantissa, power) - Slack), Math.Floor(Quotient(maximum, mantissa, power) + Slack));
    }

    private static ImmutableArray<Tick> Label(double first, double last, double mantissa, int power, int extra)
    {
        var ticks = ImmutableArray.CreateBuilder<Tick>();
        var size = Math.Max(Math.Abs(first), Math.Abs(last)) * mantissa;
        var exponent = size > 0 ? (int)Math.Floor(Math.Log10(size) + 1e-12) + power : 0;
        var largest = size * Power(power);
        for (var k = first; k <= last && ticks.Count <= 100; k++)
        {
            var value = Product(k * mantissa, power);
            var label = k == 0 ? "0"
                : largest is < Large and >= Small || (largest < LargeWhole && extra - power <= 0 && power < 3) ? NumberText.Fixed(value, Math.Max(0, extra - power))
                : NumberText.Scientific(value, exponent, Math.Max(0, exponent - power + extra));
            ticks.Add(new Tick(value, label));
        }

        return ticks.ToImmutable();
    }

    // k·m·10ⁿ in one rounding where 10ⁿ or 10⁻ⁿ is a double; in two steps at the ends of the doubles, where neither is.
    private static double Product(double factor, int power) =>
        power is < 0 and >= -300 ? factor / Power(-power) : power < -300 ? factor / Power(300) / Power(-power - 300) : factor * Power(power);

    private static double Quotient(double value, double mantissa, int power) => (power < -300 ? value * Power(300) * Power(-power - 300) : value / Power(power)) / mantissa;

    private static double Power(int power) => Math.Pow(10, power);
}
