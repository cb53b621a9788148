using System.Text.RegularExpressions;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg;
using CoOpt.Gpu.Figures.Svg.Colors;
using CoOpt.Gpu.Figures.Tests.Svg.Reading;

namespace CoOpt.Gpu.Figures.Tests.Svg;

/// <summary>What is drawn can be read off the picture again: from the tick labels and their grid lines follow the axes, from these the value at each mark.</summary>
public sealed partial class PositionTests
{
    private const double Precision = AxisReader.Precision;

    [Theory]
    [InlineData(ScaleKind.Linear, ScaleKind.Linear, 1)]
    [InlineData(ScaleKind.Linear, ScaleKind.Log, 2)]
    [InlineData(ScaleKind.Log, ScaleKind.Linear, 3)]
    [InlineData(ScaleKind.Log, ScaleKind.Log, 4)]
    public void Lines_and_points_can_be_read_off(ScaleKind xScale, ScaleKind yScale, int seed)
    {
        var random = new Random(seed);
        double Value(ScaleKind scale) => scale == ScaleKind.Log ? Math.Pow(10, -3 + 6 * random.NextDouble()) : -30 + 130 * random.NextDouble();
        var rows = Enumerable.Range(0, 300).Select(_ => (X: Value(xScale), Y: Value(yScale))).ToArray();
        var builder = new PlotBuilder();
        foreach (var (x, y) in rows)
        {
            builder.Row("points", ("x", x), ("y", y)).Row("line", ("x", x), ("y", y));
        }

        var plot = builder.Plot(PlotBuilder.Basic("read", "", new Axis("", "", xScale), new Axis("", "", yScale), new LineLayer("line", "x", "y"), new PointLayer("points", "x", "y")));
        var picture = new SvgPicture(SvgWriter.Write(plot, new SvgOptions()));
        var (xAxis, yAxis) = AxisReader.Read(picture, xScale, yScale);

        var marks = picture.Groups("series").ToArray();
        AssertPlaces(rows, Path(marks.Single(g => !SvgPicture.Classes(g).Contains("marks"))), xAxis, yAxis);

        // A circle is drawn from its middle, then relative to it.
        AssertPlaces(rows, Path(marks.Single(g => SvgPicture.Classes(g).Contains("marks"))), xAxis, yAxis);
    }

    [Fact]
    public void Gaps_part_a_line()
    {
        var builder = new PlotBuilder();
        foreach (var (x, y) in new[] { (1.0, 1.0), (2, 2), (3, double.NaN), (4, 4), (5, 0), (6, -1), (7, double.PositiveInfinity), (8, 8), (9, 9) })
        {
            builder.Row("line", ("x", x), ("y", y));
        }

        var plot = builder.Plot(PlotBuilder.Basic("gaps", "", new Axis("", "", ScaleKind.Linear), new Axis("", "", ScaleKind.Log), new LineLayer("line", "x", "y")));
        var path = Path(new SvgPicture(SvgWriter.Write(plot, new SvgOptions())).Groups("series").Single());

        // 1–2, the dot at 4, and 8–9.
        Assert.Equal("ML Mh ML", string.Join(' ', Regex.Split(Regex.Replace(path, "[^MLh]", ""), "(?=M)").Where(p => p.Length > 0)));
    }

    [Fact]
    public void Bars_reach_from_zero_to_their_value()
    {
        var plot = Samples.All["bars-grouped"];
        var picture = new SvgPicture(SvgWriter.Write(plot, new SvgOptions()));
        var (_, y) = AxisReader.Read(picture, ScaleKind.Category, ScaleKind.Linear);

        var bars = picture.Groups("series").SelectMany(g => g.Elements().Where(e => e.Name.LocalName == "rect")).Select(r => (Top: y(SvgPicture.Number(r, "y")), Bottom: y(SvgPicture.Number(r, "y") + SvgPicture.Number(r, "height")))).ToArray();

        var expected = plot.Data.Numbers("n").Select((n, row) => (n, Series: plot.Data.Texts("outcome")[row], row)).OrderBy(r => plot.Figure.Series!.Values.IndexOf(r.Series)).ThenBy(r => r.row).Select(r => r.n).ToArray();
        Assert.Equal(expected.Length, bars.Length);
        Assert.All(expected.Zip(bars), p => Assert.Equal(p.First, p.Second.Top, 0.01));
        Assert.All(bars, b => Assert.Equal(0, b.Bottom, 0.01));
    }

