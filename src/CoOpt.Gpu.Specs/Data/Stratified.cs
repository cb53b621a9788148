using CoOpt.Gpu.Specs.Random;

namespace CoOpt.Gpu.Specs.Data;

/// <summary>Picks samples so that each label keeps its share.</summary>
internal static class Stratified
{
    /// <summary>
    /// Picks <paramref name="count"/> rows, in ascending order, by largest remainders of each label's share; without classes, uniformly.
    /// </summary>
    public static int[] Pick(LabeledSamples samples, int count, RandomSource random)
    {
        var groups = Groups(samples);
        var quota = new int[groups.Length];
        var remainders = new List<(double Remainder, int Group)>();
        for (var g = 0; g < groups.Length; g++)
        {
            var exact = (double)count * groups[g].Length / samples.Count;
            quota[g] = (int)Math.Floor(exact);
            remainders.Add((exact - quota[g], g));
        }

        foreach (var (_, g) in remainders.OrderByDescending(r => r.Remainder).ThenBy(r => r.Group).Take(count - quota.Sum()))
        {
            quota[g]++;
        }

        var picked = new List<int>(count);
        for (var g = 0; g < groups.Length; g++)
        {
            random.Shuffle(groups[g]);
            picked.AddRange(groups[g][..quota[g]]);
        }

        picked.Sort();
        return [.. picked];
    }

    /// <summary>The rows of each label, labels ascending; all rows in one group without classes.</summary>
    public static int[][] Groups(LabeledSamples samples)
    {
        var rows = Enumerable.Range(0, samples.Count);
        return samples.HasClasses ? [.. rows.GroupBy(r => samples.Codes[r]).OrderBy(g => g.Key).Select(g => g.ToArray())] : [rows.ToArray()];
    }
}
