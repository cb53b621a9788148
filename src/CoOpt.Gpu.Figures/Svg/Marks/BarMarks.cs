using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg.Colors;
using CoOpt.Gpu.Figures.Svg.Data;
using CoOpt.Gpu.Figures.Svg.Drawing;
using CoOpt.Gpu.Figures.Svg.Layout;

namespace CoOpt.Gpu.Figures.Svg.Marks;

/// <summary>Bars with their intervals.</summary>
internal static class BarMarks
{
    // Of a category's place; the rest parts it from its neighbours.
    private const double Share = 0.76;
    private const double WidestBar = 34;

    /// <summary>Draws a layer: bars side by side or upon each other, then the intervals over them.</summary>
    internal static void Draw(PanelMarks marks, BarLayer layer)
    {
        var (data, view) = (marks.Data, marks.View);
        var (lower, upper, y) = (data.Y(layer.Lower), data.Y(layer.Upper), data.Numbers(layer.Y));
        var series = data.SeriesOf(layer.Series);
        var all = BarStacks.Of(data, layer).ToArray();
        var isBeside = !layer.Stacked && all.GroupBy(b => (b.Panel, b.X)).Any(g => g.Select(b => b.Series).Distinct().Count() > 1);
        var slots = isBeside ? all.Select(b => b.Series).Distinct().Order().ToList() : [];
        var count = Math.Max(slots.Count, 1);
        var width = Math.Min(Place(marks, all) * Share / count, WidestBar);
        var bars = all.Where(b => b.Panel == view.Index && view.XScale.Contains(b.X)).ToArray();
        double Middle(BarStacks.Bar bar) => view.X(bar.X) + (slots.Count == 0 ? 0 : (slots.IndexOf(bar.Series) - (count - 1) / 2.0) * width);

        foreach (var group in bars.GroupBy(b => b.Series).OrderBy(g => g.Key))
        {
            // Neighbours without a gap are parted by the ground.
            marks.Canvas.Group("series", Tooltip.Series(data, group.Key), new Paint { Fill = SeriesStyle.Tone(marks.Figure, group.Key), Stroke = Palette.Ground, Width = 0.5 });
            foreach (var bar in group)
            {
                var (from, to) = (double.IsNaN(bar.From) ? view.Box.Bottom : Within(view, view.Y(bar.From)), Within(view, view.Y(bar.To)));
                var box = new Box(Middle(bar) - width / 2, Math.Min(from, to), width, Math.Abs(to - from));
                marks.Canvas.Rectangle(box, null, bars.Length <= Tooltip.MostTitles ? Tooltip.Mark(data, series[bar.Row], bar.X, y[bar.Row], lower[bar.Row], upper[bar.Row]) : null);
                marks.Placer.Mark(box.X, box.Y, box.Right, box.Y);
            }

            marks.Canvas.Close();
        }

        PointMarks.Intervals(marks, -1, [.. bars.Select(b => (Middle(b), view.Y(lower[b.Row]), view.Y(upper[b.Row])))]);
    }

    // The least distance between neighbours on an axis with numbers.
    private static double Place(PanelMarks marks, BarStacks.Bar[] bars)
    {
        if (marks.Figure.X.Scale == ScaleKind.Category)
        {
            return marks.View.Box.Width / Math.Max(marks.Figure.X.Categories.Length, 1);
        }

        var places = bars.Select(b => marks.View.X(b.X)).Distinct().Order().ToArray();
        return places.Zip(places.Skip(1), (a, b) => b - a).Append(marks.View.Box.Width / 4).Min();
    }

    private static double Within(PanelView view, double y) => Math.Clamp(y, view.Box.Y, view.Box.Bottom);
}