    [Fact]
    public void Cells_have_the_edges_and_the_colour_of_their_rows()
    {
        var plot = Samples.All["cells-diverging"];
        var picture = new SvgPicture(SvgWriter.Write(plot, new SvgOptions { Theme = Theme.Light }));

        // A map over a panel has no grid; its ends are those of the cells.
        var cells = picture.Groups("cell").SelectMany(g => Cell().Matches(Path(g)).Select(m => (Tone: g.Attribute("fill")!.Value, Edges: m.Groups.Values.Skip(1).Select(v => SvgPicture.Number(v.Value)).ToArray()))).ToArray();
        Assert.Equal(plot.Data.Numbers("d").Count(double.IsFinite), cells.Length);
        double left = cells.Min(c => c.Edges[0]), right = cells.Max(c => c.Edges[2]), top = cells.Min(c => c.Edges[1]), bottom = cells.Max(c => c.Edges[3]);
        double X(double value) => left + (right - left) * value / plot.Data.Numbers("x1").Where(double.IsFinite).Max();
        double Y(double value) => bottom - (bottom - top) * value / plot.Data.Numbers("y1").Where(double.IsFinite).Max();
        var values = plot.Data.Numbers("d");
        var farthest = values.Where(double.IsFinite).Max(Math.Abs);
        for (var row = 0; row < plot.Data.Rows; row++)
        {
            if (double.IsFinite(values[row]))
            {
                double[] expected = [X(plot.Data.Numbers("x0")[row]), Y(plot.Data.Numbers("y1")[row]), X(plot.Data.Numbers("x1")[row]), Y(plot.Data.Numbers("y0")[row])];
                var cell = Assert.Single(cells, c => c.Edges.Zip(expected).All(p => Math.Abs(p.First - p.Second) < Precision));

                // The tone's place on the ramp is the value's, to half a step of it.
                var place = Ramp.Diverging.Tones.Select((t, i) => (t.Light, i)).First(t => t.Light == cell.Tone).i / (Ramp.Steps - 1.0);
                Assert.Equal(0.5 + values[row] / farthest / 2, place, 0.51 / (Ramp.Steps - 1));
            }
        }
    }

    [Fact]
    public void A_band_has_its_rows_ends_as_corners()
    {
        var plot = Samples.All["lines-4-page"];
        var picture = new SvgPicture(SvgWriter.Write(plot, new SvgOptions()));
        var (x, y) = AxisReader.Read(picture, ScaleKind.Linear, ScaleKind.Log);
        var bands = picture.Elements("path").Where(p => p.Attribute("fill-opacity") is not null).Select(p => Vertex().Matches(p.Attribute("d")!.Value).Select(m => (X: SvgPicture.Number(m.Groups[1].Value), Y: SvgPicture.Number(m.Groups[2].Value))).ToArray()).ToArray();

        Assert.Equal(4, bands.Length);
        var names = plot.Data.Texts("alpha");
        foreach (var (band, name) in bands.Zip(plot.Figure.Series!.Values))
        {
            var rows = Enumerable.Range(0, plot.Data.Rows).Where(r => names[r] == name).ToArray();
            var corners = rows.Select(r => (r, "high")).Concat(rows.Reverse().Select(r => (r, "low"))).ToArray();
            Assert.Equal(corners.Length, band.Length);
            Assert.All(corners.Zip(band), p =>
            {
                AssertWithin(plot.Data.Numbers("iteration")[p.First.r], x(p.Second.X - Precision), x(p.Second.X + Precision));
                AssertWithin(plot.Data.Numbers(p.First.Item2)[p.First.r], y(p.Second.Y + Precision), y(p.Second.Y - Precision));
            });
        }
    }

    private static void AssertPlaces((double X, double Y)[] rows, string path, Func<double, double> x, Func<double, double> y)
    {
        var places = Vertex().Matches(path).Select(m => (X: SvgPicture.Number(m.Groups[1].Value), Y: SvgPicture.Number(m.Groups[2].Value))).ToArray();
        Assert.Equal(rows.Length, places.Length);
        Assert.All(rows.Zip(places), p =>
        {
            // A value must lie between those a rounding away.
            AssertWithin(p.First.X, x(p.Second.X - Precision), x(p.Second.X + Precision));
            AssertWithin(p.First.Y, y(p.Second.Y + Precision), y(p.Second.Y - Precision));
        });
    }

    private static void AssertWithin(double value, double low, double high) => Assert.True(low <= value && value <= high, $"{value} is not in {low} to {high}");

    private static string Path(System.Xml.Linq.XElement group) => string.Concat(group.Elements().Where(e => e.Name.LocalName == "path").Select(e => e.Attribute("d")!.Value));

    [GeneratedRegex("M([-0-9.]+),([-0-9.]+)L[-0-9.]+,[-0-9.]+L([-0-9.]+),([-0-9.]+)L")]
    private static partial Regex Cell();

    [GeneratedRegex("[ML]([-0-9.]+),([-0-9.]+)")]
    private static partial Regex Vertex();
}
