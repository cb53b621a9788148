using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Svg.Scales;
using CoOpt.Gpu.Figures.Svg.Typography;

namespace CoOpt.Gpu.Figures.Svg.Layout;

/// <summary>The ticks of an axis, chosen so that their labels do not touch.</summary>
/// <param name="Labels">Ticks with labels.</param>
/// <param name="Minor">Ticks without.</param>
/// <param name="Extent">How far the labels reach from the axis.</param>
internal sealed record AxisLabels(ImmutableArray<AxisLabel> Labels, ImmutableArray<double> Minor, double Extent)
{
    /// <summary>Whether the labels are turned to read upwards.</summary>
    internal bool Turned { get; init; }

    /// <summary>How many ticks an axis with numbers has: the most whose labels fit, as <paramref name="fits"/> tells.</summary>
    internal static ImmutableArray<Tick> Numeric(PositionScale scale, int most, Func<ImmutableArray<Tick>, bool> fits)
    {
        for (var count = Math.Max(most, 1); count > 0; count--)
        {
            var ticks = scale.Kind == Definitions.ScaleKind.Log ? LogTicks.Between(scale.Minimum, scale.Maximum, count) : LinearTicks.Between(scale.Minimum, scale.Maximum, count);
            if (fits(ticks))
            {
                return ticks;
            }
        }

        return [];
    }

    /// <summary>Ticks between the labelled ones of a log axis.</summary>
    internal static ImmutableArray<double> MinorTicks(PositionScale scale, ImmutableArray<Tick> labelled) =>
        scale.Kind == Definitions.ScaleKind.Log ? [.. LogTicks.Minor(scale.Minimum, scale.Maximum, labelled).Except(labelled.Select(t => t.Value))] : [];

    /// <summary>Every so many-th of the categories, so that neighbours are at least <paramref name="least"/> apart.</summary>
    internal static IEnumerable<int> Thinned(int count, double spacing, double least)
    {
        var stride = Math.Max(1, (int)Math.Ceiling(least / spacing - 1e-9));
        return Enumerable.Range(0, count).Where(i => i % stride == 0);
    }

    /// <summary>A category's label in so many lines of a width.</summary>
    internal static AxisLabel Category(int index, string text, double width, int lines)
    {
        var wrapped = TextWrap.Wrap(text, TypeSizes.Tick, width, lines);
        if (wrapped.Length == 0 || !wrapped[^1].EndsWith('…') || text.EndsWith('…'))
        {
            return new AxisLabel(index, wrapped, null);
        }

        return new AxisLabel(index, lines == 1 ? [TextWrap.ShortenMiddle(text, TypeSizes.Tick, width)] : wrapped, text);
    }
}
