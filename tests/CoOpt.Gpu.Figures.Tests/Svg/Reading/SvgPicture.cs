using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace CoOpt.Gpu.Figures.Tests.Svg.Reading;

/// <summary>What a renderer would see of an SVG: its size, texts and shapes. It shares no code with the writer.</summary>
internal sealed class SvgPicture
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    // Capitals and ascenders of Liberation Sans end here above the base line, descenders below it.
    private const double Ascent = 0.73;
    private const double Descent = 0.21;

    internal SvgPicture(string svg)
    {
        // No document type: nothing to expand, nothing to fetch.
        using var reader = XmlReader.Create(new StringReader(svg), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = true });
        Root = XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!;
        var box = Root.Attribute("viewBox")!.Value.Split(' ').Select(Number).ToArray();
        (Width, Height) = (box[2], box[3]);
        Texts = [.. Root.Descendants(Svg + "text").Where(t => t.Attribute("aria-hidden") is null).Select(Read)];
    }

    /// <summary>The root element.</summary>
    internal XElement Root { get; }

    /// <summary>Width of the viewBox.</summary>
    internal double Width { get; }

    /// <summary>Height of the viewBox.</summary>
    internal double Height { get; }

    /// <summary>The texts that are seen.</summary>
    internal IReadOnlyList<SvgText> Texts { get; }

    /// <summary>The elements of a name.</summary>
    internal IEnumerable<XElement> Elements(string name) => Root.Descendants(Svg + name);

    /// <summary>The groups whose classes contain one.</summary>
    internal IEnumerable<XElement> Groups(string role) => Elements("g").Where(g => Classes(g).Contains(role));

    /// <summary>The classes of an element.</summary>
    internal static string[] Classes(XElement element) => element.Attribute("class")?.Value.Split(' ') ?? [];

    /// <summary>A coordinate: a plain decimal number, and nothing else.</summary>
    internal static double Number(string text) => text.Any(char.IsAsciiLetter) ? throw new FormatException($"no coordinate: {text}") : double.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    /// <summary>A number of an attribute.</summary>
    internal static double Number(XElement element, string attribute) => Number(element.Attribute(attribute)!.Value);

    private static SvgText Read(XElement text)
    {
        var (x, y, size) = (Number(text, "x"), Number(text, "y"), Number(text, "font-size"));
        var bold = text.Attribute("font-weight")?.Value == "bold";
        var (width, height, top, bottom) = (0.0, 0.0, 0.0, 0.0);
        var content = "";
        foreach (var node in text.Nodes())
        {
            var piece = node switch { XText t => t.Value, XElement e when e.Name == Svg + "tspan" => e.Value, _ => "" };
            var own = node is XElement tspan && tspan.Attribute("font-size") is { } s ? Number(s.Value) : size;
            height += node is XElement moved && moved.Attribute("dy") is { } dy ? Number(dy.Value) : 0;
            width += LiberationSans.Width(piece, own, bold);
            (top, bottom) = (Math.Min(top, height - Ascent * own), Math.Max(bottom, height + Descent * own));
            content += piece;
        }

        var left = -width * (text.Attribute("text-anchor")?.Value switch { "middle" => 0.5, "end" => 1.0, _ => 0.0 });
        if (text.Attribute("transform") is { } transform)
        {
            // The only turn is a quarter to the left about the anchor: (dx, dy) becomes (dy, −dx).
            Assert.Equal($"rotate(-90 {text.Attribute("x")!.Value} {text.Attribute("y")!.Value})", transform.Value);
            return new SvgText(content, size, x + top, y - left - width, x + bottom, y - left);
        }

        return new SvgText(content, size, x + left, y + top, x + left + width, y + bottom);
    }
}
