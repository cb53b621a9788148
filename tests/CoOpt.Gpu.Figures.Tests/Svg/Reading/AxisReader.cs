using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CoOpt.Gpu.Figures.Definitions;

namespace CoOpt.Gpu.Figures.Tests.Svg.Reading;

/// <summary>The axes of a picture of one panel, as its tick labels and their grid lines tell.</summary>
internal static partial class AxisReader
{
    /// <summary>Coordinates have two decimals of a point; a grid line and a mark are both rounded.</summary>
    internal const double Precision = 0.02;

    /// <summary>From places to values. A category axis gives the places themselves.</summary>
    internal static (Func<double, double> X, Func<double, double> Y) Read(SvgPicture picture, ScaleKind x, ScaleKind y)
    {
        // The first path of a panel is its grid: horizontal lines in the order of the labels at the left, then vertical ones in that of the labels below.
        var panel = picture.Groups("panel").Single();
        var grid = GridLine().Matches(panel.Elements().First(e => e.Name.LocalName == "path").Attribute("d")!.Value).Select(m => m.Groups.Values.Skip(1).Select(g => SvgPicture.Number(g.Value)).ToArray()).ToArray();
        var labels = panel.Elements().Where(e => e.Name.LocalName == "text").ToLookup(t => t.Attribute("text-anchor")?.Value);
        return (
            x == ScaleKind.Category ? v => v : Inverse(x, [.. grid.Where(l => l[0] == l[2]).Select(l => l[0])], [.. labels["middle"].Select(Value)]),
            y == ScaleKind.Category ? v => v : Inverse(y, [.. grid.Where(l => l[1] == l[3]).Select(l => l[1])], [.. labels["end"].Select(Value)]));
    }

    private static Func<double, double> Inverse(ScaleKind kind, double[] places, double[] ticks)
    {
        Assert.Equal(places.Length, ticks.Length);
        Assert.True(places.Length >= 2, "an axis needs two ticks to be read");
        double[] values = kind == ScaleKind.Log ? [.. ticks.Select(Math.Log10)] : ticks;
        var slope = (values[^1] - values[0]) / (places[^1] - places[0]);
        Assert.All(values.Zip(places), p => Assert.Equal(p.First, values[0] + slope * (p.Second - places[0]), Math.Abs(slope) * Precision));
        return place => values[0] + slope * (place - places[0]) is var v && kind == ScaleKind.Log ? Math.Pow(10, v) : v;
    }

    // A number, m×10 with a raised exponent, or 10 with a raised exponent.
    private static double Value(XElement label)
    {
        var raised = label.Elements().SingleOrDefault(e => e.Name.LocalName == "tspan")?.Value.Replace('−', '-');
        var plain = string.Concat(label.Nodes().OfType<XText>().Select(t => t.Value)).Replace('−', '-');
        return raised is null ? double.Parse(plain, CultureInfo.InvariantCulture)
            : (plain == "10" ? 1 : double.Parse(plain[..plain.IndexOf('×', StringComparison.Ordinal)], CultureInfo.InvariantCulture)) * Math.Pow(10, int.Parse(raised, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex("M([-0-9.]+),([-0-9.]+)L([-0-9.]+),([-0-9.]+)")]
    private static partial Regex GridLine();
}
