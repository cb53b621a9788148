using System.Collections.Immutable;

namespace CoOpt.Gpu.Specs.Binding;

/// <summary>Some axes of a sweep, by stride and number of points, and the places of instances on them alone, numbered from 0.</summary>
internal sealed class AxisSubset(ImmutableArray<(long Stride, long Count)> axes)
{
    /// <summary>The number of places.</summary>
    public long Count { get; } = axes.Aggregate(1L, static (n, a) => checked(n * a.Count));

    /// <summary>The place of instance <paramref name="index"/>.</summary>
    public long Place(long index)
    {
        var place = 0L;
        foreach (var (stride, count) in axes)
        {
            place = (place * count) + (index / stride % count);
        }

        return place;
    }
}
