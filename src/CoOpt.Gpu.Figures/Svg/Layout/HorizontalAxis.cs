using System.Collections.Immutable;
using System.Globalization;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg.Colors;
using CoOpt.Gpu.Figures.Svg.Drawing;
using CoOpt.Gpu.Figures.Svg.Scales;
using CoOpt.Gpu.Figures.Svg.Typography;

namespace CoOpt.Gpu.Figures.Svg.Layout;

/// <summary>The labels below a panel.</summary>
internal static class HorizontalAxis
{
    /// <summary>From the axis to its labels.</summary>
    internal const double Gap = 5.5;

    private const double BetweenLabels = 5;
    private const double Spacing = 24;
    private const int MostLines = 3;

    /// <summary>The labels for a panel of that width, which may reach over its ends by <paramref name="overhang"/> and down by <paramref name="depth"/>.</summary>
    internal static AxisLabels Plan(Axis axis, PositionScale scale, double width, double overhang, double depth)
    {
        if (axis.Scale == ScaleKind.Category)
        {
            return Categories(axis, width, depth);
        }

        var ticks = AxisLabels.Numeric(scale, Math.Clamp((int)(width / Spacing), 2, 8), ticks =>
        {
            var right = double.NegativeInfinity;
            foreach (var tick in ticks)
            {
                var half = TextMetrics.Width(tick.Label, TypeSizes.Tick) / 2;
                var middle = Middle(scale.Share(tick.Value) * width, half, -overhang, width + overhang);
                if (middle - half < right + BetweenLabels)
                {
                    return false;
                }

                right = middle + half;
            }

            return true;
        });
        return new AxisLabels([.. ticks.Select(t => new AxisLabel(t.Value, [t.Label], null))], AxisLabels.MinorTicks(scale, ticks), TextMetrics.Height(1, TypeSizes.Tick));
    }

    /// <summary>The labels as texts below a panel.</summary>
    internal static IEnumerable<PlacedText> Texts(AxisLabels labels, PanelView view, double overhang)
    {
        var top = view.Box.Bottom + Gap;
        foreach (var label in labels.Labels)
        {
            if (labels.Turned && label.Lines.Length > 0)
            {
                yield return new PlacedText(label.Lines[0], PlacedText.BaseLine(view.X(label.Value), TypeSizes.Tick), top, TypeSizes.Tick, Palette.Soft, Anchor.End) { Turn = -90, Full = label.Full };
                continue;
            }

            for (var i = 0; i < label.Lines.Length; i++)
            {
                var half = TextMetrics.Width(label.Lines[i], TypeSizes.Tick) / 2;
                var x = Middle(view.X(label.Value), half, view.Box.X - overhang, view.Box.Right + overhang);
                var y = top + (TextMetrics.Ascent + i * TextMetrics.Leading) * TypeSizes.Tick;
                yield return new PlacedText(label.Lines[i], x, y, TypeSizes.Tick, Palette.Soft, Anchor.Middle) { Full = i == 0 ? label.Full : null };
            }
        }
    }

    private static AxisLabels Categories(Axis axis, double width, double depth)
    {
        ImmutableArray<string> texts = [.. axis.Categories.Select(CleanText.Line)];
        var spacing = width / Math.Max(texts.Length, 1);
        var room = spacing - BetweenLabels;
        var lines = texts.Select(t => TextWrap.Wrap(t, TypeSizes.Tick, Math.Max(room, 1), MostLines)).ToArray();

        // Words stand whole on lines of their own; otherwise the labels are turned.
        if (texts.All(t => TextWrap.WidestWord(t, TypeSizes.Tick) <= room) && lines.All(l => !l.Any(line => line.EndsWith('…'))))
        {
            return new AxisLabels([.. lines.Select((l, i) => new AxisLabel(i, l, null))], [], TextMetrics.Height(lines.Select(l => l.Length).DefaultIfEmpty(0).Max(), TypeSizes.Tick));
        }

        // Of numbers some tell the others.
        var widest = texts.Select(t => TextMetrics.Width(t, TypeSizes.Tick)).DefaultIfEmpty(0).Max();
        if (texts.All(t => double.TryParse(t, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) && widest < width / 3)
        {
            var shown = AxisLabels.Thinned(texts.Length, spacing, widest + BetweenLabels).Select(i => new AxisLabel(i, [texts[i]], null));
            return new AxisLabels([.. shown], [], TextMetrics.Height(1, TypeSizes.Tick));
        }

        var labels = AxisLabels.Thinned(texts.Length, spacing, TextMetrics.Height(1, TypeSizes.Tick) + 1).Select(i => AxisLabels.Category(i, texts[i], depth, 1)).ToImmutableArray();
        return new AxisLabels(labels, [], labels.SelectMany(l => l.Lines).Select(l => TextMetrics.Width(l, TypeSizes.Tick)).DefaultIfEmpty(0).Max()) { Turned = true };
    }

    private static double Middle(double x, double half, double left, double right) => Math.Max(left + half, Math.Min(right - half, x));
}
