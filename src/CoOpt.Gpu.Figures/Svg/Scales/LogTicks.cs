using System.Collections.Immutable;

namespace CoOpt.Gpu.Figures.Svg.Scales;

/// <summary>Ticks of a logarithmic axis: powers of ten, or 1, 2 and 5 times them where there are fewer than two decades.</summary>
internal static class LogTicks
{
    private static readonly double[][] Mantissas = [[1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 5], [1, 3], [1]];

    /// <summary>At most <paramref name="count"/> labelled ticks between two positive ends, in order.</summary>
    internal static ImmutableArray<Tick> Between(double minimum, double maximum, int count)
    {
        var (low, high) = (Math.Log10(minimum), Math.Log10(maximum));
        if (high - low >= 2)
        {
            return Decades(low, high, count);
        }

        // The richest set that fits, beginning with 1, 2, 5; all nine only where these are fewer than three.
        var sets = Mantissas.Select(m => Within(low, high, m)).ToArray();
        var best = sets[1].Length < 3 && sets[0].Length >= 3 && sets[0].Length <= count ? sets[0]
            : sets.Skip(1).FirstOrDefault(s => s.Length >= 2 && s.Length <= count);
        return best is { IsDefault: false, Length: >= 2 } ? best : [.. LinearTicks.Between(minimum, maximum, count).Where(t => t.Value > 0)];
    }

    /// <summary>Where ticks without labels stand: at 2 to 9 times the powers of ten where each of these is labelled, at the powers between where some are left out.</summary>
    internal static IEnumerable<double> Minor(double minimum, double maximum, ImmutableArray<Tick> labelled)
    {
        // More would run together.
        const double MostPowers = 40;
        var (low, high) = (Math.Log10(minimum), Math.Log10(maximum));
        var powers = Within(low, high, Mantissas[3]);
        return powers.Length > MostPowers ? [] : powers.Length > labelled.Length ? powers.Select(t => t.Value) : Within(low, high, Mantissas[0]).Select(t => t.Value);
    }

    private static ImmutableArray<Tick> Decades(double low, double high, int count)
    {
        var (first, last) = ((int)Math.Ceiling(low - 1e-9), (int)Math.Floor(high + 1e-9));
        foreach (var stride in (ReadOnlySpan<int>)[1, 2, 3, 4, 5, 10, 20, 25, 50, 100, 200, 400])
        {
            var start = (int)Math.Ceiling(first / (double)stride) * stride;
            if ((last - start) / stride + 1 <= Math.Max(count, 1))
            {
                return [.. Enumerable.Range(0, Math.Max(0, (last - start) / stride + 1)).Select(k => start + k * stride).Select(e => new Tick(Math.Pow(10, e), NumberText.PowerOfTen(e)))];
            }
        }

        return [];
    }

    private static ImmutableArray<Tick> Within(double low, double high, double[] mantissas)
    {
        var ticks = ImmutableArray.CreateBuilder<Tick>();
        for (var exponent = (int)Math.Floor(low - 1e-9); exponent <= (int)Math.Floor(high + 1e-9); exponent++)
        {
            foreach (var mantissa in mantissas)
            {
                var log = exponent + Math.Log10(mantissa);
                if (log >= low - 1e-9 && log <= high + 1e-9)
                {
                    var value = mantissa * Math.Pow(10, exponent);
                    ticks.Add(new Tick(value, exponent is >= -3 and <= 3 ? NumberText.Fixed(value, Math.Max(0, -exponent)) : NumberText.Scientific(value, exponent, 0)));
                }
            }
        }

        return ticks.ToImmutable();
    }
}
