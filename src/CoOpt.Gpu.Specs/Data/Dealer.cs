using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Specs.Random;

namespace CoOpt.Gpu.Specs.Data;

/// <summary>Deals samples out to nodes; every node gets at least one.</summary>
internal static class Dealer
{
    /// <summary>The rows of each node. The samples are at least as many as the nodes.</summary>
    public static int[][] Deal(LabeledSamples samples, LearningSettings settings, int nodes, ulong seed)
    {
        if (samples.Owners is { } owners)
        {
            return [.. Enumerable.Range(0, nodes).Select(i => Enumerable.Range(0, samples.Count).Where(r => owners[r] == i).ToArray())];
        }

        var order = new RandomSource(seed, RandomPurpose.Deal).NextPermutation(samples.Count);
        var shares = new RandomSource(seed, RandomPurpose.Shares);
        if (settings.Split == Split.Dirichlet)
        {
            return Dirichlet(samples, order, settings.Concentration, nodes, shares);
        }

        if (settings.Split == Split.Sorted)
        {
            // Stable, so that equal labels stay in random order.
            order = [.. order.OrderBy(r => samples.Codes[r])];
        }

        var sizes = settings.UnequalSizes ? Sizes(samples.Count, nodes, shares) : Equal(samples.Count, nodes);
        var start = 0;
        var dealt = new int[nodes][];
        for (var i = 0; i < nodes; i++)
        {
            dealt[i] = order[start..(start + sizes[i])];
            start += sizes[i];
        }

        return dealt;
    }

    private static int[] Equal(int count, int nodes) => [.. Enumerable.Range(0, nodes).Select(i => (count / nodes) + (i < count % nodes ? 1 : 0))];

    /// <summary>One each, the rest by largest remainders of shares from a flat Dirichlet law.</summary>
    private static int[] Sizes(int count, int nodes, RandomSource random)
    {
        var shares = DirichletShares(nodes, 1, random);
        var exact = shares.Select(s => s * (count - nodes)).ToArray();
        int[] sizes = [.. exact.Select(e => 1 + (int)Math.Floor(e))];
        foreach (var i in Enumerable.Range(0, nodes).OrderByDescending(i => exact[i] - Math.Floor(exact[i])).ThenBy(i => i).Take(count - sizes.Sum()))
        {
            sizes[i]++;
        }

        return sizes;
    }

    private static int[][] Dirichlet(LabeledSamples samples, int[] order, double concentration, int nodes, RandomSource random)
    {
        var dealt = Enumerable.Range(0, nodes).Select(_ => new List<int>()).ToArray();
        foreach (var label in order.GroupBy(r => samples.Codes[r]).OrderBy(g => g.Key))
        {
            var rows = label.ToArray();
            var shares = DirichletShares(nodes, concentration, random);
            var (sum, start) = (0.0, 0);
            for (var i = 0; i < nodes; i++)
            {
                sum += shares[i];
                var end = i == nodes - 1 ? rows.Length : Math.Clamp((int)Math.Round(sum * rows.Length), start, rows.Length);
                dealt[i].AddRange(rows[start..end]);
                start = end;
            }
        }

        // A node left empty takes one sample from the fullest.
        foreach (var empty in dealt.Where(d => d.Count == 0))
        {
            var fullest = dealt.MaxBy(d => d.Count)!;
            empty.Add(fullest[^1]);
            fullest.RemoveAt(fullest.Count - 1);
        }

        return [.. dealt.Select(d => d.ToArray())];
    }

    private static double[] DirichletShares(int nodes, double concentration, RandomSource random)
    {
        var gammas = new double[nodes];
        for (var i = 0; i < nodes; i++)
        {
            gammas[i] = random.NextGamma(concentration);
        }

        // With a tiny concentration every variate may underflow; the law's limit is one node that takes all.
        var sum = gammas.Sum();
        if (!(sum > 0))
        {
            gammas[random.NextBelow(nodes)] = sum = 1;
        }

        return [.. gammas.Select(g => g / sum)];
    }
}
