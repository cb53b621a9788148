using System.Text;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg.Colors;
using CoOpt.Gpu.Figures.Svg.Layout;
using CoOpt.Gpu.Figures.Svg.Typography;

namespace CoOpt.Gpu.Figures.Svg.Drawing;

/// <summary>Collects the elements of a figure, one on a line, and the tones that they use.</summary>
internal sealed class Canvas(Theme theme)
{
    private readonly StringBuilder _xml = new();
    private readonly Stack<string> _open = new();
    private readonly HashSet<Tone> _filled = [];
    private readonly HashSet<Tone> _drawn = [];
    private int _depth = 1;

    /// <summary>The elements so far.</summary>
    internal string Xml => _xml.ToString();

    /// <summary>The tones that something was filled with, in the palette's order.</summary>
    internal IEnumerable<Tone> Filled => Palette.All.Where(_filled.Contains);

    /// <summary>The tones that something was drawn in, in the palette's order.</summary>
    internal IEnumerable<Tone> Drawn => Palette.All.Where(_drawn.Contains);

    /// <summary>Opens an element, to be closed by <see cref="Close"/>.</summary>
    internal void Open(string tag, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Begin(tag, attributes);
        _xml.Append(">\n");
        _open.Push(tag);
        _depth++;
    }

    /// <summary>Opens a group whose shapes share a paint, with a title that shows where a pointer rests on any of them, to be closed by <see cref="Close"/>.</summary>
    internal void Group(string role, string? title, Paint paint, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Begin("g", [.. Attributes(paint, role), .. attributes]);
        _xml.Append(title is null ? ">\n" : $"><title>{CleanText.Escape(title)}</title>\n");
        _open.Push("g");
        _depth++;
    }

    /// <summary>Closes the element opened last.</summary>
    internal void Close()
    {
        _depth--;
        Indent();
        _xml.Append("</").Append(_open.Pop()).Append(">\n");
    }

    /// <summary>A shape, with a title that shows where a pointer rests on it. Without a paint it takes its group's.</summary>
    internal void Shape(string tag, Paint? paint, string? title, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Begin(tag, paint is { } own ? [.. attributes, .. Attributes(own)] : attributes);
        End(title is null ? "" : $"<title>{CleanText.Escape(title)}</title>", tag);
    }

    /// <summary>A path.</summary>
    internal void Path(string d, Paint? paint, string? title = null) => Shape("path", paint, title, ("d", d));

    /// <summary>A straight line.</summary>
    internal void Line(double x1, double y1, double x2, double y2, Paint? paint, string? title = null) =>
        Path(Coordinates.Polyline([(x1, y1), (x2, y2)]), paint, title);

    /// <summary>A rectangle.</summary>
    internal void Rectangle(Box box, Paint? paint, string? title = null) => Shape(
        "rect", paint, title, ("x", Coordinates.Text(box.X)), ("y", Coordinates.Text(box.Y)), ("width", Coordinates.Text(box.Width)), ("height", Coordinates.Text(box.Height)));

    /// <summary>A line of text.</summary>
    internal void Text(PlacedText text)
    {
        if (text.Halo)
        {
            // Drawn twice rather than with paint-order, which renderers of print do not all know.
            Text(text with { Halo = false, Full = null }, Paint.Line(Palette.Ground, 2), hidden: true);
        }

        Text(text, Paint.Area(text.Tone), hidden: false);
    }

    private void Text(PlacedText text, Paint paint, bool hidden)
    {
        var (x, y) = (Coordinates.Text(text.X), Coordinates.Text(text.Y));
        List<(string, string)> attributes = [("x", x), ("y", y), ("font-size", Coordinates.Text(text.Size))];
        if (text.Anchor != Anchor.Start)
        {
            attributes.Add(("text-anchor", text.Anchor == Anchor.Middle ? "middle" : "end"));
        }

        if (text.Bold)
        {
            attributes.Add(("font-weight", "bold"));
        }

        if (text.Turn != 0)
        {
            attributes.Add(("transform", $"rotate({Coordinates.Text(text.Turn)} {x} {y})"));
        }

        if (hidden)
        {
            attributes.Add(("aria-hidden", "true"));
            attributes.Add(("stroke-linejoin", "round"));
        }

        if (text.Text.Contains(' ') && ScriptText.Parse(text.Text).Length > 1)
        {
            // Otherwise renderers drop the space between a script and what follows.
            attributes.Add(("xml:space", "preserve"));
        }

        Begin("text", [.. attributes, .. Attributes(paint)]);
        End((text.Full is null ? "" : $"<title>{CleanText.Escape(text.Full)}</title>") + Content(text), "text");
    }

    private static string Content(PlacedText text)
    {
        var content = new StringBuilder();
        var height = 0.0;
        foreach (var run in ScriptText.Parse(text.Text))
        {
            var characters = CleanText.Escape(run.Text);
            var shift = TextMetrics.ScriptShift(text.Size, run.Level);
            if (shift == height && run.Level == 0)
            {
                content.Append(characters);
                continue;
            }

            var size = run.Level == 0 ? "" : $" font-size=\"{Coordinates.Text(TextMetrics.ScriptSize(text.Size))}\"";
            content.Append($"<tspan dy=\"{Coordinates.Text(shift - height)}\"{size}>{characters}</tspan>");
            height = shift;
        }

        return content.ToString();
    }

    private List<(string Name, string Value)> Attributes(Paint paint, string? role = null)
    {
        List<(string, string)> attributes = [];
        string?[] classes = [role, .. theme == Theme.Auto ? [paint.Fill is { } f ? SvgStyle.FillClass(f) : null, paint.Stroke is { } s ? SvgStyle.StrokeClass(s) : null] : Array.Empty<string?>()];
        if (classes.Any(c => c is not null))
        {
            attributes.Add(("class", string.Join(' ', classes.OfType<string>())));
        }

        attributes.Add(("fill", paint.Fill is { } fill ? Color(fill, _filled) : "none"));
        if (paint.Stroke is { } stroke)
        {
            attributes.Add(("stroke", Color(stroke, _drawn)));
            attributes.Add(("stroke-width", Coordinates.Text(paint.Width)));
        }

        if (paint.Dashes is { } dashes)
        {
            attributes.Add(("stroke-dasharray", dashes));
        }

        if (paint.Opacity is > 0 and < 1)
        {
            attributes.Add((paint.Fill is null ? "stroke-opacity" : "fill-opacity", Coordinates.Text(paint.Opacity)));
        }

        return attributes;
    }

    private string Color(Tone tone, HashSet<Tone> used)
    {
        used.Add(tone);
        return theme == Theme.Dark ? tone.Dark : tone.Light;
    }

    private void Begin(string tag, ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Indent();
        _xml.Append('<').Append(tag);
        foreach (var (name, value) in attributes)
        {
            _xml.Append(' ').Append(name).Append("=\"").Append(CleanText.Escape(value)).Append('"');
        }
    }

    private void End(string content, string tag) => _ = content.Length == 0 ? _xml.Append("/>\n") : _xml.Append('>').Append(content).Append("</").Append(tag).Append(">\n");

    private void Indent() => _xml.Append(' ', _depth);
}
