using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg.Scales;

namespace CoOpt.Gpu.Figures.Svg.Data;

/// <summary>The scales of a plot's two axes, shared by its panels.</summary>
/// <param name="X">The horizontal one.</param>
/// <param name="Y">The vertical one.</param>
internal sealed record AxisScales(PositionScale X, PositionScale Y)
{
    // Marks at an end do not touch the axis; cells fill their panel.
    private const double Padding = 0.04;

    /// <summary>The scales that show every row, unless the axes say otherwise.</summary>
    internal static AxisScales Of(PlotData data)
    {
        var figure = data.Figure;
        var (x, y) = (new Extent(figure.X.Scale), new Extent(figure.Y.Scale));
        foreach (var layer in figure.Layers)
        {
            Add(data, layer, x, y);
        }

        var hasCells = figure.Layers.Any(l => l is CellLayer);

        // Bars reach beyond their places; lines may run from end to end, and their names stand beside these.
        var beside = figure.Layers.Any(l => l is BarLayer) ? 2 * Padding : figure.Layers.Any(l => l is PointLayer or TextLayer or LineLayer { Markers: true }) ? Padding : 0;
        return new AxisScales(Scale(figure.X, x, hasCells ? 0 : beside), Scale(figure.Y, y, hasCells ? 0 : Padding));
    }

    private static PositionScale Scale(Axis axis, Extent extent, double padding) => axis.Scale == ScaleKind.Category
        ? new PositionScale(ScaleKind.Category, -0.5, Math.Max(axis.Categories.Length, 1) - 0.5)
        : extent.Scale(axis.Minimum, axis.Maximum, padding);

    private static void Add(PlotData data, Layer layer, Extent x, Extent y)
    {
        switch (layer)
        {
            case LineLayer line:
                AddAll(data, layer, x, data.X(line.X));
                AddAll(data, layer, y, data.Y(line.Y), data.Y(line.Lower), data.Y(line.Upper));
                break;
            case PointLayer point:
                AddAll(data, layer, x, data.X(point.X));
                AddAll(data, layer, y, data.Y(point.Y), data.Y(point.Lower), data.Y(point.Upper));
                break;
            case BarLayer bar:
                AddAll(data, layer, x, data.X(bar.X));
                foreach (var stack in BarStacks.Of(data, bar))
                {
                    y.Add(stack.From);
                    y.Add(stack.To);
                }

                AddAll(data, layer, y, data.Y(bar.Lower), data.Y(bar.Upper));
                break;
            case CellLayer cell:
                AddAll(data, layer, x, data.X(cell.XFrom), data.X(cell.XTo));
                AddAll(data, layer, y, data.Y(cell.YFrom), data.Y(cell.YTo));
                break;
            case RuleLayer rule:
                AddAll(data, layer, rule.Vertical ? x : y, rule.Vertical ? data.X(rule.At) : data.Y(rule.At));
                break;
            case TextLayer text:
                AddAll(data, layer, x, data.X(text.X));
                AddAll(data, layer, y, data.Y(text.Y));
                break;
        }
    }

    private static void AddAll(PlotData data, Layer layer, Extent extent, params double[][] columns)
    {
        foreach (var row in data.Rows(layer))
        {
            foreach (var column in columns)
            {
                extent.Add(column[row]);
            }
        }
    }
}
