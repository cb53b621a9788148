namespace CoOpt.Gpu.Figures.Svg.Layout;

/// <summary>Moves intervals on a line apart, as little as can be.</summary>
internal static class Spread
{
    /// <summary>The middles of intervals of these lengths, in the order of the wanted middles, within [<paramref name="from"/>, <paramref name="to"/>] and not overlapping, with the least sum of squared moves; null where they do not fit.</summary>
    internal static double[]? Apart(IReadOnlyList<double> wanted, IReadOnlyList<double> lengths, double from, double to)
    {
        if (lengths.Sum() > to - from)
        {
            return null;
        }

        var order = Enumerable.Range(0, wanted.Count).OrderBy(i => wanted[i]).ToArray();

        // With what stands before it taken off, an interval's place must not fall below that of the one before: isotonic regression, by pooling neighbours that violate it.
        List<(double Sum, int Count)> pools = [];
        var before = 0.0;
        foreach (var i in order)
        {
            pools.Add((wanted[i] - lengths[i] / 2 - before, 1));
            before += lengths[i];
            while (pools.Count > 1 && Mean(pools[^2]) > Mean(pools[^1]))
            {
                pools[^2] = (pools[^2].Sum + pools[^1].Sum, pools[^2].Count + pools[^1].Count);
                pools.RemoveAt(pools.Count - 1);
            }
        }

        var middles = new double[wanted.Count];
        var position = 0;
        var offset = 0.0;
        foreach (var pool in pools)
        {
            for (var k = 0; k < pool.Count; k++)
            {
                var i = order[position++];
                middles[i] = Math.Clamp(Mean(pool), from, to - before) + offset + lengths[i] / 2;
                offset += lengths[i];
            }
        }

        return middles;
    }

    private static double Mean((double Sum, int Count) pool) => pool.Sum / pool.Count;
}
