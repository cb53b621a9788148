using System.Globalization;
using System.Xml.Linq;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg;
using CoOpt.Gpu.Figures.Tests.Svg.Reading;

namespace CoOpt.Gpu.Figures.Tests.Svg;

/// <summary>Names from data are text, whatever they look like; pictures are the same bytes everywhere, and small.</summary>
public sealed class HostileTests
{
    [Fact]
    public void Markup_is_text()
    {
        var picture = new SvgPicture(SvgWriter.Write(Samples.All["hostile"], new SvgOptions()));

        Assert.Equal(
            ["clipPath", "defs", "desc", "g", "path", "rect", "style", "svg", "text", "title"],
            picture.Root.DescendantsAndSelf().Select(e => e.Name.LocalName).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(picture.Texts, t => t.Content == "</svg><script>alert(1)</script>");
    }

    [Fact]
    public void Characters_that_turn_or_end_text_are_replaced()
    {
        var text = SvgWriter.Write(Samples.All["hostile"], new SvgOptions());

        Assert.DoesNotContain(text, c => c is '\0' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') || (char.IsControl(c) && c != '\n'));
        Assert.Contains("�gnp.exe�", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_shortened_is_told_whole()
    {
        var picture = new SvgPicture(SvgWriter.Write(Samples.All["hostile"], new SvgOptions()));
        var whole = new string('W', 300);

        var shortened = picture.Elements("text").Where(t => t.Attribute("aria-hidden") is null && string.Concat(t.Nodes().OfType<XText>().Select(x => x.Value)).Contains("WW…", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(shortened);
        Assert.Contains(shortened, t => t.Elements().SingleOrDefault(e => e.Name.LocalName == "title")?.Value == whole);
    }

    [Fact]
    public void Twenty_thousand_points_are_a_small_picture()
    {
        var random = new Random(1);
        var rows = new PlotBuilder();
        for (var i = 0; i < 20_000; i++)
        {
            rows.Row("cloud", ("x", random.NextDouble()), ("y", random.NextDouble()));
        }

        var svg = SvgWriter.Write(rows.Plot(PlotBuilder.Basic("cloud", "", new Axis("", "", ScaleKind.Linear), new Axis("", "", ScaleKind.Linear), new PointLayer("cloud", "x", "y"))), new SvgOptions());

        // A place of two coordinates with two decimals and its commands.
        Assert.InRange(svg.Length, 20_000 * 10, 20_000 * 17);
    }

    [Fact]
    public void Another_culture_writes_the_same_bytes()
    {
        var expected = Samples.All.Values.Select(p => SvgWriter.Write(p, new SvgOptions())).ToArray();
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NegativeSign = "~";
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            Assert.Equal("~1,5", (-1.5).ToString(CultureInfo.CurrentCulture));
            Assert.Equal(expected, Samples.All.Values.Select(p => SvgWriter.Write(p, new SvgOptions())));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
