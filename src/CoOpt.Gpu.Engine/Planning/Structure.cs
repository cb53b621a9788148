using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Engine.Planning;

/// <summary>Which settings determine network and data. Instances equal in all of them may share a lane group.</summary>
public static class Structure
{
    // Links, method and trace leave network and data alone: α, ρ, quantiser, coupling and start are per lane.
    private static readonly string[] Unstructural = ["links.", "method.", "trace."];

    /// <summary>Whether the setting with this dotted name is part of the structure.</summary>
    public static bool IsStructural(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return !Unstructural.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal));
    }

    /// <summary>
    /// Mean share of busy lanes over a part, if instances of equal structure are packed into groups of <paramref name="lanes"/>: 1 is full.
    /// </summary>
    public static double Fill(ResolvedSweep sweep, long from, long to, int lanes)
    {
        ArgumentNullException.ThrowIfNull(sweep);
        var counts = new Dictionary<long, int>();
        for (var index = from; index < to; index++)
        {
            var key = Key(sweep, index);
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        var slots = counts.Values.Sum(c => (long)((c + lanes - 1) / lanes * lanes));
        return (double)(to - from) / slots;
    }

    // The place of an instance on the structural axes, as one number.
    private static long Key(ResolvedSweep sweep, long index)
    {
        long key = 0, scale = 1;
        for (var a = sweep.Axes.Length - 1; a >= 0; a--)
        {
            var axis = sweep.Axes[a];
            var point = index % axis.Count;
            index /= axis.Count;
            if (axis.Keys.Any(IsStructural))
            {
                key += point * scale;
                scale *= axis.Count;
            }
        }

        return key;
    }
}
