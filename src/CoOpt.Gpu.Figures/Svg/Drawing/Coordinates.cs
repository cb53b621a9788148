using System.Globalization;
using System.Text;

namespace CoOpt.Gpu.Figures.Svg.Drawing;

/// <summary>Coordinates as text: at most two decimals of a point, always the same.</summary>
internal static class Coordinates
{
    // Far outside of any figure, yet short to write and within every renderer's range.
    private const double Farthest = 20_000;

    /// <summary>A finite coordinate.</summary>
    internal static string Text(double value)
    {
        var rounded = Math.Round(Math.Clamp(value, -Farthest, Farthest), 2, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString("0.##", CultureInfo.InvariantCulture);
    }

    /// <summary>A path through points.</summary>
    internal static string Polyline(IEnumerable<(double X, double Y)> points, bool closed = false)
    {
        var path = new StringBuilder();
        foreach (var (x, y) in points)
        {
            path.Append(path.Length == 0 ? 'M' : 'L').Append(Text(x)).Append(',').Append(Text(y));
        }

        return closed ? path.Append('Z').ToString() : path.ToString();
    }
}
