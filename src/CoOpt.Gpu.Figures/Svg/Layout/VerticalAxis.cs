using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg.Colors;
using CoOpt.Gpu.Figures.Svg.Drawing;
using CoOpt.Gpu.Figures.Svg.Scales;
using CoOpt.Gpu.Figures.Svg.Typography;

namespace CoOpt.Gpu.Figures.Svg.Layout;

/// <summary>The labels left of a panel.</summary>
internal static class VerticalAxis
{
    /// <summary>From the axis to its labels.</summary>
    internal const double Gap = 5;

    // Ticks nearer than this look crowded.
    private const double Spacing = 22;

    /// <summary>The labels for a panel of that height, not wider than <paramref name="width"/>.</summary>
    internal static AxisLabels Plan(Axis axis, PositionScale scale, double height, double width)
    {
        if (axis.Scale == ScaleKind.Category)
        {
            var spacing = height / Math.Max(axis.Categories.Length, 1);
            var lines = spacing >= 2 * TextMetrics.Leading * TypeSizes.Tick ? 2 : 1;
            var labels = AxisLabels.Thinned(axis.Categories.Length, spacing, TextMetrics.Leading * TypeSizes.Tick)
                .Select(i => AxisLabels.Category(i, CleanText.Line(axis.Categories[i]), width, lines)).ToImmutableArray();
            return new AxisLabels(labels, [], Widest(labels));
        }

        var least = TextMetrics.Height(1, TypeSizes.Tick) + 2;
        var ticks = AxisLabels.Numeric(scale, Math.Clamp((int)(height / Spacing), 2, 8), ticks => ticks
            .Zip(ticks.Skip(1)).All(pair => (scale.Share(pair.Second.Value) - scale.Share(pair.First.Value)) * height >= least));
        ImmutableArray<AxisLabel> numbers = [.. ticks.Select(t => new AxisLabel(t.Value, [t.Label], null))];
        return new AxisLabels(numbers, AxisLabels.MinorTicks(scale, ticks), Widest(numbers));
    }

    /// <summary>The labels as texts left of a panel.</summary>
    internal static IEnumerable<PlacedText> Texts(AxisLabels labels, PanelView view)
    {
        foreach (var label in labels.Labels)
        {
            var top = view.Y(label.Value) - (label.Lines.Length - 1) * TextMetrics.Leading * TypeSizes.Tick / 2;
            for (var i = 0; i < label.Lines.Length; i++)
            {
                var line = PlacedText.BaseLine(top + i * TextMetrics.Leading * TypeSizes.Tick, TypeSizes.Tick);
                yield return new PlacedText(label.Lines[i], view.Box.X - Gap, line, TypeSizes.Tick, Palette.Soft, Anchor.End) { Full = i == 0 ? label.Full : null };
            }
        }
    }

    private static double Widest(ImmutableArray<AxisLabel> labels) => labels.SelectMany(l => l.Lines).Select(l => TextMetrics.Width(l, TypeSizes.Tick)).DefaultIfEmpty(0).Max();
}
