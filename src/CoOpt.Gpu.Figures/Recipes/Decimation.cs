using System.Collections.Immutable;

namespace CoOpt.Gpu.Figures.Recipes;

/// <summary>Thins points that would lie upon each other, and keeps those at the edge of what they span.</summary>
internal static class Decimation
{
    /// <summary>More marks than this make a file slow to open and show nothing more.</summary>
    public const int MaximumPoints = 20_000;

    /// <summary>
    /// Which of the points to keep, ascending: all if there are at most <paramref name="limit"/>; otherwise the lowest and highest y of each of <paramref name="limit"/>/4 equal
    /// intervals of x, the outermost in x, and every k-th of the others.
    /// </summary>
    public static ImmutableArray<int> Keep(IReadOnlyList<double> x, IReadOnlyList<double> y, int limit)
    {
        if (x.Count <= limit)
        {
            return [.. Enumerable.Range(0, x.Count)];
        }

        var (low, high) = (x.Min(), x.Max());
        var intervals = Math.Max(1, limit / 4);
        var lowest = new int[intervals];
        var highest = new int[intervals];
        Array.Fill(lowest, -1);
        Array.Fill(highest, -1);
        for (var k = 0; k < x.Count; k++)
        {
            var at = high > low ? Math.Min((int)((x[k] - low) / (high - low) * intervals), intervals - 1) : 0;
            lowest[at] = lowest[at] < 0 || y[k] < y[lowest[at]] ? k : lowest[at];
            highest[at] = highest[at] < 0 || y[k] > y[highest[at]] ? k : highest[at];
        }

        var kept = new SortedSet<int>(lowest.Concat(highest).Where(k => k >= 0)) { IndexOf(x, low), IndexOf(x, high) };
        var others = Enumerable.Range(0, x.Count).Where(k => !kept.Contains(k)).ToArray();
        var room = Math.Max(0, limit - kept.Count);
        for (var k = 0; k < room; k++)
        {
            kept.Add(others[(long)k * others.Length / room]);
        }

        return [.. kept];
    }

    private static int IndexOf(IReadOnlyList<double> values, double value)
    {
        var k = 0;
        while (values[k] != value)
        {
            k++;
        }

        return k;
    }
}
