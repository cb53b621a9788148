using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg.Colors;
using CoOpt.Gpu.Figures.Svg.Data;
using CoOpt.Gpu.Figures.Svg.Drawing;
using CoOpt.Gpu.Figures.Svg.Scales;
using CoOpt.Gpu.Figures.Svg.Typography;

namespace CoOpt.Gpu.Figures.Svg.Layout;

/// <summary>What the cells' colours mean: the ramp as a bar with numbers below it.</summary>
/// <param name="Box">The bar.</param>
/// <param name="Colors">Its colours.</param>
/// <param name="Texts">Label, numbers, and the name of hatched cells.</param>
/// <param name="Ticks">The places of the numbers.</param>
/// <param name="Hatched">The sample of an empty cell; null where there is none.</param>
/// <param name="Height">Of the whole block.</param>
internal sealed record ColorBar(Box Box, CellColors Colors, ImmutableArray<PlacedText> Texts, ImmutableArray<double> Ticks, Box? Hatched, double Height)
{
    private const double Thickness = 7;
    private const double Length = 130;
    private const double Gap = 6;
    private const double TickGap = 2.5;

    /// <summary>The bar from (<paramref name="left"/>, <paramref name="top"/>) on.</summary>
    internal static ColorBar Of(PlotData data, double left, double top, double width)
    {
        var colors = CellColors.Of(data);
        var color = data.Figure.Color;
        var label = CleanText.Line(color is null ? "" : PanelLayout.WithUnit(color.Label, color.Unit));
        var hatchText = colors.HasGaps ? "no value" : "";
        var hatchWidth = colors.HasGaps ? 14 + Thickness + TextMetrics.Width(hatchText, TypeSizes.Label) + Gap : 0;

        // Numbers at the bar's ends reach over them.
        const double Reach = 14;
        var room = width - Length - Reach - hatchWidth - Gap;
        var block = TextBlock.Of(label, left, top, TextMetrics.Width(label, TypeSizes.Label) <= room ? room : width, TypeSizes.Label, 3, Palette.Ink);

        // A label too long to stand beside the bar stands above it.
        var isAbove = TextMetrics.Width(label, TypeSizes.Label) > room;
        var x = isAbove || block.Texts.IsEmpty ? left + Reach : Math.Max(block.Texts[0].Box.Right + Gap, left + Reach);
        var y = top + (isAbove ? block.Height + 3 : 0.5);
        var box = new Box(x, y, Length, Thickness);
        var scale = new PositionScale(colors.Scale.Kind, colors.Scale.Minimum, colors.Scale.Maximum);
        var ticks = HorizontalAxis.Plan(new Axis("", "", scale.Kind), scale, Length, Reach, 0);
        var view = new PanelView(0, box, scale, new PositionScale(ScaleKind.Linear, 0, 1));
        var texts = block.Texts.AddRange(HorizontalAxis.Texts(ticks, view, Reach).Select(t => t with { Y = t.Y - HorizontalAxis.Gap + TickGap }));
        Box? hatched = null;
        if (colors.HasGaps)
        {
            hatched = new Box(box.Right + Reach + Gap, y, Thickness * 1.6, Thickness);
            texts = texts.Add(new PlacedText(hatchText, hatched.Value.Right + 3.5, PlacedText.BaseLine(y + Thickness / 2, TypeSizes.Label), TypeSizes.Label, Palette.Ink));
        }

        return new ColorBar(box, colors, texts, [.. ticks.Labels.Select(l => view.X(l.Value))], hatched, y - top + Thickness + TickGap + TextMetrics.Height(1, TypeSizes.Tick));
    }
}
