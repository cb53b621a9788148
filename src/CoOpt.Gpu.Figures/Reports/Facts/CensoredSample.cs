using System.Collections.Immutable;

namespace CoOpt.Gpu.Figures.Reports.Facts;

/// <summary>Numbers of which some are only known to lie beyond all others: steps to a tolerance that some instances never reached.</summary>
internal sealed class CensoredSample
{
    private readonly ImmutableArray<double> _sorted;

    /// <summary>A sample in which NaN stands for a number beyond all others.</summary>
    public CensoredSample(IEnumerable<double> values)
    {
        var all = values.ToList();
        _sorted = [.. all.Where(v => !double.IsNaN(v)).Order()];
        (Count, Reached) = (all.Count, _sorted.Length);
    }

    /// <summary>All numbers.</summary>
    public int Count { get; }

    /// <summary>The numbers known.</summary>
    public int Reached { get; }

    /// <summary>The smallest number at or below which a share <paramref name="q"/> of all lies (the inverse of the empirical distribution); NaN where it is beyond.</summary>
    public double Quantile(double q)
    {
        var rank = Math.Max(1, (int)Math.Ceiling(q * Count));
        return rank <= Reached ? _sorted[rank - 1] : double.NaN;
    }
}
