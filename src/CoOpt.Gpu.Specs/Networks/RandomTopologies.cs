using CoOpt.Gpu.Specs.Random;

namespace CoOpt.Gpu.Specs.Networks;

/// <summary>Random networks, one draw each; the caller redraws until connected.</summary>
internal static class RandomTopologies
{
    /// <summary>G(n, p) of Erdős and Rényi: each pair is linked with probability p; where directed, each ordered pair.</summary>
    public static IEnumerable<(int Source, int Target)> ErdosRenyi(int n, double p, bool directed, RandomSource random)
    {
        for (var i = 0; i < n; i++)
        {
            for (var j = directed ? 0 : i + 1; j < n; j++)
            {
                if (i != j && random.NextUniform() < p)
                {
                    yield return (i, j);
                }
            }
        }
    }

    /// <summary>
    /// Watts and Strogatz (1998): i ~ i ± 1 … i ± k/2; then for each distance and node in turn the link (i, i + d) keeps its end i and, with probability p, takes
    /// a new other end, uniform over the nodes that are neither i nor linked to i.
    /// </summary>
    public static IEnumerable<(int Source, int Target)> WattsStrogatz(int n, int k, double p, RandomSource random)
    {
        var linked = new HashSet<int>[n];
        for (var i = 0; i < n; i++)
        {
            linked[i] = [];
        }

        for (var i = 0; i < n; i++)
        {
            for (var d = 1; d <= k / 2; d++)
            {
                linked[i].Add((i + d) % n);
                linked[(i + d) % n].Add(i);
            }
        }

        for (var d = 1; d <= k / 2; d++)
        {
            for (var i = 0; i < n; i++)
            {
                var j = (i + d) % n;
                if (random.NextUniform() >= p || linked[i].Count >= n - 1 || !linked[i].Contains(j))
                {
                    continue;
                }

                int target;
                do
                {
                    target = random.NextBelow(n);
                }
                while (target == i || linked[i].Contains(target));

                linked[i].Remove(j);
                linked[j].Remove(i);
                linked[i].Add(target);
                linked[target].Add(i);
            }
        }

        return Enumerable.Range(0, n).SelectMany(i => linked[i].Where(j => i < j).Order().Select(j => (i, j)));
    }

    /// <summary>Points uniform in the unit square, linked where nearer than the radius.</summary>
    public static IEnumerable<(int Source, int Target)> RandomGeometric(int n, double radius, RandomSource random)
    {
        var points = new (double X, double Y)[n];
        for (var i = 0; i < n; i++)
        {
            points[i] = (random.NextUniform(), random.NextUniform());
        }

        for (var i = 0; i < n; i++)
        {
            for (var j = i + 1; j < n; j++)
            {
                var (dx, dy) = (points[i].X - points[j].X, points[i].Y - points[j].Y);
                if ((dx * dx) + (dy * dy) < radius * radius)
                {
                    yield return (i, j);
                }
            }
        }
    }
}
