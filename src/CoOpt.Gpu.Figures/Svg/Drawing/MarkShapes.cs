using System.Collections.Immutable;
using System.Text;

namespace CoOpt.Gpu.Figures.Svg.Drawing;

/// <summary>Marks of series: told apart by shape as well as by colour, and of about the same area.</summary>
internal static class MarkShapes
{
    // Corners in units of the radius; the first shape is a circle.
    private static readonly ImmutableArray<(double X, double Y)>[] Corners =
    [
        [],
        [(-0.89, -0.89), (0.89, -0.89), (0.89, 0.89), (-0.89, 0.89)],
        [(0, -1.3), (1.15, 0.8), (-1.15, 0.8)],
        [(0, -1.35), (1.2, 0), (0, 1.35), (-1.2, 0)],
        [(0, 1.3), (-1.15, -0.8), (1.15, -0.8)],
        [(-0.42, -1.25), (0.42, -1.25), (0.42, -0.42), (1.25, -0.42), (1.25, 0.42), (0.42, 0.42), (0.42, 1.25), (-0.42, 1.25), (-0.42, 0.42), (-1.25, 0.42), (-1.25, -0.42), (-0.42, -0.42)],
        Star(5, 1.4, 0.6),
        [(-1.4, -0.55), (1.4, -0.55), (1.4, 0.55), (-1.4, 0.55)],
    ];

    /// <summary>How many shapes there are.</summary>
    internal static int Count => Corners.Length;

    /// <summary>The shape of a series: also where colours begin again, their shapes do not.</summary>
    internal static int Of(int series) => series < 0 ? 0 : (series + series / Count) % Count;

    /// <summary>A closed path around a place.</summary>
    internal static string Path(int shape, double x, double y, double radius)
    {
        if (Corners[shape].IsEmpty)
        {
            var (r, d) = (Coordinates.Text(radius), Coordinates.Text(2 * radius));
            return $"M{Coordinates.Text(x)},{Coordinates.Text(y)}m-{r},0a{r},{r} 0 1,0 {d},0a{r},{r} 0 1,0 -{d},0z";
        }

        // Relative after the first, so that every mark of a shape is the same text.
        var path = new StringBuilder($"M{Coordinates.Text(x)},{Coordinates.Text(y)}m");
        var (atX, atY) = (0.0, 0.0);
        foreach (var (cornerX, cornerY) in Corners[shape])
        {
            var (stepX, stepY) = (Math.Round(cornerX * radius - atX, 2), Math.Round(cornerY * radius - atY, 2));
            path.Append(atX == 0 && atY == 0 ? "" : "l").Append(Coordinates.Text(stepX)).Append(',').Append(Coordinates.Text(stepY));
            (atX, atY) = (atX + stepX, atY + stepY);
        }

        return path.Append('z').ToString();
    }

    private static ImmutableArray<(double X, double Y)> Star(int points, double outer, double inner) =>
        [.. Enumerable.Range(0, 2 * points).Select(i => (Angle: Math.PI * i / points, Radius: i % 2 == 0 ? outer : inner)).Select(p => (p.Radius * Math.Sin(p.Angle), -p.Radius * Math.Cos(p.Angle)))];
}
