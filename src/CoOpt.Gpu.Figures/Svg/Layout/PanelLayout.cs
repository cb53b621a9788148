using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg.Colors;
using CoOpt.Gpu.Figures.Svg.Data;
using CoOpt.Gpu.Figures.Svg.Drawing;
using CoOpt.Gpu.Figures.Svg.Typography;

namespace CoOpt.Gpu.Figures.Svg.Layout;

/// <summary>The panels with their axes and titles.</summary>
internal sealed record PanelLayout(ImmutableArray<PanelView> Views, ImmutableArray<PlacedText> Texts, AxisLabels Below, AxisLabels Left, double Overhang, double Bottom)
{
    private const double BetweenColumns = 18;

    // Labels of neighbouring panels stay this far apart.
    private const double BetweenLabels = 8;
    private const double BetweenRows = 9;
    private const double TitleGap = 4;

    // Category labels may take so much of the width, or of the depth below.
    private const double WidestLabels = 0.34;
    private const double DeepestLabels = 90;

    /// <summary>The panels from <paramref name="top"/> on, with room for labels at their right.</summary>
    internal static PanelLayout Of(PlotData data, AxisScales scales, double top, double width, double rightMargin)
    {
        var figure = data.Figure;
        var grid = PanelGrid.Of(figure);
        var height = PanelHeight(figure, (0.85 * width - rightMargin - (grid.PerRow - 1) * BetweenColumns) / grid.PerRow, grid.Count > 1);
        var left = VerticalAxis.Plan(figure.Y, scales.Y, height, WidestLabels * width);

        var rows = grid.Rows;
        var overhang = grid.PerRow > 1 ? (BetweenColumns - BetweenLabels) / 2 : FigureLayout.Margin;
        var right = width - FigureLayout.Margin - Math.Max(rightMargin, overhang);
        var titles = data.Panels.Select(p => figure.Panel is null ? "" : PanelTitle(figure.Panel, p)).ToArray();
        var yTitle = TextBlock.Upwards(AxisTitle(figure.Y), FigureLayout.Margin, 0, rows * height, TypeSizes.AxisTitle, 2, Palette.Ink);
        var start = FigureLayout.Margin + yTitle.Height + (yTitle.Height > 0 ? TitleGap : 0) + left.Extent + VerticalAxis.Gap;
        var panelWidth = (right - start - (grid.PerRow - 1) * BetweenColumns) / grid.PerRow;

        var titleLines = titles.Select(t => TextBlock.Of(t, 0, 0, panelWidth, TypeSizes.PanelTitle, 2, Palette.Ink)).ToArray();
        var titleHeight = titleLines.Max(t => t.Height) is > 0 and var h ? h + TitleGap : 0;
        var pitch = titleHeight + height + BetweenRows;
        var views = Enumerable.Range(0, grid.Count).Select(i => new PanelView(
            i, new Box(start + i % grid.PerRow * (panelWidth + BetweenColumns), top + titleHeight + i / grid.PerRow * pitch, panelWidth, height), scales.X, scales.Y)
        {
            IsLeftmost = i % grid.PerRow == 0,
            IsLowest = i + grid.PerRow >= grid.Count,
        }).ToImmutableArray();

        // Below a panel that has none under it, labels have that panel's place, but not more.
        var depth = grid.Count % grid.PerRow == 0 ? DeepestLabels : Math.Min(DeepestLabels, height);
        var below = HorizontalAxis.Plan(figure.X, scales.X, panelWidth, overhang, depth);
        var middle = (views[0].Box.Y + views[^1].Box.Bottom) / 2;
        var bottom = views[^1].Box.Bottom + HorizontalAxis.Gap + below.Extent;
        var gridWidth = grid.PerRow * (panelWidth + BetweenColumns) - BetweenColumns;
        var xTitle = TextBlock.Of(AxisTitle(figure.X), start + gridWidth / 2, bottom + TitleGap, gridWidth, TypeSizes.AxisTitle, 2, Palette.Ink, Anchor.Middle);
        return new PanelLayout(
            views,
            [
                .. yTitle.Texts.Select(t => t with { Y = middle }),
                .. xTitle.Texts,
                .. views.SelectMany(v => titleLines[v.Index].Texts.Select(t => t with { X = v.Box.X, Y = v.Box.Y - titleHeight + t.Y + titleHeight - TitleGap - titleLines[v.Index].Height })),
            ],
            below,
            left,
            overhang,
            bottom + (xTitle.Height > 0 ? TitleGap + xTitle.Height : 0));
    }

    private static string AxisTitle(Axis axis) => WithUnit(axis.Label, axis.Unit);

    /// <summary>A label with its unit in brackets.</summary>
    internal static string WithUnit(string label, string unit) => unit is "" or "1" ? label : label.Length == 0 ? unit : $"{label} ({unit})";

    private static string PanelTitle(Panels panels, string value) => panels.Label.Length == 0 ? value : $"{CleanText.Line(panels.Label)} = {value}";

    private static double PanelHeight(Figure figure, double width, bool isMultiple)
    {
        var hasCells = figure.Layers.Any(l => l is CellLayer);
        var plain = isMultiple ? Math.Clamp(0.8 * width, 64, 170) : Math.Clamp((hasCells ? 0.7 : 0.6) * width, 90, 250);

        // A row for each category, where that gives a figure that still fits a printed page.
        const double RowHeight = 11.5;
        return figure.Y.Scale == ScaleKind.Category ? Math.Clamp(figure.Y.Categories.Length * RowHeight, isMultiple ? 50 : plain * 0.6, isMultiple ? 220 : 480) : plain;
    }
}
