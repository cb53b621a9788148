using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg.Colors;
using CoOpt.Gpu.Figures.Svg.Data;
using CoOpt.Gpu.Figures.Svg.Drawing;
using CoOpt.Gpu.Figures.Svg.Layout;
using CoOpt.Gpu.Figures.Svg.Marks;
using CoOpt.Gpu.Figures.Svg.Typography;

namespace CoOpt.Gpu.Figures.Svg;

/// <summary>Draws a plot as SVG 1.1: vector text, colours as attributes, the same bytes for the same plot.</summary>
public static class SvgWriter
{
    /// <summary>The picture. A gap (NaN, infinite, not positive on a log axis, or no category of the axis) is not drawn.</summary>
    /// <exception cref="Results.Tables.TableFormatException">The rows lack a column that the figure names.</exception>
    public static string Write(Plot plot, SvgOptions options)
    {
        ArgumentNullException.ThrowIfNull(plot);
        ArgumentNullException.ThrowIfNull(options);
        var data = new PlotData(plot);
        var (layout, ends) = Arrange(data);
        var names = new SvgNames(options.IdPrefix, plot.Figure.Id);
        var canvas = new Canvas(options.Theme);
        if (!options.Inline)
        {
            canvas.Rectangle(new Box(0, 0, layout.Width, layout.Height), Paint.Area(Palette.Ground));
        }

        foreach (var view in layout.Views)
        {
            Panel(canvas, data, layout, view, names);
        }

        if (layout.Key is { } key)
        {
            KeyMarks.Draw(canvas, key);
        }

        if (layout.Bar is { } bar)
        {
            KeyMarks.Draw(canvas, bar, names.Hatch);
        }

        KeyMarks.Draw(canvas, ends);
        foreach (var text in layout.Texts)
        {
            canvas.Text(text);
        }

        return SvgDocument.Wrap(plot.Figure, layout, canvas, options, names);
    }

    // Names beside lines where they have room, otherwise a key.
    private static (FigureLayout, ImmutableArray<EndLabels.EndLabel>) Arrange(PlotData data)
    {
        var scales = AxisScales.Of(data);
        var entries = KeyEntries.Of(data);
        var direct = FigureLayout.Of(data, scales, entries, Labelling.Direct);
        return EndLabels.Place(data, direct, entries) is { } ends ? (direct, ends) : (FigureLayout.Of(data, scales, entries, Labelling.Key), []);
    }

    private static void Panel(Canvas canvas, PlotData data, FigureLayout layout, PanelView view, SvgNames names)
    {
        var figure = data.Figure;
        var marks = new PanelMarks(data, view, canvas, new LabelPlacer(view.Box)) { HasKey = layout.Key is not null, HatchId = names.Hatch };
        canvas.Open("g", ("class", "panel"));
        PanelFrame.DrawGrid(canvas, figure, layout, view);
        canvas.Open("g", ("clip-path", $"url(#{names.Clip(view.Index)})"));
        foreach (var layer in figure.Layers)
        {
            marks.Draw(layer);
        }

        canvas.Close();
        PanelFrame.DrawAxes(canvas, figure, layout, view);
        foreach (var layer in figure.Layers)
        {
            marks.Write(layer);
        }

        if (!figure.Layers.SelectMany(l => data.Rows(l, view.Index)).Any())
        {
            canvas.Text(new PlacedText("no values", view.Box.X + view.Box.Width / 2, view.Box.Y + view.Box.Height / 2, TypeSizes.Label, Palette.Soft, Anchor.Middle));
        }

        var labels = (view.IsLeftmost ? VerticalAxis.Texts(layout.Left, view) : []).Concat(view.IsLowest ? HorizontalAxis.Texts(layout.Below, view, layout.Overhang) : []);
        foreach (var label in labels)
        {
            canvas.Text(label);
        }

        canvas.Close();
    }
}
