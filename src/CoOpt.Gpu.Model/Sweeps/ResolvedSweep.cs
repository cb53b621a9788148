using System.Collections.Immutable;

namespace CoOpt.Gpu.Model.Sweeps;

/// <summary>
/// A spec with every default explicit: what plan.json freezes. Instance i takes, from the product of the axes, the point whose last axis varies fastest.
/// </summary>
public sealed record ResolvedSweep
{
    /// <summary>Version of the spec's schema.</summary>
    public required int Schema { get; init; }

    /// <summary>Name of the sweep, fit for a folder name.</summary>
    public required string Name { get; init; }

    /// <summary>Every setting by its dotted name, in ordinal order, as it is where no axis varies it; <c>method.precision</c> only where it is not double.</summary>
    public required ImmutableSortedDictionary<string, SettingValue> Settings { get; init; }

    /// <summary>The axes in order.</summary>
    public required ImmutableArray<Axis> Axes { get; init; }

    /// <summary>The data files read.</summary>
    public required ImmutableArray<InputFile> Files { get; init; }

    /// <summary>The number of instances.</summary>
    /// <exception cref="OverflowException">More than 2⁶³ − 1.</exception>
    public long Count => Axes.Aggregate(1L, static (n, a) => checked(n * a.Count));

    /// <summary>The swept settings' names, in the order of the axes.</summary>
    public IEnumerable<string> SweptKeys => Axes.SelectMany(a => a.Keys);

    /// <summary>The swept values of instance <paramref name="index"/>, in the order of <see cref="SweptKeys"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside 0 … <see cref="Count"/> − 1.</exception>
    public ImmutableArray<SettingValue> ValuesAt(long index)
    {
        if (index < 0 || index >= Count)
        {
            throw new ArgumentOutOfRangeException(nameof(index), index, $"a sweep of {Count} instances");
        }

        var point = new int[Axes.Length];
        for (var a = Axes.Length - 1; a >= 0; a--)
        {
            point[a] = (int)(index % Axes[a].Count);
            index /= Axes[a].Count;
        }

        var values = ImmutableArray.CreateBuilder<SettingValue>();
        for (var a = 0; a < Axes.Length; a++)
        {
            values.AddRange(Axes[a].Points[point[a]]);
        }

        return values.ToImmutable();
    }
}
