using System.Globalization;
using System.Text;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg.Colors;
using CoOpt.Gpu.Figures.Svg.Drawing;
using CoOpt.Gpu.Figures.Svg.Layout;
using CoOpt.Gpu.Figures.Svg.Typography;

namespace CoOpt.Gpu.Figures.Svg;

/// <summary>The root element around a drawing: size, names for readers who cannot see, style, clip paths.</summary>
internal static class SvgDocument
{
    // Marks at an end of an axis are drawn whole.
    private const double ClipRoom = 3;

    /// <summary>The whole document.</summary>
    internal static string Wrap(Figure figure, FigureLayout layout, Canvas canvas, SvgOptions options, SvgNames names)
    {
        var svg = new StringBuilder();
        var height = layout.Height / FigureLayout.PointsPerMillimetre;
        svg.Append(options.Inline ? "" : "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"{SvgStyle.RootClass}\" width=\"{(figure.Size == FigureSize.Page ? 180 : 88)}mm\" height=\"{Coordinates.Text(height)}mm\"");
        svg.Append(CultureInfo.InvariantCulture, $" viewBox=\"0 0 {Coordinates.Text(layout.Width)} {Coordinates.Text(layout.Height)}\" role=\"img\" aria-labelledby=\"{names.Title}\" aria-describedby=\"{names.Description}\"");
        svg.Append(" font-family=\"Helvetica, Arial, 'Liberation Sans', sans-serif\">\n");
        svg.Append($" <title id=\"{names.Title}\">{CleanText.Escape(CleanText.Line(figure.Title))}</title>\n <desc id=\"{names.Description}\">{CleanText.Escape(CleanText.Line(figure.Description))}</desc>\n");
        var definitions = Definitions(layout, options.Theme, names);
        if (options.Theme == Theme.Auto && !options.Inline)
        {
            svg.Append(" <style>").Append(SvgStyle.Dark(canvas.Filled, canvas.Drawn)).Append("</style>\n");
        }

        return svg.Append(definitions).Append(canvas.Xml).Append("</svg>\n").ToString();
    }

    private static string Definitions(FigureLayout layout, Theme theme, SvgNames names)
    {
        var canvas = new Canvas(theme);
        canvas.Open("defs");
        foreach (var view in layout.Views)
        {
            canvas.Open("clipPath", ("id", names.Clip(view.Index)));
            var box = view.Box.Grow(ClipRoom);
            canvas.Shape("rect", null, null, ("x", Coordinates.Text(box.X)), ("y", Coordinates.Text(box.Y)), ("width", Coordinates.Text(box.Width)), ("height", Coordinates.Text(box.Height)));
            canvas.Close();
        }

        if (layout.Bar is { Hatched: not null })
        {
            canvas.Open("pattern", ("id", names.Hatch), ("patternUnits", "userSpaceOnUse"), ("width", "4"), ("height", "4"));
            canvas.Path("M-1,1L1,-1M0,4L4,0M3,5L5,3", Paint.Line(Palette.Axis, 0.5));
            canvas.Close();
        }

        canvas.Close();
        return canvas.Xml;
    }
}
